"""Lines of queries to rows, one query at a time and in their order; a query without an answer has a row that says so."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from glossary.cli.lookup import COLUMNS, HEADINGS, cells, result_rows
from glossary.cli.output import OutputFormat, as_json, cell_text, formula_safe, plain, say
from glossary.errors import ReadingError
from glossary.i18n import tr, tr_later
from glossary.model import SubjectField

NOT_FOUND = tr_later("not found")
# Bytes of a line that are read: no term is longer, and a file without line ends must not fill the memory.
_LONGEST = 4_096
# What is written as it comes cannot be as wide as its widest cell: Dutch compounds mostly fit.
_WIDTHS = (34, 34, 24, 22, 0)


def answer_batch(
    db: str | None,
    name: str,
    output: OutputFormat,
    *,
    reverse: bool,
    limit: int,
    subject_field: SubjectField | None,
) -> int:
    """Look every line up and write its answers at once; give how many were not found."""
    from glossary.cli.session import open_session
    from glossary.lookup import look_up

    missing = asked = 0
    with ExitStack() as stack:
        lines = _lines(_opened(stack, name), name)
        termbase = stack.enter_context(open_session(db))
        write = stack.enter_context(_Writer(output))
        for query in lines:
            result = look_up(termbase, query, reverse=reverse, limit=limit, subject_field=subject_field)
            asked += 1
            missing += not result.found
            write(result_rows(result)[:limit] or [_not_found(query)])
    if missing:
        say(tr("{missing} of {asked} terms are not found", missing=missing, asked=asked))
    return missing


def _opened(stack: ExitStack, name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(name).open("rb"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadingError(
            name, tr("cannot be read ({reason}); give a text file with one term a line", reason=reason)
        ) from error


def _lines(file: BinaryIO, name: str) -> Iterator[str]:
    """Give the lines that are not blank, in UTF-8, or in the code page of Windows where a line is not UTF-8."""
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            say(
                tr(
                    "{name}:{number}: the line is cut after {longest} bytes; give one term a line",
                    name=name,
                    number=number,
                    longest=_LONGEST,
                )
            )
            while (rest := file.readline(_LONGEST)) and not rest.endswith(b"\n"):
                pass
        try:
            text = line.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        if text := text.strip():
            yield text


def _not_found(query: str) -> dict[str, Any]:
    return {
        "query": query, "kind": NOT_FOUND, "term": query, "nl": query, "en": "", "admitted": [], "field": "", "subfield": "",
        "note": "",
    }  # fmt: skip


class _Writer:
    """Writes the rows of one query after another; JSON becomes one list."""

    def __init__(self, output: OutputFormat) -> None:
        self._json = output is OutputFormat.JSON
        self._written = False
        self._write_row: Callable[[dict[str, Any]], None]
        if output in {OutputFormat.CSV, OutputFormat.TSV}:
            dialect = "excel" if output is OutputFormat.CSV else "excel-tab"
            writer = csv.writer(sys.stdout, dialect, lineterminator="\n")
            writer.writerow(COLUMNS)
            self._write_row = lambda row: _write_cells(writer, row)
        elif output is OutputFormat.TABLE:
            _write_line([tr(heading) for heading in HEADINGS])
            self._write_row = lambda row: _write_line(_shown(row))
        else:
            self._write_row = self._write_json

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        if self._json:
            sys.stdout.write("\n]\n" if self._written else "[]\n")

    def __call__(self, rows: list[dict[str, Any]]) -> None:
        """Write the rows of a query; who reads along sees them at once."""
        for row in rows:
            self._write_row(row)
            self._written = True
        sys.stdout.flush()

    def _write_json(self, row: dict[str, Any]) -> None:
        if self._json:
            sys.stdout.write((",\n" if self._written else "[\n") + as_json(row))
        else:
            sys.stdout.write(as_json(row) + "\n")


def _write_cells(writer: Any, row: dict[str, Any]) -> None:
    writer.writerow([formula_safe(plain(cell_text(row[column]))) for column in COLUMNS])


def _shown(row: dict[str, Any]) -> list[str]:
    return [row["nl"], "–", "", "", tr(NOT_FOUND)] if row["kind"] == NOT_FOUND else cells(row)


def _write_line(row: list[str]) -> None:
    line = "  ".join(plain(cell).ljust(width) for cell, width in zip(row, _WIDTHS, strict=True))
    sys.stdout.write(line.rstrip() + "\n")
