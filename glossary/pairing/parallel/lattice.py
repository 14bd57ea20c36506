"""A corpus to batches of segments of like lengths, each cell pointing to its word pair in one table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.corpus import NULL, PAD, Corpus, Integers

Floats = NDArray[np.float32]
# Cells (Dutch part by English word) worked on at once: arrays of this size stay in the processor's cache.
_BATCH_CELLS = 200_000
# A batch may hold at most this share of filling; less means more and smaller batches.
_MOST_FILLING = 1.35


@dataclass(slots=True)
class Batch:
    """Segments of like lengths. J parts by I words, filled up with PAD behind."""

    segments: Integers
    nl: Integers
    """Segments × J."""
    en: Integers
    """Segments × I, the stems of the words."""
    nl_size: Integers
    en_size: Integers
    cells: Integers
    """Segments × J × I: the number of the word pair in the table."""


@dataclass(slots=True)
class Lattice:
    """All batches with the word pairs that stand together in a segment."""

    batches: list[Batch]
    pairs_nl: Integers
    """The Dutch part of each word pair, in ascending order of (part, word)."""
    pairs_en: Integers
    """Its English stem."""
    place: dict[int, tuple[int, int]]
    """The batch and row of each segment."""


def build_lattice(corpus: Corpus) -> Lattice:
    """Put segments of like lengths together."""
    nl_size, en_size = np.diff(corpus.nl_start), np.diff(corpus.en_start)
    order = np.lexsort((en_size, nl_size))
    groups = _groups(order, nl_size, en_size)
    width = int(corpus.stem.max(initial=NULL)) + 1
    batches: list[Batch] = []
    keys: list[NDArray[np.int64]] = []
    for group in groups:
        nl = _filled([corpus.dutch_of(segment) for segment in group], int(nl_size[group].max()))
        en = _filled([corpus.stem[corpus.english_of(segment)] for segment in group], int(en_size[group].max()))
        together = nl.astype(np.int64)[:, :, None] * width + en[:, None, :]
        distinct, cells = np.unique(together, return_inverse=True)
        keys.append(distinct)
        sizes = nl_size[group].astype(np.int32), en_size[group].astype(np.int32)
        batches.append(Batch(group.astype(np.int32), nl, en, *sizes, cells.reshape(together.shape).astype(np.int32)))
    table = np.unique(np.concatenate(keys)) if keys else np.zeros(0, np.int64)
    for batch, distinct in zip(batches, keys, strict=True):
        batch.cells = np.searchsorted(table, distinct).astype(np.int32)[batch.cells]
    place = {int(segment): (n, row) for n, batch in enumerate(batches) for row, segment in enumerate(batch.segments)}
    return Lattice(batches, (table // width).astype(np.int32), (table % width).astype(np.int32), place)


def _groups(order: NDArray[np.intp], nl_size: Integers, en_size: Integers) -> list[NDArray[np.intp]]:
    """Cut segments in order of their lengths where filling them up would cost too much."""
    groups: list[NDArray[np.intp]] = []
    begin, real, most_nl, most_en = 0, 0, 0, 0
    for position, segment in enumerate(order):
        rows, columns = int(nl_size[segment]), int(en_size[segment])
        tall, wide = max(most_nl, rows), max(most_en, columns)
        filled = (position - begin + 1) * tall * wide
        if position > begin and (filled > _BATCH_CELLS or filled > _MOST_FILLING * (real + rows * columns) + 2000):
            groups.append(order[begin:position])
            begin, real, tall, wide = position, 0, rows, columns
        real += rows * columns
        most_nl, most_en = tall, wide
    if len(order):
        groups.append(order[begin:])
    return groups


def _filled(rows: list[Integers], size: int) -> Integers:
    found = np.full((len(rows), size), PAD, np.int32)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return found
