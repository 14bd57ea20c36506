"""Entries to and from CSV and TSV with a row for each concept: everything an entry holds, for git, scripts and spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import has_known_headings, head_rows, opened_rows, table_bytes
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.table_columns import COLUMNS
from glossary.exchange.formats.table_rows import entry_cells
from glossary.exchange.formats.tables import TableKind, guarded_cell, read_rows
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place


@dataclass(frozen=True, slots=True)
class TextTable:
    """Our own table as text; `table_columns.py` says what its columns hold."""

    name: str
    title: str
    suffix: str
    delimiter: str
    """Between the cells of what is written; what is read may have another."""
    suffixes: tuple[str, ...]
    """The endings of the files that are taken for this format."""
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give the table: terms of a language come back by status, everything else as it was."""
        tally = Tally(Place(f"terms{self.suffix}"))
        rows = (_row(entry) for entry in prepared(entries, options, tally))
        content = table_bytes(COLUMNS, rows, self.delimiter)
        return WrittenEntries(content, tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a table with a Dutch and an English column, ours or another. Raises ReadingError."""
        gathering = Gathering(path, options)
        with opened_rows(path, gathering.problems) as rows:
            known = read_rows(rows, str(path), "", gathering, options, TableKind())
        if not known:
            raise ReadingError(
                str(path),
                tr(
                    "has no headings that name a Dutch and an English column; add them, or name the columns by"
                    " number, as in --column nl=1 --column en=2"
                ),
            )
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take files of these endings; another text as TSV if its headings are known."""
        suffix = path.suffix.casefold()
        if suffix in self.suffixes:
            return True
        return suffix == ".txt" and self.delimiter == "\t" and has_known_headings(head_rows(head))


def _row(entry: ConceptEntry) -> list[str]:
    cells = entry_cells(entry)
    return [guarded_cell(text, name) if (text := cells.get(name, "")) else "" for name in COLUMNS]


FORMAT = TextTable("csv", "table with commas: everything an entry holds, for git and scripts", ".csv", ",", (".csv",))
