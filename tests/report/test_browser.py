"""The page in Chromium, with a mouse and with keys: what a person sees and does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from glossary.report.data import Report
from glossary.report.page import report_page
from tests.chromium import Chromium
from tests.report.conftest import MOMENT

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture
def page(chromium: Chromium, sample_page: Path) -> Iterator[Chromium]:
    """The report of the sample article, opened; what goes wrong in the console fails the test."""
    chromium.faults.clear()
    chromium.open(sample_page)
    yield chromium
    assert chromium.faults == []


def of(page: Chromium, nl: str) -> str:
    """Give the selector of the first mark of a term."""
    number = page.value(
        f"JSON.parse(document.getElementById('data').textContent).terms.findIndex(t => t[0] === {json.dumps(nl)})"
    )
    assert number >= 0, nl
    return f'mark[data-t="{number}"]'


def focused(page: Chromium) -> str:
    return str(page.value("document.activeElement.innerText || document.activeElement.id"))


def column(page: Chromium, place: int) -> list[str]:
    found: list[str] = page.value(
        f"[...document.querySelectorAll('#terms tbody td:nth-child({place})')].map(e => e.innerText.trim())"
    )
    return found


def test_pointing_at_a_term_shows_its_english_beside_it_and_why(page: Chromium) -> None:
    page.point_at(of(page, "vrije kasstroom"))
    assert page.text("#tip") == "free cash flow · approved"
    assert page.text("#card h3") == "vrije kasstroom"
    assert "starter terms: finance, results" in page.text("#card")
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
    assert page.value("document.getElementById('tip').hidden")
    assert "explained here" in page.text("#card")


def test_a_click_keeps_a_term_open_until_escape(page: Chromium) -> None:
    page.click(of(page, "kapitaaluitgaven"))
    page.point_at(of(page, "nettoschuld"))
    assert page.text("#card .best") == "capital expenditure"
    assert page.value("document.querySelectorAll('mark.on').length") == 2
    page.press("Escape")
    assert page.value("document.querySelectorAll('mark.on').length") == 0
    assert focused(page) == "kapitaaluitgaven"


def test_a_rejected_term_says_why(page: Chromium) -> None:
    page.click(of(page, "beurs"))
    assert "✗ rejected" in page.text("#card")
    assert "Rejected: too general" in page.text("#card")


def test_the_text_is_one_stop_for_tab_and_arrows_go_from_term_to_term(page: Chromium) -> None:
    assert page.value("document.querySelectorAll('mark[tabindex=\"0\"]').length") == 1
    page.value("[...document.querySelectorAll('.legend input')].at(-1).focus()")
    page.press("Tab")
    first = focused(page)
    marks = page.value("[...document.querySelectorAll('mark')].slice(0, 3).map(m => m.innerText)")
    assert first == marks[0]
    page.press("ArrowRight", "ArrowRight")
    assert focused(page) == marks[2]
    page.press("ArrowLeft")
    assert focused(page) == marks[1]
    assert page.value("document.activeElement.getAttribute('aria-describedby')") == "tip"
    page.press("End")
    assert focused(page) == "cyberbeveiliging"
    page.press("Home")
    assert focused(page) == marks[0]
    page.press("Tab")
    assert page.value("document.activeElement.closest('#prose')") is None


def test_down_goes_to_the_next_place_of_the_same_term_and_enter_opens_it(page: Chromium) -> None:
    page.click(of(page, "kapitaaluitgaven"))
    before = page.value("document.activeElement.getBoundingClientRect().top + scrollY")
    page.press("ArrowDown")
    after = page.value("document.activeElement.getBoundingClientRect().top + scrollY")
    assert focused(page) == "kapitaaluitgaven"
    assert after > before
    page.press("Enter")
    assert page.value("document.activeElement.tagName") == "H3"
    page.press("Escape")
    assert page.value("document.activeElement.tagName") == "MARK"


def test_the_search_filters_by_dutch_and_english_and_tells_the_count(page: Chromium) -> None:
    whole = len(column(page, 2))
    assert page.text("#count") == f"{whole} terms"
    page.click("#search")
    page.write("CASH")
    assert "vrije kasstroom" in column(page, 2)
    assert "omzet" not in column(page, 2)
    assert page.text("#count") == f"{len(column(page, 2))} of {whole} terms"
    page.value("document.getElementById('search').select()")
    page.write("zzz")
    assert column(page, 2) == []


def test_status_and_field_filter_the_list(page: Chromium) -> None:
    choose = "(() => {{ const s = document.getElementById('{0}'); s.value = '{1}'; s.dispatchEvent(new Event('change')); }})()"
    page.value(choose.format("status", 0))
    assert column(page, 2) == ["vrije kasstroom"]
    page.value(choose.format("status", ""))
    page.value(choose.format("field", 1))
    assert {text.split()[0] for text in column(page, 6)} == {"tech"}


def test_a_header_sorts_the_list_one_way_and_the_other_and_says_so(page: Chromium) -> None:
    page.click('[data-sort="nl"]')
    names = column(page, 2)
    assert names[0].casefold() < names[-1].casefold()
    assert page.value("document.querySelector('[data-sort=nl]').parentElement.getAttribute('aria-sort')") == "ascending"
    page.press("Enter")
    assert column(page, 2) == names[::-1]
    assert page.value("[...document.querySelectorAll('[aria-sort]')].map(e => e.innerText.trim() + e.ariaSort)") == [
        "Dutchdescending"
    ]
    page.click('[data-sort="confidence"]')
    values = [float(text) for text in column(page, 4) if text]
    assert values == sorted(values, reverse=True)


def test_a_term_in_the_list_leads_to_its_place_in_the_text_and_back(page: Chromium) -> None:
    page.value("[...document.querySelectorAll('#terms .go')].find(e => e.innerText === 'orderboek').id = 'wanted'")
    page.click("#wanted")
    assert focused(page) == "orderboek"
    top = page.value("document.activeElement.getBoundingClientRect().top")
    assert 0 < top < 900
    page.value("[...document.querySelectorAll('#card button')].find(e => e.innerText === 'In the list').id = 'back'")
    page.click("#back")
    assert column(page, 2) == ["orderboek"]
    assert focused(page) == "search"


def test_marks_of_a_standing_can_be_hidden_and_are_passed_over_by_the_keys(page: Chromium) -> None:
    page.click('.legend [data-kind="s"]')
    assert page.value("getComputedStyle(document.querySelector('mark.s')).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.value("document.querySelector('mark[tabindex=\"0\"]').focus()")
    page.press("ArrowRight", "ArrowRight")
    assert page.value("document.activeElement.className") != "s"
    assert page.value("document.querySelectorAll('mark[tabindex=\"0\"]').length") == 1


def test_the_button_changes_the_colours(page: Chromium) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.value(ground)
    assert page.text("#theme") == "Dark colours"
    page.click("#theme")
    assert page.value(ground) != light
    assert page.text("#theme") == "Light colours"


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_the_page_never_scrolls_sideways(page: Chromium, width: int) -> None:
    page.size(width, 800)
    assert page.value("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_the_term_stays_in_sight_above_its_explanation(page: Chromium) -> None:
    page.size(400, 700)
    page.click(of(page, "rendement"))
    below, top = page.value(
        "[document.activeElement.getBoundingClientRect().bottom, document.getElementById('card').getBoundingClientRect().top]"
    )
    assert below <= top


def test_print_has_the_text_and_the_list_but_no_controls(page: Chromium) -> None:
    page.scheme("dark", media="print")
    assert page.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    seen = "(s) => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length).length"
    assert page.value(f"({seen})('nav, #search, #theme, #panel, .hint')") == 0
    assert page.value(f"({seen})('#terms tbody tr')") == len(column(page, 2))
    page.scheme("light")


def test_nothing_of_a_hostile_text_runs(chromium: Chromium, hostile: Report, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(report_page(hostile, MOMENT), encoding="utf-8")
    chromium.faults.clear()
    chromium.open(path)
    for place in range(len(hostile.terms)):
        chromium.click(f'mark[data-t="{place}"]')
    assert column(chromium, 2)[0] == "</script><script>alert(1)</script>"
    assert chromium.value("document.querySelectorAll('img').length") == 0
    assert chromium.faults == []


def axe_faults(page: Chromium) -> list[list[str]]:
    """Give what axe-core finds wrong with the open page: the rule, and the first elements that break it."""
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.value(axe + "; 0")
    found: list[list[str]] = page.value(
        "axe.run(document).then(r => r.violations.map(v => [v.id, ...v.nodes.slice(0, 3).map(n => n.html + n.failureSummary)]))"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_no_fault_of_accessibility(chromium: Chromium, sample_page: Path, scheme: str, width: int) -> None:
    chromium.open(sample_page, width, 900, scheme)
    chromium.click(of(chromium, "kapitaaluitgaven"))
    chromium.value("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert axe_faults(chromium) == []


def test_axe_finds_the_faults_that_are_put_in(chromium: Chromium, sample_page: Path) -> None:
    chromium.open(sample_page)
    chromium.value("document.getElementById('search').parentElement.replaceWith(document.getElementById('search'))")
    chromium.value("document.getElementById('search').removeAttribute('placeholder')")
    chromium.value("document.documentElement.removeAttribute('lang')")
    assert {rule for rule, *_ in axe_faults(chromium)} >= {"label", "html-has-lang"}
