"""Where the parts of a Dutch term stand in a corpus: as words of their own, or inside a longer compound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import PAD, Corpus, Integers
from glossary.pairing.parallel.words import DutchWord


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Places of a term, one row each."""

    segment: Integers
    begin: Integers
    """The first part of the term in its segment, from 0."""
    parts: int
    whole: NDArray[np.bool_]
    """Whether it begins and ends where words do."""
    same: NDArray[np.bool_]
    """Whether it is written as in the question, but for case."""

    def only(self, kept: NDArray[np.bool_]) -> Occurrences:
        """Give some of the places."""
        return Occurrences(self.segment[kept], self.begin[kept], self.parts, self.whole[kept], self.same[kept])

    def at_most(self, number: int) -> Occurrences:
        """Give so many of the places, spread evenly."""
        if len(self.segment) <= number:
            return self
        kept = np.zeros(len(self.segment), np.bool_)
        kept[np.linspace(0, len(self.segment) - 1, number).astype(np.int64)] = True
        return self.only(kept)


class PartIndex:
    """Finds sequences of parts in a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._order = np.argsort(corpus.nl, kind="stable").astype(np.int32)
        self._start = np.searchsorted(corpus.nl[self._order], np.arange(len(corpus.dutch.words) + 1))
        # Behind the last part of all a word begins, too.
        self._begins = np.append(corpus.nl_first, True)

    def find(self, words: Sequence[DutchWord]) -> Occurrences:
        """Give the places of the parts of a term, none when a part is not there at all."""
        parts = [part for word in words for part in word.parts]
        forms = [self._corpus.forms.numbers.get(word.form, PAD) for word in words for _ in word.parts]
        known = [self._corpus.dutch.numbers.get(part) for part in parts]
        numbers = [number for number in known if number is not None]
        if len(numbers) < len(parts):
            return self._at(np.zeros(0, np.int32), forms)
        counts = [self._start[number + 1] - self._start[number] for number in numbers]
        rarest = int(np.argmin(counts))
        found = self._order[self._start[numbers[rarest]] : self._start[numbers[rarest] + 1]] - rarest
        found = found[(found >= 0) & (found + len(parts) <= len(self._corpus.nl))]
        for step, number in enumerate(numbers):
            found = found[self._corpus.nl[found + step] == number]
        return self._at(np.sort(found), forms)

    def _at(self, places: Integers, forms: Sequence[int]) -> Occurrences:
        parts = len(forms)
        starts = self._corpus.nl_start
        segment = (np.searchsorted(starts, places, side="right") - 1).astype(np.int32)
        inside = places + parts <= starts[np.minimum(segment + 1, len(starts) - 1)]
        places, segment = places[inside], segment[inside]
        whole = self._begins[places] & self._begins[places + parts]
        same = whole.copy()
        for step, form in enumerate(forms):
            same &= self._corpus.nl_form[places + step] == form
        return Occurrences(segment, (places - starts[segment]).astype(np.int32), parts, whole, same)
