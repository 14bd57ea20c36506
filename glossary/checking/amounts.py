"""A Dutch or English text to the amounts in it: numbers, dates, times and quarters, by value, with unit and currency.

35,6 miljard and 35.6bn, 1.250,50 and 1,250.50, twaalf and 12, K3 and the third quarter have the same value. An amount
may have several readings (`5m` is five metres or five million; the 5 of `5 tot 10 miljoen` may be five million).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from glossary.checking.amount_patterns import (
    BEFORE,
    BETWEEN,
    DERIVED_UNITS,
    DUTCH_BEGUN,
    DUTCH_DERIVED,
    FRACTION_SIGNS,
    scanner,
    tail_of,
)
from glossary.checking.amount_words import CARDINALS, CURRENCIES, FRACTIONS, ORDINALS, SCALES, UNITS

Value = Decimal | str
"""A number; or a time (`t870`, in minutes), a quarter (`q3`), a half-year (`h1`)."""
DATE, PART = "date", "part of a word"
"""What stands as the unit of a date, and of a number in a Dutch compound; they are never asked for."""
# A ton of euros is a hundred thousand.
_TON = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text has it."""

    text: str
    start: int
    end: int
    values: frozenset[Value]
    unit: str = ""
    """A unit that both languages share (`year`, `percent`), or nothing."""
    currency: str = ""
    required: bool = True
    """Whether the other language must have it; words such as `first` and `half` only may."""
    written: bool = False
    """Whether it is written in words."""
    scale: Decimal = Decimal(1)


def number_readings(digits: str, language: str) -> frozenset[Value]:
    """Give the values that digits with their marks may have in a language; a decimal comma in English has none but itself.

    >>> number_readings("1.250,50", "nl") == number_readings("1,250.50", "en") == {Decimal("1250.5")}
    True
    >>> number_readings("1.250", "nl") == {Decimal(1250)}, number_readings("1.250", "en") == {Decimal("1.25")}
    (True, True)
    """
    point, group = (",", ".") if language == "nl" else (".", ",")
    plain = re.sub(r"[ \u00a0\u202f+–-]", "", digits)
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", plain):
        return frozenset({_number(plain.replace(group, "").replace(point, "."))})
    if plain.count(point) == 1 and group not in plain:
        return frozenset({_number(plain.replace(point, "."))})
    if plain.isdigit():
        return frozenset({_number(plain)})
    if (
        plain.count(group) == 1 and point not in plain and language == "nl"
    ):  # 2.1 in Dutch: a section, a version, a time
        return frozenset({_number(plain.replace(group, "."))})
    return frozenset({plain})


def _number(text: str) -> Decimal:
    return Decimal(text[:40]).normalize()


def amounts(text: str, language: str) -> list[Amount]:
    """Give the amounts of a text, in order.

    >>> [(found.text, sorted(map(str, found.values)), found.currency) for found in amounts("ruim 35,6 miljard euro", "nl")]
    [('35,6 miljard euro', ['3.56E+10'], 'euro')]
    """
    found: list[Amount] = []
    end = 0
    for match in scanner(language).finditer(text):
        if match.start() < end:
            continue
        amount = _amount(match, text, language)
        if amount is not None:
            found.append(amount)
            end = amount.end
    return _sharing(found, text)


def _amount(match: re.Match[str], text: str, language: str) -> Amount | None:
    if match["digits"]:
        return _of_digits(match, text, language)
    if match.lastgroup in {"word", "run"}:
        return _of_word(match, text, language)
    # The name of an expression, and what reads it; addresses and identifiers (V100) are no amounts.
    readers = {"quarter": _of_quarter, "time": _of_time, "clock": _of_time, "date": _of_date, "decade": _of_decade}
    return next((read(match) for name, read in readers.items() if match[name]), None)


def _of_date(match: re.Match[str]) -> Amount:
    parts = frozenset(Decimal(part) for part in re.split(r"[-/.]", match["date"]))
    return Amount(match.group(), match.start(), match.end(), parts, DATE, required=False)


def _of_digits(match: re.Match[str], text: str, language: str) -> Amount | None:
    tail = tail_of(language).match(text, match.end())
    end = tail.end() if tail else match.end()
    before = match.start() and text[match.start() - 1]
    if (before and (before.isalnum() or before == "_")) or (text[end : end + 1].isalnum()):
        return None  # a part of a name: V100, 5G
    digits = match["digits"].rstrip("½¼¾")
    values: frozenset[Value] = number_readings(digits, language) if digits else frozenset({Decimal(0)})
    if sign := FRACTION_SIGNS.get(match["digits"][-1]):
        values = frozenset(value + sign for value in values if isinstance(value, Decimal))
    left = BEFORE.search(text, max(0, match.start() - 5), match.start())
    sign_text = left["sign"].casefold() if left else ""
    made = _scaled(Amount(text[match.start() : end], match.start(), end, values), tail, language, sign_text)
    trailing = left is not None and not made.currency
    return replace(made, currency=CURRENCIES[sign_text]) if trailing else made


def _scaled(amount: Amount, tail: re.Match[str] | None, language: str, sign: str) -> Amount:
    """Apply the scale and unit behind a number."""
    if tail is None:
        return amount
    scale = Decimal(10) ** SCALES[language].get((tail["scale"] or "").casefold(), 0)
    numbers = {value for value in amount.values if isinstance(value, Decimal)}
    values: set[Value] = {(value * scale).normalize() for value in numbers}
    values.update(amount.values - numbers)
    if language == "en" and tail["m"]:
        scale = Decimal(10) ** 6
        values |= {(value * scale).normalize() for value in numbers}
        values -= numbers if sign else set()
    named = " ".join((tail["unit"] or "").casefold().split())
    unit = UNITS[language].get(named, "")
    if unit == "basis point":
        values |= {(value / 100).normalize() for value in numbers}
    if unit == "hour" and language == "nl":
        values |= {f"t{int(value) * 60}" for value in numbers if value <= 24}
    if re.match(r"\s+ton\b", amount_tail(tail)):
        values |= {(value * _TON).normalize() for value in numbers}
    return replace(amount, values=frozenset(values), unit=unit, currency=CURRENCIES.get(named, ""), scale=scale)


def amount_tail(tail: re.Match[str]) -> str:
    """Give what stands behind a number and its unit: a word of ten letters at most."""
    return tail.string[tail.end() : tail.end() + 10]


def _of_word(match: re.Match[str], text: str, language: str) -> Amount | None:
    word, end = match.group().casefold(), match.end()
    table = CARDINALS[language]
    while word not in table and " " in word:
        word = word.rpartition(" ")[0].removesuffix(" and")
        end = match.start() + len(word)
    article = word in {"een", "a", "half", "halve"}
    value = {"een": Decimal(1), "half": Decimal("0.5"), "halve": Decimal("0.5")}.get(word) or table.get(word)
    if value is None:
        return _of_other_word(match, language)
    start = match.start()
    tail = tail_of(language).match(text, end)
    if word == "half" and language == "en":
        tail = tail_of(language).match(text, end + 2) if text[end : end + 2] == " a" else tail
    made = Amount(text[start : tail.end() if tail else end], start, tail.end() if tail else end, frozenset({value}))
    scaled = replace(_scaled(made, tail, language, ""), written=True)
    told = bool(scaled.scale > 1 or (scaled.unit and not article))
    if article and scaled.scale == 1:
        return None if word in {"een", "a"} else _of_other_word(match, language)
    return replace(scaled, required=(told and value != 1) or scaled.scale > 1)


def _of_other_word(match: re.Match[str], language: str) -> Amount | None:
    """Read what may be a number on the other side: ordinals, fractions, Dutch words that begin with a number."""
    word = match.group().casefold()
    values: frozenset[Value] = frozenset()
    unit = ""
    if word in FRACTIONS[language]:
        values = frozenset(Decimal(value) for value in FRACTIONS[language][word]) | {Decimal("0.5")}
    elif word in ORDINALS[language]:
        values = frozenset({Decimal(ORDINALS[language][word])})
    elif language == "nl" and (derived := DUTCH_DERIVED.match(word)) and derived["number"] in CARDINALS["nl"]:
        values, unit = frozenset({CARDINALS["nl"][derived["number"]]}), DERIVED_UNITS.get(derived["unit"], "")
    elif language == "nl" and (first := DUTCH_BEGUN.match(word)) and first[1] in CARDINALS["nl"]:
        values = frozenset({CARDINALS["nl"][first[1]]})
        return Amount(match.group(), match.start(), match.end(), values, PART, required=False, written=True)
    if not values:
        return None
    return Amount(match.group(), match.start(), match.end(), values, unit, required=bool(unit), written=True)


def _of_quarter(match: re.Match[str]) -> Amount:
    text = match["quarter"].casefold()
    if match["rank"]:
        rank = match["rank"].casefold()
        number = int(rank[0]) if rank[0].isdigit() else (ORDINALS["nl"] | ORDINALS["en"])[rank]
        half = match["period"].casefold() not in {"kwartaal", "quarter"}
        number = 2 if half and rank in {"laatste", "last", "final"} else number
    else:
        number, half = int(re.sub(r"\D", "", text)), "h" in text
    value = f"{'h' if half else 'q'}{number}"
    # "The last quarter" may also be the one before; "the second half" may be of a match.
    required = not (match["rank"] and match["rank"].casefold() in {"laatste", "last", "final"})
    return Amount(match["quarter"], match.start(), match.end(), frozenset({value}), required=required)


def _of_time(match: re.Match[str]) -> Amount:
    text = match.group()
    numbers = re.findall(r"\d+", text)
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    noon = re.search(r"([ap])\.?m", text, re.IGNORECASE)
    if noon:
        hour = hour % 12 + (12 if noon[1].casefold() == "p" else 0)
    values: set[Value] = {f"t{hour * 60 + minute}"}
    if not noon and hour <= 12:
        values.add(f"t{(hour % 12 + 12) * 60 + minute}")
    if not minute:
        values |= {Decimal(hour), Decimal((hour - 1) % 12 + 1)}
    return Amount(text, match.start(), match.end(), frozenset(values))


def _of_decade(match: re.Match[str]) -> Amount:
    text = match.group().casefold()
    names = "tien twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
    english = "twenties thirties forties fifties sixties seventies eighties nineties".split()
    numbers = re.findall(r"\d+", text)
    word = re.split(r"[ '’]+", text)[-1]
    number = int(numbers[0]) if numbers else (names.index(word) + 1 if word in names else english.index(word) + 2) * 10
    short = number % 100
    return Amount(match.group(), match.start(), match.end(), frozenset({Decimal(short), f"decade{short}"}))


def _sharing(found: list[Amount], text: str) -> list[Amount]:
    """Let the first of two amounts share the scale, unit and currency of the second: 5 tot 10 miljoen euro."""
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        between = text[first.end : second.start]
        if not BETWEEN.fullmatch(between):
            continue
        numbers = {value for value in first.values if isinstance(value, Decimal)}
        values: set[Value] = set(first.values)
        if first.scale == 1 and second.scale > 1:
            values |= {(value * second.scale).normalize() for value in numbers}
        found[at] = replace(
            first, values=frozenset(values), currency=first.currency or second.currency, unit=first.unit or second.unit,
            scale=max(first.scale, second.scale), required=first.required or (first.written and second.required),
        )  # fmt: skip
        found[at + 1] = _of_season(first, second, between)
    return found


def _of_season(first: Amount, second: Amount, between: str) -> Amount:
    """Let the second year of 2024-25 be 2025 as well."""
    years = [value for value in first.values if isinstance(value, Decimal) and 1900 <= value <= 2100]
    if years and between.strip() in {"-", "–", "/"} and re.fullmatch(r"\d\d", second.text):
        return replace(second, values=second.values | {years[0] // 100 * 100 + Decimal(second.text)})
    return second


def currencies(text: str, found: list[Amount]) -> Iterator[str]:
    """Give the currencies that a text names, those of its amounts first."""
    yield from (amount.currency for amount in found if amount.currency)
    for word in re.findall(r"US\$|[€$£¥]|[^\W\d_]+(?:['’]s)?", text):
        if named := CURRENCIES.get(word.casefold().replace("’", "'")):
            yield named
