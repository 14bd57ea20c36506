"""An English text to what is found in it: terms in any number, verb form, spelling, hyphenation or possessive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from glossary.dutch.keys import fold
from glossary.english.inflection import singular
from glossary.english.spelling import american_word
from glossary.english.verbs import _PAST

_WORD = re.compile(r"[^\W_]+(?:'s\b|s'(?!\w))?|&")
# The longest English term has so many words, hyphenated parts counted.
MOST_WORDS = 8
# Words without meaning of their own, when the words of a term may stand apart: cost of sales, sales cost.
_GLUE = frozenset("of the a an for in and to on by with from its their our at per as".split())
# Further words that may stand among those of a term: operating and net profit, growth in our revenue.
_SLACK = 4


class Word(NamedTuple):
    """A word of a text with the forms it is found by."""

    key: str
    """The singular, in American spelling."""
    stem: str
    """The base form: of a verb without its ending."""
    start: int
    end: int


class EnglishTerm(NamedTuple):
    """An English term, ready to be looked for."""

    text: str
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    solid: str
    """Its keys written as one."""
    case_sensitive: bool = False


@cache
def _lemmas() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    table: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("en")
    return table


@cache
def _bases() -> dict[str, str]:
    return {past: base for base, past in _PAST.items() if base != past}


@lru_cache(maxsize=60_000)
def _forms(word: str) -> tuple[str, str]:
    """Give the key and the stem of a folded word.

    >>> _forms("programmes"), _forms("company's"), _forms("consolidated"), _forms("written")
    (('program', 'program'), ('company', 'company'), ('consolidated', 'consolidate'), ('written', 'write'))
    """
    if word == "&":
        return "and", "and"
    bare = word.removesuffix("'s").replace("'", "")
    key = american_word(singular(bare))
    base = _bases().get(bare) or _lemmas().get(bare) or bare
    return key, american_word(singular(base)) if base != bare else key


def words_of(text: str) -> list[Word]:
    """Give the words of a text; the places hold for the text with its case and accents folded."""
    return [Word(*_forms(found.group()), found.start(), found.end()) for found in _WORD.finditer(fold(text))]


@lru_cache(maxsize=200_000)
def english_term(text: str, case_sensitive: bool = False) -> EnglishTerm:
    """Make a term ready to be looked for."""
    found = words_of(text)
    if len(found) > 1 and found[0].key in {"the", "a", "an", "to"}:
        found = found[1:]
    keys = tuple(word.key for word in found)
    return EnglishTerm(text, keys, tuple(word.stem for word in found), "".join(keys), case_sensitive)


class EnglishText:
    """A text in which terms are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self._keys = _runs([word.key for word in self.words])
        self._stems: dict[str, tuple[int, int]] | None = None

    def has(self, term: EnglishTerm) -> bool:
        """Say whether the text has a term.

        >>> text = EnglishText("The company's free cash-flows were written down.")
        >>> [text.has(english_term(term)) for term in ("free cash flow", "write down", "cash", "flow back")]
        [True, True, True, False]
        """
        if term.case_sensitive:
            return self._has_as_written(term.text)
        return self.place(term) is not None or self._has_apart(term)

    def place(self, term: EnglishTerm) -> tuple[int, int] | None:
        """Give where the words of a term stand together: the numbers of the first word and of the one behind the last."""
        if not term.keys:
            return None
        if found := self._keys.get(term.solid):
            return found
        # A gerund that is a term of its own (accounting) is not found in another form of the verb (account).
        if len(term.keys) == 1 and (term.keys[0].endswith("ing") or not term.stems[0]):
            return None
        if self._stems is None:
            self._stems = _runs([word.stem for word in self.words])
        return self._stems.get("".join(term.stems))

    def _has_apart(self, term: EnglishTerm) -> bool:
        """Say whether the words of a term of several stand near one another in any order."""
        wanted = [stem for stem in term.stems if stem not in _GLUE]
        if len(wanted) < 2:
            return False
        places = {stem: [at for at, word in enumerate(self.words) if word.stem == stem] for stem in set(wanted)}
        if not all(places.values()):
            return False
        width = len(term.stems) + _SLACK
        return any(
            all(any(at <= other < at + width for other in found) for found in places.values())
            for at in sorted(place for found in places.values() for place in found)
        )

    def _has_as_written(self, text: str) -> bool:
        return re.search(rf"(?<![^\W_]){re.escape(text)}(?:'?s)?(?![^\W_])", self.text) is not None


def _runs(keys: list[str]) -> dict[str, tuple[int, int]]:
    """Give every run of words, written as one, with its first place."""
    found: dict[str, tuple[int, int]] = {}
    for start in range(len(keys)):
        joined = ""
        for end in range(start, min(start + MOST_WORDS, len(keys))):
            joined += keys[end]
            if joined not in found:
                found[joined] = (start, end + 1)
    return found
