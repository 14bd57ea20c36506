"""A Dutch text to its terms, sentence by sentence, each with the English that its entry gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    """Give segments with their terms; without `starter` only the approved ones."""
    for segment in segments:
        yield AnnotatedSegment(segment.text, segment.place, tuple(terms_in(index, segment.text, starter=starter)))


def terms_in(index: TermIndex, text: str, *, starter: bool = True) -> Iterator[Annotation]:
    """Give the terms of a text."""
    for match in find_terms(index, text):
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
