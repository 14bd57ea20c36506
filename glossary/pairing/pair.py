"""A candidate to a term pair: every source asked, the evidence fused, the best five kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossary.dutch.keys import match_key, spelling_key, word_key
from glossary.dutch.lemmas import lemma
from glossary.english.inflection import plural
from glossary.english.keys import match_key as english_key
from glossary.model import Candidate, Equivalent, Evidence, EvidenceKind, SubjectField, Term, TermPair
from glossary.pairing.attested import attested_english
from glossary.pairing.cognates import english_cognate, is_english
from glossary.pairing.compose import Reading, is_plural
from glossary.pairing.composer import Composer
from glossary.pairing.confidence import calibrated, composed, features, fused, ranked
from glossary.pairing.known import KnownEnglish, KnownTerms, best_first, is_abbreviation
from glossary.pairing.learnt import LearntComponents, layered
from glossary.pairing.lexicon import load_components
from glossary.pairing.support import Provider, Suggestion, Support, is_part, without_fragments
from glossary.pairing.units import ConceptWord
from glossary.termbase.connection import Termbase
from glossary.termbase.wording import false_friends

# Suggestions kept for a term: what fits on a screen and covers nearly all right ones.
MOST_EQUIVALENTS = 5
# A term without any suggestion is worth this share of one with a sure suggestion: it has to be translated all the same.
_UNPAIRED = 0.5
_COGNATE_TOO = 0.5
# What is right elsewhere too, and the translator of the text did not choose, is this much less often right here, and stays
# behind what he did choose; measured by the benchmark beside_english.
_NOT_CHOSEN = 0.75
_KNOWN = frozenset({EvidenceKind.TERMBASE, EvidenceKind.CONCEPT, EvidenceKind.INFLECTED})


class Pairer:
    """Suggests English for candidates, from a termbase with the starter terms attached."""

    def __init__(
        self, termbase: Termbase, providers: Sequence[Provider] = (), learnt: LearntComponents | None = None
    ) -> None:
        self.known = KnownTerms(termbase)
        self._false_friends = _false_friends(termbase)
        self._providers = tuple(providers)
        shipped = load_components(termbase)
        self._learnt = learnt
        self.lexicon = layered(shipped, learnt) if learnt is not None else shipped
        self.english = attested_english(termbase)
        self.english.add(self.lexicon.all_examples())
        self._composer = Composer(self.lexicon, self._concept_words, self.english)

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
            worth=round(candidate.termhood * (_UNPAIRED + (1 - _UNPAIRED) * confidence), 6),
            variants=candidate.variants,
            is_name=candidate.is_name,
        )

    def equivalents(self, term: str, subject_field: SubjectField, key: str | None = None) -> tuple[Equivalent, ...]:
        """Give the English suggested for a Dutch term."""
        key = key or match_key(term)
        known = best_first(self.known.of(term, key), subject_field)
        supports = self.supports(term, subject_field, key, known)
        found = [
            Equivalent(support.en, round(confidence, 3), tuple(support.evidence) + self._warning(term, support.en))
            for support, confidence in zip(supports, self._confidences(term, supports), strict=True)
        ]
        found.sort(key=lambda equivalent: -equivalent.confidence)
        return tuple(found[:MOST_EQUIVALENTS])

    def supports(
        self, term: str, subject_field: SubjectField, key: str, known: Sequence[KnownEnglish], *, whole: bool = True
    ) -> list[Support]:
        """Give what speaks for each English term, surest guess first; spelling, number and hyphens aside, an English term is one.

        Without `whole` the term is not looked up as it stands, among parts and near spellings, but only composed.
        """
        found: dict[str, Support] = {}
        for suggestion in self._suggestions(term, subject_field, key, known, whole=whole):
            support = found.setdefault(english_key(suggestion.en), Support(suggestion.en))
            support.guesses[suggestion.kind] = max(suggestion.confidence, support.guesses.get(suggestion.kind, 0.0))
            support.evidence.append(Evidence(suggestion.kind, suggestion.text))
        for provider in self._providers:
            for suggestion in provider(term, subject_field):
                support = found.setdefault(english_key(suggestion.en), Support(suggestion.en))
                support.provided.append(suggestion.confidence)
                support.evidence.append(Evidence(suggestion.kind, suggestion.text))
            self._confirm(provider, term, found.values())
        return sorted(without_fragments(found.values()), key=lambda support: -fused(support.guesses.values()))

    @staticmethod
    def _confirm(provider: Provider, term: str, supports: Iterable[Support]) -> None:
        """Let a provider confirm what other sources suggest, where it has a method for it."""
        confirm = getattr(provider, "confirm", None)
        if confirm is None:
            return
        said = [(one, found) for one in supports if one.guesses and (found := confirm(term, one.en)) is not None]
        wordings = [support.en for support, _ in said]
        for support, suggestion in said:
            if is_part(support.en, wordings):
                continue
            support.provided.append(suggestion.confidence)
            support.evidence.insert(0, Evidence(suggestion.kind, suggestion.text))
            support.confirmed = True

    def features(self, term: str, supports: Sequence[Support]) -> list[tuple[float, ...]]:
        """Give what the confidence model looks at, for each support in its place."""
        guesses = [fused(support.guesses.values()) for support in supports]
        return [
            features(
                guess,
                max(guesses[:place] + guesses[place + 1 :], default=0.0),
                place,
                known=not _KNOWN.isdisjoint(support.kinds),
                phrase=" " in term,
                attested=self.english.has(support.en),
            )
            for place, (support, guess) in enumerate(zip(supports, guesses, strict=True))
        ]

    def forget(self) -> None:
        """Drop what was composed before, after the lexicon or the attested English has changed."""
        self._composer.forget()

    def _confidences(self, term: str, supports: Sequence[Support]) -> list[float]:
        found: list[float] = []
        for support, values in zip(supports, self.features(term, supports), strict=True):
            modelled = calibrated(values) if support.guesses else 0.0
            own = support.guesses.get(EvidenceKind.TERMBASE, 0.0)
            found.append(max(own, fused([modelled, *support.provided]) if support.provided else modelled))
        # The translator of this text chose among what is right elsewhere too.
        if not any(support.confirmed for support in supports):
            return found
        return [
            value if support.confirmed or EvidenceKind.TERMBASE in support.kinds else value * _NOT_CHOSEN
            for support, value in zip(supports, found, strict=True)
        ]

    def compose(self, term: str, subject_field: SubjectField) -> list[Reading]:
        """Give the compositions of a term alone, without what the termbase knows of it as a whole."""
        return self._composer.compose(term, subject_field)

    def _suggestions(
        self, term: str, subject_field: SubjectField, key: str, known: Sequence[KnownEnglish], *, whole: bool
    ) -> Iterator[Suggestion]:
        yield from _from_concepts(term, known)
        for rank, en in enumerate(self.lexicon.examples(key, subject_field)):
            yield Suggestion(
                en, EvidenceKind.COMPOSED, ranked(EvidenceKind.INFLECTED, rank), "an example in the starter components"
            )
        if not known:
            yield from self._adopted(term, key)
        # A word that English has almost letter for letter is hardly a compound.
        doubt = _COGNATE_TOO if " " not in term and not known and english_cognate(term) else 1.0
        readings = self._composer.compose(term, subject_field)
        for rank, reading in enumerate(readings):
            parts = ", ".join(f"{nl} = {en}{self._whence(nl, en)}" for nl, en in reading.parts)
            yield Suggestion(reading.en, EvidenceKind.COMPOSED, doubt * composed(reading.cost, rank), parts)
        if not known and whole and " " not in term:
            yield from self._parts(term, subject_field, key)
        if not known and whole and not readings:  # what can be composed is hardly a mistyped term
            yield from _from_near(best_first(self.known.near(term), subject_field))

    def _whence(self, nl: str, en: str) -> str:
        """Say of a part of a composition that it was learnt from the user's own translations, where it was."""
        return " (as in your translations)" if self._learnt is not None and self._learnt.has(nl, en) else ""

    def _adopted(self, term: str, key: str) -> Iterator[Suggestion]:
        """Suggest the term itself when its words are English and no false friends."""
        words = term.split()
        base = [lemma(word) if word.islower() else word for word in words]
        if not words or key in self._false_friends or not all(is_english(word) for word in base):
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
            yield Suggestion(
                reading.en, EvidenceKind.COMPOSED, composed(reading.cost, rank), f"{term} = {reading.en}, {says}"
            )

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
        readings = self.known.by_key(key)
        # data has the key of datum; where the word itself is a term, the other is another word.
        exact = tuple(known for known in readings if spelling_key(known.term) == key)
        for known in best_first(exact or readings, subject_field):
            # A participle as a noun has the key of its verb: gedaagde is no reading of dagen.
            if known.likeness < 100 or spelling_key(known.term)[:2] != key[:2]:
                continue
            if is_abbreviation(known.en) and not known.abbreviated:
                continue
            pos = known.entry.in_language("nl")[0].pos or "noun"
            same = known.entry.subject_field is subject_field
            found.setdefault(known.en, ConceptWord(known.en, pos, len(found), same, known.abbreviated))
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
    for friend in false_friends(termbase):
        found.setdefault(friend.key, []).append((friend.wrong, friend.right, friend.why))
    return found
