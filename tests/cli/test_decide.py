"""`glossary accept`, `reject`, `defer`, `undo`, `list`, `show`, `history`: verdicts for scripts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Glossary


def pair(glossary: Glossary, number: int) -> dict[str, Any]:
    (found,) = json.loads(glossary("show", number, "--format", "json").out)
    return dict(found)


def test_accept_takes_several_numbers(glossary: Glossary, mined: Path) -> None:
    run = glossary("accept", 1, 2)
    assert run.code == 0
    assert [pair(glossary, number)["status"] for number in (1, 2)] == ["approved", "approved"]
    assert run.err.count("(approved)") == 2


def test_what_was_accepted_before_is_told_and_not_written_again(glossary: Glossary, mined: Path) -> None:
    glossary("accept", "brutomarge")
    again = glossary("accept", "brutomarge")
    assert (again.code, again.out) == (0, "")
    assert "brutomarge was accepted before" in again.err
    assert len(json.loads(glossary("history", "--format", "json").out)) == 1
    assert "(approved)" not in again.err


def test_a_rejection_is_told_where_its_term_is_accepted_after_all(glossary: Glossary, mined: Path) -> None:
    glossary("reject", "brutomarge", "--reason", "too general")
    run = glossary("accept", "brutomarge")
    assert "brutomarge was rejected before (too general)" in run.err
    assert "(approved)" in run.err


def test_accept_with_other_english_and_dutch_is_an_edit(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1, "--en", "capital spending", "--nl", "kapitaaluitgave", "--domain", "tech")
    found = pair(glossary, 1)
    assert (found["nl"], found["en"], found["field"]) == ("kapitaaluitgave", "capital spending", "tech")


def test_an_edit_is_for_one_suggestion_at_a_time(glossary: Glossary, mined: Path) -> None:
    assert "one suggestion at a time" in glossary("accept", 1, 2, "--en", "x").error
    assert pair(glossary, 1)["status"] == "suggested"


def test_reject_needs_a_reason_that_says_something(glossary: Glossary, mined: Path) -> None:
    assert glossary("reject", 1).code == 2
    assert "a rejection needs a reason" in glossary("reject", 1, "--reason", "  ").error
    glossary("reject", 1, "--reason", "too general")
    assert (pair(glossary, 1)["status"], pair(glossary, 1)["reason"]) == ("rejected", "too general")


def test_defer_puts_a_suggestion_at_the_end_of_the_queue(glossary: Glossary, mined: Path) -> None:
    glossary("defer", 1)
    assert pair(glossary, 1)["status"] == "deferred"


def test_undo_takes_the_newest_decisions_back_and_the_history_keeps_them(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1)
    glossary("reject", 1, "--reason", "name")
    glossary("defer", 2)
    assert glossary("undo", "--count", 2).code == 0
    assert (pair(glossary, 1)["status"], pair(glossary, 2)["status"]) == ("approved", "suggested")
    history = json.loads(glossary("history", "--format", "json").out)
    assert [verdict["decision"] for verdict in history] == ["undone", "undone", "deferred", "rejected", "approved"]


def test_undo_with_nothing_to_take_back_gives_exit_code_1(glossary: Glossary, mined: Path) -> None:
    run = glossary("undo")
    assert (run.code, run.err) == (1, "nothing to take back\n")


def test_undo_of_ones_own_leaves_the_decisions_of_others(
    glossary: Glossary, mined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary("accept", 1)
    monkeypatch.setenv("GLOSSARY_REVIEWER", "collega")
    glossary("accept", 2)
    monkeypatch.setenv("GLOSSARY_REVIEWER", "toetser")
    glossary("undo", "--mine")
    assert (pair(glossary, 1)["status"], pair(glossary, 2)["status"]) == ("suggested", "approved")


@pytest.mark.parametrize("command", [("accept",), ("reject", "--reason", "name"), ("defer",), ("show",)])
@pytest.mark.parametrize("number", [9999, 0, 10**30])
def test_a_number_that_is_not_there_is_said(
    glossary: Glossary, mined: Path, command: tuple[str, ...], number: int
) -> None:
    assert "number" in glossary(*command, number).error


def test_list_filters_by_status_and_refuses_an_unknown_one(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1)
    rows = list(csv.DictReader(io.StringIO(glossary("list", "--status", "approved", "--format", "csv").out)))
    assert [row["number"] for row in rows] == ["1"]
    assert "there is no status 'done'; known are suggested, approved" in glossary("list", "--status", "done").error


def test_list_refuses_an_unknown_field(glossary: Glossary, mined: Path) -> None:
    assert "there is no field 'law'; known are finance, tech, general" in glossary("list", "--domain", "law").error


def test_show_has_the_places_the_evidence_and_the_history(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1)
    found = pair(glossary, 1)
    assert found["places"][0]["place"].startswith("kwartaalbericht.txt:")
    assert found["places"][0]["form"] in found["places"][0]["sentence"]
    assert found["equivalents"][0]["evidence"]
    assert "toetser: approved" in found["history"][0]
    table = glossary("show", 1).out
    assert "»" in table
    assert "«" in table


def test_documents_lists_what_was_mined(glossary: Glossary, mined: Path) -> None:
    (row,) = json.loads(glossary("documents", "--format", "json").out)
    assert row["document"] == "kwartaalbericht.txt"
    assert row["words"] > 300


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1, "--en", "=1+1")
    rows = list(csv.DictReader(io.StringIO(glossary("list", "--status", "approved", "--format", "csv").out)))
    assert rows[0]["en"] == "'=1+1"


def test_control_characters_that_a_person_pastes_are_not_kept(glossary: Glossary, mined: Path) -> None:
    glossary("accept", 1, "--en", "capital\x1b[31m spending\x9b\u202e\udcff")
    assert pair(glossary, 1)["en"] == "capital [31m spending"
