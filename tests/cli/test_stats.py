"""`glossary stats` from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from glossary.cli.stats import bar
from tests.cli.conftest import Glossary
from tests.mined import suggestions


@pytest.fixture
def reviewed(mined: Path, glossary: Glossary) -> None:
    """The sample article with two approvals and a rejection."""
    assert glossary("accept", "kapitaaluitgaven", "brutomarge").code == 0
    assert glossary("reject", "kwartaal", "--reason", "not a term").code == 0


def test_an_empty_termbase_is_no_error_and_says_what_to_do(glossary: Glossary) -> None:
    run = glossary("stats")
    assert run.code == 0
    assert "empty" in run.out
    assert run.err == "nothing is in it yet; next: glossary mine ARTICLE.txt\n"


@pytest.mark.usefixtures("reviewed")
def test_the_page_has_its_sections_in_plain_characters_when_it_is_piped(glossary: Glossary, mined: Path) -> None:
    run = glossary("stats")
    for heading in ("By field", "Suggestions", "Review pace", "Accepted as suggested", "Documents"):
        assert heading in run.out
    assert run.out.isascii()
    assert f"2 entries, {len(suggestions(mined))} suggestions, 3 verdicts, 1 document" in run.out
    assert "kwartaalbericht.txt" in run.out
    assert "next: glossary review" in run.err


@pytest.mark.usefixtures("reviewed")
def test_json_and_csv_hold_the_same_figures(glossary: Glossary) -> None:
    found = json.loads(glossary("stats", "--format", "json").out)
    assert found["entries"] == 2
    assert found["verdicts"] == 3
    assert found["pace"]["verdicts"][0]["reviewers"] == {"toetser": 3}
    assert found["documents"][0]["judged"] == 3
    rows = list(csv.DictReader(io.StringIO(glossary("stats", "--format", "csv").out)))
    values = {(row["section"], row["name"], row["measure"]): row["value"] for row in rows}
    assert values["all", "termbase", "entries"] == "2"
    assert values["document", "kwartaalbericht.txt", "judged"] == "3"
    assert values["field", "finance", "entries"] == str(found["fields"]["finance"]["entries"])


def test_a_file_that_is_no_termbase_is_refused_in_one_line(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("geen database, maar wel wat tekst die lang genoeg is", encoding="utf-8")
    assert "is not a termbase" in glossary("stats", "--db", "x.db").error


@pytest.mark.parametrize("blocks", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999, 1.0, 3.0])
def test_a_bar_is_as_wide_as_asked_and_shows_whatever_is_there(share: float, blocks: bool) -> None:
    found = bar(share, 24, blocks=blocks)
    assert len(found) == 24
    assert bool(found.strip(" .")) == bool(share)
