"""The schema of a termbase in numbered migrations, each appended and never edited."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from glossary.termbase.schema import SCRIPTS, statements

migrations = Migrations("glossary")


def _add(version: int, name: str, script: str) -> None:
    @migrations(name=name)
    def apply(db: Database) -> None:
        for statement in statements(script):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {version}")


for _version, (_name, _script) in enumerate(SCRIPTS.items(), 1):
    _add(_version, _name, _script)
