"""A concept to add, or columns to change, to the new text of a file in terms/: sorted, checked, shown as a diff."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError, TermFileError
from glossary.i18n import tr
from glossary.starter.checks import Finding, Level, check_row
from glossary.starter.files import CONCEPT_COLUMNS, FILES, FINANCE_SUBFIELDS, TECH_SUBFIELDS, rows
from glossary.starter.sheets import CONCEPT_FILES, Row, format_rows, marked, parse_rows, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Change:
    """A file of terms/ before and after, with what the checks say of the row that changed."""

    path: Path
    before: str
    after: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that forbid the change."""
        return tuple(found for found in self.findings if found.level is Level.ERROR)

    def diff(self) -> str:
        """Give the change as a unified diff, as `git diff` would show it."""
        names = (f"a/terms/{self.path.name}", f"b/terms/{self.path.name}")
        return "".join(difflib.unified_diff(self.before.splitlines(True), self.after.splitlines(True), *names, n=1))

    def write(self) -> None:
        """Put the new text in the place of the old, whole or not at all; GlossaryError when it cannot be written."""
        unfinished = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            unfinished.write_bytes(self.after.encode())
            unfinished.replace(self.path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise GlossaryError(
                tr(
                    "{path}: cannot be written ({strerror}); name a checkout with --terms",
                    path=self.path,
                    strerror=error.strerror,
                )
            ) from error


def file_of_subfield(subfield: str) -> str:
    """Give the file for concepts of a subfield. Raises GlossaryError for one that is in no list.

    >>> file_of_subfield("tax"), file_of_subfield("cloud")
    ('finance.csv', 'tech.csv')
    """
    if subfield in FINANCE_SUBFIELDS:
        return "finance.csv"
    if subfield in TECH_SUBFIELDS:
        return "tech.csv"
    known = ", ".join(sorted({*FINANCE_SUBFIELDS, *TECH_SUBFIELDS}))
    raise GlossaryError(tr("there is no subfield '{subfield}'; known are {known}", subfield=subfield, known=known))


def add_concept(folder: Path, cells: Mapping[str, str]) -> Change:
    """Propose a new concept; `cells` has columns by name, those left out stay empty.

    Raises GlossaryError for an unknown subfield, TermFileError for a file that breaks its format.
    """
    file = file_of_subfield(cells.get("subfield", ""))
    row = [cells.get(column, "") for column in CONCEPT_COLUMNS]
    before = _rows_of(folder, file)
    return _change(folder, file, [*before, row], row)


def edit_row(folder: Path, nl: str, columns: Mapping[str, str], *, file: str = "", subfield: str = "") -> Change:
    """Propose other cells for the one row with a Dutch term, in one file or in those of the concepts.

    Raises GlossaryError when no row or more than one has the term, or a column does not exist.
    """
    file, old = _the_row(folder, nl, (file,) if file else CONCEPT_FILES, subfield)
    for column in columns:
        if column not in FILES[file]:
            raise GlossaryError(
                tr(
                    "{file} has no column '{column}'; it has {files}",
                    file=file,
                    column=column,
                    files=", ".join(FILES[file]),
                )
            )
    new = [columns.get(column, cell) for column, cell in zip(FILES[file], old, strict=True)]
    others = _rows_of(folder, file)
    others.remove(old)
    return _change(folder, file, [*others, new], new)


def _rows_of(folder: Path, file: str) -> list[list[str]]:
    return [list(cells.values()) for _, cells in rows(folder / file)]


def _the_row(folder: Path, nl: str, files: Sequence[str], subfield: str) -> tuple[str, list[str]]:
    found = [
        (file, cells)
        for file in files
        for _, cells in rows(folder / file)
        if marked(cells["nl"]).text.casefold() == nl.casefold()
        and subfield in {"", cells.get("subfield", cells.get("field", ""))}
    ]
    where = tr(" and ").join(files)
    if not found:
        raise GlossaryError(tr("'{nl}' is not in {where}; 'glossary terms list' shows what is", nl=nl, where=where))
    if len(found) > 1:
        kinds = ", ".join(f"{cells.get('subfield') or cells.get('role') or cells.get('wrong')}" for _, cells in found)
        raise GlossaryError(
            tr(
                "'{nl}' has {count} rows in {where} ({kinds}); say which with --subfield, or edit the file by hand",
                nl=nl,
                count=len(found),
                where=where,
                kinds=kinds,
            )
        )
    file, cells = found[0]
    return file, list(cells.values())


def _change(folder: Path, file: str, after: Sequence[Sequence[str]], changed: Sequence[str]) -> Change:
    path = folder / file
    try:
        before = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise TermFileError(path, 0, tr("cannot be read as UTF-8")) from error
    text = format_rows(file, after)
    target: Row | None = None
    others: list[Row] = []
    for line, cells in parse_rows(file, text):
        row = row_of(file, line, cells)
        if target is None and cells == list(changed):
            target = row
        else:
            others.append(row)
    for other in FILES:
        if other != file:
            others.extend(Row(other, line, cells) for line, cells in rows(folder / other))
    assert target is not None  # noqa: S101 - it was just put there
    return Change(path, before, text, tuple(check_row(target, others)))
