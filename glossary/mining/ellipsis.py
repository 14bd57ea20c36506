"""Coordination with a word left out, to the whole words: winst- en verliesrekening, in- en verkoopfacturen, (half)jaarcijfers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glossary.dutch.compounds import analyse
from glossary.dutch.lexicon import is_known, zipf

_AND = frozenset({"en", "of", "als", "tot", "dan", "en/of"})
_OPTIONAL = re.compile(r"^\(([^\W\d_]+)-?\)([^\W\d_]+)$")
# What a verb begins with in inkoop, verkoop, uitgave, opname.
_PARTICLES = ("ver", "uit", "in", "aan", "af", "op", "toe", "over", "door", "bij", "na", "voor")
# The shortest tail that two words share: -dag, -wet.
_MIN_TAIL = 3
_MIN_WHOLE = 5


class Resolved(NamedTuple):
    """The whole words behind an ellipsis, and the words of the sentence it spans."""

    start: int
    end: int
    wholes: tuple[str, ...]
    """Words that the text leaves out or shortens; the one it writes in full is not among them."""
    phrase: bool
    """Whether the span as it stands is a term of its own (winst- en verliesrekening)."""


def ellipses(texts: Sequence[str]) -> Iterator[Resolved]:
    """Give the ellipses of a sentence.

    >>> [found.wholes for found in ellipses("de winst- en verliesrekening en de in- en verkoopfacturen".split())]
    [('winstrekening',), ('inkoopfacturen',)]
    >>> [found.wholes for found in ellipses(["(half)jaarcijfers"])]
    [('halfjaarcijfers', 'jaarcijfers')]
    """
    for position, text in enumerate(texts):
        if text.startswith("("):
            if optional := _OPTIONAL.match(text):
                first, rest = optional.groups()
                yield Resolved(position, position + 1, (first.casefold() + rest, rest), phrase=False)
        elif text.endswith("-") and len(text) > 2 and position + 2 < len(texts) and texts[position + 1] in _AND:
            if whole := complete(text[:-1], texts[position + 2]):
                yield Resolved(position, position + 3, (whole,), phrase=True)
        elif _is_tail(texts, position) and (whole := _complete_tail(texts[position - 2], text[1:])):
            yield Resolved(position - 2, position + 1, (whole,), phrase=False)


def _is_tail(texts: Sequence[str], position: int) -> bool:
    """Say whether a word stands for the end of the one two before it: inkoopprijzen en -voorwaarden."""
    text = texts[position]
    return text.startswith("-") and len(text) > _MIN_TAIL and position >= 2 and texts[position - 1] in _AND


@lru_cache(maxsize=20_000)
def complete(first: str, full: str) -> str:
    """Complete a first part with the tail of the word that is written in full; nothing when no tail fits.

    >>> complete("winst", "verliesrekening"), complete("in", "verkoopfacturen"), complete("AI", "cloudinfrastructuur")
    ('winstrekening', 'inkoopfacturen', 'AI-infrastructuur')
    """
    tails = _tails(full)
    glue = "-" if first.isupper() or full.count("-") else ""
    best = max(((zipf(first + tail), -order, first + tail) for order, tail in enumerate(tails)), default=(0.0, 0, ""))
    if best[0] > 0:
        return best[2].lower() if not first.isupper() else best[2]
    inner = [tail for tail in tails if is_known(tail)]
    particle = first.casefold() in _PARTICLES and next(
        (tail for tail in _tails_of_verb(full) if is_known(first + tail) or _known_front(first + tail)), ""
    )
    if particle:
        return f"{first}{particle}"
    return f"{first}{glue}{inner[0]}" if inner and len(first) + len(inner[0]) >= _MIN_WHOLE else ""


def _tails(full: str) -> list[str]:
    """Give the tails of a compound at the borders of its parts, longest first."""
    found = analyse(full)
    if found is None:
        return []
    folded, position, tails = full.casefold(), 0, []
    for part, following in zip(found.parts, found.parts[1:], strict=False):
        position = folded.find(part, position) + len(part)
        start = folded.find(following, position)
        tails.append(folded[start:])
    return [tail for tail in tails if len(tail) >= _MIN_TAIL]


def _tails_of_verb(full: str) -> Iterator[str]:
    """Give what stands behind the particle of the first part: koopfacturen of verkoopfacturen."""
    for particle in _PARTICLES:
        if full.casefold().startswith(particle) and len(full) > len(particle) + _MIN_TAIL:
            yield full.casefold()[len(particle) :]


def _known_front(word: str) -> bool:
    """Say whether a made-up compound begins with a word as people use it: inkoop in inkoopfacturen."""
    found = analyse(word)
    return found is not None and len(found.parts[0]) > _MIN_TAIL and is_known(found.parts[0])


@lru_cache(maxsize=20_000)
def _complete_tail(full: str, last: str) -> str:
    """Complete a last part with the front of the word before: inkoopprijzen en -voorwaarden."""
    found = analyse(full)
    if found is None:
        return ""
    tail = _tails(full)
    if not tail:
        return ""
    front = full[: len(full) - len(tail[-1])]
    return front + last
