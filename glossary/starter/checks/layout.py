"""A file of terms/ to its rows, with findings on what breaks its format: columns, cells, spaces, order."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.starter.checks.findings import Finding, at
from glossary.starter.files import FILES
from glossary.starter.sheets import Row, members, parse_rows, row_of, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LISTS = frozenset({"nl_admitted", "en_admitted", "right", "plural"})
_TERMS = frozenset({"nl", "nl_admitted", "en", "en_admitted", "wrong", "right", "nl_expanded", "en_expanded"})
_REQUIRED = {
    "finance.csv": ("nl", "en", "subfield", "pos"),
    "tech.csv": ("nl", "en", "subfield", "pos"),
    "components.csv": ("nl", "role", "en"),
    "false_friends.csv": ("nl", "wrong", "right", "why"),
    "abbreviations.csv": ("nl", "field", "subfield"),
}
_BRACKETS = (("(", ")"), ("[", "]"))
# A term may end in a letter, a digit, a bracket, or what names end in: C++, C#, 100%, bijv., ~.
_EDGE = re.compile(r"^[\"'“”‘’,;:.!?/\\|_-]|[\"“”‘,;:!?/\\|_-]$")


def read_file(path: Path) -> tuple[list[Row], list[Finding]]:
    """Give the rows that have the right number of cells, and the findings on the layout of the file."""
    text, found = _text(path)
    if found:
        return [], found
    header = text.split("\n", 1)[0]
    if header != ",".join(FILES[path.name]):
        return [], [Finding("T002", path.name, 1, f"write the columns as {','.join(FILES[path.name])}")]
    try:
        raw = list(parse_rows(path.name, text))
    except csv.Error as error:
        return [], [Finding("T001", path.name, 0, f"is not CSV ({error}); quote cells that hold a comma or quote")]
    width = len(FILES[path.name])
    found += [
        Finding("T003", path.name, line, f"{len(cells)} cells; give it {width}, one for each column")
        for line, cells in raw
        if len(cells) != width
    ]
    rows = [row_of(path.name, line, cells) for line, cells in raw if len(cells) == width]
    return rows, [*found, *_order(path.name, raw)]


def _text(path: Path) -> tuple[str, list[Finding]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        return "", [Finding("T001", path.name, 0, f"cannot be read ({error.strerror}); put the file back")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", [Finding("T001", path.name, line, "is not UTF-8; save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return "", [Finding("T001", path.name, 1, "begins with a byte order mark; save the file as UTF-8 without one")]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        return "", [Finding("T001", path.name, line, "has carriage returns; end the lines with a line feed alone")]
    if text and not text.endswith("\n"):
        return "", [Finding("T001", path.name, text.count("\n") + 1, "the last line has no line end; add it")]
    return text, []


def _order(file: str, raw: Sequence[tuple[int, list[str]]]) -> Iterator[Finding]:
    for (_, before), (line, cells) in pairwise(raw):
        if sort_key(cells) < sort_key(before):
            yield Finding(
                "T007", file, line, f"stands behind '{before[0]}'; sort the rows by their cells without case", cells[0]
            )


def check_cells(row: Row) -> Iterator[Finding]:
    """Find cells that are empty, hold stray characters, or are not one clean line."""
    for column in _REQUIRED[row.file]:
        if not row[column].strip():
            yield at(row, "T008", f"column '{column}' is empty; fill it")
    for column, cell in row.cells.items():
        if problem := _unseen(cell):
            yield at(row, "T004", f"column '{column}' has {problem}; take it out")
        if (column in LISTS or (column == "en" and row.file == "components.csv")) and _has_empty_member(cell):
            yield at(row, "T005", f"column '{column}' has an empty member; write members as 'one; two'")
        if column in _TERMS:
            yield from _edges(row, column)
    for column in ("definition", "note", "why"):
        yield from _sentence(row, column)


def _unseen(cell: str) -> str:
    """Name what is not seen in a cell: odd spaces, control characters; nothing for a clean cell."""
    if cell != cell.strip():
        return "a space at its edge"
    if "  " in cell:
        return "two spaces in a row"
    for letter in cell:
        if letter != " " and unicodedata.category(letter)[0] in "ZC":
            return f"the character U+{ord(letter):04X}"
    return "" if unicodedata.is_normalized("NFC", cell) else "letters with loose accents (not NFC)"


def _has_empty_member(cell: str) -> bool:
    return bool(cell) and (";" in cell) and any(not member.strip() for member in cell.split(";"))


def _edges(row: Row, column: str) -> Iterator[Finding]:
    for member in members(row[column]):
        if any(member.count(opening) != member.count(closing) for opening, closing in _BRACKETS):
            yield at(row, "T006", f"'{member}' has a bracket without its twin; mend it")
        elif _EDGE.search(member):
            yield at(row, "T006", f"'{member}' begins or ends with a stray character; take it off")


def _sentence(row: Row, column: str) -> Iterator[Finding]:
    text = row.cells.get(column, "")
    if not text or row.file == "components.csv":  # whose notes are examples
        return
    first = text.lstrip("'\"(")[:1]
    if first.isalpha() and first.islower() and column == "definition":
        yield at(row, "T009", f"the {column} begins with a small letter; write a sentence")
    if not text.endswith((".", "!", "?", ".)", ".'", '."')):
        yield at(row, "T009", f"column '{column}' does not end with a full stop; add it")
