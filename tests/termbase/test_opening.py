"""Opening a termbase: where it is, what is refused, what is backed up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from glossary.errors import TermbaseError
from glossary.termbase import Termbase, default_path, open_termbase
from glossary.termbase import connection as opening


def test_without_a_file_there_is_an_empty_termbase_and_no_file_is_made(tmp_path: Path) -> None:
    with open_termbase(tmp_path / "glossary.db") as termbase:
        assert termbase.rows("SELECT count(*) FROM verdicts")[0][0] == 0
    assert list(tmp_path.iterdir()) == []


def test_the_nearest_glossary_db_above_this_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLOSSARY_DB")
    below = tmp_path / "klanten" / "vechtstroom"
    below.mkdir(parents=True)
    (tmp_path / "glossary.db").touch()
    monkeypatch.chdir(below)
    assert default_path() == tmp_path / "glossary.db"
    (below / "glossary.db").touch()
    assert default_path() == below / "glossary.db"


def test_the_environment_names_the_termbase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSARY_DB", str(tmp_path / "eigen.db"))
    assert default_path() == tmp_path / "eigen.db"


def test_folders_are_made_for_a_new_termbase(tmp_path: Path) -> None:
    with open_termbase(tmp_path / "a" / "b" / "glossary.db", create=True):
        assert (tmp_path / "a" / "b" / "glossary.db").is_file()


@pytest.mark.parametrize("name", ["met spatie.db", "raar#teken?.db", "procent%41.db", "één.db"])
def test_a_file_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    with open_termbase(tmp_path / name, create=True):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_older_termbase_is_backed_up_and_then_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "glossary.db"
    with open_termbase(path, create=True) as termbase:
        termbase.connection.execute("INSERT INTO documents (name, digest, words, segments) VALUES ('a.txt', '', 10, 1)")
    monkeypatch.setattr(opening, "SCHEMA_VERSION", opening.SCHEMA_VERSION + 1)
    with open_termbase(path) as termbase:
        assert termbase.rows("SELECT name FROM documents")[0][0] == "a.txt"
    version = opening.SCHEMA_VERSION - 1
    with sqlite3.connect(tmp_path / f"glossary.db.v{version}.bak") as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == version
        assert copy.execute("SELECT name FROM documents").fetchone()[0] == "a.txt"
    copy.close()


def test_a_migration_that_fails_leaves_the_termbase_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.termbase.migrations import migrations

    path = tmp_path / "glossary.db"
    open_termbase(path, create=True).connection.close()
    before = dump(path)

    def broken(database: object) -> None:
        database.execute("CREATE TABLE half (done TEXT)")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(opening, "SCHEMA_VERSION", opening.SCHEMA_VERSION + 1)
    monkeypatch.setattr(migrations, "apply", broken)
    with pytest.raises(TermbaseError, match="the disk is full"):
        open_termbase(path)
    assert dump(path) == before


def test_two_programs_may_make_the_same_termbase(tmp_path: Path) -> None:
    with open_termbase(tmp_path / "g.db", create=True), open_termbase(tmp_path / "g.db", create=True) as second:
        assert second.rows("PRAGMA user_version")[0][0] == opening.SCHEMA_VERSION


def test_what_fails_half_way_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with open_termbase(path, create=True) as termbase:
        with pytest.raises(TermbaseError, match="refused"):
            write_twice(termbase)
        assert termbase.rows("SELECT count(*) FROM documents")[0][0] == 0


def write_twice(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        for _ in range(2):
            connection.execute("INSERT INTO documents (name, digest, words, segments) VALUES ('a.txt', '', 1, 1)")


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines
