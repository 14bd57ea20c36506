"""What the cells of written tables hold, and what workbooks are to other programs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.exchange.formats import ReadOptions, WriteOptions, format_named
from glossary.exchange.formats.cells import Defaults, members, read_member, term_cell
from glossary.exchange.formats.weblate_csv import _unwrapped, _wrapped
from glossary.model import ConceptEntry, Term, TermStatus
from glossary.reading.formulas import guarded, is_unsafe, unguarded

from .entry_samples import glossaries, sample_entries, terms, texts
from .test_round_trip import as_read

TABLES = ("csv", "tsv", "xlsx", "weblate", "glotpress", "omegat", "deepl", "multiterm")
USABLE = {TermStatus.PREFERRED, TermStatus.ADMITTED}


@given(found=glossaries())
def test_deepl_gets_each_dutch_term_once_and_no_control_characters(found: list[ConceptEntry]) -> None:
    import csv

    content = format_named("deepl").write(found, WriteOptions()).content
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert all(len(row) == 2 and all(row) for row in rows)
    assert len({nl for nl, _ in rows}) == len(rows)
    assert not any(ord(letter) < 32 for row in rows for cell in row for letter in cell)
    usable = {guarded(term.text) for entry in found for term in entry.in_language("nl") if term.status in USABLE}
    assert {nl for nl, _ in rows} == usable


@given(
    st.lists(
        st.tuples(
            terms("nl", st.sampled_from(TermStatus)),
            st.builds(Defaults, st.sampled_from(TermStatus), texts(0), texts(0), texts(0), texts(0)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_cell_of_terms_reads_back_as_written(told: list[tuple[Term, Defaults]]) -> None:
    found = members(term_cell(told))
    assert [read_member(member, "nl", defaults) for member, (_, defaults) in zip(found, told, strict=True)] == [
        term for term, _ in told
    ]


@given(st.one_of(texts(0), st.text(alphabet="'=+-@|%\t\\ a", max_size=6)))
def test_a_guarded_cell_reads_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert _unwrapped(_wrapped(text)) == text
    assert guarded(text)[:1] == "'" if is_unsafe(text) else guarded(text) == text


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_begins_as_a_formula(name: str, tmp_path: Path) -> None:
    attack = '=cmd|"/c calc"!A1'
    found = [
        replace(
            sample_entries()[0],
            terms=(Term(attack, "nl"), Term("@SUM(1+1)", "en"), Term("+31", "nl", TermStatus.ADMITTED)),
            definition="-2+3", note="=1+1", subfield="+x", source="@y", identifier="=9",
        )
    ]  # fmt: skip
    chosen = format_named(name)
    content = chosen.write(found, WriteOptions()).content
    path = tmp_path / f"a{chosen.suffix}"
    path.write_bytes(content)
    if name == "xlsx":
        cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2) for cell in row if cell.value]
        assert {cell.data_type for cell in cells} == {"s"}
        assert {cell.quotePrefix for cell in cells if str(cell.value)[0] in "=+-@"} == {True}
    elif name != "multiterm":
        import csv

        rows = csv.reader(
            io.StringIO(content.decode(), newline=""), delimiter="\t" if chosen.suffix in {".txt", ".tsv"} else ","
        )
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    read = chosen.read(path, ReadOptions()).entries
    assert attack in {term.text for one in read for term in one.entry.terms}


def test_a_workbook_is_what_openpyxl_reads(tmp_path: Path) -> None:
    path = tmp_path / "terms.xlsx"
    path.write_bytes(format_named("xlsx").write(sample_entries(), WriteOptions()).content)
    sheet = openpyxl.load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("nl", "en", "article", "pos")
    assert [row[:2] for row in rows[1:]] == [
        ("aan boord brengen", "onboard"), ("activa", "assets"), ("kapitaaluitgave", "capital expenditure"),
    ]  # fmt: skip
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    assert not sheet["A2"].font.b
    assert sheet.column_dimensions["A"].width > 20


def test_what_openpyxl_saved_again_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.xlsx"
    path.write_bytes(format_named("xlsx").write(sample_entries(), WriteOptions()).content)
    openpyxl.load_workbook(path).save(path)
    read = format_named("xlsx").read(path, ReadOptions())
    assert as_read("xlsx")([one.entry for one in read.entries]) == as_read("xlsx")(sample_entries())


def test_a_workbook_has_the_same_bytes_and_no_date_of_today() -> None:
    first, second = (format_named("xlsx").write(sample_entries(), WriteOptions()).content for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
