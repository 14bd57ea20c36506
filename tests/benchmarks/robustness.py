"""Hundreds of kills, faults and interruptions of every command, and eight processes on one termbase for a minute: figures.

    python -m tests.benchmarks.robustness [--kills 30] [--faults 20] [--interrupts 10] [--seconds 60] [--seed 20261122]

The counts are for each of the eleven commands. Anything that is lost, torn or damaged ends it with what happened and when.
Needs a C compiler: kills and faults at the n-th call that changes a file are made by a library that is built first.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path

from tests.robustness.crashes import Moment, disturb, interruption, moments
from tests.robustness.hands import ROLES, work
from tests.robustness.jobs import Job, Workshop
from tests.robustness.running import Act, Zygote, calls_library

_FAULTS = (Act.FULL, Act.BROKEN, Act.FULL_FROM, Act.BROKEN_FROM)


def commands(zygote: Zygote, jobs: list[Job], folder: Path, counts: argparse.Namespace) -> None:
    """Disturb every job and print a row for each."""
    print("| command | calls that change files | killed | came too late | faults | of which told | interrupted |")
    print("|---|---|---|---|---|---|---|")
    total: Counter[str] = Counter()
    for job in jobs:
        chance = random.Random(f"{counts.seed} {job.name}")
        found: Counter[str] = Counter()
        for moment in islice(moments(job, chance, by_calls=True), counts.kills):
            killed = disturb(zygote, job, moment, folder / "run").outcome.killed
            found["killed" if killed else "late"] += 1
        for number in range(counts.faults):
            moment = Moment(call=chance.randint(1, job.usual.calls), act=_FAULTS[number % len(_FAULTS)])
            found["faults"] += 1
            found["told"] += disturb(zygote, job, moment, folder / "run").outcome.code == 1
        for _ in range(counts.interrupts):
            moment = interruption(chance)
            found["stopped"] += disturb(zygote, job, moment, folder / "run").outcome.code == 130
        total.update(found)
        print(_row(job.name, job.usual.calls, found), flush=True)
    print(_row("all", "", total), flush=True)


def _row(name: str, calls: object, found: Counter[str]) -> str:
    cells = [name, calls, *(found[what] for what in ("killed", "late", "faults", "told", "stopped"))]
    return f"| {' | '.join(map(str, cells))} |"


def hands(begin: Path, folder: Path, cache: Path, seconds: float, seed: int) -> None:
    """Let eight processes work and print what they did."""
    shutil.copytree(begin, folder)
    reports = work(folder, cache, seconds, seed)
    operations: Counter[str] = Counter()
    slowest: dict[str, float] = {}
    for report in reports:
        operations.update(report.operations)
        for kind, took in report.slowest.items():
            slowest[kind] = max(took, slowest.get(kind, 0.0))
    print(f"\n{len(ROLES)} processes, {seconds:.0f} s\n\n| operation | times | slowest, s |\n|---|---|---|")
    for kind, count in operations.most_common():
        print(f"| {kind} | {count} | {slowest.get(kind, 0.0):.2f} |")
    print(f"| all | {operations.total()} | |")
    print(f"\nverdicts acknowledged and in the log: {sum(report.verdicts for report in reports)}")
    print(f"imports acknowledged and there, or undone: {sum(len(report.lots) for report in reports)}")
    print(f"longest wait for the others: {max(report.longest_wait for report in reports):.2f} s")


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--faults", type=int, default=20)
    parser.add_argument("--interrupts", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=20261122)
    counts = parser.parse_args()
    print(f"seed {counts.seed}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "jobs").mkdir()
        with Zygote(folder / "cache", calls_library(folder)) as zygote:
            jobs = Workshop(zygote, folder / "jobs").jobs()
            commands(zygote, jobs, folder, counts)
        begin = next(job.begin for job in jobs if job.name == "import")
        hands(begin, folder / "hands", folder / "cache", counts.seconds, counts.seed)


if __name__ == "__main__":
    main()
