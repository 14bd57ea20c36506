"""The shapes of amounts in Dutch and English as expressions: numbers, dates, times, quarters, what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from glossary.checking.amount_words import CARDINALS, CURRENCIES, FRACTIONS, ORDINALS, SCALES, UNITS

_DATE = r"(?P<date>\b(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\b)"
_ADDRESS = r"(?P<address>(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\S+)"
_PART_WORDS = {
    "nl": ("eerste|tweede|derde|vierde|laatste|[1-4](?:e|de|ste)", "kwartaal|halfjaar|jaarhelft|helft"),
    "en": ("first|second|third|fourth|last|final|1st|2nd|3rd|4th", "quarter|half"),
}
_TIMES = {
    "nl": r"(?P<time>\b(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)\s*(?:uur|u)\b)",
    "en": r"(?P<time>\b(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\s*(?P<noon>[ap]\.?m\b\.?))",
}
_CLOCK = r"(?P<clock>\b(?:[01]?\d|2[0-4]):[0-5]\d\b(?!:))"
_DECADES = {
    "nl": r"(?P<decade>\bjaren[ '’]+(?:[12]\d{3}|\d0|tien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))",
    "en": r"(?P<decade>\b(?:[12]\d{3}|['’]?\d0)['’]?s\b|\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)",
}
_DIGITS = r"(?P<digits>(?<![\w.,])[-+–]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.]\d)(?:[.,]\d+)?(?!\w)|\d(?:[\d.,]*\d)?(?P<fraction>[½¼¾])?|[½¼¾])"
FRACTION_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ORDINAL_ENDS = {"nl": r"(?:ste|de|e)", "en": r"(?:st|nd|rd|th)"}
# What may stand between two amounts that share the scale and unit of the second.
BETWEEN = re.compile(
    r"\s*+(?:-|–|—|tot(?: en met)?|t/m|à|a|en|of|to|and|or|through|up to)\s*+(?:de |het |the |about |circa |ongeveer )?[€$£¥]?\s*+"
)
# Dutch words that begin with a number: driejarige, twaalfmaands, veertiental.
DUTCH_DERIVED = re.compile(
    r"^(?P<number>.{2,20}?)(?P<unit>jarige?|jaars|maands|maandse|daagse?|weekse?|uurs|voudige?|voud|delige?|koppige?|tallige?|maal|tal)$"
)
# Compounds that may begin with one: tienjaarsrente, nulurencontract; also achterstand, which does no harm.
DUTCH_BEGUN = re.compile(
    r"^(nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig)(?=\w{4})"
)
DERIVED_UNITS = {
    "jarig": "year", "jarige": "year", "jaars": "year", "maands": "month", "maandse": "month", "daags": "day", "daagse": "day",
    "weeks": "week", "weekse": "week", "uurs": "hour",
}  # fmt: skip


@cache
def scanner(language: str) -> re.Pattern[str]:
    """Give the expression that finds what may be an amount, and every other word, in a text."""
    rank, period = _PART_WORDS[language]
    quarter = rf"(?P<quarter>\b(?:[KQH][1-4]|[1-4][KQH])\b|\b(?P<rank>{rank})[ -](?P<period>{period})\b)"
    # Only words that begin as number words do are looked at one by one.
    begun = sorted({word[:3] for table in (CARDINALS, ORDINALS, FRACTIONS) for word in table[language]})
    words = rf"(?P<word>(?<![^\W_])(?:{'|'.join(begun)})[^\W\d_]*)"
    if language == "en":
        small = "|".join(sorted({re.split("[- ]", word)[0] for word in CARDINALS["en"]} - {"a"}, key=len, reverse=True))
        run = rf"(?P<run>\b(?:a hundred|{small})\b(?:(?:[- ]| and )(?:(?:{small}|hundred|a half)\b))*)"
        words = f"{run}|{words}"
    identifier = r"(?P<identifier>(?<![^\W_])[^\W\d_]+\d[\w.]*|(?<![^\W_])[^\W\d_]+-\d+\w*)"
    pieces = (_ADDRESS, _DATE, quarter, _DECADES[language], _TIMES[language], _CLOCK, identifier, _DIGITS, words)
    return re.compile("|".join(pieces), re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@cache
def tail_of(language: str) -> re.Pattern[str]:
    """What may stand behind the digits or word of a number: its scale, its unit or currency."""
    scale, unit = _alternatives(SCALES[language]), _alternatives({**UNITS[language], **CURRENCIES})
    million = r"|(?P<m>m)" if language == "en" else ""
    return re.compile(
        rf"(?P<ordinal>{_ORDINAL_ENDS[language]}(?![^\W_]))?"
        rf"(?:[ \u00a0-]?(?:(?P<scale>{scale}){million})(?![^\W_]))?(?:[ \u00a0-]?(?:US )?(?P<unit>{unit})(?![^\W_]))?",
        re.IGNORECASE,
    )


BEFORE = re.compile(r"(?P<sign>US\$|[€$£¥]|\b(?:EUR|USD|GBP|JPY|CHF|CNY|RMB))\s*[-–]?$", re.IGNORECASE)
