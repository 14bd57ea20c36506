from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Glossary, Run
from tests.starter.conftest import SOUND, folder  # noqa: F401 - a fixture

Terms = Callable[..., Run]


@pytest.fixture
def run(folder: Callable[..., Path], glossary: Glossary) -> Terms:  # noqa: F811
    """Run `glossary terms` on a small folder."""

    def terms(*arguments: str, **files: list[str]) -> Run:
        return glossary("terms", arguments[0], "--terms", str(folder(**files)), *arguments[1:])

    return terms


def test_sound_terms_pass_the_check(run: Terms) -> None:
    result = run("check")
    assert (result.code, result.out, result.err) == (0, "", "0 errors, 0 doubts\n")


def test_an_error_fails_the_check_and_is_printed(run: Terms) -> None:
    result = run("check", finance=["rente||noun|-||interest||banking||"])
    assert result.code == 1
    assert result.out.startswith("finance.csv:3: T014 rente: a noun needs its article")
    assert result.err == "1 error, 0 doubts\n"


def test_doubts_are_counted_and_printed_on_request(run: Terms) -> None:
    doubtful = {"finance": ["kapitaaluitgvaen|de|noun|=||capital expenditure||results||"]}
    silent = run("check", **doubtful)
    assert (silent.code, silent.out) == (0, "")
    assert silent.err == "0 errors, 1 doubt (see them with --all)\n"
    assert "T030 kapitaaluitgvaen" in run("check", "--all", **doubtful).out


def test_findings_come_as_json_too(run: Terms) -> None:
    result = run("check", "--format", "json", finance=["rente||noun|-||interest||banking||"])
    (found,) = json.loads(result.out)
    assert (found["code"], found["file"], found["line"], found["level"]) == ("T014", "finance.csv", 3, "error")


def test_a_code_can_be_asked_for_alone(run: Terms) -> None:
    result = run("check", "--code", "T015", finance=["rente||noun|-||interest||banking||"])
    assert (result.code, result.out) == (0, "")


def test_concepts_are_listed_by_subfield_in_csv(run: Terms) -> None:
    result = run(
        "list",
        "--subfield",
        "banking",
        "--format",
        "csv",
        finance=["rente|de|noun|-||interest|interest rate|banking||"],
    )
    (row,) = csv.DictReader(io.StringIO(result.out))
    assert (row["nl"], row["article"], row["en"], row["en_admitted"], row["field"]) == (
        "rente", "de", "interest", "interest rate", "finance",
    )  # fmt: skip


def test_concepts_are_listed_by_field_in_a_table(run: Terms) -> None:
    assert run("list", "--field", "tech").out.splitlines() == [
        "Dutch    article  English  subfield",
        "bestand  het      file     general-it",
    ]


def test_the_count_adds_up(run: Terms) -> None:
    rows = json.loads(run("count", "--format", "json").out)
    concepts = [row for row in rows if row["kind"] == "concepts"]
    whole = sum(row["count"] for row in concepts if not row["group"])
    assert whole == sum(row["count"] for row in concepts if row["group"]) == 2


def test_a_sample_of_one_file_is_drawn_by_its_seed(run: Terms) -> None:
    rows = [
        f"kpi{number}|kritieke prestatie-indicator|KPI|key performance indicator|finance|management|"
        for number in range(30)
    ]
    first = run(
        "sample", "--file", "abbreviations", "--seed", "7", "--size", "5", "--format", "json", abbreviations=rows
    )
    again = run(
        "sample", "--file", "abbreviations", "--seed", "7", "--size", "5", "--format", "json", abbreviations=rows
    )
    assert len(json.loads(first.out)) == 5
    assert first.out == again.out


ADD = ["add", "dividend", "dividend", "--subfield", "stock-market", "--article", "het"]


def test_a_concept_is_added_in_its_place(run: Terms, tmp_path: Path) -> None:
    result = run(*ADD)
    assert result.code == 0
    assert "+dividend,het,noun,,,dividend,,stock-market,," in result.out
    lines = (tmp_path / "terms" / "finance.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["nl", "aandeel", "dividend"]


def test_a_dry_run_writes_nothing(run: Terms, tmp_path: Path) -> None:
    result = run(*ADD, "--dry-run")
    assert result.code == 0
    assert "+dividend" in result.out
    assert len((tmp_path / "terms" / "finance.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(
        SOUND["finance.csv"]
    )


def test_a_faulty_concept_is_not_added(run: Terms, tmp_path: Path) -> None:
    result = run(*ADD[:-2])
    assert result.code == 1
    assert "T014 dividend" in result.err
    assert "not written: 1 error to mend first" in result.err
    assert "dividend" not in (tmp_path / "terms" / "finance.csv").read_text(encoding="utf-8")


def test_an_edit_is_shown_and_written_on_request(run: Terms, tmp_path: Path) -> None:
    shown = run("edit", "aandeel", "--set", "en_admitted=stock [us]")
    assert "+aandeel,het,noun,,,share,stock [us]," in shown.out
    assert "not written" in shown.err
    assert "stock [us]" not in (tmp_path / "terms" / "finance.csv").read_text(encoding="utf-8")
    run("edit", "aandeel", "--set", "en_admitted=stock [us]", "--write")
    assert "stock [us]" in (tmp_path / "terms" / "finance.csv").read_text(encoding="utf-8")


def test_an_edit_that_changes_nothing_says_so(run: Terms) -> None:
    assert run("edit", "aandeel", "--set", "en=share", "--write").err == "nothing changes\n"


# Arguments that cannot be carried out, and what is said of them.
REFUSED = {
    "an unknown file": (["sample", "--file", "verbs"], "terms/ has no file 'verbs'; it has finance.csv"),
    "an unknown field": (["list", "--field", "sports"], "there is no field 'sports'; known are finance and tech"),
    "an unknown subfield": (["list", "--subfield", "sports"], "there is no subfield 'sports'; known are accounting"),
    "a change without a value": (
        ["edit", "aandeel", "--set", "note"],
        "'note' names no value; write --set COLUMN=VALUE",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_one_line(case: str, run: Terms) -> None:
    arguments, message = REFUSED[case]
    assert run(*arguments).error.startswith(f"glossary: {message}")
