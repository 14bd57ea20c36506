"""Entries that damage took, wholly or in part, to entries again: the logs of changes and verdicts hold them too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict

from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase.entries import term_key, term_spelling
from glossary.termbase.entry_json import entry_from_text
from glossary.termbase.salvage import Row, Salvage


def mend(found: Salvage) -> int:
    """Put entries back that the logs tell of and the damaged tables do not; give how many.

    Only in damaged tables: elsewhere an entry that is not there was taken away by somebody.
    """
    if not {"concept_entries", "terms"} & set(found.damaged):
        return 0
    terms = _terms_by_entry(found)
    mended = 0
    for number, (entry, pair) in _logged(found).items():
        if number in found.tables["concept_entries"] and len(terms[number]) >= len(entry.terms):
            continue
        _put(found, number, entry, pair, terms[number])
        mended += 1
    return mended + _mend_approved(found)


def _terms_by_entry(found: Salvage) -> dict[int, list[int]]:
    """Give the numbers of the terms of each entry."""
    terms: dict[int, list[int]] = defaultdict(list)
    for number, row in found.tables["terms"].items():
        if isinstance(row["entry_id"], int):
            terms[row["entry_id"]].append(number)
    return terms


def _logged(found: Salvage) -> dict[int, tuple[ConceptEntry, object]]:
    """Give the last state that the log of changes knows of each entry, with its suggestion; removed ones are left out."""
    last: dict[int, Row] = {}
    for _, row in sorted(found.tables["entry_changes"].items()):
        if isinstance(row["entry_id"], int):
            last[row["entry_id"]] = row
    entries: dict[int, tuple[ConceptEntry, object]] = {}
    for number, row in last.items():
        if isinstance(row["after"], str):
            try:
                entries[number] = entry_from_text(row["after"], number), row["pair_id"]
            except (ValueError, KeyError, TypeError):
                continue
    return entries


def _mend_approved(found: Salvage) -> int:
    """Put the entries of standing approvals back of which nothing at all is left."""
    if "concept_entries" not in found.damaged:
        return 0
    have = {row.get("pair_id") for row in found.tables["concept_entries"].values()}
    have |= {row["pair_id"] for row in found.tables["entry_changes"].values()}
    highest = max(
        (*found.tables["concept_entries"], *(row["entry_id"] for row in found.tables["entry_changes"].values()), 0),
        key=lambda number: number if isinstance(number, int) else 0,
    )
    number = highest if isinstance(highest, int) else 0
    mended = 0
    for verdict in _standing_approvals(found):
        if verdict["pair_id"] in have:
            continue
        number += 1
        mended += 1
        terms = (Term(str(verdict["nl"]), "nl"), Term(str(verdict["en"]), "en"))
        entry = ConceptEntry(number, SubjectField(str(verdict["subject_field"])), "", terms, source="review")
        _put(found, number, entry, verdict["pair_id"], [])
    return mended


def _standing_approvals(found: Salvage) -> list[Row]:
    """Give the verdicts that hold and approve, one for each suggestion."""
    undone = {row["undoes"] for row in found.tables["verdicts"].values()}
    last: dict[object, Row] = {}
    for number, row in sorted(found.tables["verdicts"].items()):
        if number not in undone and row["decision"] != "undone":
            last[row["pair_id"]] = row
    return [row for row in last.values() if row["decision"] in {"approved", "edited"} and row["nl"] and row["en"]]


def _put(found: Salvage, number: int, entry: ConceptEntry, pair: object, old: list[int]) -> None:
    """Write an entry into the salvaged tables, in place of the terms that were left of it."""
    found.tables["concept_entries"][number] = {
        "id": number, "subject_field": str(entry.subject_field), "subfield": entry.subfield,
        "definition": entry.definition, "note": entry.note, "source": entry.source, "pair_id": pair,
        "identifier": entry.stable_identifier,
    }  # fmt: skip
    terms = found.tables["terms"]
    for gone in old:
        del terms[gone]
    free = max(terms, default=0)
    for rank, term in enumerate(entry.terms):
        terms[free + rank + 1] = {
            **asdict(term), "id": free + rank + 1, "entry_id": number, "rank": rank, "status": str(term.status),
            "key": term_key(term), "spelling": term_spelling(term.text), "case_sensitive": int(term.case_sensitive),
        }  # fmt: skip
