"""A process that runs commands to be disturbed, and the jobs they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.robustness.jobs import Job, Workshop
from tests.robustness.running import Zygote, calls_library


@pytest.fixture(scope="package")
def zygote(tmp_path_factory: pytest.TempPathFactory, overlay: Path, cache_folder: Path) -> Iterator[Zygote]:
    with Zygote(cache_folder) as running:
        yield running


@pytest.fixture(scope="package")
def workshop(tmp_path_factory: pytest.TempPathFactory, zygote: Zygote) -> Workshop:
    return Workshop(zygote, tmp_path_factory.mktemp("jobs"))


@pytest.fixture(scope="package")
def counting(tmp_path_factory: pytest.TempPathFactory, overlay: Path, cache_folder: Path) -> Iterator[Zygote]:
    """A process whose calls that change files are counted and can be made to fail; needs a C compiler."""
    with Zygote(cache_folder, calls_library(tmp_path_factory.mktemp("calls"))) as running:
        yield running


@pytest.fixture(scope="package")
def counted_jobs(tmp_path_factory: pytest.TempPathFactory, counting: Zygote) -> list[Job]:
    return Workshop(counting, tmp_path_factory.mktemp("counted")).jobs()
