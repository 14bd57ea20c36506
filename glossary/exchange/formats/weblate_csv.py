"""Entries to and from the CSV of a Weblate glossary: a row for each Dutch term, what Weblate has no column for as its comment.

Weblate takes no flags from CSV: it shows which English is forbidden but does not check it. Its PO does (`--for weblate`
is this table, `--for gettext` the catalog).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.delimited_files import head_rows, opened_rows, table_bytes
from glossary.exchange.formats.explanations import PairRow, ToldPair, explained, explanation, gather_pairs, pair_rows
from glossary.exchange.formats.gathering import Gathering
from glossary.exchange.formats.labels import field_label
from glossary.exchange.formats.pair_files import dutch_first_of, heading_names
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tables import TableRow
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import reference
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem

COLUMNS = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments")
# Weblate guards a cell with apostrophes around it and a backslash before each bar (weblate.formats.exporters).
_STARTS = re.compile(r"'*\\*[=+\-@|%\t\r]")
_WRAPPED = re.compile(r"'+\\*[=+\-@|%\t\r].*'$", re.DOTALL)
_UNSURE = frozenset({"true", "1", "yes", "fuzzy"})


@dataclass(frozen=True, slots=True)
class WeblateTable:
    """The table that Weblate calls CSV."""

    name: str = "weblate"
    title: str = "Weblate: CSV for a glossary component, with definitions and synonyms as explanations"
    suffix: str = ".csv"
    reads: bool = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give a row for each Dutch term that may be used, with the preferred English."""
        tally = Tally(Place("weblate.csv"))
        rows = list(pair_rows(prepared(entries, options, tally), tally, {"id"}, english=False))
        contexts = _contexts(rows)
        table = (_cells(row, context) for row, context in zip(rows, contexts, strict=True))
        return WrittenEntries(table_bytes(COLUMNS, table, quoted=True), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read the rows that are translated; those marked as unsure become problems. Raises ReadingError."""
        gathering = Gathering(path, options)
        with opened_rows(path, gathering.problems) as rows:
            heading = heading_names([next(rows, TableRow(0, Place(str(path)), [])).cells])
            if not {"source", "target"} <= set(heading):
                raise ReadingError(str(path), tr("has no columns 'source' and 'target', as Weblate writes them"))
            found = list(_told(rows, heading, gathering.problems))
        gather_pairs(dutch_first_of(found, str(path), gathering.problems), gathering)
        return gathering.result()

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take tables with a source, a target, and another of the columns that only Weblate has."""
        if path.suffix.casefold() not in {".csv", ".tsv"}:
            return False
        heading = set(heading_names(head_rows(head)))
        return {"source", "target"} <= heading and bool(
            heading & {"developer_comments", "translator_comments", "fuzzy"}
        )


def _cells(row: PairRow, context: str) -> list[str]:
    places = sorted({(reference(place.file), place.line) for place in row.entry.places if place.file})
    cells = (
        " ".join(f"{file}:{line}" for file, line in places),
        row.nl,
        row.en,
        row.entry.identifier if row.is_main else "",
        "",
        context,
        "",
        explanation(row.facts),
    )
    return [_wrapped(cell) for cell in cells]


def _wrapped(text: str) -> str:
    r"""Guard a cell as Weblate does.

    >>> _wrapped("=a|b"), _wrapped("omzet")
    ("'=a\\|b'", 'omzet')
    """
    if not _STARTS.match(text) or len(text) == 1:
        return text
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    return f"'{escaped}'"


def _unwrapped(cell: str) -> str:
    """Take the guard away, Weblate's or that of another program.

    >>> _unwrapped(_wrapped("=a|b")), _unwrapped("'=1+1"), _unwrapped("'s ochtends")
    ('=a|b', '=1+1', "'s ochtends")
    """
    if _WRAPPED.match(cell):
        return re.sub(r"\\([\\|])", r"\1", cell[1:-1])
    return cell[1:] if cell[:1] == "'" and len(cell) > 2 and _STARTS.match(cell) else cell


def _contexts(rows: Sequence[PairRow]) -> list[str]:
    """Give what tells rows with the same Dutch apart: the field, its subfield, the part of speech, the English, a number."""
    groups: dict[str, list[int]] = {}
    for position, row in enumerate(rows):
        groups.setdefault(row.nl, []).append(position)
    chosen = [""] * len(rows)
    for positions in groups.values():
        if len(positions) == 1:
            continue
        levels = [_levels(rows[position]) for position in positions]
        for contexts in zip(*levels, strict=True):
            if len(set(contexts)) == len(contexts):
                break
        else:
            contexts = tuple(f"{context} {number}" for number, context in enumerate(contexts, 1))
        for position, context in zip(positions, contexts, strict=True):
            chosen[position] = context
    return chosen


def _levels(row: PairRow) -> tuple[str, str, str, str]:
    entry = row.entry
    field = field_label(entry.subject_field, entry.subfield)
    pos = entry.in_language("nl")[0].pos
    full = f"{field}, {pos}" if pos else field
    return str(entry.subject_field), field, full, f"{full} ({row.en})"


def _told(rows: Iterator[TableRow], heading: Sequence[str], problems: list[Problem]) -> Iterator[ToldPair]:
    for row in rows:
        told = {name: _unwrapped(cell.strip()) for name, cell in zip(heading, row.cells, strict=False) if cell.strip()}
        if not told:
            continue
        if told.get("fuzzy", "").casefold() in _UNSURE:
            shown = told.get("source", "")[:60]
            problems.append(
                Problem(
                    row.place,
                    tr(
                        "row {number} passed over: '{shown}' is marked as unsure in Weblate",
                        number=row.number,
                        shown=shown,
                    ),
                )
            )
            continue
        yield ToldPair(row.place, told.get("source", ""), told.get("target", ""), _explained(told))


def _explained(told: dict[str, str]) -> dict[str, str]:
    cells = explained(told.get("developer_comments", ""))
    if remark := told.get("translator_comments"):
        cells["note"] = f"{cells['note']} {remark}" if cells.get("note") else remark
    if "id" in told and "variant" not in cells:
        cells.setdefault("id", told["id"])
    if "context" in told and "variant" not in cells:
        cells.setdefault("field", told["context"])
    return cells


FORMAT = WeblateTable()
