"""What was salvaged of a damaged termbase to a new one; what a lost row leaves without its parent gets a stand-in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from glossary.dutch.keys import match_key
from glossary.termbase.salvage import COLUMNS, Row, Salvage

# Parents first, so that every reference finds its row.
_ORDER = ("documents", "term_pairs", "verdicts", "concept_entries", "terms", "batches", "entry_changes")


def refill(connection: sqlite3.Connection, found: Salvage) -> list[str]:
    """Write what was salvaged, in a transaction that the caller holds; give what could not be, as sentences."""
    problems: list[str] = []
    for row in _lost_pairs(found):
        _insert(connection, "term_pairs", row)
    for row in _lost_entries(found):
        _insert(connection, "concept_entries", row)
    for table in _ORDER:
        for number, row in sorted(found.tables[table].items()):
            try:
                _insert(connection, table, _free_of_lost(table, row, found))
            except (sqlite3.IntegrityError, sqlite3.InterfaceError) as error:
                problems.append(f"row {number} of {table} was left out: {error}")
    return problems


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    known = {name: row[name] for name in COLUMNS[table] if name in row}
    names, marks = ", ".join(known), ", ".join("?" * len(known))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(known.values()))  # noqa: S608 - ours


def _free_of_lost(table: str, row: Row, found: Salvage) -> Row:
    """Take a reference to a lost row out of a row that may do without it."""
    if table == "term_pairs":
        # Candidates are not saved: mining the texts again finds them.
        return {**row, "candidate_id": None}
    if table in {"concept_entries", "entry_changes"} and row.get("pair_id") not in found.tables["term_pairs"]:
        lost = row.get("pair_id") not in _pairs_of_verdicts(found)
        return {**row, "pair_id": None} if lost else row
    return row


def _pairs_of_verdicts(found: Salvage) -> set[object]:
    return {row["pair_id"] for row in found.tables["verdicts"].values()}


def _lost_pairs(found: Salvage) -> Iterator[Row]:
    """Give stand-ins for suggestions that only their verdicts tell of."""
    keys = {row["key"] for row in found.tables["term_pairs"].values()}
    seen: set[object] = set(found.tables["term_pairs"])
    for _, verdict in sorted(found.tables["verdicts"].items(), reverse=True):
        pair, nl = verdict["pair_id"], str(verdict["nl"])
        if pair in seen or not nl:
            continue
        seen.add(pair)
        key = match_key(nl) or nl
        key = key if key not in keys else f"{key} {pair}"
        keys.add(key)
        yield {
            "id": pair,
            "key": key,
            "nl": nl,
            "subject_field": verdict["subject_field"],
            "candidate_id": None,
            "worth": 0.0,
        }


def _lost_entries(found: Salvage) -> Iterator[Row]:
    """Give stand-ins for entries of which only terms are left, where both languages are."""
    languages: dict[object, set[object]] = {}
    for term in found.tables["terms"].values():
        languages.setdefault(term["entry_id"], set()).add(term["language"])
    for number, have in sorted(languages.items(), key=lambda one: str(one[0])):
        if number not in found.tables["concept_entries"] and have == {"nl", "en"}:
            yield {
                "id": number, "subject_field": "general", "subfield": "", "definition": "",
                "note": "The field and the definition were lost.", "source": "rescued", "pair_id": None,
            }  # fmt: skip
