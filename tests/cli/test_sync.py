"""`glossary sync`: what a person sees of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Glossary


def test_both_directions_are_shown_as_entries(glossary: Glossary, tmp_path: Path) -> None:
    glossary("add", "omzetmijlpaal", "revenue milestone", "--field", "finance")
    (added,) = json.loads(glossary("sync", "termen", "--json").out)
    assert (added["where"], added["what"], added["nl"]) == ("folder", "added", "omzetmijlpaal")
    table = tmp_path / "termen" / "finance.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("revenue", "sales"), encoding="utf-8")
    told = glossary("sync", "termen", "--dry-run")
    assert told.out.splitlines()[1].split() == ["termbase", "changed", "omzetmijlpaal", "sales", "milestone", "en"]
    assert "would change: 1 entry in the termbase" in told.err
    assert "glossary undo" in glossary("sync", "termen").err
    again = glossary("sync", "termen")
    assert (again.code, again.out, again.err) == (0, "", "termbase and folder are equal\n")


def test_a_conflict_gives_exit_code_1_unless_a_side_is_preferred(glossary: Glossary, tmp_path: Path) -> None:
    glossary("add", "omzetmijlpaal", "revenue milestone", "--field", "finance", "--definition", "een")
    glossary("sync", "termen")
    table = tmp_path / "termen" / "finance.csv"
    for number, code, options in ((1, 1, []), (2, 0, ["--prefer", "theirs"])):
        glossary("edit", "omzetmijlpaal", "--definition", f"mijn {number}")
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace("een", "hun\x1b[2J 1").replace("mijn 1", "hun 2"), encoding="utf-8")
        run = glossary("sync", "termen", *options)
        assert run.code == code, run.err
        assert "1 conflict" in run.err
        assert "definition: kept" in run.out


def test_a_broken_row_is_told_and_nothing_is_written(glossary: Glossary, tmp_path: Path) -> None:
    glossary("add", "omzetmijlpaal", "revenue milestone", "--field", "finance")
    glossary("sync", "termen")
    table = tmp_path / "termen" / "finance.csv"
    table.write_text(table.read_text(encoding="utf-8") + "winst\n", encoding="utf-8")
    run = glossary("sync", "termen")
    assert run.code == 1
    assert "finance.csv:3: " in run.err
    assert "nothing was written: mend 1 finding first" in run.err


def test_an_unknown_side_is_misuse(glossary: Glossary) -> None:
    assert glossary("sync", "termen", "--prefer", "hers").code == 2


def test_a_file_in_place_of_the_folder_is_told(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "termen").write_text("x", encoding="utf-8")
    assert "name a folder" in glossary("sync", "termen").error
