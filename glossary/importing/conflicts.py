"""A row that contradicts the termbase to a suggestion that a reviewer decides on."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from glossary.i18n import tr
from glossary.importing.outcome import ImportedRow
from glossary.model import ConceptEntry, Decision, Equivalent, Evidence, EvidenceKind, TermPair
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


def keep_for_review(
    connection: sqlite3.Connection, entry: ConceptEntry, contended: ConceptEntry | None, row: ImportedRow, batch: int
) -> Kept:
    """Keep a row as a suggestion about the entry it contradicts; one that a reviewer decided on stays decided."""
    nl, en = entry.in_language("nl")[0], entry.in_language("en")[0]
    identifier = contended.stable_identifier if contended else ""
    evidence = Evidence(EvidenceKind.IMPORT, f"{_shown(str(row.place))}: {row.reason} {import_mark(batch)}")
    pair = TermPair(
        number=0,
        key=contention_key(term_key(nl), term_key(en), identifier),
        nl=nl.text,
        subject_field=entry.subject_field,
        equivalents=(Equivalent(en.text, _CONFIDENCE, (evidence,)),),
        worth=1.0,
    )
    number = save_pair(connection, pair, None)
    verdict = standing_verdict(connection, number)
    if verdict is None or verdict.decision is Decision.DEFERRED:
        return Kept(number, tr("waits as suggestion {number}", number=number))
    why = f" ({verdict.reason})" if verdict.reason else ""
    return Kept(
        number,
        tr(
            "{reviewer} decided on this before: {decision}{why}, suggestion {number}",
            reviewer=verdict.reviewer,
            decision=verdict.decision,
            why=why,
            number=number,
        ),
    )


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
