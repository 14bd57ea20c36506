"""Opening a termbase: where it is, whether it is one, which version it has, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType

from glossary.errors import TermbaseError
from glossary.i18n import tr, tr_later

FILE_NAME = "glossary.db"
# 'GLSY' in ASCII: tells our databases from those of other programs.
APPLICATION_ID = 0x474C5359
# The schema version this program writes: the number of scripts in schema.py, which are not loaded to open a termbase.
SCHEMA_VERSION = 2
# How long a writer waits for another one before it gives up, in seconds; a copy waits as long.
PATIENCE = 30.0
_EXPLANATIONS = (
    ("database is locked", tr_later("another program is writing to it; close it or try again")),
    ("readonly", tr_later("cannot be written; check the permissions of the file and its folder")),
    ("unable to open", tr_later("cannot be opened; check the name and the permissions of its folder")),
    ("disk is full", tr_later("the disk is full; free some space and run the command again; what was decided is kept")),
    (
        "database or disk is full",
        tr_later("the disk is full; free some space and run the command again; what was decided is kept"),
    ),
    ("not a database", tr_later("is not a termbase; name another file with --db")),
    ("malformed", tr_later("is damaged; 'glossary doctor' tells what can be saved")),
    ("disk i/o error", tr_later("cannot be read or written (disk error); check the disk")),
)


def default_path() -> Path:
    """Give the termbase that applies here: GLOSSARY_DB, else the nearest glossary.db upwards, else the user's own."""
    if named := os.environ.get("GLOSSARY_DB"):
        return Path(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    from platformdirs import user_data_path

    return user_data_path("glossary", appauthor=False) / FILE_NAME


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into a TermbaseError that says what to do."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise TermbaseError(path, tr("refused: {error}", error=error)) from error
    except sqlite3.Error as error:
        message = str(error).casefold()
        for sign, meaning in _EXPLANATIONS:
            if sign in message:
                raise TermbaseError(path, tr(meaning)) from error
        raise TermbaseError(path, tr("SQLite says: {error}", error=error)) from error
    except OverflowError as error:
        raise TermbaseError(path, tr("has no number that large; give a smaller one")) from error
    except UnicodeEncodeError as error:
        raise TermbaseError(
            path, tr("cannot hold a name or text with bytes that are no Unicode; rename the file")
        ) from error


class Termbase:
    """An open termbase, with the starter terms attached as `starter`. Use it as a context manager."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Termbase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        if isinstance(error, sqlite3.Error):
            with explained(self.path):
                raise error

    @cached_property
    def starter_path(self) -> Path | None:
        """The database of the starter terms that was attached when the termbase was opened, or None."""
        files = attached(self.connection)
        return Path(files["starter"]) if "starter" in files else None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction: all of it is kept, on disk, when this ends, or nothing."""
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.commit()
            except BaseException:
                # A disk that fails may have rolled back by itself, and may refuse this too; what went wrong first is told.
                with suppress(sqlite3.Error):
                    self.connection.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read several tables as they are at one moment, whatever others write meanwhile."""
        with explained(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

    def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """Give the rows of a query."""
        with explained(self.path):
            return self.connection.execute(sql, parameters).fetchall()


def attached(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the databases of a connection by name (`main`, `starter`) with their files; the file of one in memory is empty."""
    return {name: file for _, name, file in connection.execute("PRAGMA database_list")}


def open_termbase(
    path: Path | None = None,
    *,
    create: bool = False,
    starter: Path | None = None,
    told: Callable[[str], None] | None = None,
) -> Termbase:
    """Open a termbase; one of an older version is backed up and migrated first, and `told` is given a line about it.

    Without `create`, a path without a file gives an empty termbase in memory, so that look-up works on the starter
    terms alone. `starter` is the database of the starter terms to attach. Raises TermbaseError when the file is no
    termbase, comes from a newer program, or cannot be opened.
    """
    path = path or default_path()
    with explained(path):
        if path.is_dir():
            raise TermbaseError(path, tr("is a folder; name a file with --db"))
        connection = _open_file(path, create=create, told=told) if path.exists() or create else _in_memory()
        if starter is not None:
            connection.execute("ATTACH ? AS starter", (f"{starter.as_uri()}?mode=ro&immutable=1",))
        return Termbase(path, connection)


def reading_address(path: Path) -> str:
    """Give the URI under which a database file is read and left as it is.

    Others may write to it at any moment, so it is read with locks; only where nothing can be written is it read without
    them, unless what was written last lies in a log beside it.
    """
    uri = path.resolve().as_uri()
    if path.with_name(f"{path.name}-wal").exists():
        return f"{uri}?mode=ro"
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return f"{uri}?mode=ro&immutable=1"
    # Who reads a file with a log makes that log; one who may write takes it away again.
    return f"{uri}?mode=rw" if _has_log(path) else f"{uri}?mode=ro"


def _has_log(path: Path) -> bool:
    with path.open("rb") as stream:
        # Byte 18 of a database is 2 in WAL mode (https://sqlite.org/fileformat2.html#file_format_version_numbers).
        return stream.read(19)[18:] == b"\x02"


def _connect(target: str) -> sqlite3.Connection:
    connection = sqlite3.connect(target, timeout=PATIENCE, isolation_level=None, uri=True)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it INSERT OR REPLACE deletes a verdict behind the back of the trigger that keeps it.
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _in_memory() -> sqlite3.Connection:
    """Make an empty termbase that no file holds, without the cost of loading sqlite-utils."""
    from glossary.termbase.schema import SCRIPTS, statements

    connection = _connect(":memory:")
    for statement in statements("".join(SCRIPTS.values())):
        connection.execute(statement)
    return connection


def _open_file(path: Path, *, create: bool, told: Callable[[str], None] | None) -> sqlite3.Connection:
    if create and not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TermbaseError(
                path, tr("cannot be made ({strerror}); choose another place with --db", strerror=error.strerror)
            ) from error
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    if create and not writable:
        raise TermbaseError(path, tr("cannot be written; check the permissions of the file and its folder"))
    connection = _connect(path.resolve().as_uri() if writable else reading_address(path))
    try:
        version = _version(connection, path)
        if version < SCHEMA_VERSION:
            if not writable:
                raise TermbaseError(
                    path, tr("is from an older version and cannot be written; make it writable to upgrade it")
                )
            from glossary.termbase.upgrading import upgrade

            upgrade(connection, path, told)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Give the schema version; 0 for a new file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if (tables or version) and application != APPLICATION_ID:
        raise TermbaseError(path, tr("is a database of another program; name another file with --db"))
    if version > SCHEMA_VERSION:
        raise TermbaseError(
            path,
            tr(
                "was written by a newer version of glossary (schema {version}; this one knows"
                " {schema_version}); upgrade glossary",
                version=version,
                schema_version=SCHEMA_VERSION,
            ),
        )
    return version
