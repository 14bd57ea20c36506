"""Documents to a ranked list of candidates: counting, grouping, ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from glossary.mining.counting import Counts, count_block
from glossary.mining.fields import FieldKnowledge
from glossary.mining.merging import FormTable
from glossary.mining.ranking import Ranker, rank
from glossary.model import Candidate, Document, Problem, Segment

# Segments counted at a time: enough to amortise the call, few enough to show progress.
BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class MinedCorpus:
    """What came out of mining some documents."""

    candidates: tuple[Candidate, ...]
    """Ranked, best first; names included and marked."""
    words: int
    documents: tuple[tuple[str, int, int], ...]
    """Name, words and segments of each document."""
    problems: tuple[Problem, ...]


def blocks(segments: Iterable[Segment], size: int = BLOCK) -> Iterator[list[Segment]]:
    """Cut a stream of segments into lists of `size`."""
    stream = iter(segments)
    while block := list(islice(stream, size)):
        yield block


def mine(
    documents: Iterable[Document],
    knowledge: FieldKnowledge,
    ranker: Ranker,
    progress: Callable[[int], None] | None = None,
) -> MinedCorpus:
    """Mine documents, one after the other; `progress` is told the words of each block counted."""
    problems: list[Problem] = []
    sizes: list[tuple[str, int, int]] = []
    with FormTable() as table:
        for document in documents:
            table.begin_document()
            segments = 0
            for block in blocks(document.segments):
                counts = count_block([segment.text for segment in block], knowledge)
                table.add(counts, block)
                segments += len(block)
                if progress:
                    progress(counts.words)
            problems.extend(document.problems)
            sizes.append((document.name, table.document_words[-1], segments))
        candidates = tuple(rank(table, knowledge, ranker))
        words = table.words
    return MinedCorpus(candidates, words, tuple(sizes), tuple(problems))


__all__ = ["BLOCK", "Counts", "MinedCorpus", "blocks", "mine"]
