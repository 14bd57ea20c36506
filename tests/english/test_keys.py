"""English match keys, number and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dutch.keys import fold
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
        ("a share", "shares"),
        ("an asset", "assets"),
        ("to hedge", "hedge"),
        ("the café's lease", "cafes lease"),
        ("CAFÉ lease", "cafe leases"),
        ("lessee`s option", "lessee's option"),
    ],
)
def test_number_spelling_and_hyphens_do_not_count(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize("word", ["a", "to", "the"])
def test_a_lone_small_word_is_a_term_of_its_own(word: str) -> None:
    assert match_key(word) == word


def test_the_second_small_word_counts() -> None:
    assert match_key("the to") == "to"


@pytest.mark.parametrize("sign", ["%", "+"])
def test_a_lone_sign_is_its_own_key(sign: str) -> None:
    assert match_key(f" {sign} ") == sign


@pytest.mark.parametrize(
    ("one", "other"), [("hedge", "to the hedge"), ("net profit", "profit"), ("cash", "cash and carry")]
)
def test_other_words_make_another_term(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_what_looks_alike_is_folded() -> None:
    assert fold("Ｃａｓｈ") == "cash"
    assert {fold("lessee`s"), fold("lessee’s"), fold("LESSEE'S")} == {"lessee's"}
    assert fold("Café`s") == "cafe's"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_plural_goes_back_to_its_singular(noun: str) -> None:
    assert singular(plural(noun)) == noun


def test_the_head_of_a_phrase_takes_the_plural() -> None:
    assert plural("cost of sales") == "costs of sales"
    assert plural("information") == "information"


@given(st.text(max_size=30))
def test_a_key_is_a_key_of_itself(term: str) -> None:
    assert match_key(match_key(term)) is not None
