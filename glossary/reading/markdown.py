"""Markdown to paragraphs: the prose of headings, lists, quotes and tables, without code, links' targets and markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.text import Line, decoded_lines, join_lines

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^[\s:|-]+$|^\s*=+\s*$")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\[\]\n]{1,200}\]:\s*(?:<[^<>\n]*>|https?://\S+|[./#]\S*)")
_LEAD = re.compile(r"^\s{0,8}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+")
# Each pattern is replaced by its group or by as many spaces as it had, so that offsets stay true. None may begin anew
# inside itself: a line of opening brackets alone would take a second to read.
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
_MARKUP = (
    re.compile(r"`[^`\n]{1,500}`"),
    re.compile(rf"!\[([^\[\]\n]{{0,500}})\]{_TARGET}"),
    re.compile(rf"\[([^\[\]\n]{{1,500}})\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])"),
    re.compile(r"<[A-Za-z/!][^<>\n]{0,1000}>"),
    re.compile(r"\*{1,3}|_{2,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|~~"),
)
# Metadata in front of the text is shorter than this; a file that opens with a rule is none.
_FRONT_MATTER_LINES = 200
_COMMENT_OPENS, _COMMENT_CLOSES = "<!--", "-->"


def _blank(found: re.Match[str]) -> str:
    """Keep the words of the match where they stand, blank the rest."""
    whole = found.group()
    if not found.re.groups or found.group(1) is None:
        return " " * len(whole)
    start = found.start(1) - found.start()
    return " " * start + found.group(1) + " " * (len(whole) - start - len(found.group(1)))


def plain(line: str) -> str:
    """Give a line of Markdown without its markup, at the same length.

    >>> plain("## De **vrije kasstroom** van [Kern](https://example.org)")
    '   De   vrije kasstroom   van  Kern                       '
    """
    found = _LEAD.match(line)
    text = " " * found.end() + line[found.end() :] if found else line
    for pattern in _MARKUP:
        text = pattern.sub(_blank, text)
    return text.replace("|", "\t") if text.lstrip().startswith("|") else text


def _without_front_matter(lines: Iterator[Line]) -> Iterator[Line]:
    """Leave out the metadata between two rules at the beginning; a rule that nothing closes is part of the text."""
    head = list(islice(lines, _FRONT_MATTER_LINES))
    if head and head[0][2].rstrip() in {"---", "+++"}:
        closing = {head[0][2].rstrip(), "..."}
        end = next((index for index, line in enumerate(head) if index and line[2].rstrip() in closing), None)
        head = head if end is None else head[end + 1 :]
    yield from chain(head, lines)


def _without_comments(lines: Iterator[Line]) -> Iterator[Line]:
    """Blank comments that run over several lines; those within a line are markup."""
    inside = False
    for number, offset, text in lines:
        opens, closes = text.rfind(_COMMENT_OPENS), text.rfind(_COMMENT_CLOSES)
        if inside and closes < 0:
            continue
        start = closes + len(_COMMENT_CLOSES) if inside else 0
        inside = opens > closes
        end = opens if inside else len(text)
        yield number, offset, " " * start + text[start:end] + ("\n" if inside else "")


def _prose(lines: Iterator[Line], name: str, problems: list[Problem]) -> Iterator[Line]:
    """Leave out blocks of code; put empty lines around each piece of a line that is a paragraph of its own."""
    fence, opened = "", 0
    for number, offset, line in lines:
        mark = _FENCE.match(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence, opened = ("", 0) if fence else (mark.group(1), number)
            yield number, offset, "\n"
        elif not fence:
            yield from _pieces(number, offset, line)
    if fence:
        problems.append(
            Problem(Place(name, opened), tr("passed over as code to the end of the file: nothing closes this block"))
        )


def _pieces(number: int, offset: int, line: str) -> Iterator[Line]:
    if _RULE.match(line) or _DEFINITION.match(line):
        yield number, offset, "\n"
        return
    separate = _LEAD.match(line) is not None
    if separate:
        yield number, offset, "\n"
    text = plain(line)
    if text.lstrip(" ").startswith("\t"):  # a table row: each cell is a segment of its own
        start = 0
        for cell in text.split("\t"):
            yield number, offset + start, cell.rstrip("\n") + "\n"
            yield number, offset + start, "\n"
            start += len(cell) + 1
        return
    yield number, offset, text
    if separate and line.lstrip().startswith("#"):
        yield number, offset, "\n"


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the prose of a Markdown file."""
    lines = _without_comments(_without_front_matter(decoded_lines(source, name, limits, problems)))
    yield from join_lines(_prose(lines, name, problems), name)
