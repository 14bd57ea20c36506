"""English words in Dutch: adopted as they are, or by the endings that the two languages share.

Likeness of spelling is never evidence by itself (rente is not rent); only whole words that English has, and regular endings.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log10

from glossary.dutch.lexicon import dictionary_lemma, zipf

# Dutch ending, English ending; the longest that fits is taken.
_ENDINGS = (
    ("isatie", "isation"), ("atie", "ation"), ("itie", "ition"), ("ctie", "ction"), ("sie", "sion"), ("tie", "tion"), ("iteit", "ity"),
    ("ische", "ic"), ("isch", "ic"), ("ologie", "ology"), ("ografie", "ography"), ("ief", "ive"), ("ieve", "ive"), ("air", "ary"),
    ("entie", "ency"), ("antie", "ance"), ("ogie", "ogy"), ("eel", "al"), ("ele", "al"), ("aal", "al"), ("ale", "al"), ("teur", "tor"),
    ("isme", "ism"), ("ist", "ist"), ("ment", "ment"), ("uur", "ure"), ("ie", "y"), ("iek", "ics"), ("ent", "ent"), ("or", "or"),
)  # fmt: skip
# An English word must be this common (Zipf) to be taken for one: names and misprints are rarer.
_ENGLISH = 3.0
# A word both languages have is English in a Dutch text when Dutch uses it much less.
_LEAD = 0.3


@cache
def _english() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="large")
    return table


@lru_cache(maxsize=50_000)
def english_zipf(word: str) -> float:
    """Give the Zipf frequency of an English word, 0 when it is unknown."""
    share = _english().get(word.casefold())
    return max(0.0, log10(share) + 9) if share else 0.0


def is_english(word: str) -> bool:
    """Say whether a word in a Dutch text is one that Dutch took from English as it is.

    >>> is_english("cloud"), is_english("rente"), is_english("omzet")
    (True, False, False)
    """
    common = english_zipf(word)
    if common < _ENGLISH:
        return False
    return common > zipf(word) + _LEAD or (dictionary_lemma(word) is None and common > zipf(word))


def english_cognate(word: str) -> str:
    """Give the English word that regular endings make of a Dutch one, or nothing.

    >>> english_cognate("capaciteit"), english_cognate("robotica"), english_cognate("lening")
    ('capacity', 'robotics', '')
    """
    for dutch, english in (("otica", "otics"), ("onica", "onics"), *_ENDINGS):
        if word.endswith(dutch) and len(word) > len(dutch) + 2:
            stem = word[: -len(dutch)]
            for candidate in (stem + english, stem.replace("k", "c") + english, stem.replace("eë", "ee") + english):
                if english_zipf(candidate) >= _ENGLISH:
                    return candidate
    return ""
