"""Numbers, units and currencies of a Dutch text beside those of its English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.amount_rules import amount_faults


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("35,6 miljard euro winst", "a profit of €35.6bn"),
        ("1.250,50 euro", "EUR 1,250.50"),
        ("€ 2.500.000", "€2.5 million"),
        ("twaalf maanden", "12 months"),
        ("anderhalf miljard", "1.5 billion"),
        ("tweeënhalf miljoen", "2.5 million"),
        ("een half miljoen", "half a million"),
        ("honderdvijftig winkels", "150 shops"),
        ("5 tot 10 miljoen euro", "€5-10 million"),
        ("in het derde kwartaal van 2024", "in Q3 2024"),
        ("K3 2024", "the third quarter of 2024"),
        ("25 basispunten", "0.25 percentage points"),
        ("op 12-03-2025", "on 12 March 2025"),
        ("om 14.30 uur", "at 2:30 p.m."),
        ("een 10-jarige lening", "a ten-year loan"),
        ("een tienjarige lening", "a 10-year loan"),
        ("de tienjaarsrente", "the ten-year yield"),
        ("het 5G-netwerk en de V100", "the 5G network and the V100"),
        ("de jaren negentig", "the 1990s"),
        ("drie ton", "€300,000"),
        ("de helft van de omzet", "50% of revenue"),
        ("seizoen 2024-2025", "season 2024-25"),
        ("versie 2.1.3", "version 2.1.3"),
        ("1 250 000 stuks", "1,250,000 units"),
        ("een achterstand", "a backlog"),
        ("per 1 januari", "as of January 1"),
    ],
)
def test_the_same_amount_in_other_words_is_no_fault(nl: str, en: str) -> None:
    assert list(amount_faults(nl, en)) == []


@pytest.mark.parametrize(
    ("nl", "en", "kind", "message"),
    [
        ("35,6 miljard", "35.6 million", "number-changed", "35,6 miljard is 35.6 million in the English"),
        ("2 biljoen", "2 billion", "number-changed", "2 biljoen is 2 billion in the English"),
        ("1.250 klanten", "1.250 customers", "number-changed", "1.250 is written the Dutch way in the English"),
        ("€ 35,6", "€35,6", "number-changed", "35,6 is written the Dutch way in the English"),
        ("twaalf leden", "ten members", "number-changed", "twaalf is ten in the English"),
        ("12 leden", "the members", "number-changed", "12 is not in the English"),
        ("de leden", "12 members", "number-changed", "the Dutch has no 12"),
        ("eerste halfjaar", "H2", "number-changed", "eerste halfjaar is H2 in the English"),
        ("op 12-03-2025", "on 13/03/2025", "number-changed", "12-03-2025 is 13/03/2025 in the English"),
        ("10 euro", "$10", "currency-changed", "10 euro: euro became dollar"),
        ("5 miljoen euro", "5 million", "currency-changed", "5 miljoen euro has no currency in the English"),
        ("3 maanden", "3 weeks", "unit-changed", "3 maanden is 3 weeks in the English: another unit"),
        ("2 procent", "2 percentage points", "unit-changed", "2 procent is 2 percentage points in the English: another unit"),
        ("5 procent", "5", "unit-changed", "5 procent has lost its percent sign in the English"),
    ],
)  # fmt: skip
def test_a_changed_amount_is_told_in_words(nl: str, en: str, kind: str, message: str) -> None:
    assert [(fault.kind, fault.message) for fault in amount_faults(nl, en)] == [(kind, message)]


def _dutch(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def _english(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02}"


@given(st.integers(min_value=0, max_value=10**12))
def test_every_amount_is_the_same_in_both_ways_of_writing(cents: int) -> None:
    assert list(amount_faults(f"Het bedrag is {_dutch(cents)} euro.", f"The amount is EUR {_english(cents)}.")) == []


@given(st.integers(min_value=101, max_value=10**12), st.integers(min_value=101, max_value=10**12))
def test_two_different_amounts_are_always_told_apart(one: int, other: int) -> None:
    found = list(amount_faults(f"Het bedrag is {_dutch(one)} euro.", f"The amount is EUR {_english(other)}."))
    assert bool(found) is (one != other)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_comparison(nl: str, en: str) -> None:
    assert all(fault.message for fault in amount_faults(nl, en))
