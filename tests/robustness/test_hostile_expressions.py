"""Every regular expression of the package on texts that almost match: the time grows with the text, not faster."""

from __future__ import annotations

import re
from functools import cache
from time import process_time

import pytest

from glossary.checking.amount_patterns import scanner, tail_of
from glossary.checking.amounts import number_readings
from tests.robustness.expressions import Expression, attacks, expressions

pytestmark = pytest.mark.thorough

# Made while a function runs, of constants or of an escaped text: those with repetitions in them are tried through it.
MADE = {
    "glossary.checking.amount_patterns.scanner", "glossary.checking.amount_patterns.tail_of",
    "glossary.checking.amounts.number_readings", "glossary.checking.english_text._has_as_written",
    "glossary.cli.check._silence", "glossary.backups.backups_of",
}  # fmt: skip
# Expressions that are slower than the text is long, and what keeps their texts short.
BOUNDED = {
    "glossary.reading.pdf": ("[\\W_]*(?:pag", "lines of at most 40 characters"),
    "glossary.reading.text": ("([^\\W\\d_]{2,})([-", "the last 60 characters of a line"),
    "glossary.reading.webpage": ("(?:<meta[^>]", "the first 4,096 bytes of a page"),
    "glossary.starter.checks.english_spelling": ("iz(?=", "a word of our own terms, which are reviewed"),
    "glossary.starter.parsing": ("^(?P<text>.*?)", "a cell of our own terms, which are reviewed"),
    "glossary.starter.sheets": ("\\s*\\[([^", "a cell of our own terms, which are reviewed"),
}
SHORT, LONG = 1_500, 6_000
# Seconds of the processor under which nothing is worth measuring, and times by which four times the text may take longer.
QUICK, GROWTH = 0.001, 10.0


@cache
def found() -> tuple[list[Expression], set[str]]:
    return expressions()


def is_bounded(expression: Expression) -> bool:
    source = expression.pattern.pattern
    begin, _ = BOUNDED.get(expression.where.partition(":")[0], ("", ""))
    return bool(begin) and (source.decode("latin-1") if isinstance(source, bytes) else source).startswith(begin)


def seconds(expression: Expression, text: str) -> float:
    start = process_time()
    expression.run(text)
    return process_time() - start


def growth(expression: Expression) -> tuple[float, str]:
    """By how much the slowest text takes longer when it is four times as long; 1 where all are quick."""
    slow = [
        (taken, number)
        for number, text in enumerate(attacks(expression.pattern, SHORT))
        if (taken := seconds(expression, text)) > QUICK
    ]
    if not slow:
        return 1.0, ""
    _, number = max(slow)
    short, long = (list(attacks(expression.pattern, size))[number] for size in (SHORT, LONG))
    # The quickest of a few: other programs have the processor as well.
    return min(seconds(expression, long) for _ in range(2)) / min(seconds(expression, short) for _ in range(3)), short[
        :20
    ]


def test_every_expression_of_the_package_takes_time_that_grows_with_the_text() -> None:
    tried, _ = found()
    assert len(tried) > 150
    made = [
        Expression(f"amounts {language}", make(language), frozenset({"finditer"}))
        for make in (scanner, tail_of)
        for language in ("nl", "en")
    ]
    found_slow = {
        one.where: measured for one in (*tried, *made) if not is_bounded(one) and (measured := growth(one))[0] > GROWTH
    }
    assert found_slow == {}


def test_expressions_made_while_a_function_runs_are_known() -> None:
    assert found()[1] <= MADE


def test_a_number_of_any_length_is_read_soon() -> None:
    start = process_time()
    for digits in ("1" * LONG, "1." * LONG, "1,111" * LONG, "1.111" * LONG + "x"):
        number_readings(digits, "nl")
    assert process_time() - start < 1


@pytest.mark.parametrize("source", [r"\s+,", r"x[a-x]*y"])
def test_an_expression_that_would_search_on_is_found(source: str) -> None:
    assert growth(Expression("bad", re.compile(source), frozenset({"search"})))[0] > GROWTH


def test_every_bound_is_of_an_expression_there_is() -> None:
    assert {one.where.partition(":")[0] for one in found()[0] if is_bounded(one)} == set(BOUNDED)
