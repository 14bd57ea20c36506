"""Eight processes on one termbase: nobody is turned away, nothing is lost, no half of anything is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.robustness.hands import ROLES, Report, look_after, work
from tests.robustness.jobs import Workshop
from tests.robustness.test_crashes import SEED

pytestmark = pytest.mark.thorough

SECONDS = 5.0


def test_eight_hands_on_one_termbase_lose_nothing(workshop: Workshop, cache_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(workshop.jobs(["import"])[0].begin, tmp_path / "run")
    reports = work(tmp_path / "run", cache_folder, SECONDS, SEED)
    assert [report.role for report in reports] == list(ROLES)
    assert all(sum(report.operations.values()) > 0 for report in reports)


def test_a_verdict_that_was_acknowledged_and_is_not_in_the_log_is_noticed(workshop: Workshop) -> None:
    with pytest.raises(AssertionError, match="hand-1"):
        look_after(workshop.jobs(["import"])[0].begin, [Report("review", "hand-1", verdicts=1)])
