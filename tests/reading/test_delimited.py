from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import ReadingError
from glossary.reading.delimited import find_delimiter
from tests.reading.conftest import Read


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_delimiter_is_found(delimiter: str, read: Read) -> None:
    rows = [["nummer", "omschrijving"], ["1", "Vrije kasstroom"], ["2", "Kosten van onderhoud"]]
    reading = read("tabel.csv", "\n".join(delimiter.join(row) for row in rows))
    assert reading.texts == ["nummer", "omschrijving", "Vrije kasstroom", "Kosten van onderhoud"]
    assert reading.places[2:] == [(2, "row 2, column omschrijving"), (3, "row 3, column omschrijving")]


def test_a_comma_in_numbers_and_sentences_is_no_delimiter(read: Read) -> None:
    reading = read("tabel.csv", "post;bedrag\nOmzet, netto;1,5\nKosten, vast;2,25\n")
    assert "Omzet, netto" in reading.texts


def test_excel_may_name_the_delimiter_itself(read: Read) -> None:
    assert read("tabel.csv", "sep=|\npost|bedrag, euro\nOmzet|3\n").places[0] == (2, "row 1, column post")


def test_quoted_cells_hold_delimiters_line_ends_and_quotes(read: Read) -> None:
    reading = read(
        "tabel.csv", 'post;uitleg\nOmzet;"De ""netto"" omzet; zonder btw.\nKosten apart."\nWinst;na belasting\n'
    )
    assert reading.texts[3:] == ['De "netto" omzet; zonder btw.', "Kosten apart.", "Winst", "na belasting"]
    assert reading.places[-1] == (4, "row 3, column uitleg")


def test_windows_1252_is_read(read: Read) -> None:
    assert read("tabel.csv", "post;uitleg\nReële rente;beïnvloed\n".encode("cp1252")).texts[2:] == [
        "Reële rente",
        "beïnvloed",
    ]


def test_formulas_are_left_out_and_guarded_texts_lose_their_guard(read: Read) -> None:
    reading = read("tabel.csv", 'post;uitleg\n=SOM(A1:A9);\'-winst uit verkoop\n=HYPERLINK("x");- losse post\n')
    assert reading.texts == ["post", "uitleg", "-winst uit verkoop", "- losse post"]
    assert reading.problems == ["tabel.csv:1: 2 formulas passed over; save their results if they are text"]


def test_a_column_in_another_language_is_passed_over(read: Read) -> None:
    rows = "nl;en\nvrije kasstroom;free cash flow\nHet bedrijf steeg niet;The company did not grow and that is all\n"
    reading = read("termen.csv", rows)
    assert reading.texts == ["nl", "vrije kasstroom", "Het bedrijf steeg niet"]
    assert reading.problems == [
        "termen.csv:1: column 'en' passed over: not Dutch (en); name it to read it all the same"
    ]
    assert "free cash flow" in read("termen.csv", rows, columns=("en",)).texts


def test_the_header_tells_the_language_where_the_cells_are_too_short(read: Read) -> None:
    assert read("termen.csv", "nl,en\nomzet,revenue\nwinst,profit\n").texts == ["nl", "omzet", "winst"]


def test_a_first_row_of_text_is_no_header(read: Read) -> None:
    reading = read("tabel.csv", "12;De omzet steeg.\n13;De winst daalde.\n")
    assert reading.places == [(1, "row 1, column 2"), (2, "row 2, column 2")]


def test_a_quotation_mark_that_nothing_closes_costs_one_row(read: Read) -> None:
    reading = read("tabel.csv", 'post;uitleg\nOmzet;"nooit dicht\n' + "Winst;meer\n" * 20_000)
    assert reading.texts[:3] == ["post", "uitleg", "Winst"]
    assert reading.problems[0] == (
        "tabel.csv:2: row 2 passed over: field larger than field limit (131072); is a quotation mark not closed?"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04" + bytes(60), "is a zip file, not what its ending '.csv' says"),
        (b"a;b\x00\x01\x02;c\n", "is not a text file"),
        (b"1;2\n3;4\n", "holds no text"),
        (b"", "is empty"),
    ],
)
def test_a_file_that_is_no_table_is_refused(content: bytes, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read("tabel.csv", content)


@given(st.lists(st.text(alphabet=';,\t|"ab \n', max_size=20), max_size=10))
def test_some_delimiter_is_found_in_anything(lines: list[str]) -> None:
    assert find_delimiter(lines) in {";", ",", "\t", "|"}
