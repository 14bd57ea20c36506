"""A Dutch term into an entry that is there already, and out of it again, together with the verdict that said so."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Term, TermStatus, Verdict
from glossary.termbase.changes import BatchKind, Changing, undo_batch
from glossary.termbase.entries import delete_entry_of_pair, entry_of, insert_numbered
from glossary.termbase.linked import LinkedChange, guests_of_pair, linked_changes, source_for


def refuse_duplicate(entry: ConceptEntry, nl: str) -> None:
    """Raise UsageError when an entry has a Dutch term already."""
    if any(term.text.casefold() == nl.casefold() for term in entry.in_language("nl")):
        raise UsageError(
            tr("'{nl}' already has the term '{nl2}'; reject the suggestion as a duplicate", nl=entry.nl, nl2=nl)
        )


def refuse_guests(connection: sqlite3.Connection, pair: int, nl: str) -> None:
    """Raise UsageError when other terms were merged into the entry of a pair, which a new verdict would take away."""
    if guests := guests_of_pair(connection, pair):
        guest = guests[0]
        raise UsageError(
            tr(
                "the entry of '{nl}' also holds '{guest_nl}', which {reviewer} merged into it; take that back first",
                nl=nl,
                guest_nl=guest.nl,
                reviewer=guest.reviewer,
            )
        )


def merge_entry(connection: sqlite3.Connection, verdict: Verdict, entry: ConceptEntry) -> None:
    """Give an entry the Dutch term of a verdict as an admitted term; of a starter concept an own copy is made."""
    changing = Changing(connection, BatchKind.MERGE, source_for(verdict.pair), verdict.reviewer)
    merged = _with_term(entry, verdict.nl)
    if entry.number < 0:
        changing.add([replace(merged, number=0, identifier="", source="review")])
    else:
        changing.replace(entry.number, merged)


def withdraw(connection: sqlite3.Connection, before: Verdict | None, verdict: Verdict) -> None:
    """Take away what the verdict before made: an entry of its own, or a term merged into another entry.

    Call it when the new verdict is in the log.
    """
    delete_entry_of_pair(connection, verdict.pair)
    if before is not None and (home := merged_home(connection, before)):
        _unmerge(connection, home, before.nl, verdict.pair, verdict.reviewer)


def undo_linked(connection: sqlite3.Connection, verdict: Verdict, author: str) -> None:
    """Take back the changes that a verdict brought with it, before the verdict itself is taken back."""
    for change in linked_changes(connection, verdict):
        if change.kind is BatchKind.REMOVE:
            continue  # the verdict before brings its term back itself, if it still is to hold
        result = undo_batch(connection, change.batch, author)
        if result.kept and change.kind is BatchKind.MERGE:
            _unmerge(connection, change, verdict.nl, verdict.pair, author)


def merge_again(connection: sqlite3.Connection, verdict: Verdict, undone: Verdict, author: str) -> bool:
    """Bring back the term that a verdict had merged, now that the one after it is undone; False when it merged none."""
    home = merged_home(connection, verdict)
    if home is None:
        return False
    for change in linked_changes(connection, undone):
        if change.kind is BatchKind.REMOVE:
            undo_batch(connection, change.batch, author)
    now = _now(connection, home.entry)
    if now is None and home.before is None and home.after is not None:
        insert_numbered(connection, [home.after])
    elif now is not None and all(term.text != verdict.nl for term in now.in_language("nl")):
        changing = Changing(connection, BatchKind.EDIT, source_for(verdict.pair), author)
        changing.replace(home.entry, _with_term(now, verdict.nl))
    return True


def merged_home(connection: sqlite3.Connection, verdict: Verdict) -> LinkedChange | None:
    """Give the change by which a verdict merged its term into an entry; None when it did not."""
    return next((change for change in linked_changes(connection, verdict) if change.kind is BatchKind.MERGE), None)


def _now(connection: sqlite3.Connection, number: int) -> ConceptEntry | None:
    try:
        return entry_of(connection, number)
    except KeyError:
        return None


def _unmerge(connection: sqlite3.Connection, change: LinkedChange, nl: str, pair: int, author: str) -> None:
    """Take a merged term out of its entry, whatever else became of the entry."""
    now = _now(connection, change.entry)
    if now is None:
        return
    rest = tuple(term for term in now.terms if not (term.language == "nl" and term.text == nl))
    changing = Changing(connection, BatchKind.REMOVE, source_for(pair), author)
    if change.before is None and now == change.after:
        changing.remove(change.entry)
    elif rest != now.terms and any(term.language == "nl" for term in rest):
        changing.replace(change.entry, replace(now, terms=rest))


def _with_term(entry: ConceptEntry, nl: str) -> ConceptEntry:
    """Give an entry with one more Dutch term behind the terms it has."""
    pos = next((term.pos for term in entry.in_language("nl")), "")
    return replace(entry, terms=(*entry.terms, Term(nl, "nl", TermStatus.ADMITTED, pos=pos)))
