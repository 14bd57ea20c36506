"""Changes of entries that a verdict brought with it: written in the verdict's transaction, taken back with it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from glossary.model import ConceptEntry, Verdict
from glossary.termbase.changes import BatchKind
from glossary.termbase.entry_json import entry_from_text
from glossary.termbase.verdicts import standing_verdict, verdict_of_row

_SOURCE = "review of suggestion "


def source_for(pair: int) -> str:
    """Give the source under which the batches of a verdict on a pair are logged."""
    return f"{_SOURCE}{pair}"


@dataclass(frozen=True, slots=True)
class LinkedChange:
    """One entry as a verdict changed it."""

    batch: int
    kind: BatchKind
    entry: int
    before: ConceptEntry | None
    after: ConceptEntry | None


def linked_changes(connection: sqlite3.Connection, verdict: Verdict) -> list[LinkedChange]:
    """Give the changes that a verdict brought with it and that were not taken back, newest first."""
    rows = connection.execute(
        "SELECT b.id AS batch, b.kind, c.entry_id, c.before, c.after FROM batches AS b"
        " JOIN entry_changes AS c ON c.batch_id = b.id"
        " WHERE b.after_verdict = ? AND b.source = ? AND b.kind <> 'undo'"
        " AND NOT EXISTS (SELECT 1 FROM batches AS u WHERE u.undoes = b.id) ORDER BY c.id DESC",
        (verdict.number, source_for(verdict.pair)),
    ).fetchall()
    return [
        LinkedChange(
            row["batch"],
            BatchKind(row["kind"]),
            row["entry_id"],
            *(entry_from_text(text, row["entry_id"]) if text else None for text in (row["before"], row["after"])),
        )
        for row in rows
    ]


def verdict_of_batch(connection: sqlite3.Connection, batch: int) -> Verdict | None:
    """Give the standing verdict that a batch belongs to, so that neither is taken back alone; None for a batch of its own."""
    row = connection.execute(
        "SELECT v.* FROM batches AS b JOIN verdicts AS v ON v.id = b.after_verdict AND b.source = ? || v.pair_id"
        " WHERE b.id = ? AND b.kind <> 'undo'",
        (_SOURCE, batch),
    ).fetchone()
    if row is None:
        return None
    verdict = verdict_of_row(row)
    return verdict if standing_verdict(connection, verdict.pair) == verdict else None


def guests_of_pair(connection: sqlite3.Connection, pair: int) -> list[Verdict]:
    """Give the standing verdicts that merged their term into the entry which the approval of a pair made."""
    rows = connection.execute(
        "SELECT DISTINCT v.* FROM concept_entries AS e JOIN entry_changes AS c ON c.entry_id = e.id"
        " JOIN batches AS b ON b.id = c.batch_id AND b.kind = 'merge'"
        " JOIN verdicts AS v ON v.id = b.after_verdict AND b.source = ? || v.pair_id"
        " WHERE e.pair_id = ? AND v.pair_id <> e.pair_id"
        " AND NOT EXISTS (SELECT 1 FROM batches AS u WHERE u.undoes = b.id)"
        # The term may have gone, or the number of a deleted entry may have come back for another one.
        " AND EXISTS (SELECT 1 FROM terms AS t WHERE t.entry_id = e.id AND t.language = 'nl' AND t.text = v.nl) ORDER BY v.id",
        (_SOURCE, pair),
    ).fetchall()
    merged = [verdict_of_row(row) for row in rows]
    return [verdict for verdict in merged if standing_verdict(connection, verdict.pair) == verdict]
