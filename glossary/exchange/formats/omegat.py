"""Entries to and from OmegaT's glossary.txt: Dutch, English and a comment, with tabs between them.

OmegaT splits lines at tabs and knows no quotation marks; a line that begins with # is a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import head_lines, opened_lines
from glossary.exchange.formats.explanations import PairRow, ToldPair, explained, explanation, gather_pairs, pair_rows
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.pair_files import dutch_first_of, guarded_for
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem
from glossary.reading.formulas import unguarded

if TYPE_CHECKING:
    from glossary.reading.text import Line

_FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
_SEPARATOR = " | "
_SUFFIXES = frozenset({".txt", ".utf8", ".tab"})


@dataclass(frozen=True, slots=True)
class OmegaTGlossary:
    """The writable glossary of an OmegaT project."""

    name: str = "omegat"
    title: str = "OmegaT: glossary.txt for the glossary folder of a project"
    suffix: str = ".txt"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give a line for each pair of terms that may be used; OmegaT shows those with the same Dutch together."""
        tally = Tally(Place("glossary.txt"))
        rows = pair_rows(prepared(entries, options, tally), tally, english=True)
        lines = [line for row in rows if (line := _line(row, tally))]
        return WrittenEntries("\n".join((_FIRST_LINE, *lines, "")).encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read lines of two or three cells. Raises ReadingError for a file that is no text."""
        gathering = Gathering(path, options)
        with opened_lines(path, gathering.problems) as lines:
            found = list(_told(lines, str(path), gathering.problems))
        gather_pairs(dutch_first_of(found, str(path), gathering.problems), gathering)
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take texts with OmegaT's first line, and others in which each line has two or three cells."""
        if head.removeprefix(b"\xef\xbb\xbf").startswith(b"# Glossary in tab-separated format"):
            return True
        if path.suffix.casefold() not in _SUFFIXES:
            return False
        from glossary.exchange.formats.multiterm_fields import is_heading
        from glossary.exchange.formats.table_columns import find_layout

        rows = [line.split("\t") for line in head_lines(head) if line.strip() and not line.startswith("#")]
        if not rows or find_layout(rows[0]) or is_heading(rows[0]):
            return False
        return all(len(row) in {2, 3} for row in rows)


def _line(row: PairRow, tally: Tally) -> str:
    if row.nl.startswith("#"):
        tally.add("a term that begins with # is left out, since OmegaT takes its line for a remark", row.nl)
        return ""
    cells = (row.nl, row.en, explanation(row.facts, _SEPARATOR))
    if any("|" in text for _, text in row.facts):
        tally.add("an upright bar in a comment is written as a broken one", row.nl)
    return "\t".join(guarded_for("OmegaT", cell, tally) for cell in cells).rstrip("\t")


def _told(lines: Iterable[Line], name: str, problems: list[Problem]) -> Iterator[ToldPair]:
    for number, offset, line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        cells = [unguarded(cell.strip()) for cell in line.rstrip("\n").split("\t")]
        place = Place(name, number, offset)
        if len(cells) < 2:
            problems.append(Problem(place, tr("line passed over: no tab between a Dutch and an English term")))
            continue
        comment = _SEPARATOR.join(filter(None, cells[2:]))
        yield ToldPair(place, cells[0], cells[1], explained(comment, _SEPARATOR) if comment else {})


FORMAT = OmegaTGlossary()
