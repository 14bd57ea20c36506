from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from time import process_time

import pytest

from glossary.errors import GlossaryError
from glossary.starter.files import terms_folder
from glossary.starter.overlay import cache_folder, overlay_path, rebuild_overlay
from tests.starter.conftest import Folder

# Twice the bound of two seconds: a slow machine with other work must not fail the test.
PATIENCE = 4.0


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLOSSARY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def ask(path: Path, question: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_the_overlay_holds_the_terms_by_their_match_keys(folder: Folder) -> None:
    path = overlay_path(folder(finance=["vrije kasstroom|de|noun|||free cash flow||results||"]))
    found = ask(path, "SELECT entry_id, text, status FROM terms WHERE language = 'nl' AND key = 'vrijkasstroom'")
    assert found == [(-2, "vrije kasstroom", "preferred")]
    english = ask(path, "SELECT text FROM terms WHERE entry_id = -2 AND language = 'en'")
    assert english == [("free cash flow",)]


def test_the_overlay_finds_terms_by_parts_of_their_spelling(folder: Folder) -> None:
    path = overlay_path(folder(finance=["vrije kasstroom|de|noun|||free cash flow||results||"]))
    found = ask(
        path,
        "SELECT terms.text FROM terms_trigrams JOIN terms ON terms.id = terms_trigrams.rowid"
        " WHERE terms_trigrams MATCH '\"sst\"'",
    )
    assert found == [("vrije kasstroom",)]


def test_the_overlay_holds_components_and_false_friends(folder: Folder) -> None:
    path = overlay_path(folder())
    assert ask(path, "SELECT nl, role, en FROM components") == [("kapitaal", "modifier", json.dumps(["capital"]))]
    assert ask(path, 'SELECT key, wrong, "right" FROM false_friends') == [
        ("eventueel", "eventually", json.dumps(["possible", "if necessary"]))
    ]


def test_the_overlay_is_built_once_and_again_when_a_file_changes(folder: Folder, cache: Path) -> None:
    first = overlay_path(folder())
    built = first.stat().st_mtime_ns
    assert overlay_path(first.parent.parent / "terms").stat().st_mtime_ns == built
    second = overlay_path(folder(finance=["rente|de|noun|-||interest||banking||"]))
    assert second != first
    assert list(cache.glob("*")) == [second]


def test_a_damaged_overlay_is_replaced(folder: Folder) -> None:
    place = folder()
    path = overlay_path(place)
    path.write_bytes(b"no database")
    assert ask(rebuild_overlay(place), "SELECT count(*) FROM concept_entries") == [(3,)]


def test_the_same_terms_give_the_same_overlay(folder: Folder) -> None:
    place = folder()
    first = overlay_path(place).read_bytes()
    assert rebuild_overlay(place).read_bytes() == first


def test_a_cache_that_cannot_be_written_is_named(folder: Folder, cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    with pytest.raises(GlossaryError, match=r"the cache cannot be written .*; set GLOSSARY_CACHE to another folder"):
        overlay_path(folder())


def test_the_cache_is_where_the_environment_says(cache: Path) -> None:
    assert cache_folder() == cache


def test_building_the_overlay_of_all_terms_is_quick_and_breaks_no_constraint() -> None:
    begun = process_time()
    path = rebuild_overlay(terms_folder())
    assert process_time() - begun < PATIENCE
    assert ask(path, "SELECT count(*) > 5000 FROM concept_entries") == [(1,)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
