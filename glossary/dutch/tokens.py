"""A Dutch sentence to its tokens."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_ABBREVIATION = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|(?:bijv|etc|enz|resp|evt|incl|excl|ca|nr|blz|mln|mrd|vgl|zgn|bijl|art)\."
_NUMBER = r"\d+(?:[.,:]\d+)*(?:e|ste|de)?(?![^\W_])%?"
# 's and 't alone are words: 's Avonds was 't stil.
_SHORTENED = r"(?<![^\W_])['’][stn](?![^\W_]|-)"
_WORD = _SHORTENED + r"|(?:['’](?:s|t|n|k|m|r)\b-?)?[^\W_]+(?:[-‑‐'’&/.@](?=[^\W_])[^\W_]+)*(?:[-‑](?![^\W_]))?"
_ELLIPSIS = r"\([^\W\d_]+-?\)[^\W\d_]+"
_URL = r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}\w"
_TOKEN = re.compile(
    rf"(?P<url>{_URL})|(?P<abbreviation>(?<![^\W_]){_ABBREVIATION})|(?P<number>{_NUMBER})|(?P<ellipsis>(?<![^\W_]){_ELLIPSIS})"
    rf"|(?P<tail>(?<![^\W_])-[^\W\d_]{{3,}})|(?P<word>{_WORD})|(?P<mark>[^\s\w]|_)",
    re.IGNORECASE,
)
# Letters that look alike in text from word processors, and characters that are not seen at all.
_LOOKALIKES = str.maketrans(
    {"‑": "-", "‐": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ",
     "\u2007": " ", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
     "ĳ": "ij", "Ĳ": "IJ", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
)  # fmt: skip


class Token(NamedTuple):
    """A word, number or mark with its offset in the sentence."""

    text: str
    start: int
    kind: str
    """`word`, `number`, `abbreviation`, `url`, `ellipsis` for (half)jaarcijfers, `tail` for -verlies, `mark`."""


def normalise(text: str) -> str:
    """Unify what looks the same: NFC, apostrophes, hyphens and spaces; soft hyphens and zero-width characters go.

    >>> normalise("foto’s en kapitaal\u00aduitgaven")
    "foto's en kapitaaluitgaven"
    """
    return unicodedata.normalize("NFC", text).translate(_LOOKALIKES)


def tokens(sentence: str) -> list[Token]:
    """Split a sentence into words, numbers and marks.

    >>> [token.text for token in tokens("De AI-chips van N.V. Kern kosten $1,95, bijv. 35,6 miljard.")]
    ['De', 'AI-chips', 'van', 'N.V.', 'Kern', 'kosten', '$', '1,95', ',', 'bijv.', '35,6', 'miljard', '.']
    """
    return [Token(found.group(), found.start(), found.lastgroup or "") for found in _TOKEN.finditer(sentence)]


def words(sentence: str) -> list[str]:
    """Give the texts of the tokens that are not marks."""
    return [token.text for token in tokens(sentence) if token.kind != "mark"]
