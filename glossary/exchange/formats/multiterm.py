"""Entries to and from MultiTerm: its XML (`<mtf>/<conceptGrp>`) both ways, and the tables that are exported from it.

In such a table the columns are named after the fields of the termbase: `Entry_Subject`, `Dutch`, `Dutch_Definition`,
`English`, `English_Status`, … A language column begins a term; the columns behind it tell of that term. A language has
several columns where an entry has several terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import head_rows, opened_rows
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.multiterm_fields import (
    RawTerm,
    found_terms,
    is_heading,
    is_of_term,
    language_of,
    region_in,
    tell,
)
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tables import TableRow
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem
from glossary.reading.formulas import unguarded

_TABLE_SUFFIXES = frozenset({".txt", ".tab", ".tsv", ".csv"})
# Several terms in a cell stand with a bar between them.
_BETWEEN_TERMS = "|"


@dataclass(frozen=True, slots=True)
class MultiTerm:
    """The exchange file of MultiTerm, which Trados works with."""

    name: str = "multiterm"
    title: str = "MultiTerm (Trados): XML with definitions, status and every term of an entry"
    suffix: str = ".xml"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give the entries as MultiTerm XML; its import makes the fields that a termbase lacks."""
        from glossary.exchange.formats.multiterm_xml import document

        tally = Tally(Place("multiterm.xml"))
        return WrittenEntries(document(prepared(entries, options, tally)), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read XML or a table. Raises ReadingError when it is neither, or has no Dutch and English."""
        gathering = Gathering(path, options)
        if path.suffix.casefold() == ".xml":
            from glossary.exchange.formats.multiterm_xml import gather

            gather(path, gathering)
        else:
            _gather_table(path, gathering)
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take XML that begins with <mtf>, and tables whose headings are MultiTerm's."""
        suffix = path.suffix.casefold()
        if suffix == ".xml":
            return b"<mtf" in head.replace(b"\0", b"")
        return suffix in _TABLE_SUFFIXES and is_heading(next(iter(head_rows(head)), []))


def _gather_table(path: Path, gathering: Gathering) -> None:
    with opened_rows(path, gathering.problems) as rows:
        heading = next(rows, TableRow(0, Place(str(path)), [])).cells
        if not {"nl", "en"} <= {language_of(cell) for cell in heading}:
            raise ReadingError(str(path), tr("has no columns 'Dutch' and 'English', as MultiTerm names them"))
        for row in rows:
            if len(row.cells) > len(heading) and any(cell.strip() for cell in row.cells[len(heading) :]):
                message = f"row {row.number} passed over: it has {len(row.cells)} cells, the heading {len(heading)}"
                gathering.problems.append(Problem(row.place, message))
            elif any(cell.strip() for cell in row.cells):
                gathering.add(_found(row, heading))


def _found(row: TableRow, heading: Sequence[str]) -> Found:
    found = Found(row.place)
    terms: list[RawTerm] = []
    for name, cell in zip(heading, row.cells, strict=False):
        text = unguarded(cell.strip())
        if not text:
            continue
        if language := language_of(name):
            terms += (RawTerm(language, part, region=region_in(name)) for part in _parted(text))
            continue
        prefix, _, field = name.partition("_")
        language = language_of(prefix)
        mine = next((term for term in reversed(terms) if term.language == language), None) if language else None
        if mine is None or not is_of_term(field):
            tell(found, field if field else name, text)
        else:
            mine.facts.append((field, text))
    found.terms = found_terms(terms)
    return found


def _parted(text: str) -> Iterator[str]:
    return (part for piece in text.split(_BETWEEN_TERMS) for part in piece.split(";") if part.strip())


FORMAT = MultiTerm()
