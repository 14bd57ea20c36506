"""Three versions of the rows of a folder to one: what either side changed is taken, what both changed is a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from glossary.exchange.formats.cells import members
from glossary.exchange.formats.table_columns import COLUMNS
from glossary.model import Place
from glossary.sync.rows import TERM_COLUMNS, Row, RowError, settled_row

# Cells that hold a list of terms, of which two people may each add one.
_LISTS = frozenset(name for name in COLUMNS if name.endswith(("_admitted", "_deprecated", "_forbidden")))
WHOLE = "entry"
"""What a conflict names instead of a column when one side removed the entry and the other changed it."""
REMOVED = "removed"


class Side(StrEnum):
    """Whose version is meant: that of the termbase, or that of the folder."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something of an entry that both sides changed, each in its way."""

    identifier: str
    nl: str
    en: str
    column: str
    """The column, or `entry`."""
    kept: str
    other: str
    """What the other side says; `removed`, or the whole row, where the column is `entry`."""
    base: str = ""
    """What both had before."""


@dataclass(slots=True)
class Merged:
    """The rows that all sides should have, and where they disagreed."""

    rows: dict[str, Row] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def merge_rows(
    base: Mapping[str, Row], mine: Mapping[str, Row], theirs: Mapping[str, Row], prefer: Side = Side.MINE
) -> Merged:
    """Merge the rows of two sides that had `base` in common; in a conflict the preferred side stays, the other is told.

    An entry that one side removed and the other changed stays as it was changed, and is told.
    """
    merged = Merged()
    for identifier in dict.fromkeys((*mine, *theirs)):
        before, one, other = base.get(identifier), mine.get(identifier), theirs.get(identifier)
        row = _present(before, one, other, prefer, merged.conflicts)
        if row is not None:
            merged.rows[identifier] = row
    return merged


def _present(
    base: Row | None, mine: Row | None, theirs: Row | None, prefer: Side, conflicts: list[Conflict]
) -> Row | None:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if mine is not None and theirs is not None:
        return _fields(base or {}, mine, theirs, prefer, conflicts)
    changed = mine if mine is not None else theirs
    assert changed is not None  # noqa: S101 - the case of both being gone is the first
    conflicts.append(
        Conflict(changed["id"], changed.get("nl", ""), changed.get("en", ""), WHOLE, _row_text(changed), REMOVED)
    )
    return changed


def _fields(base: Row, mine: Row, theirs: Row, prefer: Side, conflicts: list[Conflict]) -> Row:
    """Merge two changed versions of one entry by field."""
    merged: dict[str, str] = {}
    found: list[Conflict] = []
    for column in COLUMNS:
        before, one, other = (row.get(column, "") for row in (base, mine, theirs))
        cell, is_conflict = _cell(column, before, one, other, prefer)
        merged[column] = cell
        if is_conflict:
            lost = other if cell == one else one
            found.append(Conflict(mine["id"], mine.get("nl", ""), mine.get("en", ""), column, cell, lost, before))
    row = {column: cell for column, cell in merged.items() if cell}
    if (sound := _sound(row)) is not None:
        conflicts.extend(found)
        return sound
    return _of_one_side(base, mine, theirs, row, prefer, conflicts)


def _cell(column: str, base: str, mine: str, theirs: str, prefer: Side) -> tuple[str, bool]:
    """Merge one cell; say whether both sides changed it, each in its way."""
    if theirs in (mine, base):
        return mine, False
    if mine == base:
        return theirs, False
    if column in _LISTS:
        return merged_list(base, mine, theirs), False
    return (mine if prefer is Side.MINE else theirs), True


def merged_list(base: str, mine: str, theirs: str) -> str:
    """Merge lists of terms: what either side added is there, what either took out is not.

    >>> merged_list("capex; outlay", "capex; outlay; investment", "capex")
    'capex; investment'
    """
    before, one, other = (members(cell) for cell in (base, mine, theirs))
    gone = (set(before) - set(one)) | (set(before) - set(other))
    return "; ".join(member for member in dict.fromkeys((*one, *other)) if member not in gone)


def _sound(row: Row) -> Row | None:
    """Give a merged row as it would be written; None when its cells do not go together, as a term in two lists."""
    try:
        # Of no file: where neither side says where an entry came from, the merge does not either.
        return settled_row(row, Place(""))
    except RowError:
        return None


def _of_one_side(base: Row, mine: Row, theirs: Row, merged: Row, prefer: Side, conflicts: list[Conflict]) -> Row:
    """Take all terms from one side, since they do not go together; the other texts stay merged."""
    kept, lost = (mine, theirs) if prefer is Side.MINE else (theirs, mine)
    for column in TERM_COLUMNS:
        if kept.get(column, "") != lost.get(column, ""):
            told = (column, kept.get(column, ""), lost.get(column, ""), base.get(column, ""))
            conflicts.append(Conflict(mine["id"], mine.get("nl", ""), mine.get("en", ""), *told))
    cells = {**merged, **{column: kept.get(column, "") for column in TERM_COLUMNS}}
    return _sound({name: cells[name] for name in COLUMNS if cells.get(name)}) or kept


def _row_text(row: Row) -> str:
    return " | ".join(f"{name}: {row[name]}" for name in COLUMNS if name in row and name != "id")


def differing(before: Row | None, after: Row | None) -> tuple[str, ...]:
    """Give the columns in which two versions of an entry differ."""
    one, other = before or {}, after or {}
    return tuple(name for name in COLUMNS if one.get(name, "") != other.get(name, ""))
