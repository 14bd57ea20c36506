"""What is left of the English that only an alignment suggests, once it has confirmed a wording."""

from __future__ import annotations

from glossary.model import EvidenceKind
from glossary.pairing.support import Support, without_fragments


def kept(confirmed: str, *aligned: str) -> list[str]:
    found = [Support(confirmed, {EvidenceKind.CONCEPT: 0.9}, confirmed=True), *(Support(en) for en in aligned)]
    return [support.en for support in without_fragments(found)][1:]


def test_more_and_fewer_words_of_the_confirmed_wording_go() -> None:
    assert kept("net debt", "net", "net debt fell", "debt") == []


def test_another_term_stays_even_where_its_letters_stand_in_the_confirmed_one() -> None:
    assert kept("capital expenditure", "IT", "expenditure plan", "debt ratio") == [
        "IT",
        "expenditure plan",
        "debt ratio",
    ]


def test_nothing_goes_where_nothing_was_confirmed() -> None:
    found = [Support("net debt"), Support("net")]
    assert without_fragments(found) == found


def test_what_another_source_suggests_stays_too() -> None:
    composed = Support("debt", {EvidenceKind.COMPOSED: 0.4})
    assert (
        without_fragments([Support("net debt", {EvidenceKind.CONCEPT: 0.9}, confirmed=True), composed])[1] is composed
    )
