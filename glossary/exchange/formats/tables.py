"""Rows of a table of unknown origin to concept entries: every row gives an entry, or a problem with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import NamedTuple

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadOptions
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.table_columns import Layout, UnknownColumnError, find_layout, told_layout
from glossary.exchange.formats.table_rows import found_in
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.bilingual_direction import dutch_first
from glossary.reading.formulas import guarded, unguarded

# Titles and remarks stand above the headings of a sheet; further down nobody puts them.
_HEADING_WITHIN = 20
# Rows that are looked at to tell which of two columns is the Dutch one.
_SAMPLE_ROWS = 200
# As many rows as a sheet of Excel has. The entries of so many take a gigabyte and a half.
MOST_ROWS = 1_048_576
# A longer cell of terms is no list of terms. A definition is cut by nobody at this length.
_LONGEST_CELL = 20_000
# Cells of these columns hold terms that are parted by a semicolon; of the others, the first cell of a row counts.
_LISTS = ("nl", "en", "nl_admitted", "en_admitted", "nl_deprecated", "en_deprecated", "nl_forbidden", "en_forbidden")
_TEXTS = ("definition", "note")
# A spreadsheet would make a number of such an identifier, and write 1.23E+96 back.
_NUMBER = re.compile(r"'*[0-9][0-9.,eE+-]*$")


class TableRow(NamedTuple):
    """A row of a file with its cells in their order."""

    number: int
    place: Place
    cells: list[str]


@dataclass(frozen=True, slots=True)
class TableKind:
    """How the cells of a kind of file are to be taken."""

    guarded: bool = True
    """Whether an apostrophe may stand in front of what a spreadsheet would run."""
    ragged: bool = False
    """Whether cells behind the last heading mean nothing, as in a sheet; in text they mean a lost quotation mark."""


def read_rows(
    rows: Iterator[TableRow], name: str, title: str, gathering: Gathering, options: ReadOptions, kind: TableKind
) -> bool:
    """Gather the entries of a table; `title` is that of a sheet. Gives False for one that names no columns we know.

    Raises ReadingError when a column that was asked for is not there.
    """
    sample = list(islice(rows, _SAMPLE_ROWS))
    at, layout = _heading(sample, options, f"{name} ({title})" if title else name)
    if layout is None:
        return False
    problems = gathering.problems
    for row in sample[:at]:
        if any(cell.strip() for cell in row.cells):
            problems.append(
                Problem(row.place, tr("row {number} passed over: it stands above the headings", number=row.number))
            )
    if layout.unread:
        shown = ", ".join(f"'{' '.join(heading.split())[:40]}'" for heading in layout.unread[:8])
        place = Place(name, sample[at].place.line, part=title)
        problems.append(
            Problem(
                place, tr("columns that are not read: {shown}; name one with --column if it is needed", shown=shown)
            )
        )
    start = at + 1 if layout.width else at
    if layout.has_sides:
        layout = _directed(layout, sample[start:])
    for row in _limited(chain(sample[start:], rows), gathering):
        _gather(row, layout, gathering, kind)
    return True


def _heading(sample: list[TableRow], options: ReadOptions, where: str) -> tuple[int, Layout | None]:
    """Give the position of the heading row and the layout; the position of the first row where there is no heading."""
    found = ((at, find_layout(row.cells)) for at, row in enumerate(sample[:_HEADING_WITHIN]))
    at, layout = next(((at, layout) for at, layout in found if layout), (0, None))
    if not options.columns or not sample:
        return at, layout
    named = {_folded(told) for told in options.columns.values() if not told.strip().isdecimal()}
    if named and layout is None:
        headings = ({_folded(cell) for cell in row.cells} for row in sample[:_HEADING_WITHIN])
        at = next((at for at, cells in enumerate(headings) if named <= cells), 0)
    try:
        return at, told_layout(options.columns, sample[at].cells, is_heading=bool(named) or layout is not None)
    except UnknownColumnError as error:
        raise ReadingError(where, str(error)) from error


def _folded(text: str) -> str:
    return text.strip().casefold()


def _directed(layout: Layout, sample: Iterable[TableRow]) -> Layout:
    """Settle which of source and target is Dutch: what the texts say, else the source."""
    positions = {name: position for position, name in reversed(layout.columns)}
    source, target = positions["source"], positions["target"]
    pairs = [(row.cells[source], row.cells[target]) for row in sample if len(row.cells) > max(source, target)]
    turned = dutch_first(pairs) is False
    sides = {"source": "en" if turned else "nl", "target": "nl" if turned else "en"}
    columns = tuple((position, sides.get(name, name)) for position, name in layout.columns)
    return replace(layout, columns=columns)


def _limited(rows: Iterator[TableRow], gathering: Gathering) -> Iterator[TableRow]:
    for count, row in enumerate(rows):
        if count >= MOST_ROWS:
            message = f"nothing from row {row.number} on was read: more than {MOST_ROWS} rows; split the file"
            gathering.problems.append(Problem(row.place, message))
            return
        yield row


def _gather(row: TableRow, layout: Layout, gathering: Gathering, kind: TableKind) -> None:
    cells = row.cells
    beside = _beside(cells, layout)
    if beside and not kind.ragged and any(cell.strip() for cell in cells[layout.width :]):
        message = f"row {row.number} passed over: it has {len(cells)} cells, the heading {layout.width}"
        gathering.problems.append(
            Problem(row.place, tr("{message}; put quotation marks around a cell with a delimiter", message=message))
        )
        return
    if beside:
        gathering.tally.add("a cell in a column without a heading was not read", beside, row.place)
    told = _cells(cells, layout, kind)
    if not told:
        return
    too_long = [name for name in _LISTS if len(told.get(name, "")) > _LONGEST_CELL]
    if too_long:
        message = f"row {row.number} passed over: {len(told[too_long[0]])} characters in column '{too_long[0]}'"
        gathering.problems.append(Problem(row.place, tr("{message} are no term", message=message)))
        return
    gathering.add(found_in(told, row.place, is_ours=layout.is_ours))


def _beside(cells: list[str], layout: Layout) -> str:
    """Give a text that stands under no heading; nothing where there is none."""
    if (not layout.blank and len(cells) <= layout.width) or not layout.width:
        return ""
    others = chain((cells[at] for at in layout.blank if at < len(cells)), cells[layout.width :])
    return next((cell for cell in others if cell.strip()), "")


def _cells(cells: list[str], layout: Layout, kind: TableKind) -> dict[str, str]:
    """Give the filled cells by what they hold. Of columns that mean the same, lists and texts are joined."""
    told: dict[str, str] = {}
    count = len(cells)
    for position, name in layout.columns:
        if position >= count or not (text := cells[position].strip()):
            continue
        if kind.guarded:
            text = _unguarded(text, name)
        if name not in told:
            told[name] = text
        elif name in _LISTS:
            told[name] += f"; {text}"
        elif name in _TEXTS and text != told[name]:
            told[name] += f" {text}"
    return told


def _unguarded(text: str, name: str) -> str:
    if text[0] != "'":
        return text
    return text[1:] if name == "id" and _NUMBER.match(text) else unguarded(text)


def guarded_cell(text: str, name: str) -> str:
    """Give the text of a cell as it is written to a text table; `name` is that of its column.

    >>> guarded_cell("=1+1", "nl"), guarded_cell("1234567e90", "id"), guarded_cell("403-verklaring", "nl")
    ("'=1+1", "'1234567e90", '403-verklaring')
    """
    return f"'{text}" if name == "id" and _NUMBER.match(text) else guarded(text)
