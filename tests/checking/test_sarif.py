"""Where a finding is: a path below the folder is relative, so that a code host finds it, and any other one absolute."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.checking.sarif import _uri


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mijn project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_path_below_here_is_relative_however_it_is_written(here: Path) -> None:
    assert _uri(str(here / "po" / "nl en.po")) == "po/nl%20en.po"
    assert _uri("po/../nl.po") == "nl.po"


def test_a_path_elsewhere_is_an_absolute_uri(here: Path) -> None:
    assert _uri("../elders.po") == (here.parent / "elders.po").as_uri()
    assert _uri(str(here.parent / "een map" / "e.po")).startswith("file:///")
    assert " " not in _uri(str(here.parent / "een map" / "e.po"))
