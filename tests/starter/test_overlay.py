from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from glossary.errors import GlossaryError
from glossary.starter.files import terms_folder
from glossary.starter.overlay import cache_folder, overlay_path, rebuild_overlay, sound_overlay
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


def test_other_content_of_the_same_size_and_time_is_not_missed(folder: Folder) -> None:
    """As after restoring a file from a backup, which keeps the time it had."""
    place = folder()
    first = overlay_path(place)
    file = place / "finance.csv"
    state = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("share", "stock"), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert ask(overlay_path(place), "SELECT text FROM terms WHERE entry_id = -1 AND language = 'en'") == [("stock",)]
    assert not first.exists()


def test_the_same_content_of_another_time_and_folder_is_not_built_again(folder: Folder, tmp_path: Path) -> None:
    place = folder()
    first = overlay_path(place)
    os.utime(place / "finance.csv", (1, 1))
    assert overlay_path(place) == first
    assert overlay_path(place.rename(tmp_path / "elders")) == first


def test_a_file_that_cannot_be_read_is_named(folder: Folder) -> None:
    place = folder()
    (place / "tech.csv").unlink()
    with pytest.raises(GlossaryError, match=r"tech\.csv: is missing; install dutch-glossary again"):
        overlay_path(place)
    (place / "tech.csv").mkdir()
    with pytest.raises(GlossaryError, match=r"tech\.csv: cannot be read \(Is a directory\)"):
        overlay_path(place)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"Dit is geen database. " * 400,
        lambda content: bytes(100) + content[100:],
        lambda content: content[: len(content) // 2],
        lambda content: content[:-4096],
    ],
    ids=["empty", "no database", "without its head", "cut in half", "without its last page"],
)
def test_an_overlay_that_is_damaged_is_built_again_before_it_is_used(
    folder: Folder, damage: Callable[[bytes], bytes]
) -> None:
    place = folder()
    path = overlay_path(place)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert sound_overlay(place).read_bytes() == whole


def test_a_sound_overlay_is_used_as_it_is(folder: Folder) -> None:
    place = folder()
    built = overlay_path(place).stat()
    assert sound_overlay(place).stat().st_ino == built.st_ino


def test_a_folder_in_place_of_the_overlay_is_told(folder: Folder) -> None:
    place = folder()
    path = overlay_path(place)
    path.unlink()
    path.mkdir()
    with pytest.raises(GlossaryError, match="the cache cannot be written"):
        sound_overlay(place)


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
