"""What a person calls a suggestion or an entry, to its number."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from glossary.termbase.connection import Termbase


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """An English word that a Dutch term seems to mean and does not."""

    nl: str
    wrong: str
    why: str


def pairs_named(termbase: Termbase, text: str, key: str) -> list[int]:
    """Give the suggestions whose Dutch term is spelt so, case aside; else those with the match key."""
    rows = termbase.rows(
        "SELECT p.id FROM term_pairs AS p LEFT JOIN standing_verdicts AS v ON v.pair_id = p.id"
        " WHERE lower(p.nl) = lower(?) OR lower(v.nl) = lower(?) ORDER BY p.id",
        text,
        text,
    ) or termbase.rows("SELECT id FROM term_pairs WHERE key = ?", key)
    return [int(row["id"]) for row in rows]


def has_pair(termbase: Termbase, number: int) -> bool:
    """Say whether a suggestion has this number."""
    return bool(termbase.rows("SELECT 1 FROM term_pairs WHERE id = ?", number))


def has_entry(termbase: Termbase, number: int) -> bool:
    """Say whether an entry of the person's own has this number."""
    return bool(termbase.rows("SELECT 1 FROM concept_entries WHERE id = ?", number))


def was_entry(termbase: Termbase, number: int) -> bool:
    """Say whether the log knows an entry with this number."""
    return bool(termbase.rows("SELECT 1 FROM entry_changes WHERE entry_id = ? LIMIT 1", number))


def entry_of_pair(connection: sqlite3.Connection, pair: int) -> int | None:
    """Give the entry that the approval of a suggestion made."""
    row = connection.execute("SELECT id FROM concept_entries WHERE pair_id = ?", (pair,)).fetchone()
    return None if row is None else int(row["id"])


def pair_of_entry(connection: sqlite3.Connection, entry: int) -> int | None:
    """Give the suggestion that an entry came from."""
    row = connection.execute("SELECT pair_id FROM concept_entries WHERE id = ?", (entry,)).fetchone()
    return None if row is None or row["pair_id"] is None else int(row["pair_id"])


def tie_to_pair(connection: sqlite3.Connection, entry: int, pair: int) -> None:
    """Say which suggestion an entry came from."""
    connection.execute("UPDATE concept_entries SET pair_id = ? WHERE id = ?", (pair, entry))


def entry_with_identifier(termbase: Termbase, identifier: str) -> int | None:
    """Give the entry that files and other tools know by an identifier."""
    rows = termbase.rows("SELECT id FROM concept_entries WHERE identifier = ? AND identifier <> ''", identifier)
    return int(rows[0]["id"]) if len(rows) == 1 else None


def false_friends(termbase: Termbase, key: str) -> list[FalseFriend]:
    """Give the false friends of a Dutch match key, where the starter terms are attached."""
    if termbase.starter_path is None:
        return []
    rows = termbase.rows("SELECT nl, wrong, why FROM starter.false_friends WHERE key = ? ORDER BY id", key)
    return [FalseFriend(row["nl"], row["wrong"], row["why"]) for row in rows]
