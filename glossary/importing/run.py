"""Files to entries of the termbase: all of it in one transaction and one batch of the log, or nothing."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary.exchange.formats import ReadEntry, ReadOptions, format_named, recognised_format
from glossary.i18n import tr
from glossary.importing.cleaning import USABLE, Unfit, cleaned
from glossary.importing.conflicts import keep_for_review
from glossary.importing.decide import Contended, New, Same, decide, field_to_have
from glossary.importing.keys_ahead import keys_ahead
from glossary.importing.matching import Neighbours, Standing, dutch_key
from glossary.importing.merging import overridden
from glossary.importing.outcome import ImportedRow, ImportReport, Preference, RowVerdict
from glossary.model import ConceptEntry, Place, Problem, SubjectField
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number, make_ready
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
    run = _Run(termbase, choices, _named(paths), author)
    try:
        with _unswept():
            read = [_read(path, choices) for path in paths]
            make_ready()
            entries = [row.entry for file in read for row in file.entries]
            with keys_ahead(termbase, entries), termbase.writing() as connection:
                batch = run.write(connection, read)
                if choices.dry_run:
                    raise _DryRunError
    except _DryRunError:
        rows = [replace(row, suggestion=0, entry=0) for row in run.in_order()]
        return ImportReport(rows, None)
    return ImportReport(run.in_order(), batch)


@contextmanager
def _unswept() -> Iterator[None]:
    """Let the garbage collector rest: it would walk over all the rows again and again, a seventh of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
    more = tr(" and {count} more", count=len(names) - _NAMED) if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


@dataclass(slots=True, eq=False)
class _Row:
    """A row on its way: what the file says, then what was decided."""

    position: int
    """Its place in the report."""
    place: Place
    entry: ConceptEntry
    field_told: bool
    reasons: list[str]
    verdict: RowVerdict = RowVerdict.ADDED
    standing: Standing | None = None
    """The entry it went into, is the same as, or contradicts."""
    is_for_review: bool = False

    def finished(self, suggestion: int = 0) -> ImportedRow:
        """Give the row as it is reported, when its entry is written."""
        number = self.standing.number if self.standing else 0
        reason = "; ".join(dict.fromkeys(filter(None, self.reasons)))
        entry = self.entry
        return ImportedRow(
            self.place, self.verdict, entry.nl, entry.en, entry.subject_field, reason, number, suggestion
        )


class _Run:
    """One import: the rows decided so far, and what they changed."""

    def __init__(self, termbase: Termbase, choices: ImportChoices, named: str, author: str) -> None:
        self._termbase = termbase
        self._choices = choices
        self._heading = (BatchKind.IMPORT, named, author)
        self._rejected: Mapping[str, tuple[str, str]] = {}
        self._added: set[int] = set()
        self._rows: list[ImportedRow | None] = []
        self._begins: list[int] = []
        """Where the rows of each file begin."""

    def in_order(self) -> list[ImportedRow]:
        """Give the rows in the order of the files and their lines."""
        ends = [*self._begins[1:], len(self._rows)]
        return [
            row
            for begin, end in zip(self._begins, ends, strict=True)
            for row in sorted(filter(None, self._rows[begin:end]), key=lambda row: row.place.line)
        ]

    def write(self, connection: sqlite3.Connection, files: Sequence[_File]) -> int | None:
        """Decide on every row and write what follows; give the number of the batch."""
        changing = Changing(connection, *self._heading)
        self._rejected = rejected_terms(self._termbase)
        late: list[_Row] = []
        for file in files:
            self._begins.append(len(self._rows))
            for chunk in _chunks(file.entries):
                rows = list(self._cleaned(chunk, file.name))
                late += [row for row in rows if not _says_english(row.entry)]
                self._decide_and_write(connection, changing, [row for row in rows if _says_english(row.entry)])
            for problem, gave_entry in file.problems:
                verdict = RowVerdict.PROBLEM if gave_entry else RowVerdict.REFUSED
                self._rows.append(ImportedRow(problem.place, verdict, reason=problem.message))
        # Rows that only forbid need the entry that says what is right, wherever the file has it.
        for first in range(0, len(late), _AT_A_TIME):
            self._decide_and_write(connection, changing, late[first : first + _AT_A_TIME])
        return changing.batch

    def _cleaned(self, chunk: Iterable[ReadEntry], name: str) -> Iterator[_Row]:
        """Give the rows that may go into the termbase; the others are noted as refused."""
        for read in chunk:
            found = cleaned(read.entry, name)
            if isinstance(found, Unfit):
                self._rows.append(
                    ImportedRow(
                        read.place, RowVerdict.REFUSED, found.nl, found.en, read.entry.subject_field, found.reason
                    )
                )
            else:
                self._rows.append(None)
                yield _Row(len(self._rows) - 1, read.place, found.entry, read.field_told, list(found.remarks))

    def _decide_and_write(self, connection: sqlite3.Connection, changing: Changing, rows: Sequence[_Row]) -> None:
        neighbours = Neighbours(self._added)
        neighbours.load(self._termbase, [row.entry for row in rows])
        self._name_fields([row for row in rows if not row.field_told], neighbours)
        for row in rows:
            self._decide(row, neighbours)
        self._flush(connection, changing, rows)

    def _name_fields(self, rows: Sequence[_Row], neighbours: Neighbours) -> None:
        """Give rows that name no field the termbase's, else the starter terms'."""
        if self._choices.subject_field is not None or not rows:
            return
        hits = by_keys(self._termbase, {dutch_key(row.entry) for row in rows})
        numbers = sorted({hit.entry for found in hits.values() for hit in found if hit.entry < 0})
        starter = {entry.number: entry for entry in entries_by_number(self._termbase, numbers)}
        for row in rows:
            own = [standing.entry for standing in neighbours.same_dutch(row.entry)]
            known = [starter[hit.entry] for hit in hits.get(dutch_key(row.entry), ()) if hit.entry in starter]
            row.entry = replace(row.entry, subject_field=field_to_have(row.entry, own, known))

    def _decide(self, row: _Row, neighbours: Neighbours) -> None:
        found = decide(row.entry, neighbours, self._rejected)
        if isinstance(found, New):
            row.reasons.insert(0, found.remark)
            row.standing = _added(found.entry, neighbours)
        elif isinstance(found, Same):
            row.standing, outcome = found.standing, found.outcome
            row.verdict = RowVerdict.MERGED if outcome.gained else RowVerdict.THERE
            row.reasons[:0] = outcome.kept
            if outcome.gained:
                row.reasons.insert(0, f"took {', '.join(outcome.gained)}")
                row.standing.entry, row.standing.changed = outcome.entry, True
                neighbours.put(row.standing)
        else:
            self._contend(row, found, neighbours)

    def _contend(self, row: _Row, found: Contended, neighbours: Neighbours) -> None:
        row.verdict, row.standing, prefer = RowVerdict.CONFLICT, found.standing, self._choices.prefer
        row.is_for_review = prefer is Preference.ASK
        said = {Preference.ASK: "", Preference.MINE: tr("yours is kept"), Preference.THEIRS: tr("theirs is taken")}[
            prefer
        ]
        row.reasons[:0] = [found.reason, said]
        if prefer is not Preference.THEIRS:
            return
        if row.standing is None:
            row.standing = _added(row.entry, neighbours)
        else:
            row.standing.entry, row.standing.changed = overridden(row.standing.entry, row.entry), True
            neighbours.put(row.standing)

    def _flush(self, connection: sqlite3.Connection, changing: Changing, rows: Sequence[_Row]) -> None:
        """Write the entries of a chunk, then the suggestions that contend them, and finish the rows."""
        touched = list(dict.fromkeys(row.standing for row in rows if row.standing is not None))
        new = [standing for standing in touched if standing.number == 0]
        for standing, number in zip(new, changing.add(standing.entry for standing in new), strict=True):
            standing.number, standing.changed = number, False
            if standing.of_this_import:
                self._added.add(number)
        for standing in touched:
            if standing.changed:
                changing.replace(standing.number, standing.entry)
        for row in rows:
            suggestion = self._keep_for_review(connection, changing, row) if row.is_for_review else 0
            self._rows[row.position] = row.finished(suggestion)

    def _keep_for_review(self, connection: sqlite3.Connection, changing: Changing, row: _Row) -> int:
        contended = row.standing.entry if row.standing else None
        kept = keep_for_review(connection, row.entry, contended, row.finished(), changing)
        will_be = self._choices.dry_run and kept.is_new
        row.reasons.append(tr("a reviewer will be asked") if will_be else kept.remark)
        return kept.suggestion


def _chunks(entries: list[ReadEntry]) -> Iterator[list[ReadEntry]]:
    """Give the rows some thousands at a time; those given are let go."""
    entries.reverse()
    while entries:
        chunk = entries[: -_AT_A_TIME - 1 : -1]
        del entries[-_AT_A_TIME:]
        yield chunk


def _says_english(entry: ConceptEntry) -> bool:
    """Tell whether a row says which English may be used."""
    return any(term.language == "en" and term.status in USABLE for term in entry.terms)


def _added(entry: ConceptEntry, neighbours: Neighbours) -> Standing:
    """Take a new entry up, with an identifier that no other entry has."""
    wanted, count = entry.stable_identifier, 1
    identifier = wanted
    while neighbours.with_identifier(identifier) is not None:
        count += 1
        identifier = f"{wanted}-{count}"
    named = entry if identifier == entry.identifier else replace(entry, identifier=identifier)
    standing = Standing(named, of_this_import=bool(entry.identifier))
    neighbours.put(standing)
    return standing
