from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read

LETTER = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\title Geheime titel}}{\header Kern N.V.\par}
\pard De omzet van Kern steeg met \'e9\'e9n procent.\par
De {\b vrije} kasstroom\u8217?s {\field{\*\fldinst HYPERLINK "x"}{\fldrslt stegen}}.{\v verborgen}\par
Omzet naar regio\line Winst naar regio\par{\pict\bin5 }{\\{ 0102}
\trowd Balans\cell Resultaat\cell\row}"""


def test_the_text_is_read_without_formatting_and_header(read: Read) -> None:
    reading = read("brief.rtf", LETTER)
    assert reading.texts == [
        "De omzet van Kern steeg met één procent.",
        "De vrije kasstroom's stegen.",
        "Omzet naar regio",
        "Winst naar regio",
        "Balans",
        "Resultaat",
    ]
    assert [line for line, _ in reading.places] == [1, 2, 3, 3, 4, 5]


def test_other_code_pages_and_characters_in_two_halves_are_read(read: Read) -> None:
    reading = read("brief.rtf", rb"{\rtf1\ansicpg1250 Tom\'e1\'9a groeit \u-10179?\u-8704? door.\par}")
    assert reading.texts == ["Tomáš groeit 😀 door."]


def test_a_file_that_ends_in_the_middle_is_read_until_there(read: Read) -> None:
    reading = read("brief.rtf", rb"{\rtf1\ansi De omzet steeg.\par De winst")
    assert reading.texts == ["De omzet steeg.", "De winst"]
    assert reading.problems == ["brief.rtf:1: ends in the middle; what stands before was read"]


def test_groups_without_end_are_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match="nests its groups too deep"):
        read("brief.rtf", b"{\\rtf1" + b"{" * 5000)
