"""The approval of other English for an entry that is there: the entry is reworded, no second one is made.

The English it had becomes an admitted term, since texts have it; `glossary edit` can forbid it. The change is logged with
the verdict, and taken back with it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from glossary.model import ConceptEntry, Decision, SubjectField, Verdict
from glossary.review.writing import EntryDetails, write_entry
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.contentions import contended_entry, reworded
from glossary.termbase.entries import entry_of, insert_entries
from glossary.termbase.linked import linked_changes, source_for
from glossary.termbase.verdicts import field_of

_APPROVING = (Decision.APPROVED, Decision.EDITED)


def write_or_reword(
    connection: sqlite3.Connection, verdict: Verdict, subject_field: SubjectField, details: EntryDetails | None
) -> None:
    """Make the entry of an approved pair, or reword the one that it is about; a starter concept is copied for that."""
    contended = contended_entry(connection, verdict.pair, subject_field)
    if contended is None:
        write_entry(connection, verdict, subject_field, details)
        return
    number = contended.number
    if number < 0:
        (number,) = insert_entries(connection, [_own_copy(contended, verdict)], verdict.pair)
    written = entry_of(connection, number)
    wanted = reworded(written, verdict.nl, verdict.en)
    wanted = wanted if details is None else details.applied(wanted)
    # Behind the withdrawal of another wording, the newest change must be this verdict's own, even if nothing is left to do.
    if wanted != written or linked_changes(connection, verdict):
        Changing(connection, BatchKind.EDIT, source_for(verdict.pair), verdict.reviewer).replace(number, wanted)


def _own_copy(starter: ConceptEntry, verdict: Verdict) -> ConceptEntry:
    return replace(reworded(starter, verdict.nl, verdict.en), number=0, identifier="", source="review")


def withdraw_rewording(connection: sqlite3.Connection, before: Verdict | None, verdict: Verdict) -> None:
    """Give the entry its wording back that the verdict before took, unless somebody has worked on it since."""
    if before is None or not rewords(connection, before):
        return
    # The newest is the rewording; one before it withdrew what an earlier verdict had made.
    for change in linked_changes(connection, before)[:1]:
        if change.before is not None and _now(connection, change.entry) == change.after:
            changing = Changing(connection, BatchKind.EDIT, source_for(verdict.pair), verdict.reviewer)
            changing.replace(change.entry, change.before)


def rewords(connection: sqlite3.Connection, verdict: Verdict) -> bool:
    """Tell whether an approval reworded an entry of the person's own, rather than made one."""
    if verdict.decision not in _APPROVING:
        return False
    contended = contended_entry(connection, verdict.pair, field_of(connection, verdict.number))
    return contended is not None and contended.number > 0


def copied_from_starter(connection: sqlite3.Connection, verdict: Verdict) -> ConceptEntry | None:
    """Give the entry that an approval makes of a starter concept it rewords; None when it is about none."""
    contended = contended_entry(connection, verdict.pair, field_of(connection, verdict.number))
    return _own_copy(contended, verdict) if contended is not None and contended.number < 0 else None


def _now(connection: sqlite3.Connection, number: int) -> ConceptEntry | None:
    try:
        return entry_of(connection, number)
    except KeyError:
        return None
