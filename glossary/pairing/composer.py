"""A Dutch term to its composed readings in English: compounds, phrases and single parts, likeliest first."""

from __future__ import annotations

from glossary.english.keys import match_key
from glossary.model import SubjectField
from glossary.pairing.attested import AttestedEnglish
from glossary.pairing.compose import Compounds, Reading
from glossary.pairing.lexicon import ComponentLexicon
from glossary.pairing.phrases import Phrases
from glossary.pairing.units import Concepts, Units, Weights

FITTED = Weights()


class Composer:
    """Composes English from a component lexicon, the concepts of a termbase and attested English."""

    def __init__(
        self, lexicon: ComponentLexicon, concepts: Concepts, english: AttestedEnglish, weights: Weights = FITTED
    ) -> None:
        self._english = english
        self._weights = weights
        self._units = Units(lexicon, concepts, weights)
        self._compounds = Compounds(self._units, english, weights)
        self._phrases = Phrases(self._units, self._compounds, english, weights)

    def compose(self, term: str, subject_field: SubjectField, limit: int = 5) -> list[Reading]:
        """Give the English of a compound or phrase, likeliest first; nothing when a part is unknown."""
        words = term.split()
        if not words:
            return []
        if len(words) == 1:
            found = self._compounds.divided(words[0], subject_field) or self._compounds.prefixed(
                words[0], subject_field
            )
        else:
            found = self._phrases.readings(words, subject_field)
        best: dict[str, Reading] = {}
        for reading in sorted(self._weighed(reading) for reading in found):
            best.setdefault(match_key(reading.en), reading)
        return list(best.values())[:limit]

    def forget(self) -> None:
        """Drop what was found of units, after the lexicon has changed."""
        self._units.forget()

    def part(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the English of a word that is known only as a part."""
        return self._compounds.whole(word, subject_field)

    def _weighed(self, reading: Reading) -> Reading:
        """Prefer what is an English term already, whatever its Dutch."""
        attested = " " in reading.en and self._english.has(reading.en)
        return Reading(reading.cost - self._weights.attested, reading.en, reading.parts) if attested else reading
