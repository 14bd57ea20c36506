"""A corpus to the likely links between the words of each segment, trained on the corpus itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import NULL, Corpus
from glossary.pairing.parallel.hmm import both_posteriors, train
from glossary.pairing.parallel.lattice import Floats, Lattice, build_lattice
from glossary.pairing.parallel.translation import Table, first_table, model1

_MODEL1_ROUNDS = 5
_HMM_ROUNDS = 4
# The share of words that no word makes.
_NULL = 0.2
# Words alike in spelling (names, numbers, loans) begin this many times likelier, known translations this many.
_ALIKE = 20.0
_KNOWN = 30.0


@dataclass(slots=True)
class Alignment:
    """Links between the words of the segments, in both directions, and the tables they come from."""

    lattice: Lattice
    tables: tuple[Table, Table]
    links: list[tuple[NDArray[np.float16], NDArray[np.float16]]]
    """By batch: how likely each English word made each Dutch part, and the other way round, segments × J × I."""

    def of_segment(self, segment: int) -> tuple[Floats, Floats]:
        """Give the links of a segment in both directions, parts × words, 0 to 1."""
        number, row = self.lattice.place[segment]
        batch = self.lattice.batches[number]
        rows, columns = int(batch.nl_size[row]), int(batch.en_size[row])
        a, b = self.links[number]
        return a[row, :rows, :columns].astype(np.float32), b[row, :rows, :columns].astype(np.float32)


def align(corpus: Corpus, known: Iterable[tuple[str, str]] = (), hmm_rounds: int = _HMM_ROUNDS) -> Alignment:
    """Train the alignment. `known` are keys of Dutch parts with keys of English words that translate them."""
    lattice = build_lattice(corpus)
    prior = _prior(corpus, lattice, known)
    sizes = len(corpus.dutch.words), int(corpus.stem.max(initial=NULL)) + 1
    tables = tuple(
        model1(lattice, first_table(lattice, size, flipped=flipped, prior=prior), _MODEL1_ROUNDS, flipped=flipped)
        for size, flipped in zip(sizes, (False, True), strict=True)
    )
    trained, jumps = train(lattice, (tables[0], tables[1]), hmm_rounds, _NULL)
    links = []
    for batch in lattice.batches:
        a, b = both_posteriors(batch, trained, jumps, _NULL)
        links.append((a.astype(np.float16), b.astype(np.float16)))
    return Alignment(lattice, trained, links)


def _prior(corpus: Corpus, lattice: Lattice, known: Iterable[tuple[str, str]]) -> Floats:
    """Give how likely each word pair is before anything was counted: 1, or more for likeness and known pairs."""
    prior = np.ones(len(lattice.pairs_nl), np.float32)
    width = int(corpus.stem.max(initial=NULL)) + 1
    keys = lattice.pairs_nl.astype(np.int64) * width + lattice.pairs_en
    favoured = [
        (nl, corpus.english.numbers[word], _ALIKE)
        for word, nl in corpus.dutch.numbers.items()
        if word in corpus.english.numbers
    ]
    for dutch, english in known:
        if (nl := corpus.dutch.numbers.get(dutch)) and (en := corpus.english.numbers.get(english)):
            favoured.append((nl, en, _KNOWN))
    for nl, en, weight in favoured:
        key = nl * width + int(corpus.stem[en])
        place = int(np.searchsorted(keys, key))
        if place < len(keys) and keys[place] == key:
            prior[place] = max(prior[place], weight)
    return prior
