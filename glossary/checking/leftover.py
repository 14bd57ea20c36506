"""An English text to the Dutch words that were left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossary.checking.terms import TermIndex
from glossary.dutch.compounds import analyse
from glossary.dutch.keys import fold
from glossary.dutch.language import language_of
from glossary.dutch.lexicon import dictionary_lemma, zipf
from glossary.dutch.tokens import normalise
from glossary.english.lexicon import english_zipf

_QUOTED = re.compile(r"[“„\"«‘'(][^“”„\"«»‘’'()]{1,80}[”\"»’')]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|(?<!\S)[^\s\\/]*[\\/]\S*\.\w+|\b\w+\.\w+\(?\)?(?=\s|$)")
_WORD = re.compile(r"(?<![\w@#./_-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/_])")
# A word that English texts have this often is an English word or loan, when Dutch has it not much more.
_ENGLISH = 2.6
# By how many Zipf points a word is commoner in Dutch before it counts as Dutch: a word both texts have, and one that only the English has.
_LEAD, _LEAD_ALONE = 1.3, 2.4
# Above this Zipf frequency a capital at the beginning of a sentence says nothing (De, Het).
_COMMON = 5.5
# Names hold these: Van der Meer, ABN Amro de Nederland.
_PARTICLES = frozenset("van de der den het ter ten te op in 't voor und von la le du des en".split())


def leftover_words(index: TermIndex, nl: str, en: str) -> Iterator[str]:
    """Give the Dutch words of an English text. Quoted words, names, addresses and adopted words are left alone.

    >>> from glossary.checking.terms import TermIndex
    >>> list(leftover_words(TermIndex(), "De omzetgroei van Philips was hoog.", "The omzetgroei of Philips was high."))
    ['omzetgroei']
    """
    text = _ADDRESS.sub(_blank, _QUOTED.sub(_blank, normalise(en)))
    dutch = {found.group().casefold() for found in _WORD.finditer(normalise(nl))}
    for found in _WORD.finditer(text):
        word = found.group()
        if not _is_dutch(word.casefold(), word.casefold() in dutch) or _is_name(text, found, word):
            continue
        if word.casefold() not in index.adopted and fold(word) not in index.adopted:
            yield word


def is_untranslated(nl: str, en: str) -> bool:
    """Say whether the English of a segment is the Dutch, or Dutch all through; names and abbreviations are the same in both.

    >>> is_untranslated("De marge daalde.", "De marge daalde."), is_untranslated("Budget", "Budget")
    (True, False)
    """
    if nl.casefold() == en.casefold():
        return _all_dutch(en)
    return language_of(en) == "nl"


def _all_dutch(text: str) -> bool:
    words = [found.group() for found in _WORD.finditer(text)]
    lower = [word.casefold() for place, word in enumerate(words) if (place == 0 and word.istitle()) or word.islower()]
    return any(map(_surely_dutch, lower)) and all(zipf(word) > 0 or analyse(word) for word in lower)


@lru_cache(maxsize=20_000)
def _surely_dutch(word: str) -> bool:
    return (
        len(word) > 2
        and zipf(word) - english_zipf(word) > _LEAD
        and (english_zipf(word) < _ENGLISH or zipf(word) > 6)
        and zipf(word) > 2
    )


def _blank(found: re.Match[str]) -> str:
    """Blank what is not looked at; an apostrophe pair around a clause is none."""
    return " " * len(found.group())


def _is_name(text: str, found: re.Match[str], word: str) -> bool:
    before = text[: found.start()].rstrip()
    begins = not before or before[-1] in ".!?:•"
    if word[:1].isupper() and not begins:
        return True
    if not word.islower() and not word.istitle():
        return True
    after = text[found.end() :].lstrip()
    if word.istitle() and after[:1].isupper() and zipf(word) < _COMMON:
        return True  # Vechtstroom Techniek at the beginning of a sentence
    return word.casefold() in _PARTICLES and bool(after[:1].isupper() or (before.split() or [""])[-1][:1].isupper())


@lru_cache(maxsize=40_000)
def _is_dutch(word: str, shared: bool) -> bool:
    """Say whether a lower-case word is Dutch and not English; `shared` when the Dutch text has it too."""
    if len(word) < 2:
        return False
    dutch, english = zipf(word), english_zipf(word)
    if english >= _ENGLISH and not (dutch >= 5 and dutch - english >= _LEAD_ALONE):
        return False
    if "-" in word:
        return shared and all(_is_dutch(piece, True) for piece in word.split("-"))
    if dutch == 0:
        # A compound that nobody wrote before: Dutch when its parts are, and its text has it.
        return (shared and english == 0 and dictionary_lemma(word) is not None) or (shared and _is_dutch_compound(word))
    lead = dutch - english
    return lead >= (_LEAD if shared else _LEAD_ALONE) and len(word) > 2


def _is_dutch_compound(word: str) -> bool:
    found = analyse(word)
    return found is not None and any(english_zipf(part) < _ENGLISH + 0.9 and zipf(part) > 2.5 for part in found.parts)
