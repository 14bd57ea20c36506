"""Annotated sentences to lines for a terminal: terms underlined where colours are wanted, a list below each sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from glossary.annotating.annotate import AnnotatedSegment, listed

# Underlined and green for approved terms, underlined for starter terms.
_OWN, _STARTER, _END = "\x1b[4;32m", "\x1b[4m", "\x1b[0m"
# Equivalents shown for each term.
_SHOWN = 3


def lines(segments: Iterable[AnnotatedSegment], clean: Callable[[str], str], *, colour: bool) -> Iterator[str]:
    """Give the lines; `clean` takes out of a text what a terminal would obey."""
    for segment in segments:
        yield _sentence(segment, clean) if colour else clean(segment.text)
        for one in listed(segment):
            mark = "✓" if one.own else "·"
            yield clean(f"  {mark} {one.term} = {' | '.join(one.english[:_SHOWN])}")
        yield ""


def _sentence(segment: AnnotatedSegment, clean: Callable[[str], str]) -> str:
    pieces: list[str] = []
    at = 0
    for one in segment.annotations:
        colour = _OWN if one.own else _STARTER
        pieces += [clean(segment.text[at : one.start]), colour, clean(segment.text[one.start : one.end]), _END]
        at = one.end
    return "".join([*pieces, clean(segment.text[at:])])
