"""All checks over a folder of terms, or over one row beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.starter.checks.between import check_between
from glossary.starter.checks.concept import check_alone
from glossary.starter.checks.findings import Finding
from glossary.starter.checks.layout import check_cells, read_file
from glossary.starter.checks.parts import check_parts
from glossary.starter.checks.spelling import check_spelling
from glossary.starter.files import FILES
from glossary.starter.sheets import CONCEPT_FILES, Row


def check_terms(folder: Path) -> list[Finding]:
    """Check the files of a folder like terms/; give the findings by file, line and code.

    A file that cannot be read is a finding; it raises nothing.
    """
    found: list[Finding] = []
    rows: list[Row] = []
    for file in FILES:
        of_file, problems = read_file(folder / file)
        rows += of_file
        found += problems
    found += check_rows(rows)
    order = list(FILES)
    return sorted(set(found), key=lambda one: (order.index(one.file), one.line, one.code, one.message))


def check_rows(rows: Iterable[Row]) -> Iterator[Finding]:
    """Check rows whose layout is right, each by itself and all beside each other."""
    rows = list(rows)
    for row in rows:
        yield from _by_itself(row)
    yield from check_between(rows)
    yield from check_parts(rows)


def check_row(row: Row, others: Iterable[Row]) -> list[Finding]:
    """Check one row of its own and beside the others; findings on the others are left out."""
    found = [*_by_itself(row), *check_between([*others, row])]
    return [one for one in found if (one.file, one.line) == (row.file, row.line)]


def _by_itself(row: Row) -> Iterator[Finding]:
    yield from check_cells(row)
    if row["nl"].strip():
        yield from check_alone(row)
    if row.file in CONCEPT_FILES:
        yield from check_spelling(row)
