from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import Place
from glossary.reading import read_document, reader_for, supported_suffixes
from glossary.reading.base import Paragraph, split_paragraph
from tests.reading.conftest import Read


def test_a_sentence_is_cut_before_it_is_normalised() -> None:
    text = "De kapi\u00adtaal\u00aduitgaven stegen.  De foto’s niet."
    first, second = split_paragraph(Paragraph(text, Place("a.txt", offset=10)))
    assert (first.text, second.text) == ("De kapitaaluitgaven stegen.", "De foto's niet.")
    assert text[second.place.offset - 10 :] == "De foto’s niet."


def test_characters_that_are_not_seen_make_no_segment() -> None:
    assert list(split_paragraph(Paragraph("\u200b\ufeff", Place("a.txt")))) == []


def test_the_standard_input_is_read_as_text_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO("De omzet steeg.\n\nDe winst daalde.".encode("cp1252")))
    monkeypatch.setattr(sys, "stdin", stream)
    document = read_document("-")
    assert [(segment.text, str(segment.place)) for segment in document.segments] == [
        ("De omzet steeg.", "standard input:1"),
        ("De winst daalde.", "standard input:3"),
    ]
    assert not stream.buffer.closed


def test_every_ending_that_is_named_has_a_reader() -> None:
    assert all(callable(reader_for(f"a{suffix.upper()}")) for suffix in supported_suffixes())


@pytest.mark.parametrize("name", ["LEESMIJ", Path("map/LEESMIJ")])
def test_a_name_without_an_ending_is_plain_text(name: Path | str) -> None:
    assert reader_for(name) is reader_for("a.txt")


def test_an_unknown_ending_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ReadingError, match=r"a\.exe: files that end in '\.exe' are not read; known are \.txt, "):
        reader_for("a.exe")


def test_a_cell_over_the_limit_is_passed_over_and_the_others_are_read(read: Read) -> None:
    reading = read("a.csv", "post;uitleg\nOmzet;" + "te lang " * 20 + "\nWinst;kort\n", paragraph_characters=150)
    assert reading.texts == ["post", "uitleg", "Winst", "kort"]
    assert len(reading.problems) == 1


def test_encoded_data_inside_a_text_is_blanked(read: Read) -> None:
    reading = read("a.txt", "De omzet steeg. Zie " + "QmFzZTY0" * 100 + " voor de grafiek.")
    assert reading.texts == ["De omzet steeg.", "Zie voor de grafiek."]
    assert reading.segments[1].place.offset == 16
    assert reading.problems == ["a.txt:1: passed over: 800 characters without a space are no text"]
