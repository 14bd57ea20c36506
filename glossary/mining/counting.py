"""Segments to counts of candidate forms: the map of mining. Counts of several blocks add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.dutch.keys import word_key
from glossary.dutch.lexicon import is_known
from glossary.mining.ellipsis import ellipses
from glossary.mining.fields import FieldKnowledge
from glossary.mining.glosses import glosses
from glossary.mining.net import known_spans
from glossary.mining.patterns import candidate_spans
from glossary.mining.sentence import analyse_sentence


# A shorter noun behind a name is mostly a title or a legal form: -ceo, -top, -nv.
_MIN_HEAD = 5


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
    loose: dict[str, int] = field(default_factory=dict)
    """How often each form stands outside a noun phrase: known verbs, adjectives and phrases."""
    within: dict[str, int] = field(default_factory=dict)
    """How often each form is a part of a longer known term."""
    words: int = 0
    repaired: dict[str, int] = field(default_factory=dict)
    """Words that were run together and taken apart."""
    glosses: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often a gloss in brackets stands behind a form, by both."""


def count_block(texts: Iterable[str], knowledge: FieldKnowledge) -> Counts:
    """Count the candidate forms in the texts of some segments of one document."""
    counts = Counts()
    for number, text in enumerate(texts):
        _count_text(text, number, counts, knowledge)
    return counts


def _count_text(text: str, number: int, counts: Counts, knowledge: FieldKnowledge) -> None:
    texts, tags, repaired = analyse_sentence(text)
    counts.words += len(texts)
    for word in repaired:
        counts.repaired[word] = counts.repaired.get(word, 0) + 1
    if not texts:
        return
    texts[0] = plain_start(texts[0], tags[0])
    phrases = set(candidate_spans(texts, tags))
    known = set(known_spans(texts, tags, knowledge))
    spans = sorted(phrases | known)
    longest = _outermost(spans)
    covered = _covered(known)
    forms, first, nested, names, loose = counts.forms, counts.first, counts.nested, counts.names, counts.loose
    for span in spans:
        start, end = span
        form = texts[start] if end - start == 1 else " ".join(texts[start:end])
        forms[form] = forms.get(form, 0) + 1
        if form not in first:
            first[form] = number
        if span not in longest:
            nested[form] = nested.get(form, 0) + 1
        if tags[end - 1] == "PROPN" or tags[start] == "PROPN":
            names[form] = names.get(form, 0) + 1
        if span not in phrases:
            loose[form] = loose.get(form, 0) + 1
        if (
            covered
            and end - 1 in covered
            and (start, end) != covered[end - 1]
            and start >= covered[end - 1][0]
            and end <= covered[end - 1][1]
        ):
            counts.within[form] = counts.within.get(form, 0) + 1
    if "-" in text or "(" in text:
        _count_heads(texts, tags, number, counts, knowledge)
        _count_ellipses(texts, number, counts)
        for gloss in glosses(texts, spans):
            counts.glosses[gloss] = counts.glosses.get(gloss, 0) + 1


def _count_heads(texts: list[str], tags: list[str], number: int, counts: Counts, knowledge: FieldKnowledge) -> None:
    """Count the noun behind a name: processors in Graviton-processors. The name makes no term of it."""
    for text, tag in zip(texts, tags, strict=True):
        front, hyphen, head = text.partition("-")
        if not hyphen or tag != "NOUN" or not front[:1].isupper() or len(head) < _MIN_HEAD or not head.islower():
            continue
        if word_key(front) not in knowledge.concepts:
            counts.forms[head] = counts.forms.get(head, 0) + 1
            counts.nested[head] = counts.nested.get(head, 0) + 1
            counts.first.setdefault(head, number)


def _count_ellipses(texts: list[str], number: int, counts: Counts) -> None:
    """Count the words that an ellipsis leaves out, and the phrase as it stands."""
    for found in ellipses(texts):
        wholes = (*found.wholes, " ".join(texts[found.start : found.end])) if found.phrase else found.wholes
        for form in wholes:
            counts.forms[form] = counts.forms.get(form, 0) + 1
            counts.first.setdefault(form, number)


def _covered(known: set[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give the longest known term of several words over each position."""
    covered: dict[int, tuple[int, int]] = {}
    for start, end in sorted(known, key=lambda span: span[1] - span[0]):
        if end - start > 1:
            covered.update((position, (start, end)) for position in range(start, end))
    return covered


def _outermost(spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Give the spans that lie in no other. The spans must be sorted.

    >>> sorted(_outermost([(0, 1), (0, 2), (1, 2), (1, 3)]))
    [(0, 2), (1, 3)]
    """
    outer: set[tuple[int, int]] = set()
    reach = -1
    # Of the spans with one start, the last is the longest.
    for span in dict(spans).items():
        if span[1] > reach:
            outer.add(span)
            reach = span[1]
    return outer


def plain_start(word: str, tag: str) -> str:
    """Take the capital off the first word of a sentence, unless it is a name.

    >>> plain_start("Omzet", "NOUN"), plain_start("AI-chips", "NOUN"), plain_start("Kern", "PROPN")
    ('omzet', 'AI-chips', 'Kern')
    """
    if tag == "PROPN" or not word[:1].isupper() or not word[1:2].islower():
        return word
    return word[0].lower() + word[1:] if "-" not in word or is_known(word) else word
