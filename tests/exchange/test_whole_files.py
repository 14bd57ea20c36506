"""Files that a killed process left unfinished go away with the next that is written there; all others stay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.backups import back_up
from glossary.exchange.whole_files import write_whole

HOUR = 3600


@pytest.fixture(scope="module")
def gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def aged(path: Path, seconds: float) -> Path:
    path.write_bytes(b"half")
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def write(mined: Path) -> None:
    write_whole(mined.parent, {mined.parent / "a.po": b"whole"})


@pytest.mark.parametrize("writing", [write, back_up])
def test_what_a_killed_process_left_an_hour_ago_goes_away(
    writing: Callable[[Path], object], mined: Path, gone: int
) -> None:
    left = [aged(mined.parent / f".a.po.{gone}.tmp{part}", HOUR + 60) for part in ("", "-wal", "-shm", "-journal")]
    writing(mined)
    assert not any(path.exists() for path in left)


def test_what_is_younger_at_work_or_somebody_elses_stays(mined: Path, gone: int) -> None:
    kept = [
        aged(mined.parent / f".a.po.{gone}.tmp", HOUR - 60),
        aged(mined.parent / f".b.po.{os.getppid()}.tmp", HOUR + 60),
        aged(mined.parent / ".notes.tmp", HOUR + 60),
        aged(mined.parent / f"a.po.{gone}.tmp", HOUR + 60),
        aged(mined.parent / f".a.po.{gone}.tmp.txt", HOUR + 60),
    ]
    write(mined)
    assert all(path.exists() for path in kept)


def test_a_file_that_cannot_be_written_leaves_none_of_them_behind(tmp_path: Path, gone: int) -> None:
    left = aged(tmp_path / f".a.po.{gone}.tmp", HOUR + 60)
    (tmp_path / "b.po").mkdir()
    with pytest.raises(Exception, match="is a folder"):
        write_whole(tmp_path, {tmp_path / "a.po": b"whole", tmp_path / "b.po": b"whole"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.po"]
    assert not left.exists()
