"""What a bilingual format gives before anything is cleaned: two texts, their place, what the file says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glossary.model import Place


class RawPair(NamedTuple):
    """Two texts as they stand in a file."""

    first: str
    second: str
    place: Place
    fault: str = ""
    """`fuzzy`, `obsolete`, `broken` (one side is missing) when the file says so."""
    languages: tuple[str, str] = ("", "")
    """The languages of this pair, where the file names them pair by pair."""


class RawPairs(NamedTuple):
    """The pairs of a file."""

    languages: tuple[str, str]
    """Codes of the languages of the first and the second texts, empty where the file does not name them."""
    pairs: Iterator[RawPair]
