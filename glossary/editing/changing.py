"""What a person adds, edits, merges and removes, to entries in the termbase and batches in the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.editing.alteration import Alteration, altered, ordered, with_term
from glossary.editing.remarks import remarks
from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Decision, Term, TermStatus
from glossary.review import clean_term, reviewer_name
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number, make_ready
from glossary.termbase.logs import standing_changes
from glossary.termbase.mined import pair_by_number
from glossary.termbase.naming import pair_of_entry
from glossary.termbase.verdicts import append_verdict

# What a rejection says when the person gave no reason for the removal.
_REMOVED = "removed from the termbase"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a command did to one entry."""

    entry: ConceptEntry
    """As it is now; as it was, when it was removed."""
    batch: int
    """The number of the change, for `glossary undo --batch`; 0 when nothing had to be changed."""
    remarks: tuple[str, ...] = ()
    """What the person should know: the same Dutch elsewhere, false friends, starter terms."""


def add_entry(termbase: Termbase, entry: ConceptEntry, author: str | None = None) -> Changed:
    """Add an entry of the person's own.

    Raises UsageError when a term is empty or the termbase has this very entry.
    """
    terms: list[Term] = []
    for term in entry.terms:
        terms = with_term(terms, term)
    tidy = replace(
        entry,
        terms=ordered(terms),
        subfield=clean_term(entry.subfield),
        definition=clean_term(entry.definition),
        note=clean_term(entry.note),
        source=entry.source or "added",
    )
    if not tidy.in_language("nl") or not tidy.in_language("en"):
        raise UsageError(tr("an entry needs a Dutch and an English term"))
    make_ready()
    with termbase.writing() as connection:
        said = remarks(termbase, tidy)
        if said.same is not None:
            raise UsageError(
                tr(
                    "'{nl}' = '{en}' is there already, as entry e{same}; 'glossary edit e{same}' changes it",
                    nl=tidy.nl,
                    en=tidy.en,
                    same=said.same,
                )
            )
        changing = Changing(connection, BatchKind.ADD, tidy.nl, author or reviewer_name())
        (number,) = changing.add([tidy])
    return Changed(_entry(termbase, number), changing.batch or 0, said.lines)


def edit_entry(
    termbase: Termbase,
    number: int,
    wanted: Alteration,
    author: str | None = None,
    *,
    expected: ConceptEntry | None = None,
) -> Changed:
    """Change an entry; `expected` is the entry as the person saw it, and nothing is changed when it is otherwise now.

    Raises UsageError when there is no such entry, a term of the alteration is not there, or somebody changed the entry
    meanwhile.
    """
    make_ready()
    with termbase.writing() as connection:
        before = _own_entry(termbase, number)
        if expected is not None and expected != before:
            raise UsageError(
                tr(
                    "entry e{number} was changed meanwhile{by}; look at it and edit again",
                    number=number,
                    by=_by(connection, number),
                )
            )
        after = altered(before, wanted)
        if after == before:
            return Changed(before, 0)
        changing = Changing(connection, BatchKind.EDIT, after.nl, author or reviewer_name())
        changing.replace(number, after)
        # About other parts than the terms there is nothing new to say.
        lines = remarks(termbase, after).lines if after.terms != before.terms else ()
    return Changed(_entry(termbase, number), changing.batch or 0, lines)


def merge_entries(termbase: Termbase, numbers: Sequence[int], author: str | None = None) -> Changed:
    """Unite entries in the first one: its preferred terms stay, those of the others become admitted.

    Raises UsageError for fewer than two different entries, or one that is not there.
    """
    wanted = list(dict.fromkeys(numbers))
    if len(wanted) < 2:
        raise UsageError(tr("name two different entries at least; the first one stays"))
    make_ready()
    with termbase.writing() as connection:
        first, *others = (_own_entry(termbase, number) for number in wanted)
        changing = Changing(connection, BatchKind.MERGE, first.nl, author or reviewer_name())
        # Taken away first, so that the log, read backwards, ends with the first entry as it was.
        for other in others:
            changing.remove(other.number)
        united = merged(first, others)
        if united != first:
            changing.replace(first.number, united)
        said = remarks(termbase, united)
    return Changed(_entry(termbase, first.number), changing.batch or 0, said.lines)


def merged(first: ConceptEntry, others: Sequence[ConceptEntry]) -> ConceptEntry:
    """Give the first entry with the terms of the others; what it does not say itself is taken from them, in order.

    >>> from glossary.model import SubjectField, Term
    >>> def entry(nl, en):
    ...     return ConceptEntry(1, SubjectField.FINANCE, "", (Term(nl, "nl"), Term(en, "en")))
    >>> [(term.text, str(term.status)) for term in merged(entry("omzet", "revenue"), [entry("omzet", "sales")]).terms]
    [('omzet', 'preferred'), ('revenue', 'preferred'), ('sales', 'admitted')]
    """
    terms = {(term.language, term.text): term for term in first.terms}
    for other in others:
        for term in other.terms:
            status = TermStatus.ADMITTED if term.status is TermStatus.PREFERRED else term.status
            terms.setdefault((term.language, term.text), replace(term, status=status))
    chain = (first, *others)
    return replace(
        first,
        terms=tuple(terms.values()),
        subfield=next((entry.subfield for entry in chain if entry.subfield), ""),
        definition=next((entry.definition for entry in chain if entry.definition), ""),
        note=next((entry.note for entry in chain if entry.note), ""),
    )


def remove_entries(
    termbase: Termbase, numbers: Sequence[int], reason: str = "", author: str | None = None
) -> list[Changed]:
    """Take entries away; the log keeps them. Suggestions they came from are rejected, so that mining brings none back.

    Raises UsageError when one of them is not there; then none is removed.
    """
    name, why = author or reviewer_name(), clean_term(reason)
    with termbase.writing() as connection:
        entries = [_own_entry(termbase, number) for number in dict.fromkeys(numbers)]
        # The rejections come right before the batch: so undo knows that they belong to it (see termbase.logs).
        for entry in entries:
            if (pair := pair_of_entry(connection, entry.number)) is not None:
                _reject(termbase, connection, pair, why or _REMOVED, name)
        changing = Changing(connection, BatchKind.REMOVE, why, name)
        removed = [changing.remove(entry.number) for entry in entries]
    return [Changed(entry, changing.batch or 0) for entry in removed]


def _reject(termbase: Termbase, connection: sqlite3.Connection, pair: int, reason: str, author: str) -> None:
    suggested = pair_by_number(termbase, pair)
    append_verdict(
        connection, pair=pair, decision=Decision.REJECTED, nl=suggested.nl, en=suggested.en,
        subject_field=suggested.subject_field, reviewer=author, reason=reason,
    )  # fmt: skip


def _own_entry(termbase: Termbase, number: int) -> ConceptEntry:
    found = entries_by_number(termbase, [number])
    if number < 0 and found:
        raise UsageError(
            tr(
                "'{nl}' = '{en}' is a starter term, which stays as it is; 'glossary add' makes an entry of"
                " your own, which then stands in its place",
                nl=found[0].nl,
                en=found[0].en,
            )
        )
    if not found:
        raise UsageError(
            tr("there is no entry e{number}; 'glossary list --entries' shows those there are", number=number)
        )
    return found[0]


def _entry(termbase: Termbase, number: int) -> ConceptEntry:
    return entries_by_number(termbase, [number])[0]


def _by(connection: sqlite3.Connection, number: int) -> str:
    changes = standing_changes(connection, number)
    return tr(" by {changes}", changes=changes[0][1]) if changes else ""
