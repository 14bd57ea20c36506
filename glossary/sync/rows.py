"""Entries to rows of named cells and back: the form in which two versions of an entry are compared and merged.

The columns are those of our CSV (`exchange/formats/table_columns.py`): a row for each concept, sorted by its Dutch term,
so that a diff in git shows one line for each entry that somebody changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from glossary.exchange.formats.base import ReadOptions, WriteOptions
from glossary.exchange.formats.delimited_files import table_bytes
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.table_columns import COLUMNS
from glossary.exchange.formats.table_rows import entry_cells, found_in
from glossary.exchange.formats.tables import guarded_cell
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import sort_key
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, SubjectField

Row = Mapping[str, str]
"""The cells of an entry by column; empty ones are left out."""
TEXT_COLUMNS = ("field", "subfield", "definition", "note", "origin")
"""The columns that are no part of a term."""
TERM_COLUMNS = tuple(name for name in COLUMNS if name not in {*TEXT_COLUMNS, "id"})
_FIELDS = {name.value: name for name in SubjectField}
# A Dutch term that looks like a conflict marker of git is put between quotation marks. No cell has a line end.
_LIKE_MARKER = re.compile(rb'^((?:<{7}|\|{7}|={7}|>{7})[^,"\n]*),', re.MULTILINE)


class RowError(ValueError):
    """A row gives no entry; the message says why."""


def rows_of(entries: Sequence[ConceptEntry], problems: list[Problem]) -> tuple[dict[str, Row], dict[str, ConceptEntry]]:
    """Give the rows of entries by identifier, and the entries themselves; what a row cannot hold goes to `problems`."""
    tally = Tally(Place("termbase"))
    by_number = {entry.number: entry for entry in entries}
    rows: dict[str, Row] = {}
    found: dict[str, ConceptEntry] = {}
    for entry in prepared(entries, WriteOptions(), tally):
        rows[entry.identifier] = _filled(entry_cells(entry))
        found[entry.identifier] = by_number[entry.number]
    problems.extend(tally.problems())
    return rows, found


def settled_row(row: Row, place: Place) -> Row:
    """Give a row that a person wrote as we would write it, with an identifier. Raises RowError when it gives no entry."""
    entry = entry_of_row(row, place)
    (tidy,) = prepared([replace(entry, identifier=entry.stable_identifier)], WriteOptions(), Tally(place))
    return _filled(entry_cells(tidy))


def entry_of_row(row: Row, place: Place) -> ConceptEntry:
    """Give the entry of a row. Raises RowError when it gives none, or not all of it."""
    if unknown := {row.get("field", "general")} - _FIELDS.keys():
        raise RowError(
            tr("there is no field '{pop}'; known are {fields}", pop=unknown.pop()[:40], fields=", ".join(_FIELDS))
        )
    gathering = Gathering(Path(place.file), ReadOptions(source=row.get("origin") or Path(place.file).name))
    try:
        gathering.add(found_in(row, place, is_ours=True))
    except ValueError as error:
        raise RowError(tr("cannot be understood: {error}", error=error)) from error
    read = gathering.result()
    if read.problems or not read.entries:
        raise RowError(read.problems[0].message if read.problems else tr("it has no terms; fill columns nl and en"))
    entry = read.entries[0].entry
    return replace(entry, subject_field=_FIELDS[row.get("field", "general")], subfield=row.get("subfield", ""))


def changed_entry(current: ConceptEntry, before: Row, after: Row, place: Place) -> ConceptEntry:
    """Give an entry as a changed row says; what the row does not change stays, also where a row cannot hold it all."""
    found = entry_of_row(after, place)
    kept = {name for name in TEXT_COLUMNS if before.get(name) == after.get(name)}
    terms = current.terms if all(before.get(name) == after.get(name) for name in TERM_COLUMNS) else found.terms
    return replace(
        found,
        number=current.number,
        terms=terms,
        subfield=current.subfield if "subfield" in kept else found.subfield,
        definition=current.definition if "definition" in kept else found.definition,
        note=current.note if "note" in kept else found.note,
        source=current.source if "origin" in kept else found.source,
    )


def table_text(rows: Iterable[Row]) -> bytes:
    """Give rows as the bytes of a table, sorted by the Dutch term."""
    ordered = sorted(rows, key=lambda row: (*sort_key(row.get("nl", "")), row["id"]))
    content = table_bytes(COLUMNS, ([_guarded(row.get(name, ""), name) for name in COLUMNS] for row in ordered))
    return _LIKE_MARKER.sub(rb'"\1",', content)


def _guarded(text: str, name: str) -> str:
    return guarded_cell(text, name) if text else ""


def unguarded_cell(text: str, name: str) -> str:
    """Give the text of a cell as it was before it was guarded against spreadsheets.

    >>> unguarded_cell("'=1+1", "nl"), unguarded_cell("'s ochtends", "nl"), unguarded_cell("'123", "id")
    ('=1+1', "'s ochtends", '123')
    """
    bare = text[1:] if text.startswith("'") else text
    return bare if bare and guarded_cell(bare, name) == text else text


def _filled(cells: Row) -> Row:
    return {name: cells[name] for name in COLUMNS if cells.get(name)}
