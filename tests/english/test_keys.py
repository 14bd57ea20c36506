"""English match keys, number and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.english.inflection import plural, singular
from glossary.english.keys import match_key

NOUNS = ["share", "company", "tax", "analysis", "index", "appendix", "branch", "liability", "day", "person"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("free cash flow", "Free cash-flows"),
        ("amortisation", "amortization"),
        ("data centre", "data centers"),
        ("the balance sheet", "balance sheet"),
        ("profit & loss", "profit and loss"),
    ],
)
def test_number_spelling_and_hyphens_do_not_count(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_plural_goes_back_to_its_singular(noun: str) -> None:
    assert singular(plural(noun)) == noun


def test_the_head_of_a_phrase_takes_the_plural() -> None:
    assert plural("cost of sales") == "costs of sales"
    assert plural("information") == "information"


@given(st.text(max_size=30))
def test_a_key_is_a_key_of_itself(term: str) -> None:
    assert match_key(match_key(term)) is not None
