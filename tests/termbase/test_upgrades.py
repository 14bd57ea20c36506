"""Termbases of every earlier version: upgraded with nothing lost, copied first, and left alone when it fails."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glossary.editing import undo_last
from glossary.errors import TermbaseError
from glossary.model import PairStatus
from glossary.termbase import connection as opening
from glossary.termbase import open_termbase, upgrading
from glossary.termbase.copies import examine
from glossary.termbase.entries import all_entries
from glossary.termbase.migrations import migrations
from glossary.termbase.mined import documents, occurrences_of, pair_by_number, pairs
from glossary.termbase.search import by_likeness
from glossary.termbase.verdicts import history
from tests.termbase.versions.dumping import dumped, made

VERSIONS = Path(__file__).with_name("versions")
KNOWN = sorted(int(path.stem[1:]) for path in VERSIONS.glob("v*.sql"))
EARLIER = [version for version in KNOWN if version < opening.SCHEMA_VERSION]


@pytest.fixture(params=EARLIER, ids=[f"v{version}" for version in EARLIER])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return made(VERSIONS / f"v{request.param}.sql", tmp_path / "glossary.db")


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Give every row of every table by its columns, the log of migrations aside."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            row["name"]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row["name"].startswith(("sqlite_", "_", "terms_trigrams"))
        ]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')] for name in names
        }


def test_every_version_there_was_has_its_dump() -> None:
    assert list(range(1, opening.SCHEMA_VERSION + 1)) == KNOWN, (
        "dump a termbase of the new version; see versions/dumping.py"
    )


@pytest.mark.parametrize("version", KNOWN)
def test_a_dump_is_a_sound_termbase_of_its_version(tmp_path: Path, version: int) -> None:
    path = made(VERSIONS / f"v{version}.sql", tmp_path / "glossary.db")
    sound = examine(path)
    assert (sound.version, sound.faults) == (version, ())
    assert min(sound.counts.values()) > 0
    assert dumped(path) == (VERSIONS / f"v{version}.sql").read_text(encoding="utf-8")


def test_nothing_is_lost_by_an_upgrade(old: Path) -> None:
    before = rows_of(old)
    open_termbase(old).connection.close()
    after = rows_of(old)
    for table, rows in before.items():
        assert [{name: row[name] for name in rows[0]} for row in after[table]] == rows, table
    assert examine(old).faults == ()


def test_an_upgraded_termbase_has_the_schema_of_a_new_one(old: Path, tmp_path: Path) -> None:
    def schema(path: Path) -> list[tuple[str, str]]:
        open_termbase(path, create=True).connection.close()
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
            ).fetchall()

    assert schema(old) == schema(tmp_path / "nieuw.db")


def test_what_was_decided_is_seen_as_before(old: Path) -> None:
    with open_termbase(old) as termbase:
        assert {
            pair.nl: (str(pair.status), pair.reason)
            for pair in pairs(termbase)
            if pair.status is not PairStatus.SUGGESTED
        } == {
            "vrije kasstroom": ("approved", ""),
            "kapitaaluitgaven": ("approved", ""),
            "rentelast": ("approved", ""),
            "voorziening": ("approved", ""),
            "brutomarge": ("rejected", "te algemeen"),
            "nettoschuld": ("deferred", ""),
            "obligatielening": ("rejected", "naam"),
        }
        assert [(entry.nl, entry.en) for entry in all_entries(termbase)] == [
            ("vrije kasstroom", "free cash flow"),
            ("kapitaaluitgaven", "capital spending"),
            ("rentelast", "interest costs"),
            ("voorziening", "provision"),
        ]
        assert [verdict.reviewer for verdict in history(termbase)].count("bea") == 3
        assert documents(termbase) == [("bericht.txt", 40, 3)]
        assert occurrences_of(termbase, 1)[0].place.line == 1
        assert by_likeness(termbase, "kapitaaluitgave", "nl")[0].text == "kapitaaluitgaven"


def test_an_upgraded_termbase_is_worked_in_and_undone(old: Path) -> None:
    with open_termbase(old) as termbase:
        while undo_last(termbase):
            pass
        assert all_entries(termbase) == []
        assert {pair.status for pair in pairs(termbase)} == {PairStatus.SUGGESTED}
        assert pair_by_number(termbase, 1).nl == "kapitaaluitgaven"


def test_the_backup_is_whole_and_named_to_the_person(old: Path) -> None:
    before = rows_of(old)
    version = examine(old).version
    told: list[str] = []
    open_termbase(old, told=told.append).connection.close()
    (line,) = told
    assert f"upgraded from schema {version} to {opening.SCHEMA_VERSION}" in line
    (backup,) = old.parent.glob("*.bak")
    assert line.endswith(f"what it was before is in {backup.name}")
    assert rows_of(backup) == before
    assert [path.name for path in old.parent.iterdir() if path.name.startswith(backup.name)] == [backup.name]
    open_termbase(old, told=told.append).connection.close()
    assert len(told) == 1, "an upgraded termbase is not upgraded again"


def test_an_earlier_backup_is_not_overwritten(old: Path) -> None:
    version = examine(old).version
    earlier = old.with_name(f"{old.name}.v{version}.bak")
    earlier.write_text("van mij")
    open_termbase(old).connection.close()
    assert earlier.read_text() == "van mij"
    assert examine(old.with_name(f"{old.name}.v{version}-2.bak")).version == version


def failing_after(statements: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a migration run that many statements, and then fail as a full disk would."""
    from sqlite_utils import Database

    real, done = Database.execute, 0

    def execute(self: Database, sql: str, parameters: object = None) -> sqlite3.Cursor:
        nonlocal done
        if re.match(r"\s*(CREATE|ALTER|INSERT|PRAGMA user_version)", sql):
            done += 1
            if done > statements:
                raise sqlite3.OperationalError("database or disk is full")
        return real(self, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "execute", execute)


@pytest.mark.parametrize("statements", [0, 1, 2, 5, 9, 14])
def test_a_migration_that_fails_leaves_the_file_byte_for_byte(
    old: Path, monkeypatch: pytest.MonkeyPatch, statements: int
) -> None:
    before = {path.name: path.read_bytes() for path in old.parent.iterdir()}
    with monkeypatch.context() as patch:
        failing_after(statements, patch)
        with pytest.raises(TermbaseError, match="the disk is full"):
            open_termbase(old)
    assert {path.name: path.read_bytes() for path in old.parent.iterdir()} == before
    with open_termbase(old) as termbase:
        assert len(all_entries(termbase)) == 4


def test_a_backup_that_cannot_be_made_keeps_the_migration_from_starting(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def full(*_: object) -> Path:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrading, "_back_up", full)
    monkeypatch.setattr(migrations, "apply", lambda _: pytest.fail("migrated without a backup"))
    with pytest.raises(TermbaseError, match="the disk is full"):
        open_termbase(old)
    assert old.read_bytes() == before


def test_a_termbase_of_a_newer_version_is_left_byte_for_byte(tmp_path: Path) -> None:
    path = made(VERSIONS / f"v{KNOWN[-1]}.sql", tmp_path / "glossary.db")
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {opening.SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(TermbaseError, match="newer version of glossary"):
        open_termbase(path)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])


def test_the_newest_version_keeps_its_log_of_changes(tmp_path: Path) -> None:
    path = made(VERSIONS / "v2.sql", tmp_path / "glossary.db")
    with open_termbase(path) as termbase:
        kinds = [row["kind"] for row in termbase.rows("SELECT kind FROM batches ORDER BY id")]
        assert kinds == ["add", "edit", "add", "add", "merge", "remove", "import", "undo"]
        forbidden = [term for entry in all_entries(termbase) for term in entry.terms if term.status == "forbidden"]
        assert [(term.text, term.note, term.case_sensitive) for term in forbidden] == [("day rate", "letterlijk", True)]
        (silenced,) = termbase.rows("SELECT * FROM silenced_findings")
        assert json.dumps(silenced["reason"]) == '"zo gewenst"'
