"""The log of changes to entries: batches of additions, edits and removals, appended, and undone by another batch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry
from glossary.termbase.connection import Termbase
from glossary.termbase.contentions import withdraw_imported
from glossary.termbase.entries import entry_of, insert_entries, insert_numbered, insert_terms
from glossary.termbase.entry_json import entry_from_text, entry_text
from glossary.termbase.naming import entry_of_pair, pair_of_entry, tie_to_pair


class BatchKind(StrEnum):
    """What was done."""

    ADD = "add"
    EDIT = "edit"
    MERGE = "merge"
    REMOVE = "remove"
    IMPORT = "import"
    SYNC = "sync"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes made by one command, undone together."""

    number: int
    kind: BatchKind
    source: str
    """The file or folder of an import; what was said with it, else."""
    author: str
    moment: datetime
    after_verdict: int
    """The newest verdict when the batch was made."""
    undoes: int | None
    changes: int
    """How many entries it changed."""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry before and after: None before it was there, None after it was removed."""

    entry: int
    before: ConceptEntry | None
    after: ConceptEntry | None
    batch: int


@dataclass(frozen=True, slots=True)
class UndoneBatch:
    """What an undo did."""

    batch: Batch
    restored: int
    """Entries that are as they were before the batch."""
    kept: tuple[int, ...]
    """Numbers of entries that were changed again since, and were left alone."""


class Changing:
    """Changes entries inside a transaction and writes each change into the log, as one batch.

    The batch is written with its first change; a command that changes nothing leaves no trace.

        with termbase.writing() as connection:
            changing = Changing(connection, BatchKind.IMPORT, "termen.tbx", "ans")
            changing.add([entry])
    """

    def __init__(self, connection: sqlite3.Connection, kind: BatchKind, source: str, author: str) -> None:
        self._connection = connection
        self._heading = (kind, source, author)
        self._batch: int | None = None

    @property
    def batch(self) -> int | None:
        """The number of the batch; None while nothing was changed."""
        return self._batch

    def begin(self) -> int:
        """Write the batch before its first change, where something else is to name it; give its number."""
        if self._batch is None:
            self._batch = _insert_batch(self._connection, *self._heading, undoes=None)
        return self._batch

    def add(self, entries: Iterable[ConceptEntry]) -> list[int]:
        """Add entries; give the numbers they got."""
        added = list(entries)
        numbers = insert_entries(self._connection, added)
        self._log((number, None, entry_text(entry)) for number, entry in zip(numbers, added, strict=True))
        return numbers

    def replace(self, number: int, entry: ConceptEntry) -> None:
        """Put an entry in place of the one with this number; what ties it to its suggestion stays.

        Raises UsageError when there is no such entry of the person's own.
        """
        before = self._entry(number)
        _overwrite(self._connection, number, entry)
        self._log([(number, entry_text(before), entry_text(entry))], pair_of_entry(self._connection, number))

    def remove(self, number: int) -> ConceptEntry:
        """Take an entry away; the log keeps it. Raises UsageError when there is no such entry of the person's own."""
        before = self._entry(number)
        pair = pair_of_entry(self._connection, number)
        self._connection.execute("DELETE FROM concept_entries WHERE id = ?", (number,))
        self._log([(number, entry_text(before), None)], pair)
        return before

    def _entry(self, number: int) -> ConceptEntry:
        if number < 0:
            raise UsageError(
                tr(
                    "entry {number} is a starter term, which stays as it is; add an entry of your own beside it",
                    number=number,
                )
            )
        try:
            return entry_of(self._connection, number)
        except KeyError:
            raise UsageError(
                tr("there is no entry {number}; 'glossary show TERM' tells the numbers", number=number)
            ) from None

    def _log(self, changes: Iterable[tuple[int, str | None, str | None]], pair: int | None = None) -> None:
        if rows := list(changes):
            _insert_changes(self._connection, self.begin(), rows, pair)


def _insert_batch(connection: sqlite3.Connection, kind: BatchKind, source: str, author: str, undoes: int | None) -> int:
    cursor = connection.execute(
        "INSERT INTO batches (kind, source, author, moment, after_verdict, undoes)"
        " SELECT ?, ?, ?, ?, coalesce(max(id), 0), ? FROM verdicts",
        (kind, source, author, datetime.now(UTC).isoformat(), undoes),
    )
    return int(cursor.lastrowid or 0)


def _insert_changes(
    connection: sqlite3.Connection,
    batch: int,
    changes: Sequence[tuple[int, str | None, str | None]],
    pair: int | None = None,
) -> None:
    """Log changes; `pair` is the suggestion that the entry came from, where it was edited or removed."""
    connection.executemany(
        "INSERT INTO entry_changes (batch_id, pair_id, entry_id, before, after) VALUES (?, ?, ?, ?, ?)",
        ((batch, pair, *change) for change in changes),
    )


def _overwrite(connection: sqlite3.Connection, number: int, entry: ConceptEntry) -> None:
    connection.execute(
        "UPDATE concept_entries SET subject_field = ?, subfield = ?, definition = ?, note = ?, source = ?, identifier = ?"
        " WHERE id = ?",
        (
            entry.subject_field,
            entry.subfield,
            entry.definition,
            entry.note,
            entry.source,
            entry.stable_identifier,
            number,
        ),
    )
    connection.execute("DELETE FROM terms WHERE entry_id = ?", (number,))
    insert_terms(connection, number, entry)


def undo_batch(connection: sqlite3.Connection, number: int, author: str) -> UndoneBatch:
    """Take a batch back; an entry that was changed again since then is left as it is and named.

    Raises UsageError when there is no such batch or it was undone before.
    """
    batch = _batch_by_number(connection, number)
    if connection.execute("SELECT 1 FROM batches WHERE undoes = ?", (number,)).fetchone():
        raise UsageError(tr("change {number} was undone before", number=number))
    rows = connection.execute(
        "SELECT entry_id, pair_id, before, after FROM entry_changes WHERE batch_id = ? ORDER BY id DESC", (number,)
    ).fetchall()
    undo = _insert_batch(connection, BatchKind.UNDO, batch.source, author, undoes=number)
    if batch.kind is BatchKind.IMPORT:
        withdraw_imported(connection, number)
    kept: dict[int, None] = {}
    restored: set[int] = set()
    for row in rows:
        entry = int(row["entry_id"])
        if entry not in kept and _restore(connection, entry, row["before"], row["after"], row["pair_id"]):
            _insert_changes(connection, undo, [(entry, row["after"], row["before"])], row["pair_id"])
            restored.add(entry)
        else:
            kept[entry] = None
    return UndoneBatch(batch, len(restored), tuple(kept))


def _restore(
    connection: sqlite3.Connection, number: int, before: str | None, after: str | None, pair: int | None
) -> bool:
    """Put an entry back to what it was, if it still is what the change made of it."""
    try:
        now: str | None = entry_text(entry_of(connection, number))
    except KeyError:
        now = None
    if now != after:
        return False
    if before is None:
        connection.execute("DELETE FROM concept_entries WHERE id = ?", (number,))
    elif now is None:
        if pair is not None and entry_of_pair(connection, pair) is not None:
            return False
        insert_numbered(connection, [entry_from_text(before, number)])
        if pair is not None:
            tie_to_pair(connection, number, pair)
    else:
        _overwrite(connection, number, entry_from_text(before, number))
    return True


_BATCHES = "SELECT b.*, (SELECT count(*) FROM entry_changes WHERE batch_id = b.id) AS changes FROM batches AS b"


def _batch(row: sqlite3.Row) -> Batch:
    return Batch(
        row["id"], BatchKind(row["kind"]), row["source"], row["author"], datetime.fromisoformat(row["moment"]),
        row["after_verdict"], row["undoes"], row["changes"],
    )  # fmt: skip


def _batch_by_number(connection: sqlite3.Connection, number: int) -> Batch:
    row = connection.execute(f"{_BATCHES} WHERE id = ? AND kind <> 'undo'", (number,)).fetchone()
    if row is None:
        raise UsageError(tr("there is no change {number} to undo; 'glossary history' lists them", number=number))
    return _batch(row)


def batches(termbase: Termbase, limit: int | None = None) -> list[Batch]:
    """Give the batches, newest first."""
    return [
        _batch(row) for row in termbase.rows(f"{_BATCHES} ORDER BY id DESC LIMIT ?", -1 if limit is None else limit)
    ]


def last_standing_batch(connection: sqlite3.Connection, author: str | None = None) -> Batch | None:
    """Give the newest batch that was not undone, of one author or of all."""
    row = connection.execute(
        f"{_BATCHES} WHERE kind <> 'undo' AND (? IS NULL OR author = ?)"  # noqa: S608 - a statement of ours
        " AND id NOT IN (SELECT undoes FROM batches WHERE undoes IS NOT NULL) ORDER BY id DESC LIMIT 1",
        (author, author),
    ).fetchone()
    return None if row is None else _batch(row)


def changes_of_batch(termbase: Termbase, number: int) -> list[EntryChange]:
    """Give the changes of a batch in the order they were made."""
    return [_change(row) for row in termbase.rows("SELECT * FROM entry_changes WHERE batch_id = ? ORDER BY id", number)]


def changes_of_entry(termbase: Termbase, number: int) -> list[EntryChange]:
    """Give what happened to an entry, newest first; one that was removed is found too."""
    return [
        _change(row) for row in termbase.rows("SELECT * FROM entry_changes WHERE entry_id = ? ORDER BY id DESC", number)
    ]


def _change(row: sqlite3.Row) -> EntryChange:
    number = int(row["entry_id"])
    before, after = (entry_from_text(text, number) if text else None for text in (row["before"], row["after"]))
    return EntryChange(number, before, after, row["batch_id"])
