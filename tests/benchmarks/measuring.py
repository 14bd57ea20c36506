"""One measurement in a process of its own: words, seconds and memory of mining or of another extractor."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took."""

    words: int
    seconds: float
    processor: float
    """Seconds of processor time, of all processes of the run."""
    megabytes: float
    """The most memory that the largest process of the run held."""
    found: int
    """Terms given."""

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def measured(extractor: str, path: Path, words: int, jobs: int = 1) -> Measured:
    """Run an extractor over a text in a process of its own; loading it counts for memory but not for time."""
    command = [sys.executable, "-m", "tests.benchmarks.measuring", extractor, str(path), str(words), str(jobs)]
    # What goes wrong shows: stderr is not captured.
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def best_of(times: int, run: Callable[[], Measured]) -> Measured:
    """Give the quickest of some runs: what disturbs a run only makes it slower."""
    return min((run() for _ in range(times)), key=lambda one: one.seconds)


def _processor() -> float:
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _main(extractor: str, path: str, words: str, jobs: str) -> None:
    from tests.benchmarks.extractors import EXTRACTORS

    run = EXTRACTORS[extractor](Path(path), int(jobs))
    seconds, processor = time.perf_counter(), _processor()
    found = run()
    seconds, processor = time.perf_counter() - seconds, _processor() - processor
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    result = Measured(int(words), seconds, processor, most / unit, found)
    sys.stdout.write(json.dumps(asdict(result)) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what an extractor does at exit is not measured


if __name__ == "__main__":
    _main(*sys.argv[1:])
