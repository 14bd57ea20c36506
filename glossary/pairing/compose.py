"""A compound or phrase to the English composed of its parts: omzetmijlpalen to revenue milestones."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from glossary.dutch.compounds import analyse
from glossary.dutch.keys import word_key
from glossary.dutch.lemmas import lemma
from glossary.english.inflection import plural
from glossary.model import SubjectField
from glossary.pairing.cognates import english_cognate, is_english
from glossary.pairing.lexicon import ComponentLexicon

# English of a concept by the match key of a Dutch word, best first.
Concepts = Callable[[str, SubjectField], Sequence[str]]

# Readings kept at each step; more change nothing in the first five.
_BEAM = 10
# Costs add up over the units of a compound; the confidence of a composition falls with their sum.
_UNIT = 0.25
_PER_RANK = 0.35
_CONCEPT = 0.15
_OTHER_ROLE = 0.55
_KEPT = 0.35
_COGNATE = 0.9
# What a composition gains by being an English term of some concept.
_ATTESTED = 0.6
# A longer unit that the lexicon knows as a whole is surer than its parts.
_LONG_UNIT = -0.12
_PREPOSITIONS = {
    "van": "of", "per": "per", "op": "on", "voor": "for", "in": "in", "tot": "to", "aan": "to", "uit": "from",
    "met": "with", "onder": "under", "tegen": "against", "zonder": "without", "over": "on", "bij": "at", "naar": "to",
}  # fmt: skip
_ARTICLES = frozenset({"de", "het", "een", "der", "den"})


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One way to say a compound or phrase in English."""

    cost: float
    """Less is likelier."""
    en: str
    parts: tuple[tuple[str, str], ...]
    """Each Dutch unit with its English."""


class Composer:
    """Composes English from a component lexicon and the concepts of a termbase."""

    def __init__(self, lexicon: ComponentLexicon, concepts: Concepts, is_english_term: Callable[[str], bool]) -> None:
        self._lexicon = lexicon
        self._concepts = concepts
        self._is_english_term = is_english_term

    def compose(self, term: str, subject_field: SubjectField, limit: int = 5) -> list[Reading]:
        """Give the English of a compound or phrase, likeliest first; nothing when a part is unknown."""
        words = term.split()
        if not words:
            return []
        found = self._word(words[0], subject_field) if len(words) == 1 else self._phrase(words, subject_field)
        best: dict[str, Reading] = {}
        for reading in sorted(self._weighed(reading) for reading in found):
            best.setdefault(reading.en, reading)
        return list(best.values())[:limit]

    def _weighed(self, reading: Reading) -> Reading:
        """Prefer what is an English term already, whatever its Dutch."""
        attested = self._is_english_term(reading.en)
        return Reading(reading.cost - _ATTESTED, reading.en, reading.parts) if attested else reading

    def _phrase(self, words: list[str], subject_field: SubjectField) -> list[Reading]:
        for position, word in enumerate(words[1:-1], 1):
            if word.casefold() in _PREPOSITIONS:
                return self._linked(words[:position], word.casefold(), words[position + 1 :], subject_field)
        modifiers = [self._before_noun(word, subject_field) for word in words[:-1]]
        readings = self._noun(words[-1], subject_field)
        for word, options in zip(reversed(words[:-1]), reversed(modifiers), strict=True):
            readings = heapq.nsmallest(
                _BEAM,
                (
                    Reading(reading.cost + cost, join(en, reading.en), ((word, en), *reading.parts))
                    for reading in readings
                    for cost, en in options
                ),
            )
        return readings

    def _linked(self, left: list[str], preposition: str, right: list[str], subject_field: SubjectField) -> list[Reading]:
        right = [word for word in right if word.casefold() not in _ARTICLES]
        if not right:
            return []
        befores = self._noun(left[0], subject_field) if len(left) == 1 else self._phrase(left, subject_field)
        afters = self._noun(right[0], subject_field) if len(right) == 1 else self._phrase(right, subject_field)
        english = _PREPOSITIONS[preposition]
        return heapq.nsmallest(
            _BEAM,
            (
                Reading(a.cost + b.cost + _UNIT, f"{a.en} {english} {b.en}", (*a.parts, (preposition, english), *b.parts))
                for a in befores
                for b in afters
            ),
        )

    def _noun(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the English of a noun that stands in a phrase: a known word, else a compound."""
        whole = [Reading(cost, numbered(en, word), ((word, en),)) for cost, en in self._options(word, "head", subject_field)]
        return heapq.nsmallest(_BEAM, whole + self._word(word, subject_field))

    def _before_noun(self, word: str, subject_field: SubjectField) -> list[tuple[float, str]]:
        """Give the English of an adjective or noun before the noun."""
        key = word_key(word)
        found = [
            (_UNIT + sense.cost, sense.en)
            for sense in self._lexicon.senses("adjective", key, subject_field)
            if "~" not in sense.en
        ]
        found = found or list(self._options(word, "modifier", subject_field))
        found = found or [(reading.cost, reading.en) for reading in self._word(word, subject_field)]
        return sorted(found)[:_BEAM]

    def _word(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the readings of a compound."""
        found = analyse(word)
        if found is None:
            return []
        pieces = _pieces(word, found.parts)
        size = len(pieces)
        # best[i]: the cheapest ways to say the pieces from i on.
        best: list[list[Reading]] = [[] for _ in range(size + 1)]
        best[size] = [Reading(0.0, "", ())]
        for start in range(size - 1, -1, -1):
            extended: list[Reading] = []
            for end in range(start + 1, size + 1):
                if start == 0 and end == size:
                    continue  # the whole word is looked up elsewhere
                role = "head" if end == size else "modifier"
                unit = _unit(word, pieces, start, end)
                bonus = _LONG_UNIT * (end - start - 1)
                for cost, en in self._options(unit, role, subject_field):
                    said = numbered(en, unit) if role == "head" else en
                    extended.extend(
                        Reading(rest.cost + cost + bonus, join(said, rest.en), ((unit, en), *rest.parts))
                        for rest in best[end]
                    )
            best[start] = heapq.nsmallest(_BEAM, extended)
        return best[0]

    def _options(self, unit: str, role: str, subject_field: SubjectField) -> Iterator[tuple[float, str]]:
        """Give the ways to say a unit in a role, each with its cost."""
        seen: set[str] = set()
        other = "modifier" if role == "head" else "head"
        for asked, price in ((role, 0.0), (other, _OTHER_ROLE)):
            for key in dict.fromkeys((unit.casefold(), word_key(unit))):
                for sense in self._lexicon.senses(asked, key, subject_field):
                    if sense.en not in seen and ("~" not in sense.en or asked == role):
                        seen.add(sense.en)
                        yield _UNIT + price + sense.cost, sense.en
            if asked == role:
                for rank, en in enumerate(self._concepts(word_key(unit), subject_field)[:3]):
                    if en not in seen:
                        seen.add(en)
                        yield _UNIT + _CONCEPT + _PER_RANK * rank, en
        if not seen:
            yield from _last_resort(unit)


def _last_resort(unit: str) -> Iterator[tuple[float, str]]:
    """Keep names, abbreviations and English words as they are; turn -iteit into -ity and the like."""
    if unit[:1].isupper() or unit[:1].isdigit():
        yield _UNIT + _KEPT, unit
    elif is_english(lemma(unit)):
        yield _UNIT + _KEPT, lemma(unit)
    elif cognate := english_cognate(lemma(unit)):
        yield _UNIT + _COGNATE, cognate


def _pieces(word: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Give where each part stands in the word as written."""
    folded = word.casefold()
    found: list[tuple[int, int]] = []
    position = 0
    for part in parts:
        start = folded.find(part, position)
        position = (start if start >= 0 else position) + len(part)
        found.append((position - len(part), position))
    return found


def _unit(word: str, pieces: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """Give the letters of some parts with the linkers between them."""
    return word[pieces[start][0] : pieces[end - 1][1]]


def numbered(en: str, dutch: str) -> str:
    """Put an English head in the plural when the Dutch word is in the plural.

    >>> numbered("milestone", "mijlpalen"), numbered("revenue", "omzet")
    ('milestones', 'revenue')
    """
    return plural(en) if "~" not in en and is_plural(dutch) else en


def is_plural(dutch: str) -> bool:
    """Say whether a Dutch noun is a plural by its form.

    >>> is_plural("kapitaaluitgaven"), is_plural("processors"), is_plural("lening"), is_plural("proces")
    (True, True, False, False)
    """
    word = dutch.casefold().rpartition(" ")[2]
    return word.endswith(("en", "s", "ën", "a", "ers")) and len(lemma(word)) < len(word) and not lemma(word).endswith("en")


def join(before: str, rest: str) -> str:
    """Put English parts together; `~` says where the other part goes.

    >>> join("capital", "expenditure"), join("lack of ~", "data"), join("number of ~s", "share"), join("~ of use", "terms")
    ('capital expenditure', 'lack of data', 'number of shares', 'terms of use')
    >>> join("debt", "lack of ~"), join("re~", "financing")
    ('lack of debt', 'refinancing')
    """
    if not rest:
        return before
    for pattern, filler in ((before, rest), (rest, before)):
        if "~s" in pattern:
            return pattern.replace("~s", plural(filler))
        if "~" in pattern:
            return pattern.replace("~", filler)
    return f"{before} {rest}"
