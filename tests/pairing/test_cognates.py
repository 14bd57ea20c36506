"""English words in Dutch: what is taken for one, and what is not."""

from __future__ import annotations

import pytest

from glossary.pairing.cognates import english_cognate, is_english, prefixed


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("strategie", "strategy"),
        ("calamiteit", "calamity"),
        ("kabinet", "cabinet"),
        ("lineair", "linear"),
        ("mobiliteit", "mobility"),
    ],
)
def test_regular_endings_and_spellings_give_the_english_word(dutch: str, english: str) -> None:
    assert english_cognate(dutch) == english


@pytest.mark.parametrize("dutch", ["rente", "omzet", "lening", "voorziening", "vergoeding", "huur", "begrotingen", ""])
def test_a_dutch_word_has_no_cognate_by_chance(dutch: str) -> None:
    assert english_cognate(dutch) == ""


def test_only_words_that_dutch_took_over_are_english() -> None:
    assert is_english("cloud")
    assert not is_english("rente")


def test_a_prefix_needs_a_word_behind_it() -> None:
    assert prefixed("herbelegging") == ("re", "belegging")
    assert prefixed("here") is None
