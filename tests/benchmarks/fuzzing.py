"""Broken files by the million to every reader, importer and parser; what is no error of ours, slow or large is a fault.

    python -m tests.benchmarks.fuzzing --executions 1000000 --seed 1 [--only NAME] [--keep FOLDER] [--engine own]

Atheris (https://github.com/google/atheris) leads the changes by the branches of this package that they reach; where it
is not installed, or with `--engine own`, a plain mutation of sound files does. Each target runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from random import Random

from tests.robustness.mutating import LONGEST, mutated, mutated_zip

# Seconds of the processor that a file of 8 KB may take, and what the process may grow by while it is read.
SLOW = 2.0
LARGE = 200 * 1024 * 1024
# Seconds after which nothing comes any more, and the most memory at all; the process is ended.
HANGS, MOST_MEMORY = 60, 2_000
ROOT = Path(__file__).resolve().parents[2]


class Watch:
    """Runs a target and notes each fault once, by the place in the package where it happened."""

    def __init__(self, name: str, folder: Path, keep: Path) -> None:
        from tests.robustness.fuzz_targets import targets

        self.target = targets(folder)[name]
        self._report = folder / "report.jsonl"
        self._keep = keep
        self._seen: set[str] = set()
        self.executions = 0

    def warm_up(self) -> None:
        """Load what is loaded at the first use; sound files must not be faults either."""
        for seed in self.target.seeds:
            try:
                self.target.run(seed)
            except Exception as error:
                self._note(f"{type(error).__name__}: {error}", seed)

    def run(self, content: bytes) -> None:
        """Run the target once."""
        self.executions += 1
        before = resource.getrusage(resource.RUSAGE_SELF)
        try:
            self.target.run(content)
        except Exception as error:
            self._note(_place_of(error), content, "".join(traceback.format_exception(error)))
        after = resource.getrusage(resource.RUSAGE_SELF)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if seconds > SLOW:
            self._note("slow", content, f"{seconds:.1f} s")
        if (after.ru_maxrss - before.ru_maxrss) * 1024 > LARGE:
            self._note("large", content, f"{(after.ru_maxrss - before.ru_maxrss) // 1024} MB")

    def _note(self, fault: str, content: bytes, more: str = "") -> None:
        if fault in self._seen:
            return
        self._seen.add(fault)
        kept = self._keep / f"{self.target.name.replace(' ', '_').replace('?', 'any')}-{len(self._seen)}"
        kept.write_bytes(content)
        with self._report.open("a", encoding="utf-8") as report:
            report.write(json.dumps({"fault": fault, "file": str(kept), "more": more}) + "\n")


def _place_of(error: Exception) -> str:
    """Give the kind of an error and the last line of ours that it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{ROOT}/glossary/" in frame.filename] or frames[-1:]
    return f"{type(error).__name__} at {Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].lineno}"


def run_target(name: str, executions: int, seed: int, folder: Path, keep: Path, engine: str) -> None:
    """Run a target in this process, which atheris ends."""
    if engine == "own":
        watch = Watch(name, folder, keep)
        watch.warm_up()
        random = Random(seed)
        for _ in range(executions):
            start = random.choice(watch.target.seeds)
            changed = (
                mutated_zip(start, random, lambda part: mutated(part, random))
                if watch.target.packed
                else mutated(start, random)
            )
            watch.run(changed)
        return
    import atheris

    with atheris.instrument_imports(include=["glossary"], enable_loader_override=False):
        watch = Watch(name, folder, keep)
        watch.warm_up()
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(watch.target.seeds):
        (corpus / str(number)).write_bytes(content)
    longest = max(LONGEST, *(len(content) for content in watch.target.seeds))
    options = [
        f"-runs={executions}", f"-seed={seed}", f"-max_len={longest}", "-len_control=20", f"-timeout={HANGS}",
        f"-rss_limit_mb={MOST_MEMORY}", f"-artifact_prefix={keep}/", "-print_final_stats=1", "-verbosity=0", str(corpus),
    ]  # fmt: skip

    def change(content: bytes, most: int, number: int) -> bytes:
        random = Random(number)
        # Half of the changes know what parsers stumble over; half follow the branches that are reached.
        if random.random() < 0.5:
            own = (
                mutated_zip(content, random, lambda part: mutated(part, random))
                if watch.target.packed
                else mutated(content, random)
            )
            return own[:most]
        if watch.target.packed:
            return mutated_zip(content, random, lambda part: atheris.Mutate(part, most))[:most]
        return atheris.Mutate(content, most)

    atheris.Setup([sys.argv[0], *options], watch.run, custom_mutator=change)
    atheris.Fuzz()


def fuzzed(name: str, executions: int, seed: int, keep: Path, engine: str) -> tuple[int, float, list[dict[str, str]]]:
    """Run a target in a process of its own; give how often it ran, how often a second, and its faults."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory if memory.is_dir() else None) as named:
        folder = Path(named)
        arguments = ["--target", name, "--executions", executions, "--seed", seed, "--keep", keep, "--engine", engine]
        command = [sys.executable, "-m", "tests.benchmarks.fuzzing", *map(str, arguments), "--folder", named]
        environment = os.environ | {"GLOSSARY_CACHE": str(keep / "cache"), "GLOSSARY_DB": f"{named}/none.db"}
        start = time.perf_counter()
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, errors="replace"
        )
        seconds = time.perf_counter() - start
        report = folder / "report.jsonl"
        faults = [json.loads(line) for line in report.read_text("utf-8").splitlines()] if report.exists() else []
    ran = executions if engine == "own" and done.returncode == 0 else 0
    for line in done.stderr.splitlines():
        if line.startswith("stat::number_of_executed_units:"):
            ran = int(line.split()[-1])
    if done.returncode != 0:
        faults.append(
            {"fault": f"the process ended with {done.returncode}", "file": str(keep), "more": done.stderr[-3_000:]}
        )
    return ran, ran / seconds, faults


def main() -> None:
    """Run the targets one after the other and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--executions", type=int, default=1_000_000, help="over all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="a target whose name begins so; may be repeated")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / f"fuzzing-{os.getpid()}")
    parser.add_argument("--engine", choices=("atheris", "own"), default="atheris" if find_spec("atheris") else "own")
    parser.add_argument("--target", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    if given.target:
        run_target(given.target, given.executions, given.seed, given.folder, given.keep, given.engine)
        return
    from tests.robustness.fuzz_targets import targets

    with tempfile.TemporaryDirectory() as folder:
        found = [
            one for one in targets(Path(folder)).values() if not given.only or one.name.startswith(tuple(given.only))
        ]
    share = given.executions / sum(one.weight for one in found)
    print(f"engine {given.engine}, seed {given.seed}, files kept in {given.keep}")
    print(f"{'target':<22}{'executions':>11}{'a second':>10}{'faults':>8}")
    total, faulty = 0, 0
    for one in found:
        ran, rate, faults = fuzzed(one.name, round(share * one.weight), given.seed, given.keep, given.engine)
        total, faulty = total + ran, faulty + len(faults)
        print(f"{one.name:<22}{ran:>11,}{rate:>10,.0f}{len(faults):>8}", flush=True)
        for fault in faults:
            print(f"    {fault['fault']}  [{fault['file']}]", flush=True)
            print("        " + fault["more"].strip()[-1500:].replace("\n", "\n        "), flush=True)
    print(f"{'all':<22}{total:>11,}{'':>10}{faulty:>8}")
    raise SystemExit(1 if faulty else 0)


if __name__ == "__main__":
    main()
