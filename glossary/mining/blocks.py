"""Documents to blocks of segments: the pieces in which they are counted, here or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from glossary.mining.counting import Counts, count_block
from glossary.mining.fields import FieldKnowledge
from glossary.model import Document, Segment

if TYPE_CHECKING:
    from glossary.mining.checkpoint import Checkpoint

# Segments counted at a time: enough to amortise the call, few enough to show progress.
BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class Block:
    """Some segments of one document, in order."""

    document: Document
    number: int
    """The number of the document in the run, from 0."""
    segments: list[Segment]
    """Empty in the last block of each document, which only says that the document is finished."""
    counts: Counts | None = None
    """What the block holds, where that is known from a checkpoint."""

    @property
    def texts(self) -> list[str]:
        """The texts of the segments: all that counting needs."""
        return [segment.text for segment in self.segments]


def blocks(segments: Iterable[Segment], size: int = BLOCK) -> Iterator[list[Segment]]:
    """Cut a stream of segments into lists of `size`."""
    stream = iter(segments)
    while block := list(islice(stream, size)):
        yield block


def blocks_of(documents: Iterable[Document], checkpoint: Checkpoint | None = None) -> Iterator[Block]:
    """Give the blocks of all documents, with their counts for a document that the checkpoint has."""
    for number, document in enumerate(documents):
        kept = checkpoint.load(document) if checkpoint else None
        if kept is None:
            yield from (Block(document, number, segments) for segments in blocks(document.segments))
        else:
            yield from (Block(document, number, segments, counts) for segments, counts in kept)
        yield Block(document, number, [])


def bundles(stream: Iterable[Block], size: int = BLOCK) -> Iterator[list[Block]]:
    """Put blocks together to lists with about `size` segments, so that short documents are worth the way elsewhere."""
    bundle: list[Block] = []
    held = 0
    for block in stream:
        bundle.append(block)
        # A block from a checkpoint stays here, but holds memory all the same.
        held += len(block.segments)
        if held >= size:
            yield bundle
            bundle, held = [], 0
    if bundle:
        yield bundle


def count_here(stream: Iterable[Block], knowledge: FieldKnowledge) -> Iterator[tuple[Block, Counts]]:
    """Count blocks one after the other in this process."""
    for block in stream:
        yield block, block.counts or count_block(block.texts, knowledge)


def count_texts(bundle: list[list[str]], knowledge: FieldKnowledge) -> list[Counts]:
    """Count the texts of several blocks: the work of one task elsewhere."""
    return [count_block(texts, knowledge) for texts in bundle]


def texts_of(bundle: Iterable[Block]) -> list[list[str]]:
    """Give the texts of the blocks that are still to be counted."""
    return [block.texts for block in bundle if block.counts is None]


def with_counts(bundle: Iterable[Block], counted: Iterable[Counts]) -> Iterator[tuple[Block, Counts]]:
    """Put the counts of `texts_of(bundle)` back with their blocks."""
    fresh = iter(counted)
    for block in bundle:
        yield block, next(fresh) if block.counts is None else block.counts
