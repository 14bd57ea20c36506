"""Speed and memory on text that the benchmark makes, beside other extractors: the tables of README.md."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.made_text import paragraphs
from tests.benchmarks.measuring import Measured, best_of, measured

_SIZES = (10_000, 100_000, 1_000_000)
_LONG = 10_000_000
_MANY = 1_000_000
_BESIDE = 50_000


def throughput(folder: Path) -> None:
    """Words a second with one process and with two."""
    path, words = _text(folder, _MANY)
    rows = [
        (f"{jobs}", *_figures(best_of(2, lambda jobs=jobs: measured("ours", path, words, jobs)))) for jobs in (1, 2)
    ]
    _table(f"{words:,} words, reading to ranked list", ("processes", *_FIGURES), rows)


def growth(folder: Path) -> None:
    """How time and memory grow with the text."""
    _grow(folder, _SIZES)


def long(folder: Path) -> None:
    """The same up to 10 million words, with one process and with two: minutes."""
    _grow(folder, (*_SIZES, _LONG))
    path, words = _text(folder, _LONG)
    _table(f"{words:,} words", ("processes", *_FIGURES), [("2", *_figures(measured("ours", path, words, 2)))])


def beside(folder: Path) -> None:
    """This tool beside YAKE, rake-nltk and poterminology on one text, taking turns."""
    path, words = _text(folder, _BESIDE)
    names = ("ours", "yake", "rake", "program", "poterminology")
    runs: dict[str, list[Measured]] = {name: [] for name in names}
    for _ in range(3):
        for name in names:
            runs[name].append(measured(name, path, words))
    best = {name: min(taken, key=lambda one: one.seconds) for name, taken in runs.items()}
    rows = [
        (name, *_figures(one), *(f"{one.seconds / best[our].seconds:.1f} ×" for our in ("ours", "program")))
        for name, one in best.items()
    ]
    _table(f"{words:,} words, best of 3", ("extractor", *_FIGURES, "ours is faster", "program is faster"), rows)


def startup(folder: Path) -> None:
    """How long commands take that do little, beside what they are made of; all from compiled modules, as installed."""
    glossary, sqlite_utils = (str(Path(sys.executable).with_name(name)) for name in ("glossary", "sqlite-utils"))
    lookup = [glossary, "lookup", "omzet", "--db", str(folder / "empty.db")]
    commands = {
        "python -c pass": ([sys.executable, "-c", "pass"], "en"),
        "sqlite-utils --version": ([sqlite_utils, "--version"], "en"),
        "glossary --version": ([glossary, "--version"], "en"),
        "glossary lookup omzet": (lookup, "en"),
        "the same in Dutch": (lookup, "nl"),
        "glossary": ([glossary], "en"),
        "glossary --help": ([glossary, "--help"], "en"),
    }
    seconds = {name: _quickest(command, folder, language) for name, (command, language) in commands.items()}
    python, tables = seconds["python -c pass"], seconds["sqlite-utils --version"]
    rows = [
        (name, f"{taken * 1000:.0f}", f"{taken / python:.1f} ×", f"{taken / tables:.2f} ×")
        for name, taken in seconds.items()
    ]
    _table("Start-up, best of 15", ("command", "ms", "÷ python", "÷ sqlite-utils"), rows)


def _quickest(command: Sequence[str], folder: Path, language: str, times: int = 15) -> float:
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment = {**os.environ, **compiled, "GLOSSARY_LANGUAGE": language}
    here = folder / "here"  # `glossary` alone looks at the files around it
    here.mkdir(exist_ok=True)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, cwd=here, env=environment, check=False, capture_output=True)
        taken.append(time.perf_counter() - start)
    return min(taken)


def _grow(folder: Path, sizes: Iterable[int]) -> None:
    rows = []
    for size in sizes:
        path, words = _text(folder, size)
        rows.append((f"{words:,}", *_figures(measured("ours", path, words))))
    _table("Growth, one process", ("words", *_FIGURES), rows)


_FIGURES = ("words/s", "s", "processor s", "MB", "found")


def _figures(one: Measured) -> tuple[str, ...]:
    return f"{one.speed:,.0f}", f"{one.seconds:.1f}", f"{one.processor:.1f}", f"{one.megabytes:.0f}", f"{one.found:,}"


def _text(folder: Path, size: int) -> tuple[Path, int]:
    """Write a text of about `size` words; give its path and its number of words."""
    path = folder / f"{size}.txt"
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for paragraph in paragraphs(size):
            words += len(paragraph.split())
            file.write(paragraph + "\n\n")
    return path, words


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    sys.stdout.write(f"\n{title}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n")
    for row in rows:
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()


BENCHMARKS = {"throughput": throughput, "growth": growth, "beside": beside, "startup": startup, "long": long}
# Minutes each; run when named.
ON_REQUEST = {"long"}


def run(names: Sequence[str]) -> None:
    """Run the benchmarks with these names, or all quick ones."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names or [name for name in BENCHMARKS if name not in ON_REQUEST]:
            BENCHMARKS[name](Path(folder))
