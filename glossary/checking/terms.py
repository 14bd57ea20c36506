"""A termbase to the terms that texts are looked through for: Dutch keys to concepts, concepts to their English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from glossary.checking.dutch_verbs import verb_forms
from glossary.checking.english_text import EnglishTerm, english_term
from glossary.dutch.keys import word_key
from glossary.model import SubjectField
from glossary.pairing.known import is_abbreviation
from glossary.termbase.connection import Termbase
from glossary.termbase.keyed_terms import (
    KeyedTerm,
    entry_fields,
    own_keyed_terms,
    rejected_pairs,
    starter_keyed_terms,
)
from glossary.termbase.wording import FalseFriendRow, false_friends

# The longest Dutch term that is looked for has so many words; longer ones are sentences.
MOST_WORDS = 7
_USABLE = frozenset({"preferred", "admitted"})


class DutchTerm(NamedTuple):
    """A Dutch term of a concept."""

    text: str
    entry: int
    pos: str
    kind: str
    case_sensitive: bool

    @property
    def own(self) -> bool:
        """Whether the person approved it, rather than that it is a starter term."""
        return self.entry > 0


@dataclass(slots=True)
class TermIndex:
    """Every Dutch term by its match key, and the English of every concept. Built once, it is asked for each segment."""

    by_key: dict[str, list[DutchTerm]] = field(default_factory=dict)
    english: dict[int, list[KeyedTerm]] = field(default_factory=dict)
    fields: dict[int, SubjectField] = field(default_factory=dict)
    """The subject field of every entry."""
    friends: dict[str, list[FalseFriendRow]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    """The keys of Dutch terms whose pair a reviewer rejected."""
    refused: frozenset[tuple[str, str]] = frozenset()
    """The rejected pairs: the key of the Dutch, the English in lower case."""
    most_words: int = 1
    friend_words: int = 1
    """How many words the longest false friend has."""
    own: int = 0
    """How many of the person's own entries there are."""
    _adopted: frozenset[str] | None = None
    _asked: dict[tuple[str, tuple[int, ...]], Expected] = field(default_factory=dict)

    def add(self, terms: Iterable[KeyedTerm]) -> None:
        """Take terms in."""
        for term in terms:
            if term.language == "nl":
                made = DutchTerm(term.text, term.entry, term.pos, term.kind, bool(term.case_sensitive))
                self.by_key.setdefault(term.key, []).append(made)
                if made.own and term.pos == "verb":
                    self._add_forms(made, term.key)
                words = term.text.count(" ") + term.text.count("-") + 1
                if words > self.most_words:
                    self.most_words = min(words, MOST_WORDS)
            else:
                self.english.setdefault(term.entry, []).append(term)

    def _add_forms(self, verb: DutchTerm, key: str) -> None:
        """Let a verb be found by its forms too: no dictionary has those of a new one."""
        for other in dict.fromkeys(map(word_key, verb_forms(verb.text.casefold()))):
            if other != key and verb not in self.by_key.get(other, ()):
                self.by_key.setdefault(other, []).append(verb)

    @property
    def adopted(self) -> frozenset[str]:
        """The words of all English terms: what is among them was not left over."""
        if self._adopted is None:
            found: set[str] = set()
            for terms in self.english.values():
                for term in terms:
                    found.update(term.text.casefold().replace("-", " ").split())
            self._adopted = frozenset(found)
        return self._adopted

    def expected(self, key: str, terms: Iterable[DutchTerm]) -> Expected:
        """Give the English that a Dutch term, found by its key, may have."""
        entries = tuple(dict.fromkeys(term.entry for term in terms))
        found = self._asked.get((key, entries))
        if found is None:
            found = self._asked[key, entries] = self._expected(key, entries)
        return found

    def _expected(self, key: str, entries: tuple[int, ...]) -> Expected:
        own = [entry for entry in entries if entry > 0]
        # What an abbreviation stands for comes before the abbreviation.
        chosen = own or sorted(entries, key=self._is_short)
        admitted = self._texts(chosen, _USABLE)
        wrong = self._texts(chosen, {"forbidden"})
        old = self._texts(chosen, {"deprecated"})
        also: list[str] = []
        if own:
            said = {text.casefold() for text in admitted}
            # The starter concept that shares an equivalent is the same concept: its synonyms are right too.
            same = [
                term.entry
                for term in self.by_key.get(key, ())
                if term.entry < 0 and said & {one.text.casefold() for one in self.english.get(term.entry, ())}
            ]
            also = [text for text in self._texts(same, _USABLE) if text not in (*admitted, *wrong, *old)]
        refused = {en for dutch, en in self.refused if dutch == key} if self.refused else set()
        first = next((term for entry in chosen for term in self.english.get(entry, ()) if term.status in _USABLE), None)
        return Expected(
            tuple(self._ready(text, chosen) for text in admitted),
            tuple(english_term(text) for text in also if text.casefold() not in refused),
            tuple(english_term(text) for text in wrong),
            tuple(english_term(text) for text in old),
            first.text if first else "",
            bool(own),
        )

    def _is_short(self, entry: int) -> bool:
        english = self.english.get(entry, [])
        return bool(english) and is_abbreviation(english[0].text)

    def _texts(self, entries: Iterable[int], statuses: Iterable[str]) -> list[str]:
        """Give the English of some entries: the first of each, then the second of each, and so on."""
        wanted = frozenset(statuses)
        columns = [[term.text for term in self.english.get(entry, ()) if term.status in wanted] for entry in entries]
        return list(dict.fromkeys(text for row in zip_longest(*columns) for text in row if text))

    def _ready(self, text: str, entries: Iterable[int]) -> EnglishTerm:
        cased = any(
            term.case_sensitive for entry in entries for term in self.english.get(entry, ()) if term.text == text
        )
        return english_term(text, cased)


class Expected(NamedTuple):
    """The English that a Dutch term may have."""

    admitted: tuple[EnglishTerm, ...]
    """What its entries admit, preferred first."""
    also: tuple[EnglishTerm, ...]
    """What the starter terms admit for the same concept."""
    forbidden: tuple[EnglishTerm, ...]
    deprecated: tuple[EnglishTerm, ...]
    preferred: str
    own: bool
    """Whether the person's own entries say so."""


def build_index(termbase: Termbase) -> TermIndex:
    """Read a termbase and the starter terms attached to it."""
    index = TermIndex()
    own = own_keyed_terms(termbase)
    index.add(own)
    index.own = len({term.entry for term in own})
    index.add(starter_keyed_terms(termbase))
    index.fields = entry_fields(termbase)
    for friend in false_friends(termbase):
        index.friends.setdefault(friend.key, []).append(friend)
        index.friend_words = max(index.friend_words, min(friend.nl.count(" ") + 1, MOST_WORDS))
    rejected = rejected_pairs(termbase)
    index.rejected = frozenset(key for key, _ in rejected)
    index.refused = frozenset((key, en.casefold()) for key, en in rejected)
    return index
