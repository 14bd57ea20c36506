"""A Dutch text to its terms, sentence by sentence, each with the English that its entry gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.annotating.readings import field_first
from glossary.checking.matching import Match, find_terms
from glossary.checking.terms import TermIndex
from glossary.model import Place, Segment


@dataclass(frozen=True, slots=True)
class Annotation:
    """A term in a sentence."""

    start: int
    end: int
    surface: str
    """The words as written there."""
    term: str
    """The Dutch term as its entry writes it."""
    english: tuple[str, ...]
    """Its English, preferred first."""
    own: bool
    """Whether the person approved it; else it is a starter term."""


@dataclass(frozen=True, slots=True)
class AnnotatedSegment:
    """A sentence with its terms in the order they stand in."""

    text: str
    place: Place
    annotations: tuple[Annotation, ...]


def annotated(index: TermIndex, segments: Iterable[Segment], *, starter: bool = True) -> Iterator[AnnotatedSegment]:
    """Give the segments of a text with their terms; without `starter` only the approved ones."""
    kept = list(segments)
    found = terms_in(index, [segment.text for segment in kept], starter=starter)
    for segment, terms in zip(kept, found, strict=True):
        yield AnnotatedSegment(segment.text, segment.place, terms)


def terms_in(index: TermIndex, texts: Iterable[str], *, starter: bool = True) -> Iterator[tuple[Annotation, ...]]:
    """Give the terms of each sentence of a text, with the English of the reading that fits the text first."""
    for matches in field_first(index.fields, [find_terms(index, text) for text in texts]):
        yield tuple(_annotations(index, matches, starter=starter))


def _annotations(index: TermIndex, matches: Iterable[Match], *, starter: bool) -> Iterator[Annotation]:
    for match in matches:
        if (made := _annotation(index, match)) and (starter or made.own) and (made.own or not match.part_of):
            yield made


def _annotation(index: TermIndex, match: Match) -> Annotation | None:
    expected = index.expected(match.key, match.terms)
    english = tuple(dict.fromkeys([expected.preferred, *(term.text for term in expected.admitted)]))
    if not expected.preferred or (match.key in index.rejected and not expected.own):
        return None
    return Annotation(match.start, match.end, match.surface, match.terms[0].text, english, expected.own)


def listed(segment: AnnotatedSegment) -> list[Annotation]:
    """Give each term of a sentence once, in order."""
    return list({one.term.casefold(): one for one in reversed(segment.annotations)}.values())[::-1]
