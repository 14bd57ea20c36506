"""What every test has: a cache of its own, a termbase of its own, and nothing from the person who runs the tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# A property is tried on few cases at each run, so that the suite stays quick, and on many by GLOSSARY_TESTS=long.
settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("long", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("GLOSSARY_TESTS", "quick"))

SAMPLE = Path(__file__).with_name("samples") / "kwartaalbericht.txt"


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the workers of a run share: the overlay of the starter terms is built once."""
    base = tmp_path_factory.getbasetemp()
    # A worker of pytest-xdist has a folder inside the folder of the run.
    shared = base.parent if base.name.startswith("popen-") else base
    return shared / "glossary-cache"


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the person's own termbase, cache, name and colours."""
    monkeypatch.setenv("GLOSSARY_CACHE", str(cache_folder))
    monkeypatch.setenv("GLOSSARY_DB", str(tmp_path / "glossary.db"))
    monkeypatch.setenv("GLOSSARY_REVIEWER", "toetser")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("GLOSSARY_LANGUAGE", "en")
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def overlay(cache_folder: Path) -> Path:
    """The database of the starter terms."""
    from glossary.starter.overlay import overlay_path

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLOSSARY_CACHE", str(cache_folder))
        return overlay_path()


@pytest.fixture(scope="session")
def mined_once(tmp_path_factory: pytest.TempPathFactory, overlay: Path) -> Path:
    """A folder with the sample article and a termbase in which it was mined; copy it, do not use it."""
    from glossary.suggest import suggest_terms
    from glossary.termbase import open_termbase

    folder = tmp_path_factory.mktemp("mined")
    shutil.copy(SAMPLE, folder / SAMPLE.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with open_termbase(folder / "glossary.db", create=True, starter=overlay) as termbase:
            suggest_terms(termbase, [SAMPLE.name])
    return folder


@pytest.fixture
def mined(mined_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A termbase of the test's own in which the sample article was mined, in the current folder."""
    for file in mined_once.iterdir():
        shutil.copy(file, tmp_path / file.name)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "glossary.db"
