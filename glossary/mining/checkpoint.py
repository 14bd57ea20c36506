"""Counts of finished documents to a cache folder and back, so that an interrupted run of many files can go on.

A document has one file there, compressed JSON lines: a line for each block with its segments and counts, then a line
with the problems. Its name is made of the digest of the document and of all else that the counts hang on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from glossary import __version__
from glossary.mining.blocks import Block
from glossary.mining.counting import Counts
from glossary.mining.fields import FieldKnowledge
from glossary.model import Document, Place, Problem, Segment

# Counts up when counting gives other counts, or they are written otherwise.
FORMAT = 1
_ENDING = ".counts.gz"
_UNFINISHED = ".counts.part"
# Seconds after which nobody goes on with a run: 30 days.
_OLDEST = 30 * 24 * 3600.0
# The counts of a block are stored by name; a field more or less makes other files.
_COLUMNS = tuple(column.name for column in fields(Counts))

_DAMAGED = (OSError, EOFError, zlib.error, ValueError, TypeError, AttributeError, RecursionError)

Kept = tuple[list[Segment], Counts]


class Checkpoint:
    """The counts of a run's finished documents. Used as a context, it is emptied when the run ends well.

    `digests` gives the digest of each document's content by its name; a document without one is not kept. `settings`
    says how the documents were read, where that is not always the same. A cache that cannot be written is as good as
    none.
    """

    def __init__(self, folder: Path, digests: Mapping[str, str], knowledge: FieldKnowledge, settings: str = "") -> None:
        self._folder = folder
        self._digests = digests
        self._circumstances = [__version__, str(FORMAT), *_COLUMNS, settings, digest_of_knowledge(knowledge)]
        self._writing: dict[int, _Entry] = {}
        self._made: set[Path] = set()

    def __enter__(self) -> Checkpoint:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for entry in self._writing.values():
            entry.discard()
        if error is None:
            self.clean()

    def load(self, document: Document) -> Iterator[Kept] | None:
        """Give the blocks of a document that was finished before, and put its problems in it; None for any other.

        A damaged file is removed, and the document counts as not finished.
        """
        path = self._path(document.name)
        if path is None or not path.is_file():
            return None
        try:
            problems: list[Problem] = []
            for _ in _blocks(path, problems):
                pass
        except _DAMAGED:
            with suppress(OSError):
                path.unlink()
            return None
        self._made.add(path)
        document.problems[:] = problems
        return _blocks(path, [])

    def keep(self, block: Block, counts: Counts) -> None:
        """Note the counts of a block; with the last block of a document they are kept."""
        entry = self._writing.get(block.number)
        if entry is None:
            path = self._path(block.document.name)
            # One that was loaded is there already: only its last block, which no file holds, comes here.
            if path is None or path in self._made:
                return
            entry = self._writing[block.number] = _Entry(path)
        if block.segments:
            entry.write([[_segment_row(segment) for segment in block.segments], _counts_row(counts)])
            return
        entry.write([[*_place_row(problem.place), problem.message] for problem in block.document.problems])
        if entry.finish():
            self._made.add(entry.path)
        del self._writing[block.number]

    def clean(self) -> None:
        """Remove what this run kept or used, and what an older one left behind long ago."""
        long_ago = time.time() - _OLDEST
        with suppress(OSError):
            for path in self._folder.iterdir():
                ours = path.name.endswith((_ENDING, _UNFINISHED))
                if ours and (path in self._made or path.stat().st_mtime < long_ago):
                    path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path | None:
        digest = self._digests.get(name, "")
        if not digest:
            return None
        key = hashlib.sha256("\0".join((name, digest, *self._circumstances)).encode("utf-8", "surrogatepass"))
        return self._folder / f"{key.hexdigest()}{_ENDING}"


class _Entry:
    """A file that is being written; it takes its place when it is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part: IO[bytes] | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._part = tempfile.NamedTemporaryFile(dir=path.parent, suffix=_UNFINISHED, delete=False)  # noqa: SIM115
            self._packed = gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=self._part, mtime=0)

    def write(self, row: object) -> None:
        """Write a line; without effect when the disk is full."""
        if self._part is None:
            return
        try:
            self._packed.write(json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n")
        except OSError:
            self.discard()

    def finish(self) -> bool:
        """Put the file in its place; say whether that worked."""
        if self._part is None:
            return False
        try:
            self._packed.close()
            self._part.close()
            Path(self._part.name).replace(self.path)
        except OSError:
            self.discard()
            return False
        return True

    def discard(self) -> None:
        """Give the file up."""
        if self._part is not None:
            with suppress(OSError):
                self._part.close()
            with suppress(OSError):
                Path(self._part.name).unlink()
            self._part = None


def digest_of_knowledge(knowledge: FieldKnowledge) -> str:
    """Tell one state of the known terms from another: counting looks for them."""
    known = hashlib.sha256()
    for key in sorted(knowledge.concepts):
        known.update(f"{key}\n".encode())
    for first in sorted(knowledge.phrases):
        known.update(f"{first}\t{sorted(knowledge.phrases[first])}\n".encode())
    return known.hexdigest()


def _blocks(path: Path, problems: list[Problem]) -> Iterator[Kept]:
    """Read a file block by block; add its problems to `problems`. Raises an error for a damaged one."""
    with gzip.open(path, "rb") as packed:
        last = None
        for line in packed:
            if last is not None:
                rows, columns = last
                yield [_segment(*row) for row in rows], _counts(columns)
            last = json.loads(line)
    if not isinstance(last, list):
        raise ValueError("no line with problems at the end")
    problems.extend(Problem(_place(*row[:-1]), _text(row[-1])) for row in last)


def _segment_row(segment: Segment) -> list[Any]:
    return [segment.text, *_place_row(segment.place)]


def _place_row(place: Place) -> list[Any]:
    return [place.file, place.line, place.offset, place.part]


def _counts_row(counts: Counts) -> dict[str, Any]:
    """Write each column as it is, a mapping as its keys and its values: JSON has no keys of two words."""
    values = ((name, getattr(counts, name)) for name in _COLUMNS)
    return {name: [list(value), list(value.values())] if isinstance(value, dict) else value for name, value in values}


def _counts(columns: dict[str, Any]) -> Counts:
    if sorted(columns) != sorted(_COLUMNS):
        raise ValueError("other columns")
    counts = Counts()
    for name, value in columns.items():
        setattr(counts, name, _number(value) if isinstance(value, int) else _mapping(value))
    return counts


def _mapping(value: Any) -> dict[Any, int]:
    keys, counts = value
    return {
        tuple(map(_text, key)) if isinstance(key, list) else _text(key): _number(count)
        for key, count in zip(keys, counts, strict=True)
    }


def _segment(text: Any, file: Any, line: Any, offset: Any, part: Any) -> Segment:
    return Segment(_text(text), _place(file, line, offset, part))


def _place(file: Any, line: Any, offset: Any, part: Any) -> Place:
    return Place(_text(file), _number(line), _number(offset), _text(part))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError("not a number")
    return value
