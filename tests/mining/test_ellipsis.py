from __future__ import annotations

import pytest

from glossary.mining.counting import count_block
from glossary.mining.ellipsis import complete, ellipses
from glossary.mining.fields import FieldKnowledge
from glossary.mining.sentence import analyse_sentence


@pytest.mark.parametrize(
    ("first", "full", "whole"),
    [
        ("winst", "verliesrekening", "winstrekening"),
        ("in", "verkoopfacturen", "inkoopfacturen"),
        ("krediet", "marktrisico", "kredietrisico"),
        ("belasting", "premieverhoging", "belastingverhoging"),
        ("AI", "cloudinfrastructuur", "AI-infrastructuur"),
    ],
)
def test_the_word_left_out_is_completed_from_the_one_written_in_full(first: str, full: str, whole: str) -> None:
    assert complete(first, full) == whole


def test_no_tail_fits_a_word_that_is_no_compound() -> None:
    assert complete("winst", "verlies") == ""


def test_a_hyphen_in_front_stands_for_the_first_part() -> None:
    found = list(ellipses("de inkoopprijzen en -voorwaarden".split()))
    assert [one.wholes for one in found] == [("inkoopvoorwaarden",)]


def test_the_phrase_and_the_words_behind_it_are_counted() -> None:
    counts = count_block(["De winst- en verliesrekening sluit met een tekort."], FieldKnowledge())
    assert counts.forms["winst- en verliesrekening"] == 1
    assert counts.forms["winstrekening"] == 1
    assert counts.forms["verliesrekening"] == 1
    assert "winst-" not in counts.forms


def test_an_optional_part_gives_both_words() -> None:
    counts = count_block(["Het concern publiceert morgen (half)jaarcijfers."], FieldKnowledge())
    assert {"halfjaarcijfers", "jaarcijfers"} <= counts.forms.keys()


def test_words_that_were_run_together_are_taken_apart_and_told() -> None:
    words = analyse_sentence("Dat bleek uit de winstenKern-topman Jansen.")
    assert "winsten" in words.texts
    assert words.repaired == ["winstenKern-topman"]
