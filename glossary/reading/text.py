"""Plain text to paragraphs: encodings, hard-wrapped lines and words broken at the end of a line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from glossary.dutch.lexicon import is_known
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.base import Limits, Paragraph
from glossary.reading.encodings import detect_encoding, error_handler, invalid_problem, mended

_SAMPLE = 64 * 1024
# A line this long or longer that does not end a sentence was wrapped by a program. Columns are narrower, but there only
# a small letter, or an open end, tells a wrapped line from a heading or an entry of a list.
_WRAP_WIDTH, _COLUMN_WIDTH, _OPEN_WIDTH = 45, 25, 12
# Where lines that end a sentence are longer than this, each line is a paragraph: nobody wraps so late.
_LONGEST_WRAP = 100
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(\"“‘„€$]")
# No sentence ends in one of these words, so the line goes on, even with a name.
_OPEN_END = re.compile(
    r"(?:,|(?<![\w-])(?:de|het|een|van|in|op|met|voor|door|aan|bij|uit|naar|tot|en|of|dat|die|als|om|te|over|onder|ten|ter|per"
    r"|tegen|tussen|volgens|tijdens|na|sinds|namens))$",
    re.IGNORECASE,
)
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})([-‐\u00ad])$")
_NEXT_WORD = re.compile(r"([^\W\d_]+)\S*")
# A longer run of letters is no word; to look for its end from each of its letters would take hours.
_LONGEST_WORD = 60
# winst- en verliesrekening: the hyphen stands for the word that is left out.
_ELLIPSIS_NEXT = frozenset({"en", "of", "als", "tot", "noch", "respectievelijk", "resp", "c", "dan", "maar"})
# Vowels that would be read as one sound; between the parts of a compound a hyphen keeps them apart, within a word a
# diaeresis, which goes where the word is broken.
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
_DIAERESIS = str.maketrans("aeiou", "äëïöü")
# No paragraph of prose is longer. A file without empty lines is cut here, where a line ends a sentence; or anywhere
# when there is no such line for as long again.
_MOST_LINES, _MOST_CHARACTERS = 200, 20_000

Line = tuple[int, int, str]
"""The number of a line, its offset in characters, and its text with the line end."""


def decoded_lines(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Line]:
    """Give number, offset in characters and text of each line, with its line end as `\\n`.

    A line over the limit is passed over in pieces, so that it never stands in memory whole, and is said. Bytes that are
    not valid UTF-8 are read as Windows-1252 and said; NUL becomes a space.
    """
    sample = source.read(_SAMPLE)
    encoding = detect_encoding(sample, name)
    joined = io.BufferedReader(_Rejoined(sample, source), _SAMPLE)
    stream = io.TextIOWrapper(joined, encoding=encoding, errors=error_handler(encoding), newline=None)
    number, offset, invalid = 0, 0, 0
    while line := stream.readline(limits.paragraph_characters + 1):
        number += 1
        size = len(line)
        if size > limits.paragraph_characters and not line.endswith("\n"):
            size += _skip_line(stream, limits.paragraph_characters)
            problems.append(
                Problem(Place(name, number, offset), tr("line passed over: {size} characters is not prose", size=size))
            )
        else:
            text, count = mended(line)
            invalid += count or text.count("\ufffd")
            yield number, offset, text.replace("\0", " ")
        offset += size
    if invalid:
        problems.append(invalid_problem(invalid, encoding, name))


def _skip_line(stream: io.TextIOWrapper, piece: int) -> int:
    """Read to the end of the line in pieces; give the characters read."""
    size = 0
    while more := stream.readline(piece):
        size += len(more)
        if more.endswith("\n"):
            break
    return size


class _Rejoined(io.RawIOBase):
    """The sample already read, then the rest of the stream; closing it leaves the stream to its owner."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs of a text file; lines that a program wrapped are joined."""
    yield from join_lines(decoded_lines(source, name, limits, problems), name)


def join_lines(lines: Iterable[Line], name: str, part: str = "") -> Iterator[Paragraph]:
    """Join wrapped lines to paragraphs. The line break stays in the text, so that lines and offsets hold.

    A word that was broken at the end of a line is put together; its hyphen becomes a space behind it. An empty line
    ends a paragraph.
    """
    held: list[str] = []
    previous = ""
    place = Place(name)
    for number, offset, line in lines:
        if held and (not line.strip() or not continues(previous, line) or _is_full(held)):
            yield Paragraph("".join(held), place)
            held = []
        if not line.strip():
            continue
        if held:
            held[-1:] = rejoin_word(held[-1], line)
        else:
            place = Place(name, number, offset, part)
            held.append(line)
        previous = line
    if held:
        yield Paragraph("".join(held), place)


def _is_full(held: list[str]) -> bool:
    size = sum(map(len, held)) if len(held) > 1 else 0
    fill = max(len(held) / _MOST_LINES, size / _MOST_CHARACTERS)
    return fill >= 2 or (fill >= 1 and bool(_ENDS.search(held[-1].rstrip())))


def continues(line: str, following: str) -> bool:
    """Say whether the text of `line` goes on in the next one."""
    text, begin = line.rstrip(), following.lstrip()[:1]
    if _broken_word(text) and begin.isalpha():
        return True
    if following[:1].isspace() and not line[:1].isspace():
        return False
    size = len(text)
    if _ENDS.search(text):
        wrapped = begin.islower() or size < _LONGEST_WRAP
        return begin.isalnum() and not text.endswith(":") and wrapped and size >= _COLUMN_WIDTH
    if begin.isalpha() and _OPEN_END.search(text):
        return size >= _OPEN_WIDTH
    return bool(_GOES_ON.match(begin)) and size >= (_COLUMN_WIDTH if begin.islower() else _WRAP_WIDTH)


def rejoin_word(line: str, following: str) -> tuple[str, str]:
    """Put a word that was broken at the end of a line together again, in as many characters as before.

    >>> rejoin_word("hogere kapitaal-\\n", "uitgaven voor\\n"), rejoin_word("de winst- en\\n", "verliesrekening\\n")
    (('hogere kapitaaluitgaven \\n', ' voor\\n'), ('de winst- en\\n', 'verliesrekening\\n'))
    """
    text, rest = line.rstrip(), following.lstrip()
    broken, second = _broken_word(text), _NEXT_WORD.match(rest)
    if not broken or not second or second.group(1).casefold() in _ELLIPSIS_NEXT:
        return line, following
    end = second.end()
    word = _whole_word(broken.group(1), broken.group(2), second.group(1))
    whole = text[: broken.start()] + word + rest[second.end(1) : end]
    # What the hyphen, the line end and the indentation took is made up for, so that offsets behind it hold.
    room = len(line) + len(following) - len(rest) + end - len(whole)
    return whole + " " * (room - 1) + "\n", rest[end:]


def _broken_word(text: str) -> re.Match[str] | None:
    return _BROKEN_WORD.search(text, max(0, len(text) - _LONGEST_WORD))


def _whole_word(first: str, hyphen: str, second: str) -> str:
    """Join the halves of a broken word, with the hyphen where it belongs to the word, or the diaeresis it stood for.

    >>> _whole_word("AI", "-", "chips"), _whole_word("zee", "-", "egels"), _whole_word("co", "-", "ordinatie")
    ('AI-chips', 'zee-egels', 'coördinatie')
    """
    whole, parted = first + second, f"{first}-{second}"
    if hyphen == "\u00ad" or (first.isupper() and second.isupper()):
        return whole
    if first.isupper() or not second.islower():
        return parted
    clash = first[-1] + second[0] in _CLASHES
    marked = first + second[0].translate(_DIAERESIS) + second[1:]
    if clash and is_known(marked):
        return marked
    if is_known(whole) or (not clash and _is_compound(whole)):
        return whole
    return parted if clash or (is_known(first) and is_known(second)) else whole


def _is_compound(word: str) -> bool:
    from glossary.dutch.compounds import analyse

    return analyse(word) is not None
