"""A termbase to a copy of it and back, through SQLite's backup: consistent while others write, and checked."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.i18n import tr
from glossary.termbase.connection import APPLICATION_ID, PATIENCE, SCHEMA_VERSION, explained, reading_address

# Faults of a damaged file that are told; the rest is counted by nobody.
_MOST_FAULTS = 20
_COUNTED = ("concept_entries", "verdicts", "term_pairs")


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check of a database file found."""

    version: int
    counts: dict[str, int]
    """Rows of the tables that hold decisions, by table."""
    faults: tuple[str, ...] = ()
    """What SQLite says is wrong; empty for a sound file."""


def examine(path: Path) -> Soundness:
    """Check every page and reference of a termbase file.

    Raises TermbaseError when it is no termbase of ours, or one of a newer program.
    """
    with explained(path), closing(_reading(path)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if application != APPLICATION_ID:
            raise TermbaseError(path, tr("is a database of another program, or none"))
        if version > SCHEMA_VERSION:
            raise TermbaseError(
                path,
                tr(
                    "was written by a newer version of glossary (schema {version}); upgrade glossary first",
                    version=version,
                ),
            )
        faults = faults_of(connection)
        counts = {} if faults else {table: _count(connection, table) for table in _COUNTED}
        return Soundness(version, counts, tuple(faults))


def _reading(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise TermbaseError(path, tr("is not there; check the name"))
    try:
        return sqlite3.connect(reading_address(path), uri=True, timeout=PATIENCE)
    except OSError as error:
        raise TermbaseError(
            path, tr("cannot be read ({strerror}); check its permissions", strerror=error.strerror)
        ) from error


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """Give what SQLite finds wrong with every page, index and reference of a database; nothing for a sound one."""
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
        faults = [line for line in found if line != "ok"]
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            faults.append(f"row {row} of {table} refers to a row of {parent} that is gone")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "lock" in str(error):
            raise
        return [str(error)]
    return faults[:_MOST_FAULTS]


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of ours


def copy_database(source: Path, target: Path) -> Soundness:
    """Copy a termbase to a file of its own, which holds all that was decided so far; check the copy.

    `target` is written anew. Raises TermbaseError when the source is damaged or the target cannot be written.
    """
    with (
        explained(source),
        closing(_reading(source)) as reading,
        explained(target),
        closing(sqlite3.connect(target)) as writing,
    ):
        _transfer(reading, writing, source)
        # One file, without a log beside it.
        writing.execute("PRAGMA journal_mode = DELETE")
    _to_disk(target)
    sound = examine(target)
    if sound.faults:
        raise TermbaseError(
            source, tr("is damaged ({faults}); 'glossary doctor' tells what can be saved", faults=sound.faults[0])
        )
    return sound


def overwrite_database(source: Path, target: Path) -> None:
    """Put the content of one termbase into the file of another, in one transaction that others wait for.

    Raises sqlite3.DatabaseError when the target is too damaged to be written to, TermbaseError when it is in use.
    """
    with closing(_reading(source)) as reading, closing(sqlite3.connect(target, timeout=PATIENCE)) as writing:
        _transfer(reading, writing, target)
        writing.execute("PRAGMA journal_mode = WAL")
    _to_disk(target)


def _transfer(reading: sqlite3.Connection, writing: sqlite3.Connection, waited_for: Path) -> None:
    reading.backup(writing, progress=_patient(waited_for), sleep=0.05)


def _patient(path: Path) -> Callable[[int, int, int], None]:
    """Stop waiting for a writer at last; SQLite's backup would wait for ever."""
    until = time.monotonic() + PATIENCE

    def look(status: int, remaining: int, total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > until:
            raise TermbaseError(path, tr("another program is writing to it; close it or try again"))

    return look


def _to_disk(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
