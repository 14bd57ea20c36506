"""The terms found in a text to the same with the reading that fits the text first: in a text on semiconductors, tech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from glossary.checking.matching import Match
from glossary.model import SubjectField


def field_first(fields: Mapping[int, SubjectField], found: Sequence[list[Match]]) -> list[list[Match]]:
    """Give the terms of each sentence of a text, their readings ordered: own entries, the field of the text, the others.

    `fields` are those of the entries. The field of the text is that of most of its terms which have one field only, each
    counted once.
    """
    of_keys: dict[str, set[SubjectField]] = {}
    for matches in found:
        for match in matches:
            of_keys.setdefault(match.key, set()).update(fields[term.entry] for term in match.terms)
    counts = Counter(next(iter(one)) for one in of_keys.values() if len(one) == 1)

    def ordered(match: Match) -> Match:
        """Order the readings of one match."""
        terms = sorted(match.terms, key=lambda term: (not term.own, -counts[fields[term.entry]]))
        return replace(match, terms=tuple(terms))

    return [[ordered(match) for match in matches] for matches in found]
