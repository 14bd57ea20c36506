"""Words that the texts of all fields share: parameter, gevalstudie, doelstelling."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from glossary.dutch.keys import word_key

_FILE = Path(__file__).with_name("genre_words.txt")


@cache
def genre_keys() -> frozenset[str]:
    """Give the match keys of the words of the genre."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word_key(word) for line in lines if not line.startswith("#") for word in line.split())


def genre_share(parts: list[str]) -> tuple[float, float]:
    """Give how far a term is of the genre, by the keys of its parts: as a whole, and by its head.

    >>> genre_share(["parameter"]), genre_share(["wind", "park"]), genre_share(["kosten", "model"])[1]
    ((1.0, 1.0), (0.0, 0.0), 1.0)
    """
    if not parts:
        return 0.0, 0.0
    keys = genre_keys()
    return sum(part in keys for part in parts) / len(parts), float(parts[-1] in keys)
