"""What was exported last, kept for the next merge; which entries were decided or changed since a moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from glossary.model import TermStatus
from glossary.termbase.connection import Termbase


def last_contents(termbase: Termbase, folder: str) -> dict[str, str]:
    """Give what an export wrote last into a folder and below, by the name below it."""
    prefix = f"{folder}/"
    rows = termbase.rows("SELECT path, content FROM exports WHERE substr(path, 1, ?) = ?", len(prefix), prefix)
    return {row["path"].removeprefix(prefix): row["content"] for row in rows}


def keep_contents(connection: sqlite3.Connection, folder: str, contents: Mapping[str, str], moment: datetime) -> None:
    """Keep what an export wrote into a folder, for the next merge."""
    connection.executemany(
        "INSERT OR REPLACE INTO exports (path, content, moment) VALUES (?, ?, ?)",
        [(f"{folder}/{name}", content, moment.isoformat()) for name, content in sorted(contents.items())],
    )


def dutch_keys(
    termbase: Termbase, schema: str = "main", *, leave_out: TermStatus | None = None
) -> dict[int, tuple[str, ...]]:
    """Give the match keys of the Dutch terms of every entry, in their order, by its number; as they were kept, not made anew."""
    assert schema in {"main", "starter"}  # noqa: S101 - the name goes into the statement
    found: dict[int, list[str]] = {}
    for row in termbase.rows(
        f"SELECT entry_id, key FROM {schema}.terms WHERE language = 'nl' AND status <> ? ORDER BY entry_id, rank",  # noqa: S608
        leave_out or "",
    ):
        found.setdefault(row["entry_id"], []).append(row["key"])
    return {number: tuple(keys) for number, keys in found.items()}


def numbers_since(termbase: Termbase, moment: datetime) -> set[int]:
    """Give the entries that were approved, added or changed at a moment or later; those removed since are not among them."""
    since = moment.astimezone(UTC).isoformat()
    rows = termbase.rows(
        # julianday reads moments of any zone; the text alone sorts only within one.
        "SELECT e.id FROM concept_entries AS e WHERE"
        " EXISTS (SELECT 1 FROM verdicts AS v WHERE v.pair_id = e.pair_id AND julianday(v.moment) >= julianday(?1))"
        " OR EXISTS (SELECT 1 FROM entry_changes AS c JOIN batches AS b ON b.id = c.batch_id"
        " WHERE c.entry_id = e.id AND julianday(b.moment) >= julianday(?1))",
        since,
    )
    return {int(row["id"]) for row in rows}
