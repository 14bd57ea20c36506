"""What the termbase already says of a Dutch term: the English of its concepts."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.dutch.keys import alternative_keys, match_key, spelling_key
from glossary.model import ConceptEntry, SubjectField, TermStatus
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.search import Hit, by_key, by_likeness

# Near spellings are offered from this likeness on (0 to 100): a typing error in a word of nine letters has 94.
LEAST_LIKENESS = 88.0


@dataclass(frozen=True, slots=True)
class KnownEnglish:
    """An English term of a concept that a Dutch term names."""

    en: str
    entry: ConceptEntry
    rank: int
    """0 for the preferred English term of the concept."""
    likeness: float
    """100 for the same term or an inflection of it; less for a near spelling."""
    term: str
    """The Dutch term as the termbase writes it."""
    abbreviated: bool = False
    """The Dutch term is an abbreviation."""


class KnownTerms:
    """Asks a termbase for the English of Dutch terms, each once."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        self._by_key: dict[str, tuple[KnownEnglish, ...]] = {}

    def by_key(self, key: str) -> tuple[KnownEnglish, ...]:
        """Give the English of the concepts whose Dutch term has the match key."""
        if key not in self._by_key:
            self._by_key[key] = self._english(by_key(self._termbase, key, "nl"))
        return self._by_key[key]

    def of(self, term: str, key: str | None = None) -> tuple[KnownEnglish, ...]:
        """Give the English of a term, by its key or another reading of its last word."""
        for candidate in (key or match_key(term), *alternative_keys(term)):
            if found := self.by_key(candidate):
                return found
        return ()

    def near(self, term: str) -> tuple[KnownEnglish, ...]:
        """Give the English of terms spelt almost like this one."""
        hits = by_likeness(self._termbase, spelling_key(term), "nl", limit=3)
        return self._english([hit for hit in hits if hit.likeness >= LEAST_LIKENESS])

    def _english(self, hits: list[Hit]) -> tuple[KnownEnglish, ...]:
        entries = {entry.number: entry for entry in entries_by_number(self._termbase, [hit.entry for hit in hits])}
        found: list[KnownEnglish] = []
        for hit in hits:
            entry = entries.get(hit.entry)
            if entry is None:
                continue
            usable = [
                term for term in entry.in_language("en") if term.status in {TermStatus.PREFERRED, TermStatus.ADMITTED}
            ]
            short = is_abbreviation(hit.text) or any(
                term.kind == "abbr" and term.text == hit.text for term in entry.in_language("nl")
            )
            found.extend(
                KnownEnglish(term.text, entry, rank, hit.likeness, hit.text, short) for rank, term in enumerate(usable)
            )
        return tuple(found)


def is_abbreviation(text: str) -> bool:
    """Say whether a term is written as an abbreviation.

    >>> is_abbreviation("GPU"), is_abbreviation("btw"), is_abbreviation("mid-range"), is_abbreviation("cash")
    (True, True, False, False)
    """
    solid = text.replace("-", "").replace(".", "").replace("/", "")
    vowels = sum(letter in "aeiouy" for letter in solid.casefold())
    return len(solid) <= 6 and (solid.rstrip("s").isupper() or (0 < len(solid) <= 4 and not vowels))


def best_first(found: tuple[KnownEnglish, ...], subject_field: SubjectField) -> list[KnownEnglish]:
    """Order English terms: own entries, the field of the text, abbreviations for abbreviations, the rank in the concept."""

    def order(known: KnownEnglish) -> tuple[bool, bool, bool, int]:
        """Give what is compared."""
        unlike = known.entry.number < 0 and is_abbreviation(known.en) != known.abbreviated
        return known.entry.number < 0, known.entry.subject_field is not subject_field, unlike, known.rank

    return sorted(found, key=order)
