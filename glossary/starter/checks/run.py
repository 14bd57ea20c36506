"""All checks over a folder of terms, or over one row beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.starter.checks.between import check_between
from glossary.starter.checks.concept import check_alone
from glossary.starter.checks.dutch_spelling import check_dutch
from glossary.starter.checks.english_spelling import check_english
from glossary.starter.checks.layout import check_cells, read_file
from glossary.starter.checks.parts import check_parts
from glossary.starter.files import FILES
from glossary.starter.sheets import CONCEPT_FILES, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from glossary.starter.checks.findings import Finding


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
    vocabulary = _vocabulary(rows)
    for row in rows:
        yield from _by_itself(row, vocabulary)
    yield from check_between(rows)
    yield from check_parts(rows)


def check_row(row: Row, others: Iterable[Row]) -> list[Finding]:
    """Check one row of its own and beside the others; findings on the others are left out."""
    others = list(others)
    found = [*_by_itself(row, _vocabulary(others)), *check_between([*others, row])]
    return [one for one in found if (one.file, one.line) == (row.file, row.line)]


def _vocabulary(rows: Iterable[Row]) -> frozenset[str]:
    """Give the Dutch words of the components: written apart from the concepts, they bear witness to a spelling."""
    return frozenset(row.nl.casefold() for row in rows if row.file == "components.csv")


def _by_itself(row: Row, vocabulary: frozenset[str]) -> Iterator[Finding]:
    yield from check_cells(row)
    if row["nl"].strip():
        yield from check_alone(row)
    if row.file in CONCEPT_FILES:
        yield from check_dutch(row, vocabulary)
        yield from check_english(row)
