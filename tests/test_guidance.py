"""`glossary` alone: what to do next in this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.guidance import TEXT_ENDINGS, guidance, page
from glossary.model import PairStatus
from glossary.reading.base import supported_suffixes
from glossary.review import Review
from glossary.termbase import open_termbase
from glossary.termbase.mined import pairs
from tests.cli.conftest import CONTROL
from tests.mined import suggestions, with_english


def commands(folder: Path) -> list[str]:
    return [step.command for step in guidance(folder).steps]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_empty_folder_says_how_to_begin(here: Path) -> None:
    found = guidance()
    assert found.state == "There is no termbase yet; the first text makes glossary.db."
    assert commands(here) == ["glossary mine ARTICLE.txt", 'glossary lookup "vrije kasstroom"']
    assert list(here.iterdir()) == [], "looking makes no file"


def test_a_text_that_lies_here_is_named(here: Path) -> None:
    (here / "jaarbericht 2025.txt").write_text("De omzet steeg.")
    (here / "leeg.txt").touch()
    (here / "foto.png").write_bytes(b"x")
    (here / ".verborgen.txt").write_text("x")
    assert commands(here)[0] == "glossary mine 'jaarbericht 2025.txt'"


def test_an_empty_termbase_is_as_good_as_none(here: Path) -> None:
    open_termbase(here / "glossary.db", create=True).connection.close()
    assert guidance().state == "The termbase glossary.db is empty."
    assert commands(here)[0] == "glossary mine ARTICLE.txt"


def test_suggestions_that_wait_come_first_then_new_texts(mined: Path) -> None:
    (mined.parent / "nieuw.txt").write_text("De omzet steeg.")
    found = guidance()
    assert found.state == "The termbase glossary.db holds 0 entries, from 1 document mined."
    assert [step.command for step in found.steps] == ["glossary review", "glossary mine nieuw.txt"]
    assert found.steps[0].why == f"{len(suggestions(mined))} suggestions wait for your verdict."


def test_a_text_that_changed_is_named(mined: Path) -> None:
    with (mined.parent / "kwartaalbericht.txt").open("a", encoding="utf-8") as stream:
        stream.write("De winst steeg.\n")
    assert "glossary mine kwartaalbericht.txt" in commands(mined.parent)


def test_many_texts_are_named_by_their_folder(mined: Path) -> None:
    for number in range(5):
        (mined.parent / f"{number}.txt").write_text("De omzet steeg.")
    assert "glossary mine ." in commands(mined.parent)


def test_decisions_newer_than_the_catalogs_ask_for_an_export(mined: Path, overlay: Path) -> None:
    from glossary.catalogs import export_moment, write_catalogs

    with open_termbase(mined, starter=overlay) as termbase:
        judge = Review(termbase)
        approved = with_english(termbase)[:2]
        for pair in pairs(termbase, statuses=[PairStatus.SUGGESTED]):
            judge.approve(pair.number) if pair.number in approved else judge.reject(pair.number, "naam")
        assert "glossary export" in commands(mined.parent)
        write_catalogs(termbase, mined.parent / "locales", export_moment())
        assert "glossary export" not in commands(mined.parent)
        assert guidance().steps[0].why == "Nothing waits here. Mine another text."
        judge.defer(approved[0])
    whys = [step.why for step in guidance().steps]
    assert whys == ["1 decision is newer than the catalogs.", "1 suggestion was left for later."]


@pytest.mark.parametrize("content", [b"geen database " * 100, b"\x00" * 9000])
def test_a_broken_termbase_is_a_case_for_the_doctor(here: Path, content: bytes) -> None:
    (here / "glossary.db").write_bytes(content)
    assert commands(here) == ["glossary doctor"]
    assert (here / "glossary.db").read_bytes() == content


def test_a_file_name_never_reaches_the_terminal_raw(here: Path) -> None:
    (here / "raar\x1b[31m.txt").write_text("De omzet steeg.")
    (here / "raar\u202etxt.txt").write_text("De omzet steeg.")
    assert not CONTROL.search(page())


def test_every_ending_that_is_looked_for_can_be_read() -> None:
    assert set(TEXT_ENDINGS) <= set(supported_suffixes())


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_alone_shows_the_page_and_loads_no_command(mined: Path) -> None:
    done = run(mined.parent, "-X", "importtime", "-m", "glossary")
    assert done.stdout == page()
    assert "glossary review" in done.stdout
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "glossary.guidance" in loaded
    assert not loaded & {"typer", "rich", "sqlite_utils", "glossary.cli", "simplemma", "wordfreq"}


def test_a_folder_that_is_gone_is_said_in_one_line(tmp_path: Path) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    script = (
        "import os, sys; os.rmdir(os.getcwd()); sys.argv = ['glossary']; from glossary.__main__ import main; main()"
    )
    done = run(gone, "-c", script, GLOSSARY_DB="")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "change to another one" in done.stderr
