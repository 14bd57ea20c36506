"""Bytes of unknown origin to text: the encoding is told by a mark, by validity, or by what Dutch looks like."""

from __future__ import annotations

import codecs
import re

from glossary.errors import ReadingError
from glossary.i18n import tr, trn
from glossary.model import Place, Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Enough to tell a text from a program or picture by its control characters.
_SAMPLE = 64 * 1024
# Text has next to no control characters besides tab, line feed, carriage return, form feed and escape.
_MOST_CONTROLS = 0.02
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x0b\x1a")
# In UTF-16 every other byte of a western text is zero, but for the odd curly quote or euro sign.
_MOST_ZEROS, _FEWEST_ZEROS = 0.7, 0.05
# A byte that is not valid UTF-8 comes back from the decoder as one of these and is read as Windows-1252.
_ESCAPED = re.compile("[\udc80-\udcff]")
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
# The encodings that a file may name; others (zlib, punycode, utf-7) are no encodings of text files, or do harm.
_NAMED = re.compile(r"utf-8|utf-16(?:-[lb]e)?|iso8859-\d{1,2}|cp125\d|cp437|cp850|mac-roman|koi8-[ru]")
# Browsers read these two as Windows-1252, since that is what people mean.
_MEANS_WINDOWS = frozenset({"iso8859-1", "ascii"})


def detect_encoding(sample: bytes, name: str) -> str:
    """Tell the encoding of a text by its first bytes.

    A byte order mark decides; then UTF-16 without mark (every other byte zero); then UTF-8 if more of it is valid than
    not; else the Windows code page of western Europe. Raises ReadingError for bytes that are no text.

    >>> detect_encoding("coördinatie".encode("utf-8"), "a"), detect_encoding("coördinatie".encode("cp1252"), "a")
    ('utf-8', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    head = sample[:_SAMPLE]
    if 0 in head:
        if wide := _utf16_without_mark(head):
            return wide
        raise ReadingError(name, tr("is not a text file (it holds NUL bytes); export it as text first"))
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if controls > len(head) * _MOST_CONTROLS:
        raise ReadingError(name, tr("is not a text file (it holds control characters); export it as text first"))
    # The sample may end in the middle of a character.
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head)
    invalid = len(_ESCAPED.findall(text))
    valid = sum(character > "\x7f" for character in text) - invalid
    return "cp1252" if invalid > valid else "utf-8"


def _utf16_without_mark(head: bytes) -> str:
    even, odd = head[0::2], head[1::2]
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / max(1, len(odd))
    if zeros_odd >= _MOST_ZEROS and zeros_even <= _FEWEST_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if zeros_even >= _MOST_ZEROS and zeros_odd <= _FEWEST_ZEROS else ""


def mended(text: str) -> tuple[str, int]:
    """Read bytes that a decoder with `surrogateescape` left over as Windows-1252; give the text and their number.

    >>> mended(b"co\\xf6rdinatie".decode("utf-8", "surrogateescape"))
    ('coördinatie', 1)
    """
    if text.isascii() or not (count := len(_ESCAPED.findall(text))):
        return text, 0
    return text.translate(_WINDOWS), count


def error_handler(encoding: str) -> str:
    """Give the way to decode what is not valid: in UTF-8 by `mended`, else by a replacement character."""
    return "surrogateescape" if encoding in {"utf-8", "utf-8-sig"} else "replace"


def invalid_problem(count: int, encoding: str, name: str) -> Problem:
    """Say that characters were not valid in the encoding of a file, and what became of them."""
    became = "read as Windows-1252" if error_handler(encoding) == "surrogateescape" else "replaced"
    return Problem(
        Place(name),
        trn(
            "{count} character is not valid {encoding} and was {became}; save the file as UTF-8",
            "{count} characters are not valid {encoding} and were {became}; save the file as UTF-8",
            count,
            encoding=encoding,
            became=became,
        ),
    )


def decoded(data: bytes, name: str, named: str, problems: list[Problem]) -> str:
    """Decode a whole file. A byte order mark decides, then the encoding that the file itself names, then detection."""
    encoding = detect_encoding(data, name)
    if encoding == "cp1252":
        encoding = _trusted(named) or encoding
    text, count = mended(data.decode(encoding, error_handler(encoding)))
    count += text.count("\ufffd") if error_handler(encoding) == "replace" else 0
    if count:
        problems.append(invalid_problem(count, encoding, name))
    return text


def _trusted(named: str) -> str:
    """Give the encoding that a file names in the spelling of Python, or nothing when it cannot be that of a text."""
    try:
        encoding = codecs.lookup(named).name
    except (LookupError, ValueError):
        return ""
    if not _NAMED.fullmatch(encoding):
        return ""
    return "cp1252" if encoding in _MEANS_WINDOWS else encoding
