from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import ReadingError
from glossary.model import Problem
from glossary.reading.encodings import decoded, detect_encoding, mended
from tests.reading.conftest import Read

SENTENCE = "De coördinator van het energiebedrijf hield rekening met een financiële tegenvaller van € 5 miljoen."


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_every_usual_encoding_is_told_and_read(encoding: str, told: str, read: Read) -> None:
    content = SENTENCE.encode(encoding)
    assert detect_encoding(content, "bericht.txt") == told
    assert read("bericht.txt", content).texts == [SENTENCE]


def test_utf16_without_mark_may_hold_curly_quotes_and_euro_signs() -> None:
    content = "De ‘vrije’ kasstroom kwam uit op € 3 miljoen.".encode("utf-16-le")
    assert detect_encoding(content, "a.txt") == "utf-16-le"


def test_a_sample_may_end_in_the_middle_of_a_character() -> None:
    content = ("a" + "ë" * 40_000).encode()
    assert detect_encoding(content[:65_536], "a.txt") == "utf-8"


def test_one_bad_byte_does_not_turn_a_utf8_file_into_windows_1252(read: Read) -> None:
    content = "De reële rente daalde. De geïnde premies bleven gelijk.".encode() + " Eén café sloot.".encode("cp1252")
    reading = read("bericht.txt", content)
    assert reading.texts == ["De reële rente daalde.", "De geïnde premies bleven gelijk.", "Eén café sloot."]
    assert reading.problems == [
        "bericht.txt:1: 2 characters are not valid utf-8 and were read as Windows-1252; save the file as UTF-8"
    ]


def test_windows_1252_behind_the_sample_is_still_read(read: Read) -> None:
    content = b"De omzet steeg met drie procent.\n" * 3000 + "De financiële lasten daalden.".encode("cp1252")
    reading = read("bericht.txt", content)
    assert reading.texts[-1] == "De financiële lasten daalden."
    assert "1 character is not valid utf-8" in reading.problems[0]


@pytest.mark.parametrize("content", [b"PK\x00\x00\x01\x02 omzet", b"\x00\x00\x00", bytes(range(32)) * 20])
def test_a_program_or_picture_is_no_text(content: bytes) -> None:
    with pytest.raises(ReadingError, match=r"foto\.txt: is not a text file .*; export it as text first"):
        detect_encoding(content, "foto.txt")


def test_an_encoding_that_the_file_names_counts_when_its_bytes_are_not_utf8() -> None:
    problems: list[Problem] = []
    assert decoded("prijs in €".encode("iso8859-15"), "a.html", "ISO-8859-15", problems) == "prijs in €"
    assert decoded("prijs in €".encode("cp1252"), "a.html", "ISO-8859-1", problems) == "prijs in €"
    assert problems == []


@pytest.mark.parametrize("named", ["zlib", "punycode", "unicode_escape", "utf-7", "bestaat-niet", "\x00"])
def test_an_encoding_that_is_none_of_text_is_not_trusted(named: str) -> None:
    assert decoded("één procent".encode("cp1252"), "a.html", named, []) == "één procent"


@given(st.text())
def test_valid_utf8_is_never_mended(text: str) -> None:
    content = text.encode("utf-8", "ignore")
    assert mended(content.decode("utf-8", "surrogateescape")) == (content.decode(), 0)


@given(st.binary(max_size=400).filter(lambda content: 0 not in content))
def test_any_bytes_that_are_no_program_are_decoded(content: bytes) -> None:
    prose = SENTENCE.encode("cp1252") * 8 + content
    assert decoded(prose, "a.txt", "", []).startswith(SENTENCE)
