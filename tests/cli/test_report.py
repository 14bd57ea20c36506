"""`glossary report` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Glossary


def test_a_report_is_written_where_asked_and_is_the_same_every_time(
    glossary: Glossary, article: Path, tmp_path: Path
) -> None:
    run = glossary("report", article.name, "-o", "uit/pagina.html", "--date", "2026-11-22")
    assert run.code == 0
    assert run.out == "written    uit/pagina.html\n"
    first = (tmp_path / "uit" / "pagina.html").read_bytes()
    assert "vrije kasstroom" in first.decode()
    assert glossary("report", article.name, "-o", "uit/pagina.html", "--date", "2026-11-22").code == 0
    assert (tmp_path / "uit" / "pagina.html").read_bytes() == first
    assert not (tmp_path / "glossary.db").exists()


def test_several_files_come_on_one_page(glossary: Glossary, article: Path, tmp_path: Path) -> None:
    (tmp_path / "nota.md").write_text("# Nota\n\nDe brutomarge van de onderneming steeg sterk.\n", encoding="utf-8")
    assert glossary("report", article.name, "nota.md", "--title", "Kwartaal <3>").code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<title>Terms of Kwartaal &lt;3&gt;</title>" in page
    assert page.count("<article>") == 2


def test_a_missing_file_is_told_and_no_page_is_written(glossary: Glossary, tmp_path: Path) -> None:
    assert "weg.txt: " in glossary("report", "weg.txt").error
    assert not (tmp_path / "report.html").exists()


def test_a_text_is_never_overwritten_by_its_report(glossary: Glossary, tmp_path: Path) -> None:
    page = tmp_path / "bericht.html"
    page.write_text("<p>De brutomarge van de onderneming steeg sterk.</p>", encoding="utf-8")
    before = page.read_bytes()
    assert "give the report another name" in glossary("report", "bericht.html", "-o", "./bericht.html").error
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [(["-o", "uit.txt"], "end in .html"), (["--date", "gisteren"], "is no date"), (["-o", "map.html"], "is a folder")],
    ids=str,
)
def test_what_cannot_be_done_is_said_in_one_line(
    glossary: Glossary, article: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    (tmp_path / "map.html").mkdir()
    assert said in glossary("report", article.name, *options).error


def test_text_from_standard_input_makes_a_report(glossary: Glossary, tmp_path: Path) -> None:
    run = glossary("report", "-", stdin="De brutomarge van de onderneming steeg dit jaar sterk.\n")
    assert run.code == 0
    assert "standard input" in (tmp_path / "report.html").read_text(encoding="utf-8")
