"""Arguments to what a command of the tool gave, run in a process of its own that can be killed or made to fail."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from tests.robustness.zygote import Act, Outcome, Request

__all__ = ["Act", "Outcome", "Request", "Zygote", "calls_library", "request"]

ROOT = Path(__file__).resolve().parents[2]
# Verdicts and files hang on nothing but what a test says.
SETTINGS = {"GLOSSARY_REVIEWER": "toetser", "COLUMNS": "100", "NO_COLOR": "1", "TZ": "UTC"}


def calls_library(folder: Path) -> Path:
    """Build calls.so in a folder. Raises FileNotFoundError without a C compiler (Debian: gcc, libc6-dev)."""
    library = folder / "calls.so"
    compiler = shutil.which("cc")
    if compiler is None:
        raise FileNotFoundError("cc: is needed to let the n-th call fail; install gcc and libc6-dev")
    source = Path(__file__).with_name("calls.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


class Zygote:
    """A process that has the tool loaded and runs commands in forks of itself. Use it as a context manager."""

    def __init__(self, cache: Path, preload: Path | None = None) -> None:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("GLOSSARY_", "LD_PRELOAD"))
        }
        environment |= {"GLOSSARY_CACHE": str(cache)} | SETTINGS
        if preload is not None:
            environment["LD_PRELOAD"] = str(preload)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.robustness.zygote"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        if self._process.stdout.readline() != "ready\n":
            raise RuntimeError("the process that runs the commands did not start; its message is on standard error")

    def __enter__(self) -> Zygote:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def run(self, request: Request) -> Outcome:
        """Run a command; give what became of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(request)) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))

    def done(self, folder: Path, *arguments: str, answers: str | None = None) -> Outcome:
        """Run a command that has to succeed, in a folder, on its glossary.db."""
        outcome = self.run(request(folder, *arguments, answers=answers))
        if outcome.code != 0:
            raise AssertionError((arguments, outcome))
        return outcome


def request(folder: Path, *arguments: str, answers: str | None = None, **more: object) -> Request:
    """Give a request for a command on the glossary.db of a folder."""
    environment = {"GLOSSARY_DB": str(folder / "glossary.db")}
    return Request(list(arguments), str(folder), answers, environment, **more)  # type: ignore[arg-type]
