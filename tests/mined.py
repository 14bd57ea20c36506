"""A mined termbase to its suggestions, so that no test holds a number or a count that hangs on the starter terms."""

from __future__ import annotations

from pathlib import Path

from glossary.model import TermPair
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.mined import pairs


def suggestions(database: Path, *, names: bool = False) -> list[TermPair]:
    """Give the suggestions of a termbase, those most worth judging first; with `names` those for names too."""
    with open_termbase(database) as termbase:
        return pairs(termbase, names=names)


def number_of(database: Path, nl: str) -> int:
    """Give the number of the suggestion for a Dutch term."""
    return next(pair.number for pair in suggestions(database, names=True) if pair.nl == nl)


def with_english(termbase: Termbase) -> list[int]:
    """Give the numbers of the suggestions that can be approved as they are, those most worth judging first."""
    return [pair.number for pair in pairs(termbase) if pair.en]
