"""Rows of texts to a workbook (.xlsx): typed as text, heading bold and frozen, the same bytes for the same rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from glossary.reading.formulas import is_unsafe
from glossary.reading.tables import column_letters

# What Excel holds (its specification: "Excel specifications and limits").
LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
# The first moment a zip file can name, so that the bytes do not tell when it was made.
_DATE = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# The looks of a cell, by their place in the styles: text; heading; text that would be a formula if a person edited it.
_STYLES = (
    f'{_DECLARATION}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_HEADING, _QUOTED = ' s="1"', ' s="2"'
# Excel reads _x0041_ as the letter A.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = re.compile("[&<>]")


def workbook_bytes(title: str, heading: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> bytes:
    """Give a workbook with the rows; those that do not fit on one sheet stand on further ones.

    `widths` are in characters. Cells hold at most LONGEST_CELL characters, and none that XML lacks.
    """
    target = io.BytesIO()
    waiting = iter(rows)
    titles: list[str] = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        while (first := list(islice(waiting, 1))) or not titles:
            titles.append(title if not titles else f"{title} {len(titles) + 1}")
            with archive.open(_info(f"xl/worksheets/sheet{len(titles)}.xml"), "w") as part:
                for piece in _sheet(heading, widths, chain(first, islice(waiting, _MOST_ROWS - 2))):
                    part.write(piece.encode())
        for name, content in _frame(titles).items():
            archive.writestr(_info(name), _DECLARATION + content if content[:2] != "<?" else content)
    return target.getvalue()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type = ZIP_DEFLATED
    # The system that made a zip file is noted in it; 3 is Unix, with the permissions rw-r--r--.
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def _frame(titles: Sequence[str]) -> dict[str, str]:
    """Give the parts of a workbook around its sheets."""
    numbers = range(1, len(titles) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in zip(numbers, titles, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId{len(titles) + 1}" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _sheet(heading: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    letters = [column_letters(column) for column in range(len(heading))]
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    yield (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )
    number = 1
    yield f'<row r="1">{"".join(_cell(letter, 1, text, _HEADING) for letter, text in zip(letters, heading, strict=True))}</row>'
    for number, row in enumerate(rows, 2):
        cells = [
            _cell(letter, number, text, _QUOTED if is_unsafe(text) else "")
            for letter, text in zip(letters, row, strict=True)
            if text
        ]
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{number}"/></worksheet>'


def _cell(letter: str, row: int, text: str, style: str) -> str:
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if _MARKUP.search(text):
        text = escape(text)
    return f'<c r="{letter}{row}" t="inlineStr"{style}><is><t>{text}</t></is></c>'
