"""The folder of a sync: kept to one sync at a time, read whole, and its conflicts written once."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from glossary.errors import GlossaryError
from glossary.sync import folder as folders
from glossary.sync.folder import conflicts_bytes, locked, read_contents
from glossary.sync.merging import Conflict

CONFLICT = Conflict("e-1", "omzet", "sales", "en", "sales", "=turnover", "revenue")


def test_one_folder_takes_one_sync_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(GlossaryError, match="another sync is at work"), locked(tmp_path):
        pass
    with locked(tmp_path):
        assert read_contents(tmp_path) == {}


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be opened"), locked(tmp_path / "weg"):
        pass


def test_a_table_that_is_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "finance.csv").write_bytes(b"nl,en\n")
    assert read_contents(tmp_path) == {"finance.csv": b"nl,en\n"}
    monkeypatch.setattr(folders, "_MOST_BYTES", 5)
    with pytest.raises(GlossaryError, match="is no table of terms"):
        read_contents(tmp_path)


def test_a_table_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "finance.csv").write_bytes(b"nl,en\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(GlossaryError, match=r"finance.csv: cannot be read \(Permission denied\)"):
        read_contents(tmp_path)


def test_a_conflict_is_written_once_below_what_was_there() -> None:
    first = conflicts_bytes(None, [CONFLICT])
    assert first.decode("utf-8-sig").splitlines()[1:] == ["e-1,omzet,sales,en,sales,'=turnover,revenue"]
    assert conflicts_bytes(first, [CONFLICT]) == first
    own = conflicts_bytes(b"van ons\n", [CONFLICT]).decode("utf-8-sig").splitlines()
    assert own == ["van ons", *first.decode("utf-8-sig").splitlines()]
