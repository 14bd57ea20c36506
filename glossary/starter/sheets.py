"""The files of terms/ as raw rows, kept as written: what checks read, commands edit, and git shows."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glossary.starter.files import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CONCEPT_FILES = ("finance.csv", "tech.csv")
_MARK = re.compile(r"\s*\[([^\]]*)\]")


class Marked(NamedTuple):
    """A term as it stands in a cell: its text and the marks behind it."""

    text: str
    marks: frozenset[str]


def marked(member: str) -> Marked:
    """Take the marks off a term.

    >>> marked("amortisation [gb]").text, sorted(marked("cao [be] [abbr]").marks)
    ('amortisation', ['abbr', 'be'])
    """
    return Marked(_MARK.sub("", member).strip(), frozenset(_MARK.findall(member)))


@dataclass(frozen=True)
class Row:
    """A row of a file in terms/, not yet checked."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def nl(self) -> str:
        """The Dutch term without its marks."""
        return marked(self.cells["nl"]).text

    @cached_property
    def dutch(self) -> tuple[Marked, ...]:
        """All Dutch terms of a concept, preferred first."""
        return self._terms("nl", "nl_admitted")

    @cached_property
    def english(self) -> tuple[Marked, ...]:
        """All English terms of a concept, preferred first."""
        return self._terms("en", "en_admitted")

    def _terms(self, preferred: str, admitted: str) -> tuple[Marked, ...]:
        return tuple(map(marked, filter(None, (self.cells[preferred], *members(self.cells[admitted])))))


def members(cell: str) -> list[str]:
    """Give the members of a list cell as written, empty ones left out.

    >>> members("cash flow; cashflow [spelling]")
    ['cash flow', 'cashflow [spelling]']
    """
    return [member.strip() for member in cell.split(";") if member.strip()]


def sort_key(cells: Iterable[str]) -> list[str]:
    """Give what rows are sorted by: their cells without case, then as they are."""
    written = list(cells)
    return [*(cell.lower() for cell in written), *written]


def parse_rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a file behind its header with the lines they begin on.

    Raises csv.Error where the text is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    next(reader, None)
    line = reader.line_num + 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def row_of(file: str, line: int, cells: Sequence[str]) -> Row:
    """Make a row from as many cells as its file has columns."""
    return Row(file, line, dict(zip(FILES[file], cells, strict=True)))


def format_rows(file: str, rows: Iterable[Sequence[str]]) -> str:
    """Write rows as the text of a file in terms/: header first, sorted, `\\n` behind each."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FILES[file])
    writer.writerows(sorted(rows, key=sort_key))
    return stream.getvalue()
