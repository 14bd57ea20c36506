"""The figures of a report: coverage, growth and fields, checked by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary.model import SubjectField
from glossary.report.data import Growth, Report, Standing, by_field, coverage, growth, standings, thinned


def test_every_word_of_the_text_is_covered_once(made: Report) -> None:
    found = coverage(made.documents, made.terms)
    assert found == {
        Standing.APPROVED: 2,
        Standing.SUGGESTED: 1,
        Standing.UNKNOWN: 1,
        Standing.DEFERRED: 0,
        None: 6,  # de, steeg, het, de, ook, and the rejected bericht
    }
    assert sum(found.values()) == made.words == 10


def test_terms_are_counted_by_where_they_stand(made: Report) -> None:
    assert standings(made.terms) == {
        Standing.APPROVED: 1,
        Standing.SUGGESTED: 2,
        Standing.UNKNOWN: 1,
        Standing.DEFERRED: 0,
        Standing.REJECTED: 1,
    }


def test_the_curve_of_new_terms_counts_terms_inside_longer_ones_and_leaves_out_rejected_ones(made: Report) -> None:
    assert growth(made.documents, made.terms) == [
        Growth(0, 0, 0),
        Growth(3, 2, 1),  # vrije kasstroom, with kasstroom in it
        Growth(6, 3, 1),
        Growth(8, 4, 1),
        Growth(10, 4, 1),
    ]


def test_fields_come_with_their_subfields_and_without_rejected_terms(made: Report) -> None:
    found = by_field(made.terms)
    assert [(one.subject_field, one.subfield, one.total) for one in found] == [
        (SubjectField.FINANCE, "", 3),
        (SubjectField.TECH, "", 1),
    ]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=60), st.integers(2, 40))
def test_a_thinned_curve_keeps_both_ends_and_its_order(words: list[int], most: int) -> None:
    steps = [Growth(number, place, 0) for place, number in enumerate(sorted(words))]
    found = thinned(steps, most)
    assert len(found) <= most
    assert found[0] == steps[0]
    assert found[-1] == steps[-1]
    assert [one.terms for one in found] == sorted({one.terms for one in found})
