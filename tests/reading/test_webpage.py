from __future__ import annotations

import io
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.errors import ReadingError
from glossary.model import Problem
from glossary.reading.base import Limits
from glossary.reading.webpage import paragraphs
from tests.reading.conftest import Read

STORY = (
    "<h1>Energiebedrijf verhoogt kapitaaluitgaven</h1>"
    "<p>De <b>vrije kasstroom</b> van het bedrijf daalde in het derde kwartaal,\n      meldde het donderdag.</p>"
    "<p>De nettoschuld liep op tot drie miljard euro, vooral door hogere investeringen in het net.</p>"
)
STORY_TEXTS = [
    "Energiebedrijf verhoogt kapitaaluitgaven",
    "De vrije kasstroom van het bedrijf daalde in het derde kwartaal, meldde het donderdag.",
    "De nettoschuld liep op tot drie miljard euro, vooral door hogere investeringen in het net.",
]
MENU = "".join(f'<li><a href="/{part}">{part}</a></li>' for part in ("Nieuws", "Beurs", "Sparen", "Hypotheken"))
AROUND = {
    "semantic elements": f"<header><a>Kern</a></header><nav><ul>{MENU}</ul></nav><main>{STORY}</main>"
    "<aside>Meest gelezen</aside><footer>Alle rechten voorbehouden</footer>",
    "classes only": f'<div id="header">Kern</div><div class="main-menu">{MENU}</div><div class="content">{STORY}</div>'
    '<div class="cookieBanner">Wij gebruiken cookies</div><div class="site-footer">Contact</div>',
    "roles": f'<div role="banner">Kern</div><div role="navigation">{MENU}</div><div>{STORY}</div>'
    '<div role="dialog">Accepteer cookies</div><div role="contentinfo">Contact</div>',
    "a form around the page": f'<form action="/"><ul>{MENU}</ul><div>{STORY}</div><button>Zoek</button></form>',
    "an article among teasers": f'<div class="with-sidebar"><article>{STORY}</article>'
    '<div class="related-posts">Ook interessant: de rente</div></div>',
    "a body with a class": f'<ul>{MENU}</ul><div>{STORY}</div><div id="onetrust-consent-sdk">Cookies?</div>',
}


@pytest.mark.parametrize("layout", AROUND)
def test_the_story_is_read_without_what_stands_around_it(layout: str, read: Read) -> None:
    page = f'<!DOCTYPE html><html><head><title>Kern</title></head><body class="has-cookie-banner">{AROUND[layout]}</body></html>'
    assert read("bericht.html", page).texts == STORY_TEXTS


def test_what_is_passed_over_is_counted(read: Read) -> None:
    reading = read("bericht.html", f"<body><nav>Nieuws en beurs</nav><div>{STORY}</div><footer>Contact</footer>")
    assert reading.problems == [
        "bericht.html:1: 2 blocks with 22 characters passed over: menus, banners, forms and the like"
    ]


def test_the_header_of_an_article_is_part_of_it(read: Read) -> None:
    page = "<main><header><h1>Rente daalt</h1></header><p>De rente op staatsleningen daalde donderdag.</p></main>"
    assert read("a.html", page).texts == ["Rente daalt", "De rente op staatsleningen daalde donderdag."]


def test_cells_items_and_lines_are_segments(read: Read) -> None:
    page = (
        "<ul><li>Vrije kasstroom</li><li>Nettoschuld</li></ul><table><tr><td>Omzet</td><td>Winst</td></tr></table>"
        "<p>Beurs Amsterdam<br>Koers van het<br>aandeel</p>"
    )
    assert read("a.html", page).texts == [
        "Vrije kasstroom",
        "Nettoschuld",
        "Omzet",
        "Winst",
        "Beurs Amsterdam",
        "Koers van het aandeel",
    ]


def test_program_text_note_marks_and_hidden_text_are_left_out(read: Read) -> None:
    page = (
        "<p>De kasstroom<sup>[1]</sup> van CO<sub>2</sub>-rechten<wbr>handel &amp; meer: <code>x = 1</code> stopt.</p>"
        "<p hidden>verborgen</p><p style='display: none'>weg</p><script>var omzet</script><pre>omzet()</pre>"
    )
    assert read("a.html", page).texts == ["De kasstroom van CO2-rechtenhandel & meer: stopt."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_encoding_is_told_by_the_page_or_its_bytes(encoding: str, read: Read) -> None:
    page = "<p>De reële rente op Curaçao daalde.</p>".encode(encoding)
    assert read("a.html", page).texts == ["De reële rente op Curaçao daalde."]


def test_the_encoding_that_a_page_names_is_used(read: Read) -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>Zij betaalden €5.</p>'
    assert read("a.html", page.encode("iso-8859-15")).texts == ["Zij betaalden €5."]


@pytest.mark.parametrize("page", ["<!-- leeg -->", "<html></html>", "<nav>Nieuws</nav>", "<p> </p>"])
def test_a_page_without_text_is_refused_or_said(page: str, attempt: Read) -> None:
    reading = attempt("a.html", page)
    assert reading.texts == []
    assert len(reading.problems) == 1


def test_a_page_that_is_too_large_for_a_tree_is_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match="has more than the 1000 bytes that this format allows; split it"):
        read("a.html", "<p>De omzet</p>" * 100, tree_bytes=1000)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "De omzet steeg.",
        "<article>x " * 20_000 + "De omzet steeg.",
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">De omzet steeg.",
        "<p class='" + "menu " * 100_000 + "'>x</p>De omzet steeg.",
        "<p>" + " " * 200_000 + "</p>De omzet steeg.",
        "<p>" + "<br>" * 50_000 + "</p>De omzet steeg.",
        "<" * 100_000 + "<p>De omzet steeg.",
    ],
    ids=["deep", "deep articles", "attributes", "classes", "spaces", "breaks", "brackets"],
)
def test_no_page_takes_long_to_read(page: str, read: Read) -> None:
    start = perf_counter()
    assert any("De omzet steeg." in text for text in read("vijandig.html", page).texts)
    assert perf_counter() - start < 10


@given(st.text(alphabet="<>/\"'= apdivbrscript!-&;\n", max_size=200))
@example("<b;>")
@example("<o:p></o:p>")
@example("<b")
@example("<")
@example("&#1;&#xFFFE;\x02<p class='\x01'>")
def test_any_tags_inside_a_page_are_read(tags: str) -> None:
    problems: list[Problem] = []
    page = "<p>De omzet steeg.</p>" * 20 + tags
    found = list(paragraphs(io.BytesIO(page.encode()), "a.html", Limits(), problems))
    assert found[0].text.startswith("De omzet steeg.")
    assert all(paragraph.text.strip() for paragraph in found)
