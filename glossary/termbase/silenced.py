"""Findings of a check that a person called no fault: by fingerprint, with the reason, who said so and when."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple

from glossary.termbase.connection import Termbase


class SilencedFinding(NamedTuple):
    """A finding that is not told any more."""

    fingerprint: str
    reason: str
    author: str
    moment: str


def silence(
    connection: sqlite3.Connection, fingerprint: str, reason: str, author: str, moment: datetime | None = None
) -> None:
    """Silence a finding; silenced before, it gets the new reason."""
    connection.execute(
        "INSERT INTO silenced_findings (fingerprint, reason, author, moment) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET reason = excluded.reason, author = excluded.author, moment = excluded.moment",
        (fingerprint, reason, author, (moment or datetime.now(UTC)).isoformat()),
    )


def tell_again(connection: sqlite3.Connection, fingerprint: str) -> bool:
    """Tell a silenced finding again; say whether it was silenced."""
    return connection.execute("DELETE FROM silenced_findings WHERE fingerprint = ?", (fingerprint,)).rowcount > 0


def silenced_findings(termbase: Termbase) -> list[SilencedFinding]:
    """Give what is silenced, newest first."""
    rows = termbase.rows(
        "SELECT fingerprint, reason, author, moment FROM silenced_findings ORDER BY moment DESC, fingerprint"
    )
    return [SilencedFinding(*row) for row in rows]
