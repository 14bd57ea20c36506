from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dutch.inflection import head_word, inflected, is_regular_plural, plurals, regular_plurals

# Nouns with the plurals that the rules of spelling give, likeliest first.
PLURALS = """
    kasstroom      kasstromen
    bedrijf        bedrijven
    prijs          prijzen
    koers          koersen
    proces         processen
    partij         partijen
    balans         balansen
    rekening       rekeningen
    winstmarge     winstmarges winstmargen
    mogelijkheid   mogelijkheden
    risico         risico's
    handelaar      handelaars handelaren
    boekjaar       boekjaren
    manager        managers
    model          modellen
    functie        functies
    idee           ideeën
    directeur      directeuren directeurs
    netwerk        netwerken
    limiet         limieten
    index          indexen
"""


@pytest.mark.parametrize("line", PLURALS.strip().splitlines())
def test_the_rules_give_the_plural(line: str) -> None:
    noun, *expected = line.split()
    assert set(expected) <= set(regular_plurals(noun))
    assert regular_plurals(noun)[0] in {*expected, noun + "n"}


@pytest.mark.parametrize(
    ("noun", "plural"), [("bestuurslid", "bestuursleden"), ("bedrag", "bedragen"), ("hoofdstad", "hoofdsteden")]
)
def test_a_compound_takes_the_irregular_plural_of_its_head(noun: str, plural: str) -> None:
    assert plurals(noun) == (plural,)
    assert not is_regular_plural(noun, plural)


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("vrije kasstroom", "vrije kasstromen"),
        ("neuraal netwerk", "neurale netwerken"),
        ("raad van commissarissen", "raden van commissarissen"),
        ("financieel instrument", "financiële instrumenten"),
        ("eigen vermogen", "eigen vermogens"),
    ],
)
def test_a_phrase_inflects_its_head_and_its_adjectives(phrase: str, plural: str) -> None:
    assert plural in plurals(phrase)


def test_stressed_ie_is_likely_but_not_regular() -> None:
    assert "economieën" in plurals("economie")
    assert not is_regular_plural("economie", "economieën")


def test_the_head_stands_before_the_preposition() -> None:
    assert head_word("internet der dingen") == "dingen"
    assert head_word("aandeel op naam") == "aandeel"
    assert head_word("kapitaal") == "kapitaal"


def test_an_adjective_that_has_its_e_stays() -> None:
    assert [inflected(word) for word in ("vrije", "gesloten", "algemeen", "kunstmatig")] == [
        "vrije",
        "gesloten",
        "algemene",
        "kunstmatige",
    ]


@given(st.text("abdefgiklmnoprstuvwz", min_size=3, max_size=12))
def test_a_plural_begins_as_its_noun_does_and_is_longer_than_its_stem(noun: str) -> None:
    for plural in regular_plurals(noun):
        assert plural.startswith(noun[: max(0, len(noun) - 4)])
        assert plural != noun
