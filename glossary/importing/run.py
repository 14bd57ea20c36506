"""Files to entries of the termbase: all of it in one transaction and one batch of the log, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary.exchange.formats import ReadEntry, ReadOptions, format_named, recognised_format
from glossary.importing.cleaning import USABLE, Cleaned, Unfit, cleaned
from glossary.importing.conflicts import keep_for_review
from glossary.importing.decide import Contended, New, Same, decide, field_to_have
from glossary.importing.matching import Neighbours, Standing, dutch_key
from glossary.importing.merging import overridden
from glossary.importing.outcome import ImportedRow, ImportReport, Preference, RowVerdict
from glossary.model import ConceptEntry, Place, Problem, SubjectField
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.neighbours import rejected_terms
from glossary.termbase.search import by_keys

# Rows at a time: enough for few statements, and little memory beside the file's own.
_AT_A_TIME = 2_000
# File names told in the log; a folder full of them is counted.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What a person asked for."""

    format_name: str = ""
    """Of all the files; empty: each is recognised."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of tables: our name of a column to the heading or number in the file."""
    subject_field: SubjectField | None = None
    """Of entries that name none; None asks the termbase and the starter terms."""
    source: str = ""
    """What the entries say they come from; empty for the name of their file."""
    prefer: Preference = Preference.ASK
    dry_run: bool = False
    """Decide everything, write nothing."""


class _DryRunError(Exception):
    """Ends a transaction of which nothing is to be kept."""


def import_files(termbase: Termbase, paths: Sequence[Path], choices: ImportChoices, author: str) -> ImportReport:
    """Import files of concept entries; every row and every fault of a file gets a row in the report.

    Raises ReadingError for a file that cannot be read at all, UsageError for choices that do not fit; then, and when it
    is interrupted, nothing is written.
    """
    read = [_read(path, choices) for path in paths]
    run = _Run(termbase, choices, _named(paths), author)
    try:
        with termbase.writing() as connection:
            batch = run.write(connection, read)
            if choices.dry_run:
                raise _DryRunError
    except _DryRunError:
        rows = [replace(row, suggestion=0, entry=0) for row in run.in_order()]
        return ImportReport(rows, None)
    return ImportReport(run.in_order(), batch)


@dataclass(slots=True)
class _File:
    """What was read of a file; the entries go as they are taken."""

    name: str
    entries: list[ReadEntry]
    problems: list[tuple[Problem, bool]]
    """Each with whether the row it is about gave an entry all the same, or it is about the file as a whole."""


def _read(path: Path, choices: ImportChoices) -> _File:
    reader = format_named(choices.format_name) if choices.format_name else recognised_format(path)
    name = path.name.encode(errors="replace").decode()
    options = ReadOptions(choices.subject_field, choices.columns, choices.source)
    found = reader.read(path, options)
    at_fault = {problem.place for problem in found.problems}
    gave = {entry.place for entry in found.entries if entry.place in at_fault} if at_fault else set()
    whole = Place(str(path))
    problems = [(problem, problem.place in gave or problem.place == whole) for problem in found.problems]
    return _File(choices.source or name, found.entries, problems)


def _named(paths: Sequence[Path]) -> str:
    names = [path.name.encode(errors="replace").decode() for path in paths]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


@dataclass(slots=True)
class _Waiting:
    """A row whose entry is decided and not yet written."""

    position: int
    row: ImportedRow
    standing: Standing | None = None
    contends: ConceptEntry | None = None
    """What goes to a reviewer as a suggestion."""


class _Run:
    """One import: the rows decided so far, and what they changed."""

    def __init__(self, termbase: Termbase, choices: ImportChoices, named: str, author: str) -> None:
        self._termbase = termbase
        self._choices = choices
        self._heading = (BatchKind.IMPORT, named, author)
        self._rejected: Mapping[str, tuple[str, str]] = {}
        self._added: set[int] = set()
        self._rows: list[ImportedRow] = []
        self._begins: list[int] = []
        """Where the rows of each file begin."""

    def in_order(self) -> list[ImportedRow]:
        """Give the rows in the order of the files and their lines."""
        ends = [*self._begins[1:], len(self._rows)]
        return [
            row
            for begin, end in zip(self._begins, ends, strict=True)
            for row in sorted(self._rows[begin:end], key=lambda row: row.place.line)
        ]

    def write(self, connection: sqlite3.Connection, files: Sequence[_File]) -> int | None:
        """Decide on every row and write what follows; give the number of the batch."""
        changing = Changing(connection, *self._heading)
        self._rejected = rejected_terms(self._termbase)
        late: list[tuple[int, ReadEntry, Cleaned]] = []
        for file in files:
            self._begins.append(len(self._rows))
            for chunk in _chunks(file.entries):
                usable = [found for found in self._cleaned(chunk, file.name) if _has_english(found, late)]
                self._decide_and_write(connection, changing, usable)
            for problem, gave_entry in file.problems:
                verdict = RowVerdict.PROBLEM if gave_entry else RowVerdict.REFUSED
                self._note(ImportedRow(problem.place, verdict, reason=problem.message))
        # Rows that only forbid need the entry that says what is right, wherever the file has it.
        for first in range(0, len(late), _AT_A_TIME):
            self._decide_and_write(connection, changing, late[first : first + _AT_A_TIME])
        return changing.batch

    def _note(self, row: ImportedRow) -> int:
        """Take a place in the report; give it."""
        self._rows.append(row)
        return len(self._rows) - 1

    def _cleaned(self, chunk: Iterable[ReadEntry], name: str) -> Iterator[tuple[int, ReadEntry, Cleaned]]:
        for read in chunk:
            found = cleaned(read.entry, name)
            if isinstance(found, Unfit):
                refused = ImportedRow(
                    read.place, RowVerdict.REFUSED, found.nl, found.en, read.entry.subject_field, found.reason
                )
                self._note(refused)
            else:
                yield self._note(ImportedRow(read.place, RowVerdict.REFUSED)), read, found

    def _decide_and_write(
        self, connection: sqlite3.Connection, changing: Changing, chunk: Sequence[tuple[int, ReadEntry, Cleaned]]
    ) -> None:
        neighbours = Neighbours(self._added)
        neighbours.load(self._termbase, [found.entry for _, _, found in chunk])
        fields = self._fields([(found.entry, read.field_told) for _, read, found in chunk], neighbours)
        waiting = []
        for (position, read, found), subject_field in zip(chunk, fields, strict=True):
            entry = (
                found.entry
                if found.entry.subject_field is subject_field
                else replace(found.entry, subject_field=subject_field)
            )
            waiting.append(self._decided(position, read, entry, found.remarks, neighbours))
        self._flush(connection, changing, waiting)

    def _fields(self, entries: Sequence[tuple[ConceptEntry, bool]], neighbours: Neighbours) -> list[SubjectField]:
        """Give the field of each row; of those that name none, the termbase's and the starter terms' is taken."""
        if self._choices.subject_field is not None:
            return [entry.subject_field for entry, _ in entries]
        hits = by_keys(self._termbase, {dutch_key(entry) for entry, told in entries if not told})
        numbers = sorted({hit.entry for found in hits.values() for hit in found if hit.entry < 0})
        starter = {entry.number: entry for entry in entries_by_number(self._termbase, numbers)}
        fields = []
        for entry, told in entries:
            if told:
                fields.append(entry.subject_field)
                continue
            own = [standing.entry for standing in neighbours.same_dutch(entry)]
            known = [starter[hit.entry] for hit in hits.get(dutch_key(entry), ()) if hit.entry in starter]
            fields.append(field_to_have(entry, own, known))
        return fields

    def _decided(
        self, position: int, read: ReadEntry, entry: ConceptEntry, remarks: Sequence[str], neighbours: Neighbours
    ) -> _Waiting:
        row = replace(self._rows[position], nl=entry.nl, en=entry.en, subject_field=entry.subject_field)
        found = decide(entry, neighbours, self._rejected)
        if isinstance(found, New):
            standing = Standing(
                _with_own_identifier(found.entry, neighbours), of_this_import=bool(found.entry.identifier)
            )
            neighbours.put(standing)
            return _Waiting(position, _told(row, RowVerdict.ADDED, found.remark, *remarks), standing)
        if isinstance(found, Same):
            return self._same(position, row, found, remarks, neighbours)
        return self._contended(position, row, entry, found, remarks, neighbours)

    def _same(
        self, position: int, row: ImportedRow, found: Same, remarks: Sequence[str], neighbours: Neighbours
    ) -> _Waiting:
        outcome = found.outcome
        if not outcome.gained:
            return _Waiting(position, _told(row, RowVerdict.THERE, *outcome.kept, *remarks), found.standing)
        found.standing.entry, found.standing.changed = outcome.entry, True
        neighbours.put(found.standing)
        took = f"took {', '.join(outcome.gained)}"
        return _Waiting(position, _told(row, RowVerdict.MERGED, took, *outcome.kept, *remarks), found.standing)

    def _contended(
        self,
        position: int,
        row: ImportedRow,
        entry: ConceptEntry,
        found: Contended,
        remarks: Sequence[str],
        neighbours: Neighbours,
    ) -> _Waiting:
        standing, prefer = found.standing, self._choices.prefer
        if prefer is Preference.ASK:
            return _Waiting(position, _told(row, RowVerdict.CONFLICT, found.reason, *remarks), standing, contends=entry)
        if prefer is Preference.MINE:
            return _Waiting(
                position, _told(row, RowVerdict.CONFLICT, found.reason, "yours is kept", *remarks), standing
            )
        if standing is None:
            standing = Standing(_with_own_identifier(entry, neighbours), of_this_import=bool(entry.identifier))
        else:
            standing.entry, standing.changed = overridden(standing.entry, entry), True
        neighbours.put(standing)
        return _Waiting(position, _told(row, RowVerdict.CONFLICT, found.reason, "theirs is taken", *remarks), standing)

    def _flush(self, connection: sqlite3.Connection, changing: Changing, waiting: Sequence[_Waiting]) -> None:
        """Write the entries of a chunk, then the suggestions that contend them, and finish the rows."""
        touched = list(dict.fromkeys(one.standing for one in waiting if one.standing is not None))
        new = [standing for standing in touched if standing.number == 0]
        for standing, number in zip(new, changing.add(standing.entry for standing in new), strict=True):
            standing.number, standing.changed = number, False
            if standing.of_this_import:
                self._added.add(number)
        for standing in touched:
            if standing.changed:
                changing.replace(standing.number, standing.entry)
        for one in waiting:
            number = one.standing.number if one.standing else 0
            row = replace(one.row, entry=number)
            if one.contends is not None:
                contended = one.standing.entry if one.standing else None
                kept = keep_for_review(connection, one.contends, contended, row, changing.begin())
                said = "a reviewer will be asked" if self._choices.dry_run else kept.remark
                row = _told(replace(row, suggestion=kept.suggestion), row.verdict, row.reason, said)
            self._rows[one.position] = row


def _chunks(entries: list[ReadEntry]) -> Iterator[list[ReadEntry]]:
    """Give the rows some thousands at a time; those given are let go."""
    entries.reverse()
    while entries:
        chunk = entries[: -_AT_A_TIME - 1 : -1]
        del entries[-_AT_A_TIME:]
        yield chunk


def _has_english(found: tuple[int, ReadEntry, Cleaned], late: list[tuple[int, ReadEntry, Cleaned]]) -> bool:
    """Tell whether a row says which English may be used; put it aside for later when it does not."""
    if any(term.status in USABLE for term in found[2].entry.in_language("en")):
        return True
    late.append(found)
    return False


def _with_own_identifier(entry: ConceptEntry, neighbours: Neighbours) -> ConceptEntry:
    """Give an entry with an identifier that no other entry has."""
    wanted, count = entry.stable_identifier, 1
    identifier = wanted
    while neighbours.with_identifier(identifier) is not None:
        count += 1
        identifier = f"{wanted}-{count}"
    return replace(entry, identifier=identifier)


def _told(row: ImportedRow, verdict: RowVerdict, *reasons: str) -> ImportedRow:
    return replace(row, verdict=verdict, reason="; ".join(reason for reason in reasons if reason))
