"""The queue of a reviewer as light rows, and what others changed in it since."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from glossary.model import Verdict
from glossary.termbase.connection import Termbase
from glossary.termbase.verdicts import verdict_of_row


class QueueRow(NamedTuple):
    """A pair as the queue shows it: twenty thousand of them load at once, so it is a tuple of plain values."""

    number: int
    key: str
    nl: str
    en: str
    """The approved English, else the best suggestion, else nothing."""
    confidence: float
    """Of the best suggestion, 0 to 1."""
    subject_field: str
    status: str
    """A value of PairStatus."""
    worth: float
    frequency: int
    evidence: str
    """The evidence of the best suggestion as JSON: a list of kind and text."""
    is_name: int
    verdict: int
    """The number of the verdict that stands, 0 without one."""
    reviewer: str
    """Who gave it."""


# The verdict that stands for a pair: an index search a pair, however long the log is.
_ROWS = """
SELECT p.id, p.key, coalesce(v.nl, p.nl), coalesce(nullif(v.en, ''), e.en, ''), coalesce(e.confidence, 0.0),
    coalesce(v.subject_field, p.subject_field),
    CASE coalesce(v.decision, '') WHEN '' THEN 'suggested' WHEN 'edited' THEN 'approved' ELSE v.decision END,
    p.worth, coalesce((SELECT sum(o.count) FROM occurrences AS o WHERE o.candidate_id = p.candidate_id), 0),
    coalesce(e.evidence, ''), coalesce(c.is_name, 0), coalesce(v.id, 0), coalesce(v.reviewer, '')
FROM term_pairs AS p
LEFT JOIN candidates AS c ON c.id = p.candidate_id
LEFT JOIN equivalents AS e ON e.pair_id = p.id AND e.rank = 1
LEFT JOIN verdicts AS v ON v.id = (
    SELECT w.id FROM verdicts AS w WHERE w.pair_id = p.id AND w.decision <> 'undone'
    AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = w.id) ORDER BY w.id DESC LIMIT 1)
"""


def queue_rows(termbase: Termbase) -> list[QueueRow]:
    """Give every pair, those most worth judging first."""
    return [QueueRow._make(row) for row in termbase.rows(f"{_ROWS} ORDER BY p.worth DESC, p.key")]


def first_rows(termbase: Termbase, limit: int) -> list[QueueRow]:
    """Give the pairs most worth judging on which no verdict stands: what fills a screen before the rest is there."""
    sql = f"{_ROWS} WHERE v.id IS NULL ORDER BY p.worth DESC, p.key LIMIT ?"
    return [QueueRow._make(row) for row in termbase.rows(sql, limit)]


def rows_by_number(termbase: Termbase, numbers: Sequence[int]) -> list[QueueRow]:
    """Give the rows of some pairs; those that are gone are left out."""
    sql = f"{_ROWS} WHERE p.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - a statement of ours
    return [QueueRow._make(row) for row in termbase.rows(sql, json.dumps(list(numbers)))]


class TermbaseState(NamedTuple):
    """What tells that a termbase changed, cheap enough to be asked twice a second."""

    version: int
    """Changes when another connection wrote."""
    verdict: int
    """The newest verdict."""
    pair: int
    """The newest pair."""
    documents: str
    """The documents with their content, as one text."""


def state(termbase: Termbase) -> TermbaseState:
    """Give where the termbase stands now."""
    row = termbase.rows(
        "SELECT (SELECT coalesce(max(id), 0) FROM verdicts), (SELECT coalesce(max(id), 0) FROM term_pairs),"
        " (SELECT coalesce(group_concat(digest), '') FROM documents)"
    )[0]
    return TermbaseState(data_version(termbase), *row)


def data_version(termbase: Termbase) -> int:
    """Give a number that changes when another connection wrote."""
    return int(termbase.rows("PRAGMA data_version")[0][0])


def verdicts_since(termbase: Termbase, number: int) -> list[Verdict]:
    """Give the verdicts after one, oldest first."""
    return [verdict_of_row(row) for row in termbase.rows("SELECT * FROM verdicts WHERE id > ? ORDER BY id", number)]


def set_patience(termbase: Termbase, seconds: float) -> None:
    """Say how long a write waits for another program that is writing, before it gives up."""
    termbase.rows(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def entry_number_of_pair(termbase: Termbase, pair: int) -> int | None:
    """Give the number of the entry that the approval of a pair made."""
    rows = termbase.rows("SELECT id FROM concept_entries WHERE pair_id = ?", pair)
    return int(rows[0][0]) if rows else None
