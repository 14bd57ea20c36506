"""The schema of a termbase in numbered migrations, each appended and never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from glossary.termbase.schema import FIRST, SECOND, statements

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("glossary")


@migrations()
def m001_first(db: Database) -> None:
    """Documents, candidates, pairs, verdicts, entries and their indexes; fitted rankers; what was exported last."""
    for statement in statements(FIRST):
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_changes(db: Database) -> None:
    """The log of imports and edits; what other tools know an entry by; usage and case of a term; silenced findings."""
    for statement in statements(SECOND):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")
