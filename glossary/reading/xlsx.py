"""Excel workbooks (.xlsx) to paragraphs: the texts in the cells of all sheets, a row at a time."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from glossary.model import Place, Problem
from glossary.reading.archives import opened_part, opened_zip
from glossary.reading.tables import Row, cell_paragraphs, column_letters
from glossary.reading.xmlstream import attribute, elements, forget, local

if TYPE_CHECKING:
    from lxml import etree

    from glossary.reading.base import Limits, Paragraph

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHARED = "xl/sharedStrings.xml"
_LETTERS = re.compile("[A-Z]{1,3}")
_DIGITS = "0123456789"
# Halves of characters are left as they are written.
_ESCAPE = re.compile(r"_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)
# A sheet has 1,048,576 rows.
_LONGEST_NUMBER = 7
# The kinds of cells with a text, by number or as it is, and of those with a number or a yes or no.
_TEXTS, _NUMBERS = frozenset({"s", "str"}), frozenset({"n", "b"})


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the cells with words; `line` is the row, the part the cell, as in `Blad1!B4`.

    A formula counts by the text it gave when the workbook was saved. Numbers and dates are no words.
    """
    with opened_zip(source, name, limits) as archive:
        shared = shared_texts(archive, name, limits)
        for title, part in sheets(archive, name, limits):
            rows = sheet_rows(archive, part, name, shared, limits)

            def cell_name(row: Row, column: int, _: str, title: str = title) -> str:
                return f"{title}!{column_letters(column)}{row.number}"

            yield from cell_paragraphs(rows, cell_name, Place(name, part=title), limits, problems)


def sheets(archive: ZipFile, name: str, limits: Limits) -> list[tuple[str, str]]:
    """Give the titles of the sheets in their order, each with its part of the archive."""
    targets: dict[str, str] = {}
    with opened_part(archive, _RELATIONS, name, limits, whole=True) as stream:
        for _, relation in elements(stream, name, ("Relationships",), ("Relationship",)):
            if attribute(relation, "Type").endswith("/worksheet"):
                targets[attribute(relation, "Id")] = posixpath.normpath(
                    posixpath.join("/xl", attribute(relation, "Target"))
                )[1:]
    with opened_part(archive, _WORKBOOK, name, limits, whole=True) as stream:
        return [
            (attribute(sheet, "name"), targets[attribute(sheet, "id")])
            for _, sheet in elements(stream, name, ("workbook",), ("sheet",))
            if attribute(sheet, "id") in targets
        ]


def shared_texts(archive: ZipFile, name: str, limits: Limits) -> Sequence[str]:
    """Read the table of texts that the cells refer to by number. It must stand in memory whole."""
    if _SHARED not in archive.namelist():
        return ()
    texts: list[str] = []
    with opened_part(archive, _SHARED, name, limits, whole=True) as stream:
        for _, element in elements(stream, name, ("sst",), ("si",)):
            texts.append(_unescaped(_rich_text(element)))
            forget(element)
    return texts


def _rich_text(element: etree._Element) -> str:
    """Give the text of a string with or without formatting, without the reading aids of Japanese (rPh)."""
    pieces: list[str] = []
    for child in element:
        kind = local(child)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in {"r", "is"}:
            pieces.append(_rich_text(child))
    return "".join(pieces)


def sheet_rows(
    archive: ZipFile, part: str, name: str, shared: Sequence[str], limits: Limits, *, numbers: bool = False
) -> Iterator[Row]:
    """Give the rows of a sheet that hold a text, or a number where `numbers` are wanted."""
    kinds = _TEXTS | _NUMBERS if numbers else _TEXTS
    offset, number = 0, 0
    with opened_part(archive, part, name, limits) as stream:
        for _, element in elements(stream, name, ("worksheet",), ("row",)):
            told = element.get("r", "")
            number = int(told) if _is_number(told) else number + 1
            cells = dict(_texts(element, shared, kinds))
            forget(element)
            if cells:
                yield Row(number, number, offset, cells)
                offset += sum(len(text) + 1 for text in cells.values())


def _texts(row: etree._Element, shared: Sequence[str], kinds: frozenset[str]) -> Iterator[tuple[int, str]]:
    column = -1
    for cell in row:
        letters = cell.get("r", "").rstrip(_DIGITS)
        column = column_number(letters) if _LETTERS.fullmatch(letters) else column + 1
        if text := _cell_text(cell, shared, kinds):
            yield column, text


def _cell_text(cell: etree._Element, shared: Sequence[str], kinds: frozenset[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inside = cell[0] if len(cell) == 1 else cell
        # Most texts have no formatting: one <t> inside <is>.
        plain = inside[0] if len(inside) == 1 else None
        is_plain = plain is not None and not len(plain) and str(plain.tag).endswith("}t")
        return _unescaped((plain.text or "") if plain is not None and is_plain else _rich_text(cell))
    if kind not in kinds:
        return ""
    value = next((child.text or "" for child in cell if local(child) == "v"), "")
    if kind == "s":
        return shared[int(value)] if _is_number(value) and int(value) < len(shared) else ""
    return _unescaped(value) if kind == "str" else value


def _is_number(told: str) -> bool:
    return told.isdecimal() and len(told) <= _LONGEST_NUMBER


def _unescaped(text: str) -> str:
    """Give the characters for the numbers by which Excel writes those that XML lacks.

    >>> _unescaped("omzet_x000D_"), _unescaped("_x005F_x000D_")
    ('omzet\\r', '_x000D_')
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@cache
def column_number(letters: str) -> int:
    """Give the number of a column, counted from 0, by its letters.

    >>> column_number("A"), column_number("Z"), column_number("AA")
    (0, 25, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
