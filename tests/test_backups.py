"""Backups: whole, checked, never in the way of one another; and back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.backups import back_up, backups_of, restore
from glossary.editing import add_entry
from glossary.errors import TermbaseError, UsageError
from glossary.review import Review
from glossary.termbase import open_termbase
from glossary.termbase.copies import examine
from glossary.termbase.entries import all_entries
from tests.editing.conftest import entry

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def damage(path: Path) -> None:
    """Overwrite the middle of every page but the first with what no page holds."""
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 600] = b"\xee" * 600
    path.write_bytes(content)


def test_a_backup_holds_everything_and_is_one_file(mined: Path) -> None:
    with open_termbase(mined) as termbase:
        Review(termbase).approve(1)
        # Still open: what was written is in the log beside the file, and in the backup.
        done = back_up(mined, moment=NOON)
    assert done.path == mined.with_name("glossary.db.2026-11-22-120000.bak")
    assert (done.sound.counts["concept_entries"], done.sound.counts["verdicts"]) == (1, 1)
    assert dump(done.path) == dump(mined)
    assert [path.name for path in mined.parent.glob("*.bak*")] == [done.path.name]


def test_a_backup_is_taken_while_another_program_writes(mined: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with open_termbase(mined) as termbase:
            number = 0
            while not stop.is_set():
                number += 1
                add_entry(termbase, entry(f"rapport {number}", "report"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [back_up(mined, mined.with_name(f"{turn}.bak")).sound for turn in range(5)]
    finally:
        stop.set()
        writer.join()
    counts = [sound.counts["concept_entries"] for sound in found]
    assert counts == sorted(counts)
    assert all(sound.faults == () for sound in found)


def test_a_file_that_is_there_is_replaced_only_by_force(mined: Path, tmp_path: Path) -> None:
    target = tmp_path / "kopie.bak"
    target.write_text("van mij")
    with pytest.raises(UsageError, match="is there already"):
        back_up(mined, target)
    assert target.read_text() == "van mij"
    back_up(mined, target, force=True)
    assert examine(target).faults == ()
    with pytest.raises(UsageError, match="is the termbase itself"):
        back_up(mined, mined, force=True)


def test_two_backups_in_one_second_get_two_names_and_the_newest_stay(mined: Path) -> None:
    first, second, third = (back_up(mined, moment=NOON).path for _ in range(3))
    assert backups_of(mined) == [third, second, first]
    done = back_up(mined, moment=NOON.replace(hour=13), keep=2)
    assert set(done.dropped) == {first, second}
    assert backups_of(mined) == [done.path, third]


def test_keep_counts_only_backups_of_this_termbase(mined: Path) -> None:
    other = mined.with_name("ander.db.2026-01-01-120000.bak")
    other.write_text("van een ander")
    back_up(mined, moment=NOON, keep=1)
    assert other.exists()
    with pytest.raises(UsageError, match="--keep counts backups with dated names"):
        back_up(mined, mined.with_name("x.bak"), keep=1)


def test_a_damaged_termbase_is_not_backed_up_as_if_it_were_sound(mined: Path) -> None:
    damage(mined)
    with pytest.raises(TermbaseError, match="is damaged"):
        back_up(mined, mined.with_name("x.bak"))
    assert not list(mined.parent.glob("*x.bak*"))


@pytest.mark.parametrize("target", ["nergens/x.bak", "/proc/x.bak"])
def test_a_place_that_cannot_be_written_is_told(mined: Path, target: str) -> None:
    with pytest.raises(TermbaseError, match=r"x\.bak"):
        back_up(mined, Path(target))


def test_without_a_termbase_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match="no termbase here yet"):
        back_up(tmp_path / "weg.db")


def test_a_restore_is_undone_by_restoring_what_it_kept(mined: Path) -> None:
    backup = back_up(mined, moment=NOON).path
    with open_termbase(mined) as termbase:
        add_entry(termbase, entry("dagrapport", "daily report"))
    before = dump(mined)
    done = restore(mined, backup, moment=NOON)
    assert dump(mined) == dump(backup)
    assert done.aside is not None
    assert "before-restore" in done.aside.name
    restore(mined, done.aside)
    assert dump(mined) == before


def test_a_program_that_has_the_termbase_open_sees_what_was_restored(mined: Path) -> None:
    with open_termbase(mined) as termbase:
        backup = back_up(mined, moment=NOON).path
        add_entry(termbase, entry("dagrapport", "daily report"))
        restore(mined, backup)
        assert all_entries(termbase) == []
        add_entry(termbase, entry("weekrapport", "weekly report"))
    assert examine(mined).faults == ()


def test_a_restore_over_a_damaged_termbase_keeps_its_bytes(mined: Path) -> None:
    backup = back_up(mined, moment=NOON).path
    mined.write_bytes(b"\x00" * 8192)
    done = restore(mined, backup)
    assert done.aside is not None
    assert done.aside.read_bytes() == b"\x00" * 8192
    assert dump(mined) == dump(backup)


def test_a_termbase_that_is_gone_is_restored(mined: Path) -> None:
    backup = back_up(mined, moment=NOON).path
    mined.unlink()
    assert restore(mined, backup).aside is None
    assert dump(mined) == dump(backup)


SPOILT: dict[str, Callable[[Path], None]] = {
    "damaged": damage,
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:20_000]),
    "a text": lambda path: path.write_text("Dit is geen reservekopie. " * 50),
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_a_backup_that_is_not_sound_is_refused_and_nothing_changes(mined: Path, kind: str) -> None:
    backup = back_up(mined, moment=NOON).path
    SPOILT[kind](backup)
    before = mined.read_bytes()
    with pytest.raises(TermbaseError, match=backup.name):
        restore(mined, backup)
    assert mined.read_bytes() == before
    assert not list(mined.parent.glob("*before-restore*"))


def test_a_backup_of_a_newer_program_is_refused(mined: Path) -> None:
    backup = back_up(mined, moment=NOON).path
    with sqlite3.connect(backup) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(TermbaseError, match="newer version"):
        restore(mined, backup)
