"""A candidate to a term pair: every source asked, the evidence fused, the best five kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from glossary.dutch.keys import match_key, spelling_key, word_key
from glossary.dutch.lemmas import lemma
from glossary.english.inflection import plural
from glossary.english.keys import match_key as english_key
from glossary.model import Candidate, Equivalent, Evidence, EvidenceKind, SubjectField, Term, TermPair
from glossary.pairing.attested import attested_english
from glossary.pairing.cognates import english_cognate, is_english
from glossary.pairing.compose import Reading, is_plural
from glossary.pairing.composer import Composer
from glossary.pairing.confidence import composed, fused, ranked
from glossary.pairing.known import KnownEnglish, KnownTerms, best_first, is_abbreviation
from glossary.pairing.lexicon import load_components
from glossary.pairing.units import ConceptWord
from glossary.termbase.connection import Termbase

# Suggestions kept for a term: what fits on a screen and covers nearly all right ones.
MOST_EQUIVALENTS = 5


@dataclass(slots=True)
class _Support:
    """What speaks for one English term."""

    en: str
    confidences: list[float] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One English term from one source."""

    en: str
    kind: EvidenceKind
    confidence: float
    text: str


class Pairer:
    """Suggests English for candidates, from a termbase with the starter terms attached."""

    def __init__(self, termbase: Termbase) -> None:
        self._known = KnownTerms(termbase)
        self._false_friends = _false_friends(termbase)
        self._lexicon = load_components(termbase)
        english = attested_english(termbase)
        english.add(self._lexicon.all_examples())
        self._composer = Composer(self._lexicon, self._concept_words, english)

    def pair(self, candidate: Candidate) -> TermPair:
        """Give the term pair of a candidate, its equivalents best first."""
        equivalents = self.equivalents(candidate.term, candidate.subject_field, candidate.key)
        confidence = equivalents[0].confidence if equivalents else 0.0
        return TermPair(
            number=0,
            key=candidate.key,
            nl=candidate.term,
            subject_field=candidate.subject_field,
            equivalents=equivalents,
            frequency=candidate.frequency,
            termhood=candidate.termhood,
            worth=round(candidate.termhood * (0.5 + 0.5 * confidence), 6),
            variants=candidate.variants,
            is_name=candidate.is_name,
        )

    def equivalents(self, term: str, subject_field: SubjectField, key: str | None = None) -> tuple[Equivalent, ...]:
        """Give the English suggested for a Dutch term."""
        supports: dict[str, _Support] = {}
        for suggestion in self._suggestions(term, subject_field, key or match_key(term)):
            support = supports.setdefault(english_key(suggestion.en), _Support(suggestion.en))
            support.confidences.append(suggestion.confidence)
            support.evidence.append(Evidence(suggestion.kind, suggestion.text))
        found = [
            Equivalent(support.en, round(fused(support.confidences), 3), tuple(support.evidence) + self._warning(term, support.en))
            for support in supports.values()
        ]
        found.sort(key=lambda equivalent: -equivalent.confidence)
        return tuple(found[:MOST_EQUIVALENTS])

    def compose(self, term: str, subject_field: SubjectField) -> list[Reading]:
        """Give the compositions of a term alone, without what the termbase knows of it as a whole."""
        return self._composer.compose(term, subject_field)

    def _suggestions(self, term: str, subject_field: SubjectField, key: str) -> Iterator[Suggestion]:
        known = best_first(self._known.of(term, key), subject_field)
        yield from _from_concepts(term, known)
        for rank, en in enumerate(self._lexicon.examples(key, subject_field)):
            yield Suggestion(en, EvidenceKind.COMPOSED, ranked(EvidenceKind.INFLECTED, rank), "an example in the starter components")
        if not known:
            yield from self._adopted(term, key)
        for rank, reading in enumerate(self._composer.compose(term, subject_field)):
            parts = ", ".join(f"{nl} = {en}" for nl, en in reading.parts)
            yield Suggestion(reading.en, EvidenceKind.COMPOSED, composed(reading.cost, rank), f"composed: {parts}")
        if not known and " " not in term:
            yield from self._parts(term, subject_field, key)
        if not known:
            yield from _from_near(best_first(self._known.near(term), subject_field))

    def _adopted(self, term: str, key: str) -> Iterator[Suggestion]:
        """Suggest the term itself when its words are English and no false friends."""
        words = term.split()
        base = [lemma(word) if word.islower() else word for word in words]
        if key in self._false_friends or not all(is_english(word) for word in base):
            return
        english = " ".join(base)
        said = plural(english) if is_plural(words[-1]) else english
        yield Suggestion(said, EvidenceKind.ADOPTED, ranked(EvidenceKind.ADOPTED, 0), "the same word in English")

    def _parts(self, term: str, subject_field: SubjectField, key: str) -> Iterator[Suggestion]:
        """Suggest what a word is called as a part of compounds; a cognate only where it is no false friend."""
        for rank, reading in enumerate(self._composer.part(term, subject_field)[:MOST_EQUIVALENTS]):
            cognate = reading.en.casefold() == term.casefold() or english_cognate(term) == reading.en
            if cognate and key in self._false_friends:
                continue
            says = "like the Dutch word" if cognate else "as a part of compounds"
            yield Suggestion(reading.en, EvidenceKind.COMPOSED, composed(reading.cost, rank), f"{term} = {reading.en}, {says}")

    def _warning(self, term: str, en: str) -> tuple[Evidence, ...]:
        """Warn of a false friend: of the Dutch word, whenever it has one."""
        keys = dict.fromkeys((match_key(term), word_key(term.rsplit(maxsplit=1)[-1]))) if term.split() else {}
        found = []
        for key in keys:
            for wrong, right, why in self._false_friends.get(key, ()):
                says = "not" if english_key(wrong) != english_key(en) else "beware of"
                found.append(Evidence(EvidenceKind.FALSE_FRIEND, f"{says} '{wrong}' but {' or '.join(right)}: {why}"))
        return tuple(found)

    def _concept_words(self, key: str, subject_field: SubjectField) -> list[ConceptWord]:
        """Give the English of a Dutch word that is a concept, for use as a part."""
        found: dict[str, ConceptWord] = {}
        readings = self._known.by_key(key)
        # data has the key of datum; where the word itself is a term, the other is another word.
        exact = tuple(known for known in readings if spelling_key(known.term) == key)
        for known in best_first(exact or readings, subject_field):
            # A participle as a noun has the key of its verb: gedaagde is no reading of dagen.
            if known.likeness < 100 or spelling_key(known.term)[:2] != key[:2]:
                continue
            if is_abbreviation(known.en) and not is_abbreviation(known.term):
                continue
            pos = known.entry.in_language("nl")[0].pos or "noun"
            same = known.entry.subject_field is subject_field
            found.setdefault(known.en, ConceptWord(known.en, pos, len(found), same, is_abbreviation(known.term)))
        return list(found.values())


def _from_concepts(term: str, known: Iterable[KnownEnglish]) -> Iterator[Suggestion]:
    for rank, found in enumerate(known):
        same = found.term.casefold() == term.casefold()
        kind = EvidenceKind.CONCEPT if same else EvidenceKind.INFLECTED
        own = found.entry.number > 0
        kind = EvidenceKind.TERMBASE if own else kind
        whose = "your termbase" if own else "starter terms"
        named = "" if same else f", as '{found.term}'"
        text = f"{whose}: {found.entry.subject_field}, {found.entry.subfield or 'no subfield'}{named}"
        yield Suggestion(_in_number(found, term), kind, ranked(kind, rank), text)


def _in_number(found: KnownEnglish, term: str) -> str:
    """Give the English in the number of the Dutch term, when that is another than the entry's."""
    preferred: Term = found.entry.in_language("nl")[0]
    if preferred.plural in {"=", "-"} or preferred.pos not in {"noun", ""} or found.term.casefold() == term.casefold():
        return found.en
    return plural(found.en) if is_plural(term) and not is_plural(found.term) else found.en


def _from_near(near: Iterable[KnownEnglish]) -> Iterator[Suggestion]:
    for rank, found in enumerate(near):
        confidence = ranked(EvidenceKind.FUZZY, rank) * found.likeness / 100
        yield Suggestion(found.en, EvidenceKind.FUZZY, confidence, f"spelt like '{found.term}' ({found.likeness:.0f}%)")


def _false_friends(termbase: Termbase) -> dict[str, list[tuple[str, tuple[str, ...], str]]]:
    found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for row in termbase.rows('SELECT key, wrong, "right", why FROM starter.false_friends ORDER BY id'):
        found.setdefault(row["key"], []).append((row["wrong"], tuple(json.loads(row["right"])), row["why"]))
    return found
