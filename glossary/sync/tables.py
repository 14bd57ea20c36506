"""The bytes of a table in the folder to rows by identifier; conflict markers of git become two versions, merged by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from glossary.exchange.formats.table_columns import COLUMNS
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.delimited import delimited_lines, records
from glossary.reading.encodings import decoded
from glossary.sync.merging import Conflict, Merged, Side, merge_rows
from glossary.sync.rows import Row, RowError, settled_row, unguarded_cell

if TYPE_CHECKING:
    from glossary.reading.text import Line

_OURS, _ANCESTOR, _SPLIT, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
# A longer cell is no cell of a termbase.
_LONGEST = 100_000


@dataclass(slots=True)
class FolderTable:
    """What a file of the folder holds."""

    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """With any of these nothing may be written."""
    conflicts: list[Conflict] = field(default_factory=list)
    """Where the two sides of a merge in git changed the same field of an entry."""
    was_in_conflict: bool = False
    known: Mapping[str, Row] = field(default_factory=dict)


def read_table(
    name: str,
    content: bytes,
    ancestor: Callable[[], bytes | None],
    *,
    known: Mapping[str, Row],
    prefer: Side = Side.MINE,
) -> FolderTable:
    """Read a table of the folder; rows without a field are of the one that the file is named after.

    `known` are rows in the form we write, which need no second look. `ancestor` gives what both sides of a merge had in
    common, where it is known; it is only asked for when the file has conflict markers without it.
    """
    table = FolderTable(known=known)
    lines = _lines(name, content, table.problems)
    if not any(line.startswith(_OURS) for _, _, line in lines):
        table.rows = _merged_versions(name, [lines], table)
        return table
    table.was_in_conflict = True
    mine, common, theirs = _sides(name, lines, table.problems)
    if table.problems:
        return table
    if common is None and (told := ancestor()) is not None:
        common = _lines(name, told, [])
    # What the ancestor had wrong is nobody's concern any more.
    base = _merged_versions(name, [common], FolderTable(known=known)) if common else {}
    versions = [_merged_versions(name, [side], table) for side in (mine, theirs)]
    merged = merge_rows(base, versions[0], versions[1], prefer)
    table.rows = merged.rows
    table.conflicts.extend(merged.conflicts)
    return table


def _lines(name: str, content: bytes, problems: list[Problem]) -> list[Line]:
    text = decoded(content, name, "", problems).removeprefix("\ufeff")
    found: list[Line] = []
    offset = 0
    for number, line in enumerate(StringIO(text, newline=None), 1):
        found.append((number, offset, line))
        offset += len(line)
    return found


def _sides(
    name: str, lines: Sequence[Line], problems: list[Problem]
) -> tuple[list[Line], list[Line] | None, list[Line]]:
    """Give both versions of a file with conflict markers, and what they had in common where the markers tell it."""
    mine: list[Line] = []
    common: list[Line] = []
    theirs: list[Line] = []
    state, begun, told_all = "", 0, True
    after = {_OURS: ("", _OURS), _ANCESTOR: (_OURS, _ANCESTOR), _SPLIT: ("", _SPLIT), _THEIRS: (_SPLIT, "")}
    for line in lines:
        sign = line[2][:7]
        if sign not in after or not _is_marker(line[2]):
            for side, states in ((mine, ("", _OURS)), (common, ("", _ANCESTOR)), (theirs, ("", _SPLIT))):
                if state in states:
                    side.append(line)
            continue
        expected, state_after = after[sign]
        if state != expected and not (sign == _SPLIT and state in {_OURS, _ANCESTOR}):
            problems.append(
                Problem(Place(name, line[0]), tr("conflict markers of git do not go together; restore them"))
            )
            return [], None, []
        told_all = told_all and not (sign == _SPLIT and state == _OURS)
        state, begun = state_after, line[0]
    if state:
        problems.append(Problem(Place(name, begun), tr("a conflict marker of git has no end (>>>>>>>); restore it")))
    return mine, (common if told_all else None), theirs


def _is_marker(line: str) -> bool:
    return line[7:8] in {" ", "\n", ""}


def _merged_versions(name: str, versions: Iterable[Sequence[Line]], table: FolderTable) -> dict[str, Row]:
    """Give the rows of a table by identifier; a row that stands there twice after a merge is merged with itself."""
    found: dict[str, Row] = {}
    for lines in versions:
        for row, place in _rows(name, lines, table):
            identifier = row["id"]
            if identifier not in found or found[identifier] == row:
                found[identifier] = row
                continue
            if found[identifier].get("nl") != row.get("nl") and found[identifier].get("en") != row.get("en"):
                message = tr(
                    "identifier '{identifier}' stands there twice for different terms; empty it in one row",
                    identifier=identifier[:60],
                )
                table.problems.append(Problem(place, message))
                continue
            both: Merged = merge_rows({}, {identifier: found[identifier]}, {identifier: row})
            found[identifier] = both.rows[identifier]
            table.conflicts.extend(both.conflicts)
            table.was_in_conflict = True
    return found


def _rows(name: str, lines: Sequence[Line], table: FolderTable) -> Iterable[tuple[Row, Place]]:
    problems = table.problems
    if not any(line.strip() for _, _, line in lines):
        problems.append(Problem(Place(name), tr("is empty; restore its heading row")))
        return
    delimiter, rest = delimited_lines(iter(lines), name)
    heading: list[str] = []
    for record in records(rest, delimiter, name, problems):
        place = Place(name, record.line)
        if not heading:
            heading = [cell.strip().casefold() for cell in record.cells]
            if (fault := _heading_fault(heading)) is not None:
                problems.append(Problem(place, fault))
                return
        elif any(cell.strip() for cell in record.cells):
            try:
                yield _row(record.cells, heading, table.known, place), place
            except RowError as error:
                problems.append(Problem(place, str(error)))


def _heading_fault(heading: Sequence[str]) -> str | None:
    if missing := [column for column in ("nl", "en", "id") if column not in heading]:
        return tr(
            "the heading row lacks {missing}; restore it: {columns}",
            missing=", ".join(missing),
            columns=",".join(COLUMNS),
        )
    if unknown := [cell for cell in heading if cell and cell not in COLUMNS]:
        return tr("column '{unknown}' is not known and would be lost; take it out", unknown=unknown[0][:40])
    twice = [cell for cell in heading if cell and heading.count(cell) > 1]
    return tr("column '{twice}' is there twice; take one out", twice=twice[0]) if twice else None


def _row(cells: Sequence[str], heading: Sequence[str], known: Mapping[str, Row], place: Place) -> Row:
    if any(cell.strip() for cell in cells[len(heading) :]):
        raise RowError(
            tr(
                "the row has {count} cells, the heading {count2}; put quotation marks around a comma",
                count=len(cells),
                count2=len(heading),
            )
        )
    if any(len(cell) > _LONGEST for cell in cells):
        raise RowError(tr("a cell has more than {longest} characters; shorten it", longest=_LONGEST))
    told = {name: unguarded_cell(cell.strip(), name) for name, cell in zip(heading, cells, strict=False) if name}
    row = {"field": PurePath(place.file).stem} | {name: cell for name, cell in told.items() if cell}
    return row if known.get(row.get("id", "")) == row else settled_row(row, place)
