"""The newest verdict or change of both logs, taken back: any depth, one's own, or one whole import."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import Decision, Verdict
from glossary.review import entry_of_verdict, reviewer_name
from glossary.review.merging import merge_again, undo_linked
from glossary.review.rewording import copied_from_starter, rewords
from glossary.termbase.changes import UndoneBatch, undo_batch
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import delete_entry_of_pair, insert_entries, insert_numbered
from glossary.termbase.linked import verdict_of_batch
from glossary.termbase.logs import last_event, logged_entry, rejections_of_batch, standing_changes
from glossary.termbase.naming import entry_of_pair, tie_to_pair
from glossary.termbase.verdicts import append_verdict, field_of, standing_verdict

_APPROVING = (Decision.APPROVED, Decision.EDITED)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: a verdict, or a batch of changes."""

    verdict: Verdict | None = None
    batch: UndoneBatch | None = None


def undo_last(termbase: Termbase, author: str | None = None, *, only: str | None = None) -> Undone | None:
    """Take back the newest verdict or batch that stands, of everybody or `only` of one person; None when there is none.

    Raises UsageError when the entry of an approval was changed since by somebody whose change would be lost.
    """
    with termbase.writing() as connection:
        event = last_event(connection, only)
        if event is None:
            return None
        name = author or reviewer_name()
        if isinstance(event, Verdict):
            take_back(connection, event, name)
            return Undone(verdict=event)
        if owner := verdict_of_batch(connection, event.number):
            # A term merged in a review: the verdict and the change of the entry are one.
            take_back(connection, owner, name)
            return Undone(verdict=owner)
        return Undone(batch=_undo_batch(connection, event.number, name))


def undo_change(termbase: Termbase, number: int, author: str | None = None) -> Undone:
    """Take one batch back, whenever it was made; entries that were changed since are left alone and named.

    Raises UsageError when there is no such batch or it was undone before.
    """
    name = author or reviewer_name()
    with termbase.writing() as connection:
        if owner := verdict_of_batch(connection, number):
            take_back(connection, owner, name)
            return Undone(verdict=owner)
        return Undone(batch=_undo_batch(connection, number, name))


def _undo_batch(connection: sqlite3.Connection, number: int, author: str) -> UndoneBatch:
    """Undo a batch with the rejections that a removal wrote beside it."""
    for rejection in rejections_of_batch(connection, number):
        # The entry comes back from the log, with its number; not from the approval before.
        _append_undone(connection, rejection, author)
    return undo_batch(connection, number, author)


def take_back(connection: sqlite3.Connection, verdict: Verdict, author: str) -> None:
    """Undo a verdict: the one before it holds again, and the entry is what it was under that one.

    Raises UsageError when the entry was changed since.
    """
    held = standing_verdict(connection, verdict.pair)
    if held is None or held.number != verdict.number:
        # Another verdict on the suggestion came later and holds; nothing else changes.
        _append_undone(connection, verdict, author)
        return
    undo_linked(connection, verdict, author)
    _refuse_changed(connection, verdict)
    _append_undone(connection, verdict, author)
    delete_entry_of_pair(connection, verdict.pair)
    before = standing_verdict(connection, verdict.pair)
    if before is None or before.decision not in _APPROVING:
        return
    if not merge_again(connection, before, verdict, author) and not rewords(connection, before):
        _bring_back(connection, before)


def _refuse_changed(connection: sqlite3.Connection, verdict: Verdict) -> None:
    """Refuse to take an approval back whose entry somebody has worked on since."""
    entry = entry_of_pair(connection, verdict.pair)
    if entry is None:
        return
    if changes := standing_changes(connection, entry):
        number, author = changes[0]
        raise UsageError(
            tr(
                "'{nl}' = '{en}' stays approved: {author} changed entry e{entry} since; 'glossary undo"
                " --batch {number}' takes that back first",
                nl=verdict.nl,
                en=verdict.en,
                author=author,
                entry=entry,
                number=number,
            )
        )


def _append_undone(connection: sqlite3.Connection, verdict: Verdict, author: str) -> None:
    append_verdict(
        connection, pair=verdict.pair, decision=Decision.UNDONE, nl=verdict.nl, en=verdict.en,
        subject_field=field_of(connection, verdict.number), reviewer=author, undoes=verdict.number,
    )  # fmt: skip


def _bring_back(connection: sqlite3.Connection, approval: Verdict) -> None:
    """Make the entry of an approval again, as it was edited last."""
    logged = logged_entry(connection, approval)
    if logged is None:
        made = copied_from_starter(connection, approval) or entry_of_verdict(connection, approval)
        insert_entries(connection, [made], approval.pair)
    elif logged.entry is not None:
        insert_numbered(connection, [logged.entry])
        tie_to_pair(connection, logged.number, approval.pair)
