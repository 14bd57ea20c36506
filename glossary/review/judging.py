"""A reviewer's decision on a pair to a verdict in the log and its entry, in one transaction; and back, step by step.

What writes entries is loaded with the first verdict: a review that is opened shows its first pair sooner by that.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from glossary.errors import GlossaryError, TermbaseError, UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Decision, SubjectField, TermPair, Verdict
from glossary.review.meanwhile import JudgedMeanwhileError
from glossary.review.writing import EntryDetails, clean_term
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entry_of, make_ready
from glossary.termbase.mined import pair_by_number
from glossary.termbase.verdicts import (
    append_verdict,
    last_standing,
    newest_verdict,
    standing_verdict,
    verdict_by_number,
)


def reviewer_name() -> str:
    """Give the name under which verdicts are kept: GLOSSARY_REVIEWER, else the name of the account."""
    import getpass

    if named := os.environ.get("GLOSSARY_REVIEWER"):
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


class Review:
    """Decides on the pairs of a termbase; every decision is on disk when the call returns.

    `expected` of its methods is the number of the verdict that stood when the reviewer looked, 0 for none: when another
    one stands by now, nothing is written and JudgedMeanwhileError tells who decided what. None does not ask.
    """

    def __init__(self, termbase: Termbase, reviewer: str | None = None) -> None:
        self._termbase = termbase
        self.reviewer = reviewer or reviewer_name()
        self.given: set[int] = set()
        """The numbers of the verdicts of this session, those that take one back included."""
        self._steps: list[tuple[int, ...]] = []
        self._file = _file_identity(termbase)

    def approve(
        self,
        number: int,
        en: str | None = None,
        nl: str | None = None,
        subject_field: SubjectField | None = None,
        *,
        details: EntryDetails | None = None,
        expected: int | None = None,
    ) -> Verdict:
        """Approve a pair, with its first suggestion or another English; it becomes a concept entry.

        Raises UsageError when there is no English, UnknownPairError when there is no such pair.
        """
        from glossary.review.rewording import write_or_reword

        pair = pair_by_number(self._termbase, number)
        dutch = clean_term(nl if nl is not None else pair.nl)
        english = clean_term(en if en is not None else pair.en)
        if not dutch or not english:
            raise UsageError(
                tr(
                    "suggestion {number} ('{nl}') has no English yet; give it, for example with --en",
                    number=number,
                    nl=pair.nl,
                )
            )
        decision = Decision.EDITED if english != pair.en or dutch != pair.nl else Decision.APPROVED
        field = subject_field or pair.subject_field
        make_ready()
        with self._writing() as connection:
            verdict = self._append(connection, pair, decision, dutch, english, field, expected=expected)
            write_or_reword(connection, verdict, field, details)
        return self._done(verdict)

    def approve_all(self, expected: Mapping[int, int], *, joined: bool = False) -> tuple[list[Verdict], list[int]]:
        """Approve many pairs with their first suggestions, in one transaction and as one step to take back.

        `expected` gives the verdict that stood for each when the reviewer looked; `joined` makes it one step with the
        approvals before it. Give the verdicts, and the pairs that
        were left alone: judged by somebody in the meantime, without English, or gone.
        """
        from glossary.review.rewording import write_or_reword

        verdicts: list[Verdict] = []
        left: list[int] = []
        make_ready()
        with self._writing() as connection:
            for number, standing in expected.items():
                try:
                    pair = pair_by_number(self._termbase, number)
                    if not pair.en or not clean_term(pair.nl):
                        raise UsageError(tr("suggestion {number} has no English yet", number=number))
                    verdict = self._append(
                        connection,
                        pair,
                        Decision.APPROVED,
                        clean_term(pair.nl),
                        pair.en,
                        pair.subject_field,
                        expected=standing,
                    )
                except (GlossaryError, KeyError):
                    left.append(number)
                    continue
                write_or_reword(connection, verdict, pair.subject_field, None)
                verdicts.append(verdict)
        if verdicts:
            before = self._steps.pop() if joined and self._steps else ()
            self._steps.append((*before, *(verdict.number for verdict in verdicts)))
        return verdicts, left

    def merge(self, number: int, entry: int, nl: str | None = None, *, expected: int | None = None) -> Verdict:
        """Make the Dutch term of a pair an admitted term of an entry; a starter concept (a negative number) is copied first.

        The pair counts as approved with the English of that entry. Raises UsageError when the entry has the term
        already or is gone.
        """
        from glossary.review.merging import merge_entry, refuse_duplicate

        pair = pair_by_number(self._termbase, number)
        dutch = clean_term(nl if nl is not None else pair.nl)
        make_ready()
        with self._writing() as connection:
            home = self._home(connection, entry)
            refuse_duplicate(home, dutch)
            decision = Decision.APPROVED if (dutch, home.en) == (pair.nl, pair.en) else Decision.EDITED
            reason = f"merged into {home.nl}"
            verdict = self._append(
                connection, pair, decision, dutch, home.en, home.subject_field, reason=reason, expected=expected
            )
            # What stood before may have been the entry itself: look again.
            merge_entry(connection, verdict, self._home(connection, entry))
        return self._done(verdict)

    def _home(self, connection: sqlite3.Connection, entry: int) -> ConceptEntry:
        try:
            return entry_of(connection, entry)
        except (KeyError, IndexError):
            raise UsageError(tr("there is no entry {entry} to merge into; look it up again", entry=entry)) from None

    def reject(self, number: int, reason: str, *, expected: int | None = None) -> Verdict:
        """Reject a pair; it stays rejected when its text is mined again."""
        if not clean_term(reason):
            raise UsageError(tr("a rejection needs a reason, for example --reason 'not a term'"))
        return self._set_aside(number, Decision.REJECTED, clean_term(reason), expected)

    def defer(self, number: int, *, expected: int | None = None) -> Verdict:
        """Leave a pair for later."""
        return self._set_aside(number, Decision.DEFERRED, "", expected)

    def _set_aside(self, number: int, decision: Decision, reason: str, expected: int | None) -> Verdict:
        pair = pair_by_number(self._termbase, number)
        with self._writing() as connection:
            verdict = self._append(
                connection, pair, decision, pair.nl, pair.en, pair.subject_field, reason=reason, expected=expected
            )
        return self._done(verdict)

    def undo(self, reviewer: str | None = None) -> Verdict | None:
        """Take back the newest verdict that stands, of one reviewer or of all; give it, or None when there is none.

        Raises UsageError when the entry of an approval was edited since; `glossary.editing.undo_last` takes edits back too.
        """
        with self._writing() as connection:
            last = last_standing(connection, reviewer)
            if last is not None:
                self._take_back(connection, last)
        return last

    def undo_step(self) -> list[Verdict]:
        """Take back the last step of this session, else this reviewer's newest verdict before it; give what was undone.

        Many approvals at once are one step. Empty when there is nothing to take back.
        """
        while self._steps:
            with self._writing() as connection:
                standing = [verdict_by_number(connection, number) for number in reversed(self._steps[-1])]
                undone = [verdict for verdict in standing if verdict is not None]
                for verdict in undone:
                    self._take_back(connection, verdict)
            self._steps.pop()
            if undone:
                return undone
        last = self.undo(self.reviewer)
        return [] if last is None else [last]

    def _take_back(self, connection: sqlite3.Connection, verdict: Verdict) -> None:
        from glossary.editing.undoing import take_back

        take_back(connection, verdict, self.reviewer)
        self.given.add(newest_verdict(connection))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction, if the file is still the one that was opened."""
        if self._file is not None and _file_identity(self._termbase) != self._file:
            raise TermbaseError(
                self._termbase.path,
                tr("was moved or deleted while it was open; put it back and start the review again"),
            )
        with self._termbase.writing() as connection:
            yield connection

    def _done(self, verdict: Verdict) -> Verdict:
        self._steps.append((verdict.number,))
        return verdict

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
        expected: int | None = None,
    ) -> Verdict:
        from glossary.review.merging import refuse_guests, withdraw
        from glossary.review.rewording import withdraw_rewording

        before = standing_verdict(connection, pair.number)
        if expected is not None and expected != (0 if before is None else before.number):
            raise JudgedMeanwhileError(pair.number, pair.nl, before)
        refuse_guests(connection, pair.number, pair.nl)
        append_verdict(
            connection, pair=pair.number, decision=decision, nl=nl, en=en, subject_field=subject_field,
            reviewer=self.reviewer, reason=reason, previous=pair.en if pair.en != en else "",
        )  # fmt: skip
        verdict = standing_verdict(connection, pair.number)
        self.given.add(0 if verdict is None else verdict.number)
        assert verdict is not None  # noqa: S101 - it was written in this transaction
        withdraw(connection, before, verdict)
        withdraw_rewording(connection, before, verdict)
        return verdict


def _file_identity(termbase: Termbase) -> tuple[int, int] | None:
    """Give what tells a file from another one in its place; None when there is none, as for a termbase in memory."""
    try:
        found = termbase.path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
