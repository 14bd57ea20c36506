"""Bytes of unknown origin to text: the encoding is told by a mark, by validity, or by what Dutch looks like."""

from __future__ import annotations

import codecs

from glossary.errors import ReadingError

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


def detect_encoding(sample: bytes, name: str) -> str:
    """Tell the encoding of a text by its first bytes.

    A byte order mark decides; then UTF-16 without mark (every other byte zero); then UTF-8 if it is valid; else the
    Windows code page of western Europe. Raises ReadingError for bytes that are no text.

    >>> detect_encoding("coördinatie".encode("utf-8"), "a.txt"), detect_encoding("coördinatie".encode("cp1252"), "a.txt")
    ('utf-8', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    head = sample[:_SAMPLE]
    if len(head) >= 4 and (zeros := head.count(0)):
        if zeros > len(head) // 3 and not any(head[0::2]):
            return "utf-16-be"
        if zeros > len(head) // 3 and not any(head[1::2]):
            return "utf-16-le"
        raise ReadingError(name, "is not a text file (it holds NUL bytes); export it as text first")
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if head and controls > len(head) * _MOST_CONTROLS:
        raise ReadingError(name, "is not a text file (it holds control characters); export it as text first")
    try:
        # The sample may end in the middle of a character.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
