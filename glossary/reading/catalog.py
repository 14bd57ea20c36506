"""gettext catalogs (.po, .pot) to paragraphs: the Dutch side of each message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import polib

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.bitext import dutch_side, language_of_texts
from glossary.reading.encodings import decoded
from glossary.reading.flow import broken_lines
from glossary.reading.opening import read_whole
from glossary.reading.xmlstream import language_of_tag

_CHARSET = re.compile(rb"charset=([\w-]{1,40})")
_CHARSET_WITHIN = 8192
# polib takes these for line ends, in the middle of a message.
_NOT_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\r": "\n"})
_SOURCE, _TARGET = 0, 1


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the Dutch side of each message, with the number of the message and its line in the file.

    The header names the side (`Language: nl` or `X-Source-Language: nl`), else the texts tell it. Messages without
    Dutch text and obsolete ones are counted in problems; fuzzy ones are Dutch all the same and are read.
    """
    catalog = opened_catalog(source, name, limits, problems)
    messages = [entry for entry in catalog if not entry.obsolete]
    side = _dutch_side(catalog, messages, name)
    empty = 0
    for number, entry in enumerate(messages, start=1):
        texts = [text for text in _texts(entry, side) if text.strip()]
        empty += not texts
        part = f"message {number}" + (tr(", context {msgctxt}", msgctxt=entry.msgctxt) if entry.msgctxt else "")
        for line in (line for text in texts for line in broken_lines(text)):
            yield Paragraph(line, Place(name, entry.linenum or 1, 0, part))
    _say(empty, tr("messages have no Dutch text"), name, problems)
    _say(len(catalog) - len(messages), tr("obsolete messages passed over"), name, problems)


def _say(count: int, message: str, name: str, problems: list[Problem]) -> None:
    if count:
        problems.append(Problem(Place(name), f"{count} {message}"))


def opened_catalog(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> polib.POFile:
    """Give a .po file in the encoding its header names. Raises ReadingError when it is broken or no catalog."""
    data = read_whole(source, name, limits)
    told = _CHARSET.search(data[:_CHARSET_WITHIN])
    text = decoded(data, name, told.group(1).decode("ascii") if told else "", problems)
    del data
    if "msgid" not in text:
        raise ReadingError(name, tr("is no gettext catalog: it holds no messages"))
    unified = text.replace("\r\n", "\n").translate(_NOT_LINE_ENDS)
    try:
        # polib takes a text with a line end for a text, never for a path.
        return polib.pofile(unified + "\n", encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        reason = re.sub(r"in po file\s*|unnamed\s*", "", " ".join(str(error).split()))[:120]
        raise ReadingError(
            name, tr("is a broken catalog ({reason}); check it with 'msgfmt --check'", reason=reason)
        ) from error


def _dutch_side(catalog: polib.POFile, messages: list[polib.POEntry], name: str) -> int:
    if Path(name).suffix.casefold() == ".pot":
        return _side_of_template(messages, name)
    target = language_of_tag(catalog.metadata.get("Language", ""))
    if language_of_tag(catalog.metadata.get("X-Source-Language", "")) == "nl":
        return _SOURCE
    if target == "nl":
        return _TARGET
    sides = [[text for entry in messages for text in _texts(entry, side)] for side in (_SOURCE, _TARGET)]
    if target:
        sides[_TARGET] = []
    side = dutch_side((sides[_SOURCE], sides[_TARGET]))
    if side is None:
        raise ReadingError(
            name, tr("does not tell which side is Dutch; put 'Language: nl' or 'X-Source-Language: nl' in its header")
        )
    return side


def _side_of_template(messages: list[polib.POEntry], name: str) -> int:
    language = language_of_texts(entry.msgid for entry in messages)
    if language not in {"nl", ""}:
        raise ReadingError(
            name,
            tr(
                "is a template whose messages are not Dutch ({language}); name the Dutch .po file instead",
                language=language,
            ),
        )
    return _SOURCE


def _texts(entry: polib.POEntry, side: int) -> Iterator[str]:
    if side == _SOURCE:
        yield entry.msgid
        if entry.msgid_plural:
            yield entry.msgid_plural
    elif entry.msgstr_plural:
        yield from (entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural))
    else:
        yield entry.msgstr
