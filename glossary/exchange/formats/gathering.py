"""What the rows or elements of a file tell to concept entries: defaults filled in, and a reason for each that gives none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadEntry, ReadOptions
from glossary.exchange.formats.labels import field_of, place_in_order
from glossary.exchange.formats.prepared import LONGEST_TERM
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import loses_characters, one_line
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, SubjectField, Term, TermStatus

# Languages that are named when their terms are left out; the rest is counted.
_MOST_LANGUAGES = 12


@dataclass(slots=True)
class Found:
    """What a row or element told, before it is known whether it is an entry."""

    place: Place
    identifier: str = ""
    subject: str = ""
    """The subject field in the words of the file."""
    definition: str = ""
    notes: list[str] = field(default_factory=list)
    source: str = ""
    terms: list[Term] = field(default_factory=list)
    """With texts as the file has them."""


class Gathering:
    """The entries of one file as they are found, and the problems met on the way."""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        self.name = str(path)
        self.tally = Tally(Place(self.name))
        """For what is the same with many rows."""
        self.problems: list[Problem] = []
        """For what is said of a single row."""
        self.left_out: Counter[str] = Counter()
        """Terms in other languages, by their language."""
        self._entries: list[ReadEntry] = []
        self._options = options
        self._source = options.source or path.name
        self._identifiers: set[str] = set()

    def add(self, found: Found) -> None:
        """Take an entry in, or note why it is none."""
        terms = self._terms(found)
        missing = {"nl", "en"} - {term.language for term in terms}
        if missing:
            shown = f"'{terms[0].text[:60]}'" if terms else "it"
            names = " and no ".join(
                name for language, name in (("nl", "Dutch"), ("en", "English")) if language in missing
            )
            self.problems.append(
                Problem(
                    found.place,
                    tr("{shown} has no {names} term; add one and import it again", shown=shown, names=names),
                )
            )
            return
        subject, subfield = field_of(found.subject) if found.subject else (None, "")
        default = self._options.subject_field or SubjectField.GENERAL
        entry = ConceptEntry(
            0,
            subject or default,
            one_line(subfield),
            terms,
            one_line(found.definition),
            one_line(" ".join(dict.fromkeys(note for note in found.notes if note))),
            self._options.source or one_line(found.source) or self._source,
            identifier=self._own(one_line(found.identifier), found.place),
        )
        self._entries.append(ReadEntry(entry, found.place, field_told=subject is not None))

    def take(self, read: ReadEntry) -> None:
        """Take in an entry that is whole already, but for an identifier that another has."""
        identifier = self._own(read.entry.identifier, read.place)
        if identifier != read.entry.identifier:
            read = replace(read, entry=replace(read.entry, identifier=identifier))
        self._entries.append(read)

    def _terms(self, found: Found) -> tuple[Term, ...]:
        terms: dict[tuple[str, str], Term] = {}
        for term in found.terms:
            text = one_line(term.text)
            if loses_characters(term.text):
                self.tally.add("invisible characters were taken out of a term", text, found.place)
            if len(text) > LONGEST_TERM:
                self.problems.append(
                    Problem(
                        found.place,
                        tr(
                            "'{text}…' has {count} characters; it is a text, not a term",
                            text=text[:60],
                            count=len(text),
                        ),
                    )
                )
            elif text and (term.language, text) in terms:
                self.tally.add("a term that its entry has twice was read once", text, found.place)
            elif text:
                terms[term.language, text] = term if text == term.text else replace(term, text=text)
        return place_in_order(list(terms.values()))

    def _own(self, identifier: str, place: Place) -> str:
        if identifier in self._identifiers:
            self.problems.append(
                Problem(
                    place,
                    tr(
                        "the identifier '{identifier}' was used before; this entry gets a new one",
                        identifier=identifier[:60],
                    ),
                )
            )
            return ""
        if identifier:
            self._identifiers.add(identifier)
        return identifier

    def result(self) -> ReadEntries:
        """Give what was gathered."""
        if self.left_out:
            names = [language or "no language" for language, _ in self.left_out.most_common()]
            more = f" and {len(names) - _MOST_LANGUAGES} more" if len(names) > _MOST_LANGUAGES else ""
            shown = one_line(", ".join(name[:20] for name in names[:_MOST_LANGUAGES]))
            message = f"terms in other languages were left out: {self.left_out.total()} ({shown}{more})"
            self.problems.append(Problem(Place(self.name), message))
        return ReadEntries(self._entries, [*self.problems, *self.tally.problems()])

    def without_region(self, region: str) -> None:
        """Take a region away that the file gives to all its terms of a language: it says nothing then."""
        self._entries = [replace(read, entry=_without_region(read.entry, region)) for read in self._entries]


def _without_region(entry: ConceptEntry, region: str) -> ConceptEntry:
    terms = tuple(replace(term, region="") if term.region == region else term for term in entry.terms)
    return replace(entry, terms=terms)


def settled(terms: Iterable[tuple[Term, TermStatus | None]]) -> list[Term]:
    """Give the terms of one language with the status that was told of each, None where none was.

    The first without one is preferred when no other is, the rest are admitted.

    >>> told = [(Term("capex", "en"), None), (Term("capital outlay", "en"), None)]
    >>> [term.status.value for term in settled(told)]
    ['preferred', 'admitted']
    """
    told = list(terms)
    taken = any(status is TermStatus.PREFERRED for _, status in told)
    found = []
    for term, status in told:
        mine = status or (TermStatus.ADMITTED if taken else TermStatus.PREFERRED)
        taken = taken or mine is TermStatus.PREFERRED
        found.append(term if term.status is mine else replace(term, status=mine))
    return found
