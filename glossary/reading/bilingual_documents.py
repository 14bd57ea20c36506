"""The sentences of a Dutch text and of its English version to pairs, by their lengths and by words that match.

Source: Gale & Church 1993 (lengths), with matching words as in Moore 2002.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from math import erfc, log, sqrt

from glossary.dutch.keys import fold, word_key
from glossary.dutch.tokens import words
from glossary.english.keys import match_key

# English characters for a Dutch one, and the variance of that for each character. Source: Gale & Church 1993 for the
# variance; the ratio is near one for Dutch and English business text.
_RATIO, _VARIANCE = 0.98, 6.8
# How usual it is that so many Dutch sentences are so many English ones.
_USUAL: dict[tuple[int, int], float] = {(1, 1): 0.89, (1, 2): 0.045, (2, 1): 0.045, (1, 0): 0.005, (0, 1): 0.005}
# What a word that matches is worth against the lengths, in nats; a name or number is worth twice as much.
_WORD, _NAME = 1.2, 2.4
_MOST_MATCHES = 8
# Leaving a sentence out costs one nat for so many characters, up to this; joining one that matches nothing costs this.
_DROPPED, _MOST_DROPPED = 60, 3.0
_STRANGER = 3.0
# Sentences that an alignment may stray from the diagonal, more when the texts differ in length.
_BAND, _WIDEST = 60, 300
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Aligned = tuple[str, str, float]


def align_documents(
    nl: Sequence[str], en: Sequence[str], lexicon: Mapping[str, Collection[str]] | None = None
) -> list[Aligned]:
    """Align the sentences of a text and its translation, in order: (Dutch, English, score).

    `lexicon` gives for the match key of a Dutch word the match keys of English words that translate it. One side is
    empty for a sentence without a counterpart; two sentences that are one in the other language are joined by a space.
    The score, 0 to 1, is how well lengths and words agree. Work and memory grow with the number of sentences times
    the band around the diagonal.

    >>> align_documents(["De omzet steeg met 5%.", "De marge daalde."], ["Revenue rose 5%.", "The margin fell."])[1][:2]
    ('De marge daalde.', 'The margin fell.')
    """
    known = lexicon or {}
    dutch, english = [_marks(text, _dutch_keys) for text in nl], [_marks(text, _english_keys) for text in en]
    band = min(_BAND + abs(len(nl) - len(en)) // 2, _WIDEST)

    @lru_cache(maxsize=100_000)
    def matched(row: int, column: int) -> float:
        return _matches(dutch[row : row + 1], english[column : column + 1], known)

    steps = _path([len(text) for text in nl], [len(text) for text in en], matched, band)
    found: list[Aligned] = []
    for (i, j), (rows, columns) in steps:
        left, right = " ".join(nl[i : i + rows]), " ".join(en[j : j + columns])
        score = (
            _confidence(left, right, _matches(dutch[i : i + rows], english[j : j + columns], known))
            if rows and columns
            else 0.0
        )
        found.append((left, right, score))
    return found


_Marks = tuple[frozenset[str], frozenset[str]]


def _marks(text: str, keys: Callable[[str], frozenset[str]]) -> _Marks:
    """Give the keys of the words of a sentence, and its names and numbers."""
    numbers = {re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text)}
    names = {fold(word) for word in words(text)[1:] if word[:1].isupper() and len(word) > 1}
    return keys(text), frozenset(numbers | names)


def _dutch_keys(text: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in words(text) if len(word) > 2)


def _english_keys(text: str) -> frozenset[str]:
    return frozenset(_english_key(word) for word in words(text) if len(word) > 2)


@lru_cache(maxsize=100_000)
def _english_key(word: str) -> str:
    return match_key(word)


def _matches(dutch: Sequence[_Marks], english: Sequence[_Marks], lexicon: Mapping[str, Collection[str]]) -> float:
    """Give what the matching words of some sentences are worth: names and numbers, known translations, like spellings."""
    there = frozenset[str]().union(*(keys for keys, _ in english))
    names = frozenset[str]().union(*(marks for _, marks in english))
    mine = frozenset[str]().union(*(keys for keys, _ in dutch))
    shared = frozenset[str]().union(*(marks for _, marks in dutch)) & names
    known = sum(1 for key in mine if any(translation in there for translation in lexicon.get(key, ())))
    alike = sum(1 for key in mine & there if len(key) > 4 and key not in shared)
    return _NAME * min(len(shared), _MOST_MATCHES) + _WORD * min(known + alike, _MOST_MATCHES)


def _length_score(left: int, right: int) -> float:
    """Give the log-probability that texts of so many characters are one another's translation."""
    if not left or not right:
        return -min(max(left, right) / _DROPPED, _MOST_DROPPED)
    mean = (left + right / _RATIO) / 2
    apart = abs(right - left * _RATIO) / sqrt(mean * _VARIANCE)
    return log(max(erfc(apart / sqrt(2)), 1e-12))


def _confidence(left: str, right: str, matched: float) -> float:
    return round(
        1
        - (1 - erfc(abs(len(right) - len(left) * _RATIO) / sqrt(_VARIANCE * (len(left) + len(right))))) / (1 + matched),
        4,
    )


_Step = tuple[tuple[int, int], tuple[int, int]]


def _path(nl: Sequence[int], en: Sequence[int], matched: Callable[[int, int], float], band: int) -> list[_Step]:
    """Find the likeliest way through both texts by the lengths of their sentences and what their words match."""
    slope = len(en) / max(1, len(nl))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(nl) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(len(en), middle + band) + 1):
            reached = [
                (
                    best[i - rows, j - columns][0] + log(usual) + _step_score(nl, en, (i, j), (rows, columns), matched),
                    (rows, columns),
                )
                for (rows, columns), usual in _USUAL.items()
                if (i - rows, j - columns) in best
            ]
            if reached:
                best[i, j] = max(reached)
    return _traced(best, (len(nl), len(en)))


def _step_score(
    nl: Sequence[int],
    en: Sequence[int],
    end: tuple[int, int],
    step: tuple[int, int],
    matched: Callable[[int, int], float],
) -> float:
    rows, columns = range(end[0] - step[0], end[0]), range(end[1] - step[1], end[1])
    score = _length_score(sum(nl[i] for i in rows), sum(en[j] for j in columns))
    values = [matched(i, j) for i in rows for j in columns]
    strangers = values.count(0.0) if len(values) > 1 else 0
    return score + sum(values) - _STRANGER * strangers


def _traced(best: Mapping[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]) -> list[_Step]:
    found: list[_Step] = []
    i, j = end
    while i or j:
        step = best[i, j][1]
        i, j = i - step[0], j - step[1]
        found.append(((i, j), step))
    return found[::-1]
