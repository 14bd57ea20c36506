"""What may stand on a screen: nothing in a term is obeyed, and the term in its sentence is found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.review.quoting import Quoted, hides_something, quoted, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("omzet\x1b[31mgroei", "omzet[31mgroei"),
        ("[red]omzet[/red]", "[red]omzet[/red]"),
        ("om\u202ezet\u2066", "omzet"),
        ("om\u00adzet", "omzet"),
        ("omzet\r\ngroei\t2", "omzet groei 2"),
        ("\u200b\u200b", "(no visible letters)"),
        ("", ""),
        ("a" * 300, "a" * 199 + "…"),
        ("\x9b31m", "31m"),
        ("lone \ud800 half", "lone half"),
    ],
)
def test_what_a_terminal_would_obey_is_left_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(max_size=60))
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    words = shown(text)
    assert words.isprintable()
    assert not any(
        unicodedata.bidirectional(letter) in {"RLO", "LRO", "RLE", "LRE", "PDF", "LRI", "RLI"} for letter in words
    )
    assert shown(words) == words


def test_a_term_with_hidden_letters_is_worth_a_look() -> None:
    assert hides_something("om\u202ezet")
    assert hides_something("om\x07zet")
    assert not hides_something("coöperatie €")


@pytest.mark.parametrize(
    ("sentence", "surface", "expected"),
    [
        ("De omzet steeg.", "omzet", Quoted("De ", "omzet", " steeg.")),
        ("OMZET steeg.", "omzet", Quoted("", "OMZET", " steeg.")),
        ("De winst steeg.", "omzet", Quoted("De winst steeg.", "", "")),
        ("De winst steeg.", "", Quoted("De winst steeg.", "", "")),
        # The dotted capital İ is longer when it is folded; the place after it must not move.
        ("İİ de Omzet", "omzet", Quoted("İİ de Omzet", "", "")),
    ],
)
def test_the_term_is_found_in_its_sentence(sentence: str, surface: str, expected: Quoted) -> None:
    assert quoted(sentence, surface) == expected


def test_a_long_sentence_is_cut_between_words() -> None:
    found = quoted("woord " * 40 + "omzet" + " woord" * 40, "omzet")
    assert found.before.startswith("… woord ")
    assert found.after.endswith(" woord …")
    assert len(found.before) <= 74
    assert len(found.after) <= 84


@given(st.text(max_size=200), st.text(max_size=10))
def test_any_sentence_can_be_quoted(sentence: str, surface: str) -> None:
    parts = quoted(sentence, surface)
    assert all(part.isprintable() for part in parts)
