"""Markdown to paragraphs: the prose of headings, lists, quotes and tables, without code, links' targets and markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from glossary.model import Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.text import decoded_lines, join_lines

_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$|^\s*=+\s*$")
_LEAD = re.compile(r"^\s{0,8}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+")
# Each pattern is replaced by its group or by as many spaces as it had, so that offsets stay true.
_MARKUP = (
    re.compile(r"`[^`\n]{1,500}`"),
    re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"),
    re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"),
    re.compile(r"<[A-Za-z/!][^>\n]{0,1000}>"),
    re.compile(r"\*{1,3}|_{2,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|~~"),
)


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


def _prose(lines: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    fence, front_matter = "", False
    for number, offset, line in lines:
        if number == 1 and line.strip() == "---":
            front_matter = True
            continue
        if front_matter:
            front_matter = line.strip() not in {"---", "..."}
            continue
        mark = _FENCE.match(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
            yield number, offset, "\n"
        elif not fence:
            yield from _pieces(number, offset, line)


def _pieces(number: int, offset: int, line: str) -> Iterator[tuple[int, int, str]]:
    if _RULE.match(line):
        yield number, offset, "\n"
        return
    separate = _LEAD.match(line) is not None
    if separate:
        yield number, offset, "\n"
    text = plain(line)
    if "\t" in text.strip():  # a table row: each cell is a segment of its own
        start = 0
        for cell in text.split("\t"):
            yield number, offset + start, cell + "\n"
            yield number, offset + start, "\n"
            start += len(cell) + 1
        return
    yield number, offset, text
    if separate and line.lstrip().startswith("#"):
        yield number, offset, "\n"


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the prose of a Markdown file."""
    yield from join_lines(_prose(decoded_lines(source, name, limits, problems)), name)
