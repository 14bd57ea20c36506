"""What the tables of several tools share: which side is Dutch, texts that no spreadsheet runs, and when these are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.formulas import guarded, is_unsafe

if TYPE_CHECKING:
    from glossary.exchange.formats.explanations import ToldPair

# Pairs that are looked at to tell which side is Dutch.
_SAMPLE = 500


def guarded_for(tool: str, text: str, tally: Tally) -> str:
    """Guard a cell, and say so, since the tool takes the apostrophe for a part of the text."""
    if not is_unsafe(text):
        return text
    tally.add(f"a text that a spreadsheet would run has an apostrophe in front; take it away in {tool}", text)
    return guarded(text)


def dutch_first_of(rows: Sequence[ToldPair], name: str, problems: list[Problem]) -> Sequence[ToldPair]:
    """Give pairs with the Dutch as `nl`: turned around where the texts say that the first column is English.

    A row that we wrote tells more than its texts; the Dutch stands first in it.
    """
    from glossary.reading.bilingual_direction import dutch_first

    if any(row.cells.keys() - {"note"} for row in rows[:_SAMPLE]):
        return rows
    if dutch_first((row.nl, row.en) for row in rows[:_SAMPLE] if row.nl != row.en) is not False:
        return rows
    problems.append(Problem(Place(name), tr("the English stands first in this file; it was read as English to Dutch")))
    return [replace(row, nl=row.en, en=row.nl) for row in rows]


def heading_names(rows: Iterable[Sequence[str]]) -> list[str]:
    """Give the cells of the first row without case and spaces; nothing where there is no row."""
    return [cell.strip().casefold() for cell in next(iter(rows), ())]
