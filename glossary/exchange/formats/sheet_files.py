"""The sheets of a workbook (.xlsx) of unknown origin to entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadOptions
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.tables import TableKind, TableRow, read_rows
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.tables import Row

# Rows that are looked at to tell how wide a sheet is.
_SAMPLE_ROWS = 200
# A heading row is no wider; a cell far to the right is a slip of the mouse.
_MOST_COLUMNS = 512


def read_sheets(path: Path, gathering: Gathering, options: ReadOptions, kind: TableKind) -> bool:
    """Gather the entries of all sheets; False when none has columns we know. Raises ReadingError for a broken workbook.

    A sheet without known columns beside one with them becomes a problem; so does a fault behind the first row.
    """
    from glossary.reading.archives import opened_zip
    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened
    from glossary.reading.xlsx import shared_texts, sheet_rows, sheets

    name, limits = str(path), Limits()
    check_source(name, limits)
    unknown, known = [], 0
    with opened(name, limits) as source, opened_zip(source, name, limits) as archive:
        shared = shared_texts(archive, name, limits)
        for title, part in sheets(archive, name, limits):
            rows = sheet_rows(archive, part, name, shared, limits, numbers=True)
            sound = _until_fault(rows, Place(name, part=title), gathering.problems)
            if read_rows(_table_rows(sound, name, title), name, title, gathering, options, kind):
                known += 1
            else:
                unknown.append(title)
    if known:
        gathering.problems.extend(
            Problem(Place(name, part=title), tr("sheet passed over: no headings name a Dutch and an English column"))
            for title in unknown
        )
    return bool(known)


def _table_rows(rows: Iterator[Row], name: str, title: str) -> Iterator[TableRow]:
    """Give the rows with as many cells as the sheet is wide at its beginning."""
    sample = list(islice(rows, _SAMPLE_ROWS))
    width = min(1 + max((column for row in sample for column in row.cells), default=0), _MOST_COLUMNS)
    columns = range(width)
    for row in chain(sample, rows):
        cells = [row.cells.get(column, "") for column in columns]
        yield TableRow(row.number, Place(name, row.number, row.offset, f"{title}, row {row.number}"), cells)


def _until_fault(rows: Iterable[Row], sheet: Place, problems: list[Problem]) -> Iterator[Row]:
    """Give the rows up to the place where the file is broken; a fault before the first one is raised."""
    last = 0
    try:
        for row in rows:
            last = row.number
            yield row
    except ReadingError as error:
        if not last:
            raise
        reason = str(error).removeprefix(f"{sheet.file}: ")
        place = Place(sheet.file, last, part=f"{sheet.part}, row {last}")
        problems.append(Problem(place, tr("nothing behind this place was read: {reason}", reason=reason)))
