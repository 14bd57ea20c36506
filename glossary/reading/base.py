"""What a reader is, which reader reads which file, and how its paragraphs become Dutch segments."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Protocol

from glossary.dutch.language import language_of, may_be_dutch
from glossary.dutch.sentences import sentence_spans
from glossary.dutch.tokens import normalise
from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Document, Place, Problem, Segment

STANDARD_INPUT = "-"
# No word is longer, and no address that a term could stand in: it is encoded data. What looks for words in it would
# begin anew at each of its characters.
_NO_WORD = re.compile(r"\S{300,}")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file of unknown origin is read, and which columns of a table."""

    file_bytes: int = 512 * 1024 * 1024
    """A file larger than this is refused: the largest annual reports are a hundredth of it."""
    tree_bytes: int = 64 * 1024 * 1024
    """The same for what must stand in memory whole: a web page, a catalog, RTF, the shared texts of a workbook."""
    paragraph_characters: int = 200_000
    """A longer line or cell is not prose (a dump, minified code); it is passed over and said."""
    unpacked_bytes: int = 1024 * 1024 * 1024
    """The files in an archive, or one part of a packed document, may not be larger than this when unpacked."""
    zip_members: int = 10_000
    """An archive or packed document with more members is refused."""
    zip_ratio: int = 200
    """A member that unpacks to more than this many times its size is refused; office documents reach 50."""
    pages: int = 10_000
    """Pages of a PDF behind this number are passed over and said."""
    columns: tuple[str, ...] = ()
    """The columns of a table to read, each by its header, its letter or its number; all when empty."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text as the format has it: paragraph, heading, cell or message."""

    text: str
    place: Place


class Reader(Protocol):
    """One module per format has a function of this shape, named `paragraphs`.

    It gives the paragraphs of `source` in order and appends what it could not use to `problems`; it raises
    ReadingError when the file cannot be read, or not any further: what was given before stands.
    `source` can seek, except where it is standard input, which is plain text. `name` is the file's name for places
    and messages.
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
    ".docx": "glossary.reading.docx",
    ".odt": "glossary.reading.odt",
    ".rtf": "glossary.reading.rtf",
    ".pdf": "glossary.reading.pdf",
    ".html": "glossary.reading.webpage",
    ".htm": "glossary.reading.webpage",
    ".xhtml": "glossary.reading.webpage",
    ".xlsx": "glossary.reading.xlsx",
    ".csv": "glossary.reading.delimited",
    ".tsv": "glossary.reading.delimited",
    ".po": "glossary.reading.catalog",
    ".pot": "glossary.reading.catalog",
    ".mo": "glossary.reading.compiled",
    ".xliff": "glossary.reading.xliff",
    ".xlf": "glossary.reading.xliff",
    ".tmx": "glossary.reading.tmx",
    ".srt": "glossary.reading.subtitles",
    ".vtt": "glossary.reading.subtitles",
}
# What people have instead of a format that is read, and what to make of it.
_SAVE_AS = {
    ".doc": ".docx", ".dot": ".docx", ".docm": ".docx", ".wpd": ".docx", ".pages": ".docx", ".epub": ".html",
    ".xls": ".xlsx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".ods": ".xlsx", ".numbers": ".xlsx",
    ".ppt": ".pdf", ".pptx": ".pdf", ".odp": ".pdf", ".mht": ".html", ".mhtml": ".html",
}  # fmt: skip


def supported_suffixes() -> tuple[str, ...]:
    """Give the file name endings that can be read."""
    return tuple(_MODULES)


def suffix_of(path: Path | str) -> str:
    """Give the ending of a file name in lower case; standard input and names without an ending are plain text."""
    return ".txt" if str(path) == STANDARD_INPUT else Path(path).suffix.casefold() or ".txt"


def reader_for(path: Path | str) -> Reader:
    """Give the reader of a file by its name. Raises ReadingError for an unknown ending."""
    suffix = suffix_of(path)
    if suffix in _SAVE_AS:
        raise ReadingError(
            str(path),
            tr(
                "files that end in '{suffix}' are not read; save it as '{save_as}' first",
                suffix=suffix,
                save_as=_SAVE_AS[suffix],
            ),
        )
    if suffix not in _MODULES:
        known = ", ".join(supported_suffixes())
        raise ReadingError(
            str(path), tr("files that end in '{suffix}' are not read; known are {known}", suffix=suffix, known=known)
        )
    reader: Reader = import_module(_MODULES[suffix]).paragraphs
    return reader


def read_document(path: Path | str, limits: Limits | None = None, *, any_language: bool = False) -> Document:
    """Open a file, `archive.zip/file`, or standard input for `-`, as a document whose segments are Dutch.

    Segments in another language are counted in one problem at the end, or kept with `any_language`. Raises ReadingError when the file cannot be
    opened, is empty, too large or of an unknown format; it may do so when the first segment is drawn. A fault behind
    the first paragraph becomes a problem, and what was read until there stands.
    """
    from glossary.reading.opening import check_source, opened

    limits = limits or Limits()
    problems: list[Problem] = []
    if str(path) == STANDARD_INPUT:
        name = "standard input"
        source: AbstractContextManager[BinaryIO] = nullcontext(sys.stdin.buffer)
    else:
        name = str(path)
        check_source(name, limits)
        source = opened(name, limits)
    segments = _segments(source, name, reader_for(path), limits, problems, any_language=any_language)
    return Document(name, segments, problems)


def read_documents(names: Iterable[Path | str], limits: Limits | None = None) -> Iterator[Document | Problem]:
    """Read the files that `names` stand for: files, folders, patterns and archives, as `expand_sources` has them.

    A file that cannot be read becomes a Problem in its turn and the others go on; drawing the segments of a document
    that was given raises no ReadingError any more.
    """
    from glossary.reading.sources import expand_sources

    limits = limits or Limits()
    problems: list[Problem] = []
    files = expand_sources(names, problems, limits)
    yield from problems
    for file in files:
        yield _begun(file, limits)


def _begun(file: str, limits: Limits) -> Document | Problem:
    """Read a file up to its first segment, by which time it is known whether it can be read."""
    try:
        document = read_document(file, limits)
        segments = iter(document.segments)
        first = list(islice(segments, 1))
    except ReadingError as error:
        return Problem(Place(file), problem_of(error, file))
    return Document(document.name, chain(first, segments), document.problems)


def problem_of(error: ReadingError, name: str) -> str:
    """Give what is wrong and what to do, without the file name in front, for a Problem that has a place."""
    return str(error).removeprefix(f"{name}: ")


def _segments(
    opening: AbstractContextManager[BinaryIO],
    name: str,
    reader: Reader,
    limits: Limits,
    problems: list[Problem],
    *,
    any_language: bool,
) -> Iterator[Segment]:
    foreign: Counter[str] = Counter()
    read = 0
    with opening as source:
        for paragraph in _until_fault(reader(source, name, limits, problems), name, problems):
            if len(paragraph.text) > limits.paragraph_characters:
                problems.append(
                    Problem(
                        paragraph.place,
                        tr("passed over: {count} characters in one line or cell", count=len(paragraph.text)),
                    )
                )
                continue
            for segment in split_paragraph(_without_data(paragraph, problems)):
                read += 1
                if any_language or may_be_dutch(segment.text):
                    yield segment
                else:
                    foreign[language_of(segment.text)] += 1
    if not read and not problems:
        raise ReadingError(name, tr("holds no text; there is nothing to read"))
    for language, count in sorted(foreign.items()):
        problems.append(
            Problem(
                Place(name),
                tr(
                    "{count} of {read} segments skipped: not Dutch ({language})",
                    count=count,
                    read=read,
                    language=language,
                ),
            )
        )


def _without_data(paragraph: Paragraph, problems: list[Problem]) -> Paragraph:
    """Blank what is no text within a paragraph: encoded pictures, keys, endless addresses."""
    found = _NO_WORD.search(paragraph.text)
    if not found:
        return paragraph
    problems.append(
        Problem(
            paragraph.place, tr("passed over: {count} characters without a space are no text", count=len(found.group()))
        )
    )
    return replace(paragraph, text=_NO_WORD.sub(lambda run: " " * len(run.group()), paragraph.text))


def _until_fault(paragraphs: Iterator[Paragraph], name: str, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs up to the place where the file is broken; a fault before the first one is raised."""
    last: Place | None = None
    try:
        for paragraph in paragraphs:
            last = paragraph.place
            yield paragraph
    except (ReadingError, OSError) as error:
        fault = (
            error
            if isinstance(error, ReadingError)
            else ReadingError(name, tr("cannot be read ({strerror})", strerror=error.strerror or error))
        )
        if last is None:
            raise fault from error
        problems.append(
            Problem(last, tr("nothing behind this place was read: {problem_of}", problem_of=problem_of(fault, name)))
        )


def split_paragraph(paragraph: Paragraph) -> Iterator[Segment]:
    """Cut a paragraph into sentences that know their line and offset.

    A sentence is cut first and normalised after: its offset counts the characters of the text as it was read.
    """
    line, seen = paragraph.place.line, 0
    for start, end in sentence_spans(paragraph.text):
        line += paragraph.text.count("\n", seen, start)
        seen = start
        if text := " ".join(normalise(paragraph.text[start:end]).split()):
            yield Segment(text, Place(paragraph.place.file, line, paragraph.place.offset + start, paragraph.place.part))
