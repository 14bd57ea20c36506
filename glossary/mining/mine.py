"""Documents to a ranked list of candidates: counting, grouping, ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.i18n import tr
from glossary.mining.blocks import Block, blocks_of, count_here
from glossary.mining.counting import Counts
from glossary.mining.fields import FieldKnowledge
from glossary.mining.merging import FormTable
from glossary.mining.ranking import Ranker, rank
from glossary.model import Candidate, Document, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Generator

    from glossary.mining.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True)
class MinedCorpus:
    """What came out of mining some documents."""

    candidates: tuple[Candidate, ...]
    """Ranked, best first; names included and marked."""
    words: int
    documents: tuple[tuple[str, int, int], ...]
    """Name, words and segments of each document."""
    problems: tuple[Problem, ...]
    glosses: tuple[tuple[tuple[str, str], int], ...] = ()
    """Forms with what stands in brackets behind them, and how often."""


def mine(
    documents: Iterable[Document],
    knowledge: FieldKnowledge,
    ranker: Ranker,
    progress: Callable[[int], None] | None = None,
    *,
    jobs: int = 1,
    scheduler: str = "",
    checkpoint: Checkpoint | None = None,
) -> MinedCorpus:
    """Mine documents; `progress` is told the words of each block counted.

    `jobs` processes count, 0 for one on each processor, or the workers of the Dask cluster with the address
    `scheduler`: what comes out is the same to the byte. A `checkpoint` keeps the counts of finished documents.
    Raises ClusterError when the cluster cannot be used.
    """
    problems: list[Problem] = []
    sizes: list[tuple[str, int, int]] = []
    segments = 0
    blocks = blocks_of(documents, checkpoint)
    with FormTable() as table, closing(_counted(blocks, knowledge, jobs, scheduler)) as stream:
        for block, counts in stream:
            if block.number == len(table.document_words):
                table.begin_document()
                segments = 0
            if checkpoint and block.counts is None:
                checkpoint.keep(block, counts)
            if block.segments:
                table.add(counts, block.segments)
                segments += len(block.segments)
                if progress:
                    progress(counts.words)
            else:
                problems.extend(block.document.problems)
                sizes.append((block.document.name, table.document_words[-1], segments))
        problems.extend(_repairs(table, sizes))
        candidates = tuple(rank(table, knowledge, ranker))
        words, glosses = table.words, tuple(sorted(table.glosses.items()))
    return MinedCorpus(candidates, words, tuple(sizes), tuple(problems), glosses)


# Repaired words named in the message about them.
_NAMED = 5


def _repairs(table: FormTable, sizes: list[tuple[str, int, int]]) -> Iterator[Problem]:
    """Say which words were run together in the texts and have been taken apart."""
    if table.repaired:
        named = ", ".join(sorted(table.repaired)[:_NAMED])
        more = ", …" if len(table.repaired) > _NAMED else ""
        where = sizes[0][0] if len(sizes) == 1 else f"{len(sizes)} documents"
        yield Problem(Place(where), tr("words run together and taken apart: {named}{more}", named=named, more=more))


def _counted(
    stream: Iterator[Block], knowledge: FieldKnowledge, jobs: int, scheduler: str
) -> Generator[tuple[Block, Counts], None, None]:
    """Give the blocks with their counts, in order, counted where the caller wants it."""
    if scheduler:
        from glossary.mining.cluster import count_on_cluster

        yield from count_on_cluster(stream, knowledge, scheduler)
    elif jobs == 1:
        yield from count_here(stream, knowledge)
    else:
        from glossary.mining.parallel import count_in_processes

        yield from count_in_processes(stream, knowledge, jobs)
