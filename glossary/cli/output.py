"""Rows to a table, CSV or JSON on standard output; terms never reach the terminal with control characters."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.i18n import tr

if TYPE_CHECKING:
    from glossary.model import Problem

# Characters that reorder or hide text on a screen.
_INVISIBLE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
# The same characters, the control characters that JSON leaves as they are, and halves of characters.
_OBEYED = re.compile("[\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front keeps it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")
# Problems told one by one; the rest is counted.
_MOST_PROBLEMS = 20


class OutputFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


FormatOption = Annotated[OutputFormat, typer.Option("--format", "-f", help="How to write the result.")]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="PATH", help="The termbase; else GLOSSARY_DB, else the nearest glossary.db, else your own."
    ),
]
FieldOption = Annotated[
    str | None, typer.Option("--domain", "--field", metavar="FIELD", help="Only finance, tech or general.")
]


def plain(text: str) -> str:
    """Take out what a terminal would obey: control characters and marks that reorder text.

    >>> plain("omzet\\x1b[31m")
    'omzet[31m'
    """
    return "".join(
        letter
        for letter in text.translate(_INVISIBLE)
        if letter >= " " and letter != "\x7f" and not "\x80" <= letter < "\xa0"
    )


def formula_safe(cell: str) -> str:
    """Guard a cell that a spreadsheet would run.

    >>> formula_safe("=1+1"), formula_safe("omzet")
    ("'=1+1", 'omzet')
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def as_json(value: object, indent: int | None = None) -> str:
    """Write JSON that can be read on a terminal: Dutch letters as they are, what a terminal would obey as escapes.

    >>> as_json({"nl": "coöperatie\\x9b"})
    '{"nl": "coöperatie\\\\u009b"}'
    """
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def wants_colour() -> bool:
    """Say whether colours are wanted: a terminal, and no NO_COLOR (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_rows(
    rows: Iterable[dict[str, Any]],
    columns: Sequence[str],
    output: OutputFormat,
    *,
    cells: Callable[[dict[str, Any]], Sequence[str]] | None = None,
    headings: Sequence[str] | None = None,
) -> None:
    """Write rows. `columns` go into CSV; JSON has every key; a table shows `cells` under `headings`, or the columns."""
    if output is OutputFormat.JSON:
        sys.stdout.write(as_json(list(rows), indent=2) + "\n")
    elif output is OutputFormat.JSONL:
        for row in rows:
            sys.stdout.write(as_json(row) + "\n")
    elif output in {OutputFormat.CSV, OutputFormat.TSV}:
        writer = csv.writer(sys.stdout, "excel" if output is OutputFormat.CSV else "excel-tab", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([formula_safe(plain(cell_text(row[column]))) for column in columns] for row in rows)
    else:
        shown = [list(cells(row)) if cells else [cell_text(row[column]) for column in columns] for row in rows]
        _write_table([tr(heading) for heading in headings or columns], shown)


def cell_text(value: object) -> str:
    """Give a value as the text of a cell."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _write_table(headings: list[str], rows: list[list[str]]) -> None:
    if sys.stdout.isatty():
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        Console(no_color=not wants_colour()).print(table)
        return
    widths = [
        max([len(heading), *(len(plain(row[column])) for row in rows)]) for column, heading in enumerate(headings)
    ]
    for row in [headings, *rows]:
        line = "  ".join(plain(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(line.rstrip() + "\n")


def say(message: str) -> None:
    """Write a message to standard error."""
    sys.stderr.write(plain(message) + "\n")


def say_problems(problems: Sequence[Problem]) -> None:
    """Write the first problems to standard error, a line each, and how many more there are."""
    for problem in problems[:_MOST_PROBLEMS]:
        say(str(problem))
    if len(problems) > _MOST_PROBLEMS:
        say(tr("and {count} more problems", count=len(problems) - _MOST_PROBLEMS))
