"""Ctrl-C at every prompt and in the middle of every command: one line, exit code 130, nothing lost."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.robustness.crashes import disturb, faults_of, interruption
from tests.robustness.jobs import Workshop, verdicts_of
from tests.robustness.running import Zygote, request
from tests.robustness.test_crashes import NAMES, SEED

pytestmark = pytest.mark.thorough

STOPPED = "glossary: stopped; what was decided before is kept"
CTRL_C = "\x03"
_EDITED = (("\n> ", "e\n"), ("English [", "\n"), ("Dutch [", "\n"), ("field (", "\n"))
_FILTERED = (("\n> ", "f\n"), ("status (", "\n"), ("field (", "\n"), ("evidence (", "\n"))
# What is typed before, and the prompt at which Ctrl-C comes.
PROMPTS = {
    "the pair": ("review", (), "\n> "),
    "the second pair": ("review", (("\n> ", "a\n"),), "\n> "),
    "English": ("review", _EDITED[:1], "English ["),
    "Dutch": ("review", _EDITED[:2], "Dutch ["),
    "field": ("review", _EDITED[:3], "field ("),
    "note": ("review", _EDITED, "note ("),
    "reason": ("review", (("\n> ", "r\n"),), "reason:"),
    "merge": ("review", (("\n> ", "m\n"),), "merge into"),
    "status": ("review", _FILTERED[:1], "status ("),
    "field of the filter": ("review", _FILTERED[:2], "field ("),
    "evidence": ("review", _FILTERED[:3], "evidence ("),
    "confidence": ("review", _FILTERED, "confidence at"),
    "order": ("review", (("\n> ", "o\n"),), "order ("),
    "search": ("review", (("\n> ", "/\n"),), "search ("),
    "bulk": ("review", (("\n> ", "b\n"),), "accept from"),
    "bulk, sure": ("review", (("\n> ", "b\n"), ("accept from", "0.5\n")), "accept these"),
    "accept above": ("review --accept-above 0.5", (), "Accept these"),
    "edit, Dutch": ("edit e1", (), "Dutch ["),
    "edit, English": ("edit e1", (("Dutch [", "\n"),), "English ["),
}


@pytest.mark.parametrize("prompt", PROMPTS)
def test_ctrl_c_at_a_prompt_is_one_line_and_keeps_what_was_decided(
    prompt: str, zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    command, typed, last = PROMPTS[prompt]
    (job,) = workshop.jobs(["export"])
    folder = tmp_path / "run"
    shutil.copytree(job.begin, folder)
    before = verdicts_of(folder / "glossary.db")
    asked = request(folder, *command.split(), conversation=[*typed, (last, CTRL_C)])
    asked.environment["TERM"] = "dumb"
    outcome = zygote.run(asked)
    assert outcome.code == 130, outcome
    assert outcome.out.splitlines()[-1] == STOPPED
    assert "Traceback" not in outcome.out
    assert "never asked" not in outcome.out
    assert verdicts_of(folder / "glossary.db") == before + ("a\n" in [said for _, said in typed])
    assert faults_of(folder / "glossary.db") == []


@pytest.mark.parametrize("name", NAMES)
def test_ctrl_c_in_the_middle_of_a_command_is_one_line_and_the_next_run_finishes_it(
    name: str, zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    (job,) = workshop.jobs([name])
    chance = random.Random(f"{SEED} {name}")
    for _ in range(2):
        outcome = disturb(zygote, job, interruption(chance), tmp_path / "run").outcome
        assert outcome.code in {0, 130}, outcome
        if outcome.code:
            assert outcome.err.splitlines()[-1] == STOPPED, outcome
