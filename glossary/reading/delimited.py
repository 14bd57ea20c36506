"""Tables as text (.csv, .tsv) to paragraphs: any delimiter, any encoding, formulas left out."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.formulas import is_formula, unguarded
from glossary.reading.tables import Row, cell_paragraphs
from glossary.reading.text import Line, decoded_lines

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

# Dutch spreadsheets write semicolons, since the comma is in their numbers.
_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_LINES = 100


class Record(NamedTuple):
    """A row of a text table as it was parsed: nothing is taken out or stripped."""

    number: int
    """1-based, the heading included."""
    line: int
    """The 1-based line of the file on which it begins."""
    offset: int
    cells: list[str]


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the cells with words; `line` is the line of the file, the part names row and column."""
    delimiter, lines = delimited_lines(decoded_lines(source, name, limits, problems), name)
    rows = _rows(records(lines, delimiter, name, problems), name, problems)
    yield from cell_paragraphs(rows, _part, Place(name), limits, problems)


def _part(row: Row, column: int, header: str) -> str:
    return f"row {row.number}, column {header or column + 1}"


def delimited_lines(lines: Iterator[Line], name: str) -> tuple[str, Iterator[Line]]:
    """Give the delimiter of a table and its lines, without a first line that only names the delimiter."""
    sample = list(islice(lines, _SAMPLE_LINES))
    if sample and (told := told_delimiter(sample[0][2])):
        return told, chain(sample[1:], lines)
    tabs = Path(name).suffix.casefold() == ".tsv"
    return "\t" if tabs else find_delimiter([line for _, _, line in sample]), chain(sample, lines)


def told_delimiter(line: str) -> str:
    """Give the delimiter that Excel's own first line `sep=;` names."""
    told = line.rstrip("\r\n")
    return told[4] if told.casefold().startswith("sep=") and len(told) == 5 else ""


def find_delimiter(lines: list[str]) -> str:
    """Find the delimiter that gives most rows the same number of cells, more than one.

    >>> find_delimiter(["term;bedrag\\n", "omzet;1,5\\n", "rente;2,5\\n"])
    ';'
    """

    def rows_alike(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _parsed(lines, delimiter) if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=rows_alike)


def _parsed(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:
            continue


class _Fed:
    """Lines one by one, remembering those of the row that is being parsed, which can be put back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._waiting: deque[Line] = deque()
        self.taken: list[Line] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        while True:
            line = self._waiting.popleft() if self._waiting else next(self._lines, None)
            if line is None:
                self.ended = True
                return
            self.taken.append(line)
            yield line[2]

    def put_back_all_but_first(self) -> None:
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.ended = False


def records(lines: Iterable[Line], delimiter: str, name: str, problems: list[Problem]) -> Iterator[Record]:
    """Give the rows of a table. A row with a quotation mark that nothing closes is passed over, and it alone."""
    fed = _Fed(lines)
    reader = csv.reader(iter(fed), delimiter=delimiter)
    number = 0
    while True:
        fed.taken.clear()
        fault = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = tr("{error}; is a quotation mark not closed?", error=error)
        number += 1
        if not fault and fed.ended and _is_open(fed.taken, delimiter):
            fault = tr("a quotation mark is not closed")
        line, offset, _ = fed.taken[0]
        if fault:
            problems.append(
                Problem(Place(name, line, offset), tr("row {number} passed over: {fault}", number=number, fault=fault))
            )
            fed.put_back_all_but_first()
            reader = csv.reader(iter(fed), delimiter=delimiter)
        else:
            yield Record(number, line, offset, cells)


def _is_open(taken: list[Line], delimiter: str) -> bool:
    """Say whether the last row of a file ends inside quotation marks, which the reader lets pass."""
    try:
        next(csv.reader((line for _, _, line in taken), delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _rows(found: Iterable[Record], name: str, problems: list[Problem]) -> Iterator[Row]:
    formulas = 0
    for number, line, offset, cells in found:
        formulas += sum(map(is_formula, cells))
        kept = {column: unguarded(cell) for column, cell in enumerate(cells) if cell.strip() and not is_formula(cell)}
        yield Row(number, line, offset, kept)
    if formulas:
        problems.append(
            Problem(
                Place(name),
                tr("{formulas} formulas passed over; save their results if they are text", formulas=formulas),
            )
        )
