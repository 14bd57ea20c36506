"""Files and a termbase to a report; the termbase stays as it was."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import ConceptEntry, SubjectField, Term
from glossary.report import build_report
from glossary.report.data import Report, ReportTerm, Standing
from glossary.review import Review
from glossary.termbase import open_termbase
from glossary.termbase.entries import insert_entries
from glossary.termbase.mined import pairs


def named(report: Report, nl: str) -> ReportTerm:
    return next(term for term in report.terms if term.nl == nl)


def dump(path: Path) -> list[str]:
    with open_termbase(path) as termbase:
        return list(termbase.connection.iterdump())


def test_a_text_that_was_not_mined_is_mined_for_the_report_alone(copied: Path, overlay: Path) -> None:
    path = copied / "eigen.db"
    with open_termbase(path, create=True, starter=overlay):
        pass
    before = dump(path)
    with open_termbase(path, starter=overlay) as termbase:
        report = build_report(termbase, [copied / "kwartaalbericht.txt"])
    assert named(report, "vrije kasstroom").equivalents[0].en == "free cash flow"
    assert named(report, "vrije kasstroom").standing is Standing.SUGGESTED
    assert dump(path) == before


def test_a_report_needs_no_termbase_and_makes_none(copied: Path, overlay: Path) -> None:
    path = copied / "geen.db"
    with open_termbase(path, starter=overlay) as termbase:
        report = build_report(termbase, [copied / "kwartaalbericht.txt"])
    assert report.terms
    assert not path.exists()


def test_verdicts_show_and_the_report_is_the_same_whether_the_text_was_mined_before(mined: Path, overlay: Path) -> None:
    with open_termbase(mined, starter=overlay) as termbase:
        number = next(pair.number for pair in pairs(termbase) if pair.nl == "vrije kasstroom")
        Review(termbase).approve(number, en="FCF")
        before = list(termbase.connection.iterdump())
        report = build_report(termbase, ["kwartaalbericht.txt"])
        assert list(termbase.connection.iterdump()) == before
    found = named(report, "vrije kasstroom")
    assert found.standing is Standing.APPROVED
    assert found.equivalents[0].en == "FCF"
    assert report.documents[0].name == "kwartaalbericht.txt"


def test_terms_are_counted_as_often_as_they_stand_in_the_text_which_keeps_its_quotes(
    mined: Path, overlay: Path
) -> None:
    with open_termbase(mined, starter=overlay) as termbase:
        report = build_report(termbase, ["kwartaalbericht.txt"])
    assert named(report, "kapitaaluitgaven").frequency == 2
    assert named(report, "EBITDA").frequency == 1
    assert any(
        paragraph.text.startswith("‘De vraag naar onze koelsystemen") for paragraph in report.documents[0].paragraphs
    )


def test_an_entry_of_the_persons_own_makes_its_term_approved_and_finds_its_inflections(
    tmp_path: Path, overlay: Path
) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("De gezellige zwaluwstaarten van het kantoor kosten geld. De omzet steeg.\n", encoding="utf-8")
    path = tmp_path / "eigen.db"
    entries = [
        ConceptEntry(
            0,
            SubjectField.TECH,
            "",
            (Term("gezellige zwaluwstaart", "nl"), Term("cosy dovetail", "en")),
            source="mijn.tbx",
        ),
        ConceptEntry(0, SubjectField.FINANCE, "", (Term("omzet", "nl"), Term("takings", "en")), source="mijn.tbx"),
    ]
    with open_termbase(path, create=True, starter=overlay) as termbase:
        with termbase.writing() as connection:
            insert_entries(connection, entries)
        report = build_report(termbase, [text])
    marked = [
        (piece.text, report.terms[piece.term].equivalents[0].en, report.terms[piece.term].standing)
        for paragraph in report.documents[0].paragraphs
        for piece in paragraph.pieces
        if piece.term >= 0 and report.terms[piece.term].standing is Standing.APPROVED
    ]
    assert marked == [
        ("gezellige zwaluwstaarten", "cosy dovetail", Standing.APPROVED),
        ("omzet", "takings", Standing.APPROVED),
    ]


def test_a_folder_gives_its_documents_in_order_and_what_was_not_read(tmp_path: Path, overlay: Path) -> None:
    folder = tmp_path / "teksten"
    folder.mkdir()
    (folder / "b.txt").write_text(
        "De nettoschuld daalde door de hogere brutomarge van het bedrijf.\n", encoding="utf-8"
    )
    (folder / "a.md").write_text(
        "# Cijfers\n\nDe brutomarge van de onderneming steeg dit jaar sterk.\n", encoding="utf-8"
    )
    (folder / "c.exe").write_bytes(b"MZ")
    with open_termbase(tmp_path / "x.db", starter=overlay) as termbase:
        report = build_report(termbase, [folder])
    assert [document.name for document in report.documents] == ["a.md", "b.txt"]
    assert named(report, "brutomarge").frequency == 2
    assert any("not read" in str(problem) for problem in report.problems)


def test_a_passage_in_another_language_is_shown_without_marks(tmp_path: Path, overlay: Path) -> None:
    text = tmp_path / "twee.txt"
    text.write_text(
        "De cashflow van het bedrijf is dit jaar gestegen door de hogere omzet.\n\n"
        "The cashflow of the company has risen this year because of the higher turnover and the lower costs.\n",
        encoding="utf-8",
    )
    with open_termbase(tmp_path / "x.db", starter=overlay) as termbase:
        report = build_report(termbase, [text])
    dutch, english = report.documents[0].paragraphs
    assert any(piece.term >= 0 for piece in dutch.pieces)
    assert all(piece.term < 0 for piece in english.pieces)


def test_standard_input_is_read_once_and_named_as_such(
    tmp_path: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"De brutomarge van de onderneming steeg dit jaar sterk.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with open_termbase(tmp_path / "x.db", starter=overlay) as termbase:
        report = build_report(termbase, ["-"])
    assert [document.name for document in report.documents] == ["standard input"]
    assert named(report, "brutomarge").frequency == 1


def test_a_file_that_is_missing_is_an_error_that_names_it(tmp_path: Path, overlay: Path) -> None:
    with (
        open_termbase(tmp_path / "x.db", starter=overlay) as termbase,
        pytest.raises(ReadingError, match=r"weg\.txt: "),
    ):
        build_report(termbase, [tmp_path / "weg.txt"])
