"""The safety net under the patterns: known terms wherever they stand, whatever the tagger made of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.dutch.keys import word_key
from glossary.mining.fields import FieldKnowledge

# The longest known terms have eight words; longer ones are headings.
_MOST_WORDS = 8
# Shorter words are abbreviations that many fields share, and function words.
_MIN_LETTERS = 3
# Tags of words that may be a known term on their own outside a noun phrase: afschrijven, verlieslatend.
_CONTENT = frozenset({"VERB", "PTCP", "ADJ", "NUM", "X", "NOUN", "PROPN"})


def known_spans(texts: Sequence[str], tags: Sequence[str], knowledge: FieldKnowledge) -> Iterator[tuple[int, int]]:
    """Give the start and end, in words, of every known term in a sentence."""
    keys = [word_key(text) if tag != "PUNCT" else "" for text, tag in zip(texts, tags, strict=True)]
    concepts, phrases = knowledge.concepts, knowledge.phrases
    for start, key in enumerate(keys):
        if len(key) >= _MIN_LETTERS and key in concepts and tags[start] in _CONTENT:
            yield start, start + 1
        wanted = phrases.get(key)
        if wanted is None:
            continue
        joined = key
        for end in range(start + 1, min(len(keys), start + _MOST_WORDS)):
            if not keys[end] and texts[end] != ",":
                break
            joined += keys[end]
            if joined in wanted:
                yield start, end + 1
