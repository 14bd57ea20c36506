"""A termbase to SQL from which it can be made again, and back: how the files of this folder came to be.

A new version is dumped once, by the program that has it: `python -m tests.termbase.versions.dumping glossary.db > v3.sql`.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path


def dumped(path: Path) -> str:
    """Give the SQL of a termbase; the index of the full text is built again from its content."""
    with closing(sqlite3.connect(path)) as connection:
        return "".join(f"{line}\n" for line in _lines(connection))


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for name in ("application_id", "user_version"):
        yield f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
    schema = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'terms\\_trigrams\\_%' ESCAPE '\\' ORDER BY rowid"
    ).fetchall()
    tables = [row for row in schema if row[0] == "table"]
    for _, name, sql in tables:
        yield f"{sql};"
        if not sql.startswith("CREATE VIRTUAL"):
            yield from _rows(connection, name)
    yield "INSERT INTO terms_trigrams (terms_trigrams) VALUES ('rebuild');"
    sequences = connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    yield "DELETE FROM sqlite_sequence;"
    for name, highest in sequences:
        yield f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {highest});"
    for kind, _, sql in schema:
        if kind != "table":
            yield f"{sql};"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    named = ", ".join(columns)
    for (values,) in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY 1'):
        yield f'INSERT INTO "{table}" ({named}) VALUES ({values});'


def made(script: Path, path: Path) -> Path:
    """Make the termbase of a dump, as it lay on somebody's disk: in WAL mode, closed."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


if __name__ == "__main__":
    sys.stdout.write(dumped(Path(sys.argv[1])))
