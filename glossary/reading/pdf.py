"""PDF to paragraphs: lines rejoined within and across pages, without running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, BinaryIO

from glossary.dutch.sentences import sentence_spans
from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.text import continues, join_lines, rejoin_word

INSTALL = "pip install 'dutch-glossary[documents]'"
# Pages that are held at a time, to see which lines run through them.
_WINDOW = 40
# A line is a running one when it stands at the edge of this share of the pages of a window (left and right pages may
# have their own), and of three at least.
_MOST_PAGES, _FEWEST_PAGES = 0.4, 3
# A running header or footer has at most this many lines.
_EDGE = 4
# A page of small print has 10,000 characters; one with more than this was made to fill the memory.
_MOST_CHARACTERS = 500_000
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:pag(?:ina|e|\.)?|p\.|blz\.?|bladzijde)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|van|of)\s*\d{1,4})?[\W_]*",
    re.I,
)
_LONGEST_PAGE_NUMBER = 40
_DIGITS = re.compile(r"\d+")
# PDFium's mark for the hyphen at the end of a line, behind which it goes on without a line end.
_LINE_HYPHENS = re.compile("[\ufffe\x02]")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    offset: int
    lines: tuple[str, ...]


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs of a PDF; `line` is the line on the page, the part the page.

    Lines that run through most pages at their top or bottom are dropped and said. Raises ReadingError for a file that
    is broken, locked with a password, or holds pictures of text only.
    """
    with closing(_opened(source, name)) as document:
        pages = _pages(document, name, limits, problems)
        running: Counter[str] = Counter()
        given = 0
        for paragraph in _across_pages(_page_paragraphs(page, name) for page in _without_running(pages, running)):
            given += 1
            yield paragraph
        if not given and not problems:
            raise ReadingError(
                name,
                tr(
                    "holds no text on its {count} pages; if it was scanned, recognise its text (OCR) first",
                    count=len(document),
                ),
            )
    if running:
        line, count = running.most_common(1)[0]
        message = tr(
            "{count} running headers and footers dropped, such as '{line}' on {count2} pages",
            count=sum(running.values()),
            line=line[:60],
            count2=count,
        )
        problems.append(Problem(Place(name), message))


def _opened(source: BinaryIO, name: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise ReadingError(
            name, tr("PDF files need another package; install it with {install}", install=INSTALL)
        ) from None
    try:
        return pypdfium2.PdfDocument(source, autoclose=False)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ReadingError(name, tr("is locked with a password; save it again without one")) from error
        raise ReadingError(name, tr("is a broken PDF; save or download it again")) from error


def _pages(document: Any, name: str, limits: Limits, problems: list[Problem]) -> Iterator[_Page]:
    """Give the pages with their lines; the offset counts the characters of the pages before, each line with its end."""
    from pypdfium2 import PdfiumError

    offset = 0
    for index in range(min(len(document), limits.pages)):
        try:
            text = _page_text(document, index)
        except PdfiumError as error:
            problems.append(
                Problem(
                    Place(name, part=f"page {index + 1}"),
                    tr("page cannot be read ({error}); the others are", error=error),
                )
            )
            continue
        if text is None:
            problems.append(
                Problem(Place(name, part=f"page {index + 1}"), tr("page passed over: too much text to be a page"))
            )
            continue
        yield _Page(index + 1, offset, tuple(text.split("\n")))
        offset += len(text) + 1
    if len(document) > limits.pages:
        problems.append(
            Problem(
                Place(name),
                tr(
                    "{count} pages behind page {pages} passed over; split it",
                    count=len(document) - limits.pages,
                    pages=limits.pages,
                ),
            )
        )


def _page_text(document: Any, index: int) -> str | None:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            if textpage.count_chars() > _MOST_CHARACTERS:
                return None
            text: str = textpage.get_text_range()
        finally:
            textpage.close()
    finally:
        page.close()
    return _LINE_HYPHENS.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _without_running(pages: Iterator[_Page], running: Counter[str]) -> Iterator[_Page]:
    """Blank the lines at the edges of pages that run through most of them, a window of pages at a time."""
    known: set[str] = set()
    while window := list(islice(pages, _WINDOW)):
        known |= running_lines(page.lines for page in window)
        for page in window:
            yield replace(page, lines=tuple(_blanked(page.lines, known, running)))


def running_lines(pages: Iterable[tuple[str, ...]]) -> set[str]:
    """Give the lines, with their digits as `#`, that stand at the edge of most pages.

    >>> pages = [("Jaarverslag 2024", "De omzet steeg.", "1"), ("Jaarverslag 2024", "De winst daalde.", "2")]
    >>> sorted(running_lines([*pages, ("Jaarverslag 2024", "Het dividend bleef gelijk.", "3")]))
    ['#', 'Jaarverslag #']
    """
    shapes: Counter[str] = Counter()
    total = 0
    for lines in pages:
        total += 1
        shapes.update({_shape(lines[index]) for index in _edges(lines)})
    least = max(_FEWEST_PAGES, _MOST_PAGES * total)
    return {shape for shape, count in shapes.items() if count >= least and shape}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _edges(lines: tuple[str, ...]) -> list[int]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _blanked(lines: tuple[str, ...], known: set[str], running: Counter[str]) -> Iterator[str]:
    edges = set(_edges(lines))
    for index, line in enumerate(lines):
        if index in edges and (shape := _shape(line)) in known:
            running[shape] += 1
            yield ""
        else:
            yield "" if index in edges and _is_page_number(line) else line


def _is_page_number(line: str) -> bool:
    return len(line) <= _LONGEST_PAGE_NUMBER and bool(_PAGE_NUMBER.fullmatch(line))


def _page_paragraphs(page: _Page, name: str) -> list[Paragraph]:
    """Give the paragraphs of a page. The blank lines of what was dropped do not end one: it stands at an edge."""
    lines, offset = [], page.offset
    for number, line in enumerate(page.lines, start=1):
        lines.append((number, offset, line + "\n"))
        offset += len(line) + 1
    return list(join_lines(lines, name, f"page {page.number}"))


def _across_pages(pages: Iterable[list[Paragraph]]) -> Iterator[Paragraph]:
    """Put a sentence that runs over the end of a page together; it stands where it begins."""
    held: Paragraph | None = None
    for page in filter(None, pages):
        ready = page
        if held is not None:
            open_end = not _SENTENCE_END.search(held.text) and continues(held.text, page[0].text)
            ready = [*_joined(held, page[0]), *page[1:]] if open_end else [held, *page]
        yield from ready[:-1]
        held = ready[-1]
    if held is not None:
        yield held


def _joined(paragraph: Paragraph, following: Paragraph) -> Iterator[Paragraph]:
    """Give a paragraph with the end of its last sentence, then what is left of the following one."""
    text, place = following.text, following.place
    end = next((end for _, end in sentence_spans(text)), len(text))
    yield Paragraph("".join(rejoin_word(paragraph.text, text[:end])), paragraph.place)
    if text[end:].strip():
        line, offset = place.line + text.count("\n", 0, end), place.offset + end
        yield Paragraph(text[end:], replace(place, line=line, offset=offset))
