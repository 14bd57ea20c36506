"""A reviewer's decisions on term pairs to verdicts and concept entries, with undo."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace

from glossary.dutch.tokens import normalise
from glossary.errors import UsageError
from glossary.model import ConceptEntry, Decision, PairStatus, SubjectField, Term, TermPair, TermStatus, Verdict
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import delete_entry_of_pair, insert_entries, starter_concept
from glossary.termbase.mined import pair_by_number, pairs
from glossary.termbase.verdicts import append_verdict, field_of, last_standing, standing_verdict

# Why a pair is rejected, for quick choice; any other text is allowed too.
REASONS = ("not a term", "wrong field", "too general", "wrong English", "name", "misspelt", "duplicate")


def reviewer_name() -> str:
    """Give the name under which verdicts are kept: GLOSSARY_REVIEWER, else the name of the account."""
    import getpass

    if named := os.environ.get("GLOSSARY_REVIEWER"):
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def clean_term(text: str) -> str:
    """Tidy a term that a person typed: spaces, look-alike letters, control characters.

    >>> clean_term("  vrije\\tkasstroom ")
    'vrije kasstroom'
    """
    kept = "".join(letter if letter.isprintable() else " " for letter in normalise(text))
    return " ".join(kept.split())


class Review:
    """Decides on the pairs of a termbase; every decision is on disk when the call returns."""

    def __init__(self, termbase: Termbase, reviewer: str | None = None) -> None:
        self._termbase = termbase
        self.reviewer = reviewer or reviewer_name()

    def queue(
        self, subject_field: SubjectField | None = None, limit: int | None = None, names: bool = False
    ) -> list[TermPair]:
        """Give the pairs that wait for a verdict, those most worth it first; deferred ones come last."""
        open_pairs = pairs(
            self._termbase,
            statuses=[PairStatus.SUGGESTED, PairStatus.DEFERRED],
            subject_field=subject_field,
            names=names,
        )
        ordered = sorted(open_pairs, key=lambda pair: pair.status is PairStatus.DEFERRED)
        return ordered if limit is None else ordered[:limit]

    def approve(
        self, number: int, en: str | None = None, nl: str | None = None, subject_field: SubjectField | None = None
    ) -> Verdict:
        """Approve a pair, with its first suggestion or another English; it becomes a concept entry.

        Raises UsageError when there is no English, UnknownPairError when there is no such pair.
        """
        pair = pair_by_number(self._termbase, number)
        dutch = clean_term(nl if nl is not None else pair.nl)
        english = clean_term(en if en is not None else pair.en)
        if not dutch or not english:
            raise UsageError(f"suggestion {number} ('{pair.nl}') has no English yet; give it, for example with --en")
        changed = english != pair.en or dutch != pair.nl
        field = subject_field or pair.subject_field
        with self._termbase.writing() as connection:
            verdict = self._append(
                connection,
                pair,
                Decision.EDITED if changed else Decision.APPROVED,
                dutch,
                english,
                field,
                previous=pair.en,
            )
            _write_entry(connection, number, dutch, english, field)
        return verdict

    def reject(self, number: int, reason: str) -> Verdict:
        """Reject a pair; it stays rejected when its text is mined again."""
        if not reason.strip():
            raise UsageError("a rejection needs a reason, for example --reason 'not a term'")
        return self._set_aside(number, Decision.REJECTED, clean_term(reason))

    def defer(self, number: int) -> Verdict:
        """Leave a pair for later."""
        return self._set_aside(number, Decision.DEFERRED, "")

    def _set_aside(self, number: int, decision: Decision, reason: str) -> Verdict:
        pair = pair_by_number(self._termbase, number)
        with self._termbase.writing() as connection:
            verdict = self._append(connection, pair, decision, pair.nl, pair.en, pair.subject_field, reason=reason)
            delete_entry_of_pair(connection, number)
        return verdict

    def undo(self, reviewer: str | None = None) -> Verdict | None:
        """Take back the newest verdict that stands, of one reviewer or of all; give it, or None when there is none."""
        with self._termbase.writing() as connection:
            last = last_standing(connection, reviewer)
            if last is None:
                return None
            append_verdict(
                connection,
                pair=last.pair,
                decision=Decision.UNDONE,
                nl=last.nl,
                en=last.en,
                subject_field=field_of(connection, last.number),
                reviewer=self.reviewer,
                undoes=last.number,
            )
            delete_entry_of_pair(connection, last.pair)
            before = standing_verdict(connection, last.pair)
            if before is not None and before.decision in {Decision.APPROVED, Decision.EDITED}:
                _write_entry(connection, last.pair, before.nl, before.en, field_of(connection, before.number))
        return last

    def _append(
        self,
        connection: sqlite3.Connection,
        pair: TermPair,
        decision: Decision,
        nl: str,
        en: str,
        subject_field: SubjectField,
        *,
        reason: str = "",
        previous: str = "",
    ) -> Verdict:
        append_verdict(
            connection,
            pair=pair.number,
            decision=decision,
            nl=nl,
            en=en,
            subject_field=subject_field,
            reviewer=self.reviewer,
            reason=reason,
            previous=previous if previous != en else "",
        )
        verdict = standing_verdict(connection, pair.number)
        assert verdict is not None  # noqa: S101 - it was written in this transaction
        return verdict


def _write_entry(connection: sqlite3.Connection, pair: int, nl: str, en: str, subject_field: SubjectField) -> None:
    """Make the concept entry of an approved pair, in place of an earlier one."""
    delete_entry_of_pair(connection, pair)
    insert_entries(connection, [_entry(connection, nl, en, subject_field)], pair)


def _entry(connection: sqlite3.Connection, nl: str, en: str, subject_field: SubjectField) -> ConceptEntry:
    """Give the entry of an approved pair, with what the starter terms know of the same concept."""
    dutch, english = Term(nl, "nl"), Term(en, "en")
    known = starter_concept(connection, dutch, english, subject_field)
    if known is None:
        return ConceptEntry(0, subject_field, "", (dutch, english), source="review")
    preferred = known.in_language("nl")[0]
    dutch = replace(
        dutch,
        pos=preferred.pos,
        gender=preferred.gender if nl == known.nl else "",
        plural=preferred.plural if nl == known.nl else "",
    )
    others = [
        replace(term, status=TermStatus.ADMITTED if term.status is TermStatus.PREFERRED else term.status)
        for term in known.terms
        if term.text not in {nl, en}
    ]
    return ConceptEntry(
        0, subject_field, known.subfield, (dutch, english, *others), known.definition, known.note, "review"
    )
