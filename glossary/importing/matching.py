"""The entries of the termbase that the rows of a file may mean, for some thousands of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from glossary.importing.cleaning import USABLE
from glossary.model import ConceptEntry, SubjectField
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number, term_key
from glossary.termbase.neighbours import numbers_by_dutch_key, numbers_by_identifier


@dataclass(slots=True, eq=False)
class Standing:
    """An entry as it stands at this point of the import."""

    entry: ConceptEntry
    number: int = 0
    """0 until it is written."""
    changed: bool = False
    of_this_import: bool = False
    """Whether the import added it, with an identifier that the file gave."""


@dataclass(slots=True)
class Neighbours:
    """Entries by what a row is matched on: first the identifier, then field and Dutch key."""

    added: set[int]
    """Numbers of the entries that this import has added with identifiers of the file."""
    _by_number: dict[int, Standing] = field(default_factory=dict)
    _by_identifier: dict[str, list[Standing]] = field(default_factory=dict)
    _by_dutch: dict[str, list[Standing]] = field(default_factory=dict)

    def load(self, termbase: Termbase, incoming: Sequence[ConceptEntry]) -> None:
        """Get what rows may meet, once. Keys are made only for rows that their identifier does not settle."""
        found = numbers_by_identifier(termbase, (entry.stable_identifier for entry in incoming))
        self._get(termbase, (number for numbers in found.values() for number in numbers))
        open_ones = [entry for entry in incoming if self.same_identifier(entry) is None]
        by_key = numbers_by_dutch_key(termbase, {dutch_key(entry) for entry in open_ones})
        self._get(termbase, (number for numbers in by_key.values() for number in numbers))
        self._by_dutch = {key: [self._by_number[number] for number in numbers] for key, numbers in by_key.items()}

    def _get(self, termbase: Termbase, numbers: Iterable[int]) -> None:
        missing = sorted({number for number in numbers if number not in self._by_number})
        for entry in entries_by_number(termbase, missing):
            standing = Standing(entry, entry.number, of_this_import=entry.number in self.added)
            self._by_number[entry.number] = standing
            self._by_identifier.setdefault(entry.identifier, []).append(standing)

    def put(self, standing: Standing) -> None:
        """Take an entry up that was added or got another term."""
        found = [self._by_identifier.setdefault(standing.entry.stable_identifier, [])]
        found += [
            self._by_dutch.setdefault(key, []) for key in {term_key(term) for term in standing.entry.in_language("nl")}
        ]
        for others in found:
            if standing not in others:
                others.append(standing)

    def same_identifier(self, entry: ConceptEntry) -> Standing | None:
        """Give the entry with the identifier of a row and a term in common."""
        if not entry.identifier:
            return None
        others = self._by_identifier.get(entry.identifier, ())
        return next((other for other in others if shares_term(entry, other.entry)), None)

    def with_identifier(self, identifier: str) -> Standing | None:
        """Give an entry with an identifier, whatever its terms."""
        others = self._by_identifier.get(identifier)
        return others[0] if others else None

    def same_dutch(self, entry: ConceptEntry) -> list[Standing]:
        """Give the entries that have the first Dutch term of a row, of every field."""
        return self._by_dutch.get(dutch_key(entry), [])


def dutch_key(entry: ConceptEntry) -> str:
    """Give the match key of the first Dutch term, by which a row is found."""
    return term_key(entry.in_language("nl")[0])


def shares_term(one: ConceptEntry, other: ConceptEntry) -> bool:
    """Tell whether two entries have a term in common, in either language: as written, else by its key."""
    if {(term.language, term.text) for term in one.terms} & {(term.language, term.text) for term in other.terms}:
        return True
    return bool(_keys(one) & _keys(other))


def shares_english(one: ConceptEntry, other: ConceptEntry) -> bool:
    """Tell whether two entries have an English term in common that may be used in both."""
    mine, theirs = ([term for term in entry.in_language("en") if term.status in USABLE] for entry in (one, other))
    if {term.text for term in mine} & {term.text for term in theirs}:
        return True
    return bool({term_key(term) for term in mine} & {term_key(term) for term in theirs})


def _keys(entry: ConceptEntry) -> set[tuple[str, str]]:
    return {(term.language, term_key(term)) for term in entry.terms}


def in_field(standings: Iterable[Standing], subject_field: SubjectField) -> list[Standing]:
    """Give the entries of a field."""
    return [standing for standing in standings if standing.entry.subject_field is subject_field]
