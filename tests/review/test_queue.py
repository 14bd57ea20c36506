"""The queue: what a filter lets through, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import EvidenceKind, PairStatus, SubjectField
from glossary.review.queue import Order, QueueFilter, Standing, arranged, expected_errors, is_waiting, sure_enough
from glossary.termbase.waiting import QueueRow


def row(number: int, nl: str, en: str = "x", **others: object) -> QueueRow:
    plain = QueueRow(number, nl, nl, en, 0.9, "finance", "suggested", 0.5, 1, '[["composed", "a"]]', 0, 0, "")
    return plain._replace(**others)


ROWS = [
    row(1, "omzet", "revenue", confidence=0.97, worth=0.4, frequency=3),
    row(2, "coöperatie", "cooperative", confidence=0.6, worth=0.9, status="deferred"),
    row(3, "serverruimte", "server space", subject_field="tech", worth=0.8, frequency=9, confidence=0.5),
    row(4, "Vechtstroom", "", is_name=1, confidence=0.0),
    row(5, "marge", "margin", status="approved", evidence='[["concept", "starter terms"]]'),
    row(6, "citaat", "quote", status="rejected", evidence='[["concept", "says [\\"composed\\", twice"]]'),
]


def numbers(wanted: QueueFilter, order: Order = Order.WORTH, limit: int | None = None) -> list[int]:
    # As the termbase gives them: the most worth first.
    rows = sorted(ROWS, key=lambda found: (-found.worth, found.key))
    return [found.number for found in arranged(rows, wanted, order, limit)]


def test_what_waits_comes_with_the_most_worth_first_and_the_deferred_last() -> None:
    assert numbers(QueueFilter()) == [3, 1, 2]


@pytest.mark.parametrize(
    ("order", "expected"), [(Order.CONFIDENCE, [1, 2, 3]), (Order.FREQUENCY, [3, 1, 2]), (Order.ALPHABET, [2, 1, 3])]
)
def test_each_order_is_its_own(order: Order, expected: list[int]) -> None:
    assert numbers(QueueFilter(), order) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QueueFilter(Standing.APPROVED), [5]),
        (QueueFilter(Standing.DEFERRED), [2]),
        (QueueFilter(Standing.SUGGESTED), [3, 1]),
        (QueueFilter(subject_field=SubjectField.TECH), [3]),
        (QueueFilter(least=0.55), [1, 2]),
        (QueueFilter(most=0.6), [3, 2]),
        (QueueFilter(names=True), [3, 4, 1, 2]),
        (QueueFilter(Standing.ALL, evidence=EvidenceKind.CONCEPT), [6, 5]),
        (QueueFilter(Standing.ALL, evidence=EvidenceKind.COMPOSED), [3, 1, 2]),
        (QueueFilter(text="COOPER"), [2]),
        (QueueFilter(text=" server space "), [3]),
        (QueueFilter(text="[red]"), []),
    ],
)
def test_a_filter_lets_through_what_it_says(wanted: QueueFilter, expected: list[int]) -> None:
    assert numbers(wanted) == expected


def test_a_limit_takes_the_first_ones() -> None:
    assert numbers(QueueFilter(), Order.WORTH, 2) == [3, 1]


def test_a_filter_says_what_it_is() -> None:
    wanted = QueueFilter(subject_field=SubjectField.TECH, evidence=EvidenceKind.CONCEPT, least=0.5, text="kas")
    assert wanted.words() == "waiting, tech, by concept, 0.50–1.00, “kas”"


def test_a_bulk_takes_only_what_is_sure_has_english_and_was_never_put_off() -> None:
    assert [found.number for found in sure_enough(ROWS, 0.5)] == [1, 3]
    assert [found.number for found in sure_enough(ROWS, 0.0)] == [1, 3]


def test_confidence_says_how_many_are_likely_wrong() -> None:
    assert expected_errors([row(1, "a", confidence=0.9), row(2, "b", confidence=0.6)]) == pytest.approx(0.5)


@given(
    st.lists(
        st.builds(
            row,
            st.integers(1, 50),
            st.text(max_size=8),
            st.text(max_size=5),
            confidence=st.floats(0, 1),
            status=st.sampled_from([status.value for status in PairStatus]),
            frequency=st.integers(0, 9),
        ),
        unique_by=lambda found: found.number,
    ),
    st.sampled_from(list(Order)),
    st.floats(0, 1),
)
def test_waiting_and_judged_together_are_all_whatever_the_order(
    rows: list[QueueRow], order: Order, least: float
) -> None:
    waiting = arranged(rows, QueueFilter(), order)
    assert all(is_waiting(found) for found in waiting)
    judged = [
        found for standing in ("approved", "rejected") for found in arranged(rows, QueueFilter(Standing(standing)))
    ]
    assert sorted(found.number for found in (*waiting, *judged)) == sorted(found.number for found in rows)
    narrow = arranged(rows, replace(QueueFilter(), least=least), order)
    assert narrow == [found for found in waiting if found.confidence >= least]


def test_the_orders_have_the_names_that_commands_take() -> None:
    assert [order.value for order in Order] == ["worth", "confidence", "frequency", "alphabet"]


def test_a_filter_that_asks_for_all_confidences_says_nothing_of_them() -> None:
    assert QueueFilter().words() == "waiting"
    assert QueueFilter(most=0.99).words() == "waiting, 0.00–0.99"


def test_accents_are_no_matter_in_a_search() -> None:
    assert numbers(QueueFilter(text="cooperatie")) == numbers(QueueFilter(text="COÖPERATIE")) == [2]
