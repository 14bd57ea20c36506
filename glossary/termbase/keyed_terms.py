"""The terms of a termbase as rows with their match keys, for who looks many texts through at once."""

from __future__ import annotations

import json
from typing import NamedTuple

from glossary.model import SubjectField
from glossary.termbase.connection import Termbase
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


class FalseFriendRow(NamedTuple):
    """A Dutch word with the English it is mistaken for."""

    nl: str
    key: str
    wrong: str
    right: tuple[str, ...]
    why: str


def keyed_terms(termbase: Termbase, schema: str = "main") -> list[KeyedTerm]:
    """Give the terms of the termbase itself (`main`) or of the starter terms (`starter`), in the order of a look-up."""
    if schema == "starter" and termbase.starter_path is None:
        return []
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


def false_friends(termbase: Termbase) -> list[FalseFriendRow]:
    """Give the false friends of the starter terms."""
    if termbase.starter_path is None:
        return []
    rows = termbase.rows('SELECT nl, key, wrong, "right", why FROM starter.false_friends ORDER BY id')
    return [FalseFriendRow(row[0], row[1], row[2], tuple(json.loads(row[3])), row[4]) for row in rows]


def rejected_pairs(termbase: Termbase) -> list[tuple[str, str]]:
    """Give the pairs that reviewers rejected and nobody took back: the key of the Dutch, and the English."""
    rows = termbase.rows(
        "SELECT p.key, v.en FROM standing_verdicts AS v JOIN term_pairs AS p ON p.id = v.pair_id"
        " WHERE v.decision = 'rejected' ORDER BY p.key"
    )
    return [(row[0], row[1]) for row in rows]
