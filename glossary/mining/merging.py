"""Counts of many blocks to one table of forms: the reduce of mining, with a bound on memory."""

from __future__ import annotations

import heapq
import json
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from types import TracebackType
from typing import IO, NamedTuple

from glossary.mining.counting import Counts
from glossary.model import Place, Segment

# Forms held in memory before they are written out as a sorted run: about 75 MB.
MOST_FORMS = 200_000


# Documents that are remembered for each form, for evidence and for what is in a document.
MOST_PLACES = 50
# documents, first document, last document, count, nested, names, loose, within
_SUMS_END = 8


class FormPlace(NamedTuple):
    """A document that has a form."""

    document: int
    """Counted from 1 in the order of mining."""
    segment: int
    """The number, in the store, of the segment where the form first stands in the document."""
    times: int


@dataclass(slots=True)
class Tally:
    """What the corpus knows of one form."""

    form: str
    places: tuple[FormPlace, ...]
    """Its first documents, in order, each with the place and the count there."""
    documents: int
    count: int
    nested: int
    names: int
    loose: int
    within: int


class SegmentStore:
    """The segments of a corpus on disk, found again by number."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=16 * 1024 * 1024)  # noqa: SIM115 - closed by close()
        self._offsets = array("q")

    def add(self, segments: Iterable[Segment]) -> int:
        """Store segments; give the number of the first."""
        first = len(self._offsets)
        self._file.seek(0, 2)
        position = self._file.tell()
        for segment in segments:
            place = segment.place
            record = json.dumps([segment.text, place.file, place.line, place.offset, place.part], ensure_ascii=False)
            written = record.encode("utf-8", "surrogatepass") + b"\n"
            self._offsets.append(position)
            position += len(written)
            self._file.write(written)
        return first

    def __getitem__(self, number: int) -> Segment:
        self._file.seek(self._offsets[number])
        text, file, line, offset, part = json.loads(self._file.readline().decode("utf-8", "surrogatepass"))
        return Segment(text, Place(file, line, offset, part))

    def __len__(self) -> int:
        return len(self._offsets)

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()


@dataclass(slots=True)
class FormTable:
    """All forms of a corpus. Documents must be added one after the other, their blocks in order."""

    store: SegmentStore = field(default_factory=SegmentStore)
    words: int = 0
    document_words: list[int] = field(default_factory=list)
    repaired: dict[str, int] = field(default_factory=dict)
    glosses: dict[tuple[str, str], int] = field(default_factory=dict)
    most_forms: int = MOST_FORMS
    _held: dict[str, list[int]] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)
    """For each form held: document, first segment there and count there, document after document in one flat list."""
    _runs: list[IO[str]] = field(default_factory=list)
    _document: int = 0

    def __enter__(self) -> FormTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()
        for run in self._runs:
            run.close()

    def begin_document(self) -> None:
        """Say that the blocks that follow are of another document."""
        self._document += 1
        self.document_words.append(0)

    def add(self, counts: Counts, segments: Iterable[Segment]) -> None:
        """Add the counts of a block of segments of the document that was begun last."""
        base = self.store.add(segments)
        self.words += counts.words
        self.document_words[-1] += counts.words
        for word, count in counts.repaired.items():
            self.repaired[word] = self.repaired.get(word, 0) + count
        for gloss, times in counts.glosses.items():
            self.glosses[gloss] = self.glosses.get(gloss, 0) + times
        held, places, document, first = self._held, self._places, self._document, counts.first
        kinds = (counts.nested, counts.names, counts.loose, counts.within)
        for form, count in counts.forms.items():
            known = held.get(form)
            if known is None:
                # documents, first document, last document; then what adds up
                held[form] = [1, document, document, count, *(kind.get(form, 0) for kind in kinds)]
                places[form] = [document, base + first[form], count]
                continue
            known[3] += count
            for column, kind in enumerate(kinds, 4):
                known[column] += kind.get(form, 0)
            if known[2] != document:
                known[0] += 1
                known[2] = document
                if known[0] <= MOST_PLACES:
                    places[form] += (document, base + first[form], count)
            elif known[0] <= MOST_PLACES:
                places[form][-1] += count
        if len(held) > self.most_forms:
            self._spill()

    def _spill(self) -> None:
        """Write what is held as a sorted run and forget it."""
        run = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
        for form in sorted(self._held):
            values = "\t".join(map(str, (*self._held[form], *self._places[form])))
            run.write(f"{form}\t{values}\n")
        self._held.clear()
        self._places.clear()
        self._runs.append(run)

    def tallies(self) -> Iterator[Tally]:
        """Give every form once, sorted, with all its counts; as often as it is asked for."""
        if not self._runs:
            for form in sorted(self._held):
                yield _add_up(form, [[*self._held[form], *self._places[form]]])
            return
        if self._held:
            self._spill()
        streams = [self._run(number, run) for number, run in enumerate(self._runs)]
        for form, group in groupby(heapq.merge(*streams), key=itemgetter(0)):
            yield _add_up(form, [values for _, _, values in group])

    @staticmethod
    def _run(number: int, run: IO[str]) -> Iterator[tuple[str, int, list[int]]]:
        run.seek(0)
        for line in run:
            form, *values = line.rstrip("\n").split("\t")
            yield form, number, [int(value) for value in values]


def _add_up(form: str, parts: list[list[int]]) -> Tally:
    """Add the counts of one form in several runs, in the order of the runs."""
    documents = sum(part[0] for part in parts)
    # A document that went on over the end of a run was counted in both.
    documents -= sum(before[2] == after[1] for before, after in pairwise(parts))
    sums = [sum(column) for column in zip(*(part[3:_SUMS_END] for part in parts), strict=True)]
    return Tally(form, _joined_places(parts), documents, *sums)


def _joined_places(parts: list[list[int]]) -> tuple[FormPlace, ...]:
    """Give the places of all runs, those of a document that went on over the end of a run as one."""
    found: list[FormPlace] = []
    for part in parts:
        flat = part[_SUMS_END:]
        for at in range(0, len(flat), 3):
            place = FormPlace(*flat[at : at + 3])
            if found and found[-1].document == place.document:
                found[-1] = found[-1]._replace(times=found[-1].times + place.times)
            elif len(found) < MOST_PLACES:
                found.append(place)
    return tuple(found)
