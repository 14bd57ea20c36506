"""A termbase file to the few figures that tell what to do next, with nothing loaded but SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from glossary.i18n import tr
from glossary.termbase.connection import APPLICATION_ID, SCHEMA_VERSION, reading_address


@dataclass(frozen=True, slots=True)
class Glance:
    """What lies in a termbase."""

    trouble: str = ""
    """Why it cannot be used as it is, for `glossary doctor` to look at; empty where it can."""
    entries: int = 0
    waiting: int = 0
    """Suggestions that nobody judged."""
    deferred: int = 0
    documents: dict[str, str] | None = None
    """The digest of each mined document by its name."""
    exported: str = ""
    """The moment of the last export; empty where there was none."""
    decided_since: int = 0
    """Verdicts and changes after the last export."""


def glance(path: Path) -> Glance:
    """Look into a termbase, read only, of this version or an earlier one; what is wrong is told, not raised."""
    try:
        with closing(sqlite3.connect(reading_address(path), uri=True, timeout=1)) as connection:
            return _glance(connection)
    except (sqlite3.Error, OSError) as error:
        return Glance(str(error))


def _glance(connection: sqlite3.Connection) -> Glance:
    def one(sql: str, *parameters: object) -> int:
        return int(connection.execute(sql, parameters).fetchone()[0] or 0)

    if one("PRAGMA application_id") != APPLICATION_ID:
        return Glance(tr("it is a database of another program"))
    version = one("PRAGMA user_version")
    if version > SCHEMA_VERSION:
        return Glance(tr("it was written by a newer version of glossary"))
    exported = str(connection.execute("SELECT coalesce(max(moment), '') FROM exports").fetchone()[0])
    since = one("SELECT count(*) FROM verdicts WHERE moment > ?", exported)
    # The log of changes came with the second version.
    since += one("SELECT count(*) FROM batches WHERE moment > ?", exported) if version > 1 else 0
    waiting = (
        "FROM term_pairs AS p LEFT JOIN candidates AS c ON c.id = p.candidate_id WHERE coalesce(c.is_name, 0) = 0 AND"
    )
    return Glance(
        entries=one("SELECT count(*) FROM concept_entries"),
        waiting=one(f"SELECT count(*) {waiting} p.id NOT IN (SELECT pair_id FROM standing_verdicts)"),  # noqa: S608
        deferred=one("SELECT count(*) FROM standing_verdicts WHERE decision = 'deferred'"),
        documents=dict(connection.execute("SELECT name, digest FROM documents").fetchall()),
        exported=exported,
        decided_since=since,
    )
