"""Compiled gettext catalogs (.mo) to paragraphs: the Dutch side of each message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.bilingual_catalog import compiled_pairs
from glossary.reading.bitext import dutch_side
from glossary.reading.flow import broken_lines


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the Dutch side of each message, with its number. The header names the side, else the texts tell it."""
    raw = compiled_pairs(source, name, limits, problems)
    pairs = list(raw.pairs)
    side = raw.languages.index("nl") if "nl" in raw.languages else None
    if side is None:
        firsts = [pair.first for pair in pairs]
        side = dutch_side((firsts, [] if raw.languages[1] else [pair.second for pair in pairs]))
    if side is None:
        raise ReadingError(name, tr("does not tell which side is Dutch; name the .po file it was compiled from"))
    for pair in pairs:
        for line in broken_lines((pair.first, pair.second)[side]):
            yield Paragraph(line, pair.place)
