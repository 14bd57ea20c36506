"""Subtitles (.srt, .vtt) to paragraphs: the spoken text, joined where a sentence runs over several cues."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.text import Line, decoded_lines

_TIME = re.compile(r"\s*((?:\d{1,3}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_MARKUP = re.compile(r"<[^<>\n]{1,200}>|\{\\[^{}\n]{1,100}\}|[♪♫]")
_SPEAKER = re.compile(r"\s*[-–]\s*(?=\S)")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
# No sentence runs over more cues than this; music and lists without full stops are cut here.
_MOST_LINES = 12


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give what is said, by sentences as far as the marks tell; `line` is that of the file, the part the time.

    Speakers who share a cue (lines that begin with a dash) are kept apart. Numbers, styles and notes are left out.
    """
    held: list[str] = []
    place = Place(name)
    cues = end = last = 0
    for line, begin, time, spoken in _spoken(decoded_lines(source, name, limits, problems)):
        cues += 1
        speaker = _SPEAKER.match(spoken)
        if held and (_ENDS.search(held[-1]) or speaker or len(held) >= _MOST_LINES):
            yield Paragraph("".join(held), place)
            held = []
        dash = speaker.end() if speaker else 0
        text, offset = spoken[dash:], begin + dash
        if held:
            # As many characters and line ends as stand between the cues, so that offsets and lines hold.
            breaks = line - last
            held.append("\n" * breaks + " " * (offset - end - breaks) + text)
        else:
            place = Place(name, line, offset, time)
            held.append(text)
        end, last = max(offset, end) + len(text), line
    if not cues:
        raise ReadingError(
            name, tr("holds no subtitles: no text stands below a time such as 00:00:01,000 --> 00:00:04,000")
        )
    yield Paragraph("".join(held), place)


def _spoken(lines: Iterator[Line]) -> Iterator[tuple[int, int, str, str]]:
    """Give line, offset, time and text of each line that is spoken."""
    time = ""
    for number, offset, line in lines:
        if found := _TIME.match(line):
            time = found.group(1)
        elif not line.strip():
            time = ""
        elif time and (text := html.unescape(_MARKUP.sub("", line)).strip()):
            yield number, offset + max(0, line.find(text)), time, text
