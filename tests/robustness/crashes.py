"""Kills to what is left: a command ended at a random moment, the folder looked at, the command run again.

    from tests.robustness.crashes import disturb

Moments are of two kinds: a share of the time that an undisturbed run takes, and, with calls.so preloaded, the n-th call
that changes a file, before it or with half of it done.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT, SIGKILL

from tests.robustness.jobs import Job, content_of, databases_of, files_of, is_unfinished, verdicts_of
from tests.robustness.running import Act, Outcome, Zygote

_APPROVED = re.compile(r"(\d+): .* = (.*) \(approved\)")
_REJECTED = re.compile(r"(\d+): .* rejected")
_REVIEWED = re.compile(r"^(?:> )?(?:approved|rejected|deferred) '", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run is disturbed, and how."""

    share: float | None = None
    """The share of the usual time after which it is killed."""
    call: int = 0
    act: int | None = None
    signal: int = SIGKILL

    def __str__(self) -> str:
        return (
            f"at {self.share:.3f} of its time" if self.share is not None else f"{Act(self.act or 0).name} {self.call}"
        )


def moments(job: Job, chance: random.Random, *, by_calls: bool) -> Iterator[Moment]:
    """Give moments to kill a job at, without end."""
    while True:
        yield Moment(share=chance.random())
        if by_calls:
            yield Moment(call=chance.randint(1, job.usual.calls), act=chance.choice([Act.KILL, Act.TEAR]))


def interruption(chance: random.Random) -> Moment:
    """Give a moment to type Ctrl-C at."""
    # The first tenth is the harness's own start, before the command has its handler.
    return Moment(share=0.1 + 0.9 * chance.random(), signal=SIGINT)


@dataclass(frozen=True, slots=True)
class Disturbed:
    """What a disturbed run left, after everything about it was found in order."""

    outcome: Outcome
    unfinished: int
    """Files that the next run left lying."""
    done_already: bool
    """Whether the work was done although the run did not end well."""


def disturb(zygote: Zygote, job: Job, moment: Moment, folder: Path) -> Disturbed:
    """Run a job, disturb it, look at the folder, run it again and compare with an undisturbed run.

    Raises AssertionError with the job and the moment when anything is not as it should be.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(job.begin, folder)
    seconds = None if moment.share is None else moment.share * job.usual.seconds
    outcome = zygote.run(
        job.request(folder, signal_after=seconds, signal=moment.signal, call=moment.call, act=moment.act)
    )
    where = f"{job.name}, {moment}: {outcome.code}, {outcome.err[-1500:]}"
    look(job, folder, outcome, where)
    done = is_done(job, folder)
    if outcome.code == 0 and not done:
        raise AssertionError(f"{where}: said that it was done, and was not")
    again = zygote.run(job.request(folder, act=Act.COUNT))
    if again.code != 0:
        raise AssertionError(f"{where}: cannot be run again: {again}")
    look(job, folder, again, f"{where}, then again")
    if not is_done(job, folder):
        raise AssertionError(f"{where}: running it again does not finish it: {differences(job, folder)}")
    return Disturbed(outcome, sum(map(is_unfinished, folder.rglob("*"))), done)


def look(job: Job, folder: Path, outcome: Outcome, where: str) -> None:
    """Make sure that databases are sound, files are whole and what was acknowledged is there."""
    for path in databases_of(folder):
        if faults := faults_of(path):
            raise AssertionError(f"{where}: {path.name}: {faults}")
    before, after = files_of(job.begin), files_of(job.end)
    for name, content in files_of(folder).items():
        if content not in (before.get(name), after.get(name)):
            raise AssertionError(f"{where}: {name} is neither old nor new ({len(content)} bytes)")
    for name in before:
        if not (folder / name).exists():
            raise AssertionError(f"{where}: {name} is gone")
    if "Traceback" in outcome.err or "came through" in outcome.err:
        raise AssertionError(f"{where}: a traceback")
    _look_for_verdicts(job, folder, outcome, where)


def faults_of(path: Path) -> list[str]:
    """Give what SQLite finds wrong with a database."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return [line for line in found if line != "ok"] + (["empty"] if not version else [])


def _look_for_verdicts(job: Job, folder: Path, outcome: Outcome, where: str) -> None:
    database = folder / "glossary.db"
    if job.name == "restore":
        return
    with closing(sqlite3.connect(database)) as connection:
        standing = {
            int(pair): (decision, en)
            for pair, decision, en in connection.execute("SELECT pair_id, decision, en FROM standing_verdicts")
        }
    for number, english in _APPROVED.findall(outcome.err):
        if standing.get(int(number)) != ("approved", english):
            raise AssertionError(f"{where}: the verdict on {number} was acknowledged and is lost")
    for number in _REJECTED.findall(outcome.err):
        if standing.get(int(number), ("",))[0] != "rejected":
            raise AssertionError(f"{where}: the rejection of {number} was acknowledged and is lost")
    if job.steps:
        told, kept = len(_REVIEWED.findall(outcome.err)), verdicts_of(database) - verdicts_of(job.begin / "glossary.db")
        if kept < told:
            raise AssertionError(f"{where}: {told} verdicts were acknowledged, {kept} are there")


def is_done(job: Job, folder: Path) -> bool:
    """Say whether a folder has what an undisturbed run leaves."""
    return not differences(job, folder)


def differences(job: Job, folder: Path) -> list[str]:
    """Name what differs from what an undisturbed run leaves."""
    found = [] if files_of(folder) == files_of(job.end) else ["files"]
    mine, wanted = content_of(folder / "glossary.db"), content_of(job.end / "glossary.db")
    found += [table for table in wanted if mine.get(table) != wanted[table]]
    if job.name == "backup":
        kept, right = content_of(folder / "oud.bak", logs=True), content_of(job.end / "oud.bak", logs=True)
        found += ["backup"] if kept != right else []
    return found
