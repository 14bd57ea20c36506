"""A Dutch phrase to English: adjectives, prepositions, and verbs with their object, each in the English order."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import dictionary_lemma
from glossary.english.inflection import UNCOUNTABLE, singular
from glossary.model import SubjectField
from glossary.pairing.attested import AttestedEnglish
from glossary.pairing.compose import Compounds, Reading, is_plural, join, repeats
from glossary.pairing.units import Units, Weights

_BEAM = 16
# The English prepositions for each Dutch one, likeliest first where the noun before it has no say.
_PREPOSITIONS = {
    "van": ("of",), "per": ("per", "by"), "op": ("on", "to", "of", "in", "at"), "voor": ("for", "of", "before"), "in": ("in", "of"),
    "tot": ("to", "of"), "aan": ("to", "of", "in"), "inzake": ("on", "concerning"), "omtrent": ("on",), "als": ("as",), "uit": ("from", "of", "out of"), "met": ("with", "by"), "onder": ("under",),
    "tegen": ("against", "at"), "zonder": ("without",), "over": ("on", "over", "of", "about"), "bij": ("on", "at", "with", "in"),
    "naar": ("to", "by"), "door": ("by", "through"), "binnen": ("within", "in"), "buiten": ("outside",), "tussen": ("between",),
    "via": ("via",), "na": ("after",), "vóór": ("before",), "tijdens": ("during",), "rond": ("around",), "volgens": ("according to",),
}  # fmt: skip
_ARTICLES = frozenset({"de", "het", "een", "der", "den", "des", "'t"})
_AND = {"en": "and", "of": "or"}
# Put before what a preposition links: the whole is less sure than a compound.
_LINK = 0.25
_PER_PREPOSITION = 0.4
# Without the article that the Dutch has.
_BARE = 0.25
# `splitsing van aandelen` is as often turned (`share split`) as kept in order in the concepts of terms/.
_TURNED = {
    "van": 0.15,
    "voor": 0.5,
    "op": 0.5,
    "in": 0.7,
    "aan": 0.6,
    "over": 0.6,
    "met": 0.9,
    "bij": 0.6,
    "naar": 0.7,
    "uit": 0.7,
    "door": 0.7,
}
# How much a noun that takes the preposition elsewhere counts.
_TAKES = 0.3
_NOUNS_APART = 0.6
_VERB = 0.2
_VERB_RANK = 0.45


class Phrases:
    """Composes the English of phrases from their words."""

    def __init__(self, units: Units, compounds: Compounds, english: AttestedEnglish, weights: Weights) -> None:
        self._units = units
        self._compounds = compounds
        self._english = english
        self._weights = weights

    def readings(self, words: Sequence[str], subject_field: SubjectField) -> list[Reading]:
        """Give the readings of a phrase of one or more words; nothing when a word is unknown."""
        words = [word for position, word in enumerate(words) if position or word.casefold() not in _ARTICLES]
        if len(words) < 2:
            return self.noun(words[0], subject_field) if words else []
        for position, word in enumerate(words[1:-1], 1):
            if word.casefold() in _PREPOSITIONS:
                return self._linked(words[:position], word.casefold(), words[position + 1 :], subject_field)
        for position, word in enumerate(words[1:-1], 1):
            if word.casefold() in _AND:
                return self._coordinated(words[:position], _AND[word.casefold()], words[position + 1 :], subject_field)
        verbal = self._with_verb(words, subject_field)
        nominal = self._modified(words, subject_field)
        # Two nouns in a row are written as one word, so that the last one is rather a verb.
        lesser = [Reading(one.cost + _NOUNS_APART, one.en, one.parts) for one in nominal] if verbal else nominal
        return heapq.nsmallest(_BEAM, [*verbal, *lesser])

    def noun(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the English of a noun: a known word, else a compound."""
        found = [*self._compounds.whole(word, subject_field), *self._compounds.divided(word, subject_field)]
        return heapq.nsmallest(_BEAM, found or self._compounds.prefixed(word, subject_field))

    def _modified(self, words: Sequence[str], subject_field: SubjectField) -> list[Reading]:
        readings = self.noun(words[-1], subject_field)
        for word in reversed(words[:-1]):
            options = [Reading(cost, en, ((word, en),)) for cost, en in self._units.adjective(word, subject_field)]
            options = options or self._compounds.divided(word, subject_field)
            readings = heapq.nsmallest(
                _BEAM,
                (
                    self._compounds.joined(option, reading)
                    for reading in readings
                    for option in options[:_BEAM]
                    if not repeats(option.en, reading.en)
                ),
            )
        return readings

    def _with_verb(self, words: Sequence[str], subject_field: SubjectField) -> list[Reading]:
        """Say an object with its verb, as buttons and steps do: rekening openen, open account."""
        *rest, last = words
        if self._is_infinitive(last) and not self._units.is_adjective(rest[-1]):
            return self._verb_first(last, rest, subject_field)
        if infinitive := self._imperative(words[0]):
            return self._verb_first(infinitive, words[1:], subject_field)
        return []

    def _is_infinitive(self, word: str) -> bool:
        if not word.islower() or not word.endswith("n"):
            return False
        return dictionary_lemma(word) in {word, None} and bool(self._units.verb(word, SubjectField.GENERAL))

    def _imperative(self, word: str) -> str:
        """Give the infinitive of which a word is the stem, where it is a verb that the termbase has: verwijder, verwijderen."""
        if not word.isalpha() or word.endswith(("e", "en")):
            return ""
        last = word[-1]
        spelt = (dictionary_lemma(word.casefold()) or "", f"{word}en", f"{word}{last}en", f"{word[:-2]}{last}en")
        for infinitive in spelt:
            verb = infinitive.endswith("en") and lemma(word) == word.casefold()
            if verb and self._units.verb(infinitive, SubjectField.GENERAL):
                return infinitive
        return ""

    def _verb_first(self, verb: str, rest: Sequence[str], subject_field: SubjectField) -> list[Reading]:
        objects = self.readings(rest, subject_field)
        return heapq.nsmallest(
            _BEAM,
            (
                Reading(
                    thing.cost
                    + self._weights.unit
                    + _VERB
                    + _VERB_RANK * rank
                    - self._weights.bond * self._english.bond(en, thing.en),
                    f"{en} {thing.en}",
                    ((verb, en), *thing.parts),
                )
                for rank, en in enumerate(self._units.verb(verb, subject_field)[:4])
                for thing in objects
            ),
        )

    def _coordinated(
        self, left: Sequence[str], english: str, right: Sequence[str], subject_field: SubjectField
    ) -> list[Reading]:
        befores, afters = self.readings(left, subject_field), self.readings(right, subject_field)
        return heapq.nsmallest(
            _BEAM,
            (
                Reading(a.cost + b.cost + _LINK, f"{a.en} {english} {b.en}", (*a.parts, *b.parts))
                for a in befores
                for b in afters
            ),
        )

    def _linked(
        self, left: Sequence[str], preposition: str, right: Sequence[str], subject_field: SubjectField
    ) -> list[Reading]:
        definite = bool(right) and right[0].casefold() in {"de", "het"} and not is_plural(right[-1])
        befores, afters = self.readings(left, subject_field), self.readings(right, subject_field)
        return heapq.nsmallest(
            _BEAM,
            (
                reading
                for before in befores
                for after in afters
                for reading in self._orders(before, preposition, after, definite=definite)
            ),
        )

    def _orders(self, before: Reading, preposition: str, after: Reading, *, definite: bool) -> Iterator[Reading]:
        """Say two nouns with a preposition in the ways English has: announcement of the merger, merger announcement."""
        base = before.cost + after.cost + _LINK
        parts = (*before.parts, *after.parts)
        if "~" in before.en:
            yield Reading(base, join(before.en, after.en), parts)
            return
        for rank, english in enumerate(self._prepositions(before.en, preposition)):
            cost = base + _PER_PREPOSITION * rank
            if definite and after.en not in UNCOUNTABLE:
                yield Reading(cost, f"{before.en} {english} the {after.en}", parts)
                cost += _BARE
            yield Reading(cost, f"{before.en} {english} {after.en}", parts)
        if preposition in _TURNED and " of " not in before.en and " of " not in after.en:
            modifier = _as_modifier(after.en)
            bond = self._weights.bond * self._english.bond(modifier, before.en)
            yield Reading(base + _TURNED[preposition] - bond, f"{modifier} {before.en}", parts)

    def _prepositions(self, head: str, preposition: str) -> list[str]:
        """Order the English prepositions: those that the noun takes in English terms first."""
        options = _PREPOSITIONS[preposition]
        ranked = sorted(
            (rank - _TAKES * min(6, self._english.preposition(head, english)), rank, english)
            for rank, english in enumerate(options)
        )
        return [english for _, _, english in ranked][:2]


def _as_modifier(en: str) -> str:
    """Put a noun in the form in which it stands before another: tags, tag configuration."""
    before, space, last = en.rpartition(" ")
    return before + space + singular(last)
