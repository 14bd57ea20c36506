"""Dutch terms to findings on their spelling, as far as word lists and the rules of the Green Book tell."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.dutch.compounds import analyse, split
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import dictionary_lemma, zipf
from glossary.english.lexicon import english_zipf
from glossary.starter.checks.findings import Finding, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.starter.sheets import Marked, Row

_PIECE = re.compile(r"[^\s/()&,]+")
# Below this a word of the frequency list is a typing error as often as a word.
_DUTCH_WORD = 1.5
# An English word as common as this is a loan in Dutch text.
_LOAN = 3.0
# A compound as common as this in the frequency list is one that Dutch writes solid.
_COMMON_COMPOUND = 2.0
# Short adjectives that also begin a solid word: kort geding, kortgedingrechter.
_ADJECTIVES = frozenset(["kort", "zwart", "vast", "vrij", "groot", "klein", "hoog", "laag", "nieuw", "open", "social"])
_PREFIX = re.compile(
    r"(?:aan|af|anti|auto|be|bij|co|contra|crypto|cyber|de|des|dis|door|down|extra|her|hyper|in|inter|intra|macro|mee|mega|meta|micro|mis"
    r"|multi|nano|neo|niet|non|om|on|ont|onder|op|over|post|pre|pseudo|re|retro|semi|sub|super|tech|tegen|tele|terug|toe|trans|uit"
    r"|ultra|uni|up|ver|voor|voort|weg|zelf)-?"
)
# An ending with what may stand in its place in the word it comes from.
_DERIVED = (
    ("ing", ("en",)), ("ering", ("eren", "atie")), ("isering", ("isatie", "iseren")), ("isatie", ("iseren", "isering")),
    ("atie", ("eren",)), ("iseren", ("isatie", "e", "")), ("eren", ("atie", "e", "")), ("baar", ("en", "eren")),
    ("heid", ("",)), ("baarheid", ("en", "baar")), ("loos", ("",)), ("loosheid", ("loos",)), ("er", ("en",)),
    ("ioneel", ("ie",)), ("ieel", ("ie",)), ("ionele", ("ie",)), ("iele", ("ie",)), ("iële", ("ie",)),
    ("isch", ("iek", "ie")), ("ische", ("iek", "ie")), ("d", ("en",)), ("t", ("en",)),
)  # fmt: skip
# A shorter rest behind a prefix or before an ending is chance.
_STEM = 4
# A derivation of a derivation of a derivation is not worth trying.
_DEPTH = 2
# Vowels that read as one sound when they meet at the seam of a compound (the Green Book's vowel clash): auto-onderdeel.
_CLASHES = frozenset(["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu"])


def check_dutch(row: Row, vocabulary: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Find doubtful Dutch spellings in a concept; `vocabulary` has lower-case words that need no other witness."""
    for term in row.dutch:
        if not term.marks & {"forbidden", "deprecated", "spelling", "abbr"}:
            yield from _of_term(row, term, vocabulary)


def _of_term(row: Row, term: Marked, vocabulary: frozenset[str]) -> Iterator[Finding]:
    for word in _PIECE.findall(term.text):
        if not (is_dutch(word) or set(word.casefold().split("-")) <= vocabulary):
            yield at(row, "T030", f"no word list has '{word}'; mend its spelling if it is wrong")
        elif problem := seam_problem(word):
            yield at(row, "T031", problem)
    if problem := written_apart(term.text):
        yield at(row, "T031", problem)


@lru_cache(maxsize=50_000)
def is_dutch(word: str) -> bool:
    """Say whether a word list has the word, its lemma, or what it is made of.

    Abbreviations, names and loans from English count as known.

    >>> is_dutch("kapitaaluitgaven"), is_dutch("btw-aangifte"), is_dutch("kapitaaluitgvaen")
    (True, True, False)
    """
    if any(letter.isupper() or letter.isdigit() for letter in word):
        return True
    return all(_known(piece, _DEPTH) for piece in re.split(r"[-.+#*'~]", word) if len(piece) > 1)


def _known(word: str, depth: int) -> bool:
    if zipf(word) >= _DUTCH_WORD or dictionary_lemma(word) is not None or english_zipf(word) >= _LOAN:
        return True
    if analyse(word) is not None:
        return True
    return depth > 0 and any(_known(stem, depth - 1) for stem in {lemma(word), *_stems(word)} - {word})


def _stems(word: str) -> Iterator[str]:
    """Give what a Dutch derivation may be made from: antidumping from dumping, stornering from storneren."""
    found = _PREFIX.match(word)
    if found and len(word) - found.end() >= _STEM:
        yield word[found.end() :]
    for ending, endings in _DERIVED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM:
            yield from (stem + other for other in endings)


def seam_problem(word: str) -> str:
    """Say what is wrong at the seams of a solid compound: vowels that clash need a hyphen.

    >>> seam_problem("gegevensanalyse"), seam_problem("mediaeigenaar")
    ('', "'mediaeigenaar' has a vowel clash at media+eigenaar; write a hyphen there")
    """
    found = analyse(word) if "-" not in word else None
    if found is None or dictionary_lemma(word.casefold()) is not None:
        return ""
    for linker, (before, behind) in zip(found.linkers, pairwise(found.parts), strict=True):
        if not linker and before[-1:] + behind[:1] in _CLASHES:
            return f"'{word}' has a vowel clash at {before}+{behind}; write a hyphen there"
    return ""


def written_apart(term: str) -> str:
    """Say when two nouns that Dutch writes as one word stand apart.

    >>> written_apart("vrije kasstroom"), written_apart("belasting aangifte")
    ('', "'belasting aangifte' is written apart; Dutch has 'belastingaangifte'")
    """
    for before, behind in pairwise(term.casefold().split(" ")):
        if not (before.isalpha() and behind.isalpha() and min(len(before), len(behind)) >= _STEM):
            continue
        if before.endswith("e") or before in _ADJECTIVES:  # harde schijf stands beside hardeschijfruimte
            continue
        for solid in (before + behind, before + "s" + behind):
            if zipf(solid) >= _COMMON_COMPOUND and split(solid) == (*split(before), *split(behind)):
                return f"'{term}' is written apart; Dutch has '{solid}'"
    return ""
