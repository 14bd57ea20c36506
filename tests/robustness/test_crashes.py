"""Commands killed at moments drawn from a fixed seed: nothing acknowledged is lost, and running them again ends well."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.robustness.crashes import disturb, moments
from tests.robustness.jobs import Job, Workshop
from tests.robustness.running import Zygote

pytestmark = pytest.mark.thorough

SEED = 20261122
NAMES = (
    "mine",
    "review",
    "accept",
    "reject",
    "import",
    "export",
    "export tbx2",
    "sync",
    "backup",
    "restore",
    "migrate",
)


def drawn(job: Job, count: int, *, by_calls: bool) -> Iterator[object]:
    print(f"seed {SEED}, {job.name}")  # noqa: T201 - shown when it fails
    return islice(moments(job, random.Random(f"{SEED} {job.name}"), by_calls=by_calls), count)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_is_killed_at_any_time_loses_nothing_and_is_finished_by_the_next(
    name: str, zygote: Zygote, workshop: Workshop, tmp_path: Path
) -> None:
    (job,) = workshop.jobs([name])
    for moment in drawn(job, 4, by_calls=False):
        disturb(zygote, job, moment, tmp_path / "run")


@pytest.mark.outside
def test_a_command_that_is_killed_before_or_in_the_middle_of_a_write_loses_nothing(
    counting: Zygote, counted_jobs: list[Job], tmp_path: Path
) -> None:
    killed = 0
    for job in counted_jobs:
        for moment in drawn(job, 8, by_calls=True):
            killed += disturb(counting, job, moment, tmp_path / "run").outcome.killed
    # Those by the number of a call all come in time.
    assert killed >= 4 * len(counted_jobs)
