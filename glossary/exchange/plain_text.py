"""Text from anywhere to text that a line of a catalog can hold."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

# Line ends to Python's splitlines, so polib breaks a message at them; a reader sees a space.
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# The same without those that gettext can write down (\t, \n, \r).
_FOREIGN_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# Invisible: control characters (\x04 parts context and msgid in .mo), bidi controls that make a term look like another,
# byte-order marks, and halves of surrogate pairs, which UTF-8 cannot encode.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)  # fmt: skip
# In a reference these would end the file name, or hide what it is.
_NOT_IN_REFERENCE = re.compile(f"\\s|{_BREAKS.pattern}|{_INVISIBLE.pattern}")


def one_line(text: str) -> str:
    r"""Give a text as one line: composed, single spaces, nothing invisible.

    >>> one_line(" vrije\u2028kas\u202estroom\n")
    'vrije kasstroom'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", _BREAKS.sub(" ", text)))
    return " ".join(composed.split())


def loses_characters(text: str) -> bool:
    r"""Tell whether `one_line` leaves out more than space.

    >>> loses_characters("omzet\u202e"), loses_characters("vrije\nkasstroom")
    (True, False)
    """
    return _INVISIBLE.search(text) is not None


def writable(text: str) -> str:
    r"""Give a translator's text with its own line ends and tabs, without what breaks a catalog.

    >>> writable("free\x85cash\nflow\u202e")
    'free cash\nflow'
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", _FOREIGN_BREAKS.sub(" ", text))


def reference(file: str) -> str:
    """Give a file name as a `#:` line holds it, where a space would end the name.

    >>> reference("jaarverslag 2024.docx")
    'jaarverslag%202024.docx'
    """
    return _NOT_IN_REFERENCE.sub(lambda found: quote(found[0], errors="replace"), file)


def sort_key(text: str) -> tuple[str, str]:
    """Give the key by which terms are sorted: case and accents aside first, then as written.

    >>> sorted(["zorg", "Ebitda", "één", "eenheid"], key=sort_key)
    ['Ebitda', 'één', 'eenheid', 'zorg']
    """
    if text.isascii():
        return text.lower(), text
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return bare.casefold(), text
