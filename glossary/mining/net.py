"""The safety net under the patterns: known terms wherever they stand, whatever the tagger made of their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glossary.dutch.keys import word_key
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


class _KnownWords(dict[str, str]):
    """The keys of the words met that are a known term or begin one; nothing for the others."""

    def __init__(self, knowledge: FieldKnowledge) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.sorted = {first: sorted(keys) for first, keys in knowledge.phrases.items()}

    def __missing__(self, word: str) -> str:
        key = word_key(word)
        known = (len(key) >= _MIN_LETTERS and key in self.knowledge.concepts) or key in self.knowledge.phrases
        if len(self) >= _MOST_HELD:
            self.clear()
        self[word] = found = key if known else ""
        return found


# Words met by one process, for the knowledge it works with.
_MOST_HELD = 100_000
_met = _KnownWords(FieldKnowledge())


def known_spans(texts: Sequence[str], tags: Sequence[str], knowledge: FieldKnowledge) -> Iterator[tuple[int, int]]:
    """Give the start and end, in words, of every known term in a sentence."""
    global _met  # noqa: PLW0603 - a cache
    if _met.knowledge is not knowledge:
        _met = _KnownWords(knowledge)
    met = _met
    for start in [position for position, text in enumerate(texts) if met[text]]:
        if tags[start] == "PUNCT":
            continue
        key = met[texts[start]]
        single = tags[start] in _CONTENT and len(key) >= _MIN_LETTERS and key in knowledge.concepts
        if single and texts[start].casefold() not in _AMOUNTS:
            yield start, start + 1
        if key in knowledge.phrases:
            yield from _longer(texts, tags, start, met.sorted[key])


def _longer(texts: Sequence[str], tags: Sequence[str], start: int, wanted: list[str]) -> Iterator[tuple[int, int]]:
    """Give the spans of several words from `start` whose key is one of `wanted`, which is sorted."""
    joined = word_key(texts[start])
    for end in range(start + 1, min(len(texts), start + _MOST_WORDS)):
        key = word_key(texts[end]) if tags[end] != "PUNCT" else ""
        if not key and texts[end] != ",":
            return
        joined += key
        nearest = bisect_left(wanted, joined)
        if nearest == len(wanted) or not wanted[nearest].startswith(joined):
            return
        if key and wanted[nearest] == joined:
            yield start, end + 1
