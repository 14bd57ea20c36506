"""English candidates counted by segment, and how far each goes together with a Dutch term: log-likelihood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import Corpus, Integers, spans_of

# A term's equivalent has as many words as the term has parts, or one more or less: e to the minus this for each word apart.
_LENGTH_DECAY = 0.35
_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(slots=True)
class CandidateIndex:
    """The English candidates of every segment. `candidate[start[s]:start[s+1]]` are those of segment `s`."""

    start: NDArray[np.int64]
    candidate: Integers
    """By place of a candidate in a segment: its number."""
    first: NDArray[np.int16]
    """Its first word in the segment, from 0."""
    size: NDArray[np.int8]
    """Its words."""
    again: NDArray[np.bool_]
    """Whether the segment has it at an earlier place."""
    segments: Integers
    """By candidate: the number of segments it stands in."""
    words: NDArray[np.int8]
    """By candidate: its words."""

    def places(self, segment: int) -> slice:
        """Give where the candidates of a segment are in the arrays by place."""
        return slice(int(self.start[segment]), int(self.start[segment + 1]))

    def counted(self, segments: Integers) -> tuple[Integers, NDArray[np.float64]]:
        """Give the candidates of some segments, each with the number of these segments it stands in."""
        places = [self.places(int(segment)) for segment in segments]
        found = np.concatenate([self.candidate[place][~self.again[place]] for place in places])
        distinct, counts = np.unique(found, return_counts=True)
        return distinct, counts.astype(np.float64)


def build_index(corpus: Corpus) -> CandidateIndex:
    """Find the candidates of all segments. A candidate is told by a hash of its words, 64 bits wide."""
    hashes: list[NDArray[np.uint64]] = []
    firsts: list[NDArray[np.int16]] = []
    sizes: list[NDArray[np.int8]] = []
    again: list[NDArray[np.bool_]] = []
    start = np.zeros(len(corpus.pairs) + 1, np.int64)
    for segment in range(len(corpus.pairs)):
        first, last = spans_of(corpus, segment)
        made = span_hashes(corpus.english_of(segment), first, last)
        repeated = np.ones(len(made), np.bool_)
        repeated[np.unique(made, return_index=True)[1]] = False
        hashes.append(made)
        firsts.append(first.astype(np.int16))
        sizes.append((last - first).astype(np.int8))
        again.append(repeated)
        start[segment + 1] = start[segment] + len(made)
    if not hashes:
        nothing = np.zeros(0, np.int32)
        small = nothing.astype(np.int8)
        return CandidateIndex(start, nothing, nothing.astype(np.int16), small, nothing.astype(np.bool_), nothing, small)
    distinct, numbers = np.unique(np.concatenate(hashes), return_inverse=True)
    del hashes
    candidate, size, repeats = numbers.astype(np.int32), np.concatenate(sizes), np.concatenate(again)
    words = np.zeros(len(distinct), np.int8)
    words[candidate] = size
    segments = np.bincount(candidate[~repeats], minlength=len(distinct)).astype(np.int32)
    return CandidateIndex(start, candidate, np.concatenate(firsts), size, repeats, segments, words)


def span_hashes(words: Integers, first: Integers, last: Integers) -> NDArray[np.uint64]:
    """Give a number for each run of words, the same for the same words."""
    found = np.zeros(len(first), np.uint64)
    with np.errstate(over="ignore"):
        for step in range(int((last - first).max(initial=0))):
            inside = first + step < last
            word = words[np.minimum(first + step, len(words) - 1)].astype(np.uint64)
            mixed = (found ^ (word + np.uint64(step + 1) * np.uint64(0x100000001B3))) * np.uint64(_MULTIPLIER)
            found = np.where(inside, mixed ^ (mixed >> np.uint64(29)), found)
    return found


def log_likelihood(
    both: NDArray[np.float64], one: float, other: NDArray[np.float64], total: float
) -> NDArray[np.float64]:
    """Give the log-likelihood ratio of two things standing in the same segments; 0 when they avoid each other.

    `both` of `total` segments hold both, `one` the first, `other` the second. Source: Dunning 1993.

    >>> [round(float(value), 2) for value in log_likelihood(np.array([4.0, 1.0]), 4, np.array([4.0, 25.0]), 100)]
    [33.59, 0.0]
    """

    def part(seen: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(seen > 0, seen * np.log(np.maximum(seen, 1e-12) / np.maximum(expected, 1e-12)), 0.0)

    expected = one * other / total
    without = part(one - both, one - expected) + part(other - both, other - expected)
    rest = part(total - one - other + both, total - one - other + expected)
    ratio = 2 * (part(both, expected) + without + rest)
    return np.where(both > expected, np.maximum(ratio, 0.0), 0.0)


def length_prior(sizes: NDArray[np.int8], parts: int) -> NDArray[np.float64]:
    """Give how well candidates of so many words fit a term of so many parts, 0 to 1.

    >>> [round(float(value), 2) for value in length_prior(np.array([1, 2, 4], np.int8), 2)]
    [0.7, 1.0, 0.5]
    """
    found: NDArray[np.float64] = np.exp(
        -_LENGTH_DECAY * np.abs(np.minimum(sizes, 4).astype(np.float64) - min(parts, 4))
    )
    return found
