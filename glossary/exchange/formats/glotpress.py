"""Entries to and from the CSV of a GlotPress glossary: nl,en,pos,description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import head_rows, opened_rows, table_bytes
from glossary.exchange.formats.explanations import PairRow, ToldPair, explained, explanation, gather_pairs, pair_rows
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.labels import language_and_region, pos_of
from glossary.exchange.formats.pair_files import guarded_for, heading_names
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tables import TableRow
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place
from glossary.reading.formulas import unguarded

COLUMNS = ("nl", "en", "pos", "description")
# GlotPress takes these and refuses a row without one; the first that fits is written, `expression` for anything else.
_POS = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "phrase": "expression"}
_ANY = "expression"
_KEPT = frozenset({"interjection", "conjunction", "preposition", "pronoun"})
# What the description says of a term without a part of speech.
_NONE = "none"
_POS_LABEL = "Part of speech"


@dataclass(frozen=True, slots=True)
class GlotPressTable:
    """The table that GlotPress imports and exports, on translate.wordpress.org for one."""

    name: str = "glotpress"
    title: str = "GlotPress (translate.wordpress.org): CSV with part of speech and description"
    suffix: str = ".csv"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give a row for each Dutch term that may be used, with the preferred English."""
        tally = Tally(Place("glotpress.csv"))
        rows = pair_rows(prepared(entries, options, tally), tally, {"pos"}, english=False)
        return WrittenEntries(
            table_bytes(COLUMNS, (_cells(row, tally) for row in rows), quoted=True), tally.problems(), tally.left_out
        )

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a table whose headings are the codes of Dutch and English. Raises ReadingError for another."""
        gathering = Gathering(path, options)
        with opened_rows(path, gathering.problems) as rows:
            heading = [_ours(name) for name in heading_names([next(rows, TableRow(0, Place(str(path)), [])).cells])]
            if not {"nl", "en"} <= set(heading):
                raise ReadingError(str(path), tr("has no headings nl,en,pos,description, as GlotPress writes them"))
            gather_pairs(_told(rows, heading), gathering)
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take tables with exactly the four columns of GlotPress."""
        if path.suffix.casefold() != ".csv":
            return False
        return sorted(_ours(name) for name in heading_names(head_rows(head))) == sorted(COLUMNS)


def _ours(heading: str) -> str:
    return heading if heading in {"pos", "description"} else language_and_region(heading)[0]


def _cells(row: PairRow, tally: Tally) -> list[str]:
    pos = next((term.pos for term in row.entry.in_language("nl") if term.text == row.nl), "")
    written = _POS.get(pos) or (pos if pos in _KEPT else _ANY)
    facts = row.facts
    if row.is_main and pos_of(written) != pos:
        facts = (*facts, (_POS_LABEL, pos or _NONE))
        tally.add(
            "a part of speech that GlotPress does not know is written as 'expression'", f"{row.nl}: {pos or _NONE}"
        )
    cells = (row.nl, row.en, written, explanation(facts))
    return [guarded_for("GlotPress", cell, tally) for cell in cells]


def _told(rows: Iterator[TableRow], heading: Sequence[str]) -> Iterator[ToldPair]:
    for row in rows:
        told = {name: unguarded(cell.strip()) for name, cell in zip(heading, row.cells, strict=False) if cell.strip()}
        if not told:
            continue
        cells = explained(told.get("description", ""))
        # An explanation that tells nothing of ours is the description that GlotPress speaks of.
        if set(cells) == {"note"}:
            cells = {"definition": cells["note"]}
        if "variant" not in cells:
            cells.setdefault("pos", pos_of(told.get("pos", "")))
        if cells.get("pos") == _NONE:
            del cells["pos"]
        yield ToldPair(row.place, told.get("nl", ""), told.get("en", ""), cells)


FORMAT = GlotPressTable()
