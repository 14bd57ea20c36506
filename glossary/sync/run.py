"""A termbase and a folder of tables to the same entries: both are compared with what they were after the last sync.

What they were is kept in the termbase (table `exports`), under the path of the folder as seen from the termbase, so that
every clone has its own. The files are written before the termbase is committed: a run that was killed in between is
finished by the next one, which finds the same changes on both sides.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem
from glossary.sync.folder import (
    CONFLICTS,
    NAMES,
    SyncError,
    conflicts_bytes,
    git_ancestor,
    locked,
    read_contents,
    same_text,
    write_contents,
)
from glossary.sync.merging import Conflict, Merged, Side, differing, merge_rows
from glossary.sync.rows import Row, changed_entry, entry_of_row, rows_of, table_text
from glossary.sync.tables import read_table
from glossary.termbase import Termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries
from glossary.termbase.exports import keep_contents, last_contents


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an entry on one side."""

    kind: str
    """`added`, `changed` or `removed`."""
    identifier: str
    nl: str
    en: str
    columns: tuple[str, ...]
    """What changed; empty for an entry that was added or removed."""


@dataclass(slots=True)
class SyncReport:
    """What a sync did, or would do."""

    termbase: list[Difference] = field(default_factory=list)
    folder: list[Difference] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    merged_files: list[str] = field(default_factory=list)
    """Files with both sides of a merge in git, which are one again."""
    notes: list[Problem] = field(default_factory=list)
    """What a table cannot hold of the termbase."""
    findings: list[Problem] = field(default_factory=list)
    """Broken rows; with any of them nothing was written."""
    batch: int | None = None
    """The number under which the changes of the termbase can be undone."""


@dataclass(slots=True)
class _Plan:
    """Both sides as they are, and as they shall be."""

    report: SyncReport
    mine: dict[str, Row]
    entries: dict[str, ConceptEntry]
    merged: Merged
    contents: dict[str, bytes]


def sync_folder(
    termbase: Termbase,
    folder: Path,
    author: str,
    moment: datetime,
    *,
    prefer: Side | None = None,
    dry_run: bool = False,
) -> SyncReport:
    """Make a termbase and a folder equal; what both changed stays as the preferred side has it, the termbase else.

    With `findings` in the report nothing was written. Raises SyncError, ReadingError, CatalogError or TermbaseError.
    """
    if folder.exists() and not folder.is_dir():
        raise SyncError(tr("{folder}: is a file; name a folder", folder=folder))
    key = _key(termbase, folder)
    if dry_run:
        return _plan(termbase, folder, key, prefer or Side.MINE, read_contents(folder)).report
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SyncError(
            tr("{folder}: cannot be made ({strerror}); choose another folder", folder=folder, strerror=error.strerror)
        ) from error
    with locked(folder), termbase.writing() as connection:
        as_read = read_contents(folder)
        plan = _plan(termbase, folder, key, prefer or Side.MINE, as_read)
        if plan.report.findings:
            return plan.report
        changing = Changing(connection, BatchKind.SYNC, str(folder), author)
        _apply(changing, plan)
        plan.report.batch = changing.batch
        wanted = {name: content for name, content in plan.contents.items() if not same_text(as_read.get(name), content)}
        kept = {name: plan.contents[name].decode() for name in NAMES.values()}
        if kept != last_contents(termbase, key):
            keep_contents(connection, key, kept, moment)
        write_contents(folder, wanted, as_read)
    return plan.report


def _key(termbase: Termbase, folder: Path) -> str:
    """Give the name under which the last state of a folder is kept; it stays when folder and termbase move together."""
    home, target = termbase.path.resolve().parent, folder.resolve()
    try:
        return f"sync:{Path(os.path.relpath(target, home)).as_posix()}"
    except ValueError:  # on another drive of Windows
        return f"sync:{target.as_posix()}"


def _plan(termbase: Termbase, folder: Path, key: str, prefer: Side, as_read: Mapping[str, bytes]) -> _Plan:
    report = SyncReport()
    mine, entries = rows_of(all_entries(termbase), report.notes)
    last = last_contents(termbase, key)
    base = _rows_of_state(last, mine)
    theirs = _rows_of_folder(folder, as_read, {**mine, **base}, _written(last), prefer, report)
    if report.findings:
        return _Plan(report, mine, entries, Merged(), {})
    merged = merge_rows(base, mine, theirs, prefer)
    report.conflicts.extend(merged.conflicts)
    report.termbase = _differences(mine, merged.rows)
    report.folder = _differences(theirs, merged.rows)
    by_field: dict[str, list[Row]] = {name: [] for name in NAMES}
    for row in merged.rows.values():
        by_field[row["field"]].append(row)
    contents = {NAMES[name]: table_text(rows) for name, rows in by_field.items()}
    if report.conflicts:
        contents[CONFLICTS] = conflicts_bytes(as_read.get(CONFLICTS), report.conflicts)
    return _Plan(report, mine, entries, merged, contents)


def _written(last: Mapping[str, str]) -> frozenset[str]:
    """Give the tables that had entries after the last sync."""
    return frozenset(name for name, content in last.items() if content.count("\n") > 1)


def _rows_of_state(last: Mapping[str, str], known: Mapping[str, Row]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for name in NAMES.values():
        if content := last.get(name):
            rows.update(read_table(name, content.encode(), lambda: None, known=known).rows)
    return rows


def _rows_of_folder(
    folder: Path,
    as_read: Mapping[str, bytes],
    known: Mapping[str, Row],
    written: frozenset[str],
    prefer: Side,
    report: SyncReport,
) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    places: dict[str, str] = {}
    for name in NAMES.values():
        path = folder / name
        if name not in as_read:
            if name in written:
                message = tr(
                    "is gone, but had entries at the last sync; restore it (to remove all of them, keep its"
                    " heading row)"
                )
                report.findings.append(Problem(Place(str(path)), message))
            continue
        table = read_table(str(path), as_read[name], partial(git_ancestor, path), known=known, prefer=prefer)
        report.findings.extend(table.problems)
        report.conflicts.extend(table.conflicts)
        report.merged_files.extend([name] if table.was_in_conflict else [])
        for identifier, row in table.rows.items():
            if identifier in rows and rows[identifier] != row:
                message = tr(
                    "identifier '{identifier}' stands in {places} too; remove it from one of them",
                    identifier=identifier[:60],
                    places=places[identifier],
                )
                report.findings.append(Problem(Place(str(path)), message))
            rows[identifier], places[identifier] = row, name
    return rows


def _differences(before: Mapping[str, Row], after: Mapping[str, Row]) -> list[Difference]:
    found = []
    for identifier in dict.fromkeys((*before, *after)):
        old, new = before.get(identifier), after.get(identifier)
        if old == new:
            continue
        shown = new or old or {}
        kind = "added" if old is None else "removed" if new is None else "changed"
        columns = differing(old, new) if kind == "changed" else ()
        found.append(Difference(kind, identifier, shown.get("nl", ""), shown.get("en", ""), columns))
    return sorted(found, key=lambda one: (one.nl, one.en, one.identifier))


def _apply(changing: Changing, plan: _Plan) -> None:
    """Bring the termbase to the merged rows."""
    place = Place("sync")
    added = []
    for identifier, row in plan.merged.rows.items():
        current, before = plan.entries.get(identifier), plan.mine.get(identifier)
        if current is None or before is None:
            added.append(entry_of_row(row, place))
        elif row != before or current.identifier != identifier:
            changing.replace(current.number, changed_entry(current, before, row, place))
    for identifier, entry in plan.entries.items():
        if identifier not in plan.merged.rows:
            changing.remove(entry.number)
    changing.add(added)
