from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from glossary.errors import ReadingError
from tests.reading.conftest import Read

BROCHURE = [
    "De omzet van het energiebedrijf steeg in het derde kwartaal met",
    "vier procent. De stijging van de kapitaal-",
    "uitgaven drukte de winst, zoals blijkt uit de winst- en",
    "verliesrekening.",
]


def pdf(pages: Sequence[Sequence[str]], encryption: StandardEncryption | None = None) -> bytes:
    """Give a PDF with these lines on its pages."""
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=encryption)
    for lines in pages:
        text = canvas.beginText(60, 780)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_lines_and_broken_words_are_rejoined(read: Read) -> None:
    reading = read("verslag.pdf", pdf([BROCHURE]))
    assert reading.texts == [
        "De omzet van het energiebedrijf steeg in het derde kwartaal met vier procent.",
        "De stijging van de kapitaaluitgaven drukte de winst, zoals blijkt uit de winst- en verliesrekening.",
    ]
    assert reading.places == [(1, "page 1"), (2, "page 1")]


def test_a_sentence_runs_over_the_end_of_a_page(read: Read) -> None:
    first = ["De bestuurders van het concern hebben besloten om de kapitaal-"]
    second = ["uitgaven te verlagen. Dat is een besparing.", "Overig nieuws"]
    reading = read("verslag.pdf", pdf([first, second, ["Kerncijfers"]]))
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("De bestuurders van het concern hebben besloten om de kapitaaluitgaven te verlagen.", (1, "page 1")),
        ("Dat is een besparing.", (1, "page 2")),
        ("Overig nieuws", (2, "page 2")),
        ("Kerncijfers", (1, "page 3")),
    ]


def test_running_headers_footers_and_page_numbers_are_dropped_and_said(read: Read) -> None:
    subjects = ["omzet", "winst", "schuld", "rente", "balans"]
    pages = [
        ["Jaarverslag 2024", f"Bericht over de {subject}", f"Pagina {number} van 5"]
        for number, subject in enumerate(subjects, start=1)
    ]
    reading = read("verslag.pdf", pdf(pages))
    assert reading.texts == [f"Bericht over de {subject}" for subject in subjects]
    assert reading.problems == [
        "verslag.pdf:1: 10 running headers and footers dropped, such as 'Jaarverslag #' on 5 pages"
    ]


def test_a_sentence_goes_on_behind_the_footer_of_its_page(read: Read) -> None:
    halves = ["De nettoschuld van het bouwbedrijf is in het afgelopen", "jaar gedaald. Nu volgt de toelichting op het"]
    pages = [["Jaarverslag 2024", line, str(number)] for number, line in enumerate([*halves, "resultaat."], start=1)]
    assert read("verslag.pdf", pdf(pages)).texts == [
        "De nettoschuld van het bouwbedrijf is in het afgelopen jaar gedaald.",
        "Nu volgt de toelichting op het resultaat.",
    ]


def test_a_locked_file_is_refused_and_one_that_may_not_be_printed_is_read(read: Read) -> None:
    with pytest.raises(ReadingError, match=r"a\.pdf: is locked with a password; save it again without one"):
        read("a.pdf", pdf([["Geheim"]], StandardEncryption("geheim", "eigenaar")))
    assert read("b.pdf", pdf([["Openbaar stuk"]], StandardEncryption("", "eigenaar", canPrint=0))).texts == [
        "Openbaar stuk"
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7\nrommel", "is a broken PDF; save or download it again"),
        (b"Geen PDF", "is broken or not a '.pdf' file"),
        (b"<!DOCTYPE html><p>Niet gevonden</p>", "is a web page, not what its ending '.pdf' says; rename it"),
        (pdf([[], []]), r"holds no text on its 2 pages; if it was scanned, recognise its text \(OCR\) first"),
        (b"", "is empty"),
    ],
    # Not the content: a PDF has the time in it, and two workers would collect tests of different names.
    ids=["cut short", "no PDF", "a web page", "without text", "empty"],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read("a.pdf", content)


def test_a_truncated_file_is_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match=r"broken PDF|holds no text"):
        read("a.pdf", pdf([BROCHURE])[:700])


def test_pages_over_the_limit_are_said(read: Read) -> None:
    reading = read("a.pdf", pdf([["Eerste bericht"], ["Tweede bericht"], ["Derde bericht"]]), pages=2)
    assert reading.texts == ["Eerste bericht", "Tweede bericht"]
    assert reading.problems == ["a.pdf:1: 1 pages behind page 2 passed over; split it"]


def test_without_the_library_the_command_that_installs_it_is_said(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadingError, match=r"pip install 'dutch-glossary\[documents\]'"):
        read("a.pdf", pdf([BROCHURE]))
