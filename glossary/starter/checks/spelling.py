"""The terms of a row to findings on their spelling, as far as word lists and the rules of the Green Book tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from glossary.dutch.compounds import analyse, split
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import dictionary_lemma, zipf
from glossary.english.spelling import american_word, british_word
from glossary.starter.checks.findings import Finding, at
from glossary.starter.sheets import Marked, Row

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PIECE = re.compile(r"[^\s/()&,]+")
# Below this a word of the frequency lists is a typing error as often as a word.
_ENGLISH_WORD = 1.0
_DUTCH_WORD = 1.5
# An English word as common as this is a loan in Dutch text.
_LOAN = 3.0
# A twin spelling that is rarer than this is no word: enterprise has no enterprize.
_TWIN = 1.2
# Words that both sides of the ocean write, though the tables have them as a pair.
_BOTH = frozenset(
    """acknowledgement acknowledgements aging analog analogue cancelled check checks dialog dialogs dialogue dialogues disc discs disk disks
    draft drafts judgement judgements judgment judgments license licensed licenses licensing practise precise
    program programs story stories ton""".split()
)
_IZE = re.compile(r"^[a-z]{3,}(?<!s)(?<!pr)(?<!se)iz(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$")
# Vowels that read as one sound when they meet at the seam of a compound (Groene Boekje, 6.E): na-apen, zo-even, mee-eten.
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii oe oi oo ou ui uu".split())


def check_spelling(row: Row) -> Iterator[Finding]:
    """Find doubtful spellings in a concept row."""
    for term in row.dutch:
        if not term.marks & {"forbidden", "deprecated", "spelling", "abbr"}:
            yield from _dutch(row, term)
    for term in row.english:
        if "forbidden" not in term.marks:
            yield from _english(row, term)
    yield from _twins(row)


def _dutch(row: Row, term: Marked) -> Iterator[Finding]:
    for word in _PIECE.findall(term.text):
        if not is_dutch(word):
            yield at(row, "T030", f"no word list has '{word}'; mend its spelling if it is wrong")
        elif problem := seam_problem(word):
            yield at(row, "T031", problem)
    if problem := written_apart(term.text):
        yield at(row, "T031", problem)


@lru_cache(maxsize=50_000)
def is_dutch(word: str) -> bool:
    """Say whether a word list has the word, its lemma, or each of its parts; abbreviations, names and loans count as known.

    >>> is_dutch("kapitaaluitgaven"), is_dutch("btw-aangifte"), is_dutch("kapitaaluitgvaen")
    (True, True, False)
    """
    if any(letter.isupper() or letter.isdigit() for letter in word):
        return True
    return all(_known(piece) for piece in re.split(r"[-.+#*'~]", word) if len(piece) > 1)


def _known(word: str) -> bool:
    if zipf(word) >= _DUTCH_WORD or dictionary_lemma(word) is not None or _english_zipf(word) >= _LOAN:
        return True
    if analyse(word) is not None:
        return True
    base = lemma(word)
    return base != word and _known(base)


def seam_problem(word: str) -> str:
    """Say what is wrong at the seams of a solid compound: vowels that clash need a hyphen.

    >>> seam_problem("gegevensanalyse"), seam_problem("mediaeigenaar")
    ('', "'mediaeigenaar' has a vowel clash at media+eigenaar; write a hyphen there")
    """
    found = analyse(word) if "-" not in word else None
    if found is None or dictionary_lemma(word.casefold()) is not None:
        return ""
    for before, linker, behind in zip(found.parts, found.linkers, found.parts[1:], strict=False):
        if not linker and before[-1:] + behind[:1] in _CLASHES:
            return f"'{word}' has a vowel clash at {before}+{behind}; write a hyphen there"
    return ""


def written_apart(term: str) -> str:
    """Say when two nouns that Dutch writes as one word stand apart.

    >>> written_apart("vrije kasstroom"), written_apart("belasting aangifte")
    ('', "'belasting aangifte' is written apart; Dutch has 'belastingaangifte'")
    """
    words = term.casefold().split(" ")
    for before, behind in zip(words, words[1:], strict=False):
        if not (before.isalpha() and behind.isalpha() and min(len(before), len(behind)) > 3):
            continue
        for solid in (before + behind, before + "s" + behind):
            if zipf(solid) >= _LOAN - 1 and split(solid) == (*split(before), *split(behind)):
                return f"'{term}' is written apart; Dutch has '{solid}'"
    return ""


@cache
def _english_frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("en", wordlist="large")
    return table


@lru_cache(maxsize=50_000)
def _english_zipf(word: str) -> float:
    from math import log10

    share = _english_frequencies().get(word.casefold())
    return log10(share) + 9 if share else 0.0


def _english(row: Row, term: Marked) -> Iterator[Finding]:
    for word in _WORD.findall(term.text):
        if not is_english(word):
            yield at(row, "T032", f"no English word list has '{word}' in '{term.text}'; mend its spelling if it is wrong")
    if not term.marks & {"gb", "us"} and (side := side_of(term.text)):
        yield at(row, "T033", f"'{term.text}' is {'British' if side == 'gb' else 'American'} spelling; mark it [{side}]")


@lru_cache(maxsize=50_000)
def is_english(word: str) -> bool:
    """Say whether the English word list has the word; abbreviations and names count as known.

    >>> is_english("depreciation"), is_english("EBITDA"), is_english("depreciaton")
    (True, True, False)
    """
    base = word.removesuffix("'s").removesuffix("'")
    return len(base) < 2 or any(map(str.isupper, base)) or _english_zipf(base) >= _ENGLISH_WORD


@lru_cache(maxsize=50_000)
def side_of(text: str) -> str:
    """Give `gb` or `us` for a term with a spelling that only one side writes, an empty string for the others.

    >>> side_of("amortisation period"), side_of("labor cost"), side_of("enterprise"), side_of("programme")
    ('gb', 'us', '', 'gb')
    """
    for word in _WORD.findall(text):
        lower = word.casefold()
        if lower in _BOTH or word.isupper():
            continue
        american = american_word(lower)
        if american != lower and _english_zipf(american) >= _TWIN:
            return "gb"
        if british_word(lower) != lower or (_IZE.match(lower) and _english_zipf(_with_s(lower)) >= _TWIN):
            return "us"
    return ""


def _with_s(word: str) -> str:
    return re.sub(r"iz(?=[a-z]+$)", "is", word)


def twin_of(text: str, side: str) -> str:
    """Give the spelling of the other side of the ocean, word by word.

    >>> twin_of("labour cost", "gb"), twin_of("center of gravity", "us")
    ('labor cost', 'centre of gravity')
    """

    def turn(found: re.Match[str]) -> str:
        word = found.group()
        lower = word.casefold()
        if lower in _BOTH or word.isupper():
            return word
        turned = american_word(lower) if side == "gb" else british_word(lower)
        if side == "us" and turned == lower and _IZE.match(lower):
            turned = _with_s(lower)
        if turned == lower or _english_zipf(turned) < _TWIN:
            return word
        return turned.capitalize() if word[0].isupper() else turned

    return _WORD.sub(turn, text)


def _twins(row: Row) -> Iterator[Finding]:
    texts = {term.text.casefold() for term in row.english}
    for term in row.english:
        side = next(iter(term.marks & {"gb", "us"}), "")
        twin = twin_of(term.text, side) if side else term.text
        if twin.casefold() not in texts:
            other = "us" if side == "gb" else "gb"
            yield at(row, "T034", f"'{term.text}' [{side}] is spelt otherwise over the ocean; admit '{twin} [{other}]'")
