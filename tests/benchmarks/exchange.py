"""Seconds and memory of each termbase format for 100,000 entries, beside `json.dump` and `json.load` of the same data.

Run: python -m tests.benchmarks.exchange [--entries 100000] [FORMAT …]

Each figure is of a process of its own, the better of two by processor time, which says more than the clock where other
programs run beside it. The memory is the most that process held; the line `(entries)`
is what it holds before a format does anything.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from glossary.exchange.formats import ReadOptions, WriteOptions, format_named, format_names
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.termbase.entry_json import entry_record

ROOT = Path(__file__).resolve().parents[2]
_FIRST = "kapitaal krediet omzet winst rente schuld belasting pensioen kasstroom obligatie effecten risico voorraad dividend".split()
_MIDDLE = "uitgave verstrekking groei marge last post druk fonds beheer uitgifte handel opslag waardering recht".split()
_KINDS = "nationale vaste variabele netto bruto interne externe lopende directe achtergestelde gemengde eigen".split()
_ENGLISH = (
    "capital credit revenue profit interest debt tax pension cash bond securities risk inventory dividend".split()
)
_HEADS = "expenditure provision growth margin charge item pressure fund management issue trading storage valuation right".split()
_ADJECTIVES = "national fixed variable net gross internal external current direct subordinated mixed own".split()
_FIELDS = tuple(SubjectField)
_BASE = "(entries)"
_JSON = "json.dump / json.load"


def made_entries(count: int) -> Iterator[ConceptEntry]:
    """Make entries: two to five terms each, a definition for every second, a forbidden term for every tenth."""
    pairs = list(
        product(
            zip(_KINDS, _ADJECTIVES, strict=True), zip(_FIRST, _ENGLISH, strict=True), zip(_MIDDLE, _HEADS, strict=True)
        )
    )
    for number in range(count):
        (kind, adjective), (first, english), (middle, head) = pairs[number % len(pairs)]
        series = f" {number // len(pairs)}" if number >= len(pairs) else ""
        nl, en = f"{kind} {first}{middle}{series}", f"{adjective} {english} {head}{series}"
        terms = [Term(nl, "nl", pos="noun", gender="de"), Term(en, "en", pos="noun")]
        if number % 2:
            terms.append(Term(f"{adjective} {head} of {english}{series}", "en", TermStatus.ADMITTED, "noun"))
        if number % 3 == 0:
            terms.insert(
                1, Term(f"{kind} {middle} van {first}{series}", "nl", TermStatus.ADMITTED, "noun", region="nl-BE")
            )
        if number % 10 == 0:
            terms.append(
                Term(f"{english} {head[:4]}{series}", "en", TermStatus.FORBIDDEN, "noun", note="Seen in old reports.")
            )
        definition = (
            f"The {head} of {english} that a company reports as {adjective}, R&D included." if number % 2 else ""
        )
        yield ConceptEntry(
            number + 1, _FIELDS[number % 3], "results", tuple(terms), definition, "", "made", identifier=f"m{number:07}"
        )


def _work(name: str, what: str, path: Path, entries: list[ConceptEntry]) -> Callable[[], int]:
    """Give what is measured: a function that gives the number of entries written or read."""
    if name == _BASE:
        return lambda: len(entries)
    if name == _JSON and what == "write":
        return lambda: _dump(entries, path)
    if name == _JSON:
        return lambda: len(json.loads(path.read_bytes()))
    chosen = format_named(name)
    if what == "write":
        return lambda: path.write_bytes(chosen.write(entries, WriteOptions()).content) and len(entries)
    return lambda: len(chosen.read(path, ReadOptions()).entries)


def _dump(entries: list[ConceptEntry], path: Path) -> int:
    with path.open("w", encoding="utf-8") as file:
        json.dump([entry_record(entry) for entry in entries], file, ensure_ascii=False)
    return len(entries)


def _measure(name: str, what: str, path: Path, count: int) -> None:
    """Do the work in this process and print what it took."""
    entries = list(made_entries(count)) if what == "write" else []
    work = _work(name, what, path, entries)
    start, processor = time.perf_counter(), time.process_time()
    found = work()
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({"seconds": seconds, "processor": processor, "megabytes": most, "entries": found}))


def _measured(name: str, what: str, path: Path, count: int) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.exchange",
        "--one",
        name,
        what,
        str(path),
        "--entries",
        str(count),
    ]
    runs = []
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return min(runs, key=lambda run: float(run["processor"]))


def _table(names: list[str], count: int, folder: Path) -> None:
    print(f"\n{count:,} entries\n")
    print(
        "| format | write s | processor s | × json.dump | MB | read s | processor s | × json.load | MB | file MB | read back |"
    )
    print("|---" * 11 + "|")
    base: dict[str, float] = {}
    for name in (_BASE, _JSON, *names):
        reads = name in {_BASE, _JSON} or format_named(name).reads
        suffix = "" if name in {_BASE, _JSON} else format_named(name).suffix
        path = folder / f"{'json-dump' if name == _JSON else name.strip('()')}{suffix}"
        taken = {"write": _measured(name, "write", path, count)}
        if reads:
            taken["read"] = _measured(name, "read", path, count)
        if name == _JSON:
            base = {what: one["processor"] for what, one in taken.items()}
        size = path.stat().st_size / 1e6 if path.exists() else 0
        cells = [cell for what in ("write", "read") for cell in _cells(taken.get(what), base.get(what, 0))]
        back = f"{taken['read']['entries']:,}" if reads and size else ""
        print(f"| {name} | {' | '.join(cells)} | {size:.1f} | {back} |", flush=True)


def _cells(one: dict[str, float] | None, base: float) -> tuple[str, str, str, str]:
    """Give seconds, processor seconds, how many times those of JSON, and memory."""
    if one is None:
        return "", "", "", ""
    ratio = f"{one['processor'] / base:.1f}" if base else ""
    return f"{one['seconds']:.1f}", f"{one['processor']:.1f}", ratio, f"{one['megabytes']:.0f}"


def main() -> None:
    """Measure the formats that are named, else all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--one", nargs=3, metavar=("FORMAT", "write|read", "PATH"))
    given = parser.parse_args()
    if given.one:
        _measure(given.one[0], given.one[1], Path(given.one[2]), given.entries)
        return
    with tempfile.TemporaryDirectory() as folder:
        _table(given.formats or list(format_names()), given.entries, Path(folder))


if __name__ == "__main__":
    main()
