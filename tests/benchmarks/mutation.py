"""Mutation testing: do the tests notice a fault in the match key, the merges, and the logs of verdicts and changes?

    python -m tests.benchmarks.mutation [PART …] [--most N] [--seed N] [--module NAME]

Runs the tests of a part once for each mutant (`mutants.py`), in a fork of its own that gets the mutant instead of the
module; no file is changed. A mutant that no test notices survives. `mutants_explained.txt` says of some why they may:
they do the same. Exit 1 when another one survives. Without `--most` all mutants are tried: an hour and more.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.benchmarks.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).with_name("mutants_explained.txt")
# A mutant may loop for ever; the tests of the slowest part take 40 s on a busy machine.
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Part:
    """Modules, and the tests that are to notice a fault in them: the quick ones first."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    changes_keys: bool = False
    """The starter database in the cache hangs on the modules, and is built anew for each mutant."""


PARTS = {
    "keys": Part(
        ("glossary.dutch.keys", "glossary.english.keys"),
        ("glossary/dutch/keys.py", "glossary/english/keys.py", "tests/dutch/test_keys.py", "tests/english/test_keys.py",
         "tests/dutch/test_golden.py", "tests/dutch/test_properties.py"),
        changes_keys=True,
    ),
    "merge": Part(("glossary.exchange.merge",), ("tests/exchange/test_gettext_merge.py", "tests/exchange/test_gettext_merge_details.py")),
    "sync": Part(("glossary.sync.merging",), ("tests/sync/test_merging.py", "tests/sync/test_sync_properties.py")),
    "log": Part(
        ("glossary.termbase.verdicts", "glossary.termbase.changes"),
        ("tests/termbase/test_verdict_log.py", "tests/termbase/test_changes.py", "tests/editing/test_undoing.py"),
    ),
    "review": Part(
        ("glossary.review.judging", "glossary.review.merging", "glossary.review.rewording", "glossary.review.writing",
         "glossary.review.concerns", "glossary.review.queue"),
        ("tests/review", "tests/editing/test_undoing.py"),
    ),
}  # fmt: skip


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    EXPLAINED = "explained"
    SURVIVED = "survived"


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module from a syntax tree; all others come from where they always come."""

    def __init__(self, name: str, code: CodeType, path: Path) -> None:
        self._name, self._code, self._path = name, code, path

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)  # type: ignore[arg-type]

    def get_code(self, fullname: str) -> CodeType:
        return self._code

    def get_source(self, fullname: str) -> str:
        return self._path.read_text(encoding="utf-8")


class _Prepared:
    """A pytest plugin: begins with the mutant in place, and a cache in which the starter database is there already."""

    def __init__(self, mutated: _Mutated | None, cache: Path | None) -> None:
        self._mutated = mutated
        self._cache = cache

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        if self._mutated is not None:
            # Before the hook of pytest, which loads the files of doctests itself.
            sys.meta_path.remove(self._mutated)
            sys.meta_path.insert(0, self._mutated)
        factory = session.config._tmp_path_factory  # type: ignore[attr-defined]
        if self._cache is not None and self._cache.is_dir():
            shutil.copytree(self._cache, factory.getbasetemp() / "glossary-cache", copy_function=os.link)


def main() -> int:
    """Run what the command line asks for; print a table and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--most", type=int, default=0, help="at most so many mutants of a module, drawn at random")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--module", help="only this module")
    given = parser.parse_args()
    os.chdir(ROOT)
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        _load_libraries()
        for name in given.part or PARTS:
            bad += _run_part(PARTS[name], Path(scratch), given)
    return 1 if bad else 0


def _run_part(part: Part, scratch: Path, given: argparse.Namespace) -> int:
    cache = None if part.changes_keys else _warm_cache(scratch)
    begun = time.monotonic()
    if (fate := _fate(part, None, scratch, cache)) is not Fate.SURVIVED:
        print(f"the tests do not pass without a fault ({fate}): {' '.join(part.tests)}", flush=True)
        return 1
    print(f"{' '.join(part.tests)}: {time.monotonic() - begun:.0f} s", flush=True)
    bad = 0
    for module in part.modules:
        if given.module in (None, module):
            bad += _run_module(part, module, scratch, cache, given)
    return bad


def _run_module(part: Part, module: str, scratch: Path, cache: Path | None, given: argparse.Namespace) -> int:
    path = ROOT / f"{module.replace('.', '/')}.py"
    every = mutants(path.read_text(encoding="utf-8"))
    drawn = every
    if given.most and len(every) > given.most:
        drawn = sorted(random.Random(given.seed).sample(every, given.most), key=lambda mutant: mutant.line)
    reasons, fates = explained(module), Counter[Fate]()
    stale = set(reasons) - set(map(str, every))
    for mutant_text in sorted(stale):
        print(f"  {EXPLAINED.name}: there is no such mutant of {module}: {mutant_text}", flush=True)
    for mutant in drawn:
        fate = _fate(part, (module, path, mutant), scratch, cache)
        if fate is Fate.SURVIVED and str(mutant) in reasons:
            fate = Fate.EXPLAINED
        fates[fate] += 1
        if fate is Fate.SURVIVED:
            print(f"  {path.relative_to(ROOT)}:{mutant.line}: {mutant}", flush=True)
    caught = fates[Fate.KILLED] + fates[Fate.TIMED_OUT]
    print(
        f"{module}: {len(drawn)} of {len(every)} mutants, {caught} noticed ({fates[Fate.TIMED_OUT]} by time),"
        f" {fates[Fate.EXPLAINED]} explained, {fates[Fate.SURVIVED]} survived",
        flush=True,
    )
    return fates[Fate.SURVIVED] + len(stale)


def explained(module: str) -> dict[str, str]:
    """Give the mutants of a module that may survive, with the reason."""
    found, current, mutant = {}, "", ""
    for line in EXPLAINED.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            current = line[2:].strip()
        elif line.startswith("    ") and mutant:
            found[mutant] = line.strip()
        elif current == module:
            mutant = line.strip()
        else:
            mutant = ""
    return found


def _fate(part: Part, fault: tuple[str, Path, Mutant] | None, scratch: Path, cache: Path | None) -> Fate:
    """Run the tests in a fork; say what became of the mutant."""
    child = os.fork()
    if child == 0:
        os.setsid()
        os._exit(_run_tests(part, fault, scratch, cache))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return Fate.SURVIVED if status == 0 else Fate.KILLED
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Fate.TIMED_OUT


def _run_tests(part: Part, fault: tuple[str, Path, Mutant] | None, scratch: Path, cache: Path | None) -> int:
    """Run the tests until the first that fails; give the exit code of pytest, or 70 when the module does not even load."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        mutated = None
        if fault is not None:
            module, path, mutant = fault
            mutated = _Mutated(module, compile(mutant.tree, str(path), "exec"), path)
            # Here already: a conftest.py is loaded before the session starts.
            sys.meta_path.insert(0, mutated)
        folder = tempfile.mkdtemp(dir=scratch)
        options = ["-x", "-q", "-p", "no:cacheprovider", "--basetemp", f"{folder}/tests", "--hypothesis-seed=8"]
        code = int(pytest.main([*options, *part.tests], plugins=[_Prepared(mutated, cache)]))
        shutil.rmtree(folder, ignore_errors=True)
        return code
    except BaseException:
        return 70


def _warm_cache(scratch: Path) -> Path:
    """Build the starter database once, in a fork, so that no module of the tool is loaded here."""
    cache = scratch / "cache"
    if not cache.is_dir():
        child = os.fork()
        if child == 0:
            from glossary.starter.overlay import overlay_path

            os.environ["GLOSSARY_CACHE"] = str(cache)
            overlay_path()
            os._exit(0)
        os.waitpid(child, 0)
    return cache


def _load_libraries() -> None:
    """Load what every fork would load; nothing of the tool itself, since a fault must reach all that imports it."""
    for name in (
        "numpy",
        "lxml.etree",
        "polib",
        "hypothesis",
        "rapidfuzz.fuzz",
        "typer.testing",
        "simplemma",
        "sqlite_utils",
    ):
        importlib.import_module(name)
    if any(name.startswith("glossary") for name in sys.modules):
        raise RuntimeError("a module of the tool is loaded already; a fault would not reach it")


if __name__ == "__main__":
    sys.exit(main())
