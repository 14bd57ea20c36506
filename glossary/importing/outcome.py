"""What became of each row of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.model import Place


class RowVerdict(StrEnum):
    """What an import did with a row."""

    ADDED = "added"
    MERGED = "merged"
    """The concept was there; the row gave it a term, a definition or a status."""
    THERE = "already there"
    CONFLICT = "conflict"
    """The termbase says otherwise; what became of that, the reason tells."""
    REFUSED = "refused"
    PROBLEM = "problem"
    """No row's verdict: what is wrong with a file, or with a row that was read all the same."""


class Preference(StrEnum):
    """Who is right where a row and the termbase say otherwise."""

    ASK = "ask"
    """A reviewer will say: the row becomes a suggestion."""
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row or element of a file, and what became of it."""

    place: Place
    verdict: RowVerdict
    nl: str = ""
    en: str = ""
    subject_field: str = ""
    reason: str = ""
    """Why, or what was taken from it, kept as it was, or written otherwise; empty when there is nothing to tell."""
    entry: int = 0
    """The number of the entry it went into, is the same as, or contradicts; 0 without one, or after a dry run."""
    suggestion: int = 0
    """The number of the suggestion that a conflict became."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    rows: Sequence[ImportedRow]
    """In the order of the files."""
    batch: int | None
    """The number under which the changes are logged and taken back; None when nothing was written."""

    @property
    def counts(self) -> dict[RowVerdict, int]:
        """How many rows got each verdict, those without a row left out."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in RowVerdict if found[verdict]}
