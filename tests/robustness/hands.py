"""Many processes on one termbase for a while, each with its own work; then everything acknowledged is looked for.

A hand runs commands as they are typed, in a process of its own that has them loaded, and notes what was acknowledged. It
stops after some seconds; what it found in order does not hang on how far it came.
"""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.robustness.running import ROOT, SETTINGS

ROLES = ("mine", "review", "review", "look up", "export", "import", "keep", "mine")
_LOT = 20
# What no user may see because somebody else is at work too.
_FORBIDDEN = re.compile(r"locked|another program|malformed|damaged|SQLite says|Traceback|disk error|cannot be opened")
_VERDICT = re.compile(r"^(?:> )?(?:approved|rejected|deferred) '", re.MULTILINE)
_TEXT = (
    "De kapitaaluitgaven van bedrijf {0} stegen. De vrije kasstroom en de brutomarge daalden door hogere rentelasten. "
)


@dataclass(slots=True)
class Report:
    """What a hand did."""

    role: str
    name: str
    operations: dict[str, int] = field(default_factory=dict)
    slowest: dict[str, float] = field(default_factory=dict)
    """Seconds of the slowest operation of each kind."""
    longest_wait: float = 0.0
    """Seconds until a writer had the termbase to itself."""
    longest_hold: float = 0.0
    """Seconds for which others had to wait for this hand."""
    refused: int = 0
    """Commands that were refused for a reason a person understands, such as a suggestion without English."""
    verdicts: int = 0
    """Rows of the log that were acknowledged."""
    lots: dict[str, bool] = field(default_factory=dict)
    """Lots that were imported, and whether they were left there."""
    troubles: list[str] = field(default_factory=list)


def work(folder: Path, cache: Path, seconds: float, seed: int, roles: tuple[str, ...] = ROLES) -> list[Report]:
    """Let hands work on the glossary.db of a folder, in which a text was mined; give what each did.

    Raises AssertionError for anything that is lost, torn or damaged.
    """
    hands = [_started(role, number, folder, cache, seconds, seed) for number, role in enumerate(roles)]
    for hand in hands:
        assert hand.stdout is not None
        hand.stdout.readline()
    for hand in hands:
        assert hand.stdin is not None
        hand.stdin.write("go\n")
        hand.stdin.close()
    reports = []
    for hand in hands:
        assert hand.stdout is not None
        reports.append(Report(**json.loads(hand.stdout.read() or "{}")))
        hand.wait()
    if troubles := [f"{report.name}: {trouble}" for report in reports for trouble in report.troubles]:
        raise AssertionError("\n".join(troubles[:10]))
    look_after(folder, reports)
    return reports


def _started(role: str, number: int, folder: Path, cache: Path, seconds: float, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.robustness.hands", role, str(number), str(folder), str(seconds), str(seed)]
    settings = SETTINGS | {
        "GLOSSARY_CACHE": str(cache),
        "GLOSSARY_REVIEWER": f"hand-{number}",
        "GLOSSARY_DB": str(folder / "glossary.db"),
    }
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def look_after(folder: Path, reports: list[Report]) -> None:
    """Compare what the hands were told with what the termbase holds."""
    with closing(sqlite3.connect(folder / "glossary.db")) as connection:
        assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        kept = Counter(row[0] for row in connection.execute("SELECT reviewer FROM verdicts"))
        lots = Counter(
            row[0].split()[1]
            for row in connection.execute(
                "SELECT text FROM terms WHERE language = 'nl' AND text LIKE 'partijrapport %'"
            )
        )
    for report in reports:
        assert kept[report.name] == report.verdicts, (report.name, kept[report.name], report.verdicts)
        for lot, stays in report.lots.items():
            assert lots[lot] == (_LOT if stays else 0), (lot, lots[lot], stays)


class Hand:
    """One person at work."""

    def __init__(self, role: str, number: int, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(f"{seed} {number}")
        self._number = number
        self._turn = 0
        self.report = Report(role, f"hand-{number}")
        self._work: dict[str, Callable[[], None]] = {
            "mine": self._mine, "review": self._review, "look up": self._look_up, "export": self._export,
            "import": self._import, "keep": self._keep,
        }  # fmt: skip

    def step(self) -> None:
        """Do the next piece of work."""
        self._turn += 1
        self._work[self.report.role]()

    def _run(self, kind: str, *arguments: str, answers: str | None = None) -> Any:
        from typer.testing import CliRunner

        from glossary.cli import app

        started = time.perf_counter()
        done = CliRunner().invoke(app, list(arguments), input=answers, prog_name="glossary")
        seconds = time.perf_counter() - started
        report = self.report
        report.operations[kind] = report.operations.get(kind, 0) + 1
        report.slowest[kind] = max(seconds, report.slowest.get(kind, 0.0))
        raised = done.exception if not isinstance(done.exception, SystemExit) else None
        if raised is not None or _FORBIDDEN.search(done.stderr):
            report.troubles.append(f"{' '.join(arguments)}: {raised!r} {done.stderr[-500:]}")
        if done.exit_code != 0:
            report.refused += 1
        return done

    def _mine(self) -> None:
        text = self._folder / f"tekst-{self._number}-{self._turn % 3}.txt"
        text.write_text(_TEXT.format(self._turn) * 3, encoding="utf-8")
        done = self._run("mine", "mine", str(text))
        if done.exit_code != 0:
            self.report.troubles.append(f"mine: {done.stderr}")

    def _review(self) -> None:
        pair = str(self._chance.randint(1, 15))
        how = self._chance.choice(["accept", "reject", "defer", "undo", "review"])
        if how == "review":
            done = self._run("review", "review", "--plain", "--limit", "3", answers="a\nr\n2\nd\nq\n")
            self.report.verdicts += len(_VERDICT.findall(done.stderr))
            return
        more = {"reject": [pair, "--reason", "not a term"], "undo": ["--mine"]}.get(how, [pair])
        done = self._run(how, how, *more)
        # What was accepted before is told and not written again.
        if done.exit_code == 0 and "was accepted before" not in done.stderr:
            self.report.verdicts += 1

    def _look_up(self) -> None:
        done = self._run("look up", "lookup", "dagrapport", "kapitaaluitgaven", "--format", "json")
        if "daily report" not in done.stdout or not json.loads(done.stdout):
            self.report.troubles.append(f"lookup does not find what is there: {done.stdout[:300]} {done.stderr}")

    def _export(self) -> None:
        if self._chance.random() < 0.3:
            done = self._run("export gettext", "export", "--out", str(self._folder / f"locales-{self._number}"), "--mo")
            if done.exit_code != 0:
                self.report.troubles.append(f"export: {done.stderr}")
            return
        path = self._folder / f"uit-{self._number}.json"
        done = self._run("export json", "export", "--for", "json", "--approved", "--out", str(path))
        if done.exit_code != 0:
            self.report.troubles.append(f"export: {done.stderr}")
            return
        lots = Counter(re.findall(r'"partijrapport (\w+) \w+"', path.read_text(encoding="utf-8")))
        json.loads(path.read_text(encoding="utf-8"))
        if torn := [lot for lot, count in lots.items() if count % _LOT]:
            self.report.troubles.append(f"a torn read: {[(lot, lots[lot]) for lot in torn]}")

    def _import(self) -> None:
        lot = f"p{self._number}x{self._turn}"
        path = self._folder / f"{lot}.csv"
        rows = [f"partijrapport {lot} {chr(97 + place)},lot report {lot} {chr(97 + place)}" for place in range(_LOT)]
        path.write_text("\n".join(["nl,en", *rows]) + "\n", encoding="utf-8")
        done = self._run("import", "import", str(path), "--field", "finance")
        if done.exit_code != 0:
            self.report.troubles.append(f"import: {done.stderr}")
            return
        self.report.lots[lot] = True
        batch = re.search(r"undo --batch (\d+)", done.stderr)
        if batch and self._chance.random() < 0.5:
            gone = self._run("undo import", "undo", "--batch", batch[1])
            self.report.lots[lot] = gone.exit_code != 0

    def _keep(self) -> None:
        how = self._chance.choice(["sync", "backup", "history"])
        if how == "sync":
            done = self._run("sync", "sync", str(self._folder / f"team-{self._number}"))
        elif how == "backup":
            done = self._run("backup", "backup", str(self._folder / f"{self._number}.bak"), "--force")
        else:
            done = self._run("history", "history", "--format", "json")
        if done.exit_code != 0:
            self.report.troubles.append(f"{how}: {done.stderr}")


@contextmanager
def _timed(report: Report) -> Iterator[None]:
    """Measure how long a writer waits for the others."""
    from glossary.termbase.connection import Termbase

    writing = Termbase.writing

    @contextmanager
    def timed(self: Termbase) -> Iterator[sqlite3.Connection]:
        started = time.perf_counter()
        with writing(self) as connection:
            had = time.perf_counter()
            report.longest_wait = max(report.longest_wait, had - started)
            try:
                yield connection
            finally:
                report.longest_hold = max(report.longest_hold, time.perf_counter() - had)

    Termbase.writing = timed  # type: ignore[method-assign]
    try:
        yield
    finally:
        Termbase.writing = writing  # type: ignore[method-assign]


def _main(role: str, number: str, folder: str, seconds: str, seed: str) -> None:
    os.chdir(folder)
    hand = Hand(role, int(number), Path(folder), int(seed))
    # The first turn loads what the work needs, and counts.
    with _timed(hand.report):
        hand.step()
        hand.report.longest_wait, hand.report.longest_hold, hand.report.slowest = 0.0, 0.0, {}
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        until = time.monotonic() + float(seconds)
        while time.monotonic() < until:
            hand.step()
    sys.stdout.write(json.dumps(asdict(hand.report)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
