"""A segment to what is counted and aligned: the parts of Dutch words, the keys of English words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from glossary.dutch.compounds import split
from glossary.dutch.keys import fold, word_key
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import FUNCTION_WORDS
from glossary.dutch.tokens import normalise, tokens
from glossary.english.keys import match_key as english_key

# Words that do not begin or end an English term. Particles stay (log in, write off), and so do words that choose or
# deny (all files, this month, no date): Dutch says them too, and the links of a segment tell whose they are.
EDGE_WORDS = frozenset(
    """a an the it they we you i he she its and or but nor if when while than then as of to for from by with at
        into onto via is are was were be been being am has have had having do does did will would can could
        shall should may might must there here which who whom whose what where why how so too very also just
        both either neither please yes s t don doesn isn aren wasn cannot that""".split()
)
_CHOOSING = frozenset(
    """all any each every some such other another more most this these those no not my your our their her his only
    same own""".split()
)
# Prepositions may end a term only when they are particles of a verb; they never begin one.
_NEVER_FIRST = frozenset(
    """in on about against between through during before after above below under over within without""".split()
)
_NEVER_LAST = (
    frozenset(["about", "against", "between", "through", "during", "before", "after", "within", "without"]) | _CHOOSING
)
_ENGLISH_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W_]+(?:['’][^\W_]+)?")


# Words with one of these between them may be one term; any other mark keeps them apart.
_JOINTS = frozenset({" ", "-", "' ", "’ ", " & ", "/"})


class EnglishWord(NamedTuple):
    """A word of an English segment with its place in the text."""

    key: str
    start: int
    end: int
    goes_on: bool
    """Whether only a space or hyphen stands between the word before and this one."""


@lru_cache(maxsize=200_000)
def dutch_parts(word: str) -> tuple[str, ...]:
    """Give the keys of the parts of a Dutch word, by its lemma, so that its inflections have the same parts.

    >>> dutch_parts("Kapitaaluitgaven"), dutch_parts("rekeningen")
    (('kapitaal', 'uitgave'), ('rekening',))
    """
    parts = split(lemma(word))
    if len(parts) == 1:
        return (word_key(word),)
    return tuple(word_key(part) for part in parts)


class DutchWord(NamedTuple):
    """A word of a Dutch segment as written, in lower case, and the keys of its parts."""

    form: str
    parts: tuple[str, ...]


def dutch_words(text: str) -> list[DutchWord]:
    """Give the words of a Dutch text.

    >>> [word.parts for word in dutch_words("De bruto kasstromen")]
    [('de',), ('bruto',), ('kas', 'stroom')]
    """
    found = (token.text.casefold() for token in tokens(normalise(text)) if token.kind != "mark")
    return [DutchWord(form, dutch_parts(form)) for form in found]


@lru_cache(maxsize=200_000)
def is_dutch_function_word(key: str) -> bool:
    """Say whether a Dutch word holds the sentence together; it may stay unaligned."""
    return key in FUNCTION_WORDS


@lru_cache(maxsize=200_000)
def english_word_key(word: str) -> str:
    """Give the key of one English word: number and spelling folded.

    >>> english_word_key("Companies"), english_word_key("amortisation")
    ('company', 'amortization')
    """
    return english_key(word)


@lru_cache(maxsize=8_192)
def english_words(text: str) -> tuple[EnglishWord, ...]:
    """Give the words of an English text; hyphens separate, as spelling varies there.

    >>> [word.key for word in english_words("Double-entry bookkeeping's rules")]
    ['double', 'entry', 'bookkeeping', 'rule']
    """
    found: list[EnglishWord] = []
    end = -1
    for match in _ENGLISH_WORD.finditer(text):
        between = text[end : match.start()]
        found.append(EnglishWord(english_word_key(match.group()), match.start(), match.end(), between in _JOINTS))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=200_000)
def english_stem(key: str) -> str:
    """Give what the forms of an English word have in common, for alignment only.

    >>> english_stem("deleted") == english_stem("deleting") == english_stem("delete")
    True
    """
    from simplemma import lemmatize

    lemma: str = lemmatize(key, lang="en")
    return lemma.casefold()


def may_begin(key: str) -> bool:
    """Say whether an English term may begin with the word."""
    return key not in EDGE_WORDS and key not in _NEVER_FIRST


def may_end(key: str) -> bool:
    """Say whether an English term may end with the word."""
    return key not in EDGE_WORDS and key not in _NEVER_LAST


def term_words(term: str) -> list[DutchWord]:
    """Give the words of a Dutch term, without an article in front; a term without words is a word by itself.

    >>> [word.form for word in term_words("de brutowinst")]
    ['brutowinst']
    """
    words = dutch_words(term)
    if len(words) > 1 and words[0].form in {"de", "het", "een"}:
        words = words[1:]
    return words or [DutchWord(term.casefold(), (fold(term),))]
