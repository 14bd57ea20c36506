"""How the concepts of terms/ render the parts of their compounds: which English of a component is the usual one.

`recht` may be law, right or duty; in the concepts whose Dutch term ends in -recht the English ends in law most of the
time. The counts weigh the renderings that components.csv offers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from glossary.dutch.compounds import analyse
from glossary.dutch.keys import word_key
from glossary.english.inflection import singular
from glossary.model import ConceptEntry, TermStatus
from glossary.starter.parsing import Component

# The preferred English counts whole; an admitted one is one of several.
_PREFERRED, _ADMITTED = 1.0, 0.4
Usage = Counter[tuple[str, str, str]]


def count_usage(concepts: Iterable[ConceptEntry], components: Iterable[Component]) -> Usage:
    """Count, for each role, key and English of a component, the concepts that use it so."""
    offered: dict[tuple[str, str], set[str]] = {}
    for part in components:
        offered.setdefault((part.role, word_key(part.nl)), set()).update(part.en)
    usage: Usage = Counter()
    for concept in concepts:
        english = [
            (_folded(term.text), _PREFERRED if term.status is TermStatus.PREFERRED else _ADMITTED)
            for term in concept.in_language("en")
        ]
        for dutch in concept.in_language("nl"):
            for role, key in _parts(dutch.text):
                for en in offered.get((role, key), ()):
                    weight = sum(weight for text, weight in english if _renders(text, role, en))
                    if weight:
                        usage[role, key, en] += weight  # type: ignore[assignment] - counts are weights here
    return usage


def _parts(dutch: str) -> Iterator[tuple[str, str]]:
    """Give the role and key of every part of a compound, or of the adjective and noun of a phrase."""
    words = dutch.split()
    if len(words) == 2:
        yield "adjective", word_key(words[0])
        yield "head", word_key(words[1])
    if len(words) != 1:
        return
    found = analyse(words[0])
    if found is None:
        return
    position = 0
    word = words[0].casefold()
    for part in found.parts[:-1]:
        position = word.find(part, position) + len(part)
        yield "modifier", word_key(word[:position])
        yield "head", word_key(_without_linker(word[position:], found.parts))


def _without_linker(rest: str, parts: tuple[str, ...]) -> str:
    """Take the linking letters off the front of the rest of a compound."""
    starts = [part for part in parts if rest.endswith(part) or part in rest]
    for linker in ("", "-", "s", "en", "n", "e", "er"):
        stripped = rest.removeprefix(linker)
        if any(stripped.startswith(part) for part in starts):
            return stripped
    return rest


def _folded(english: str) -> str:
    *before, last = english.casefold().split() or [""]
    return " ".join([*before, singular(last)])


def _renders(english: str, role: str, en: str) -> bool:
    """Say whether an English term uses a rendering in the place of a role."""
    if "~" in en:
        before, _, after = en.casefold().partition("~")
        return english.startswith(before) and english.endswith(after) and len(english) > len(before + after)
    if role == "head":
        return english.endswith(" " + _folded(en))
    return english.startswith(en.casefold() + " ")
