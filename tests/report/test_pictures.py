"""The pictures: labels that do not overlap, whole elements, a table behind each."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from glossary.model import SubjectField
from glossary.report.data import Report, ReportDocument, ReportParagraph, ReportTerm, Standing
from glossary.report.drawing import Box, number, place_labels, round_steps
from glossary.report.pictures import figures, headline
from glossary.report.scatter import HEIGHT, WIDTH

FRAME = Box(0, 0, 700, 400)


def test_labels_overlap_neither_points_nor_one_another_nor_the_edge() -> None:
    random = Random(7)
    points = [(random.uniform(5, 695), random.uniform(5, 395), f"omzetmijlpaal {number}") for number in range(120)]
    placed = place_labels(points, 12, 4, FRAME, 60)
    assert 20 <= len(placed) <= 60
    for place, label in enumerate(placed):
        assert label.box.inside(FRAME)
        assert not any(label.box.overlaps(other.box) for other in placed[:place])
        assert not any(label.box.overlaps(Box(x - 4, y - 4, x + 4, y + 4)) for x, y, _ in points)


def test_the_first_points_are_labelled_first() -> None:
    placed = place_labels([(350, 200, "omzet"), (352, 200, "winst"), (354, 200, "marge")], 12, 4, FRAME, 1)
    assert [label.text for label in placed] == ["omzet"]


@given(st.floats(-1e6, 1e6))
def test_a_coordinate_is_a_short_number(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.0051
    assert "e" not in number(value)


@given(st.integers(0, 10_000_000))
def test_round_steps_begin_at_zero_and_reach_the_highest_value_in_few_steps(high: int) -> None:
    steps = round_steps(high)
    assert steps[0] == 0
    assert steps[-1] >= high
    assert len(steps) <= 7


def test_each_picture_is_xml_with_title_description_and_table(made: Report) -> None:
    found = figures(made)
    assert [figure.identifier for figure in found] == ["termhood", "coverage", "fields", "growth"]
    for figure in found:
        root = ET.fromstring(figure.svg)
        assert root.get("role") == "img"
        assert [child.tag for child in root][:2] == ["title", "desc"]
        assert root[0].text == figure.title
        assert root[1].text == figure.description
        assert figure.rows
        assert all(len(row) == len(figure.headings) for row in figure.rows)


def test_the_tables_hold_the_numbers_of_the_text(made: Report) -> None:
    tables = {figure.identifier: figure.rows for figure in figures(made)}
    assert tables["coverage"][0] == ("all documents", "2", "1", "1", "0", "6", "10")
    assert tables["growth"] == (("een.txt", "6", "3", "1"), ("twee.txt", "10", "4", "1"))
    assert tables["fields"][0] == ("finance", "1", "2", "0", "0", "3")
    assert ("omzet", "0.80", "2", "suggested") in tables["termhood"]


def test_terms_with_the_same_frequency_and_termhood_do_not_cover_one_another() -> None:
    terms = tuple(ReportTerm(f"term{place}", Standing.SUGGESTED, SubjectField.TECH, 1, 0.5) for place in range(9))
    figure = figures(Report((), terms))[0]
    circles = [
        (float(one.get("cx") or 0), float(one.get("cy") or 0)) for one in ET.fromstring(figure.svg).iter("circle")
    ]
    points = [(x, y) for x, y in circles if y < HEIGHT - 40 and x < WIDTH]
    assert len(set(points)) == len(points) == 9


def test_a_text_without_terms_has_no_pictures_but_figures_at_its_head() -> None:
    empty = Report((ReportDocument("leeg.txt", (ReportParagraph(()),)),), ())
    assert figures(empty) == []
    assert ("terms", "0") in headline(empty)
