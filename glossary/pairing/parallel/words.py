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

# Words that do not begin or end an English term. Particles stay: log in, write off, buy-back.
EDGE_WORDS = frozenset(
    """a an the this that these those its their your our my his her it they we you i he she and or but nor if when while
    than then as of to for from by with at into onto per via not no is are was were be been being am has have had having
    do does did will would can could shall should may might must there here which who whom whose what where why how all
    any each every some such so too very also only just both either neither more most other another same own please
    yes s t don doesn isn aren wasn cannot""".split()
)
# Prepositions may end a term only when they are particles of a verb; they never begin one.
_NEVER_FIRST = frozenset("in on about against between through during before after above below under over within without".split())
_NEVER_LAST = frozenset("about against between through during before after within without".split())
_ENGLISH_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W_]+(?:['’](?!s\b)[^\W_]+)?")


class EnglishWord(NamedTuple):
    """A word of an English segment with its place in the text."""

    key: str
    start: int
    end: int


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


def dutch_words(text: str) -> list[tuple[str, ...]]:
    """Give the words of a Dutch text, each as its parts.

    >>> dutch_words("De bruto kasstromen")
    [('de',), ('bruto',), ('kas', 'stroom')]
    """
    return [dutch_parts(token.text) for token in tokens(normalise(text)) if token.kind != "mark"]


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


def english_words(text: str) -> list[EnglishWord]:
    """Give the words of an English text; hyphens separate, as spelling varies there.

    >>> [word.key for word in english_words("Double-entry bookkeeping's rules")]
    ['double', 'entry', 'bookkeeping', 'rule']
    """
    return [
        EnglishWord(english_word_key(found.group()), found.start(), found.end()) for found in _ENGLISH_WORD.finditer(text)
    ]


def may_begin(key: str) -> bool:
    """Say whether an English term may begin with the word."""
    return key not in EDGE_WORDS and key not in _NEVER_FIRST


def may_end(key: str) -> bool:
    """Say whether an English term may end with the word."""
    return key not in EDGE_WORDS and key not in _NEVER_LAST


def term_parts(term: str) -> tuple[str, ...]:
    """Give the parts of a Dutch term as one sequence, without an article in front.

    >>> term_parts("de bruto-winst") == term_parts("brutowinst")
    True
    """
    words = dutch_words(term)
    if len(words) > 1 and words[0] in {("de",), ("het",), ("een",)}:
        words = words[1:]
    return tuple(part for word in words for part in word) or (fold(term),)
