"""A user's own bilingual data to a lexicon of parts: betaalrekening, payment account to betaal = payment, rekening = account.

What was learnt stays apart from the shipped components; `layered` lays it over them for the composer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import combinations, pairwise
from math import log

from glossary.dutch.keys import word_key
from glossary.english.inflection import singular
from glossary.english.keys import match_key as english_key
from glossary.model import SubjectField
from glossary.pairing.lexicon import ComponentLexicon
from glossary.pairing.parallel.words import DutchWord, english_words, may_begin, term_words

_ROUNDS = 6
# Parts of a term that are learnt from; longer ones leave too much open.
_MOST_UNITS, _LONGEST_CHUNK = 4, 2
# A rendering is kept from this expected count on, and when it is at least this share of the part's.
_LEAST_COUNT, _LEAST_SHARE = 0.7, 0.12
# A part that is a term by itself, with its English, starts with this much.
_ALONE = 2.0
# English words that two parts share evenly are likelier one each.
_LONG_CHUNK = 0.3
_SEEDED = 4.0
# What was learnt weighs as many concepts at most, so that the shipped components keep a say.
_MOST_WEIGHT = 12.0

Unit = tuple[str, str]
"""Role (`modifier`, `head` or `adjective`) and key of a part."""


@dataclass(frozen=True, slots=True)
class LearntReading:
    """A term composed of learnt parts."""

    en: str
    score: float
    """The product of the shares of its parts, 0 to 1."""
    parts: tuple[tuple[str, str], ...]
    """Each Dutch part with its English."""


@dataclass(slots=True)
class LearntComponents:
    """English of parts by role and key, each with its expected count."""

    counts: dict[Unit, dict[str, float]] = field(default_factory=dict)

    def senses(self, role: str, key: str) -> dict[str, float]:
        """Give the English of a part in a role with its counts; a head may be known as a modifier only, and less so."""
        found = dict(self.counts.get((role, key), {}))
        other = "head" if role == "modifier" else "modifier"
        for en, count in self.counts.get((other, key), {}).items():
            found.setdefault(en, 0.3 * count)
        return found

    def has(self, nl: str, en: str) -> bool:
        """Say whether a part was learnt with this English, in any role."""
        key, wanted = word_key(nl), english_key(en)
        return any(
            wanted == english_key(known)
            for role in ("modifier", "head", "adjective")
            for known in self.counts.get((role, key), ())
        )

    def compose(
        self, term: str, shipped: ComponentLexicon | None = None, subject_field: SubjectField = SubjectField.GENERAL
    ) -> list[LearntReading]:
        """Put a term together of its parts, best first; parts that were not learnt come from the shipped components.

        Nothing for a term of one part, for one none of whose parts was learnt, and for one with an unknown part.
        """
        units = units_of(term_words(term))
        if not 1 < len(units) <= _MOST_UNITS or not any(self.senses(*unit) for unit in units):
            return []
        readings = [LearntReading("", 1.0, ())]
        for role, key in units:
            senses = self.senses(role, key) or (shipped.senses(role, key, subject_field) if shipped else {})
            total = sum(senses.values())
            best = sorted(senses.items(), key=lambda both: (-both[1], both[0]))[:5]
            readings = [
                LearntReading(f"{reading.en} {en}".strip(), reading.score * weight / total, (*reading.parts, (key, en)))
                for reading in readings
                for en, weight in best
                if "~" not in en
            ]
        return sorted(readings, key=lambda reading: (-reading.score, reading.en))[:5]


def units_of(words: Sequence[DutchWord]) -> list[Unit]:
    """Give the parts of a term with their roles.

    >>> from glossary.pairing.parallel.words import term_words
    >>> units_of(term_words("vrije kasstroom"))
    [('adjective', 'vrij'), ('modifier', 'kas'), ('head', 'stroom')]
    """
    found: list[Unit] = []
    for number, word in enumerate(words):
        last = number + 1 == len(words)
        alone = "adjective" if len(word.parts) == 1 and not last else "modifier"
        found.extend((alone, part) for part in word.parts[:-1])
        found.append(("head" if last else alone, word.parts[-1]))
    return found


def learn_components(pairs: Iterable[tuple[str, str, float]]) -> LearntComponents:
    """Learn the English of parts from terms with their English and a weight (a count, or how sure the pair is).

    Expectation maximisation over the ways to divide the English words among the parts, in their order, or the other way
    round behind `of`. Source of the idea: Koehn & Knight 2003, section 5.
    """
    examples: list[tuple[list[Unit], list[tuple[str, ...]], float]] = []
    alone: dict[Unit, dict[str, float]] = defaultdict(dict)
    for nl, en, weight in pairs:
        units = units_of(term_words(nl))
        if len(units) == 1:
            for role in ("head", "modifier"):
                place = alone[role, units[0][1]]
                place[singular(en)] = place.get(singular(en), 0.0) + weight * _ALONE
        elif len(units) <= _MOST_UNITS and (ways := list(_ways(en, len(units)))):
            examples.append((units, ways, weight))
    counts = {unit: dict(said) for unit, said in alone.items()}
    for _ in range(_ROUNDS):
        counts = _round(examples, counts, alone)
    return LearntComponents(_kept(counts, alone))


def _ways(en: str, units: int) -> Iterator[tuple[str, ...]]:
    """Give the ways to divide English words among parts, in the order of the parts."""
    before, of, behind = en.partition(" of ")
    text = f"{behind} {before}" if of else en
    words = [text[word.start : word.end].casefold() for word in english_words(text) if may_begin(word.key)]
    if not units <= len(words) <= 2 * units:
        return
    for cuts in combinations(range(1, len(words)), units - 1):
        bounds = (0, *cuts, len(words))
        if max(end - start for start, end in pairwise(bounds)) <= _LONGEST_CHUNK:
            chunks = [" ".join(words[start:end]) for start, end in pairwise(bounds)]
            yield (*chunks[:-1], _singular_phrase(chunks[-1]))


def _singular_phrase(text: str) -> str:
    before, space, last = text.rpartition(" ")
    return before + space + singular(last)


def _round(
    examples: Iterable[tuple[list[Unit], list[tuple[str, ...]], float]],
    counts: Mapping[Unit, Mapping[str, float]],
    alone: Mapping[Unit, Mapping[str, float]],
) -> dict[Unit, dict[str, float]]:
    """Count each way to divide each example by how likely it is, with the counts so far."""
    found: dict[Unit, dict[str, float]] = {unit: dict(said) for unit, said in alone.items()}
    totals = {unit: sum(said.values()) for unit, said in counts.items()}
    for units, ways, weight in examples:
        likely = []
        for way in ways:
            chance = 1.0
            for unit, chunk in zip(units, way, strict=True):
                seen = counts.get(unit, {}).get(chunk, 0.0) + 0.1
                chance *= seen / (totals.get(unit, 0.0) + 1.0) * (_LONG_CHUNK if " " in chunk else 1.0)
            likely.append(chance)
        total = sum(likely)
        for way, chance in zip(ways, likely, strict=True):
            for unit, chunk in zip(units, way, strict=True):
                place = found.setdefault(unit, {})
                place[chunk] = place.get(chunk, 0.0) + weight * chance / total
    return found


def _kept(
    counts: Mapping[Unit, Mapping[str, float]], alone: Mapping[Unit, Mapping[str, float]]
) -> dict[Unit, dict[str, float]]:
    kept: dict[Unit, dict[str, float]] = {}
    for unit, said in sorted(counts.items()):
        total = sum(said.values())
        sure = {
            en: round(count, 4)
            for en, count in sorted(said.items(), key=lambda both: (-both[1], both[0]))
            if (count >= _LEAST_COUNT and count >= _LEAST_SHARE * total) or en in alone.get(unit, {})
        }
        if sure:
            kept[unit] = sure
    return kept


@dataclass(slots=True)
class LayeredLexicon(ComponentLexicon):
    """The shipped components with what was learnt laid over them; neither is changed."""

    learnt: LearntComponents = field(default_factory=LearntComponents)

    def knows(self, role: str, key: str) -> bool:
        """Say whether either has a part in a role."""
        return (role, key) in self.learnt.counts or ComponentLexicon.knows(self, role, key)

    def senses(self, role: str, key: str, subject_field: SubjectField) -> dict[str, float]:
        """Give the English of a part with its weight; what both have adds up, by the spelling of the shipped one."""
        weights = dict(ComponentLexicon.senses(self, role, key, subject_field))
        names = {english_key(en): en for en in weights}
        for en, count in self.learnt.counts.get((role, key), {}).items():
            name = names.get(english_key(en), en)
            weights[name] = weights.get(name, 0.0) + min(_MOST_WEIGHT, _SEEDED * log(1 + count))
        return weights


def layered(shipped: ComponentLexicon, learnt: LearntComponents) -> LayeredLexicon:
    """Lay learnt components over the shipped ones."""
    shared = {part.name: getattr(shipped, part.name) for part in fields(shipped)}
    return LayeredLexicon(**shared, learnt=learnt)
