"""An English term to its match key: number, spelling, hyphens, case and articles folded."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.dutch.keys import fold
from glossary.english.inflection import singular
from glossary.english.spelling import american_word

_WORD = re.compile(r"[^\W_]+(?:'s|s')?")
_LEADING = frozenset({"the", "a", "an", "to"})


@lru_cache(maxsize=100_000)
def match_key(term: str) -> str:
    """Give the key on which two English terms count as the same.

    >>> match_key("Free cash flows") == match_key("free cash-flow")
    True
    >>> match_key("amortisation") == match_key("amortization"), match_key("the balance sheet")
    (True, 'balancesheet')
    """
    words = _WORD.findall(fold(term).replace("&", " and "))
    if len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return "".join(map(_word_key, words)) or fold(term).strip()


@lru_cache(maxsize=50_000)
def _word_key(word: str) -> str:
    return american_word(singular(word.replace("'", "")))
