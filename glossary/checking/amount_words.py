"""The words of both languages for numbers, scales, currencies and units, to values and to names that both share."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

_NL_UNITS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_EN_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NL_ORDINALS = "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split()


def _dutch_to_99() -> dict[str, Decimal]:
    found = {word: Decimal(value) for value, word in enumerate(_NL_UNITS)}
    for tens, ten in enumerate(_NL_TENS, start=2):
        found[ten] = Decimal(tens * 10)
        for value, unit in enumerate(_NL_UNITS[1:10], start=1):
            found[f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}"] = Decimal(tens * 10 + value)
    return found


def _dutch_cardinals() -> dict[str, Decimal]:
    found = _dutch_to_99()
    small = list(found.items())
    for (word, value), hundred in product([("", Decimal(1)), *small[2:20]], ["honderd"]):
        found[f"{word}{hundred}"] = value * 100
        for rest, more in small[1:]:
            found[f"{word}{hundred}{rest}"] = found[f"{word}{hundred}en{rest}"] = value * 100 + more
    for word, value in small[2:]:
        found[f"{word}duizend"] = value * 1000
    halves = {
        f"{unit}{'ën' if unit.endswith('e') else 'en'}half": value for value, unit in enumerate(_NL_UNITS[2:10], 2)
    }
    found |= {half: Decimal(value) + Decimal("0.5") for half, value in halves.items()}
    found |= {half.removesuffix("half") + "halve": Decimal(value) + Decimal("0.5") for half, value in halves.items()}
    found |= {"één": Decimal(1), "anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5"), "dozijn": Decimal(12)}
    return found


def _english_cardinals() -> dict[str, Decimal]:
    found = {word: Decimal(value) for value, word in enumerate(_EN_UNITS)}
    for tens, ten in enumerate(_EN_TENS, start=2):
        found[ten] = Decimal(tens * 10)
        for value, unit in enumerate(_EN_UNITS[1:10], start=1):
            found[f"{ten}-{unit}"] = found[f"{ten} {unit}"] = Decimal(tens * 10 + value)
    small = list(found.items())
    for value, word in enumerate(_EN_UNITS[1:], start=1):
        for rest, more in small[1:]:
            found[f"{word} hundred and {rest}"] = found[f"{word} hundred {rest}"] = value * 100 + more
        found[f"{word} hundred"] = Decimal(value * 100)
        found[f"{word} and a half"] = Decimal(value) + Decimal("0.5")
    return found | {"dozen": Decimal(12), "a hundred": Decimal(100)}


# Every number word of a language with its value; what must be said in several words (one and a half) is one entry.
CARDINALS = {"nl": _dutch_cardinals(), "en": _english_cardinals()}
ORDINALS = {
    "nl": {word: value for value, word in enumerate(_NL_ORDINALS)} | {"laatste": 4},
    "en": {word: value for value, word in enumerate(_EN_ORDINALS)} | {"last": 4, "final": 4},
}
# Fractions that may stand for a percentage on the other side; never asked for, only accepted.
FRACTIONS = {
    "nl": {
        "kwart": (25,),
        "driekwart": (75,),
        "helft": (50,),
        "tweederde": (66, 67),
        "derde": (33,),
        "halveren": (50,),
    },
    "en": {"quarter": (25,), "three-quarters": (75,), "half": (50,), "two-thirds": (66, 67), "third": (33,)},
}
SCALES = {
    "nl": {
        "duizend": 3, "k": 3, "miljoen": 6, "miljoenen": 6, "mln": 6, "mio": 6, "miljard": 9, "miljarden": 9, "mld": 9, "mrd": 9,
        "biljoen": 12, "bln": 12, "triljoen": 18,
    },
    "en": {
        "thousand": 3, "k": 3, "million": 6, "millions": 6, "mln": 6, "mn": 6, "mio": 6, "billion": 9, "billions": 9, "bn": 9,
        "bln": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "quintillion": 18,
    },
}  # fmt: skip
CURRENCIES = {
    "€": "euro", "eur": "euro", "euro": "euro", "euro's": "euro", "euros": "euro",
    "$": "dollar", "usd": "dollar", "us$": "dollar", "dollar": "dollar", "dollars": "dollar",
    "£": "pound", "gbp": "pound", "pond": "pound", "pound": "pound", "pounds": "pound",
    "¥": "yen", "jpy": "yen", "yen": "yen",
    "chf": "franc", "frank": "franc", "franken": "franc", "franc": "franc", "francs": "franc",
    "yuan": "yuan", "cny": "yuan", "rmb": "yuan", "renminbi": "yuan",
    "kroon": "krone", "kronen": "krone", "krone": "krone", "kroner": "krone", "krona": "krone", "kronor": "krone",
}  # fmt: skip
_BOTH = {
    "%": "percent", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram", "kwh": "kWh", "mwh": "MWh",
    "gwh": "GWh", "twh": "TWh", "kw": "kW", "mw": "MW", "gw": "GW", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB",
    "ghz": "GHz", "mhz": "MHz", "bps": "basis point", "bp": "basis point",
}  # fmt: skip
UNITS = {
    "nl": _BOTH | {
        "procent": "percent", "procents": "percent", "procentpunt": "percentage point", "procentpunten": "percentage point",
        "%-punt": "percentage point", "basispunt": "basis point", "basispunten": "basis point",
        "jaar": "year", "jaren": "year", "jaars": "year", "jarig": "year", "jarige": "year", "maand": "month", "maanden": "month", "maands": "month",
        "week": "week", "weken": "week", "weeks": "week", "dag": "day", "dagen": "day", "daags": "day", "daagse": "day", "uur": "hour", "uren": "hour", "uurs": "hour",
        "minuut": "minute", "minuten": "minute", "seconde": "second", "seconden": "second", "kilometer": "kilometre", "kilogram": "kilogram",
        "megawatt": "MW", "gigawatt": "GW", "gigabyte": "GB", "terabyte": "TB", "megabyte": "MB", "kwartaal": "quarter", "kwartalen": "quarter",
        "werkdag": "working day", "werkdagen": "working day",
    },
    "en": _BOTH | {
        "percent": "percent", "per cent": "percent", "pct": "percent", "percentage point": "percentage point", "percentage points": "percentage point", "pp": "percentage point",
        "basis point": "basis point", "basis points": "basis point", "year": "year", "years": "year", "month": "month", "months": "month",
        "week": "week", "weeks": "week", "day": "day", "days": "day", "hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute",
        "second": "second", "seconds": "second", "kilometre": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre",
        "kilogram": "kilogram", "kilograms": "kilogram", "megawatt": "MW", "megawatts": "MW", "gigawatt": "GW", "gigawatts": "GW", "gigabyte": "GB",
        "gigabytes": "GB", "terabyte": "TB", "terabytes": "TB", "megabyte": "MB", "megabytes": "MB", "quarter": "quarter", "quarters": "quarter",
        "working day": "working day", "working days": "working day", "business day": "working day", "business days": "working day",
    },
}  # fmt: skip
