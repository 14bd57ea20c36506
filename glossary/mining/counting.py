"""Segments to counts of candidate forms: the map of mining. Counts of several blocks add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.dutch.lexicon import is_known
from glossary.mining.patterns import candidate_spans
from glossary.mining.sentence import analyse_sentence
from glossary.model import Segment


@dataclass(slots=True)
class Counts:
    """What one block of segments of one document holds. A form is its words as written, joined by a space."""

    forms: dict[str, int] = field(default_factory=dict)
    """How often each form occurs."""
    first: dict[str, int] = field(default_factory=dict)
    """The segment of the block, counted from 0, in which each form occurs first."""
    nested: dict[str, int] = field(default_factory=dict)
    """How often each form occurs inside a longer one."""
    names: dict[str, int] = field(default_factory=dict)
    """How often each form consists of names by the tags of its words."""
    words: int = 0
    segments: list[Segment] = field(default_factory=list)
    repaired: dict[str, int] = field(default_factory=dict)
    """Words that were run together and taken apart."""
    glosses: dict[tuple[str, str], int] = field(default_factory=dict)
    """Dutch form and English gloss in brackets behind it, with the segment."""


def count_block(segments: Iterable[Segment]) -> Counts:
    """Count the candidate forms of some segments of one document."""
    counts = Counts()
    for segment in segments:
        _count_segment(segment, len(counts.segments), counts)
        counts.segments.append(segment)
    return counts


def _count_segment(segment: Segment, number: int, counts: Counts) -> None:
    texts, _, tags, repaired = analyse_sentence(segment.text)
    counts.words += len(texts)
    for word in repaired:
        counts.repaired[word] = counts.repaired.get(word, 0) + 1
    if not texts:
        return
    texts[0] = plain_start(texts[0], tags[0])
    spans = list(candidate_spans(texts, tags))
    longest = _outermost(spans)
    forms, first, nested, names = counts.forms, counts.first, counts.nested, counts.names
    for start, end in spans:
        form = texts[start] if end - start == 1 else " ".join(texts[start:end])
        forms[form] = forms.get(form, 0) + 1
        if form not in first:
            first[form] = number
        if (start, end) not in longest:
            nested[form] = nested.get(form, 0) + 1
        if tags[end - 1] == "PROPN" or tags[start] == "PROPN":
            names[form] = names.get(form, 0) + 1


def _outermost(spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Give the spans that lie in no other."""
    outer: set[tuple[int, int]] = set()
    reach = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > reach:
            outer.add((start, end))
            reach = end
    return outer


def plain_start(word: str, tag: str) -> str:
    """Take the capital off the first word of a sentence, unless it is a name.

    >>> plain_start("Omzet", "NOUN"), plain_start("AI-chips", "NOUN"), plain_start("Kern", "PROPN")
    ('omzet', 'AI-chips', 'Kern')
    """
    if tag == "PROPN" or not word[:1].isupper() or not word[1:2].islower():
        return word
    return word[0].lower() + word[1:] if "-" not in word or is_known(word) else word
