"""Full disks, broken disks, lost permissions and a clock that runs backwards: one line, nothing lost, the rest later."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.backups import back_up
from glossary.errors import TermbaseError
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.connection import reading_address
from glossary.termbase.verdicts import history
from tests.robustness.crashes import Moment, disturb, look
from tests.robustness.jobs import Job, Workshop, verdicts_of
from tests.robustness.running import Act, Outcome, Zygote, request
from tests.robustness.test_crashes import SEED

pytestmark = pytest.mark.thorough

FAULTS = (Act.FULL, Act.BROKEN, Act.FULL_FROM, Act.BROKEN_FROM)


def told_in_one_line(outcome: Outcome) -> None:
    assert outcome.code == 1, outcome
    assert outcome.err.splitlines()[-1].startswith("glossary: "), outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.outside
def test_a_call_that_fails_anywhere_loses_nothing_and_the_command_is_finished_by_the_next(
    counting: Zygote, counted_jobs: list[Job], tmp_path: Path
) -> None:
    told = 0
    for job in counted_jobs:
        chance = random.Random(f"{SEED} {job.name}")
        for act in FAULTS * 2:
            moment = Moment(call=chance.randint(1, job.usual.calls), act=act)
            outcome = disturb(counting, job, moment, tmp_path / "run").outcome
            if outcome.code:
                told_in_one_line(outcome)
                told += 1
    assert told > len(counted_jobs)


# The largest files that let each begin and not end; export reads, so that opening the termbase is all it grows.
@pytest.mark.parametrize(
    ("name", "most"),
    [("import", 60_000), ("export tbx2", 4_096), ("backup", 60_000), ("sync", 60_000), ("accept", 200_000)],
)
def test_a_file_that_cannot_grow_further_is_told_and_nothing_is_lost(
    name: str, most: int, zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    (job,) = workshop.jobs([name])
    shutil.copytree(job.begin, tmp_path / "run")
    outcome = zygote.run(job.request(tmp_path / "run", preludes=[f"small_files:{most}"]))
    look(job, tmp_path / "run", outcome, f"{name}, {most}")
    told_in_one_line(outcome)
    assert zygote.run(job.request(tmp_path / "run")).code == 0


def test_a_database_that_cannot_grow_further_says_that_the_disk_is_full(
    zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    (job,) = workshop.jobs(["import"])
    shutil.copytree(job.begin, tmp_path / "run")
    with closing(sqlite3.connect(tmp_path / "run" / "glossary.db")) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    outcome = zygote.run(job.request(tmp_path / "run", preludes=[f"few_pages:{pages}"]))
    told_in_one_line(outcome)
    assert "the disk is full" in outcome.err
    disturb(zygote, job, Moment(share=5.0), tmp_path / "again")


@pytest.fixture
def locked_away(tmp_path: Path, workshop: Workshop) -> Iterator[Path]:
    """A folder in which nothing can be written."""
    folder = tmp_path / "run"
    shutil.copytree(workshop.jobs(["accept"])[0].begin, folder)
    for path in folder.rglob("*"):
        path.chmod(0o444 if path.is_file() else 0o555)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.parametrize(
    "arguments",
    [
        ("accept", "1"),
        ("mine", "a.txt"),
        ("import", "a.csv"),
        ("sync", "team"),
        ("backup",),
        ("export",),
        ("export", "--for", "tbx2"),
    ],
    ids=" ".join,
)
def test_in_a_folder_that_cannot_be_written_a_command_says_so(
    arguments: tuple[str, ...], zygote: Zygote, locked_away: Path
) -> None:
    told_in_one_line(zygote.run(request(locked_away, *arguments, preludes=["without_override"])))


def test_in_a_folder_that_cannot_be_written_everything_can_be_looked_up(zygote: Zygote, locked_away: Path) -> None:
    outcome = zygote.run(request(locked_away, "lookup", "dagrapport", preludes=["without_override"]))
    assert outcome.code == 0, outcome
    assert "daily report" in outcome.out


def test_what_was_decided_last_is_seen_in_a_folder_that_cannot_be_written(
    zygote: Zygote, mined: Path, tmp_path: Path
) -> None:
    """Killed after a verdict, the termbase has it in the log beside it."""
    folder = tmp_path / "ander"
    folder.mkdir()
    with open_termbase(mined) as termbase:
        Review(termbase, "ans").approve(1)
        for path in tmp_path.glob("glossary.db*"):
            shutil.copy(path, folder / path.name)
    assert (folder / "glossary.db-wal").stat().st_size > 0
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        outcome = zygote.run(request(folder, "history", "--format", "json", preludes=["without_override"]))
    finally:
        folder.chmod(0o755)
    assert [row["reviewer"] for row in json.loads(outcome.out)] == ["ans"], outcome


def test_a_reader_of_a_termbase_that_nobody_has_open_is_not_disturbed_by_a_writer_that_comes(mined: Path) -> None:
    """A reader without locks would see the pages change under it."""
    with closing(sqlite3.connect(reading_address(mined), uri=True, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        before = reading.execute("SELECT count(*) FROM verdicts").fetchone()
        with open_termbase(mined) as termbase:
            Review(termbase).approve(1)
            termbase.rows("PRAGMA wal_checkpoint(PASSIVE)")
        reading.execute("PRAGMA shrink_memory")
        assert reading.execute("SELECT count(*) FROM verdicts").fetchone() == before


def _leave_an_orphan(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO equivalents VALUES (999999, 1, 'x', 0.5, '[]')")


def test_a_commit_that_fails_is_rolled_back_and_the_next_decision_is_kept(mined: Path) -> None:
    with open_termbase(mined) as termbase:
        with pytest.raises(TermbaseError, match="FOREIGN KEY"):
            _leave_an_orphan(termbase)
        assert not termbase.connection.in_transaction
        Review(termbase).approve(1)
        assert [verdict.pair for verdict in history(termbase)] == [1]


def test_in_a_script_a_full_disk_ends_the_review_before_the_next_answer_meets_the_wrong_pair(
    zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    (job,) = workshop.jobs(["review"])
    folder = tmp_path / "run"
    shutil.copytree(job.begin, folder)
    # Room for some verdicts in the log of the database, and not for all.
    outcome = zygote.run(job.request(folder, preludes=["small_files:150000"]))
    look(job, folder, outcome, "small files")
    told_in_one_line(outcome)
    kept = verdicts_of(folder / "glossary.db")
    assert 0 < kept < len(job.steps)
    assert len(outcome.err.splitlines()) == kept + 1, "an answer was taken after the fault"


def test_with_a_clock_that_runs_backwards_the_order_of_decisions_stays(
    zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    shutil.copytree(workshop.jobs(["accept"])[0].begin, folder)
    for arguments in (["accept", "1", "2"], ["edit", "e2", "--definition", "later"], ["reject", "3", "-r", "x"]):
        assert zygote.run(request(folder, *arguments, preludes=["backward_clock"])).code == 0
    undone = zygote.run(request(folder, "undo", preludes=["backward_clock"]))
    assert undone.err.startswith("taken back: "), undone
    assert "(rejected by toetser)" in undone.err
    assert "taken back: edit of 1 entry" in zygote.run(request(folder, "undo", preludes=["backward_clock"])).err
    moments = [row["moment"] for row in json.loads(zygote.done(folder, "history", "--format", "json").out)]
    # The oldest change was made before, with a clock that was right.
    assert max(moments[:-1]) < "2001-01-03" < moments[-1]


def test_a_backup_stays_although_the_clock_went_back_since_the_last_one(mined: Path) -> None:
    back_up(mined, moment=datetime(2026, 11, 22, 12, tzinfo=UTC))
    done = back_up(mined, moment=datetime(2001, 1, 1, tzinfo=UTC), keep=1)
    assert done.path.exists()
    assert [path.name for path in mined.parent.glob("*.bak")] == [done.path.name]


@pytest.mark.parametrize("arguments", [["--version"], ["formats"], ["formats", "--format", "json"], []])
def test_results_that_find_the_disk_full_are_told_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "glossary", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "No space left" in done.stderr
