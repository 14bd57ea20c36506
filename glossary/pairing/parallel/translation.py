"""Batches to translation probabilities: IBM model 1, the start of the alignment in each direction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import PAD
from glossary.pairing.parallel.lattice import Batch, Floats, Lattice

# The prior of a sparse Dirichlet distribution: a word has few translations. Source: Mermer & Saraçlar 2011.
_SPARSE = 0.01
# Cells whose expected counts are added up at once.
_AT_ONCE = 4_000_000


@dataclass(slots=True)
class Table:
    """Translation probabilities in one direction, of the made word given the making word."""

    of_pair: Floats
    """By word pair of the lattice."""
    of_null: Floats
    """By made word: its probability when no word makes it."""


def first_table(lattice: Lattice, made_words: int, *, flipped: bool, prior: Floats | None = None) -> Table:
    """Make every pair as likely as any other, times a prior by pair (of likeness, or of what is known)."""
    making = lattice.pairs_nl if flipped else lattice.pairs_en
    weights = np.ones(len(making)) if prior is None else prior.astype(np.float64)
    totals = np.bincount(making, weights, minlength=int(making.max(initial=0)) + 1)
    table = Table((weights / totals[making]).astype(np.float32), np.full(made_words, 1.0 / made_words, np.float32))
    _silence_filling(lattice, table)
    return table


def _silence_filling(lattice: Lattice, table: Table) -> None:
    table.of_pair[(lattice.pairs_nl == PAD) | (lattice.pairs_en == PAD)] = 0.0
    table.of_null[PAD] = 0.0


class Counts:
    """Expected counts of word pairs, added up batch by batch."""

    def __init__(self, lattice: Lattice, made_words: int) -> None:
        self._pairs = np.zeros(len(lattice.pairs_nl))
        self._null = np.zeros(made_words)
        self._held: list[tuple[NDArray[np.int32], Floats]] = []
        self._size = 0

    def add(self, batch: Batch, posterior: Floats, null: Floats, made: NDArray[np.int32]) -> None:
        """Add the posteriors of a batch, segments × J × I, and those of no word, as `made` words."""
        self._held.append((batch.cells.ravel(), posterior.ravel()))
        self._size += batch.cells.size
        self._null += np.bincount(made.ravel(), null.ravel(), minlength=len(self._null))
        if self._size > _AT_ONCE:
            self._settle()

    def _settle(self) -> None:
        if self._held:
            cells = np.concatenate([cells for cells, _ in self._held])
            values = np.concatenate([values for _, values in self._held])
            self._pairs += np.bincount(cells, values, minlength=len(self._pairs))
            self._held, self._size = [], 0

    def table(self, lattice: Lattice, *, flipped: bool) -> Table:
        """Give the probabilities that make the counts likeliest, under a sparse prior."""
        self._settle()
        making, made = (lattice.pairs_nl, lattice.pairs_en) if flipped else (lattice.pairs_en, lattice.pairs_nl)
        size = int(making.max(initial=0)) + 1
        totals = np.bincount(making, self._pairs, minlength=size)
        kinds = np.bincount(making, minlength=size)
        pairs = _exp_digamma(self._pairs + _SPARSE) / _exp_digamma(totals + _SPARSE * np.maximum(kinds, 1))[making]
        # Any word may stand without another: a bit of how common it is keeps that open.
        common = np.bincount(made, self._pairs, minlength=len(self._null)) + self._null
        null = (self._null + 0.1 * common) / max(1e-9, float((self._null + 0.1 * common).sum()))
        table = Table(pairs.astype(np.float32), null.astype(np.float32))
        _silence_filling(lattice, table)
        return table


def _exp_digamma(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give exp(digamma(x)), which takes about a half off a count and nearly all of a small one.

    >>> [round(float(value), 3) for value in _exp_digamma(np.array([0.01, 1.0, 10.0]))]
    [0.0, 0.561, 9.504]
    """
    low = values < 6
    shifted = np.where(low, values + 6, values)
    inverse = 1.0 / shifted
    square = inverse * inverse
    digamma = np.log(shifted) - 0.5 * inverse - square * (1 / 12 - square * (1 / 120 - square / 252))
    if low.any():
        small = values[low]
        digamma[low] -= sum(1.0 / (small + step) for step in range(6))
    found: NDArray[np.float64] = np.exp(digamma)
    return found


def model1(lattice: Lattice, table: Table, rounds: int, *, flipped: bool, null: float = 0.1) -> Table:
    """Train IBM model 1 (Brown et al. 1993): words make words, wherever they stand.

    English makes Dutch, or Dutch English when `flipped`. `null` is the share of words that no word makes.
    """
    for _ in range(rounds):
        counts = Counts(lattice, len(table.of_null))
        for batch, posterior, alone, made in model1_posteriors(lattice, table, flipped=flipped, null=null):
            counts.add(batch, posterior, alone, made)
        table = counts.table(lattice, flipped=flipped)
    return table


def model1_posteriors(
    lattice: Lattice, table: Table, *, flipped: bool, null: float = 0.1
) -> Iterable[tuple[Batch, Floats, Floats, NDArray[np.int32]]]:
    """Give for each batch how likely each word made each word, segments × J × I, and how likely none did."""
    for batch in lattice.batches:
        made = batch.en if flipped else batch.nl
        size = batch.nl_size if flipped else batch.en_size
        axis = 1 if flipped else 2
        joint = table.of_pair[batch.cells] * ((1 - null) / size)[:, None, None].astype(np.float32)
        alone = table.of_null[made] * np.float32(null)
        total = joint.sum(axis=axis) + alone + np.float32(1e-30)
        joint /= np.expand_dims(total, axis)
        yield batch, joint, alone / total, made
