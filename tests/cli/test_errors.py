"""Every error a person can cause: one line that says what to do, exit 1, no traceback, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossary.termbase import connection as opening
from tests.cli.conftest import Glossary
from tests.conftest import SAMPLE


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Files that cannot be mined: how the file is made, and what the message must say.
UNREADABLE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a missing file": (lambda folder: folder / "weg.txt", "check the name"),
    "an empty file": (lambda folder: write(folder / "leeg.txt", b""), "is empty"),
    "a file of white space": (lambda folder: write(folder / "wit.txt", " \n\t\n"), "holds no text"),
    "a binary file": (lambda folder: write(folder / "beeld.txt", bytes(range(256)) * 40), "is not a text file"),
    "a database": (lambda folder: write(folder / "data.txt", b"SQLite format 3\x00" + bytes(100)), "is a database"),
    "a file of an unknown format": (
        lambda folder: write(folder / "lied.mp3", b"ID3" + bytes(50)),
        "are not read; known are",
    ),
    "an old office file": (lambda folder: write(folder / "brief.doc", b"\xd0\xcf\x11\xe0"), "save it as '.docx'"),
    "a damaged packed file": (lambda folder: write(folder / "brief.docx", b"PK\x03\x04 broken"), "brief.docx"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_mined_is_said_in_one_line(glossary: Glossary, tmp_path: Path, kind: str) -> None:
    make, message = UNREADABLE[kind]
    path = make(tmp_path)
    error = glossary("mine", path).error
    assert message in error
    assert path.name in error


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_bad_file_loses_nothing_of_what_was_there(glossary: Glossary, mined: Path, tmp_path: Path, kind: str) -> None:
    before = dump(mined)
    make, _ = UNREADABLE[kind]
    assert make(tmp_path).name in glossary("mine", make(tmp_path)).err
    assert dump(mined) == before


def test_one_bad_file_among_several_is_named_and_the_others_are_mined(
    glossary: Glossary, article: Path, tmp_path: Path
) -> None:
    bad = write(tmp_path / "leeg.txt", b"")
    run = glossary("mine", bad, article)
    assert run.code == 1
    assert "leeg.txt" in run.err
    assert "is empty" in run.err
    assert "kapitaaluitgaven" in run.out
    assert [row["document"] for row in json.loads(glossary("documents", "--format", "json").out)] == ["bericht.txt"]


def test_a_folder_without_a_file_that_can_be_read_is_said(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert "leeg" in glossary("mine", tmp_path / "leeg").error


def test_a_line_of_a_million_letters_is_passed_over_and_said(glossary: Glossary, tmp_path: Path) -> None:
    text = write(tmp_path / "lang.txt", "De vrije kasstroom daalde in het kwartaal.\n\n" + "x" * 1_000_000 + "\n")
    run = glossary("mine", text)
    assert run.code == 0
    assert "lang.txt:3: " in run.err
    assert "passed over" in run.err
    assert "vrije kasstroom" in run.out


def test_a_text_in_english_is_refused_in_one_line(glossary: Glossary, tmp_path: Path) -> None:
    text = write(tmp_path / "english.txt", "The company raised its outlook for the full year and the shares rose.\n")
    run = glossary("mine", text, "--format", "json")
    assert (run.code, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1
    assert "holds no Dutch text to mine" in run.err
    assert "not Dutch (en)" in run.err


def test_a_file_over_the_limit_is_refused(glossary: Glossary, article: Path) -> None:
    assert "split it or raise --max-bytes" in glossary("mine", article, "--max-bytes", 10).error


@pytest.fixture(params=["list", "lookup", "accept", "mine"])
def command(request: pytest.FixtureRequest, article: Path) -> tuple[object, ...]:
    """A command that reads, one that looks up, one that writes, one that makes a termbase."""
    found: dict[str, tuple[object, ...]] = {
        "list": ("list",), "lookup": ("lookup", "omzet"), "accept": ("accept", 1), "mine": ("mine", article),
    }  # fmt: skip
    return found[request.param]


def test_a_text_file_is_no_termbase(glossary: Glossary, tmp_path: Path, command: tuple[object, ...]) -> None:
    text = write(tmp_path / "notities.txt", "Dit is geen database maar een tekst. " * 40)
    before = text.read_bytes()
    assert "notities.txt: is not a termbase; name another file with --db" in glossary(*command, "--db", text).error
    assert text.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(
    glossary: Glossary, tmp_path: Path, command: tuple[object, ...]
) -> None:
    path = tmp_path / "adressen.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE address (name TEXT)")
    other.close()
    before = path.read_bytes()
    assert "is a database of another program; name another file with --db" in glossary(*command, "--db", path).error
    assert path.read_bytes() == before


def test_a_termbase_of_a_newer_version_is_refused(glossary: Glossary, mined: Path, command: tuple[object, ...]) -> None:
    with sqlite3.connect(mined) as newer:
        newer.execute(f"PRAGMA user_version = {opening.SCHEMA_VERSION + 1}")
    newer.close()
    before = mined.read_bytes()
    error = glossary(*command).error
    assert "newer version of glossary" in error
    assert error.endswith("upgrade glossary")
    assert mined.read_bytes() == before


@pytest.fixture
def locked(mined: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A termbase that another program is writing to; nobody waits for it."""
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    writer = sqlite3.connect(mined, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    yield mined
    writer.rollback()
    writer.close()


def test_a_locked_termbase_is_said_and_what_was_there_stays(glossary: Glossary, locked: Path) -> None:
    assert "another program is writing to it; close it or try again" in glossary("accept", 1).error
    assert glossary("list", "--status", "approved").code == 0


@pytest.fixture
def as_ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the permission bits count even for root, who runs the tests in containers."""

    def allowed(path: str | os.PathLike[str], mode: int) -> bool:
        return mode != os.W_OK or bool(Path(path).stat().st_mode & 0o200)

    monkeypatch.setattr("os.access", allowed)


@pytest.fixture
def read_only(mined: Path, as_ordinary_user: None) -> Iterator[Path]:
    """A termbase in a folder, both without permission to write."""
    folder = mined.parent / "vast"
    folder.mkdir()
    shutil.copy(mined, folder / "glossary.db")
    (folder / "glossary.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "glossary.db"
    folder.chmod(0o755)


def test_a_read_only_termbase_is_read_but_not_written(glossary: Glossary, read_only: Path) -> None:
    before = read_only.read_bytes()
    assert "kapitaaluitgaven" in glossary("list", "--db", read_only).out
    assert glossary("lookup", "omzet", "--db", read_only).code == 0
    assert "cannot be written; check the permissions" in glossary("accept", 1, "--db", read_only).error
    assert read_only.read_bytes() == before


def test_a_termbase_in_a_read_only_folder_cannot_be_made(
    glossary: Glossary, article: Path, tmp_path: Path, as_ordinary_user: None
) -> None:
    folder = tmp_path / "vast"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        assert "cannot be written; check the permissions" in glossary("mine", article, "--db", folder / "g.db").error
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)


def test_a_termbase_below_a_file_cannot_be_made(glossary: Glossary, article: Path) -> None:
    assert "cannot be made" in glossary("mine", article, "--db", article / "map" / "g.db").error


def test_a_folder_is_no_termbase(glossary: Glossary, tmp_path: Path, command: tuple[object, ...]) -> None:
    assert "is a folder; name a file with --db" in glossary(*command, "--db", tmp_path).error


def test_a_damaged_termbase_is_said(glossary: Glossary, mined: Path) -> None:
    content = bytearray(mined.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    mined.write_bytes(bytes(content))
    assert str(mined) in glossary("list").error


def test_a_damaged_overlay_of_the_starter_terms_is_built_again(
    glossary: Glossary, tmp_path: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    damaged = cache / overlay.name
    damaged.write_bytes(b"SQLite format 3\x00" + b"broken" * 1000)
    monkeypatch.setenv("GLOSSARY_CACHE", str(cache))
    assert "revenue" in glossary("lookup", "omzet").out
    assert damaged.stat().st_size > 100_000


def test_a_cache_that_cannot_be_written_is_said(
    glossary: Glossary, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_CACHE", str(article / "cache"))
    assert "set GLOSSARY_CACHE to another folder" in glossary("lookup", "omzet").error


def test_an_interruption_stops_in_one_line(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("glossary.suggest.mine", interrupted)
    run = glossary("mine", SAMPLE)
    assert run.code == 130
    assert run.err.strip() == "glossary: stopped; what was decided before is kept"


def dump(path: Path) -> list[str]:
    """Give everything a termbase holds as SQL."""
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines
