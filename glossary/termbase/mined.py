"""What mining found, to and from the termbase: documents, candidates, pairs and their suggestions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from glossary.errors import UnknownPairError
from glossary.model import (
    Candidate,
    Equivalent,
    Evidence,
    EvidenceKind,
    Occurrence,
    PairStatus,
    Place,
    SubjectField,
    TermPair,
)  # fmt: skip
from glossary.termbase.connection import Termbase

_STATUS = {
    "approved": PairStatus.APPROVED,
    "edited": PairStatus.APPROVED,
    "rejected": PairStatus.REJECTED,
    "deferred": PairStatus.DEFERRED,
}


def is_mined(termbase: Termbase, name: str, digest: str) -> bool:
    """Say whether a document with this name and content was mined before."""
    return bool(termbase.rows("SELECT 1 FROM documents WHERE name = ? AND digest = ?", name, digest))


def save_document(connection: sqlite3.Connection, name: str, digest: str, words: int, segments: int) -> int:
    """Write a document, replacing what an earlier version of it held; give its number."""
    row = connection.execute(
        "INSERT INTO documents (name, digest, words, segments) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, words = excluded.words, segments = excluded.segments"
        " RETURNING id",
        (name, digest, words, segments),
    ).fetchone()
    connection.execute("DELETE FROM occurrences WHERE document_id = ?", (row[0],))
    return int(row[0])


def save_candidate(connection: sqlite3.Connection, candidate: Candidate, documents: dict[str, int]) -> int:
    """Write a candidate with the places where it was found; give its number.

    A candidate that was mined before keeps its highest termhood, so that the order of mining does not matter.
    """
    row = connection.execute(
        "INSERT INTO candidates (key, term, subject_field, termhood, unithood, is_name, features) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET features = iif(excluded.termhood > termhood, excluded.features, features),"
        " termhood = max(termhood, excluded.termhood), unithood = max(unithood, excluded.unithood) RETURNING id",
        (
            candidate.key,
            candidate.term,
            candidate.subject_field,
            candidate.termhood,
            candidate.unithood,
            int(candidate.is_name),
            json.dumps([round(value, 6) for value in candidate.features]),
        ),
    ).fetchone()
    number = int(row[0])
    rows = [
        (number, documents[found.place.file], found.surface, found.count, *_place_row(found.place), found.text)
        for found in candidate.occurrences
        if found.place.file in documents
    ]
    connection.executemany(
        "INSERT OR REPLACE INTO occurrences (candidate_id, document_id, surface, count, line, start, part, sentence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return number


def _place_row(place: Place) -> tuple[int, int, str]:
    return place.line, place.offset, place.part


def save_pair(connection: sqlite3.Connection, pair: TermPair, candidate: int | None) -> int:
    """Write a pair with its suggestions; those of an earlier run are replaced, verdicts stay. Give its number."""
    row = connection.execute(
        "INSERT INTO term_pairs (key, nl, subject_field, candidate_id, worth) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET candidate_id = coalesce(excluded.candidate_id, candidate_id),"
        " worth = max(worth, excluded.worth) RETURNING id",
        (pair.key, pair.nl, pair.subject_field, candidate, pair.worth),
    ).fetchone()
    number = int(row[0])
    connection.execute("DELETE FROM equivalents WHERE pair_id = ?", (number,))
    connection.executemany(
        "INSERT INTO equivalents (pair_id, rank, en, confidence, evidence) VALUES (?, ?, ?, ?, ?)",
        [
            (number, rank, equivalent.en, equivalent.confidence, _evidence_text(equivalent.evidence))
            for rank, equivalent in enumerate(pair.equivalents, 1)
        ],
    )
    return number


def _evidence_text(evidence: Iterable[Evidence]) -> str:
    return json.dumps([[reason.kind, reason.text] for reason in evidence], ensure_ascii=False)


def _evidence(text: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(EvidenceKind(kind), reason) for kind, reason in json.loads(text))


_PAIRS = """
SELECT p.id, p.key, coalesce(v.nl, p.nl) AS nl, coalesce(v.subject_field, p.subject_field) AS subject_field, p.worth,
    p.candidate_id, coalesce(c.termhood, 0) AS termhood, coalesce(c.is_name, 0) AS is_name,
    coalesce(v.decision, 'suggested') AS decision, coalesce(v.reason, '') AS reason, coalesce(v.en, '') AS verdict_en,
    coalesce((SELECT sum(o.count) FROM occurrences AS o WHERE o.candidate_id = p.candidate_id), 0) AS frequency
FROM term_pairs AS p
LEFT JOIN candidates AS c ON c.id = p.candidate_id
LEFT JOIN verdicts AS v ON v.id = (
    SELECT w.id FROM verdicts AS w WHERE w.pair_id = p.id AND w.decision <> 'undone'
    AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = w.id) ORDER BY w.id DESC LIMIT 1)
"""


def pairs(
    termbase: Termbase,
    *,
    statuses: Sequence[PairStatus] | None = None,
    subject_field: SubjectField | None = None,
    names: bool = False,
    document: str | None = None,
    limit: int | None = None,
) -> list[TermPair]:
    """Give pairs, those most worth judging first."""
    conditions, parameters = ["1"], []
    if statuses is not None:
        wanted = [decision for decision, status in _STATUS.items() if status in statuses]
        wanted += ["suggested"] if PairStatus.SUGGESTED in statuses else []
        conditions.append(f"decision IN ({','.join('?' * len(wanted))})")
        parameters.extend(wanted)
    if subject_field is not None:
        conditions.append("subject_field = ?")
        parameters.append(subject_field.value)
    if not names:
        conditions.append("is_name = 0")
    if document is not None:
        conditions.append(
            "candidate_id IN (SELECT o.candidate_id FROM occurrences AS o JOIN documents AS d ON d.id = o.document_id WHERE d.name = ?)"
        )
        parameters.append(document)
    sql = f"SELECT * FROM ({_PAIRS}) WHERE {' AND '.join(conditions)} ORDER BY worth DESC, key LIMIT ?"  # noqa: S608
    return _with_details(termbase, termbase.rows(sql, *parameters, -1 if limit is None else limit))


def pair_by_number(termbase: Termbase, number: int) -> TermPair:
    """Give one pair. Raises UnknownPairError."""
    rows = termbase.rows(f"{_PAIRS} WHERE p.id = ?", number)
    if not rows:
        raise UnknownPairError(number)
    return _with_details(termbase, rows)[0]


def _with_details(termbase: Termbase, rows: list[sqlite3.Row]) -> list[TermPair]:
    wanted = json.dumps([row["id"] for row in rows])
    equivalents: dict[int, list[Equivalent]] = {}
    for row in termbase.rows(
        "SELECT * FROM equivalents WHERE pair_id IN (SELECT value FROM json_each(?)) ORDER BY pair_id, rank", wanted
    ):
        found = Equivalent(row["en"], row["confidence"], _evidence(row["evidence"]))
        equivalents.setdefault(row["pair_id"], []).append(found)
    variants: dict[int, list[tuple[str, int]]] = {}
    candidates = json.dumps([row["candidate_id"] for row in rows])
    for row in termbase.rows(
        "SELECT candidate_id, surface, sum(count) AS count FROM occurrences"
        " WHERE candidate_id IN (SELECT value FROM json_each(?)) GROUP BY candidate_id, surface ORDER BY count DESC, surface",
        candidates,
    ):
        variants.setdefault(row["candidate_id"], []).append((row["surface"], row["count"]))
    return [
        TermPair(
            row["id"], row["key"], row["nl"], SubjectField(row["subject_field"]), _chosen(row, equivalents.get(row["id"], [])),
            _STATUS.get(row["decision"], PairStatus.SUGGESTED), row["frequency"], row["termhood"], row["worth"],
            tuple(variants.get(row["candidate_id"], ())), bool(row["is_name"]), row["reason"],
        )
        for row in rows
    ]  # fmt: skip


def _chosen(row: sqlite3.Row, suggested: list[Equivalent]) -> tuple[Equivalent, ...]:
    """Put the English that a reviewer approved first."""
    if row["decision"] not in {"approved", "edited"}:
        return tuple(suggested)
    rest = tuple(equivalent for equivalent in suggested if equivalent.en != row["verdict_en"])
    evidence = next((equivalent.evidence for equivalent in suggested if equivalent.en == row["verdict_en"]), ())
    return (Equivalent(row["verdict_en"], 1.0, evidence), *rest)


def occurrences_of(termbase: Termbase, pair: int, limit: int = 5) -> list[Occurrence]:
    """Give some places where the term of a pair stands, one a document and form."""
    rows = termbase.rows(
        "SELECT d.name, o.surface, o.line, o.start, o.part, o.sentence FROM occurrences AS o"
        " JOIN documents AS d ON d.id = o.document_id JOIN term_pairs AS p ON p.candidate_id = o.candidate_id"
        " WHERE p.id = ? ORDER BY o.count DESC, d.name, o.surface LIMIT ?",
        pair, limit,
    )  # fmt: skip
    return [
        Occurrence(Place(row["name"], row["line"], row["start"], row["part"]), row["sentence"], row["surface"])
        for row in rows
    ]


def keys_in_documents(termbase: Termbase) -> dict[str, list[Place]]:
    """Give the match keys found in the mined documents, each with its places."""
    found: dict[str, list[Place]] = {}
    for row in termbase.rows(
        "SELECT DISTINCT c.key, d.name, o.line, o.start, o.part FROM candidates AS c"
        " JOIN occurrences AS o ON o.candidate_id = c.id JOIN documents AS d ON d.id = o.document_id"
        " ORDER BY c.key, d.name, o.line"
    ):
        found.setdefault(row["key"], []).append(Place(row["name"], row["line"], row["start"], row["part"]))
    return found


def name_keys(termbase: Termbase) -> set[str]:
    """Give the match keys of the candidates that are names."""
    rows = termbase.rows(
        "SELECT p.key FROM term_pairs AS p JOIN candidates AS c ON c.id = p.candidate_id WHERE c.is_name"
    )
    return {row["key"] for row in rows}


def documents(termbase: Termbase) -> list[tuple[str, int, int]]:
    """Give name, words and segments of each mined document."""
    rows = termbase.rows("SELECT name, words, segments FROM documents ORDER BY name")
    return [(row["name"], row["words"], row["segments"]) for row in rows]
