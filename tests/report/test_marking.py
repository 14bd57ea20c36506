"""Which words of a text are marked as which term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.report.marking import FormIndex, mark, shown


def marks(text: str, *forms: str) -> list[str]:
    index = FormIndex()
    for place, form in enumerate(forms):
        index.add(form, place)
    return [piece.text for piece in mark(text, index).pieces if piece.term >= 0]


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("De Vrije kasstroom steeg.", ["kasstroom", "vrije kasstroom"], ["Vrije kasstroom"]),
        ("De berekening van de rekening.", ["rekening"], ["rekening"]),
        ("De winst, per aandeel gerekend.", ["winst per aandeel", "winst"], ["winst"]),
        ("Het IT-budget en de IT; het is goed, it works.", ["IT"], ["IT"]),
        ("De winst- en verliesrekening.", ["winst- en verliesrekening"], ["winst- en verliesrekening"]),
        ("Een ‘cash-flow’ van $ 5.", ["cash-flow"], ["cash-flow"]),
        ("niets", ["omzet"], []),
        ("", ["omzet"], []),
    ],
    ids=str,
)
def test_the_longest_term_is_marked_where_its_words_stand(text: str, forms: list[str], found: list[str]) -> None:
    assert marks(text, *forms) == found


def test_a_term_inside_a_longer_one_is_met_but_not_marked() -> None:
    index = FormIndex()
    index.add("vrije kasstroom", 0)
    index.add("kasstroom", 1)
    found = mark("De vrije kasstroom.", index)
    assert found.met == (0, 1)
    assert found.pieces[1].inside == (1,)


def test_a_form_without_words_is_never_found() -> None:
    assert marks("a ? b", "", "   ") == []


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_the_pieces_of_a_text_are_the_text(text: str, forms: list[str]) -> None:
    index = FormIndex()
    for place, form in enumerate(forms):
        index.add(form, place)
    clean = shown(text)
    assert "".join(piece.text for piece in mark(clean, index).pieces) == clean


@given(st.text(alphabet=st.characters(), max_size=40))
def test_what_is_shown_can_be_written_and_seen_and_is_shown_the_same_again(text: str) -> None:
    found = shown(text)
    assert found.isprintable()
    assert not set(found) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert found.encode().decode() == found
    assert shown(found) == found
