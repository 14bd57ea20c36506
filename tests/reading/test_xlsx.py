from __future__ import annotations

import io

import openpyxl
import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read, zipped

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def workbook(rows: str, shared: str = "") -> bytes:
    """Give a workbook with one sheet, `Blad1`, written by hand."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{relation}"><sheets><sheet name="Blad1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
            "xl/worksheets/sheet1.xml": SHEET.format(rows),
        }
    )


def test_all_text_cells_of_all_sheets_are_read_with_their_names(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kerncijfers"
    sheet.append(["onderdeel", "bedrag", "toelichting"])
    sheet.append(["Vrije kasstroom", 12.5, "Na aflossing van leningen."])
    sheet.append([None, "=B2*2", "Kosten\nOnderhoud van het\nnetwerk"])
    book.create_sheet("Noten")["AB3"] = "De nettoschuld daalde. De rente niet."
    reading = read("cijfers.xlsx", saved(book))
    assert list(zip(reading.texts, (part for _, part in reading.places), strict=True)) == [
        ("onderdeel", "Kerncijfers!A1"),
        ("bedrag", "Kerncijfers!B1"),
        ("toelichting", "Kerncijfers!C1"),
        ("Vrije kasstroom", "Kerncijfers!A2"),
        ("Na aflossing van leningen.", "Kerncijfers!C2"),
        ("Kosten", "Kerncijfers!C3"),
        ("Onderhoud van het netwerk", "Kerncijfers!C3"),
        ("De nettoschuld daalde.", "Noten!AB3"),
        ("De rente niet.", "Noten!AB3"),
    ]


@pytest.mark.parametrize("column", ["Toelichting", "c", "3"])
def test_a_column_is_picked_by_header_letter_or_number(column: str, read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["onderdeel", "bedrag", "toelichting"])
    book.active.append(["Omzet", 3, "Zonder btw"])
    assert read("cijfers.xlsx", saved(book), columns=(column,)).texts == ["toelichting", "Zonder btw"]


def test_a_column_that_is_missing_is_said_with_those_there_are(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["onderdeel", "bedrag"])
    book.active.append(["Omzet", 3])
    reading = read("cijfers.xlsx", saved(book), columns=("omschrijving",))
    assert reading.texts == []
    assert reading.problems == ["cijfers.xlsx:1 (Sheet): has no column 'omschrijving'; there are onderdeel, bedrag"]


def test_formatted_inline_and_computed_texts_are_read(read: Read) -> None:
    rows = (
        '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="inlineStr"><is><t>vrije </t></is></c>'
        '<c r="C4" t="str"><f>A4&amp;B4</f><v>Samengesteld</v></c><c r="D4" t="e"><v>#REF!</v></c><c r="E4"><v>12</v></c></row>'
        '<row><c t="s"><v>99</v></c><c t="inlineStr"><is><t>Zonder adres</t></is></c></row>'
    )
    shared = "<si><r><t>Bruto</t></r><r><t>marge</t></r><rPh><t>uitspraak</t></rPh></si>"
    reading = read("cijfers.xlsx", workbook(rows, shared))
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("Brutomarge", (4, "Blad1!A4")),
        ("vrije", (4, "Blad1!B4")),
        ("Samengesteld", (4, "Blad1!C4")),
        ("Zonder adres", (5, "Blad1!B5")),
    ]


def test_shared_texts_over_the_limit_are_refused(read: Read) -> None:
    with pytest.raises(
        ReadingError, match=r"xl/sharedStrings\.xml has 2111 bytes, more than the 1000 allowed; split it"
    ):
        read("cijfers.xlsx", workbook("", "<si><t>omzet</t></si>" * 100), tree_bytes=1000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"naam;bedrag\n", "is broken or not a '.xlsx' file"),
        (zipped({"word/document.xml": "<a/>"}), "holds no xl/_rels/workbook.xml.rels"),
        (workbook("")[:-30], "is broken"),
        (workbook('<row><c t="s"><v>0</v></c></row>'), "holds no text"),
    ],
    # Not the content: a zip file has the time in it, and two workers would collect tests of different names.
    ids=["no zip file", "another document", "cut short", "without texts"],
)
def test_a_file_that_is_no_workbook_is_refused(content: bytes, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read("cijfers.xlsx", content)
