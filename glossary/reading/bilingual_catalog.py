"""gettext catalogs (.po, .mo) to raw pairs: each message with its translation."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

import polib

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits
from glossary.reading.bilingual_raw import RawPair, RawPairs
from glossary.reading.encodings import decoded
from glossary.reading.opening import read_whole
from glossary.reading.xmlstream import language_of_tag

_CHARSET = re.compile(rb"charset=([\w-]{1,40})")
_CHARSET_WITHIN = 8192
# polib takes these for line ends, in the middle of a message.
_NOT_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\r": "\n"})
_LITTLE, _BIG = 0x950412DE, 0xDE120495


def catalog_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the messages of a .po file; the header tells the languages. Fuzzy and obsolete ones are marked."""
    data = read_whole(source, name, limits)
    told = _CHARSET.search(data[:_CHARSET_WITHIN])
    text = decoded(data, name, told.group(1).decode("ascii") if told else "", problems)
    if "msgid" not in text:
        raise ReadingError(name, tr("is no gettext catalog: it holds no messages"))
    try:
        # polib takes a text with a line end for a text, never for a path.
        catalog = polib.pofile(text.replace("\r\n", "\n").translate(_NOT_LINE_ENDS) + "\n", encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        reason = re.sub(r"in po file\s*|unnamed\s*", "", " ".join(str(error).split()))[:120]
        raise ReadingError(
            name, tr("is a broken catalog ({reason}); check it with 'msgfmt --check'", reason=reason)
        ) from error
    return RawPairs(_languages(catalog.metadata), _messages(catalog, name))


def _languages(header: dict[str, str]) -> tuple[str, str]:
    source = language_of_tag(header.get("X-Source-Language", ""))
    target = language_of_tag(header.get("Language", "") or header.get("X-Poedit-Language", ""))
    return source, target


def _messages(catalog: polib.POFile, name: str) -> Iterator[RawPair]:
    for number, entry in enumerate(catalog, start=1):
        fault = "obsolete" if entry.obsolete else "fuzzy" if "fuzzy" in entry.flags else ""
        place = Place(name, entry.linenum or number, 0, f"message {number}")
        yield RawPair(
            entry.msgid, entry.msgstr_plural.get(0, "") if entry.msgstr_plural else entry.msgstr, place, fault
        )
        if entry.msgid_plural:
            yield RawPair(entry.msgid_plural, entry.msgstr_plural.get(1, ""), place, fault)


def compiled_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the messages of a .mo file. Source of the format: the GNU gettext manual, 'The Format of GNU MO Files'."""
    del problems
    data = read_whole(source, name, limits)
    try:
        magic = struct.unpack_from("<I", data)[0]
        if magic not in {_LITTLE, _BIG}:
            raise ReadingError(name, tr("is no compiled catalog; compile it again with 'msgfmt', or name the .po file"))
        order = "<" if magic == _LITTLE else ">"
        _, count, originals, translations = struct.unpack_from(f"{order}4I", data, 4)
        sizes = (struct.unpack_from(f"{order}{2 * count}I", data, table)[::2] for table in (originals, translations))
        # Texts that overlap are made to fill the memory: a few bytes on disk, gigabytes when read one by one.
        if max(originals, translations) + 8 * count > len(data) or sum(map(sum, sizes)) > len(data):
            raise ReadingError(
                name, tr("is a broken compiled catalog; compile it again with 'msgfmt', or name the .po file")
            )
        texts = [
            tuple(
                _text(data, *struct.unpack_from(f"{order}2I", data, table + 8 * n))
                for table in (originals, translations)
            )
            for n in range(count)
        ]
    except struct.error as error:
        raise ReadingError(
            name, tr("is a broken compiled catalog; compile it again with 'msgfmt', or name the .po file")
        ) from error
    header = next((second for first, second in texts if not first), "")
    fields = dict(line.split(": ", 1) for line in header.split("\n") if ": " in line)
    return RawPairs(_languages(fields), _compiled(texts, name))


def _text(data: bytes, size: int, offset: int) -> str:
    if offset + size > len(data):
        raise struct.error
    return data[offset : offset + size].decode("utf-8", "replace")


def _compiled(texts: list[tuple[str, ...]], name: str) -> Iterator[RawPair]:
    for number, (first, second) in enumerate(texts, start=1):
        if not first:
            continue
        # The context stands before EOT; the plural behind NUL.
        sources, targets = first.rpartition("\x04")[2].split("\0"), second.split("\0")
        for one, other in zip(sources, targets, strict=False):
            yield RawPair(one, other, Place(name, number, 0, f"message {number}"))
