"""Entries of the person's own that an entry from outside may be the same as, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossary.model import PairStatus
from glossary.termbase.connection import Termbase
from glossary.termbase.contentions import is_contention
from glossary.termbase.mined import pairs

# SQLite's limit on the parameters of one statement is 999 in old builds.
_BATCH = 900


def numbers_by_identifier(termbase: Termbase, identifiers: Iterable[str]) -> dict[str, list[int]]:
    """Give the numbers of the entries that have one of these identifiers."""
    found: dict[str, list[int]] = {}
    for batch in _batches(identifiers):
        marks = ",".join("?" * len(batch))
        sql = f"SELECT identifier, id FROM main.concept_entries WHERE identifier <> '' AND identifier IN ({marks}) ORDER BY id"  # noqa: S608
        for row in termbase.rows(sql, *batch):
            found.setdefault(row["identifier"], []).append(row["id"])
    return found


def numbers_by_dutch_key(termbase: Termbase, keys: Iterable[str]) -> dict[str, list[int]]:
    """Give the numbers of the entries that have a Dutch term with one of these match keys."""
    found: dict[str, list[int]] = {}
    for batch in _batches(keys):
        marks = ",".join("?" * len(batch))
        sql = f"SELECT DISTINCT key, entry_id FROM main.terms WHERE language = 'nl' AND key IN ({marks}) ORDER BY entry_id"  # noqa: S608
        for row in termbase.rows(sql, *batch):
            found.setdefault(row["key"], []).append(row["entry_id"])
    return found


def _batches(values: Iterable[str]) -> Iterator[Sequence[str]]:
    wanted = sorted({value for value in values if value})
    for first in range(0, len(wanted), _BATCH):
        yield wanted[first : first + _BATCH]


def rejected_terms(termbase: Termbase) -> dict[str, tuple[str, str]]:
    """Give the Dutch terms that reviewers rejected: match key to the English that was suggested, and the reason."""
    rejected = pairs(termbase, statuses=[PairStatus.REJECTED], names=True)
    return {pair.key: (pair.en, pair.reason) for pair in rejected if not is_contention(pair.key)}
