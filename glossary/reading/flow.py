"""Texts of formats without lines to numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary.model import Place
from glossary.reading.base import Paragraph

# A sentence goes on behind a line break with a small letter, a digit or an opening bracket.
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(]")


def numbered(texts: Iterable[tuple[str, str]], name: str) -> Iterator[Paragraph]:
    """Turn texts with their parts (a page, a cell, or nothing) into paragraphs numbered from 1.

    The offset counts the characters of the texts before, as if each stood on a line of its own.
    """
    offset = 0
    for number, (text, part) in enumerate(((text, part) for text, part in texts if text.strip()), start=1):
        for line in broken_lines(text):
            yield Paragraph(line, Place(name, number, offset, part))
            offset += len(line) + 1


def broken_lines(text: str) -> Iterator[str]:
    """Cut a text at its line breaks, except where the sentence goes on; white space becomes single spaces.

    >>> list(broken_lines("Omzet naar regio\\nVrije kasstroom na\\naflossingen"))
    ['Omzet naar regio', 'Vrije kasstroom na aflossingen']
    """
    held: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
        if held and not _GOES_ON.match(line):
            yield " ".join(held)
            held = []
        held.append(line)
    if held:
        yield " ".join(held)
