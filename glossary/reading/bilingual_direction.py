"""Which of two texts is the Dutch one, where nothing says so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import log10

from glossary.dutch.language import language_of
from glossary.dutch.lexicon import zipf
from glossary.dutch.tokens import words

# How much more Dutch one side must be than the other, in Zipf points a word, before it is believed.
_LEAST_LEAD = 0.35
# Words of a side that are looked at.
_MOST_WORDS = 4_000


@cache
def _english() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="large")
    return table


def dutchness(texts: Iterable[str]) -> float:
    """Give by how much the words of texts are commoner in Dutch than in English, in Zipf points a word.

    >>> dutchness(["rekening sluiten"]) > 1, dutchness(["close the account"]) < 0
    (True, True)
    """
    total, count = 0.0, 0
    for text in texts:
        for word in words(text.casefold()):
            if word.isalpha() and len(word) > 1 and count < _MOST_WORDS:
                share = _english().get(word)
                total += min(zipf(word), 6.0) - min(max(0.0, log10(share) + 9) if share else 0.0, 6.0)
                count += 1
    return total / count if count else 0.0


def dutch_first(pairs: Iterable[tuple[str, str]]) -> bool | None:
    """Say whether the first texts of pairs are Dutch and the second English; None when that is unclear.

    >>> dutch_first([("Grootboek", "Ledger"), ("Rekening sluiten", "Close account")])
    True
    """
    first, second = [], []
    for one, other in pairs:
        first.append(one)
        second.append(other)
    lead = dutchness(first) - dutchness(second)
    return None if abs(lead) < _LEAST_LEAD else lead > 0


def foreign(nl: str, en: str) -> str:
    """Say what is wrong with the languages of a pair: `turned` around, `Dutch` or `English` in another; or nothing.

    Only sides that are long enough to tell are judged.

    >>> foreign("We close the account at the end of the year", "Wij sluiten de rekening aan het eind van het jaar")
    'turned'
    """
    dutch, english = language_of(nl), language_of(en)
    if dutch == "en" and english in {"nl", ""} and dutchness([en]) > 0:
        return "turned"
    if english == "nl" and dutch == "" and dutchness([nl]) < 0:
        return "turned"
    if dutch not in {"nl", ""}:
        return "Dutch"
    return "English" if english not in {"en", ""} else ""
