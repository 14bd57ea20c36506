"""English terms to counts of their words and pairs of words: what English says beside what it could say.

`handelsrelatie` may be trade relationship or commercial relationship; the pair that English terms have is likelier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Any

from glossary.dutch.keys import fold
from glossary.english.inflection import singular
from glossary.english.keys import match_key
from glossary.english.spelling import american_word
from glossary.starter.sidecar import kept_beside
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import english_terms
from glossary.termbase.once import once_per_starter

_WORD = re.compile(r"[^\W_]+")
PREPOSITIONS = frozenset("""of for on in to from at by with under against per without over""".split())
# Pairs of words beyond this many say nothing more.
_ENOUGH = 8
# Terms of one's own that are counted, the newest: a look-up in a large termbase would wait for what more of them teach.
_MOST_OWN = 20_000


@lru_cache(maxsize=50_000)
def english_words(term: str) -> tuple[str, ...]:
    """Give the words of an English term, folded in case, number and spelling.

    >>> english_words("Free cash-flows"), english_words("amortised costs")
    (('free', 'cash', 'flow'), ('amortized', 'cost'))
    """
    return tuple(american_word(singular(word)) for word in _WORD.findall(fold(term)) if word not in {"the", "a", "an"})


@dataclass(slots=True)
class AttestedEnglish:
    """How English terms put their words together."""

    terms: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    modifiers: Counter[str] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)

    def add(self, terms: Iterable[str], times: int = 1) -> None:
        """Count terms in; `times` -1 takes them out again."""
        for term in terms:
            self.terms[match_key(term)] += times
            words = english_words(term)
            for before, after in pairwise(words):
                self.pairs[before, after] += times
                if before not in PREPOSITIONS and after not in PREPOSITIONS:
                    self.modifiers[before] += times
            if words:
                self.heads[words[-1]] += times

    def copy(self) -> AttestedEnglish:
        """Give counts of one's own."""
        return AttestedEnglish(self.terms.copy(), self.pairs.copy(), self.modifiers.copy(), self.heads.copy())

    def has(self, term: str) -> bool:
        """Say whether a term is one of the English terms."""
        return self.terms[match_key(term)] > 0

    def bond(self, before: str, after: str) -> float:
        """Say how well two parts go together, 0 to 1, by the pair of words where they meet.

        >>> english = AttestedEnglish()
        >>> english.add(["commercial law", "commercial law firm", "company law"])
        >>> english.bond("commercial", "law firm") > english.bond("company", "law") > english.bond("trade", "law")
        True
        """
        left, right = english_words(before), english_words(after)
        if not left or not right:
            return 0.0
        return log(1 + min(_ENOUGH, self.pairs[left[-1], right[0]])) / log(1 + _ENOUGH)

    def preposition(self, head: str, preposition: str) -> int:
        """Count the terms in which a noun takes a preposition: right to, tax on."""
        words = english_words(head)
        return self.pairs[words[-1], preposition] if words else 0


def attested_english(termbase: Termbase) -> AttestedEnglish:
    """Count the English terms of a termbase and of the starter terms attached to it."""
    english = _of_starter(termbase).copy()
    english.add(english_terms(termbase, "main", _MOST_OWN))
    return english


@once_per_starter
def _of_starter(termbase: Termbase) -> AttestedEnglish:
    """Count the English starter terms; the counts are kept beside their database."""
    database = termbase.starter_path
    if database is None:
        return AttestedEnglish()
    return kept_beside(database, "english", lambda: _counted(english_terms(termbase, "starter")), _packed, _unpacked)


def _counted(terms: Iterable[str]) -> AttestedEnglish:
    english = AttestedEnglish()
    english.add(terms)
    return english


def _packed(english: AttestedEnglish) -> list[Any]:
    pairs = [[before, after, count] for (before, after), count in english.pairs.items()]
    return [english.terms, pairs, english.modifiers, english.heads]


def _unpacked(packed: list[Any]) -> AttestedEnglish:
    terms, pairs, modifiers, heads = packed
    return AttestedEnglish(
        Counter(terms),
        Counter({(before, after): count for before, after, count in pairs}),
        Counter(modifiers),
        Counter(heads),
    )
