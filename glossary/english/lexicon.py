"""How common an English word is."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log10


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="large")
    return table


@lru_cache(maxsize=50_000)
def english_zipf(word: str) -> float:
    """Give the Zipf frequency of an English word: log10 of its count per billion; 0 when it is unknown.

    >>> english_zipf("revenue") > 4, english_zipf("omzetmijlpaal")
    (True, 0.0)
    """
    share = _frequencies().get(word.casefold())
    return max(0.0, log10(share) + 9) if share else 0.0
