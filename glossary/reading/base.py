"""What a reader is, which reader reads which file, and how its paragraphs become Dutch segments."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol

from glossary.dutch.language import language_of, may_be_dutch
from glossary.dutch.sentences import sentence_spans
from glossary.dutch.tokens import normalise
from glossary.errors import ReadingError
from glossary.model import Document, Place, Problem, Segment

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file of unknown origin is read."""

    file_bytes: int = 512 * 1024 * 1024
    """A file larger than this is refused: the largest annual reports are a hundredth of it."""
    paragraph_characters: int = 200_000
    """A longer line or cell is not prose (a dump, minified code); it is passed over and said."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text as the format has it: paragraph, heading, cell or message."""

    text: str
    place: Place


class Reader(Protocol):
    """One module per format has a function of this shape, named `paragraphs`.

    It gives the paragraphs of `source` in order and appends what it could not use to `problems`; it raises
    ReadingError only when nothing of the file can be read. `name` is the file's name for places and messages.
    """

    def __call__(self, source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
        """Give the paragraphs of a file."""
        ...


# The module of each format by the suffix of the file name.
_MODULES = {
    ".txt": "glossary.reading.text",
    ".text": "glossary.reading.text",
    ".md": "glossary.reading.markdown",
    ".markdown": "glossary.reading.markdown",
}


def supported_suffixes() -> tuple[str, ...]:
    """Give the file name endings that can be read."""
    return tuple(_MODULES)


def reader_for(path: Path | str) -> Reader:
    """Give the reader of a file by its name; standard input and names without an ending are plain text.

    Raises ReadingError for an unknown ending.
    """
    suffix = Path(path).suffix.casefold()
    if str(path) == STANDARD_INPUT or not suffix:
        suffix = ".txt"
    if suffix not in _MODULES:
        known = ", ".join(supported_suffixes())
        raise ReadingError(str(path), f"files that end in '{suffix}' are not read; known are {known}")
    reader: Reader = import_module(_MODULES[suffix]).paragraphs
    return reader


def read_document(path: Path | str, limits: Limits | None = None) -> Document:
    """Open a file, or standard input for `-`, as a document whose segments are Dutch.

    Segments in another language are counted in one problem at the end. Raises ReadingError when the file cannot be
    opened, is empty, too large or of an unknown format; it may do so when the segments are drawn.
    """
    limits = limits or Limits()
    reader = reader_for(path)
    problems: list[Problem] = []
    if str(path) == STANDARD_INPUT:
        return Document("standard input", _segments(lambda: sys.stdin.buffer, "standard input", reader, limits, problems), problems)
    file = Path(path)
    _check(file, limits)
    return Document(str(path), _segments(lambda: file.open("rb"), str(path), reader, limits, problems), problems)


def _check(file: Path, limits: Limits) -> None:
    try:
        if file.is_dir():
            raise ReadingError(str(file), "is a folder; name the files in it")
        size = file.stat().st_size
        with file.open("rb"):
            pass
    except OSError as error:
        raise ReadingError(str(file), f"cannot be read ({error.strerror or error}); check the name and the permissions") from error
    if size == 0:
        raise ReadingError(str(file), "is empty; there is nothing to mine")
    if size > limits.file_bytes:
        raise ReadingError(str(file), f"has {size} bytes, more than the {limits.file_bytes} allowed; split it or raise --max-bytes")


def _segments(
    open_source: Callable[[], BinaryIO], name: str, reader: Reader, limits: Limits, problems: list[Problem]
) -> Iterator[Segment]:
    foreign: dict[str, int] = {}
    read = 0
    with open_source() as source:
        for paragraph in reader(source, name, limits, problems):
            if len(paragraph.text) > limits.paragraph_characters:
                problems.append(Problem(paragraph.place, f"passed over: {len(paragraph.text)} characters in one line or cell"))
                continue
            text = normalise(paragraph.text)
            for segment in split_paragraph(Paragraph(text, paragraph.place)):
                read += 1
                if may_be_dutch(segment.text):
                    yield segment
                else:
                    language = language_of(segment.text)
                    foreign[language] = foreign.get(language, 0) + 1
    if not read and not problems:
        raise ReadingError(name, "holds no text; there is nothing to mine")
    for language, count in sorted(foreign.items()):
        problems.append(Problem(Place(name), f"{count} of {read} segments skipped: not Dutch ({language})"))


def split_paragraph(paragraph: Paragraph) -> Iterator[Segment]:
    """Cut a paragraph into sentences that know their line and offset."""
    line, seen = paragraph.place.line, 0
    for start, end in sentence_spans(paragraph.text):
        line += paragraph.text.count("\n", seen, start)
        seen = start
        place = Place(paragraph.place.file, line, paragraph.place.offset + start, paragraph.place.part)
        yield Segment(paragraph.text[start:end].replace("\n", " "), place)
