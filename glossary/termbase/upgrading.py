"""A termbase file that is new or of an older version to one of this version; an older one is copied first."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from glossary.errors import TermbaseError
from glossary.i18n import tr
from glossary.termbase.connection import APPLICATION_ID, SCHEMA_VERSION
from glossary.termbase.migrations import migrations


def upgrade(connection: sqlite3.Connection, path: Path, told: Callable[[str], None] | None) -> None:
    """Bring a database to this version; an older one is copied first to `NAME.vN.bak` beside it.

    When it fails, the file is byte for byte what it was, and the copy of it goes away again.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    backup = _back_up(connection, path, version) if version else None
    if not version:
        connection.execute("PRAGMA journal_mode = WAL")
    database = Database(connection)
    # Two programs may open a new file at once: the second waits here and finds nothing left to do.
    connection.execute("BEGIN IMMEDIATE")
    if backup is not None and int(connection.execute("PRAGMA user_version").fetchone()[0]) != version:
        connection.rollback()
        _forget(backup)
        return
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(database)
        connection.commit()
    except BaseException:
        # A disk that fails may have rolled back by itself, and may refuse this too; what went wrong first is told.
        with suppress(sqlite3.Error):
            connection.rollback()
        if backup is not None:
            _forget(backup)
        raise
    if backup is not None and told is not None:
        told(f"{path}: upgraded from schema {version} to {SCHEMA_VERSION}; what it was before is in {backup.name}")


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy a database before it is migrated, under a name that is free; a copy has its name only when it is whole."""
    target, number = path.with_name(f"{path.name}.v{version}.bak"), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.v{version}-{number}.bak")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy)
            # A file of its own, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        unfinished.rename(target)
    except OSError as error:
        raise TermbaseError(
            target, tr("cannot be written ({strerror}); free some space or check the folder", strerror=error.strerror)
        ) from error
    finally:
        _forget(unfinished)
    return target


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
