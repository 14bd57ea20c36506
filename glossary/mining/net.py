"""The safety net under the patterns: known terms wherever they stand, whatever the tagger made of their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.dutch.keys import readings, word_key
from glossary.dutch.lexicon import CALENDAR, UNITS
from glossary.mining.fields import FieldKnowledge

# The longest known terms have eight words; longer ones are headings.
_MOST_WORDS = 8
# Shorter words are abbreviations that many fields share, and function words.
_MIN_LETTERS = 3
# Words of bare amounts and dates, known terms or not; percentage points and basis points are terms.
_AMOUNTS = (UNITS | CALENDAR) - {"procentpunt", "procentpunten", "basispunten"}
# Tags of words that may be a known term on their own outside a noun phrase: afschrijven, verlieslatend.
_CONTENT = frozenset({"VERB", "PTCP", "ADJ", "NUM", "X", "NOUN", "PROPN"})


class _Met(NamedTuple):
    """What a word may be."""

    term: str
    """The match key of the known term that it is a form of, or nothing."""
    begins: str
    """The match key of the first word of known terms that it is a form of, or nothing."""


class _KnownWords(dict[str, _Met | None]):
    """What the words met may be; None for most."""

    def __init__(self, knowledge: FieldKnowledge) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.sorted = {first: sorted(keys) for first, keys in knowledge.phrases.items()}

    def __missing__(self, word: str) -> _Met | None:
        keys = readings(word)
        concepts, phrases = self.knowledge.concepts, self.knowledge.phrases
        met = _Met(
            next((key for key in keys if len(key) >= _MIN_LETTERS and key in concepts), ""),
            next((key for key in keys if key in phrases), ""),
        )
        if len(self) >= _MOST_HELD:
            self.clear()
        self[word] = found = met if any(met) else None
        return found


# Words met by one process, for the knowledge it works with.
_MOST_HELD = 100_000
_known_words = _KnownWords(FieldKnowledge())


def known_spans(texts: Sequence[str], tags: Sequence[str], knowledge: FieldKnowledge) -> Iterator[tuple[int, int]]:
    """Give the start and end, in words, of every known term in a sentence."""
    global _known_words  # noqa: PLW0603 - a cache
    if _known_words.knowledge is not knowledge:
        _known_words = _KnownWords(knowledge)
    known = _known_words
    for start, text in enumerate(texts):
        met = known[text]
        if met is None or tags[start] == "PUNCT":
            continue
        # Delft is not a form of delven.
        fits = tags[start] in _CONTENT and (tags[start] != "PROPN" or met.term == word_key(text))
        if met.term and fits and text.casefold() not in _AMOUNTS:
            yield start, start + 1
        if met.begins:
            yield from _longer(texts, tags, start, met.begins, known.sorted[met.begins])


def _longer(
    texts: Sequence[str], tags: Sequence[str], start: int, joined: str, wanted: list[str]
) -> Iterator[tuple[int, int]]:
    """Give the spans of several words from `start`, whose key is `joined`, with a key that is one of `wanted`, which is sorted."""
    for end in range(start + 1, min(len(texts), start + _MOST_WORDS)):
        key = word_key(texts[end]) if tags[end] != "PUNCT" else ""
        if not key and texts[end] != ",":
            return
        if _has(wanted, joined + key):
            if key:
                yield start, end + 1
        # Only what begins alike may be another reading of the same form.
        elif _goes_on(wanted, joined + key[:2]) and any(_has(wanted, joined + other) for other in readings(texts[end])):
            yield start, end + 1
        joined += key
        if not _goes_on(wanted, joined):
            return


def _has(wanted: list[str], key: str) -> bool:
    place = bisect_left(wanted, key)
    return place < len(wanted) and wanted[place] == key


def _goes_on(wanted: list[str], beginning: str) -> bool:
    place = bisect_left(wanted, beginning)
    return place < len(wanted) and wanted[place].startswith(beginning)
