"""How fast look-up is among 100,000 and 1,000,000 entries, and how often fuzzy search finds what comparing with all terms would.

    python -m tests.benchmarks.lookup_scale FOLDER [--entries 100000 1000000] [--queries 300]

FOLDER keeps the termbases, which are made on the first run (a million entries take some minutes).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from glossary.dutch.keys import spelling_key
from glossary.lookup import complete, look_up
from glossary.starter.overlay import overlay_path
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.search import by_likeness, schemas
from tests.benchmarks.made_entries import inflected_query, made_entries, made_termbase, mistyped_query

# Cold commands are timed this often; the quickest counts.
_COLD_RUNS = 7
# Comparing with a million terms takes long: this many queries tell the recall well enough.
_JUDGED = 300


@dataclass(frozen=True, slots=True)
class Timed:
    """What some queries took, in milliseconds."""

    kind: str
    median: float
    slowest_tenth: float
    answered: float
    """The share of the queries with an answer."""


def timed(kind: str, ask: Callable[[str], object], queries: Sequence[str]) -> Timed:
    """Ask every query once, after a few that warm the caches up."""
    for query in queries[:20]:
        ask(query)
    taken, answered = [], 0
    for query in queries[20:]:
        start = time.perf_counter()
        answer = ask(query)
        taken.append(1000 * (time.perf_counter() - start))
        answered += bool(getattr(answer, "answers", answer) or getattr(answer, "composed", ()))
    return Timed(kind, median(taken), quantiles(taken, n=10)[-1], answered / len(taken))


def kinds_of_query(terms: Sequence[tuple[str, str]], random: Random) -> dict[str, list[str]]:
    """Give queries of each kind for some terms of the termbase, Dutch with English."""
    dutch = [nl for nl, _ in terms]
    return {
        "exact": dutch,
        "inflected": [inflected_query(nl) for nl in dutch],
        "mistyped": [mistyped_query(nl, random) for nl in dutch],
        "reverse": [en for _, en in terms],
        "prefix": [nl[: random.randint(3, 7)] for nl in dutch],
    }


def recall_at_1(termbase: Termbase, queries: Sequence[str]) -> float:
    """Give how often the first fuzzy answer is as near as the nearest of all terms, by rapidfuzz over every one."""
    everything = [
        row["spelling"]
        for schema in schemas(termbase)
        for row in termbase.rows(f"SELECT spelling FROM {schema}.terms WHERE language = 'nl'")
    ]
    found = 0
    for query in queries:
        key = spelling_key(query)
        best = process.extractOne(key, everything, scorer=fuzz.ratio)
        hits = by_likeness(termbase, key, "nl", 1)
        found += bool(hits) and hits[0].likeness >= best[1]
    return found / len(queries)


def cold(command: Sequence[str]) -> float:
    """Give the seconds of a command in a process of its own, the quickest of some."""
    taken = []
    for _ in range(_COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return min(taken)


def _measure(folder: Path, count: int, queries: int) -> None:
    path = made_termbase(folder / f"made-{count}.db", count)
    random = Random(7)
    with open_termbase(path, starter=overlay_path()) as termbase:
        numbers = random.sample(range(1, count + 1), queries + 20)
        terms = [(entry.nl, entry.en) for entry in entries_by_number(termbase, numbers)]
        asked = kinds_of_query(terms, random)
        # Compounds like the others, from the same parts, that are no entries.
        asked["compound"] = [entry.nl for entry in made_entries(queries + 20, seed=99)]
        likest = partial(by_likeness, termbase, language="nl")
        print(f"\n{count} entries\n{'query':<22}{'median ms':>10}{'9 of 10 below':>15}{'answered':>10}")
        for kind, texts in asked.items():
            ask = (
                partial(complete, termbase)
                if kind == "prefix"
                else partial(look_up, termbase, reverse=kind == "reverse")
            )
            _show(timed(kind, ask, texts))
        keys = [spelling_key(text) for text in asked["mistyped"]]
        _show(timed("fuzzy search alone", likest, keys))
        print(f"recall@1 of fuzzy search against all terms: {recall_at_1(termbase, asked['mistyped'][:_JUDGED]):.1%}")
    tools = Path(sys.executable).parent
    ours = cold([str(tools / "glossary"), "lookup", "omzet", "--db", str(path)])
    ours_own = cold([str(tools / "glossary"), "lookup", terms[0][0], "--db", str(path)])
    theirs = cold([str(tools / "sqlite-utils"), "--version"])
    print(f"cold: lookup omzet {ours * 1000:.0f} ms, of an own entry {ours_own * 1000:.0f} ms;"
          f" sqlite-utils --version {theirs * 1000:.0f} ms; ratio {ours / theirs:.2f}, {ours_own / theirs:.2f}")  # fmt: skip


def _show(one: Timed) -> None:
    print(f"{one.kind:<22}{one.median:>10.2f}{one.slowest_tenth:>15.2f}{one.answered:>10.1%}")


def main() -> None:
    """Measure for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=300)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for count in chosen.entries:
        _measure(chosen.folder, count, chosen.queries)


if __name__ == "__main__":
    main()
