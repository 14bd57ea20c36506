"""A concept entry to and from JSON: the form in which the log of changes and the exchange keep it whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from glossary.model import ConceptEntry, SubjectField, Term, TermStatus

_TERM_DEFAULTS = {"pos": "", "gender": "", "plural": "", "region": "", "kind": "", "note": "", "case_sensitive": False}


def entry_record(entry: ConceptEntry) -> dict[str, Any]:
    """Give an entry as JSON values; what is empty is left out. Places are not part of it."""
    record: dict[str, Any] = {"id": entry.stable_identifier, "field": str(entry.subject_field)}
    for name in ("subfield", "definition", "note", "source"):
        if value := getattr(entry, name):
            record[name] = value
    record["terms"] = [_term_record(term) for term in entry.terms]
    return record


def _term_record(term: Term) -> dict[str, Any]:
    record: dict[str, Any] = {"language": term.language, "text": term.text, "status": str(term.status)}
    record.update({name: getattr(term, name) for name in _TERM_DEFAULTS if getattr(term, name)})
    return record


def entry_from_record(record: Mapping[str, Any], number: int = 0) -> ConceptEntry:
    """Give the entry of a record. Raises KeyError, TypeError or ValueError for one that is none."""
    return ConceptEntry(
        number,
        SubjectField(record["field"]),
        str(record.get("subfield", "")),
        tuple(_term(term) for term in record["terms"]),
        str(record.get("definition", "")),
        str(record.get("note", "")),
        str(record.get("source", "")),
        identifier=str(record.get("id", "")),
    )


def _term(record: Mapping[str, Any]) -> Term:
    pos, gender, plural, region, kind, note = (
        str(record.get(name, "")) for name in ("pos", "gender", "plural", "region", "kind", "note")
    )
    status = TermStatus(record.get("status", "preferred"))
    case_sensitive = bool(record.get("case_sensitive", False))
    return Term(
        str(record["text"]), str(record["language"]), status, pos, gender, plural, region, kind, note, case_sensitive
    )


def entry_text(entry: ConceptEntry) -> str:
    """Give an entry as one line of JSON."""
    return json.dumps(entry_record(entry), ensure_ascii=False, separators=(",", ":"))


def entry_from_text(text: str, number: int = 0) -> ConceptEntry:
    """Give the entry that `entry_text` wrote."""
    return entry_from_record(json.loads(text), number)
