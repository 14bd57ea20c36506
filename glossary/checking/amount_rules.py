"""The amounts of a segment and of its English to findings: numbers, units and currencies that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from glossary.checking.amounts import DATE, PART, Amount, amounts, currencies
from glossary.checking.findings import Kind
from glossary.i18n import tr

# A unit that says the same of the same number: 25 basis points are a quarter of a percentage point.
_ALIKE = frozenset({frozenset({"basis point", "percentage point"})})
_ONES = frozenset({"one", "a", "an", "single", "first"})


class AmountFault(NamedTuple):
    """A difference between the amounts of two texts."""

    kind: Kind
    nl: str
    en: str
    message: str


def amount_faults(nl: str, en: str) -> Iterator[AmountFault]:
    """Give the differences between the amounts of a Dutch text and of its English.

    >>> [fault.message for fault in amount_faults("een winst van 35,6 miljard", "a profit of 35.6 million")]
    ['35,6 miljard is 35.6 million in the English']
    """
    dutch, english = amounts(nl, "nl"), amounts(en, "en")
    if not dutch and not english:
        return
    yield from _numbers(dutch, english, en)
    yield from _units(dutch, english)
    yield from _currencies(nl, en, dutch, english)


def _numbers(dutch: list[Amount], english: list[Amount], en: str) -> Iterator[AmountFault]:
    lost = [one for one in dutch if not _has(english, one) and not _is_one(one, en)]
    gained = [one for one in english if not _has(dutch, one)]
    lost, gained = _without_dates(lost, dutch, english), _without_dates(gained, english, dutch)
    missing = [one for one in lost if one.required]
    added = [one for one in gained if one.required and not (one.written and one.values <= {Decimal(1)})]
    optional = [one for one in gained if not one.required and _counts(one)]
    waiting = [one for one in lost if not one.required and _counts(one)]
    for one in missing:
        other = _partner(one, added) or _partner(one, optional)
        yield AmountFault(Kind.NUMBER_CHANGED, one.text, other.text if other else "", _said(one, other))
    for other in added:
        mate = _partner(other, waiting)
        told = (
            tr("{text} is {other_text} in the English", text=mate.text, other_text=other.text)
            if mate
            else tr("the Dutch has no {text}", text=other.text)
        )
        yield AmountFault(Kind.NUMBER_CHANGED, mate.text if mate else "", other.text, told)
    if waiting and optional and not missing and not added and len(waiting) == len(optional) == 1:
        told = tr("{text} is {text2} in the English", text=waiting[0].text, text2=optional[0].text)
        yield AmountFault(Kind.NUMBER_CHANGED, waiting[0].text, optional[0].text, told)


def _said(one: Amount, other: Amount | None) -> str:
    if other and other.text == one.text:
        return tr("{text} is written the Dutch way in the English", text=one.text)
    return (
        tr("{text} is {other_text} in the English", text=one.text, other_text=other.text)
        if other
        else tr("{text} is not in the English", text=one.text)
    )


def _partner(one: Amount, others: list[Amount]) -> Amount | None:
    """Take the amount that stands for another one: of the same unit or currency first."""
    if not others:
        return None
    likely = [other for other in others if (other.unit, other.currency) == (one.unit, one.currency)]
    chosen = (likely or others)[0]
    others.remove(chosen)
    return chosen


def _has(others: Iterable[Amount], one: Amount) -> bool:
    return any(one.values & other.values for other in others)


def _is_one(one: Amount, en: str) -> bool:
    """Say whether a Dutch 1 is an article or the like in the English."""
    return one.values == {Decimal(1)} and bool(_ONES & {word.casefold().strip(".,;:()") for word in en.split()})


def _counts(one: Amount) -> bool:
    """Say whether a number in words, without a unit, counts something: twelve members, not one or two, nor a half."""
    return one.written and one.unit not in {DATE, PART} and any(isinstance(value, Decimal) and value > 2 for value in one.values) and (
        len(one.values) == 1
    )  # fmt: skip


def _without_dates(unmatched: list[Amount], own: list[Amount], others: list[Amount]) -> list[Amount]:
    """Leave out what may be a part of a date that the other side writes in another way; a date against another date stays."""
    dates = [one for one in others if one.unit == DATE]
    mine = [one for one in own if one.unit == DATE]
    if len(dates) == 1 and len(mine) == 1 and mine[0].values != dates[0].values and mine[0] in own:
        return [*unmatched, Amount(mine[0].text, mine[0].start, mine[0].end, mine[0].values, DATE)]
    if mine and not dates:
        return unmatched
    return [one for one in unmatched if one.unit != DATE]


def _units(dutch: list[Amount], english: list[Amount]) -> Iterator[AmountFault]:
    for one in dutch:
        if one.unit in {"", DATE, PART}:
            continue
        same = [other for other in english if one.values & other.values]
        named = [other for other in same if other.unit not in {"", DATE, PART}]
        if named and len(named) == len(same) and not any(_unit_alike(one.unit, other.unit) for other in named):
            yield AmountFault(
                Kind.UNIT_CHANGED,
                one.text,
                named[0].text,
                tr("{text} is {text2} in the English: another unit", text=one.text, text2=named[0].text),
            )
        elif one.unit == "percent" and same and not named and not any(other.unit for other in english):
            yield AmountFault(
                Kind.UNIT_CHANGED,
                one.text,
                same[0].text,
                tr("{text} has lost its percent sign in the English", text=one.text),
            )


def _unit_alike(one: str, other: str) -> bool:
    return one == other or frozenset({one, other}) in _ALIKE


def _currencies(nl: str, en: str, dutch: list[Amount], english: list[Amount]) -> Iterator[AmountFault]:
    mine, theirs = dict.fromkeys(currencies(nl, dutch)), dict.fromkeys(currencies(en, english))
    lost = [one for one in dutch if one.currency and one.currency not in theirs]
    gained = [one for one in english if one.currency and one.currency not in mine]
    if lost:
        other = next((two for two in gained if two.values & lost[0].values), gained[0] if gained else None)
        told = (
            tr("{text}: {currency} became {other}", text=lost[0].text, currency=lost[0].currency, other=other.currency)
            if other
            else tr("{text} has no currency in the English", text=lost[0].text)
        )
        yield AmountFault(Kind.CURRENCY_CHANGED, lost[0].text, other.text if other else "", told)
