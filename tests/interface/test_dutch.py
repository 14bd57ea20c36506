"""The command line in Dutch: help, errors, tables, plurals, the review in lines; what programs read stays English."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.i18n import in_english, language, tr, trn
from tests.cli.conftest import Glossary, glossary

__all__ = ["glossary"]
_VARIABLES = ("GLOSSARY_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSARY_LANGUAGE", "nl")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "fr_BE.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:nl:en"}, "nl"),
        ({"LANG": "C", "LANGUAGE": "nl"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "GLOSSARY_LANGUAGE": "en"}, "en"),
        ({"GLOSSARY_LANGUAGE": "nl-NL"}, "nl"),
        ({"GLOSSARY_LANGUAGE": "../../nl"}, "en"),
    ],
)
def test_the_language_is_the_one_gettext_would_take(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


@pytest.mark.usefixtures("dutch")
def test_a_message_and_a_plural_are_dutch() -> None:
    assert tr("{name}: comments written", name="a{b}") == "a{b}: commentaar geschreven"
    assert [trn("{count} error", "{count} errors", count) for count in (0, 1, 2)] == ["0 fouten", "1 fout", "2 fouten"]
    with in_english():
        assert tr("nothing found") == "nothing found"


@pytest.mark.usefixtures("dutch")
def test_a_cache_that_cannot_be_written_does_not_take_the_dutch_away(tmp_path: Path) -> None:
    blocked = tmp_path / "no-folder"
    blocked.write_text("", encoding="utf-8")
    environment = {**os.environ, "GLOSSARY_CACHE": str(blocked)}
    program = "from glossary.i18n import tr; print(tr('nothing found'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "niets gevonden\n"


@pytest.mark.usefixtures("dutch")
def test_the_help_of_mine_is_dutch(glossary: Glossary) -> None:
    shown = glossary("mine", "--help").out
    assert "Gebruik: glossary mine" in shown
    assert "Vind de termen in Nederlandse teksten" in " ".join(shown.split())
    assert "Find the terms" not in shown


@pytest.mark.usefixtures("dutch")
def test_an_error_is_dutch(glossary: Glossary) -> None:
    assert glossary("mine", "weg.txt").error == "glossary: weg.txt: is er niet; controleer de naam"


@pytest.mark.usefixtures("dutch")
def test_the_headings_of_a_table_are_dutch_and_those_of_csv_english(glossary: Glossary) -> None:
    assert glossary("lookup", "omzet").out.startswith("Nederlands  Engels")
    assert glossary("lookup", "omzet", "--format", "csv").out.startswith("query,kind,nl,en")


@pytest.mark.usefixtures("dutch")
def test_a_program_gets_english(glossary: Glossary) -> None:
    found = glossary("doctor", "--json").out
    assert "surroundings" in {one["area"] for one in json.loads(found)}
    assert "is not found" in glossary("lookup", "qqqzzz", "--json").err


@pytest.mark.usefixtures("dutch")
def test_a_sync_is_dutch_throughout(glossary: Glossary) -> None:
    glossary("add", "omzetmijlpaal", "revenue milestone", "--field", "finance")
    planned, run = glossary("sync", "termen", "--dry-run"), glossary("sync", "termen")
    assert planned.err == "zou veranderen: 1 vermelding in de map\n"
    assert run.out.splitlines()[1].split()[:3] == ["map", "toegevoegd", "omzetmijlpaal"]
    assert run.err == "gewijzigd: 1 vermelding in de map\n"


@pytest.mark.usefixtures("dutch")
def test_the_review_in_lines_is_dutch(mined: Path, glossary: Glossary) -> None:
    run = glossary("review", "--plain", "--db", mined, stdin="d\nq\n")
    assert "[d] uitstellen" in run.out
    assert "heeft '" in run.err
    assert "uitgesteld" in run.err
    assert "elke beslissing is bewaard" in run.err


def test_the_version_is_told_without_loading_languages() -> None:
    program = "import sys; sys.argv = ['glossary', '--version']; import glossary.__main__ as m; m.main(); print('glossary.i18n' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")
