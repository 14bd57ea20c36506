"""A look into a file that may be no termbase of this program: what is wrong is told, and nothing is written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glossary.termbase import open_termbase
from glossary.termbase.glance import Glance, glance


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "glossary.db"
    with open_termbase(file, create=True):
        pass
    return file


def test_a_new_termbase_is_empty_and_no_trouble(path: Path) -> None:
    found = glance(path)
    assert (found.trouble, found.entries, found.waiting, found.exported) == ("", 0, 0, "")


@pytest.mark.parametrize(
    ("pragma", "trouble"), [("application_id", "another program"), ("user_version", "a newer version of glossary")]
)
def test_a_file_of_another_program_or_of_a_newer_one_is_told(path: Path, pragma: str, trouble: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {pragma} = 999")
        connection.commit()
    found = glance(path)
    assert trouble in found.trouble
    assert found == Glance(found.trouble)


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "brief.db").write_bytes(b"Geachte klant, de rente stijgt. " * 200)
    assert "not a database" in glance(tmp_path / "brief.db").trouble
    assert glance(tmp_path / "weg.db").trouble
