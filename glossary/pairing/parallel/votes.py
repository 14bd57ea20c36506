"""The places of a Dutch term to votes for English candidates: how well the links of each segment fit each candidate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.alignment import Alignment
from glossary.pairing.parallel.association import CandidateIndex
from glossary.pairing.parallel.corpus import Corpus
from glossary.pairing.parallel.occurrences import Occurrences
from glossary.pairing.parallel.symmetry import Link, grow_diag_final_and, hard_links, phrase_span

# A word with meaning wants about this much link; with less it speaks against a candidate that holds it or leaves it out.
_FAIR_LINK = 0.5
# Votes are sharpened: a candidate that fits half as well gets an eighth.
_SHARPNESS = 3
# Segments whose soft links are kept.
_MOST_SHARES = 6_000
# Segments whose hard links are kept; those of more would fill the memory.
_MOST_LINKED = 20_000

_Values = NDArray[np.float64]
_Shares = tuple[_Values, _Values, _Values]


class Votes:
    """Votes of segments, and their hard links, each worked out once."""

    def __init__(self, corpus: Corpus, index: CandidateIndex, alignment: Alignment) -> None:
        self._corpus, self._index, self._alignment = corpus, index, alignment
        self._links: dict[int, set[Link]] = {}
        self._shares: dict[int, _Shares] = {}

    def soft(self, places: Occurrences, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add up over the places how well each candidate fits the links of the term, 0 to 1 a place.

        Gives an array by candidate number of (candidate, votes), ascending, without zeros.
        """
        numbers, values = [], []
        for segment, begin, weight in zip(places.segment, places.begin, weights, strict=True):
            number, value = self._fit(int(segment), int(begin), places.parts)
            if len(value):
                numbers.append(number)
                values.append(value * weight)
        if not numbers:
            return np.zeros((0, 2))
        distinct, inverse = np.unique(np.concatenate(numbers), return_inverse=True)
        return np.column_stack([distinct, np.bincount(inverse, np.concatenate(values))])

    def _fit(self, segment: int, begin: int, parts: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Give the candidates of a segment with how far their links and the term's are the same (Dice), sharpened."""
        place = self._index.places(segment)
        first = self._index.first[place].astype(np.int64)
        last = first + self._index.size[place]
        links, needs, wanted = self._shares_of(segment)
        term = slice(begin, begin + parts)
        needed = float(needs[term].sum())
        running = _running(links[term].sum(0))
        shared, taken = running[last] - running[first], wanted[last] - wanted[first]
        fit = (2 * shared / (needed + taken + 1e-9)) ** _SHARPNESS
        kept = fit > 0.01
        return self._index.candidate[place][kept], fit[kept]

    def _shares_of(self, segment: int) -> _Shares:
        """Give the links of a segment, what each Dutch part needs, and the running sum of what each English word takes."""
        if segment not in self._shares:
            if len(self._shares) >= _MOST_SHARES:
                self._shares.clear()
            forward, backward = self._alignment.of_segment(segment)
            links = np.sqrt(forward * backward).astype(np.float64)
            rows, columns = links.sum(1), links.sum(0)
            light = self._corpus.light[self._corpus.dutch_of(segment)]
            heavy = self._corpus.begins[self._corpus.english_of(segment)]
            needs = np.where(light, rows, np.maximum(rows, _FAIR_LINK))
            self._shares[segment] = links, needs, _running(np.where(heavy, np.maximum(columns, _FAIR_LINK), columns))
        return self._shares[segment]

    def phrases(self, places: Occurrences, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Count the candidates that are the English of the term by phrase extraction over the hard links, as `soft` does."""
        counts: dict[int, float] = {}
        for segment, begin, weight in zip(places.segment, places.begin, weights, strict=True):
            span = phrase_span(self.links(int(segment)), int(begin), int(begin) + places.parts)
            number = self._candidate_at(int(segment), span) if span else None
            if number is not None:
                counts[number] = counts.get(number, 0.0) + float(weight)
        return np.array(sorted(counts.items()), np.float64).reshape(-1, 2)

    def links(self, segment: int) -> set[Link]:
        """Give the hard links of a segment."""
        if segment not in self._links:
            if len(self._links) >= _MOST_LINKED:
                self._links.clear()
            self._links[segment] = grow_diag_final_and(*hard_links(*self._alignment.of_segment(segment)))
        return self._links[segment]

    def _candidate_at(self, segment: int, span: tuple[int, int]) -> int | None:
        """Give the candidate that is a span without the function words at its edges."""
        words = self._corpus.english_of(segment)
        first, last = span
        while first < last and not self._corpus.begins[words[first]]:
            first += 1
        while last > first and not self._corpus.ends[words[last - 1]]:
            last -= 1
        place = self._index.places(segment)
        if last <= first:
            return None
        found = np.flatnonzero((self._index.first[place] == first) & (self._index.size[place] == last - first))
        return int(self._index.candidate[place][found[0]]) if len(found) else None


def _running(values: _Values) -> _Values:
    return np.concatenate([[0.0], np.cumsum(values)])
