"""A compound or phrase to the English composed of its parts: omzetmijlpalen to revenue milestones."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.dutch.compounds import analyse
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import dictionary_lemma
from glossary.english.inflection import plural
from glossary.model import SubjectField
from glossary.pairing.attested import AttestedEnglish
from glossary.pairing.cognates import prefixed
from glossary.pairing.units import Units, Weights

# Readings kept at each step; more change nothing in the first five.
_BEAM = 16
# Words of more parts are names of substances and misprints.
_MOST_PIECES = 7


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One way to say a compound or phrase in English."""

    cost: float
    """Less is likelier."""
    en: str
    parts: tuple[tuple[str, str], ...]
    """Each Dutch unit with its English."""


class Compounds:
    """Composes the English of compounds from units."""

    def __init__(self, units: Units, english: AttestedEnglish, weights: Weights) -> None:
        self._units = units
        self._english = english
        self._weights = weights

    def whole(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the readings of a word that is a unit itself."""
        return [
            Reading(cost, numbered(en, word), ((word, en),))
            for cost, en in self._units.noun(word, "head", subject_field)
        ]

    def prefixed(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the readings of a word with a prefix that English has too: herbelegging, reinvestment."""
        parted = prefixed(word)
        if parted is None:
            return []
        prefix, rest = parted
        inner = [*self.whole(rest, subject_field), *self.divided(rest, subject_field)]
        return [
            Reading(one.cost + self._weights.derived, prefix + one.en, ((word[: -len(rest)], prefix), *one.parts))
            for one in inner
        ]

    def divided(self, word: str, subject_field: SubjectField) -> list[Reading]:
        """Give the readings of a compound by its parts, likeliest first; nothing for a word that is none."""
        found = analyse(word)
        if found is None or len(found.parts) > _MOST_PIECES:
            return []
        pieces = _pieces(word, found.parts)
        size = len(pieces)
        # best[i]: the cheapest ways to say the pieces from i on.
        best: list[list[Reading]] = [[] for _ in range(size + 1)]
        best[size] = [Reading(0.0, "", ())]
        for start in range(size - 1, -1, -1):
            extended: list[Reading] = []
            for end in range(start + 1, size + 1):
                if (start == 0 and end == size) or not best[end]:
                    continue  # the whole word is looked up elsewhere
                inside = not _apart(word, pieces[start][0], pieces[end - 1][1])
                extended.extend(
                    self._extended(_unit(word, pieces, start, end), best[end], subject_field, inside=inside)
                )
            best[start] = heapq.nsmallest(_BEAM, extended)
        return best[0]

    def _extended(self, unit: str, rests: list[Reading], subject_field: SubjectField, *, inside: bool) -> list[Reading]:
        """Put a unit before the readings of what follows it."""
        if rests == [Reading(0.0, "", ())]:
            options = self._units.noun(unit, "head", subject_field, inside=inside)
            return [Reading(cost, numbered(en, unit), ((unit, en),)) for cost, en in options]
        return [
            self.joined(Reading(cost, en, ((unit, en),)), rest)
            for cost, en in self._units.noun(unit, "modifier", subject_field, inside=inside)
            for rest in rests
            if not repeats(en, rest.en)
        ]

    def joined(self, before: Reading, after: Reading) -> Reading:
        """Put two readings together; what stands side by side in English terms is likelier."""
        bond = 0.0 if "~" in before.en or "~" in after.en else self._english.bond(before.en, after.en)
        cost = before.cost + after.cost - self._weights.bond * bond
        return Reading(cost, join(before.en, after.en), (*before.parts, *after.parts))


def repeats(before: str, after: str) -> bool:
    """Say whether two parts repeat a word where they meet: capital + capital forecast."""
    return before.casefold().rpartition(" ")[2] == after.casefold().partition(" ")[0]


def _pieces(word: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Give where each part stands in the word as written."""
    folded = word.casefold()
    found: list[tuple[int, int]] = []
    position = 0
    for part in parts:
        start = folded.find(part, position)
        position = (start if start >= 0 else position) + len(part)
        found.append((position - len(part), position))
    return found


def _apart(word: str, start: int, end: int) -> bool:
    """Say whether a unit is set apart by a hyphen or capitals, as abbreviations are: btw-aangifte, AI-chip."""
    return word[end : end + 1] == "-" or word[start - 1 : start] == "-" or word[start:end].isupper()


def _unit(word: str, pieces: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """Give the letters of some parts with the linkers between them."""
    return word[pieces[start][0] : pieces[end - 1][1]]


def numbered(en: str, dutch: str) -> str:
    """Put an English head in the plural when the Dutch word is in the plural.

    >>> numbered("milestone", "mijlpalen"), numbered("revenue", "omzet")
    ('milestones', 'revenue')
    """
    return plural(en) if "~" not in en and is_plural(dutch) else en


def is_plural(dutch: str) -> bool:
    """Say whether a Dutch noun is a plural by its form.

    >>> is_plural("kapitaaluitgaven"), is_plural("processors"), is_plural("lening"), is_plural("proces")
    (True, True, False, False)
    """
    word = dutch.casefold().rpartition(" ")[2]
    if dictionary_lemma(word) == word:
        return False
    return (
        word.endswith(("en", "s", "ën", "a", "ers")) and len(lemma(word)) < len(word) and not lemma(word).endswith("en")
    )


def join(before: str, rest: str) -> str:
    """Put English parts together; `~` says where the other part goes.

    >>> join("capital", "expenditure"), join("lack of ~", "data"), join("number of ~s", "share"), join("~ of use", "terms")
    ('capital expenditure', 'lack of data', 'number of shares', 'terms of use')
    >>> join("debt", "lack of ~"), join("re~", "financing")
    ('lack of debt', 'refinancing')
    """
    if not rest:
        return before
    for pattern, filler in ((before, rest), (rest, before)):
        if "~s" in pattern:
            return pattern.replace("~s", plural(filler))
        if "~" in pattern:
            return pattern.replace("~", filler)
    return f"{before} {rest}"
