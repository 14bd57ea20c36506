"""Batches to alignment posteriors: a hidden Markov model in each direction, trained to agree.

Sources: Vogel, Ney & Tillmann 1996 (the model), Och & Ney 2003 (the word that makes what no word makes),
Liang, Taskar & Klein 2006 (training by agreement).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import LONGEST
from glossary.pairing.parallel.lattice import Batch, Floats, Lattice
from glossary.pairing.parallel.translation import Counts, Table

# Jumps farther than this are as likely as this far.
_FARTHEST = 8
_TINY = np.float32(1e-30)
_START_DECAY = 0.6


@dataclass(slots=True)
class Jumps:
    """How likely the next word is made by the word `d` places on: `weights[d + LONGEST]`."""

    weights: Floats

    def square(self, size: int) -> Floats:
        """Give the weights of going from each of `size` places to each."""
        steps = np.arange(size)[None, :] - np.arange(size)[:, None]
        found: Floats = self.weights[steps + LONGEST]
        return found


def first_jumps() -> Jumps:
    """Make one step forward likeliest, and each place farther less."""
    distance = np.minimum(np.abs(np.arange(-LONGEST, LONGEST + 1) - 1), _FARTHEST)
    return Jumps((_START_DECAY**distance).astype(np.float32))


def jumps_of(counts: NDArray[np.float64]) -> Jumps:
    """Make jumps of their expected counts; far ones share theirs."""
    steps = np.arange(-LONGEST, LONGEST + 1)
    smoothed = counts + 1e-3
    for side in (steps < -_FARTHEST, steps > _FARTHEST):
        smoothed[side] = smoothed[side].mean()
    return Jumps((smoothed / smoothed.max() + 1e-4).astype(np.float32))


def posteriors(
    emitted: Floats, alone: Floats, size: NDArray[np.int32], made_size: NDArray[np.int32], jumps: Jumps, null: float,
    seen: NDArray[np.float64] | None = None,
) -> Floats:  # fmt: skip
    """Give how likely each place made each word, segments × words × places, by the forward-backward algorithm.

    `emitted` is the probability of each word given each place (0 for filling), `alone` that of each word given none.
    Expected jumps are added to `seen`.
    """
    many, length, width = emitted.shape
    square = jumps.square(width)
    real = np.arange(width)[None, :] < size[:, None]
    # From each place the jumps to the places there are add up to one.
    norm = 1.0 / np.maximum(real.astype(np.float32) @ square.T, _TINY)
    made = emitted * np.float32(1 - null)
    none = alone * np.float32(null)
    behind = np.arange(length)[None, :] >= made_size[:, None]
    forward = np.empty_like(made)
    # alphas[:, n]: where the last word made by a place stood, before word n.
    alphas = np.empty((many, length + 1, width), np.float32)
    alphas[:, 0] = real / size[:, None]
    scales = np.empty((many, length), np.float32)
    for step in range(length):
        alpha = alphas[:, step]
        through = ((alpha * norm) @ square if step else alpha) * made[:, step]
        stayed = alpha * none[:, step, None]
        scale = through.sum(1) + stayed.sum(1) + _TINY
        scale[behind[:, step]] = 1.0
        scales[:, step] = scale
        forward[:, step] = through / scale[:, None]
        alphas[:, step + 1] = np.where(behind[:, step, None], alpha, forward[:, step] + stayed / scale[:, None])
    beta = np.ones((many, width), np.float32)
    for step in range(length - 1, -1, -1):
        forward[:, step] *= beta
        if not step:
            break
        weighted = made[:, step] * beta / scales[:, step, None]
        weighted[behind[:, step]] = 0
        if seen is not None:
            _add_jumps(seen, ((alphas[:, step] * norm).T @ weighted) * square)
        earlier = norm * (weighted @ square.T) + beta * (none[:, step] / scales[:, step])[:, None]
        beta = np.where(behind[:, step, None], beta, earlier)
    forward[behind] = 0
    return forward


def _add_jumps(seen: NDArray[np.float64], square: Floats) -> None:
    width = len(square)
    for step in range(-min(width - 1, LONGEST), min(width - 1, LONGEST) + 1):
        seen[step + LONGEST] += float(np.trace(square, offset=step))


def both_posteriors(
    batch: Batch, tables: tuple[Table, Table], jumps: tuple[Jumps, Jumps], null: float,
    seen: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Give the posteriors of a batch in both directions, both as segments × J × I."""
    made_nl = posteriors(
        tables[0].of_pair[batch.cells], tables[0].of_null[batch.nl], batch.en_size, batch.nl_size, jumps[0], null,
        seen[0] if seen else None,
    )  # fmt: skip
    flipped = np.ascontiguousarray(tables[1].of_pair[batch.cells].transpose(0, 2, 1))
    made_en = posteriors(
        flipped, tables[1].of_null[batch.en], batch.nl_size, batch.en_size, jumps[1], null, seen[1] if seen else None
    )
    return made_nl, made_en.transpose(0, 2, 1)


def train(
    lattice: Lattice, tables: tuple[Table, Table], rounds: int, null: float = 0.2, agree: bool = True
) -> tuple[tuple[Table, Table], tuple[Jumps, Jumps]]:
    """Train both directions; what both find likely counts for both."""
    jumps = (first_jumps(), first_jumps())
    for _ in range(rounds):
        counts = Counts(lattice, len(tables[0].of_null)), Counts(lattice, len(tables[1].of_null))
        seen = np.zeros(2 * LONGEST + 1), np.zeros(2 * LONGEST + 1)
        for batch in lattice.batches:
            a, b = both_posteriors(batch, tables, jumps, null, seen)
            if agree:
                a = b = a * b
            counts[0].add(batch, a, np.maximum(1 - a.sum(2), 0) * (batch.nl > 0), batch.nl)
            counts[1].add(batch, np.ascontiguousarray(b), np.maximum(1 - b.sum(1), 0) * (batch.en > 0), batch.en)
        tables = counts[0].table(lattice, flipped=False), counts[1].table(lattice, flipped=True)
        jumps = jumps_of(seen[0]), jumps_of(seen[1])
    return tables, jumps
