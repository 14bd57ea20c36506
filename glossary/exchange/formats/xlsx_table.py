"""Entries to and from Excel workbooks: the table of `csv_table.py` with every cell typed as text, so that none is a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.table_columns import COLUMNS
from glossary.exchange.formats.table_rows import entry_cells
from glossary.exchange.formats.tables import TableKind
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place

# In characters; the other columns are as wide as their names.
_WIDTHS = {
    "nl": 32,
    "en": 32,
    "nl_admitted": 32,
    "en_admitted": 32,
    "definition": 60,
    "note": 40,
    "subfield": 18,
    "id": 12,
}


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """Our own table as a workbook; a workbook with other headings is read as well, sheet by sheet."""

    name: str = "xlsx"
    title: str = "Excel workbook: everything an entry holds, for colleagues with a spreadsheet"
    suffix: str = ".xlsx"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give a workbook with a row for each concept."""
        from glossary.exchange.formats.workbook import workbook_bytes

        tally = Tally(Place("terms.xlsx"))
        rows = (_row(entry, tally) for entry in prepared(entries, options, tally))
        widths = [_WIDTHS.get(name, len(name) + 4) for name in COLUMNS]
        content = workbook_bytes("Terms", COLUMNS, widths, rows)
        return WrittenEntries(content, tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read every sheet with a Dutch and an English column. Raises ReadingError when there is none."""
        from glossary.exchange.formats.sheet_files import read_sheets

        gathering = Gathering(path, options)
        if not read_sheets(path, gathering, options, TableKind(guarded=False, ragged=True)):
            raise ReadingError(
                str(path),
                tr(
                    "has no sheet with headings that name a Dutch and an English column; add them, or name the"
                    " columns, as in --column nl=1 --column en=2"
                ),
            )
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take workbooks by their ending; whether one is sound shows when it is read."""
        del head
        return path.suffix.casefold() == ".xlsx"


def _row(entry: ConceptEntry, tally: Tally) -> list[str]:
    from glossary.exchange.formats.workbook import LONGEST_CELL

    cells = entry_cells(entry)
    for name, text in cells.items():
        if len(text) > LONGEST_CELL:
            tally.add(f"a cell of more than {LONGEST_CELL} characters is cut, since Excel holds no more", entry.nl)
            cells[name] = text[:LONGEST_CELL]
    return [cells.get(name, "") for name in COLUMNS]


FORMAT = WorkbookTable()
