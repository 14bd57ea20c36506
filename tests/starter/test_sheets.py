from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.starter.files import FILES, terms_folder
from glossary.starter.sheets import format_rows, marked, parse_rows

cells = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=len(FILES["components.csv"]), max_size=len(FILES["components.csv"])
)  # fmt: skip


@given(st.lists(cells))
def test_rows_read_back_as_written(rows: list[list[str]]) -> None:
    text = format_rows("components.csv", rows)
    assert sorted(row for _, row in parse_rows("components.csv", text)) == sorted(rows)


@given(st.lists(cells))
def test_writing_twice_changes_nothing(rows: list[list[str]]) -> None:
    once = format_rows("components.csv", rows)
    assert format_rows("components.csv", (row for _, row in parse_rows("components.csv", once))) == once


def test_a_row_over_two_lines_has_the_number_of_its_first() -> None:
    text = 'nl,wrong,right,field,why\na,b,c,,"one\ntwo"\nd,e,f,,g\n'
    assert [line for line, _ in parse_rows("false_friends.csv", text)] == [2, 4]


def test_several_marks_come_off_a_term() -> None:
    assert marked("SAR [abbr] [gb]") == ("SAR", {"abbr", "gb"})


@pytest.mark.parametrize("file", FILES)
def test_the_shipped_files_are_as_the_tool_writes_them(file: str) -> None:
    text = (terms_folder() / file).read_bytes().decode()
    with (terms_folder() / file).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    assert format_rows(file, rows) == text
