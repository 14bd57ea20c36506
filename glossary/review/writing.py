"""A verdict to the concept entry that it makes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from glossary.dutch.tokens import normalise
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus, Verdict
from glossary.termbase.entries import entry_of, insert_entries, starter_concept
from glossary.termbase.verdicts import field_of


@dataclass(frozen=True, slots=True)
class EntryDetails:
    """What a reviewer says of an entry beside its two terms; None leaves it as it would be."""

    subfield: str | None = None
    note: str | None = None
    nl_status: TermStatus | None = None
    en_status: TermStatus | None = None

    def applied(self, entry: ConceptEntry) -> ConceptEntry:
        """Give the entry with what was said; a status is that of its first term in the language."""
        wanted = {"nl": self.nl_status, "en": self.en_status}
        first = {language: entry.in_language(language)[0] for language in wanted}
        terms = tuple(
            replace(term, status=wanted[term.language] or term.status) if term is first.get(term.language) else term
            for term in entry.terms
        )
        subfield = entry.subfield if self.subfield is None else clean_term(self.subfield)
        note = entry.note if self.note is None else clean_term(self.note)
        return replace(entry, terms=terms, subfield=subfield, note=note)


def clean_term(text: str) -> str:
    """Tidy a term that a person typed: spaces, look-alike letters, control characters.

    >>> clean_term("  vrije\\tkasstroom ")
    'vrije kasstroom'
    """
    kept = "".join(letter if letter.isprintable() else " " for letter in normalise(text))
    return " ".join(kept.split())


def write_entry(
    connection: sqlite3.Connection, verdict: Verdict, subject_field: SubjectField, details: EntryDetails | None
) -> None:
    """Make the entry of a pair that was approved; what is said beside the terms is logged with the verdict."""
    from glossary.termbase.changes import BatchKind, Changing
    from glossary.termbase.linked import source_for

    (number,) = insert_entries(
        connection, [entry_of_pair(connection, verdict.nl, verdict.en, subject_field)], verdict.pair
    )
    if details is None:
        return
    written = entry_of(connection, number)
    wanted = details.applied(written)
    if wanted != written:
        Changing(connection, BatchKind.EDIT, source_for(verdict.pair), verdict.reviewer).replace(number, wanted)


def entry_of_verdict(connection: sqlite3.Connection, approval: Verdict) -> ConceptEntry:
    """Give the entry that an approval makes."""
    return entry_of_pair(connection, approval.nl, approval.en, field_of(connection, approval.number))


def entry_of_pair(connection: sqlite3.Connection, nl: str, en: str, subject_field: SubjectField) -> ConceptEntry:
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
