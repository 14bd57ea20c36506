"""Text tables (.csv, .tsv) of unknown origin to rows, and rows to the bytes of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.exchange.formats.table_columns import find_layout
from glossary.exchange.formats.tables import TableRow
from glossary.model import Place, Problem

if TYPE_CHECKING:
    from glossary.reading.text import Line

Fits = Callable[[Sequence[Sequence[str]]], bool]
"""Says whether the first rows of a table, parsed with some delimiter, are what a format expects."""
# What a table may have between its cells; ours first, then what Dutch spreadsheets write.
_DELIMITERS = (",", ";", "\t", "|")
# Enough rows to tell the delimiter and the heading.
_SAMPLE_LINES = 100


@contextmanager
def opened_lines(path: Path, problems: list[Problem]) -> Iterator[Iterator[Line]]:
    """Open a text of any encoding as lines. Raises ReadingError for a file that is no text, empty or too large."""
    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened
    from glossary.reading.text import decoded_lines

    name, limits = str(path), Limits()
    check_source(name, limits)
    with opened(name, limits) as source:
        yield decoded_lines(source, name, limits, problems)


def has_known_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row names a Dutch and an English column."""
    return bool(rows) and find_layout(rows[0]) is not None


@contextmanager
def opened_rows(path: Path, problems: list[Problem], fits: Fits = has_known_headings) -> Iterator[Iterator[TableRow]]:
    """Open a text table as rows. Raises ReadingError as `opened_lines`.

    The delimiter is the one with which `fits` takes the first rows, else the one that makes rows most alike.
    """
    from glossary.reading.delimited import records

    name = str(path)
    with opened_lines(path, problems) as whole:
        delimiter, lines = _delimited(whole, name, fits)
        yield (
            TableRow(record.number, Place(name, record.line, record.offset, f"row {record.number}"), record.cells)
            for record in records(lines, delimiter, name, problems)
        )


def _delimited(lines: Iterator[Line], name: str, fits: Fits) -> tuple[str, Iterator[Line]]:
    from glossary.reading.delimited import delimited_lines, records, told_delimiter

    sample = list(islice(lines, _SAMPLE_LINES))
    if not (sample and told_delimiter(sample[0][2])):
        for delimiter in _DELIMITERS:
            if fits([record.cells for record in records(sample, delimiter, name, [])]):
                return delimiter, chain(sample, lines)
    return delimited_lines(chain(sample, lines), name)


def head_rows(head: bytes, fits: Fits = has_known_headings) -> list[list[str]]:
    """Give the first rows of a text table as far as they stand in the first bytes of a file; none for what is no text."""
    from glossary.reading.delimited import records

    numbered = [(number, 0, line) for number, line in enumerate(head_lines(head), 1)]
    delimiter, lines = _delimited(iter(numbered), "", fits)
    return [record.cells for record in records(lines, delimiter, "", [])]


def head_lines(head: bytes) -> list[str]:
    """Give the whole lines in the first bytes of a file; none for what is no text."""
    from glossary.errors import ReadingError
    from glossary.reading.encodings import decoded

    try:
        text = decoded(head, "", "", []).removeprefix("\ufeff")
    except ReadingError:
        return []
    lines = list(islice(io.StringIO(text, newline=None), _SAMPLE_LINES))
    return lines[:-1] if len(lines) > 1 and not lines[-1].endswith("\n") else lines


def table_bytes(
    heading: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",", *, quoted: bool = False
) -> bytes:
    """Give rows as the bytes of a table in UTF-8 with `\\n` behind each row; the heading may be empty.

    `quoted` puts every cell in quotation marks, for tools that guess the delimiter: they take a space for it otherwise.
    """
    stream = io.StringIO(newline="")
    if quoted:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerows(chain([heading] if heading else [], rows))
    return stream.getvalue().encode()
