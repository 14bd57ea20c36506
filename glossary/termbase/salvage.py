"""A damaged termbase to what can still be read of it: table by table, around each damaged place, then page by page."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from glossary.termbase.carving import CarvedRow, carve

# Questions about damaged ranges of one table; a range of a million numbers needs twenty for each damaged page.
_MOST_FAILURES = 4_000
# Where nothing tells how high the numbers go.
_HIGHEST = 1 << 22
_FIELDS = {"finance", "tech", "general"}
_DECISIONS = {"approved", "edited", "rejected", "deferred", "undone"}
_STATUSES = {"preferred", "admitted", "deprecated", "forbidden"}
Row = dict[str, object]


@dataclass(slots=True)
class Salvage:
    """What was read of a damaged termbase."""

    tables: dict[str, dict[int, Row]] = field(default_factory=dict)
    """Rows by table and number."""
    damaged: list[str] = field(default_factory=list)
    """Tables in which something could not be read in order."""
    carved: dict[str, int] = field(default_factory=dict)
    """How many rows of a table only its pages gave; removed ones may be among them."""


# The tables that hold decisions, with their columns as pages hold them (the number of the row stands apart).
# Version 1 had fewer, always the first ones of these.
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "name", "digest", "words", "segments"),
    "term_pairs": ("id", "key", "nl", "subject_field", "candidate_id", "worth"),
    "verdicts": (
        "id", "pair_id", "decision", "nl", "en", "subject_field", "previous", "reason", "reviewer", "moment", "undoes",
    ),
    "concept_entries": ("id", "subject_field", "subfield", "definition", "note", "source", "pair_id", "identifier"),
    "terms": (
        "id", "entry_id", "rank", "language", "text", "key", "spelling", "status", "pos", "gender", "plural", "region",
        "kind", "note", "case_sensitive",
    ),
    "batches": ("id", "kind", "source", "author", "moment", "after_verdict", "undoes"),
    "entry_changes": ("id", "batch_id", "entry_id", "pair_id", "before", "after"),
}  # fmt: skip
_FEWEST = {"concept_entries": 7, "terms": 13}


def salvage(path: Path) -> Salvage:
    """Read what can be read of a termbase; the file itself is not touched, not even opened for writing.

    Raises OSError when the file cannot be read at all or a copy of it cannot be made.
    """
    found = Salvage({table: {} for table in COLUMNS})
    with tempfile.TemporaryDirectory(prefix="glossary-rescue-") as folder:
        copy = Path(folder) / "damaged.db"
        for part in ("", "-wal"):
            if (source := path.with_name(path.name + part)).exists():
                shutil.copyfile(source, copy.with_name(copy.name + part))
        # Carved first: SQLite empties the log when it closes.
        carved = list(carve(copy))
        with closing(sqlite3.connect(copy)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            for table in COLUMNS:
                _read_table(connection, table, found)
    _add_carved(found, carved)
    return found


def _read_table(connection: sqlite3.Connection, table: str, found: Salvage) -> None:
    try:
        columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
    except sqlite3.DatabaseError:
        found.damaged.append(table)
        return
    if not columns:
        # Either a version that had no such table, or a schema that cannot be read.
        if not _has_schema(connection):
            found.damaged.append(table)
        return
    wanted = [column for column in COLUMNS[table] if column in columns]
    asking = _Asking(connection, f"SELECT {', '.join(wanted)} FROM {table}")  # noqa: S608 - names of ours
    for row in asking.rows():
        found.tables[table][row["id"]] = dict(row)
    if asking.failures:
        found.damaged.append(table)


def _has_schema(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError:
        return False


class _Asking:
    """Asks a table for its rows by ranges of their numbers, halving a range that cannot be read."""

    def __init__(self, connection: sqlite3.Connection, select: str) -> None:
        self._connection = connection
        self._select = select
        self.failures = 0

    def rows(self) -> Iterator[sqlite3.Row]:
        """Give every row that can be read."""
        try:
            yield from self._connection.execute(self._select).fetchall()
        except sqlite3.DatabaseError:
            self.failures += 1
            yield from self._between(1, self._highest())

    def _highest(self) -> int:
        try:
            row = self._connection.execute(f"SELECT max(id) FROM ({self._select})").fetchone()  # noqa: S608
            return int(row[0] or 0)
        except sqlite3.DatabaseError:
            return _HIGHEST

    def _between(self, first: int, last: int) -> Iterator[sqlite3.Row]:
        waiting = [(first, last)]
        while waiting and self.failures < _MOST_FAILURES:
            low, high = waiting.pop()
            try:
                yield from self._connection.execute(f"{self._select} WHERE id BETWEEN ? AND ?", (low, high)).fetchall()
            except sqlite3.DatabaseError:
                self.failures += 1
                if low < high:
                    middle = (low + high) // 2
                    waiting += [(middle + 1, high), (low, middle)]


def _add_carved(found: Salvage, carved: Iterable[CarvedRow]) -> None:
    """Add the rows of damaged tables that only the pages gave; what SQLite read goes before."""
    if not found.damaged:
        return
    for row in carved:
        table = _table_of(row)
        if table in found.damaged and row.number not in found.tables[table]:
            found.tables[table][row.number] = dict(zip(COLUMNS[table], (row.number, *row.values[1:]), strict=False))
            found.carved[table] = found.carved.get(table, 0) + 1


def _table_of(row: CarvedRow) -> str:
    """Tell the table of a row by the number of its values and by what only that table holds."""
    values = row.values
    # The number of a row stands apart; its column is empty in the row itself.
    if not values or values[0] is not None or row.number < 1:
        return ""
    for table, columns in COLUMNS.items():
        if _FEWEST.get(table, len(columns)) <= len(values) <= len(columns) and _fits(
            table, dict(zip(columns, values, strict=False))
        ):
            return table
    return ""


def _fits(table: str, row: Row) -> bool:
    checks = {
        "documents": lambda: _texts(row, "name", "digest") and _numbers(row, "words", "segments"),
        "term_pairs": lambda: row["subject_field"] in _FIELDS and _texts(row, "key", "nl"),
        "verdicts": lambda: (
            row["decision"] in _DECISIONS and row["subject_field"] in _FIELDS and _numbers(row, "pair_id")
        ),
        "concept_entries": lambda: row["subject_field"] in _FIELDS and _texts(row, "subfield", "definition", "note"),
        "terms": lambda: row["status"] in _STATUSES and row["language"] in {"nl", "en"} and _numbers(row, "entry_id"),
        "batches": lambda: _texts(row, "kind", "source", "author", "moment") and _numbers(row, "after_verdict"),
        "entry_changes": lambda: _numbers(row, "batch_id", "entry_id") and _is_json(row["after"] or row["before"]),
    }
    return checks[table]()


def _texts(row: Row, *columns: str) -> bool:
    return all(isinstance(row[column], str) for column in columns)


def _numbers(row: Row, *columns: str) -> bool:
    return all(isinstance(row[column], int) for column in columns)


def _is_json(text: object) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), dict)
    except ValueError:
        return False
