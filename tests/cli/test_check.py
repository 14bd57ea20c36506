"""`glossary check` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.checking.findings import Kind
from glossary.termbase import open_termbase
from glossary.termbase.entries import insert_entries
from tests.checking.judged import approved_entries
from tests.cli.conftest import Glossary

PO = """\
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: nl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "De omzet steeg met 5 procent."
msgstr "The income rose 6 percent."

msgid "De nettowinst daalde."
msgstr "Net profit fell."
"""


@pytest.fixture
def approved(tmp_path: Path, overlay: Path) -> Path:
    """A termbase with approved terms and a catalog beside it."""
    with (
        open_termbase(tmp_path / "glossary.db", create=True, starter=overlay) as termbase,
        termbase.writing() as writing,
    ):
        insert_entries(writing, approved_entries())
    (tmp_path / "nl.po").write_text(PO, encoding="utf-8")
    return tmp_path / "nl.po"


def test_findings_are_a_table_and_an_error_among_them_is_exit_1(glossary: Glossary, approved: Path) -> None:
    run = glossary("check", "nl.po")
    assert run.code == 1
    assert "term-missing" in run.out
    assert "number-changed  nl.po:7 (message 1)  5 procent is 6 percent in the English" in run.out
    assert "2 errors in 2 segments" in run.err
    assert "glossary check --silence FINGERPRINT" in run.err


def test_a_clean_translation_is_exit_0_and_one_line(glossary: Glossary, approved: Path) -> None:
    approved.write_text(PO.replace("income", "revenue").replace("6 percent", "5 percent"), encoding="utf-8")
    run = glossary("check", "nl.po")
    assert (run.code, run.out, run.err) == (0, "", "nothing found in 2 segments\n")


def test_a_finding_is_silenced_with_a_reason_and_told_again(glossary: Glossary, approved: Path) -> None:
    found = json.loads(glossary("check", "nl.po", "--only", "term-missing", "--format", "json").out)
    fingerprint = found[0]["fingerprint"]
    assert "say why" in glossary("check", "--silence", fingerprint).error
    assert glossary("check", "--silence", fingerprint, "--reason", "klant wil income").code == 0
    run = glossary("check", "nl.po", "--only", "term-missing")
    assert (run.code, run.out) == (0, "")
    assert "1 silenced" in run.err
    assert "told again" in glossary("check", "--unsilence", fingerprint).err
    assert glossary("check", "nl.po", "--only", "term-missing").code == 1


@pytest.mark.parametrize("fingerprint", ["x", "../../etc", "' OR 1=1 --", "ABCDEF012345", ""])
def test_what_is_no_fingerprint_is_refused(glossary: Glossary, fingerprint: str) -> None:
    assert "is no fingerprint" in glossary("check", f"--silence={fingerprint}", "--reason", "x").error


def test_sarif_has_rules_lines_and_fingerprints(glossary: Glossary, approved: Path) -> None:
    log = json.loads(glossary("check", "nl.po", "--format", "sarif").out)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    assert rules == [str(kind) for kind in Kind]
    for result in run["results"]:
        location = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert location == {"artifactLocation": {"uri": "nl.po"}, "region": {"startLine": 7}}
        assert len(result["partialFingerprints"]["glossaryFinding/v1"]) == 12
        assert result["level"] == "error"


def test_json_lines_hold_what_a_script_needs(glossary: Glossary, approved: Path) -> None:
    rows = [json.loads(line) for line in glossary("check", "nl.po", "-f", "jsonl").out.splitlines()]
    first = rows[0]
    assert (first["kind"], first["line"], first["subject"], first["expected"]) == (
        "term-missing",
        7,
        "omzet",
        ["revenue"],
    )


def test_kinds_are_chosen_and_left_out(glossary: Glossary, approved: Path) -> None:
    assert "number-changed" not in glossary("check", "nl.po", "--skip", "number-changed").out
    assert "term-missing" not in glossary("check", "nl.po", "--only", "number-changed").out
    assert "there is no kind 'x'" in glossary("check", "nl.po", "--only", "x").error


def test_the_kinds_are_listed_with_what_they_find(glossary: Glossary) -> None:
    out = glossary("check", "--list-kinds").out
    assert all(str(kind) in out for kind in Kind)


def test_no_more_findings_are_shown_than_asked_for_and_the_rest_is_counted(glossary: Glossary, approved: Path) -> None:
    run = glossary("check", "nl.po", "--max", 1)
    assert len(run.out.splitlines()) == 2
    assert "1 more findings not shown" in run.err
    assert run.code == 1


def test_comments_are_written_and_go_when_all_is_mended(glossary: Glossary, approved: Path) -> None:
    glossary("check", "nl.po", "--write-comments")
    assert approved.read_text(encoding="utf-8").count("# glossary-check: ") == 2
    mended = approved.read_text(encoding="utf-8").replace("income", "revenue").replace("6 percent", "5 percent")
    approved.write_text(mended, encoding="utf-8")
    assert glossary("check", "nl.po", "--write-comments").code == 0
    assert approved.read_text(encoding="utf-8") == PO.replace("income", "revenue").replace("6 percent", "5 percent")


def test_a_document_is_checked_with_its_english_version(glossary: Glossary, approved: Path, tmp_path: Path) -> None:
    (tmp_path / "a.nl.txt").write_text("De omzet steeg met 5 procent.\n\nDe nettowinst daalde.\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("Revenue rose 5 percent.\n\nNet profit rose 6 percent.\n", encoding="utf-8")
    run = glossary("check", "a.nl.txt", "--english", "a.en.txt")
    assert run.code == 1
    assert "a.nl.txt:3" in run.out
    assert "the Dutch has no 6 percent" in run.out


def test_a_document_without_its_english_version_is_refused(glossary: Glossary, approved: Path, tmp_path: Path) -> None:
    (tmp_path / "a.nl.txt").write_text("De omzet steeg.\n", encoding="utf-8")
    assert "give one --english for each document" in glossary("check", "a.nl.txt").error


def test_without_files_the_command_says_what_to_do(glossary: Glossary) -> None:
    assert "name the files to check" in glossary("check").error


def test_a_missing_file_is_one_line_and_the_others_are_checked(glossary: Glossary, approved: Path) -> None:
    run = glossary("check", "gone.po", "nl.po")
    assert run.code == 1
    assert "gone.po: " in run.err
    assert "term-missing" in run.out


def test_a_termbase_without_approved_terms_says_so_and_checks_the_numbers(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "nl.po").write_text(PO, encoding="utf-8")
    run = glossary("check", "nl.po")
    assert "holds no approved terms; --terms all" in run.err
    assert "number-changed" in run.out
    assert "term-missing" not in run.out


def test_hostile_texts_reach_the_terminal_as_plain_text(glossary: Glossary, approved: Path, tmp_path: Path) -> None:
    path = tmp_path / "evil.tsv"
    path.write_text(
        "nl\ten\nDe omzet \u202ekwam \x1b[31m op 5%\tThe \u202eincome \x1b[31m <script> 6%\n", encoding="utf-8"
    )
    for shape in ("table", "json", "sarif"):  # the fixture refuses every control character
        assert glossary("check", "evil.tsv", "-f", shape).code == 1


def test_broken_files_are_each_told_by_name_and_stay_as_they_are(glossary: Glossary, tmp_path: Path) -> None:
    broken = {
        "half.po": b'msgid "half\n',
        "utf16.po": b"\xff\xfe\x00\x00",
        "empty.po": b"",
        "half.tmx": b"<tmx><body>",
        "page.xliff": b"<html/>",
        "nozip.xlsx": b"PK\x03\x04 no zip",
        "one.csv": b"one column\nonly\n",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    run = glossary("check", *broken, "--terms", "all", "--write-comments")
    assert (run.code, run.out) == (1, "")
    for name, content in broken.items():
        assert any(line.startswith(f"{name}:") for line in run.err.splitlines()), run.err
        assert (tmp_path / name).read_bytes() == content
