"""The doctor looks at the cache, and says what is wrong with it where it cannot mend it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary.doctor import cache
from glossary.doctor.findings import Level
from glossary.errors import GlossaryError


def fail(*_: object) -> Path:
    raise GlossaryError("de schijf is vol")


def test_a_sound_cache_is_one_finding(overlay: Path) -> None:
    (found,) = cache.examine_cache()
    assert (found.level, found.message) == (Level.FINE, f"sound, in {overlay.parent}")


def test_a_cache_that_cannot_be_filled_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "overlay_path", fail)
    (found,) = cache.examine_cache()
    assert (found.level, found.message) == (Level.BROKEN, "de schijf is vol")
    assert "GLOSSARY_CACHE" in found.advice


@pytest.mark.usefixtures("overlay")
def test_a_cache_that_may_not_be_written_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    sound, note = cache.examine_cache()
    assert (sound.level, note.level, note.message.endswith("cannot be written")) == (Level.FINE, Level.NOTE, True)


@pytest.mark.parametrize("again", ["fails", "is damaged too"])
def test_a_damaged_cache_that_cannot_be_built_again_is_told(
    again: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "starter.db"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    monkeypatch.setattr(cache, "overlay_path", lambda: damaged)
    monkeypatch.setattr(cache, "rebuild_overlay", fail if again == "fails" else lambda: damaged)
    found = next(cache.examine_cache())
    assert (found.level, "building it again failed" in found.message) == (Level.BROKEN, True)
    assert ("de schijf is vol" in found.message) == (again == "fails")
