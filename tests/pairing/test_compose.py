"""Composition from a small lexicon written here: order, number, patterns, sense by what English says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from glossary.model import SubjectField
from glossary.pairing.attested import AttestedEnglish
from glossary.pairing.composer import Composer
from glossary.pairing.lexicon import build_lexicon
from glossary.pairing.units import ConceptWord
from glossary.starter.parsing import Component

FINANCE = SubjectField.FINANCE
PARTS = [
    Component("kapitaal", "modifier", "", ("capital",)),
    Component("uitgave", "head", "", ("expenditure", "issue")),
    Component("handel", "modifier", "", ("trade", "commercial")),
    Component("relatie", "head", "", ("relationship",)),
    Component("aandeel", "modifier", "", ("share",)),
    Component("aantal", "head", "", ("number of ~s",)),
    Component("fusie", "head", "", ("merger",)),
    Component("aankondiging", "head", "", ("announcement",)),
    Component("dag", "head", "", ("day",)),
    Component("gedaagde", "head", "", ("defendant",)),
    Component("begin", "modifier", "", ("opening",)),
    Component("vast", "adjective", "", ("fixed", "permanent")),
    Component("rente", "head", "", ("interest rate",)),
]


def no_concepts(_key: str, _field: SubjectField) -> Sequence[ConceptWord]:
    """A termbase without concepts."""
    return ()


def composer(*english: str) -> Composer:
    """A composer that knows the parts above and some English terms."""
    attested = AttestedEnglish()
    attested.add(english)
    return Composer(build_lexicon(PARTS), no_concepts, attested)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("kapitaaluitgaven", "capital expenditures"),
        ("kapitaaluitgave", "capital expenditure"),
        ("aandelenaantal", "number of shares"),
        ("begindagen", "opening days"),
        ("vaste rente", "fixed interest rate"),
    ],
)
def test_parts_are_put_in_english_order_and_number(dutch: str, english: str) -> None:
    assert composer().compose(dutch, FINANCE)[0].en == english


def test_what_english_terms_say_decides_between_senses() -> None:
    assert composer().compose("handelsrelatie", FINANCE)[0].en == "trade relationship"
    assert (
        composer("commercial relationship", "commercial relationship resolution")
        .compose("handelsrelatie", FINANCE)[0]
        .en
        == "commercial relationship"
    )


def test_a_genitive_is_offered_in_both_orders() -> None:
    found = [reading.en for reading in composer().compose("aankondiging van de fusie", FINANCE)]
    assert {"announcement of the merger", "merger announcement"} <= set(found)


def test_every_part_of_a_reading_is_shown() -> None:
    reading = composer().compose("kapitaaluitgaven", FINANCE)[0]
    assert reading.parts == (("kapitaal", "capital"), ("uitgaven", "expenditure"))


def test_an_unknown_part_gives_nothing() -> None:
    assert composer().compose("kapitaalknuffels", FINANCE) == []


def test_readings_come_cheapest_first() -> None:
    costs = [reading.cost for reading in composer().compose("handelsrelatie", FINANCE)]
    assert costs == sorted(costs)
