"""How the concepts of terms/ render the parts of their compounds: which English of a part is the usual one.

`recht` may be law, right or duty; in the concepts whose Dutch term ends in -recht the English ends in law most of the
time. The counts weigh the renderings that components.csv offers, and where one part is accounted for, what is left of the English
is a rendering of the other: handelsrelatie, commercial relationship, teaches handel = commercial.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from glossary.dutch.compounds import analyse
from glossary.dutch.keys import fold, match_key, word_key
from glossary.english.inflection import singular
from glossary.model import ConceptEntry, Term, TermStatus
from glossary.starter.parsing import Component

# The preferred English counts whole; an admitted one is one of several.
_PREFERRED, _ADMITTED = 1.0, 0.4
# An example of a component was written to show it, not to count it.
EXAMPLE_WEIGHT = 0.5
# What is left over may hold more or less than the other part.
_LEFT_OVER = 0.5
_MOST_LEFT_OVER = 2
# Role and field as `head/finance`, key of the part, English.
Usage = Counter[tuple[str, str, str]]
Offered = Mapping[tuple[str, str], Iterable[str]]


class _Cut(NamedTuple):
    """One way to see a Dutch term as two parts."""

    before: tuple[str, str]
    """Role of the part that stands before, and its letters or key."""
    after: tuple[str, str]


def offered_renderings(components: Iterable[Component]) -> dict[tuple[str, str], dict[str, None]]:
    """Give the English that components have, each once and in their order, by role and key."""
    written: dict[tuple[str, str], dict[str, None]] = {}
    inflected: dict[tuple[str, str], dict[str, None]] = {}
    for part in components:
        written.setdefault((part.role, fold(part.nl)), {}).update(dict.fromkeys(part.en))
        inflected.setdefault((part.role, word_key(part.nl)), {}).update(dict.fromkeys(part.en))
    return inflected | written


def count_usage(concepts: Iterable[ConceptEntry], components: Iterable[Component]) -> Usage:
    """Count, for each role and field, key and English of a part, the concepts that use it so.

    The examples of components are counted as well, and given as they are in the role `example`.
    """
    components = tuple(components)
    offered = offered_renderings(components)
    usage: Usage = Counter()
    for concept in concepts:
        usage.update(concept_usage(concept, offered))  # weights, not whole counts
    for part in components:
        for dutch, en in part.examples:
            usage["example/" + part.field, match_key(dutch), en] = 1
            usage.update(term_usage(dutch, en, part.field, EXAMPLE_WEIGHT, offered))
    return usage


def concept_usage(concept: ConceptEntry, offered: Offered) -> dict[tuple[str, str, str], float]:
    """Count what one concept shows of its parts."""
    found: dict[tuple[str, str, str], float] = {}
    english = [term for term in concept.in_language("en") if not _is_short(term)]
    for dutch in concept.in_language("nl"):
        for term in english if _cuts(dutch.text) else ():
            weight = _PREFERRED if term.status is TermStatus.PREFERRED else _ADMITTED
            for what, counted in term_usage(dutch.text, term.text, concept.subject_field, weight, offered).items():
                found[what] = found.get(what, 0.0) + counted
    return found


def term_usage(
    dutch: str, english: str, field: str, weight: float, offered: Offered
) -> dict[tuple[str, str, str], float]:
    """Count what one Dutch term with one English term shows of its parts."""
    found: dict[tuple[str, str, str], float] = {}
    for before, after in _cuts(dutch):
        cut = _Cut(_part(before, offered), _part(after, offered))
        for (role, key), en, share in _renderings(cut, english, offered):
            what = (f"{role}/{field}", key, en)
            found[what] = found.get(what, 0.0) + weight * share
    return found


def _is_short(term: Term) -> bool:
    return term.kind == "abbr" or " " not in term.text or term.status not in {TermStatus.PREFERRED, TermStatus.ADMITTED}


@lru_cache(maxsize=1_000)  # a term is asked for once with each of its English terms, one behind the other
def _cuts(dutch: str) -> tuple[_Cut, ...]:
    """Give the ways to see a compound, or an adjective with its noun, as two parts with their roles."""
    words = dutch.split()
    if len(words) == 2:
        return (_Cut(("adjective", words[0]), ("head", words[1])),)
    found = analyse(words[0]) if len(words) == 1 else None
    if found is None:
        return ()
    cuts: list[_Cut] = []
    position = 0
    word = words[0].casefold()
    for part in found.parts[:-1]:
        position = word.find(part, position) + len(part)
        after = _without_linker(word[position:], found.parts)
        cuts.append(_Cut(("modifier", word[:position]), ("head", after)))
    return tuple(cuts)


def _part(part: tuple[str, str], offered: Offered) -> tuple[str, str]:
    """Give the key of a part: as written where components have it so, since data has the key of datum."""
    role, text = part
    written = (role, fold(text))
    return written if written in offered else (role, word_key(text))


def _without_linker(rest: str, parts: tuple[str, ...]) -> str:
    """Take the linking letters off the front of the rest of a compound."""
    starts = [part for part in parts if rest.endswith(part) or part in rest]
    for linker in ("", "-", "s", "en", "n", "e", "er"):
        stripped = rest.removeprefix(linker)
        if any(stripped.startswith(part) for part in starts):
            return stripped
    return rest


def _renderings(cut: _Cut, english: str, offered: Offered) -> Iterator[tuple[tuple[str, str], str, float]]:
    """Give what an English term shows of both parts: those that components offer, and what one of them leaves over."""
    folded = _folded(english)
    before = [en for en in offered.get(cut.before, ()) if _renders(folded, *_edges(en, "modifier"))]
    after = [en for en in offered.get(cut.after, ()) if _renders(folded, *_edges(en, "head"))]
    yield from ((cut.before, en, 1.0) for en in before)
    yield from ((cut.after, en, 1.0) for en in after)
    if after and not before and (rest := _rest(english, max(after, key=len), front=False)):
        yield cut.before, rest, _LEFT_OVER
    if before and not after and (rest := _rest(english, max(before, key=len), front=True)):
        yield cut.after, rest, _LEFT_OVER


def _rest(english: str, known: str, *, front: bool) -> str:
    """Give the words that a rendering leaves over, a head in the singular; nothing for patterns and longer rests."""
    if "~" in known:
        return ""
    words, size = english.split(), len(known.split())
    rest = words[size:] if front else words[:-size]
    if not 0 < len(rest) <= _MOST_LEFT_OVER or any(word in {"of", "for", "and", "in", "to", "on"} for word in rest):
        return ""
    return " ".join([*rest[:-1], singular(rest[-1])] if front else rest)


@lru_cache(maxsize=50_000)
def _folded(english: str) -> str:
    *before, last = english.casefold().split() or [""]
    return " ".join([*before, singular(last)])


@lru_cache(maxsize=50_000)
def _edges(en: str, role: str) -> tuple[str, str, int]:
    """Give how an English term begins and ends, folded, that uses a rendering in the place of a role, and what it is longer than."""
    if "~" in en:
        start, _, end = en.casefold().partition("~")
        return start, end.removeprefix("s"), len(start + end)
    return ("", " " + _folded(en), 0) if role == "head" else (en.casefold() + " ", "", 0)


def _renders(folded: str, start: str, end: str, longer_than: int) -> bool:
    return folded.endswith(end) and folded.startswith(start) and len(folded) > longer_than
