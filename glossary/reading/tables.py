"""Rows of a sheet to paragraphs: every cell with words in it, of the columns that were asked for or may be Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from glossary.dutch.language import language_of
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.flow import broken_lines
from glossary.reading.xmlstream import language_of_tag

# Rows that are looked at to tell the language of a column and whether the first row is a header.
_SAMPLE_ROWS = 200
# A header is a name; longer first cells are text.
_LONGEST_HEADER = 60
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"[\s\d.,:/%€$+-]+$")
# Headers by which people name the language of a column.
_FOREIGN_HEADERS = frozenset(
    """en eng english engels engelse de deu ger german duits deutsch fr fra fre french frans es it""".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet with its texts by column, counted from 0; empty cells and numbers may be missing."""

    number: int
    line: int
    offset: int
    cells: Mapping[int, str]


def cell_paragraphs(
    rows: Iterator[Row], part_of: Callable[[Row, int, str], str], sheet: Place, limits: Limits, problems: list[Problem]
) -> Iterator[Paragraph]:
    """Give each cell that holds a word, as one paragraph for each of its lines.

    `part_of` names a cell by its row, column and header. `sheet` is where problems with a column are said: one that is
    asked for and missing, or one that is passed over since it is in another language.
    """
    sample = list(islice(rows, _SAMPLE_ROWS))
    if not sample:
        return
    headers = _headers(sample)
    wanted = _wanted(sample, headers, sheet, limits, problems)
    for row in chain(sample, rows):
        for column, text in sorted(row.cells.items()):
            if wanted(column) and _WORD.search(text):
                place = Place(sheet.file, row.line, row.offset, part_of(row, column, headers.get(column, "")))
                for line in broken_lines(text):
                    yield Paragraph(line, place)


def column_letters(column: int) -> str:
    """Give the letters of a column counted from 0, as spreadsheets name it.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701), column_letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _headers(sample: list[Row]) -> dict[int, str]:
    """Give the names in the first row, or nothing when it is no header."""
    names = {column: text.strip() for column, text in sample[0].cells.items() if text.strip()}
    folded = {name.casefold() for name in names.values()}
    short = all(len(name) <= _LONGEST_HEADER and not _NUMBER.match(name) for name in names.values())
    return names if len(sample) > 1 and short and len(folded) == len(names) else {}


def _wanted(
    sample: list[Row], headers: Mapping[int, str], sheet: Place, limits: Limits, problems: list[Problem]
) -> Callable[[int], bool]:
    """Decide which columns are read, by what was asked for or else by their language."""
    columns = sorted({column for row in sample for column in row.cells})
    if limits.columns:
        chosen = {column: _names_of(column, headers) for column in range(max(columns, default=-1) + 1)}
        asked = {name.casefold().strip() for name in limits.columns}
        for missing in sorted(asked - set().union(*chosen.values())):
            there = ", ".join(headers.get(column) or column_letters(column) for column in columns)
            problems.append(
                Problem(sheet, tr("has no column '{missing}'; there are {there}", missing=missing, there=there))
            )
        picked = {column for column, names in chosen.items() if names & asked}
        return picked.__contains__
    foreign = {}
    for column in columns:
        if language := _foreign_language(sample, column, headers.get(column, "")):
            foreign[column] = language
            label = headers.get(column) or column_letters(column)
            problems.append(
                Problem(
                    sheet,
                    tr(
                        "column '{label}' passed over: not Dutch ({language}); name it to read it all the same",
                        label=label,
                        language=language,
                    ),
                )
            )
    return lambda column: column not in foreign


def _names_of(column: int, headers: Mapping[int, str]) -> set[str]:
    return {headers.get(column, "").casefold(), column_letters(column).casefold(), str(column + 1)} - {""}


def _foreign_language(sample: list[Row], column: int, header: str) -> str:
    """Give the language of a column that holds no Dutch, or an empty string for one that may."""
    texts = [row.cells[column] for row in sample if column in row.cells]
    told = language_of(" . ".join(texts))
    if told == "nl" or any(language_of(text) == "nl" for text in texts):
        return ""
    named = header.casefold()
    if named in _FOREIGN_HEADERS or re.fullmatch(r"(?:en|de|fr)[-_][a-z]{2}", named):
        return told or language_of_tag(named)
    return told
