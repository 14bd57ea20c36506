"""100,000 entries into a termbase, in again, and out to a folder of catalogs and to TBX: seconds and megabytes.

    python -m tests.benchmarks.importing [--entries 100000]

Each step runs in a process of its own, since memory is measured. Beside the import stands the least it could take: the
same rows, their keys made beforehand, into a bare SQLite table with an index, in one transaction.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from glossary.exchange.formats import WriteOptions, format_named
from glossary.importing import ImportChoices, import_files
from glossary.model import ConceptEntry
from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries, term_key, term_spelling
from tests.benchmarks.made_entries import made_entries
from tests.benchmarks.measuring import ROOT

_MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
_FORMATS = ("json", "csv", "tbx2")


def _file(folder: Path, name: str) -> Path:
    return folder / f"entries{format_named(name).suffix}"


def make(folder: Path, entries: int) -> None:
    """Write the files to be imported; entries get identifiers as if they had been exported."""
    made = list(islice(made_entries(entries), entries))
    for name in _FORMATS:
        _file(folder, name).write_bytes(format_named(name).write(made, WriteOptions(moment=_MOMENT)).content)


def import_from(folder: Path, name: str, database: str) -> str:
    """Import a file into the termbase with a name in the folder; give the verdicts."""
    with open_termbase(folder / database, create=True) as termbase:
        report = import_files(termbase, [_file(folder, name)], ImportChoices(format_name=name), "benchmark")
    return ", ".join(f"{count} {verdict}" for verdict, count in report.counts.items())


def bare(folder: Path) -> str:
    """Put the terms of the JSON file, with their keys, into a bare table; only that is timed."""
    entries = [read.entry for read in format_named("json").read(_file(folder, "json"), _no_options()).entries]
    rows = [
        (number, term.language, term.text, term_key(term), term_spelling(term.text))
        for number, entry in enumerate(entries)
        for term in entry.terms
    ]
    connection = sqlite3.connect(folder / "bare.db")
    start = time.perf_counter()
    connection.execute("CREATE TABLE terms (entry INTEGER, language TEXT, text TEXT, key TEXT, spelling TEXT)")
    connection.execute("CREATE INDEX terms_by_key ON terms (language, key)")
    with connection:
        connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", rows)
    return f"{time.perf_counter() - start:.2f}"


def _no_options():  # type: ignore[no-untyped-def]
    from glossary.exchange.formats import ReadOptions

    return ReadOptions()


def export_catalogs(folder: Path) -> str:
    """Write the termbase as a folder of catalogs."""
    from glossary.catalogs import Choice, Selection, write_catalogs

    with open_termbase(folder / "json.db") as termbase:
        report = write_catalogs(termbase, folder / "locales", _MOMENT, choice=Choice(Selection.APPROVED))
    return f"{report.entries} messages"


def export_to(folder: Path, name: str) -> str:
    """Write the termbase in another format."""
    with open_termbase(folder / "json.db") as termbase:
        found: list[ConceptEntry] = all_entries(termbase)
    content = format_named(name).write(found, WriteOptions(moment=_MOMENT)).content
    (folder / f"out.{name}").write_bytes(content)
    return f"{len(content) / 1e6:.1f} MB"


_STEPS: dict[str, Callable[[Path], str]] = {
    "import JSON into an empty termbase": lambda folder: import_from(folder, "json", "json.db"),
    "import JSON again": lambda folder: import_from(folder, "json", "json.db"),
    "import CSV into an empty termbase": lambda folder: import_from(folder, "csv", "csv.db"),
    "import TBX into a termbase that has it": lambda folder: import_from(folder, "tbx2", "json.db"),
    "export a folder of catalogs": export_catalogs,
    "export it again, nothing changed": export_catalogs,
    "export TBX 2": lambda folder: export_to(folder, "tbx2"),
    "export TBX 3": lambda folder: export_to(folder, "tbx3"),
    "bare table": bare,
}


def _one_step(step: str, folder: Path) -> None:
    start, worked = time.perf_counter(), time.process_time()
    told = _STEPS[step](folder)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    if step == "bare table":
        seconds = worked = float(told)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    sys.stdout.write(json.dumps([seconds, worked, most, "" if step == "bare table" else told]) + "\n")


def _measured(step: str, folder: Path) -> tuple[float, float, float, str]:
    command = [sys.executable, "-m", "tests.benchmarks.importing", "--step", step, "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    seconds, worked, most, told = json.loads(done.stdout.splitlines()[-1])
    return seconds, worked, most, told


def _table(rows: Iterable[tuple[str, float, float, float, str]]) -> None:
    sys.stdout.write("| step | seconds | of processor | MB | |\n|---|---|---|---|---|\n")
    for step, seconds, worked, most, told in rows:
        sys.stdout.write(f"| {step} | {seconds:.1f} | {worked:.1f} | {most:.0f} | {told} |\n")
        sys.stdout.flush()


def main() -> None:
    """Measure every step on entries made for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--step", choices=sorted(_STEPS))
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.step:
        _one_step(chosen.step, chosen.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, chosen.entries)
        _table((step, *_measured(step, folder)) for step in _STEPS)


if __name__ == "__main__":
    main()
