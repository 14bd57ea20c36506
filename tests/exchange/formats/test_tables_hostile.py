"""Tables made to do harm, or broken: one line that says where and what, soon, and no traceback."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from glossary.errors import ReadingError
from glossary.exchange.formats import ReadOptions, WriteOptions, format_named
from glossary.exchange.formats.base import ReadEntries
from glossary.model import ConceptEntry, SubjectField, Term
from tests.reading.conftest import zipped
from tests.reading.test_hostile import BOMB, EXTERNAL, PARAMETER
from tests.reading.test_xlsx import SHEET, workbook

from .entry_samples import sample_entries

READ = ("csv", "tsv", "xlsx", "weblate", "glotpress", "deepl", "omegat", "multiterm")
HEADING = '<row r="1"><c t="inlineStr"><is><t>nl</t></is></c><c t="inlineStr"><is><t>en</t></is></c></row>'
ROW = '<row r="{}"><c t="inlineStr"><is><t>omzet</t></is></c><c t="inlineStr"><is><t>revenue</t></is></c></row>'


def attempt(name: str, path: Path, content: bytes | str) -> tuple[ReadEntries | None, list[str]]:
    """What a file gives, and all that is said of it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        found = format_named(name).read(path, ReadOptions())
    except ReadingError as error:
        return None, [str(error)]
    return found, [str(problem) for problem in found.problems]


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 3000,
        b"PK\x03\x04" + bytes(200),
        b"%PDF-1.7\n" + bytes(200),
        b"\xff\xfe\x00",
        b"<?xml version='1.0'?>" + b"<" * 3000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    ],
    ids=["empty", "zeros", "zip head", "pdf", "half a mark", "brackets", "old office"],
)
def test_rubbish_is_refused_in_one_line_that_names_the_file(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{format_named(name).suffix}"
    found, said = attempt(name, path, content)
    assert found is None or not found.entries
    assert all(line.startswith(str(path)) and "\n" not in line for line in said)
    assert said or name in {"deepl", "omegat"}


@pytest.mark.parametrize("name", READ)
def test_a_file_cut_off_anywhere_gives_whole_entries_or_a_word_about_it(name: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    whole = chosen.write(sample_entries(), WriteOptions()).content
    path = tmp_path / f"a{chosen.suffix}"
    known = {term.text for entry in sample_entries() for term in entry.in_language("nl")}
    for size in range(1, len(whole), 97):
        found, said = attempt(name, path, whole[:size])
        assert all("\n" not in line for line in said)
        if name in {"xlsx", "multiterm"}:
            assert said
        # What is read whole is right; the last row may end in the middle of a word.
        assert not found or {one.entry.nl for one in found.entries[:-1]} <= known


@pytest.mark.parametrize(("doctype", "entity"), [(BOMB, "a11"), (EXTERNAL, "geheim"), (PARAMETER, "geheim")])
def test_entities_are_never_read(doctype: str, entity: str, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    xml = doctype.replace("{secret}", str(secret))
    term = f"<mtf><conceptGrp><languageGrp><language type='Dutch'/><termGrp><term>&{entity};</term></termGrp></languageGrp></conceptGrp></mtf>"
    _, said = attempt("multiterm", tmp_path / "a.xml", xml.replace("{root}", "mtf") + term)
    sheet = f'<worksheet><sheetData><row><c t="inlineStr"><is><t>&{entity};</t></is></c></row></sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(workbook(""))) as archive:
        parts: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = xml.replace("{root}", "worksheet") + sheet
    _, said_too = attempt("xlsx", tmp_path / "a.xlsx", zipped(parts))
    for line in (*said, *said_too):
        assert "declares entities, which are not read" in line
        assert "wachtwoord" not in line


def test_a_workbook_that_announces_a_million_rows_is_read_by_the_rows_there_are(tmp_path: Path) -> None:
    dimension = '<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData></worksheet>'
    last = ROW.replace("omzet", "winst").format(1_048_576)
    with zipfile.ZipFile(io.BytesIO(workbook(""))) as archive:
        parts: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = dimension.format(HEADING + ROW.format(2) + last)
    start = perf_counter()
    found, said = attempt("xlsx", tmp_path / "a.xlsx", zipped(parts))
    assert found is not None
    assert [(one.entry.nl, one.place.line) for one in found.entries] == [("omzet", 2), ("winst", 1_048_576)]
    assert said == []
    assert perf_counter() - start < 2


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-4", "x"])
def test_a_row_with_a_number_that_is_none_is_counted_from_the_one_before(number: str, tmp_path: Path) -> None:
    found, _ = attempt("xlsx", tmp_path / "a.xlsx", workbook(HEADING + ROW.format(number)))
    assert found is not None
    assert [one.place.line for one in found.entries] == [2]


def test_a_text_by_a_number_that_is_none_is_empty(tmp_path: Path) -> None:
    row = '<row r="2"><c t="s"><v>²</v></c><c t="s"><v>{}</v></c></row>'.format("9" * 5000)
    _, said = attempt("xlsx", tmp_path / "a.xlsx", workbook(HEADING + ROW.format(2) + row))
    assert said == []


def test_a_workbook_in_a_workbook_is_not_opened(tmp_path: Path) -> None:
    inner = workbook(HEADING + ROW.format(2))
    _, said = attempt("xlsx", tmp_path / "a.xlsx", zipped({"a.xlsx": inner, "xl/embeddings/b.xlsx": inner}))
    assert said == [
        f"{tmp_path}/a.xlsx: holds no xl/_rels/workbook.xml.rels; it is broken or another kind of file: save it again"
    ]


def test_a_sheet_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked(tmp_path: Path) -> None:
    rows = HEADING + ROW.format(2) * 100_000
    start = perf_counter()
    _, said = attempt("xlsx", tmp_path / "a.xlsx", workbook(rows))
    assert len(said) == 1
    assert "times its size, as no text does; it is not unpacked" in said[0]
    assert perf_counter() - start < 2


def test_a_sheet_that_breaks_off_gives_what_stands_before_the_fault(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(""))) as archive:
        parts: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = SHEET.format(HEADING + "".join(map(ROW.format, range(2, 1002))) + "</oops>")
    found, said = attempt("xlsx", tmp_path / "a.xlsx", zipped(parts))
    assert found is not None
    assert len(found.entries) == 1000
    assert ["nothing behind this place was read" in line for line in said] == [True]


def test_a_term_as_long_as_a_book_is_no_term(tmp_path: Path) -> None:
    found, said = attempt("csv", tmp_path / "a.csv", f"nl,en\n{'a' * 30_000},book\nomzet,{'b' * 5_000}\nwinst,profit\n")
    assert found is not None
    assert [one.entry.nl for one in found.entries] == ["winst"]
    assert said[0].endswith("row 2 passed over: 30000 characters in column 'nl' are no term")
    assert "has 5000 characters; it is a text, not a term" in said[1]
    assert all(len(line) < 300 for line in said)


def test_a_cell_over_every_limit_costs_its_own_row(tmp_path: Path) -> None:
    found, said = attempt("csv", tmp_path / "a.csv", f"nl,en\n{'a' * 400_000},book\nwinst,profit\n")
    assert found is not None
    assert [one.entry.nl for one in found.entries] == ["winst"]
    assert len(said) == 1


def test_a_cell_made_to_keep_a_pattern_searching_takes_no_time(tmp_path: Path) -> None:
    start = perf_counter()
    attempt("csv", tmp_path / "a.csv", "nl,en\n" + f"omzet{' [' * 9_000},revenue{' ' * 9_000}[x\n" * 20)
    attempt("csv", tmp_path / "b.csv", "nl,en\n" + "a" + "\\" * 19_000 + ",b" + "[a]" * 6_000 + "\n")
    assert perf_counter() - start < 2


def test_more_rows_than_a_sheet_has_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.exchange.formats.tables.MOST_ROWS", 3)
    found, said = attempt("csv", tmp_path / "a.csv", "nl,en\n" + "".join(f"a{n},b{n}\n" for n in range(9)))
    assert found is not None
    assert len(found.entries) == 3
    assert said == [f"{tmp_path}/a.csv:5 (row 5): nothing from row 5 on was read: more than 3 rows; split the file"]


def test_terms_with_what_a_screen_obeys_are_cleaned_and_said(tmp_path: Path) -> None:
    found, said = attempt("csv", tmp_path / "a.csv", "nl,en\nom\u202ezet,rev\x1b[31menue\n")
    assert found is not None
    assert [(one.entry.nl, one.entry.en) for one in found.entries] == [("omzet", "rev[31menue")]
    assert "invisible characters were taken out of a term (2 times" in said[0]


def test_a_directory_or_a_missing_file_is_said(tmp_path: Path) -> None:
    for name in READ:
        for path in (tmp_path, tmp_path / f"weg{format_named(name).suffix}"):
            with pytest.raises(ReadingError) as caught:
                format_named(name).read(path, ReadOptions())
            assert "\n" not in str(caught.value)


def test_a_directory_that_claims_millions_of_members_is_not_read(tmp_path: Path) -> None:
    content = bytearray(workbook(HEADING))
    struct.pack_into("<L", content, len(content) - 10, 900_000_000)
    _, said = attempt("xlsx", tmp_path / "a.xlsx", bytes(content))
    assert "has more than 10000 members; split it" in said[0]


def test_an_entry_without_english_is_told_and_left_out() -> None:
    lonely = ConceptEntry(1, SubjectField.FINANCE, "", (Term("omzet", "nl"),))
    for name in (*READ, "markdown", "html"):
        losses = format_named(name).write([lonely, *sample_entries()], WriteOptions()).losses
        assert any("an entry without a term in English is left out" in loss.message for loss in losses)
