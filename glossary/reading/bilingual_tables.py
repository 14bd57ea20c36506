"""Tables with a Dutch and an English column (.tsv, .csv, .xlsx) to raw pairs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.archives import opened_zip
from glossary.reading.base import Limits
from glossary.reading.bilingual_direction import dutchness
from glossary.reading.bilingual_raw import RawPair, RawPairs
from glossary.reading.delimited import find_delimiter
from glossary.reading.text import decoded_lines
from glossary.reading.xlsx import shared_texts, sheet_rows, sheets
from glossary.reading.xmlstream import language_of_tag

_SAMPLE_ROWS = 200
_NAMES = {
    "dutch": "nl",
    "nederlands": "nl",
    "nederlandse": "nl",
    "english": "en",
    "engels": "en",
    "engelse": "en",
    "eng": "en",
}
_FIRST_NAMES = frozenset({"source", "bron", "brontekst", "term", "original", "msgid"})
_SECOND_NAMES = frozenset({"target", "doel", "doeltekst", "vertaling", "translation", "equivalent", "msgstr"})
_Row = tuple[int, Mapping[int, str]]
_Lines = Iterator[tuple[int, int, str]]


def delimited_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the rows of a text table; tabs, semicolons, commas or bars between the cells."""
    lines = decoded_lines(source, name, limits, problems)
    sample = list(islice(lines, _SAMPLE_ROWS))
    tabs = Path(name).suffix.casefold() == ".tsv" or find_delimiter([line for _, _, line in sample]) == "\t"
    whole = chain(sample, lines)
    delimiter = "\t" if tabs else find_delimiter([line for _, _, line in sample])
    rows = _tab_rows(whole) if tabs else _quoted_rows(whole, delimiter, name, problems)
    return _of_rows(rows, name, "")


def _tab_rows(lines: _Lines) -> Iterator[_Row]:
    """Cut lines at tabs. A cell that is quoted whole loses its quotes; a lone quotation mark is a character."""
    for number, _, line in lines:
        cells = (_unquoted(cell.strip()) for cell in line.rstrip("\n").split("\t"))
        yield number, {column: cell for column, cell in enumerate(cells) if cell}


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 2 and cell[0] == cell[-1] == '"' else cell


def _quoted_rows(lines: _Lines, delimiter: str, name: str, problems: list[Problem]) -> Iterator[_Row]:
    begun = [1]

    def texts() -> Iterator[str]:
        for number, _, line in lines:
            begun.append(number)
            yield line

    reader = csv.reader(texts(), delimiter=delimiter)
    while True:
        begun[:] = begun[-1:]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(
                Problem(
                    Place(name, begun[-1]), tr("row passed over: {error}; is a quotation mark not closed?", error=error)
                )
            )
            continue
        yield (
            begun[1] if len(begun) > 1 else begun[0],
            {n: cell.strip() for n, cell in enumerate(cells) if cell.strip()},
        )


def workbook_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the rows of all sheets of a workbook that have two columns of text."""
    del problems
    return RawPairs(("nl", "en"), _of_workbook(source, name, limits))


def _of_workbook(source: BinaryIO, name: str, limits: Limits) -> Iterator[RawPair]:
    with opened_zip(source, name, limits) as archive:
        shared = shared_texts(archive, name, limits)
        for title, part in sheets(archive, name, limits):
            rows = ((row.number, row.cells) for row in sheet_rows(archive, part, name, shared, limits))
            found = _of_rows(rows, name, title, required=False)
            for pair in found.pairs:
                yield pair._replace(languages=found.languages)


def _of_rows(rows: Iterator[_Row], name: str, title: str, *, required: bool = True) -> RawPairs:
    sample = list(islice(rows, _SAMPLE_ROWS))
    header = _header(sample[0][1]) if sample else None
    if header:
        languages, columns = header
        return RawPairs(languages, _pairs(chain(sample[1:], rows), columns, name, title))
    found = _columns(sample)
    if found is None:
        if required:
            raise ReadingError(name, tr("has no two columns of text; name a table with a Dutch and an English column"))
        return RawPairs(("", ""), iter(()))
    return RawPairs(("", ""), _pairs(chain(sample, rows), found, name, title))


def _header(cells: Mapping[int, str]) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """Give the languages and columns that a first row names; None for a row of texts.

    >>> _header({0: "NL", 1: "EN", 2: "domain"}), _header({0: "Omzet", 1: "Revenue"})
    ((('nl', 'en'), (0, 1)), None)
    """
    named = {column: _NAMES.get(cell.casefold().split(" ")[0], language_of_tag(cell)) for column, cell in cells.items()}
    by_language = {language: column for column, language in reversed(named.items()) if language in {"nl", "en"}}
    if len(by_language) == 2:
        return ("nl", "en"), (by_language["nl"], by_language["en"])
    first = [column for column, cell in cells.items() if cell.casefold() in _FIRST_NAMES]
    second = [column for column, cell in cells.items() if cell.casefold() in _SECOND_NAMES]
    return (("", ""), (first[0], second[0])) if first and second else None


def _columns(sample: Sequence[_Row]) -> tuple[int, int] | None:
    """Give the two columns of text: those that are filled most; of more than two the most Dutch and the most English."""
    filled: dict[int, list[str]] = {}
    for _, cells in sample:
        for column, cell in cells.items():
            if any(letter.isalpha() for letter in cell):
                filled.setdefault(column, []).append(cell)
    usual = [column for column, texts in sorted(filled.items()) if len(texts) * 2 >= len(sample)]
    if len(usual) < 2:
        return None
    if len(usual) == 2:
        return usual[0], usual[1]
    score = {column: dutchness(filled[column]) for column in usual}
    pair = sorted((max(usual, key=score.__getitem__), min(usual, key=score.__getitem__)))
    return (pair[0], pair[1]) if pair[0] != pair[1] else None


def _pairs(rows: Iterator[_Row], columns: tuple[int, int], name: str, title: str) -> Iterator[RawPair]:
    for number, cells in rows:
        first, second = cells.get(columns[0], ""), cells.get(columns[1], "")
        # A row without a second cell is broken; an empty line is a line that separates.
        fault = "broken" if cells and max(columns) > max(cells) else ""
        if cells:
            yield RawPair(first, second, Place(name, number, 0, f"{title}, row {number}" if title else ""), fault)
