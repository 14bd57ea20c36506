"""Suggestions of another English for an entry that is there: how they are keyed, and which entry each is about.

Such a suggestion comes from a translator who changed a catalog, or from an import that says otherwise. It stands beside
the suggestion that mining made of the same Dutch term, so it has a key of its own:

    match key of the Dutch → match key of the English → identifier of the entry

The identifier is empty where the wording is for no entry; approving it makes one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from glossary.model import ConceptEntry, Decision, EvidenceKind, SubjectField, Term, TermStatus
from glossary.termbase.connection import Termbase, attached
from glossary.termbase.entries import entry_of

_ARROW = "→"
_DECIDED = (Decision.APPROVED, Decision.EDITED, Decision.REJECTED)


def contention_key(nl_key: str, en_key: str, identifier: str = "") -> str:
    """Give the key of a suggestion of other English.

    >>> contention_key("rekening", "invoice", "a1b2c3d4e5")
    'rekening→invoice→a1b2c3d4e5'
    """
    return _ARROW.join((nl_key, en_key, identifier.replace(_ARROW, "")))


def is_contention(key: str) -> bool:
    """Tell whether a suggestion is of other English for a Dutch term.

    >>> is_contention("rekening→invoice→"), is_contention("rekening")
    (True, False)
    """
    return _ARROW in key


def contended_entry(connection: sqlite3.Connection, pair: int, subject_field: SubjectField) -> ConceptEntry | None:
    """Give the entry of a field whose English a suggestion contends; None for other suggestions, or when it is gone."""
    row = connection.execute("SELECT key FROM term_pairs WHERE id = ?", (pair,)).fetchone()
    if row is None or row["key"].count(_ARROW) < 2:
        return None
    nl_key, _, identifier = row["key"].split(_ARROW, 2)
    if not identifier:
        return None
    for number in _candidates(connection, identifier, nl_key):
        entry = entry_of(connection, number)
        if entry.subject_field is subject_field and entry.stable_identifier.replace(_ARROW, "") == identifier:
            return entry if number > 0 else _standing_for(connection, entry, nl_key, pair) or entry
    return None


def _candidates(connection: sqlite3.Connection, identifier: str, nl_key: str) -> Iterable[int]:
    """Give the entries that may have an identifier: by itself, else by their Dutch; starter concepts have none to ask for."""
    rows = connection.execute(
        "SELECT id FROM main.concept_entries WHERE identifier = ? AND identifier <> '' ORDER BY id", (identifier,)
    )
    yield from [row[0] for row in rows.fetchall()]
    yield from _with_dutch(connection, "main", nl_key)
    if "starter" in attached(connection):
        yield from _with_dutch(connection, "starter", nl_key)


def _with_dutch(connection: sqlite3.Connection, schema: str, nl_key: str) -> list[int]:
    sql = f"SELECT DISTINCT entry_id FROM {schema}.terms WHERE language = 'nl' AND key = ? ORDER BY entry_id"  # noqa: S608
    return [row[0] for row in connection.execute(sql, (nl_key,))]


def _standing_for(connection: sqlite3.Connection, starter: ConceptEntry, nl_key: str, pair: int) -> ConceptEntry | None:
    """Give the entry of the person's own that was approved in place of a starter concept since, if there is one."""
    english = {term.text for term in starter.in_language("en")}
    made = {row[0] for row in connection.execute("SELECT id FROM main.concept_entries WHERE pair_id = ?", (pair,))}
    for number in _with_dutch(connection, "main", nl_key):
        own = entry_of(connection, number)
        shares = english & {term.text for term in own.in_language("en")}
        if own.subject_field is starter.subject_field and shares and number not in made:
            return own
    return None


def reworded(entry: ConceptEntry, nl: str, en: str) -> ConceptEntry:
    """Give an entry with other preferred terms; those it had are admitted from then on, since texts have them.

    >>> omzet = ConceptEntry(1, SubjectField.FINANCE, "", (Term("omzet", "nl"), Term("turnover", "en")))
    >>> [(term.text, term.status.value) for term in reworded(omzet, "omzet", "revenue").terms]
    [('omzet', 'preferred'), ('revenue', 'preferred'), ('turnover', 'admitted')]
    """
    return replace(entry, terms=(*_with_first(entry, "nl", nl), *_with_first(entry, "en", en)))


def _with_first(entry: ConceptEntry, language: str, text: str) -> list[Term]:
    terms = entry.in_language(language)
    known = next((term for term in terms if term.text == text), Term(text, language))
    if terms and terms[0] == known and known.status is TermStatus.PREFERRED:
        return list(terms)
    first = replace(known, status=TermStatus.PREFERRED, kind="" if known.kind == "spelling" else known.kind)
    others = [term for term in terms if term is not known]
    return [first, *(_admitted(term) for term in others)]


def _admitted(term: Term) -> Term:
    return replace(term, status=TermStatus.ADMITTED) if term.status is TermStatus.PREFERRED else term


def decided_wordings(termbase: Termbase, kind: EvidenceKind) -> list[tuple[str, str]]:
    """Give Dutch and English of the suggestions with evidence of a kind on which a reviewer has decided."""
    rows = termbase.rows(
        "SELECT DISTINCT p.nl, e.en FROM equivalents AS e JOIN term_pairs AS p ON p.id = e.pair_id"
        " JOIN standing_verdicts AS v ON v.pair_id = p.id WHERE instr(e.evidence, ?) AND v.decision IN (?, ?, ?)"
        " ORDER BY p.nl, e.en",
        # As the evidence is written: a list of lists of kind and text.
        f"[{json.dumps(kind.value)}, ",
        *(decision.value for decision in _DECIDED),
    )
    return [(row["nl"], row["en"]) for row in rows]


def import_mark(batch: int) -> str:
    """Give what the evidence of a suggestion from an import ends with, so that the undo of the import finds it."""
    return f"(import {batch})"


def withdraw_imported(connection: sqlite3.Connection, batch: int) -> None:
    """Take away the suggestions that an import left for review; those that a reviewer has looked at stay."""
    connection.execute(
        "DELETE FROM term_pairs WHERE candidate_id IS NULL AND id NOT IN (SELECT pair_id FROM verdicts)"
        " AND id NOT IN (SELECT pair_id FROM concept_entries WHERE pair_id IS NOT NULL)"
        " AND id IN (SELECT pair_id FROM equivalents WHERE instr(evidence, ?) AND instr(evidence, ?))",
        # As evidence is written: a list of lists of kind and text.
        (f"[{json.dumps(EvidenceKind.IMPORT.value)}, ", f'{import_mark(batch)}"]'),
    )
