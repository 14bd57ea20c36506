"""`glossary lookup`: on the starter terms alone, before anything was mined."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from glossary.cli import app
from glossary.cli.output import OutputFormat
from tests.cli.conftest import Glossary


def rows(
    glossary: Glossary, *arguments: object, stdin: str | bytes | None = None, code: int = 0
) -> list[dict[str, Any]]:
    run = glossary("lookup", "--json", *arguments, stdin=stdin)
    assert run.code == code, run.err
    found: list[dict[str, Any]] = json.loads(run.out)
    return found


@pytest.mark.parametrize(
    ("query", "english", "kind"),
    [
        ("omzet", "revenue", "exact"),
        ("Omzet", "revenue", "exact"),
        ("kapitaaluitgaven", "capital expenditure", "exact"),
        ("vrije kasstromen", "free cash flow", "inflected"),
        ("cash flow", "cash flow", "exact"),
        ("winstwaarschuwingen", "profit warning", "inflected"),
        ("kapitaaluitgavn", "capital expenditure", "near"),
        ("omzetmijlpalen", "revenue milestones", "composed"),
    ],
)
def test_a_term_is_found(glossary: Glossary, query: str, english: str, kind: str) -> None:
    first = rows(glossary, query)[0]
    assert (first["en"], first["kind"]) == (english, kind)


def test_english_is_looked_up_in_reverse(glossary: Glossary) -> None:
    assert rows(glossary, "--reverse", "free cash flow")[0]["nl"] == "vrije kasstroom"
    assert rows(glossary, "--reverse", "Free cash flows")[0]["nl"] == "vrije kasstroom"


def test_an_abbreviation_is_no_second_answer_beside_what_it_stands_for(glossary: Glossary) -> None:
    (answer,) = rows(glossary, "vrije kasstroom")
    assert "fcf" in answer["synonyms"]
    (answer,) = rows(glossary, "--reverse", "free cash flow")
    assert answer["nl"] == "vrije kasstroom"
    assert rows(glossary, "fcf")[0]["en"] in {"FCF", "free cash flow"}


def test_the_term_that_was_met_is_named_when_another_is_preferred(glossary: Glossary) -> None:
    assert rows(glossary, "kapitaaluitgaven")[0]["term"] == "kapitaaluitgaven"
    assert "kapitaaluitgaven" in glossary("lookup", "kapitaaluitgaven").out


@pytest.mark.parametrize("word", ["berekening", "berekeningen", "verrekend", "baten", "baan", "onderneming"])
def test_a_word_of_dutch_is_never_answered_with_one_that_is_only_spelt_alike(glossary: Glossary, word: str) -> None:
    run = glossary("lookup", word, "--json")
    assert all(row["kind"] != "near" for row in json.loads(run.out))


def test_rekening_is_neither_an_answer_nor_a_part_of_berekening(glossary: Glossary) -> None:
    run = glossary("lookup", "berekening", "--json")
    assert all("rekening" not in {row["nl"], row["term"]} for row in json.loads(run.out))
    assert all(row["en"] not in {"account", "bill"} for row in json.loads(run.out))


def test_the_parts_of_a_compound_are_given_with_the_composition(glossary: Glossary) -> None:
    parts = [row for row in rows(glossary, "omzetmijlpalen") if row["kind"] == "part"]
    assert [row["nl"] for row in parts] == ["omzet"]
    assert "composed" in glossary("lookup", "omzetmijlpalen").out


def test_a_term_that_is_not_found_gives_exit_code_1_and_near_misses(glossary: Glossary) -> None:
    run = glossary("lookup", "dividentt")
    assert (run.code, run.out) == (1, "")
    assert "did you mean" in run.err
    assert "dividend" in run.err


def test_nonsense_is_not_found(glossary: Glossary) -> None:
    run = glossary("lookup", "xqzwvbk")
    assert (run.code, run.err) == (1, "'xqzwvbk' is not found\n")


def test_several_terms_are_looked_up_at_once_and_one_that_is_missing_shows(glossary: Glossary) -> None:
    found = rows(glossary, "omzet", "xqzwvbk", "dividend", code=1)
    assert {row["query"] for row in found} == {"omzet", "dividend"}


def test_terms_come_from_standard_input_one_a_line(glossary: Glossary) -> None:
    found = rows(glossary, stdin="omzet\n\n  vrije kasstromen \n")
    assert {row["query"] for row in found} == {"omzet", "vrije kasstromen"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_standard_input_may_come_from_windows(glossary: Glossary, encoding: str) -> None:
    assert rows(glossary, stdin="coöperatie\r\n".encode(encoding))[0]["query"] == "coöperatie"


def test_a_field_leaves_the_others_out(glossary: Glossary) -> None:
    assert {row["field"] for row in rows(glossary, "rekening", "--domain", "finance")} == {"finance"}


def test_csv_has_a_heading_and_table_a_column_of_english(glossary: Glossary) -> None:
    assert glossary("lookup", "omzet", "--format", "csv").out.splitlines()[0].startswith("query,kind,nl,en")
    assert glossary("lookup", "omzet").out.splitlines()[0].split()[:2] == ["Dutch", "English"]


def test_signs_of_a_query_language_are_plain_text(glossary: Glossary) -> None:
    queries = [
        "'; DROP TABLE terms; --",
        'a"b',
        '"',
        "%",
        "_",
        "*",
        "omzet*",
        "NEAR(a b)",
        "a OR b",
        "omzet AND",
        "(",
        "\\",
    ]
    queries += ["-", "^x", "{a}: b", " ", "omzet"]
    found = rows(glossary, "--", *queries, code=1)
    assert [row["en"] for row in found if row["query"] == "omzet"] == ["revenue"]


def test_strange_queries_are_only_not_found(glossary: Glossary) -> None:
    strange = ["\udcff\udcfe", "om\x1b[31mzet", "\x00", "omzet\u202e", "x" * 5000, "a " * 500]
    assert glossary("lookup", *strange, "--json").code in {0, 1}


def test_nothing_is_written_by_looking_up(glossary: Glossary, tmp_path: object) -> None:
    glossary("lookup", "omzet")
    assert list(Path(str(tmp_path)).iterdir()) == []


def test_a_decision_of_the_person_comes_before_the_starter_terms(glossary: Glossary, mined: object) -> None:
    number = next(
        row["number"] for row in json.loads(glossary("list", "--format", "json").out) if row["nl"] == "kapitaaluitgaven"
    )
    glossary("accept", number, "--en", "capital spending")
    first = rows(glossary, "kapitaaluitgaven")[0]
    assert (first["en"], first["source"]) == ("capital spending", "review")


def test_a_batch_answers_every_line_in_order_and_marks_what_is_missing(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "termen.txt").write_text(
        "xqzwvbk\nomzet\n\n vrije kasstromen\nomzetmijlpalen\nomzet\n", encoding="utf-8"
    )
    run = glossary("lookup", "--batch", "termen.txt", "--format", "csv")
    assert run.code == 1
    lines = list(csv.DictReader(run.out.splitlines()))
    assert [(line["query"], line["kind"], line["en"]) for line in lines] == [
        ("xqzwvbk", "not found", ""),
        ("omzet", "exact", "revenue"),
        ("vrije kasstromen", "inflected", "free cash flow"),
        ("omzetmijlpalen", "composed", "revenue milestones"),
        ("omzet", "exact", "revenue"),
    ]
    assert "1 of 5 terms are not found" in run.err


def test_a_batch_comes_from_standard_input_in_every_format(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each command opens the termbase anew and would load the components for =1+1, which has none.
    monkeypatch.setattr("glossary.lookup._composed", lambda *_: ())
    stdin = "omzet\r\nco\xf6peratie\r\n=1+1\n".encode("cp1252")
    by_format = {
        name: glossary("lookup", "--batch", "-", "--format", name, stdin=stdin).out
        for name in set(OutputFormat) - {OutputFormat.TSV}
    }
    assert [row["query"] for row in json.loads(by_format[OutputFormat.JSON])] == ["omzet", "coöperatie", "=1+1"]
    assert [json.loads(line)["query"] for line in by_format[OutputFormat.JSONL].splitlines()] == [
        "omzet",
        "coöperatie",
        "=1+1",
    ]
    # The fixture refuses tabs, which a person would not see.
    tabbed = CliRunner().invoke(app, ["lookup", "--batch", "-", "--format", "tsv"], input=stdin).stdout
    assert tabbed.splitlines()[1].startswith("omzet\texact\tomzet\trevenue")
    assert by_format[OutputFormat.CSV].splitlines()[3].startswith("'=1+1,not found")
    assert "not found" in by_format[OutputFormat.TABLE].splitlines()[3]
    assert glossary("lookup", "--batch", "-", "--json", stdin="").out == "[]\n"


def test_a_batch_cuts_a_line_without_end(glossary: Glossary) -> None:
    run = glossary("lookup", "--batch", "-", "--json", stdin=b"x" * 20_000 + b"\nomzet\n")
    assert [row["kind"] for row in json.loads(run.out)] == ["not found", "exact"]
    assert "-:1: the line is cut" in run.err


@pytest.mark.parametrize(("name", "says"), [("weg.txt", "No such file"), (".", "directory")])
def test_a_batch_that_cannot_be_read_is_told(glossary: Glossary, name: str, says: str) -> None:
    assert says in glossary("lookup", "--batch", name).error


def test_terms_and_a_batch_together_are_refused(glossary: Glossary) -> None:
    assert glossary("lookup", "omzet", "--batch", "-").code == 2
    assert glossary("lookup", "--interactive", "--batch", "-").code == 2


def test_interactive_without_a_terminal_answers_line_by_line(glossary: Glossary) -> None:
    run = glossary("lookup", "--interactive", stdin="omzet\nxqzwvbk\n")
    assert run.code == 0
    assert [line.split()[0] for line in run.out.splitlines()[1:]] == ["omzet", "xqzwvbk"]


def test_the_parts_of_what_is_not_found_are_told(glossary: Glossary) -> None:
    assert "its parts: verlies = loss" in glossary("lookup", "verlies nemen").err


def test_what_stands_in_brackets_does_not_hide_the_term(glossary: Glossary) -> None:
    assert rows(glossary, "bedrijfsresultaat (EBIT)")[0]["nl"] == "bedrijfsresultaat"


def test_a_word_of_neither_language_is_not_given_back_as_its_own_english(glossary: Glossary) -> None:
    assert glossary("lookup", "omzetmijlpaal298").code == 1


def test_words_are_answered_before_the_abbreviation_that_stands_for_them(glossary: Glossary) -> None:
    assert rows(glossary, "het resultaat voor belastingen")[0]["nl"] == "winst voor belastingen"
