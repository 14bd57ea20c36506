"""The terms of a termbase as rows with their match keys, for who looks many texts through at once."""

from __future__ import annotations

from typing import NamedTuple

from glossary.model import SubjectField
from glossary.termbase.connection import Termbase
from glossary.termbase.once import once_per_starter
from glossary.termbase.search import schemas


class KeyedTerm(NamedTuple):
    """A term of an entry, with the key it is found by."""

    entry: int
    """The number of the entry; negative for starter terms."""
    language: str
    text: str
    key: str
    status: str
    pos: str
    region: str
    kind: str
    case_sensitive: int
    """1 where another case is another word, else 0."""


def own_keyed_terms(termbase: Termbase) -> list[KeyedTerm]:
    """Give the terms of the termbase itself, in the order of a look-up."""
    return _keyed(termbase, "main")


@once_per_starter
def starter_keyed_terms(termbase: Termbase) -> list[KeyedTerm]:
    """Give the starter terms, in the order of a look-up."""
    return [] if termbase.starter_path is None else _keyed(termbase, "starter")


def _keyed(termbase: Termbase, schema: str) -> list[KeyedTerm]:
    sql = (
        "SELECT entry_id, language, text, key, status, pos, region, kind, case_sensitive"  # noqa: S608 - a name of ours
        f" FROM {schema}.terms ORDER BY status <> 'preferred', rank, entry_id DESC"
    )
    return [KeyedTerm(*row) for row in termbase.rows(sql)]


def entry_fields(termbase: Termbase) -> dict[int, SubjectField]:
    """Give the subject field of every entry by its number, starter terms included."""
    return {
        number: SubjectField(field)
        for schema in schemas(termbase)
        for number, field in termbase.rows(f"SELECT id, subject_field FROM {schema}.concept_entries")  # noqa: S608
    }


def rejected_pairs(termbase: Termbase) -> list[tuple[str, str]]:
    """Give the pairs that reviewers rejected and nobody took back: the key of the Dutch, and the English."""
    rows = termbase.rows(
        "SELECT p.key, v.en FROM standing_verdicts AS v JOIN term_pairs AS p ON p.id = v.pair_id"
        " WHERE v.decision = 'rejected' ORDER BY p.key"
    )
    return [(row[0], row[1]) for row in rows]
