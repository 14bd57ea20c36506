"""The log of verdicts: appended, never changed; undone by another verdict."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from glossary.model import Decision, SubjectField, Verdict
from glossary.termbase.connection import Termbase


def append_verdict(  # noqa: PLR0913 - the columns of a verdict
    connection: sqlite3.Connection,
    *,
    pair: int,
    decision: Decision,
    nl: str,
    en: str,
    subject_field: SubjectField,
    reviewer: str,
    reason: str = "",
    previous: str = "",
    undoes: int | None = None,
    moment: datetime | None = None,
) -> int:
    """Add a verdict; give its number."""
    cursor = connection.execute(
        "INSERT INTO verdicts (pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pair,
            decision,
            nl,
            en,
            subject_field,
            previous,
            reason,
            reviewer,
            (moment or datetime.now(UTC)).isoformat(),
            undoes,
        ),
    )
    return int(cursor.lastrowid or 0)


def verdict_of_row(row: sqlite3.Row) -> Verdict:
    """Give the verdict that a row of the log holds."""
    return Verdict(
        row["id"], row["pair_id"], Decision(row["decision"]), row["nl"], row["en"], row["reviewer"],
        datetime.fromisoformat(row["moment"]), row["reason"], row["undoes"], row["previous"],
    )  # fmt: skip


def history(termbase: Termbase, pair: int | None = None, limit: int | None = None) -> list[Verdict]:
    """Give the verdicts, newest first, of one pair or of all."""
    rows = termbase.rows(
        "SELECT * FROM verdicts WHERE ? IS NULL OR pair_id = ? ORDER BY id DESC LIMIT ?",
        pair,
        pair,
        -1 if limit is None else limit,
    )
    return [verdict_of_row(row) for row in rows]


def last_standing(connection: sqlite3.Connection, reviewer: str | None = None) -> Verdict | None:
    """Give the newest verdict that was not undone, of one reviewer or of all."""
    row = connection.execute(
        "SELECT * FROM verdicts WHERE decision <> 'undone' AND (? IS NULL OR reviewer = ?)"
        " AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = verdicts.id) ORDER BY id DESC LIMIT 1",
        (reviewer, reviewer),
    ).fetchone()
    return None if row is None else verdict_of_row(row)


def standing_verdict(connection: sqlite3.Connection, pair: int) -> Verdict | None:
    """Give the verdict that holds for a pair."""
    # Not the view: it looks at the whole log before it gives one pair.
    row = connection.execute(
        "SELECT * FROM verdicts WHERE pair_id = ? AND decision <> 'undone'"
        " AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = verdicts.id) ORDER BY id DESC LIMIT 1",
        (pair,),
    ).fetchone()
    return None if row is None else verdict_of_row(row)


def verdict_by_number(connection: sqlite3.Connection, number: int) -> Verdict | None:
    """Give a verdict that was not undone; None when there is none or it was."""
    row = connection.execute(
        "SELECT * FROM verdicts WHERE id = ? AND decision <> 'undone'"
        " AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = verdicts.id)",
        (number,),
    ).fetchone()
    return None if row is None else verdict_of_row(row)


def newest_verdict(connection: sqlite3.Connection) -> int:
    """Give the number of the newest verdict, 0 without one."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM verdicts").fetchone()[0])


def field_of(connection: sqlite3.Connection, verdict: int) -> SubjectField:
    """Give the subject field that a verdict was given for."""
    row = connection.execute("SELECT subject_field FROM verdicts WHERE id = ?", (verdict,)).fetchone()
    return SubjectField(row["subject_field"])
