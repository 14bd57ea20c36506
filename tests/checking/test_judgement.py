"""How well the check judges 300 hand-made cases; `python -m tests.benchmarks.checking` prints the figures."""

from __future__ import annotations

import pytest

from glossary.checking.terms import TermIndex
from tests.checking.judged import approved_entries, our_check, plain_check, read_cases, score

# What the issue asks for.
_LEAST = 0.95


@pytest.mark.parametrize("name", ["development.txt", "held_out.txt"])
def test_what_is_found_is_right_and_what_is_wrong_is_found(index: TermIndex, name: str) -> None:
    result = score(list(read_cases(name)), our_check(index))
    assert result.precision >= _LEAST, result.faults
    assert result.recall >= _LEAST, result.faults


def test_a_plain_search_for_whole_words_does_worse_on_the_same_cases(index: TermIndex) -> None:
    cases = [*read_cases("development.txt"), *read_cases("held_out.txt")]
    ours, plain = score(cases, our_check(index)), score(cases, plain_check(approved_entries()))
    assert plain.precision < ours.precision
    assert plain.recall < ours.recall


def test_there_are_three_hundred_cases_of_which_most_are_clean() -> None:
    cases = [*read_cases("development.txt"), *read_cases("held_out.txt")]
    assert len(cases) >= 300
    assert 80 <= sum(bool(case.expected) for case in cases) <= 150
