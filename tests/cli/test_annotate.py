"""`glossary annotate` as a person runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest

from tests.cli.conftest import Glossary

PO = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.c:1\nmsgid "De vrije kasstroom."\nmsgstr ""\n'


def test_a_text_is_shown_with_a_list_below_each_sentence(glossary: Glossary, article: Path) -> None:
    run = glossary("annotate", article.name)
    assert run.code == 0
    assert "vrije kasstroom = free cash flow" in run.out
    assert "terms, 2 sentences read" in run.err


def test_standard_input_is_read(glossary: Glossary) -> None:
    assert "vrije kasstroom = free cash flow" in glossary("annotate", "-", stdin="De vrije kasstroom steeg fors.\n").out


def test_a_page_is_written_whole(glossary: Glossary, article: Path, tmp_path: Path) -> None:
    assert glossary("annotate", article.name, "--to", "html", "-o", "uit.html").code == 0
    made = (tmp_path / "uit.html").read_text(encoding="utf-8")
    assert made.startswith("<!DOCTYPE html>")
    assert "free cash flow" in made


def test_a_catalog_gets_comments_once_and_loses_them_again(glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "nl.po"
    path.write_text(PO, encoding="utf-8")
    glossary("annotate", "nl.po", "--to", "po")
    noted = path.read_text(encoding="utf-8")
    assert polib.pofile(str(path))[0].comment.startswith("Terms: vrije kasstroom = free cash flow")
    assert "nothing to change" in glossary("annotate", "nl.po", "--to", "po").err
    assert path.read_text(encoding="utf-8") == noted
    glossary("annotate", "nl.po", "--to", "po", "--remove")
    assert path.read_text(encoding="utf-8") == PO


def test_another_file_may_be_written_and_the_first_stays(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "nl.po").write_text(PO, encoding="utf-8")
    glossary("annotate", "nl.po", "--to", "po", "-o", "met.po")
    assert (tmp_path / "nl.po").read_text(encoding="utf-8") == PO
    assert "#. Terms: " in (tmp_path / "met.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gone.po", "--to", "po"], "there is no such file"),
        (["bericht.txt", "--to", "po"], "writes into a .po"),
        (["bericht.txt", "--remove"], "--remove goes with --to po"),
        (["gone.txt"], "gone.txt"),
    ],
)
def test_misuse_is_told_in_one_line(glossary: Glossary, article: Path, arguments: list[str], told: str) -> None:
    assert told in glossary("annotate", *arguments).error


def test_a_broken_catalog_is_told_and_left_as_it_was(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "half\n', encoding="utf-8")
    assert "broken catalog" in glossary("annotate", "a.po", "--to", "po").error
    assert (tmp_path / "a.po").read_text(encoding="utf-8") == 'msgid "half\n'


def test_only_approved_terms_on_request(glossary: Glossary, article: Path) -> None:
    assert " = " not in glossary("annotate", article.name, "--approved").out


@pytest.mark.outside
def test_msgfmt_takes_a_catalog_with_terms_and_findings(glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "nl.po"
    path.write_text(
        PO.replace('msgstr ""\n', 'msgstr "The 5 letters."\n').replace('msgstr "The 5 letters."', 'msgstr ""', 1),
        encoding="utf-8",
    )
    glossary("annotate", "nl.po", "--to", "po")
    glossary("check", "nl.po", "--terms", "all", "--write-comments")
    text = path.read_text(encoding="utf-8")
    assert "#. Terms: " in text
    assert "# glossary-check: " in text
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", "nl.po"], check=True, cwd=tmp_path, timeout=60)
