"""The short form of the fuzzing: every reader, importer and parser on a few hundred broken files, the same each time."""

from __future__ import annotations

import resource
from functools import cache
from pathlib import Path
from random import Random
from time import process_time

import pytest

from glossary.errors import GlossaryError
from tests.robustness.fuzz_target import SaidError, Target, check_said
from tests.robustness.fuzz_targets import targets
from tests.robustness.mutating import mutated, mutated_zip

pytestmark = pytest.mark.thorough

# The names are known before there is a folder to work in; a test holds them against the targets there are.
NAMES = [
    *(f"read {suffix}" for suffix in ".txt .md .docx .odt .rtf .pdf .html .xlsx .csv .tsv .po .mo .xliff .tmx .srt .vtt".split()),
    *(f"pairs {suffix}" for suffix in ".po .mo .tmx .xliff .tsv .csv .xlsx".split()),
    *(f"import {name}" for name in "gettext tbx2 tbx3 tmx utx json weblate glotpress deepl omegat multiterm xlsx tsv csv ?".split()),
    "sentences and keys", "checking", "queries", "mined sentences", "typed terms", "merged catalogs", "commented catalogs",
    "sync tables", "starter rows", "dictionaries", "a database", "a damaged database", "entry records",
]  # fmt: skip
EXECUTIONS = 60
# Seconds of the processor for one file of a few kilobytes, and kilobytes by which the process may grow meanwhile.
SLOW, LARGE = 2.0, 200_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@cache
def all_targets(folder: Path) -> dict[str, Target]:
    return targets(folder)


def test_every_target_is_tried(folder: Path) -> None:
    assert set(all_targets(folder)) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_broken_files_give_errors_of_ours_and_nothing_else(name: str, folder: Path) -> None:
    target = all_targets(folder)[name]
    random = Random(name)
    for seed in target.seeds:
        target.run(seed)
    for _ in range(max(3, round(EXECUTIONS * min(1.0, target.weight)))):
        seed = random.choice(target.seeds)
        content = (
            mutated_zip(seed, random, lambda part: mutated(part, random)) if target.packed else mutated(seed, random)
        )
        start, before = process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        target.run(content)
        assert process_time() - start < SLOW
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < LARGE


def test_a_message_of_two_lines_is_a_fault() -> None:
    with pytest.raises(SaidError):
        check_said([GlossaryError("a"), "een\ntwee"])
