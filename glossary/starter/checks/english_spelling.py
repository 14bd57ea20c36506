"""English terms to findings on their spelling: words that no list has, British and American without mark or twin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.english.inflection import singular
from glossary.english.lexicon import english_zipf
from glossary.english.spelling import american_word, british_word
from glossary.starter.checks.findings import Finding, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.starter.sheets import Row

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# Below this a word of the frequency list is a typing error as often as a word.
_ENGLISH_WORD = 1.0
# A twin spelling that is rarer than this is no word: enterprise has no enterprize.
_TWIN = 1.2
# Words that both sides of the ocean write, though the tables have them as a pair.
_BOTH = frozenset(
    """acknowledgement acknowledgements aging analog analogue cancelled check checks dialog dialogs dialogue
        dialogues disc discs disk disks draft drafts judgement judgements judgment judgments license licensed
        licenses licensing meter meters practise precise program programs story stories ton""".split()
)
# Verbs in -ize and what is made of them; size, prize and seize are none.
_IZE = re.compile(r"^[a-z]{3,}(?<!s)(?<!pr)(?<!se)iz(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$")
_PREFIX = re.compile(
    r"(?:anti|co|counter|crypto|cyber|de|dis|en|macro|micro|multi|neo|non|over|post|pre|re|robo|semi|sub|super|tele|un"
    r"|under)-?"
)
# An ending with what may stand in its place in the word it comes from.
_DERIVED = (
    ("able", ""), ("able", "e"), ("er", "e"), ("er", ""), ("or", "e"), ("isation", "ise"), ("ization", "ize"),
    ("ising", "ise"), ("less", ""), ("ed", ""), ("ed", "e"), ("ability", "able"), ("ability", ""), ("ing", ""), ("ing", "e"),
)  # fmt: skip
# A shorter rest behind a prefix or before an ending is chance.
_STEM = 4
# Both halves of an English word written solid are this common: carryback, lossmaking.
_HALF = 3.5


def check_english(row: Row) -> Iterator[Finding]:
    """Find doubtful English spellings in a concept, and spellings of one side of the ocean without mark or twin."""
    for term in row.english:
        if "forbidden" in term.marks:
            continue
        for word in _WORD.findall(term.text):
            if not is_english(word):
                yield at(
                    row, "T032", f"no English word list has '{word}' in '{term.text}'; mend its spelling if it is wrong"
                )
        if not term.marks & {"gb", "us"} and (side := side_of(term.text)):
            yield at(
                row, "T033", f"'{term.text}' is {'British' if side == 'gb' else 'American'} spelling; mark it [{side}]"
            )
    yield from _twins(row)


@lru_cache(maxsize=50_000)
def is_english(word: str) -> bool:
    """Say whether the word list has the word or what it is made of; abbreviations and names count as known.

    >>> is_english("depreciation"), is_english("EBITDA"), is_english("subledger"), is_english("depreciaton")
    (True, True, True, False)
    """
    base = word.removesuffix("'s").removesuffix("'")
    if len(base) < 2 or any(map(str.isupper, base)) or english_zipf(base) >= _ENGLISH_WORD:
        return True
    halves = ((base[:cut], base[cut:]) for cut in range(_STEM, len(base) - _STEM + 1))
    if any(min(map(english_zipf, pair)) >= _HALF for pair in halves):
        return True
    return any(english_zipf(stem) >= _ENGLISH_WORD for stem in _stems(base))


def _stems(word: str) -> Iterator[str]:
    """Give what an English derivation may be made from, in either spelling: subledger from ledger."""
    found = _PREFIX.match(word)
    for whole in (
        word,
        american_word(word),
        *([word[found.end() :]] if found and len(word) - found.end() >= _STEM else []),
    ):
        yield from (whole, singular(whole), american_word(whole))
        for ending, other in _DERIVED:
            stem = whole.removesuffix(ending)
            if stem != whole and len(stem) >= _STEM:
                yield stem + other
                yield american_word(stem + other)


@lru_cache(maxsize=50_000)
def side_of(text: str) -> str:
    """Give `gb` or `us` for a term with a spelling that only one side writes, an empty string for the others.

    >>> side_of("amortisation period"), side_of("labor cost"), side_of("enterprise"), side_of("programme")
    ('gb', 'us', '', 'gb')
    """
    for word in _WORD.findall(text):
        lower = word.casefold()
        if _turned(lower, "gb") != lower and not word.isupper():
            return "gb"
        # World Trade Organization: names are spelt their own way.
        if _turned(lower, "us") != lower and not word[0].isupper():
            return "us"
    return ""


def _turned(word: str, side: str) -> str:
    """Give a lower-case word of one side as the other spells it; the word itself where both spell alike."""
    if word in _BOTH:
        return word
    turned = american_word(word) if side == "gb" else british_word(word)
    if side == "us" and turned == word and _IZE.match(word):
        turned = re.sub(r"iz(?=[a-z]+$)", "is", word)
    return turned if english_zipf(turned) >= _TWIN else word


def twin_of(text: str, side: str) -> str:
    """Give the spelling of the other side of the ocean, word by word.

    >>> twin_of("Labour cost", "gb"), twin_of("center of gravity", "us")
    ('Labor cost', 'centre of gravity')
    """

    def turn(found: re.Match[str]) -> str:
        word = found.group()
        turned = word if word.isupper() else _turned(word.casefold(), side)
        if turned == word.casefold():
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
