"""A unit of a compound, or a word of a phrase, to the ways English says it, each with its cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from glossary.dutch.keys import fold, word_key
from glossary.dutch.lemmas import singulars
from glossary.dutch.lexicon import dictionary_lemma
from glossary.english.verbs import gerund, past_participle
from glossary.model import SubjectField
from glossary.pairing.cognates import english_cognate, is_english
from glossary.pairing.lexicon import ComponentLexicon


@dataclass(frozen=True, slots=True)
class ConceptWord:
    """The English of a concept, for use as a part."""

    en: str
    pos: str
    rank: int
    """0 for the likeliest English of the Dutch word."""
    same_field: bool
    abbreviated: bool = False
    """The Dutch word is an abbreviation."""


# Words of grammar and number, which no glossary lists.
_CLOSED = {
    "mijn": "my", "uw": "your", "geen": "no", "alle": "all", "elke": "every", "elk": "every", "iedere": "every", "ieder": "every", "enkele": "some", "andere": "other",
    "meer": "more", "minder": "fewer", "meerdere": "multiple", "beide": "both", "zelfde": "same", "dezelfde": "same", "hetzelfde": "same", "een": "one", "één": "one",
    "twee": "two", "drie": "three", "vier": "four", "vijf": "five", "zes": "six", "zeven": "seven", "acht": "eight", "negen": "nine", "tien": "ten",
    "elf": "eleven", "twaalf": "twelve", "twintig": "twenty", "honderd": "hundred", "duizend": "thousand", "niet": "not", "alleen": "only", "alles": "all",
    "eerste": "first", "tweede": "second", "derde": "third", "vierde": "fourth", "vijfde": "fifth",
}  # fmt: skip
# Concept words by the match key of a Dutch word, best first.
Concepts = Callable[[str, SubjectField], Sequence[ConceptWord]]
Option = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much when a unit is put in English; fitted by tests/benchmarks/calibrate.py."""

    unit: float = 0.45
    """Each unit costs this: fewer, longer units are surer."""
    spread: float = 0.45
    """Times the negative logarithm of a rendering's share."""
    other_role: float = 0.12
    """What a head is worth as a modifier, and the other way round, where the role asked for has renderings."""
    concept: float = 1.2
    """The first English of a concept counts as this many concepts that use it as a part."""
    concept_rank: float = 0.5
    other_field: float = 0.4
    kept: float = 0.5
    """Added for a name, abbreviation or English word that stays as it is."""
    cognate: float = 1.0
    derived: float = 1.2
    bond: float = 1.3
    """Taken off when two parts stand side by side in English terms."""
    attested: float = 0.9
    """Taken off when the whole is an English term of some concept."""


class Units:
    """Gives English for units from components, concepts, and the likeness of the two languages."""

    def __init__(self, lexicon: ComponentLexicon, concepts: Concepts, weights: Weights) -> None:
        self._lexicon = lexicon
        self._concepts = concepts
        self._weights = weights
        self._found: dict[tuple[str, str, SubjectField], list[Option]] = {}

    def forget(self) -> None:
        """Drop what was found, after the lexicon has changed."""
        self._found.clear()

    def noun(self, unit: str, role: str, subject_field: SubjectField, *, inside: bool = False) -> list[Option]:
        """Give the English of a noun as modifier or head, likeliest first; `inside` a word, it is no abbreviation."""
        asked = (unit, f"{role} inside" if inside else role, subject_field)
        if asked not in self._found:
            self._found[asked] = sorted(self._noun(unit, role, subject_field, inside=inside))
        return self._found[asked]

    def adjective(self, word: str, subject_field: SubjectField) -> list[Option]:
        """Give the English of an adjective or participle before a noun, likeliest first."""
        asked = (word, "adjective", subject_field)
        if asked not in self._found:
            self._found[asked] = sorted(self._adjective(word, subject_field))
        return self._found[asked]

    def is_adjective(self, word: str) -> bool:
        """Say whether components.csv has a word as an adjective."""
        return any(self._lexicon.knows("adjective", key) for key in _adjective_keys(word))

    def is_noun(self, word: str) -> bool:
        """Say whether components.csv has a word as a noun in its form as written or its singular."""
        return any(self._lexicon.knows(role, key) for key in noun_keys(word) for role in ("head", "modifier"))

    def verb(self, word: str, subject_field: SubjectField) -> list[str]:
        """Give the English verbs of a Dutch infinitive, likeliest first."""
        known = [known.en for known in self._concepts(word_key(word), subject_field) if known.pos == "verb"]
        cognate = english_cognate(word) if not known and word.endswith("eren") else ""
        return [cognate] if cognate else known

    def _noun(self, unit: str, role: str, subject_field: SubjectField, *, inside: bool = False) -> Iterator[Option]:
        if (fixed := _CLOSED.get(unit.casefold())) and not inside:
            yield self._weights.unit, fixed
            return
        other = "modifier" if role == "head" else "head"
        for key in noun_keys(unit):
            weights = dict(self._lexicon.senses(role, key, subject_field))
            if role == "modifier" or not weights:  # a modifier may be an adjective, which is no head
                lesser = self._lexicon.senses(other, key, subject_field)
                lesser = {en: weight for en, weight in lesser.items() if "~" not in en}
                _add(weights, lesser, self._weights.other_role if weights else 1.0)
            _add(weights, self._of_concepts(key, role, subject_field, unit.casefold(), inside=inside), 1.0)
            if weights:
                yield from self._costs(weights)
                return
        yield from self._unknown(unit)

    def _of_concepts(
        self, key: str, role: str, subject_field: SubjectField, unit: str, *, inside: bool
    ) -> dict[str, float]:
        """Weigh the English of the concepts of a word: nouns, infinitives as gerunds, abbreviations where they stand apart."""
        found: dict[str, float] = {}
        forms = {key, f"{key}en"} & {fold(unit), word_key(unit)} if dictionary_lemma(unit) in {unit, None} else set()
        for known in self._concepts(key, subject_field):
            en = known.en
            if known.abbreviated and (inside or key != unit):
                continue  # letters in a word that are an abbreviation elsewhere are chance: bedrijf + stak
            if known.pos == "verb":
                if key not in forms:
                    continue  # daalden is no falling
                en = gerund(en)
            elif known.pos not in {"noun", "adjective" if role == "modifier" else "noun"}:
                continue
            weight = self._weights.concept * self._weights.concept_rank**known.rank
            weight *= 1.0 if known.same_field else self._weights.other_field
            weight *= 0.1 if known.pos == "verb" else 1.0
            found[en] = max(found.get(en, 0.0), weight)
        return found

    def _costs(self, weights: dict[str, float], extra: float = 0.0) -> Iterator[Option]:
        total = sum(weights.values())
        for en, weight in weights.items():
            if weight > 0:
                yield self._weights.unit + extra - self._weights.spread * log(weight / total), en

    def _adjective(self, word: str, subject_field: SubjectField) -> Iterator[Option]:
        if fixed := _CLOSED.get(word.casefold()):
            yield self._weights.unit, fixed
            return
        keys = _adjective_keys(word)
        for key in keys:
            weights = {
                en: weight
                for en, weight in self._lexicon.senses("adjective", key, subject_field).items()
                if "~" not in en
            }
            if weights:
                yield from self._costs(weights)
                return
        for key in keys:
            known = [one for one in self._concepts(key, subject_field) if one.pos == "adjective"]
            if known:
                yield from self._costs({one.en: 0.5**rank for rank, one in enumerate(known)})
                return
        if derived := list(self._participles(word, subject_field)):
            yield from derived
        elif self.is_noun(word):
            yield from self._noun(word, "modifier", subject_field)
        else:
            yield from self._unknown(word)

    def _participles(self, word: str, subject_field: SubjectField) -> Iterator[Option]:
        """Make English participles of a Dutch one whose verb is a concept: gekoppelde, linked; lopende, running."""
        present = fold(word).removesuffix("e")
        if present.endswith("end"):
            for rank, en in enumerate(self.verb(present[:-1], subject_field)[:3]):
                yield self._weights.unit + 0.3 + 0.5 * rank, gerund(en)
        elif (lemma := dictionary_lemma(word.casefold())) and word_key(lemma) != fold(word):
            for rank, en in enumerate(self.verb(lemma, subject_field)[:3]):
                yield self._weights.unit + 0.3 + 0.5 * rank, past_participle(en)

    def _unknown(self, unit: str) -> Iterator[Option]:
        """Keep names, abbreviations and English words as they are; turn -iteit into -ity and the like."""
        base = dictionary_lemma(unit.casefold()) or unit
        if _stays(unit):
            yield self._weights.unit + self._weights.kept, unit
        elif is_english(base) or is_english(unit):
            yield self._weights.unit + self._weights.kept, base if is_english(base) else unit
        elif said := self._gerunds(unit):
            yield from said
        elif cognate := english_cognate(unit):
            yield self._weights.unit + self._weights.cognate, cognate

    def _gerunds(self, unit: str) -> list[Option]:
        """Say a noun in -ing, or the stem of a verb, by the verb: benutting, utilising; reken, computing."""
        folded = unit.casefold()
        infinitives = [f"{folded[:-3]}en"] if folded.endswith("ing") else [f"{folded}en"]
        return [
            (self._weights.unit + self._weights.derived + 0.4 * rank, gerund(en))
            for infinitive in infinitives
            for rank, en in enumerate(self.verb(infinitive, SubjectField.GENERAL)[:2])
        ]


def _stays(unit: str) -> bool:
    """Say whether a unit is a name, a number or an abbreviation: AWS, 3D, Google."""
    return "-" not in unit and (unit[:1].isupper() or any(letter.isdigit() for letter in unit))


def _add(weights: dict[str, float], more: dict[str, float], times: float) -> None:
    for en, weight in more.items():
        weights[en] = weights.get(en, 0.0) + weight * times


@lru_cache(maxsize=50_000)
def noun_keys(unit: str) -> tuple[str, ...]:
    """Give the keys under which a noun may be known: as written, its singulars by rule, its lemma.

    >>> noun_keys("dagen")[:2], noun_keys("rente")
    (('dagen', 'dag'), ('rente',))
    """
    folded = unit.casefold()
    by_rule: Iterable[str] = singulars(folded) if folded.endswith(("en", "s")) else ()
    return tuple(dict.fromkeys((folded, fold(folded), word_key(unit), *map(fold, by_rule))))


@lru_cache(maxsize=50_000)
def _adjective_keys(word: str) -> tuple[str, ...]:
    """Give the keys under which an adjective may be known: uninflected, then its lemma."""
    folded = word.casefold()
    stems = singulars(folded) if folded.endswith("e") else [folded]
    return tuple(dict.fromkeys((*map(fold, stems), word_key(word), fold(folded))))
