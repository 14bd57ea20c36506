"""`glossary add`, `edit`, `merge`, `remove` and what they leave in `list`, `show`, `history`, `undo`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Glossary
from tests.mined import number_of, suggestions


def entries(glossary: Glossary) -> list[tuple[str, str, str]]:
    return [(row["entry"], row["nl"], row["en"]) for row in json.loads(glossary("list", "--entries", "--json").out)]


def shown(glossary: Glossary, name: object) -> dict[str, Any]:
    rows = json.loads(glossary("show", name, "--json").out)
    return next(dict(row) for row in rows if "terms" in row)


def test_add_writes_the_number_and_warns_on_standard_error(glossary: Glossary) -> None:
    run = glossary("add", "concern", "concern")
    assert (run.code, run.out) == (0, "added e1: concern = concern (finance)\n")
    assert "warning: the starter terms say 'concern' = 'group'" in run.err
    assert "false friend" in run.err


def test_add_takes_every_part_of_an_entry(glossary: Glossary) -> None:
    run = glossary(
        "add", "dijkdalkoers", "Dijkdal price", "--field", "finance", "--subfield", "stock-market", "--pos", "noun",
        "--gender", "de", "--plural", "dijkdalkoersen", "--region", "en-GB", "--definition", "De koers van Dijkdal.",
        "--note", "Niet voor rente.", "--case-sensitive", "--synonym", "en:Dijkdal rate=forbidden",
        "--synonym", "nl:koers", "--json",
    )  # fmt: skip
    (row,) = json.loads(run.out)
    assert (row["field"], row["subfield"], row["definition"], row["note"], row["warnings"]) == (
        "finance", "stock-market", "De koers van Dijkdal.", "Niet voor rente.", [],
    )  # fmt: skip
    assert row["terms"] == [
        {"language": "nl", "text": "dijkdalkoers", "status": "preferred", "pos": "noun", "gender": "de",
         "plural": "dijkdalkoersen", "case_sensitive": True},
        {"language": "en", "text": "Dijkdal price", "status": "preferred", "region": "en-GB", "case_sensitive": True},
        {"language": "en", "text": "Dijkdal rate", "status": "forbidden"},
        {"language": "nl", "text": "koers", "status": "admitted"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--status", "forbiden"), "there is no status 'forbiden'; did you mean 'forbidden'? Known are preferred"),
        (("--gender", "der"), "--gender cannot be 'der'; did you mean 'de'?"),
        (("--region", "en-AU"), "--region cannot be 'en-AU'; did you mean 'en-US'?"),
        (("--pos", "ding"), "--pos cannot be 'ding'; known are noun, verb"),
        (("--field", "law"), "there is no field 'law'"),
        (
            ("--synonym", "Dijkdal rate"),
            "'Dijkdal rate' does not say its language; write nl:Dijkdal rate or en:Dijkdal rate",
        ),
        (("--synonym", "en: "), "is no term"),
    ],
)
def test_a_wrong_value_is_refused_with_the_right_ones(
    glossary: Glossary, arguments: tuple[str, str], message: str
) -> None:
    assert message in glossary("add", "dijkdalkoers", "Dijkdal price", *arguments).error
    assert entries(glossary) == []


def test_the_same_entry_is_not_added_twice(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    assert "as entry e1; 'glossary edit e1' changes it" in glossary("add", "dijkdalkoers", "Dijkdal price").error


def test_edit_takes_a_term_or_a_number_and_keeps_the_rest(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price", "--note", "Niet voor rente.")
    glossary("edit", "dijkdalkoersen", "--definition", "De koers van Dijkdal.")
    glossary(
        "edit", "e1", "--add-term", "en:Dijkdal rate", "--set-status", "Dijkdal rate=forbidden", "--field", "finance"
    )
    row = shown(glossary, "e1")
    assert (row["definition"], row["note"], row["field"]) == ("De koers van Dijkdal.", "Niet voor rente.", "finance")
    assert row["terms"][-1] == {"language": "en", "text": "Dijkdal rate", "status": "forbidden"}
    glossary("edit", "dijkdalkoers", "--drop-term", "Dijkdal rate", "--note", "")
    row = shown(glossary, "dijkdalkoers")
    assert (len(row["terms"]), row["note"]) == (2, "")


def test_edit_without_options_and_without_a_terminal_says_how(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    run = glossary("edit", "dijkdalkoers", stdin="nieuw\n")
    assert run.code == 2
    assert "glossary edit e1 --definition" in run.err
    assert entries(glossary) == [("e1", "dijkdalkoers", "Dijkdal price")]


def test_edit_without_options_asks_field_by_field(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price", "--note", "Weg ermee.")
    answers = iter(["", "Dijkdal share price", "stock-market", "De koers van Dijkdal.", "-"])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("glossary.cli.entries._is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert glossary("edit", "dijkdalkoers").code == 0
    row = shown(glossary, "e1")
    assert (row["nl"], row["en"], row["subfield"], row["definition"], row["note"]) == (
        "dijkdalkoers", "Dijkdal share price", "stock-market", "De koers van Dijkdal.", "",
    )  # fmt: skip
    assert asked[1] == "English [Dijkdal price]: "


def test_an_edit_that_is_broken_off_changes_nothing(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    answers = iter(["iets anders"])

    def answer(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("glossary.cli.entries._is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    run = glossary("edit", "dijkdalkoers")
    assert (run.code, "nothing was changed" in run.err) == (1, True)
    assert entries(glossary) == [("e1", "dijkdalkoers", "Dijkdal price")]


def test_merge_and_undo(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    glossary("add", "koers van Dijkdal", "price of Dijkdal")
    assert glossary("merge", "dijkdalkoers", "e2").out == "merged e1: dijkdalkoers = Dijkdal price (general)\n"
    assert entries(glossary) == [("e1", "dijkdalkoers", "Dijkdal price")]
    assert shown(glossary, "price of Dijkdal")["synonyms"] == ["koers van Dijkdal"]
    run = glossary("undo")
    assert run.err == "taken back: merge of 2 entries (dijkdalkoers) by toetser\n"
    assert len(entries(glossary)) == 2


def test_a_removed_term_is_not_brought_back_by_mining(glossary: Glossary, mined: Path) -> None:
    glossary("accept", "kapitaaluitgaven")
    glossary("remove", "kapitaaluitgaven", "--reason", "te ruim")
    glossary("mine", "kwartaalbericht.txt", "--again")
    number = number_of(mined, "kapitaaluitgaven")
    (row,) = json.loads(glossary("show", f"s{number}", "--json").out)
    assert (row["status"], row["reason"], entries(glossary)) == ("rejected", "te ruim", [])
    assert glossary("undo").code == 0
    assert [nl for _, nl, _ in entries(glossary)] == ["kapitaaluitgaven"]


def test_a_bare_number_that_means_two_things_is_refused(glossary: Glossary, mined: Path) -> None:
    one, two = (pair.nl for pair in sorted(suggestions(mined, names=True), key=lambda pair: pair.number)[:2])
    judged, waiting = [pair for pair in suggestions(mined) if pair.en and pair.number > 2][:2]
    glossary("accept", judged.number)
    glossary("add", "dijkdalkoers", "Dijkdal price")
    assert f"1 is suggestion '{one}' and entry '{judged.nl}'; write s1" in glossary("remove", 1).error
    assert f"2 is suggestion '{two}' and entry 'dijkdalkoers'" in glossary("edit", 2, "--note", "x").error
    assert f"{judged.number} is suggestion '{judged.nl}': its entry is e1" in glossary("remove", judged.number).error
    error = glossary("remove", waiting.number).error
    assert f"{waiting.number} is suggestion '{waiting.nl}'" in error
    assert f"'glossary accept {waiting.number}'" in error
    assert glossary("edit", f"s{judged.number}", "--note", "Let op.").code == 0
    assert len(entries(glossary)) == 2


@pytest.mark.parametrize("command", [("edit", "--note", "x"), ("remove",), ("merge", "e1")])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("e99", "there is no entry with the number e99"),
        ("brutomarge", "is a starter term (brutomarge = gross margin)"),
        ("dijkdalkors", "did you mean 'dijkdalkoers'?"),
        ("10" * 20, "number"),
        ("\x1b[31m", "there is no entry"),
        ("", "there is no entry"),
    ],
)
def test_what_is_no_entry_is_said_in_one_line(
    glossary: Glossary, command: tuple[str, ...], name: str, message: str
) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    assert message in glossary(*command, "--", name).error
    assert len(entries(glossary)) == 1


def test_a_term_in_two_entries_asks_for_a_number(glossary: Glossary) -> None:
    glossary("add", "koers", "price")
    glossary("add", "koers", "exchange rate")
    error = glossary("remove", "koers").error
    assert "'koers' is in several entries: e1 (koers = price" in error
    assert "e2 (koers = exchange rate" in error


def test_the_history_shows_both_logs_in_one_order(glossary: Glossary, mined: Path) -> None:
    glossary("accept", "kapitaaluitgaven")
    glossary("edit", "e1", "--note", "Let op.")
    glossary("defer", "brutomarge")
    glossary("undo", "--count", 2)
    rows = json.loads(glossary("history", "--json").out)
    assert [row["decision"] for row in rows] == ["undo", "undone", "deferred", "edit", "approved"]
    assert (rows[3]["entry"], rows[3]["was"]) == ("e1", "no note")
    of_term = json.loads(glossary("history", "kapitaaluitgaven", "--json").out)
    assert [row["decision"] for row in of_term] == ["undo", "edit", "approved"]


def test_the_history_of_a_removed_entry_is_found_by_its_term(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    glossary("remove", "dijkdalkoers", "--reason", "te algemeen")
    rows = json.loads(glossary("history", "dijkdalkoers", "--json").out)
    assert [(row["decision"], row["reason"]) for row in rows] == [("remove", "te algemeen"), ("add", "")]
    assert "was removed; 'glossary history dijkdalkoers' tells by whom" in glossary("show", "dijkdalkoers").error
    assert "the termbase has no 'xqzwv'" in glossary("history", "xqzwv").error


def test_one_change_is_undone_by_its_number(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    glossary("add", "slotkoers", "closing price")
    (row,) = json.loads(glossary("undo", "--batch", 1, "--json").out)
    assert (row["undone"], row["batch"], row["restored"], row["kept"]) == ("add", 1, 1, [])
    assert entries(glossary) == [("e2", "slotkoers", "closing price")]
    assert "undone before" in glossary("undo", "--batch", 1).error
    assert "no change 77" in glossary("undo", "--batch", 77).error
    assert "do not go with it" in glossary("undo", "--batch", 2, "--mine").error


def test_an_undo_that_finds_everything_changed_since_says_so(glossary: Glossary) -> None:
    glossary("add", "dijkdalkoers", "Dijkdal price")
    glossary("edit", "dijkdalkoers", "--note", "x")
    run = glossary("undo", "--batch", 1)
    assert (run.code, "left as it is: e1" in run.err) == (1, True)


@pytest.mark.parametrize("command", ["list", "documents", "history"])
def test_json_of_an_empty_termbase_is_an_empty_list(glossary: Glossary, command: str) -> None:
    run = glossary(command, "--json")
    assert (run.code, json.loads(run.out)) == (0, [])


def test_verdicts_are_given_as_json_too(glossary: Glossary, mined: Path) -> None:
    (row,) = json.loads(glossary("accept", "brutomarge", "--json").out)
    assert (row["number"], row["decision"], row["nl"]) == (number_of(mined, "brutomarge"), "approved", "brutomarge")
    (row,) = json.loads(glossary("reject", number_of(mined, "kwartaal"), "--reason", "naam", "--json").out)
    assert (row["decision"], row["reason"]) == ("rejected", "naam")


def test_one_number_that_is_not_there_keeps_all_from_being_accepted(glossary: Glossary, mined: Path) -> None:
    assert "no suggestion has the number 9999" in glossary("accept", "brutomarge", 9999).error
    assert entries(glossary) == []


def test_a_formula_in_an_entry_is_guarded_in_csv(glossary: Glossary) -> None:
    glossary("add", "=cmd|' /C calc'!A0", "<script>alert(1)</script>")
    out = glossary("list", "--entries", "--format", "csv").out
    assert ",'=cmd" in out


def test_show_gives_an_entry_and_a_suggestion_of_one_name(glossary: Glossary, mined: Path) -> None:
    glossary("add", "brutomarge", "gross spread")
    rows = json.loads(glossary("show", "brutomarge", "--json").out)
    assert [("number" in row, "terms" in row) for row in rows] == [(True, False), (False, True)]
    for output in ("csv", "tsv"):
        assert glossary("show", "brutomarge", "--format", output).out.count("\n") == 3


def test_a_number_that_python_takes_for_none_is_no_number(glossary: Glossary, mined: Path) -> None:
    for name in ("²", "9" * 5000):
        assert "the termbase has no" in glossary("show", name).error
