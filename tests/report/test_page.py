"""The page as a document: structure, names, colours, and nothing of a text that becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from datetime import UTC, datetime
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from glossary.report.data import Report
from glossary.report.page import report_page, script_json

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


def parsed(report: Report) -> html.HtmlElement:
    return html.document_fromstring(report_page(report, MOMENT))


def terms_of(page: html.HtmlElement) -> list[list[object]]:
    found: list[list[object]] = json.loads(page.get_element_by_id("data").text)["terms"]
    return found


def test_the_same_report_gives_the_same_page(made: Report) -> None:
    assert report_page(made, MOMENT) == report_page(made, MOMENT)
    assert "22 November 2026" in report_page(made, MOMENT)


def test_the_page_has_its_landmarks_once_and_one_top_heading(made: Report) -> None:
    page = parsed(made)
    assert page.get("lang") == "en"
    for landmark in ("header", "nav", "main", "footer", "h1", "head/title"):
        assert len(page.findall(f".//{landmark}")) == 1, landmark
    assert page.find(".//nav").get("aria-label")
    for section in page.iter("section"):
        assert section.get("aria-label") or section.get("aria-labelledby")


def test_headings_go_down_one_level_at_a_time(made: Report) -> None:
    levels = [int(heading.tag[1]) for heading in parsed(made).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_identifier_is_used_twice_and_every_reference_leads_somewhere(made: Report) -> None:
    page = parsed(made)
    identifiers = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert [name for name, count in identifiers.items() if count > 1] == []
    for element in page.iter(tag=html.etree.Element):
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set((element.get(attribute) or "").split()) <= set(identifiers)
        if (element.get("href") or "").startswith("#"):
            assert element.get("href")[1:] in identifiers


def test_every_control_and_every_region_has_a_name(made: Report) -> None:
    page = parsed(made)
    for control in page.iter("button", "a", "summary"):
        assert control.text_content().strip() or control.get("aria-label"), html.tostring(control)
    for control in page.iter("input", "select"):
        label = next(control.iterancestors("label"), None)
        assert label is not None, html.tostring(control)
        assert label.text_content().strip()
    for region in page.xpath("//*[@tabindex or @role='search' or @role='group']"):
        assert region.get("aria-label") or region.get("aria-labelledby"), html.tostring(region)[:200]


def test_pictures_have_a_text_alternative_and_a_table(made: Report) -> None:
    found = parsed(made).findall(".//figure")
    assert len(found) == 4
    for figure in found:
        assert figure.find(".//figcaption/h3").text
        assert figure.find(".//figcaption/p").text
        assert figure.find(".//details//table//th[@scope='row']") is not None


def test_the_text_is_in_the_page_without_a_script(made: Report) -> None:
    prose = parsed(made).get_element_by_id("prose")
    assert "De vrije kasstroom steeg; het leeuwendeel" in prose.text_content()
    assert [(mark.get("class"), mark.get("data-t")) for mark in prose.iter("mark")] == [
        ("a", "0"), ("u", "2"), ("s", "1"), ("r", "4")]  # fmt: skip


def test_evidence_is_written_once(made: Report) -> None:
    page = report_page(made, MOMENT)
    assert page.count("starter terms: finance") == 1


def test_nothing_is_loaded_and_only_the_pages_own_script_may_run(made: Report) -> None:
    text = report_page(made, MOMENT)
    page = html.document_fromstring(text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    scripts = [script for script in page.iter("script") if script.get("type") is None]
    for element in (*scripts, page.find(".//style")):
        assert base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode() in policy
    assert len(scripts) == 1
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", text)
    assert "url(" not in text
    assert "@import" not in text


def test_no_text_becomes_markup(hostile: Report) -> None:
    page = parsed(hostile)
    assert len(list(page.iter("script"))) == 2
    assert list(page.iter("img", "b")) == []
    assert not [
        name for element in page.iter(tag=html.etree.Element) for name in element.attrib if name.startswith("on")
    ]
    assert page.find(".//h1").text_content() == "<b>naam</b>.txt"
    assert page.get_element_by_id("prose").text_content().count("alert(1)") == 1
    assert "{{data}}" in page.get_element_by_id("prose").text_content()


def test_no_character_that_hides_or_reorders_text_reaches_the_page(hostile: Report) -> None:
    text = report_page(hostile, MOMENT)
    found = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert found is None
    terms = [row[0] for row in terms_of(html.document_fromstring(text))]
    assert terms[0] == "</script><script>alert(1)</script>"
    assert "omzettezmo" in terms


@given(st.recursive(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.lists, max_leaves=8))
def test_json_in_a_script_reads_back_and_holds_nothing_html_knows(value: object) -> None:
    written = script_json(value)
    assert json.loads(written) == value
    assert not set(written) & set("<>&\u2028\u2029\u202e")


# ---- colours (WCAG 2.2, 1.4.3 and 1.4.11) ----

STYLE = resources.files("glossary.report").joinpath("page.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE)
}
KINDS = ("approved", "suggested", "unknown", "deferred", "rejected")


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 3) == 21


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    texts = [(text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "card")]
    texts += (
        [("ink", f"{kind}-tint") for kind in KINDS] + [(kind, f"{kind}-tint") for kind in KINDS] + [("paper", "ink")]
    )
    weak = {
        pair: round(contrast(*(COLOURS[name][scheme] for name in pair)), 2)
        for pair in texts
        if contrast(*(COLOURS[name][scheme] for name in pair)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_lines_that_mean_something_stand_out_from_the_page(scheme: int) -> None:
    for name in (*KINDS, "edge", "accent"):
        for ground in ("paper", "card"):
            assert contrast(COLOURS[name][scheme], COLOURS[ground][scheme]) >= 3, (name, ground)


def test_each_standing_has_a_line_of_its_own_beside_its_colour() -> None:
    lines = re.findall(r"^mark\.([asud]), .*border-bottom: [\d.]+em (\w+)", STYLE, re.MULTILINE)
    assert dict(lines) == {"a": "solid", "s": "dashed", "u": "dotted", "d": "double"}
    assert "mark.r, .key.r { text-decoration: line-through" in STYLE
