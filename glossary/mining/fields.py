"""What mining knows of subject fields: the terms there are already and the words they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log2

from glossary.dutch.compounds import split
from glossary.dutch.keys import alternative_keys, match_key, readings, word_key
from glossary.dutch.lexicon import FUNCTION_WORDS
from glossary.dutch.tokens import words
from glossary.model import SubjectField


@dataclass(frozen=True, slots=True)
class PartUse:
    """In how many known terms a word or part of a compound stands."""

    finance: int = 0
    tech: int = 0
    as_head: int = 0
    subfields: int = 0
    """In how many subfields those terms are."""
    by_subfield: tuple[tuple[str, int], ...] = ()
    """How many of those terms are in each subfield."""

    @property
    def total(self) -> int:
        """All known terms with the part."""
        return self.finance + self.tech


_UNUSED = PartUse()


@dataclass(frozen=True)
class FieldKnowledge:
    """Known terms by match key, and how their parts are used over the fields."""

    concepts: Mapping[str, SubjectField] = field(default_factory=dict)
    parts: Mapping[str, PartUse] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    """Match keys of known terms that are names of institutions: known, but no terms of a text."""
    subfields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The subfields of each known term by match key; a homonym has several."""
    phrases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Match keys of the known terms of several words, by the key of their first word."""

    def use_of(self, part: str) -> PartUse:
        """Give the use of a part by its key."""
        return self.parts.get(part, _UNUSED)

    def key_of(self, form: str) -> str:
        """Give the match key of a form whose words are separated by spaces: that of a known term, if it may be one.

        >>> known = field_knowledge([("bediende", SubjectField.FINANCE, "labour")])
        >>> known.key_of("bedienden") == match_key("bediende"), known.key_of("vrije kasstromen"), known.key_of("Cash-flow")
        (True, 'vrijkasstroom', 'cashflow')
        """
        pieces = form.split(" ")
        key = "".join(map(word_key, pieces))
        if key in self.concepts or (len(pieces) > 1 and self.phrases.keys().isdisjoint(readings(pieces[0]))):
            return key
        return next((other for other in alternative_keys(form) if other in self.concepts), key)

    @cached_property
    def most_used(self) -> int:
        """The number of terms with the commonest part."""
        return max((use.total for use in self.parts.values()), default=1)


def field_knowledge(terms: Iterable[tuple[str, SubjectField, str]], names: Iterable[str] = ()) -> FieldKnowledge:
    """Learn from known Dutch terms, each with its field and subfield, and names of institutions.

    >>> known = field_knowledge([("vrije kasstroom", SubjectField.FINANCE, "results"), ("kasboek", SubjectField.FINANCE, "bookkeeping")])
    >>> known.use_of("kas").finance, known.concepts["vrijkasstroom"].value
    (2, 'finance')
    """
    concepts: dict[str, SubjectField] = {}
    finance: dict[str, int] = {}
    tech: dict[str, int] = {}
    heads: dict[str, int] = {}
    subfields: dict[str, dict[str, int]] = {}
    own: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, set[str]] = {}
    for term, subject_field, subfield in terms:
        concepts.setdefault(match_key(term), subject_field)
        own[match_key(term)] = tuple(dict.fromkeys((*own.get(match_key(term), ()), subfield)))
        if " " in term:
            phrases.setdefault(word_key(words(term)[0]), set()).add(match_key(term))
        keys = term_parts(term)
        counts = finance if subject_field is SubjectField.FINANCE else tech
        for key in set(keys):
            counts[key] = counts.get(key, 0) + 1
            uses = subfields.setdefault(key, {})
            uses[subfield] = uses.get(subfield, 0) + 1
        if keys:
            heads[keys[-1]] = heads.get(keys[-1], 0) + 1
    parts = {
        key: PartUse(finance.get(key, 0), tech.get(key, 0), heads.get(key, 0), len(uses), tuple(sorted(uses.items())))
        for key, uses in subfields.items()
    }
    keys_of_names = frozenset(map(match_key, names))
    for key in keys_of_names:
        concepts.pop(key, None)
    return FieldKnowledge(
        concepts, parts, keys_of_names, own, {first: frozenset(keys) for first, keys in phrases.items()}
    )


def term_parts(term: str) -> list[str]:
    """Give the keys of the words of a term, compounds taken apart, without function words.

    >>> term_parts("winst per aandeel"), term_parts("kapitaaluitgaven")
    (['winst', 'aandeel'], ['kapitaal', 'uitgave'])
    """
    return [word_key(part) for word in words(term) if word.casefold() not in FUNCTION_WORDS for part in split(word)]


def field_share(uses: Iterable[PartUse]) -> tuple[float, float]:
    """Give how strongly some parts belong to finance and to tech, each 0 or more (log2 of 1 + their terms)."""
    finance = tech = 0.0
    for use in uses:
        finance += log2(1 + use.finance)
        tech += log2(1 + use.tech)
    return finance, tech
