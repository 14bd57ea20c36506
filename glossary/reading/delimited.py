"""Tables as text (.csv, .tsv) to paragraphs: any delimiter, any encoding, formulas left out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary.model import Place, Problem
from glossary.reading.tables import Row, cell_paragraphs
from glossary.reading.text import decoded_lines

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

# Dutch spreadsheets write semicolons, since the comma is in their numbers.
_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_LINES = 100
_Line = tuple[int, int, str]


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the cells with words; `line` is the line of the file, the part names row and column."""
    lines = decoded_lines(source, name, limits, problems)
    sample = list(islice(lines, _SAMPLE_LINES))
    if sample and (told := _told_delimiter(sample[0][2])):
        sample, delimiter = sample[1:], told
    else:
        delimiter = "\t" if Path(name).suffix.casefold() == ".tsv" else find_delimiter([line for _, _, line in sample])
    rows = _rows(chain(sample, lines), delimiter, name, problems)
    yield from cell_paragraphs(rows, _part, Place(name), limits, problems)


def _part(row: Row, column: int, header: str) -> str:
    return f"row {row.number}, column {header or column + 1}"


def _told_delimiter(line: str) -> str:
    """Give the delimiter that Excel's own first line `sep=;` names."""
    told = line.rstrip("\n")
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


def _rows(lines: Iterator[_Line], delimiter: str, name: str, problems: list[Problem]) -> Iterator[Row]:
    begun: list[tuple[int, int]] = []

    def texts() -> Iterator[str]:
        for line, offset, text in lines:
            begun.append((line, offset))
            yield text

    reader = csv.reader(texts(), delimiter=delimiter)
    number, formulas = 0, 0
    while True:
        begun.clear()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            message = f"row {number} passed over: {error}; is a quotation mark not closed?"
            problems.append(Problem(Place(name, *begun[0]), message))
            continue
        number += 1
        formulas += sum(_is_formula(cell) for cell in cells)
        kept = {column: _unguarded(cell) for column, cell in enumerate(cells) if cell.strip() and not _is_formula(cell)}
        yield Row(number, *begun[0], kept)
    if formulas:
        problems.append(Problem(Place(name), f"{formulas} formulas passed over; save their results if they are text"))


def _is_formula(cell: str) -> bool:
    return cell.startswith("=") and len(cell) > 1


def _unguarded(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t"} else cell
