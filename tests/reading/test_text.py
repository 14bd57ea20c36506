from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dutch.tokens import normalise
from glossary.errors import ReadingError
from glossary.model import Problem
from glossary.reading.base import Limits, split_paragraph
from glossary.reading.text import paragraphs
from tests.reading.conftest import Read

WRAPPED = """\
De omzet van het energiebedrijf steeg in het derde kwartaal met
vier procent, terwijl de kosten voor het onderhoud van het net
gelijk bleven. Dat meldde de onderneming donderdag.

Het dividend blijft gelijk.
"""


def joined(text: str) -> list[str]:
    """Give the paragraphs of a text, each in one line."""
    return [
        " ".join(paragraph.text.split()) for paragraph in paragraphs(io.BytesIO(text.encode()), "a.txt", Limits(), [])
    ]


def test_wrapped_lines_are_one_sentence_and_know_their_first_line(read: Read) -> None:
    reading = read("bericht.txt", WRAPPED)
    assert reading.texts == [
        "De omzet van het energiebedrijf steeg in het derde kwartaal met vier procent, terwijl de kosten voor het "
        "onderhoud van het net gelijk bleven.",
        "Dat meldde de onderneming donderdag.",
        "Het dividend blijft gelijk.",
    ]
    assert [segment.place.line for segment in reading.segments] == [1, 3, 5]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            "De stijging van de kapitaal-\nuitgaven drukte de winst.",
            "De stijging van de kapitaaluitgaven drukte de winst.",
        ),
        (
            "Zie de toelichting bij de winst- en\nverliesrekening.",
            "Zie de toelichting bij de winst- en verliesrekening.",
        ),
        ("De vraag naar servers en AI-\nchips groeit.", "De vraag naar servers en AI-chips groeit."),
        ("Het distributiecentrum in Noord-\nHolland sluit.", "Het distributiecentrum in Noord-Holland sluit."),
        ("De toename van in-\nen uitvoer hield aan.", "De toename van in- en uitvoer hield aan."),
        ("De provincie koos voor zee-\negels.", "De provincie koos voor zee-egels."),
        ("Topman Fouq-\nuetteaux vertrekt.", "Topman Fouquetteaux vertrekt."),
        ("De ver\u00ad\nzekeraar keert uit.", "De verzekeraar keert uit."),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(lines: str, whole: str) -> None:
    assert joined(lines) == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        "Kerncijfers\nDe omzet steeg met vier procent.",
        "Vooruitzichten voor het tweede halfjaar van het boekjaar\nDe onderneming verwacht groei.",
        "De volgende onderdelen van de jaarrekening zijn gecontroleerd:\nBalans",
        "Omzet 1.204 1.180\nwinst 204 198",
        "Alle bedragen zijn in miljoenen euro's tenzij anders vermeld\n    Ingesprongen alinea over de rente.",
    ],
)
def test_headings_lists_and_table_rows_stay_apart(lines: str) -> None:
    assert len(joined(lines)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        "Volgens de woordvoerder gaat het om een contract van\nPhilips en twee andere bedrijven.",
        "De vrije kasstroom kwam uit op ca.\n12 miljoen euro, aldus het persbericht van donderdagochtend.",
        "smalle kolom met de winst-\nen verliesrekening over het\nafgelopen halfjaar",
        "In het afgelopen boekjaar steeg de omzet van Kern B.V.\ntot ruim drie miljard euro.",
    ],
)
def test_a_line_that_cannot_end_a_sentence_goes_on(lines: str) -> None:
    assert len(joined(lines)) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_ends_of_all_systems_are_line_ends(end: str, read: Read) -> None:
    reading = read("bericht.txt", "Omzet per regio" + end + end + "De rente daalde." + end)
    assert [(segment.text, segment.place.line) for segment in reading.segments] == [
        ("Omzet per regio", 1),
        ("De rente daalde.", 3),
    ]


def test_a_huge_line_is_passed_over_and_the_next_is_read(read: Read) -> None:
    reading = read("dump.txt", "x" * 5000 + "\nDe rente daalde.\n", paragraph_characters=1000)
    assert [(segment.text, segment.place.line, segment.place.offset) for segment in reading.segments] == [
        ("De rente daalde.", 2, 5001)
    ]
    assert reading.problems == ["dump.txt:1: line passed over: 5001 characters is not prose"]


def test_a_file_without_empty_lines_is_cut_where_a_sentence_ends() -> None:
    line = "De obligaties met een looptijd van tien jaar rendeerden beter dan gemiddeld in de markt was.\n"
    found = list(paragraphs(io.BytesIO((line * 1000).encode()), "a.txt", Limits(), []))
    assert max(paragraph.text.count("\n") for paragraph in found) <= 200
    assert sum(paragraph.text.count("\n") for paragraph in found) == 1000


def test_nul_behind_the_sample_becomes_a_space(read: Read) -> None:
    reading = read("bericht.txt", b"De rente daalde.\n\n" * 4000 + b"De omzet\0steeg.")
    assert reading.texts[-1] == "De omzet steeg."


def test_an_empty_file_and_one_of_spaces_hold_nothing(read: Read) -> None:
    with pytest.raises(ReadingError, match=r"leeg\.txt: is empty; there is nothing to read"):
        read("leeg.txt", "")
    with pytest.raises(ReadingError, match=r"wit\.txt: holds no text; there is nothing to read"):
        read("wit.txt", " \n\n\t\n")


def test_segments_in_another_language_are_counted(read: Read) -> None:
    reading = read(
        "tweetalig.txt",
        "De omzet van het bedrijf steeg in het derde kwartaal.\n\n"
        "The company raised its outlook for the full year.\n\n"
        "This is what the board of directors had decided.\n",
    )
    assert reading.texts == ["De omzet van het bedrijf steeg in het derde kwartaal."]
    assert reading.problems == ["tweetalig.txt:1: 2 of 3 segments skipped: not Dutch (en)"]


def test_a_run_of_letters_without_end_takes_no_time(read: Read) -> None:
    reading = read("dump.txt", "a" * 150_000 + "\nDe rente daalde. " + "_b" * 50_000 + " De omzet steeg.")
    assert reading.texts == ["De rente daalde.", "De omzet steeg."]
    assert reading.problems[0] == "dump.txt:1: passed over: 150000 characters without a space are no text"


WORDS = [
    "kapitaal",
    "uitgaven",
    "winst-",
    "en",
    "De",
    "rente",
    "vrije\u00adkasstroom",
    "bijv.",
    "12,4",
    "steeg.",
    "ver-",
    "Kern",
    "AI-",
    "“groei”",
    "",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), max_size=12))
def test_offsets_and_lines_point_at_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    problems: list[Problem] = []
    for paragraph in paragraphs(io.BytesIO(text.encode()), "a.txt", Limits(), problems):
        for segment in split_paragraph(paragraph):
            offset = segment.place.offset
            assert text.count("\n", 0, offset) + 1 == segment.place.line
            # A hyphen at the end of a line may be gone, so only the first two letters are compared.
            first = re.split(r"[\s-]", segment.text)[0]
            assert normalise(text[offset:]).startswith(first[:2])
    assert problems == []
