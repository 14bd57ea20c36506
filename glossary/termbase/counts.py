"""A termbase to the numbers of what it holds: every query counts, none changes anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from glossary.model import Decision, EvidenceKind
from glossary.termbase.changes import batches
from glossary.termbase.connection import Termbase


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """How far the terms of a document are judged; names are left out."""

    name: str
    words: int
    terms: int
    approved: int
    judged: int
    """Approved, edited or rejected."""


@dataclass(frozen=True, slots=True)
class JudgedSuggestion:
    """The first suggestion of a pair that a person judged, with what they said."""

    decision: Decision
    """Approved as it was suggested, edited, or rejected."""
    confidence: float
    kinds: tuple[EvidenceKind, ...]
    """The kinds of evidence that spoke for it, each once."""


@dataclass(frozen=True, slots=True)
class ImportCount:
    """A batch of entries that came from a file or another tool."""

    source: str
    kind: str
    moment: datetime
    changes: int
    undone: bool


def entry_counts(termbase: Termbase) -> dict[str, int]:
    """Count the entries of each subject field."""
    rows = termbase.rows("SELECT subject_field, count(*) AS n FROM concept_entries GROUP BY 1 ORDER BY 1")
    return {row["subject_field"]: row["n"] for row in rows}


def term_counts(termbase: Termbase) -> dict[tuple[str, str], int]:
    """Count the terms of each language and administrative status."""
    rows = termbase.rows("SELECT language, status, count(*) AS n FROM terms GROUP BY 1, 2 ORDER BY 1, 2")
    return {(row["language"], row["status"]): row["n"] for row in rows}


def suggestion_counts(termbase: Termbase) -> dict[tuple[str, str], int]:
    """Count the suggestions of each field and last decision (`suggested` where there is none); unjudged names are left out."""
    rows = termbase.rows(
        "SELECT coalesce(v.subject_field, p.subject_field) AS field, coalesce(v.decision, 'suggested') AS decision,"
        " count(*) AS n FROM term_pairs AS p LEFT JOIN candidates AS c ON c.id = p.candidate_id"
        " LEFT JOIN standing_verdicts AS v ON v.pair_id = p.id"
        " WHERE coalesce(c.is_name, 0) = 0 OR v.id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    )
    return {(row["field"], row["decision"]): row["n"] for row in rows}


def verdicts_by_day(termbase: Termbase) -> dict[date, dict[str, int]]:
    """Count the verdicts of each day (UTC) by reviewer; those taken back are not counted."""
    found: dict[date, dict[str, int]] = {}
    for row in termbase.rows(
        "SELECT substr(moment, 1, 10) AS day, reviewer, count(*) AS n FROM verdicts WHERE decision <> 'undone'"
        " AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = verdicts.id) GROUP BY 1, 2 ORDER BY 1, 2"
    ):
        found.setdefault(date.fromisoformat(row["day"]), {})[row["reviewer"]] = row["n"]
    return found


def judged_suggestions(termbase: Termbase) -> list[JudgedSuggestion]:
    """Give the first suggestion of every pair that was judged, with the verdict that stands; pairs without any are left out.

    An approval in other words than were suggested counts as edited. Texts that were mined again since have the suggestions of the last
    time.
    """
    rows = termbase.rows(
        "SELECT v.decision, e.confidence, e.evidence FROM standing_verdicts AS v"
        " JOIN equivalents AS e ON e.pair_id = v.pair_id AND e.rank = 1"
        " WHERE v.decision IN ('approved', 'edited', 'rejected') ORDER BY v.id"
    )
    return [JudgedSuggestion(Decision(row["decision"]), row["confidence"], _kinds(row["evidence"])) for row in rows]


def _kinds(evidence: str) -> tuple[EvidenceKind, ...]:
    return tuple(dict.fromkeys(EvidenceKind(kind) for kind, _ in json.loads(evidence)))


def document_counts(termbase: Termbase) -> list[DocumentCount]:
    """Give each mined document with its terms and how many of them are judged, by name."""
    rows = termbase.rows(
        "WITH found AS (SELECT DISTINCT o.document_id, p.id AS pair_id FROM occurrences AS o"
        "  JOIN candidates AS c ON c.id = o.candidate_id AND c.is_name = 0 JOIN term_pairs AS p ON p.candidate_id = c.id)"
        " SELECT d.name, d.words, count(f.pair_id) AS terms,"
        " coalesce(sum(v.decision IN ('approved', 'edited')), 0) AS approved,"
        " coalesce(sum(v.decision IN ('approved', 'edited', 'rejected')), 0) AS judged"
        " FROM documents AS d LEFT JOIN found AS f ON f.document_id = d.id"
        " LEFT JOIN standing_verdicts AS v ON v.pair_id = f.pair_id GROUP BY d.id ORDER BY d.name"
    )
    return [DocumentCount(row["name"], row["words"], row["terms"], row["approved"], row["judged"]) for row in rows]


def import_counts(termbase: Termbase) -> list[ImportCount]:
    """Give the batches of imports and synchronisations, newest first."""
    sizes = {
        row["batch_id"]: row["n"]
        for row in termbase.rows("SELECT batch_id, count(*) AS n FROM entry_changes GROUP BY batch_id")
    }
    found = batches(termbase)
    undone = {batch.undoes for batch in found}
    return [
        ImportCount(batch.source, str(batch.kind), batch.moment, sizes.get(batch.number, 0), batch.number in undone)
        for batch in found
        if str(batch.kind) in {"import", "sync"}
    ]
