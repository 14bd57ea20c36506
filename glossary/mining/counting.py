"""Segments to counts of candidate forms: the map of mining. Counts of several blocks add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.dutch.keys import word_key
from glossary.dutch.lexicon import is_known, zipf
from glossary.mining.ellipsis import ellipses
from glossary.mining.fields import FieldKnowledge
from glossary.mining.glosses import glosses
from glossary.mining.net import known_spans
from glossary.mining.patterns import candidate_spans
from glossary.mining.sentence import analyse_sentence

# Zipf frequency from which a noun is everyday: poging, kosten, week.
_EVERYDAY = 4.3
# Tags of the words that make a phrase of nouns.
_JOINING = frozenset({"ADJ", "PTCP", "ADP"})
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
    # An everyday noun before another is chance (een poging investeerders te verzekeren): no phrase that others are parts of.
    phrasal = _covered({span for span in spans if span in known or not _is_chance(texts, tags, span)})
    covered = _covered(known)
    _note_spans(spans, texts, tags, number, counts)
    for span in spans:
        form = _form(texts, span)
        if _lies_in(span, phrasal):
            counts.nested[form] = counts.nested.get(form, 0) + 1
        if span not in phrases:
            counts.loose[form] = counts.loose.get(form, 0) + 1
        if _lies_in(span, covered):
            counts.within[form] = counts.within.get(form, 0) + 1
    if "-" in text or "(" in text:
        _count_heads(texts, tags, number, counts, knowledge)
        _count_ellipses(texts, number, counts)
        for gloss in glosses(texts, spans):
            counts.glosses[gloss] = counts.glosses.get(gloss, 0) + 1


def _note_spans(spans: list[tuple[int, int]], texts: list[str], tags: list[str], number: int, counts: Counts) -> None:
    """Count the forms of some spans, and how many of them begin or end in a name."""
    forms, first, names = counts.forms, counts.first, counts.names
    for span in spans:
        form = _form(texts, span)
        forms[form] = forms.get(form, 0) + 1
        if form not in first:
            first[form] = number
        if tags[span[1] - 1] == "PROPN" or tags[span[0]] == "PROPN":
            names[form] = names.get(form, 0) + 1


def _form(texts: list[str], span: tuple[int, int]) -> str:
    start, end = span
    return texts[start] if end - start == 1 else " ".join(texts[start:end])


def _count_heads(texts: list[str], tags: list[str], number: int, counts: Counts, knowledge: FieldKnowledge) -> None:
    """Count the noun behind a name: processors in Graviton-processors. The name makes no term of it."""
    for text, tag in zip(texts, tags, strict=True):
        front, hyphen, head = text.partition("-")
        if not hyphen or tag != "NOUN" or not front[:1].isupper() or len(head) < _MIN_HEAD or not head.islower():
            continue
        if word_key(front) not in knowledge.concepts:
            counts.forms[head] = counts.forms.get(head, 0) + 1
            counts.first.setdefault(head, number)


def _count_ellipses(texts: list[str], number: int, counts: Counts) -> None:
    """Count the words that an ellipsis leaves out, and the phrase as it stands."""
    for found in ellipses(texts):
        wholes = (*found.wholes, " ".join(texts[found.start : found.end])) if found.phrase else found.wholes
        for form in wholes:
            counts.forms[form] = counts.forms.get(form, 0) + 1
            counts.first.setdefault(form, number)


def _covered(phrases: set[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give the longest phrase of several words over each position."""
    covered: dict[int, tuple[int, int]] = {}
    for start, end in sorted(phrases, key=lambda span: span[1] - span[0]):
        if end - start > 1:
            covered.update((position, (start, end)) for position in range(start, end))
    return covered


def _is_chance(texts: list[str], tags: list[str], span: tuple[int, int]) -> bool:
    """Say whether a span is bare nouns of which the first is an everyday word."""
    start, end = span
    return end - start > 1 and _JOINING.isdisjoint(tags[start:end]) and zipf(texts[start]) >= _EVERYDAY


def _lies_in(span: tuple[int, int], covered: dict[int, tuple[int, int]]) -> bool:
    """Say whether a span is a part of the longest one over its last position."""
    outer = covered.get(span[1] - 1)
    return outer is not None and outer != span and outer[0] <= span[0] and span[1] <= outer[1]


def plain_start(word: str, tag: str) -> str:
    """Take the capital off the first word of a sentence, unless it is a name.

    >>> plain_start("Omzet", "NOUN"), plain_start("AI-chips", "NOUN"), plain_start("Kern", "PROPN")
    ('omzet', 'AI-chips', 'Kern')
    """
    if tag == "PROPN" or not word[:1].isupper() or not word[1:2].islower():
        return word
    return word[0].lower() + word[1:] if "-" not in word or is_known(word) else word
