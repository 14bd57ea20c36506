"""Plain text to paragraphs: encodings, hard-wrapped lines and words broken at the end of a line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from glossary.dutch.lexicon import is_known
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.encodings import detect_encoding

_SAMPLE = 64 * 1024
# A line this long or longer that does not end a sentence was wrapped by a program.
_WRAP_WIDTH = 45
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(\"“‘„€$]")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u00ad]$")
_NEXT_WORD = re.compile(r"([^\W\d_]+)")
# winst- en verliesrekening: the hyphen stands for the word that is left out.
_ELLIPSIS_NEXT = frozenset({"en", "of", "als", "tot", "noch"})
# No paragraph of prose is longer; a file without empty lines is cut here, at the end of a line.
_MOST_LINES = 200


def decoded_lines(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[tuple[int, int, str]]:
    """Give number, offset in characters and text of each line, with its line end as `\\n`.

    A line over the limit is passed over in pieces, so that it never stands in memory whole, and is said.
    """
    buffered = io.BufferedReader(source, _SAMPLE) if isinstance(source, io.RawIOBase) else source
    sample = buffered.read(_SAMPLE)
    encoding = detect_encoding(sample, name)
    stream = io.TextIOWrapper(_Rejoined(sample, buffered), encoding=encoding, errors="replace", newline=None)
    number, offset, replaced = 0, 0, 0
    while line := stream.readline(limits.paragraph_characters + 1):
        number += 1
        if len(line) > limits.paragraph_characters and not line.endswith("\n"):
            size = len(line)
            while (more := stream.readline(limits.paragraph_characters)) and not more.endswith("\n"):
                size += len(more)
            size += len(more)
            problems.append(Problem(Place(name, number, offset), f"line passed over: {size} characters is not prose"))
            offset += size
            continue
        replaced += line.count("\ufffd")
        yield number, offset, line
        offset += len(line)
    if replaced:
        problems.append(Problem(Place(name), f"{replaced} characters are not valid {encoding} and were replaced; save the file as UTF-8"))


class _Rejoined(io.RawIOBase):
    """The sample already read, then the rest of the stream; closing it leaves the stream to its owner."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :] if self._head else b""
        buffer[: len(piece)] = piece
        return len(piece)


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs of a text file; lines that a program wrapped are joined."""
    yield from join_lines(decoded_lines(source, name, limits, problems), name)


def join_lines(lines: Iterator[tuple[int, int, str]], name: str) -> Iterator[Paragraph]:
    """Join wrapped lines to paragraphs. The line break stays in the text, so that offsets hold."""
    held: list[str] = []
    place = Place(name)
    for number, offset, line in lines:
        if held and (not line.strip() or not _continues(held[-1], line) or len(held) >= _MOST_LINES):
            yield Paragraph("".join(held), place)
            held = []
        if not line.strip():
            continue
        if held and (repaired := _rejoin_word(held[-1], line)):
            held[-1], line = repaired  # noqa: PLW2901
        elif not held:
            place = Place(name, number, offset)
        held.append(line)
    if held:
        yield Paragraph("".join(held), place)


def _continues(line: str, following: str) -> bool:
    """Say whether the text of `line` goes on in the next one."""
    text, begin = line.rstrip(), following.lstrip()[:1]
    if _BROKEN_WORD.search(text) and begin.islower():
        return True
    if len(text) < _WRAP_WIDTH:
        return False
    if following[:1].isspace() and not line[:1].isspace():
        return False
    return bool(_GOES_ON.match(begin)) if not _ENDS.search(text) else not begin.islower() and _GOES_ON.match(begin) is None and begin.isalpha() and len(text) < 100


def _rejoin_word(line: str, following: str) -> tuple[str, str] | None:
    """Put a word that was broken at the end of a line together again; its second half moves up."""
    broken = _BROKEN_WORD.search(line.rstrip())
    second = _NEXT_WORD.match(following.lstrip())
    if not broken or not second or not second.group().islower() or second.group() in _ELLIPSIS_NEXT:
        return None
    whole = broken.group(1) + second.group()
    if not (is_known(whole) or _is_compound(whole)):
        return None
    rest = following.lstrip()[second.end() :]
    kept = line.rstrip()[: broken.end(1)]
    return kept + second.group(), "\n" + rest.lstrip(" ")


def _is_compound(word: str) -> bool:
    from glossary.dutch.compounds import analyse

    return analyse(word) is not None
