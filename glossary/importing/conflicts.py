"""A row that contradicts the termbase to a suggestion that a reviewer decides on."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from glossary.i18n import tr
from glossary.importing.outcome import ImportedRow
from glossary.model import ConceptEntry, Decision, Equivalent, Evidence, EvidenceKind, TermPair
from glossary.termbase.changes import Changing
from glossary.termbase.contentions import contention_key, import_mark
from glossary.termbase.entries import term_key
from glossary.termbase.mined import save_pair
from glossary.termbase.verdicts import standing_verdict

# Nobody has measured how often a reviewer prefers the file to what was approved before; so neither is likelier.
_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a contradiction."""

    suggestion: int
    remark: str
    is_new: bool
    """Whether it was not known before this row."""


def keep_for_review(
    connection: sqlite3.Connection,
    entry: ConceptEntry,
    contended: ConceptEntry | None,
    row: ImportedRow,
    changing: Changing,
) -> Kept:
    """Keep a row as a suggestion about the entry it contradicts.

    A suggestion that is there, waiting or decided on, stays as it is: it may be a translator's or another import's, whose
    undo must find it.
    """
    nl, en = entry.in_language("nl")[0], entry.in_language("en")[0]
    key = contention_key(term_key(nl), term_key(en), contended.stable_identifier if contended else "")
    known = connection.execute("SELECT id FROM term_pairs WHERE key = ?", (key,)).fetchone()
    if known is not None:
        return Kept(known["id"], _told_before(connection, known["id"]), is_new=False)
    mark = import_mark(changing.begin())
    evidence = Evidence(EvidenceKind.IMPORT, f"{_shown(str(row.place))}: {row.reason} {mark}")
    pair = TermPair(
        number=0,
        key=key,
        nl=nl.text,
        subject_field=entry.subject_field,
        equivalents=(Equivalent(en.text, _CONFIDENCE, (evidence,)),),
        worth=1.0,
    )
    number = save_pair(connection, pair, None)
    return Kept(number, tr("waits as suggestion {number}", number=number), is_new=True)


def _told_before(connection: sqlite3.Connection, number: int) -> str:
    verdict = standing_verdict(connection, number)
    if verdict is None or verdict.decision is Decision.DEFERRED:
        return tr("waits already, as suggestion {number}", number=number)
    why = f" ({verdict.reason})" if verdict.reason else ""
    return tr(
        "{reviewer} decided on this before: {decision}{why}, suggestion {number}",
        reviewer=verdict.reviewer,
        decision=verdict.decision,
        why=why,
        number=number,
    )


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
