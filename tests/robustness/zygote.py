"""Requests on standard input to runs of `glossary`, each in a fork of this process, which has everything loaded.

A run is as good as one from a shell, and begins in milliseconds. A request is a line of JSON, a `Request` by its fields;
the answer is one too, an `Outcome`. Started with calls.so preloaded, the calls of a run that change files can be counted,
made to fail, or be the last thing that it does.
"""

from __future__ import annotations

import ctypes
import json
import os
import pty
import select
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from pathlib import Path

from tests.robustness.preludes import PRELUDES

# Seconds after which a command that says nothing is given up.
_PATIENCE = 60.0
# Seconds after which Ctrl-C is typed again.
_A_WHILE = 1.0


class Act(IntEnum):
    """What happens at the chosen call; the numbers are those of calls.c."""

    COUNT = 0
    KILL = 1
    TEAR = 2
    """Half of it is written, then the process is killed."""
    FULL = 3
    BROKEN = 4
    FULL_FROM = 5
    """This call and all that follow fail, as on a full disk."""
    BROKEN_FROM = 6


@dataclass(frozen=True, slots=True)
class Request:
    """A command to run."""

    arguments: list[str]
    folder: str
    answers: str | None = None
    """What is typed, through a pipe; without it, standard input is empty."""
    environment: dict[str, str] = field(default_factory=dict)
    signal_after: float | None = None
    """Seconds until the signal; None for none."""
    signal: int = signal.SIGKILL
    call: int = 0
    """The call at which `act` happens, the first being 1."""
    act: int | None = None
    conversation: list[tuple[str, str]] = field(default_factory=list)
    """On a terminal: what to wait for, and what is typed then."""
    preludes: list[str] = field(default_factory=list)
    """Names of PRELUDES, run first; after a colon, an argument."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    code: int
    """The exit code; minus the number of the signal that ended it."""
    out: str
    err: str
    seconds: float
    calls: int = 0

    @property
    def killed(self) -> bool:
        """Whether it was killed; else it was quicker."""
        return self.code == -signal.SIGKILL


def serve() -> None:
    """Load the tool, then run what is asked for, one after the other."""
    calls = _calls()
    with tempfile.TemporaryDirectory() as folder:
        _load(Path(folder))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for line in sys.stdin:
            outcome = _run(Request(**json.loads(line)), Path(folder), calls)
            sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
            sys.stdout.flush()


def _calls() -> ctypes.CDLL | None:
    library = os.environ.pop("LD_PRELOAD", None)
    if library is None:
        return None
    calls = ctypes.CDLL(library)
    calls.calls_seen.restype = ctypes.c_long
    calls.calls_arm.argtypes = (ctypes.c_long, ctypes.c_int)
    return calls


def _load(folder: Path) -> None:
    """Run each kind of command once, in this process: what they import and keep is there for every fork."""
    text = folder / "tekst.txt"
    text.write_text("De omzet van het bedrijf steeg. De brutomarge daalde door hogere rentelasten.\n", encoding="utf-8")
    database, exported = folder / "glossary.db", folder / "glossary.tbx"
    rounds = (
        ["mine", str(text)],
        ["lookup", "omzet"],
        ["review", "--accept-above", "0.1", "--yes"],
        ["export", "--out", str(folder / "locales"), "--mo"],
        ["export", "--for", "tbx2", "--out", str(exported)],
        ["import", str(exported)],
        ["sync", str(folder / "team")],
        ["backup", str(folder / "kopie.bak")],
    )
    from typer.testing import CliRunner

    from glossary.cli import app

    os.environ["GLOSSARY_DB"] = str(database)
    for arguments in rounds:
        done = CliRunner().invoke(app, arguments, prog_name="glossary")
        if done.exit_code:
            raise SystemExit(f"{arguments}: {done.stderr}")


def _run(request: Request, folder: Path, calls: ctypes.CDLL | None) -> Outcome:
    out, err = folder / "out", folder / "err"
    # A run killed before it opened them would seem to have said what the last one said.
    for path in (out, err):
        path.write_bytes(b"")
    if calls is not None:
        calls.calls_reset()
    started = time.monotonic()
    if request.conversation:
        code, said = _on_terminal(request, calls)
        return Outcome(code, said, said, time.monotonic() - started, calls.calls_seen() if calls else 0)
    # A signal that comes before the command began waits for it.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    child = os.fork()
    if child == 0:
        _redirect(request, out, err)
        _be(request, calls)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    handle = os.pidfd_open(child)
    if request.signal_after is not None:
        ended, _, _ = select.select([handle], [], [], request.signal_after)
        if not ended:
            os.kill(child, request.signal)
    _, status = os.waitpid(child, 0)
    os.close(handle)
    seconds = time.monotonic() - started
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in (out, err))
    return Outcome(os.waitstatus_to_exitcode(status), *texts, seconds, calls.calls_seen() if calls else 0)


def _on_terminal(request: Request, calls: ctypes.CDLL | None) -> tuple[int, str]:
    """Run a command on a terminal of its own; give its exit code and what stood there."""
    child, terminal = pty.fork()
    if child == 0:
        _be(request, calls)
    said, read_to = "", 0
    waiting = list(request.conversation)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if not select.select([terminal], [], [], _A_WHILE)[0]:
            # Python overlooks a Ctrl-C between the question and its waiting for the answer; people type it again.
            if not waiting:
                os.write(terminal, b"\x03")
            continue
        try:
            said += os.read(terminal, 65_536).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            break
        while waiting and (place := said.find(waiting[0][0], read_to)) >= 0:
            read_to = place + len(waiting[0][0])
            os.write(terminal, waiting.pop(0)[1].encode())
    else:
        os.kill(child, signal.SIGKILL)
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said + "".join(f"\nnever asked: {text}" for text, _ in waiting)


def _redirect(request: Request, out: Path, err: Path) -> None:
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    _type(request.answers or "")


def _be(request: Request, calls: ctypes.CDLL | None) -> None:
    """Be the command, in the fork; never returns."""
    # Streams of its own: those of the zygote belong to the conversation.
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1)  # noqa: SIM115
    os.chdir(request.folder)
    os.environ.update(request.environment)
    sys.argv = ["glossary", *request.arguments]
    for prelude in request.preludes:
        name, _, argument = prelude.partition(":")
        PRELUDES[name](argument)
    code = 70
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    except KeyboardInterrupt:
        sys.stderr.write("glossary: stopped; what was decided before is kept\n")
        os._exit(130)
    try:
        if calls is not None and request.act is not None:
            calls.calls_arm(request.call, request.act)
        code = _main()
    except KeyboardInterrupt:
        code = 71
        sys.stderr.write("KeyboardInterrupt came through\n")
    finally:
        if calls is not None:
            calls.calls_disarm()
        os._exit(code & 0xFF)


def _main() -> int:
    import traceback

    from glossary.__main__ import main

    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _type(answers: str) -> None:
    """Make a pipe with the answers standard input."""
    reading, writing = os.pipe()
    os.write(writing, answers.encode())
    os.close(writing)
    os.dup2(reading, 0)
    os.close(reading)


if __name__ == "__main__":
    serve()
