"""gettext catalogs (.po, .mo) to raw pairs: each message with its translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import polib

from glossary.model import Place, Problem
from glossary.reading.base import Limits
from glossary.reading.bilingual_raw import RawPair, RawPairs
from glossary.reading.catalog import opened_catalog
from glossary.reading.compiled_tables import text_tables
from glossary.reading.opening import read_whole
from glossary.reading.xmlstream import language_of_tag


def catalog_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the messages of a .po file; the header tells the languages. Fuzzy and obsolete ones are marked."""
    catalog = opened_catalog(source, name, limits, problems)
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
    """Give the messages of a .mo file; its header tells the languages."""
    del problems
    data = read_whole(source, name, limits)
    originals, translations = text_tables(data, name)
    texts = [(_text(data, *one), _text(data, *other)) for one, other in zip(originals, translations, strict=True)]
    header = next((second for first, second in texts if not first), "")
    fields = dict(line.split(": ", 1) for line in header.split("\n") if ": " in line)
    return RawPairs(_languages(fields), _compiled(texts, name))


def _text(data: bytes, size: int, offset: int) -> str:
    return data[offset : offset + size].decode("utf-8", "replace")


def _compiled(texts: list[tuple[str, str]], name: str) -> Iterator[RawPair]:
    for number, (first, second) in enumerate(texts, start=1):
        if not first:
            continue
        # The context stands before EOT; the plural behind NUL.
        sources, targets = first.rpartition("\x04")[2].split("\0"), second.split("\0")
        for one, other in zip(sources, targets, strict=False):
            yield RawPair(one, other, Place(name, number, 0, f"message {number}"))
