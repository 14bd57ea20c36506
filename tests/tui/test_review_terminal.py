"""The review in a real terminal, tmux: killed, resized, shared by two people; and lines where there is no screen."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from glossary.model import Decision
from glossary.termbase import open_termbase
from glossary.termbase.mined import pairs
from glossary.termbase.verdicts import history
from tests.tui.review_samples import fill

pytestmark = pytest.mark.outside
# Other programs may keep the machine busy: so long is waited for what should come at once, in seconds.
PATIENCE = 60
Seen = TypeVar("Seen")


class Terminal:
    """A tmux server with panes of its own."""

    def __init__(self) -> None:
        found = shutil.which("tmux")
        assert found, "tmux is not there: apt-get install tmux"
        self._tmux = [found, "-L", f"glossary-{uuid.uuid4().hex[:8]}", "-f", os.devnull]

    def _run(self, *arguments: str) -> str:
        own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        return subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True, env=own).stdout

    def start(self, name: str, *command: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        variables = [part for key, value in environment.items() for part in ("-e", f"{key}={value}")]
        place = ["-d", "-s", name, "-x", str(size[0]), "-y", str(size[1])]
        self._run("new-session", *place, *variables, *command)

    def type(self, name: str, *keys: str) -> None:
        self._run("send-keys", "-t", name, *keys)

    def screen(self, name: str) -> str:
        return self._run("capture-pane", "-p", "-t", name)

    def wait(self, name: str, words: str) -> str:
        return waited(lambda: self.screen(name), lambda seen: words in seen)

    def resize(self, name: str, width: int, height: int) -> None:
        self._run("resize-window", "-t", name, "-x", str(width), "-y", str(height))

    def process(self, name: str) -> int:
        return int(self._run("display-message", "-p", "-t", name, "#{pane_pid}"))

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)


def waited(look: Callable[[], Seen], enough: Callable[[Seen], bool]) -> Seen:
    end = time.monotonic() + PATIENCE
    while not enough(seen := look()):
        assert time.monotonic() < end, seen
        time.sleep(0.05)
    return seen


def is_running(process: int) -> bool:
    """Say whether a process runs; one that has ended and that nobody has asked after does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path, overlay: Path) -> Path:
    made = tmp_path / "glossary.db"
    with open_termbase(made, create=True) as termbase:
        fill(termbase)
    return made


def review(path: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "glossary", "review", "--db", str(path), *options]


def decided(path: Path) -> list[tuple[str, Decision, str]]:
    with open_termbase(path) as termbase:
        return [(verdict.reviewer, verdict.decision, verdict.nl) for verdict in history(termbase)[::-1]]


def variables(who: str, **others: str) -> dict[str, str]:
    kept = {"GLOSSARY_REVIEWER": who, "GLOSSARY_CACHE": os.environ["GLOSSARY_CACHE"], "LANG": "C.UTF-8"}
    return {**kept, **others}


THREE = [
    ("jan", Decision.APPROVED, "omzetgroei"),
    ("jan", Decision.REJECTED, "rentelasten"),
    ("jan", Decision.DEFERRED, "serverruimte"),
]


@pytest.mark.parametrize("end", ["kill -9", "hang up", "terminal gone"])
def test_killing_the_terminal_loses_nothing(terminal: Terminal, path: Path, end: str) -> None:
    terminal.start("jan", *review(path), **variables("jan"))
    terminal.wait("jan", "▶  omzetgroei")
    terminal.type("jan", "a", "r", "1", "d")
    waited(lambda: decided(path), lambda found: len(found) == 3)
    process = terminal.process("jan")
    if end == "terminal gone":
        terminal.close()
    else:
        os.kill(process, signal.SIGKILL if end == "kill -9" else signal.SIGHUP)
    waited(lambda: is_running(process), lambda running: not running)
    assert decided(path) == THREE
    with open_termbase(path) as termbase:
        assert termbase.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_two_reviewers_at_once_lose_nothing_and_see_each_other(terminal: Terminal, path: Path) -> None:
    for who in ("jan", "ans"):
        terminal.start(who, *review(path), **variables(who))
        terminal.wait(who, "0 done, 8 left")
    # Both type at the same time; each takes what the other has not judged, and is asked where they meet.
    for _ in range(3):
        for who in ("jan", "ans"):
            terminal.type(who, "a")
    seen = waited(
        lambda: terminal.screen("jan") + terminal.screen("ans"),
        lambda words: "Meanwhile" in words or len(decided(path)) >= 6,
    )
    for who in ("jan", "ans"):
        while "Meanwhile" in terminal.screen(who):
            terminal.type(who, "n")
            time.sleep(0.3)
    found = decided(path)
    judged = [nl for _, _, nl in found]
    assert len(judged) == len(set(judged)), "no verdict was given over another one"
    assert len(found) >= 3, seen
    assert {who for who, _, _ in found} <= {"jan", "ans"}
    for who in ("jan", "ans"):
        terminal.wait(who, f"{len(found)} done, {8 - len(found)} left")


def test_what_one_judges_the_other_sees(terminal: Terminal, path: Path) -> None:
    for who in ("jan", "ans"):
        terminal.start(who, *review(path), size=(100, 30), **variables(who))
        terminal.wait(who, "0 done, 8 left")
    terminal.type("ans", "a")
    terminal.wait("jan", "ans approved 'omzetgroei' as 'revenue growth'")
    terminal.type("jan", "a")
    terminal.wait("jan", "Give your verdict all the same?")
    terminal.type("jan", "n")
    terminal.wait("jan", "left as it is")
    assert decided(path) == [("ans", Decision.APPROVED, "omzetgroei")]


def test_the_screen_is_drawn_anew_when_the_terminal_changes_its_size(terminal: Terminal, path: Path) -> None:
    terminal.start("jan", *review(path), **variables("jan"))
    terminal.wait("jan", "? keys")
    terminal.resize("jan", 140, 40)
    terminal.wait("jan", "b bulk")
    terminal.resize("jan", 30, 8)
    terminal.wait("jan", "a accept")
    terminal.resize("jan", 80, 24)
    terminal.wait("jan", "? keys")
    terminal.type("jan", "q")
    waited(lambda: decided(path), lambda found: found == [])


def test_keys_in_one_burst_are_all_carried_out_in_order(terminal: Terminal, path: Path) -> None:
    terminal.start("jan", *review(path), **variables("jan"))
    terminal.wait("jan", "0 done, 8 left")
    terminal.type("jan", "-l", "ar1du")
    waited(lambda: decided(path), lambda found: len(found) == 4)
    assert decided(path) == [*THREE, ("jan", Decision.UNDONE, "serverruimte")]


@pytest.mark.parametrize("options", [[], ["--plain"]])
def test_a_dumb_terminal_gets_lines(terminal: Terminal, path: Path, options: list[str]) -> None:
    command = " ".join(f"'{word}'" for word in review(path, *options))
    term = "TERM=dumb " if not options else ""
    terminal.start("jan", "sh", "-c", f"{term}{command}; echo ended; sleep 60", **variables("jan"))
    seen = terminal.wait("jan", "[q] quit")
    assert "1/8  omzetgroei" in seen
    assert not any(sign in seen for sign in "│─╭▏█")
    terminal.type("jan", "a", "Enter", "q", "Enter")
    terminal.wait("jan", "ended")
    assert decided(path) == THREE[:1]


def test_errors_beside_the_screen_get_lines_instead(terminal: Terminal, path: Path, tmp_path: Path) -> None:
    # A screen is drawn on standard error: where that goes to a file, nobody would see it.
    command = " ".join(f"'{word}'" for word in review(path))
    terminal.start("jan", "sh", "-c", f"{command} 2>{tmp_path}/err; sleep 60", **variables("jan"))
    assert "1/8  omzetgroei" in terminal.wait("jan", "1/8")
    terminal.type("jan", "q", "Enter")
    waited(lambda: (tmp_path / "err").read_text(encoding="utf-8"), lambda words: "every decision is kept" in words)


def test_a_termbase_that_is_no_termbase_is_one_line_and_no_screen(terminal: Terminal, tmp_path: Path) -> None:
    broken = tmp_path / "kapot.db"
    broken.write_bytes(b"geen database" * 100)
    command = " ".join(f"'{word}'" for word in review(broken))
    terminal.start("jan", "sh", "-c", f"{command}; echo ended $?; sleep 60", **variables("jan"))
    seen = terminal.wait("jan", "ended 1")
    assert "glossary: " in seen
    assert "Traceback" not in seen


def test_all_is_still_waiting_after_a_look(terminal: Terminal, path: Path) -> None:
    terminal.start("jan", *review(path), **variables("jan"))
    terminal.wait("jan", "0 done, 8 left")
    process = terminal.process("jan")
    terminal.type("jan", "j", "j", "o", "q")
    waited(lambda: is_running(process), lambda running: not running)
    with open_termbase(path) as termbase:
        assert {pair.status.value for pair in pairs(termbase)} == {"suggested"}
