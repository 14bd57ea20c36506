"""Entries to and from DeepL glossaries: two columns without a heading, each Dutch term once.

DeepL refuses a file in which a source text stands twice, is empty, or holds a tab, a line end or another control
character. What it reads may have a heading, and may name the languages in a third and fourth column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import head_rows, opened_rows, table_bytes
from glossary.exchange.formats.explanations import PairRow, ToldPair, gather_pairs, pair_rows
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.labels import language_and_region
from glossary.exchange.formats.pair_files import dutch_first_of, guarded_for
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.table_columns import column_of, find_layout
from glossary.exchange.formats.tables import TableRow
from glossary.exchange.formats.tally import Tally
from glossary.model import ConceptEntry, Place, Problem
from glossary.reading.formulas import unguarded

# DeepL refuses longer texts and larger files (its documentation of glossaries).
_LONGEST_TEXT = 1_024
_UNUSABLE = "a term that must not be used is left out"
_LARGEST_FILE = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DeepLTable:
    """The two columns that DeepL takes, on its pages and in its API."""

    name: str = "deepl"
    title: str = "DeepL: pairs for a glossary of its translator"
    suffix: str = ".csv"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give each Dutch term that may be used with one English term; of homonyms only the first is written."""
        tally = Tally(Place("deepl.csv"))
        chosen = prepared(entries, options, tally)
        for entry in chosen:
            _tell_unheld(entry, tally)
        rows: dict[str, str] = {}
        for row in pair_rows(chosen, tally, english=False, unusable=_UNUSABLE):
            _add(row, rows, tally)
        content = table_bytes((), (rows.items()))
        if len(content) > _LARGEST_FILE:
            tally.add("the file is larger than the 10 MB that DeepL takes; write one subject field at a time", "")
        return WrittenEntries(content, tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a table of pairs; the texts tell which column is Dutch where nothing else does. Raises ReadingError."""
        gathering = Gathering(path, options)
        with opened_rows(path, gathering.problems, _fits) as rows:
            found = list(_told(rows, gathering.problems))
        gather_pairs(dutch_first_of(found, str(path), gathering.problems), gathering)
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take tables of two columns without a heading, or of four that name both languages in each row."""
        if path.suffix.casefold() not in {".csv", ".tsv"}:
            return False
        rows = head_rows(head, _fits)
        return bool(rows) and _fits(rows) and not _is_heading(rows[0])


def _fits(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows have two cells each, or name both languages behind them."""
    return all(len(row) == 2 for row in rows) or all(_languages(row) for row in rows[1:] or rows)


def _is_heading(cells: Sequence[str]) -> bool:
    """Say whether a row names columns; `omzet,revenue,nl,en` is a row of terms."""
    return find_layout(cells) is not None and bool(column_of(cells[0]))


def _add(row: PairRow, rows: dict[str, str], tally: Tally) -> None:
    nl, en = (guarded_for("DeepL", text, tally) for text in (row.nl, row.en))
    if max(len(nl.encode()), len(en.encode())) > _LONGEST_TEXT:
        tally.add(f"a text of more than {_LONGEST_TEXT} bytes is left out, since DeepL refuses it", row.nl)
    elif rows.setdefault(nl, en) != en:
        tally.add(
            "a Dutch term with another English in another entry is left out: DeepL takes each once", f"{nl}: {en}"
        )


def _tell_unheld(entry: ConceptEntry, tally: Tally) -> None:
    """Tell what becomes of everything but the terms: nothing."""
    for value, what in ((entry.definition, "a definition"), (entry.note, "a note"), (entry.subfield, "a subfield")):
        if value:
            tally.add(f"{what} is not held", f"{entry.nl}: {value}")
    tally.add("the subject field, source and identifier of an entry are not held", f"{entry.nl}: {entry.subject_field}")
    for term in entry.terms:
        for name in ("pos", "gender", "plural", "region", "kind", "note"):
            if value := getattr(term, name):
                tally.add(f"the {_NAMES.get(name, name)} of a term is not held", f"{term.text}: {value}")
        if term.case_sensitive:
            tally.add("that case matters is not held", term.text)
    if len(entry.in_language("nl")) + len(entry.in_language("en")) > 2:
        tally.add("that terms belong to one entry, and all English but the first, is not held", entry.nl)


_NAMES = {"pos": "part of speech", "gender": "article", "note": "usage"}


def _languages(cells: Sequence[str]) -> tuple[str, str] | None:
    """Give the languages that the third and fourth cell name; None for other rows."""
    if len(cells) != 4:
        return None
    named = language_and_region(cells[2])[0], language_and_region(cells[3])[0]
    return named if set(named) == {"nl", "en"} else None


def _told(rows: Iterator[TableRow], problems: list[Problem]) -> Iterator[ToldPair]:
    turned = False
    for position, row in enumerate(rows):
        cells = [unguarded(cell.strip()) for cell in row.cells]
        if position == 0 and _is_heading(cells):
            turned = [name for name in map(column_of, cells) if name in {"nl", "en"}][:1] == ["en"]
            continue
        if not any(cells):
            continue
        languages = _languages(cells)
        if len(cells) < 2 or (len(cells) > 2 and any(cells[2:]) and not languages):
            message = f"row {row.number} passed over: it has {len(cells)} cells, not a Dutch and an English text"
            problems.append(Problem(row.place, message))
            continue
        first, second = (cells[1], cells[0]) if turned or (languages and languages[0] == "en") else cells[:2]
        yield ToldPair(row.place, first, second, {})


FORMAT = DeepLTable()
