"""A termbase and a folder: additions, edits and removals go both ways, and nothing is lost."""

from __future__ import annotations

import csv
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import GlossaryError, TermbaseError
from glossary.model import SubjectField, Term, TermStatus
from glossary.sync import Side, run
from glossary.termbase import open_termbase
from glossary.termbase.changes import undo_batch
from tests.sync.conftest import Person, concept, contents

OMZET = concept("omzet", "revenue", "sales", definition="Income from selling.")
RENTE = concept("rente", "interest")


def edit_file(folder: Path, old: str, new: str, name: str = "finance.csv") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_the_first_sync_writes_a_sorted_table_for_each_field(ans: Person, tmp_path: Path) -> None:
    ans.add(RENTE, OMZET, replace(concept("server", "server"), subject_field=SubjectField.TECH))
    report = ans.sync(tmp_path / "termen")
    assert [one.kind for one in report.folder] == ["added"] * 3
    assert set(contents(tmp_path / "termen")) == {"finance.csv", "tech.csv", "general.csv"}
    rows = list(csv.DictReader((tmp_path / "termen" / "finance.csv").open(encoding="utf-8")))
    assert [(row["nl"], row["en"], row["en_admitted"]) for row in rows] == [
        ("omzet", "revenue", "sales"),
        ("rente", "interest", ""),
    ]
    assert all(row["id"] for row in rows)


def test_what_colleagues_write_into_the_folder_comes_in(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET, RENTE)
    ans.sync(tmp_path)
    edit_file(tmp_path, "Income from selling.", "Income from goods and services.")
    path = tmp_path / "finance.csv"
    heading, omzet, _ = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{heading}\n{omzet}\nwinst,profit\n", encoding="utf-8")
    report = ans.sync(tmp_path)
    assert [(one.kind, one.nl) for one in report.termbase] == [
        ("changed", "omzet"),
        ("removed", "rente"),
        ("added", "winst"),
    ]
    assert ans.terms() == [("omzet", "revenue"), ("winst", "profit")]
    assert "Income from goods" in next(entry.definition for entry in ans.entries().values() if entry.nl == "omzet")
    assert all(row["id"] for row in csv.DictReader(path.open(encoding="utf-8")))


def test_what_the_termbase_changed_goes_out(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET, RENTE)
    folder = tmp_path / "termen"
    ans.sync(folder)
    ans.edit("rente", lambda _: None)
    ans.edit("omzet", lambda entry: replace(entry, note="Not turnover."))
    report = ans.sync(folder)
    assert [(one.kind, one.nl, one.columns) for one in report.folder] == [
        ("changed", "omzet", ("note",)),
        ("removed", "rente", ()),
    ]
    assert b"rente" not in (folder / "finance.csv").read_bytes()


def test_edits_of_different_fields_merge(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    ans.edit("omzet", lambda entry: replace(entry, note="Not turnover."))
    edit_file(tmp_path, "sales", "sales; takings")
    assert ans.sync(tmp_path).conflicts == []
    (entry,) = ans.entries().values()
    assert (entry.note, [term.text for term in entry.in_language("en")]) == (
        "Not turnover.",
        ["revenue", "sales", "takings"],
    )
    assert b"Not turnover." in (tmp_path / "finance.csv").read_bytes()


def test_two_people_may_each_add_a_synonym(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    more = Term("net sales", "en", TermStatus.ADMITTED)
    ans.edit("omzet", lambda entry: replace(entry, terms=(*entry.terms, more)))
    edit_file(tmp_path, "sales", "sales; takings")
    assert ans.sync(tmp_path).conflicts == []
    (entry,) = ans.entries().values()
    assert [term.text for term in entry.in_language("en")] == ["revenue", "sales", "net sales", "takings"]


def test_a_conflict_keeps_the_termbase_and_tells_the_other(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    ans.edit("omzet", lambda entry: replace(entry, definition="Mine."))
    edit_file(tmp_path, "Income from selling.", "=Theirs.")
    (conflict,) = ans.sync(tmp_path).conflicts
    assert (conflict.column, conflict.kept, conflict.other) == ("definition", "Mine.", "=Theirs.")
    assert "Mine." in (tmp_path / "finance.csv").read_text(encoding="utf-8")
    assert "'=Theirs." in (tmp_path / "conflicts.csv").read_text(encoding="utf-8")
    before = contents(tmp_path)
    assert ans.sync(tmp_path).conflicts == []
    assert contents(tmp_path) == before


def test_the_side_that_is_preferred_stays(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    ans.edit("omzet", lambda entry: replace(entry, definition="Mine."))
    edit_file(tmp_path, "Income from selling.", "Theirs.")
    ans.sync(tmp_path, prefer=Side.THEIRS)
    assert next(iter(ans.entries().values())).definition == "Theirs."
    assert "Mine." in (tmp_path / "conflicts.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("mine_is_gone", [True, False])
def test_an_entry_that_one_removed_and_the_other_changed_stays(ans: Person, tmp_path: Path, mine_is_gone: bool) -> None:
    ans.add(OMZET, RENTE)
    ans.sync(tmp_path)
    if mine_is_gone:
        ans.edit("omzet", lambda _: None)
        edit_file(tmp_path, "Income from selling.", "Changed.")
    else:
        ans.edit("omzet", lambda entry: replace(entry, definition="Changed."))
        path = tmp_path / "finance.csv"
        path.write_text("".join(line for line in path.open(encoding="utf-8") if "omzet" not in line), encoding="utf-8")
    (conflict,) = ans.sync(tmp_path).conflicts
    assert conflict.other == "removed"
    assert ans.terms() == [("omzet", "revenue"), ("rente", "interest")]
    assert b"Changed." in (tmp_path / "finance.csv").read_bytes()


def test_a_dry_run_tells_and_writes_nothing(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    folder = tmp_path / "termen"
    assert [one.nl for one in ans.sync(folder, dry_run=True).folder] == ["omzet"]
    assert not folder.exists()
    ans.sync(folder)
    edit_file(folder, "sales", "takings")
    before = contents(folder)
    assert [one.columns for one in ans.sync(folder, dry_run=True).termbase] == [("en_admitted",)]
    assert (contents(folder), ans.terms()) == (before, [("omzet", "revenue")])


def test_a_sync_is_undone_as_a_whole(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    edit_file(tmp_path, "sales", "takings")
    batch = ans.sync(tmp_path).batch
    assert batch is not None
    with open_termbase(ans.path) as termbase, termbase.writing() as connection:
        undo_batch(connection, batch, "ans")
    assert [term.text for term in next(iter(ans.entries().values())).in_language("en")] == ["revenue", "sales"]
    ans.sync(tmp_path)
    assert b"takings" not in (tmp_path / "finance.csv").read_bytes()


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ('winst,"profit', "quotation mark"),
        ("winst,", "no English term"),
        (",profit", "no Dutch term"),
        ("winst,profit" + "," * 30 + "x", "cells"),
        ("winst,profit,,,,,,,,,,sport", "no field 'sport'"),
        ("x" * 2000 + ",profit", "not a term"),
    ],
)
def test_a_broken_row_stops_everything_and_is_told_with_its_line(
    ans: Person, tmp_path: Path, broken: str, says: str
) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    edit_file(tmp_path, "sales", "takings")
    with (tmp_path / "finance.csv").open("a", encoding="utf-8") as file:
        file.write(broken + "\n")
    ans.edit("omzet", lambda entry: replace(entry, note="Mine."))
    before = contents(tmp_path)
    findings = ans.sync(tmp_path).findings
    assert any(says in finding.message and finding.place.line == 3 for finding in findings), findings
    assert contents(tmp_path) == before
    assert [term.text for term in next(iter(ans.entries().values())).in_language("en")] == ["revenue", "sales"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"naam,waarde\nx,y\n", "lacks nl, en, id"),
        (b"nl,en,id,reviewer\nomzet,revenue,1,ans\n", "'reviewer' is not known"),
        (b"nl,en,id\nomzet,revenue,1\nrente,interest,1\n", "twice for different terms"),
        (b"nl,en,id\n<<<<<<< HEAD\nomzet,revenue,1\n", "no end"),
        (b"nl,en,id\n>>>>>>> x\n<<<<<<< HEAD\n", "do not go together"),
    ],
)
def test_a_file_that_is_no_table_of_ours_stops_everything(
    ans: Person, tmp_path: Path, content: bytes, says: str
) -> None:
    ans.add(RENTE)
    (tmp_path / "finance.csv").write_bytes(content)
    assert any(says in finding.message for finding in ans.sync(tmp_path).findings)
    assert (tmp_path / "finance.csv").read_bytes() == content
    assert ans.terms() == [("rente", "interest")]


def test_a_file_that_is_no_text_stops_everything(ans: Person, tmp_path: Path) -> None:
    ans.add(RENTE)
    (tmp_path / "finance.csv").write_bytes(b"nl,en,id\n" + bytes(range(32)) * 50)
    with pytest.raises(GlossaryError, match=r"finance\.csv"):
        ans.sync(tmp_path)
    assert ans.terms() == [("rente", "interest")]


def test_a_table_that_is_gone_removes_nothing(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    (tmp_path / "finance.csv").unlink()
    (finding,) = ans.sync(tmp_path).findings
    assert "is gone" in finding.message
    assert ans.terms() == [("omzet", "revenue")]


def test_a_table_saved_by_excel_in_dutch_windows_is_read(ans: Person, tmp_path: Path) -> None:
    ans.add(concept("coöperatie", "cooperative"))
    ans.sync(tmp_path)
    path = tmp_path / "finance.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n").encode("cp1252"))
    report = ans.sync(tmp_path)
    assert (report.findings, report.termbase, report.folder) == ([], [], [])
    assert "coöperatie,cooperative" in path.read_text(encoding="utf-8")


def test_line_ends_that_git_changed_are_no_change(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    path = tmp_path / "finance.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = contents(tmp_path)
    ans.sync(tmp_path)
    assert contents(tmp_path) == before


def test_what_a_table_cannot_hold_stays_in_the_termbase(ans: Person, tmp_path: Path) -> None:
    ans.add(replace(OMZET, definition="One.\nTwo."), replace(RENTE, terms=(Term("rente", "nl"),)))
    report = ans.sync(tmp_path)
    assert any("without a term in English" in note.message for note in report.notes)
    edit_file(tmp_path, "sales", "takings")
    ans.sync(tmp_path)
    entries = sorted(ans.entries().values(), key=lambda entry: entry.in_language("nl")[0].text)
    assert [entry.definition for entry in entries] == ["One.\nTwo.", ""]
    assert "takings" in {term.text for term in entries[0].terms}


@pytest.mark.parametrize("step", ["write_contents", "keep_contents", "after the files"])
def test_a_run_that_is_killed_is_finished_by_the_next(
    ans: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ans.add(OMZET, RENTE)
    ans.sync(tmp_path)
    ans.edit("rente", lambda _: None)
    ans.edit("omzet", lambda entry: replace(entry, note="Mine.", definition="Mine too."))
    edit_file(tmp_path, "Income from selling.", "Theirs.")
    edit_file(tmp_path, "sales", "sales; takings")
    written = run.write_contents

    def killed(*arguments: object) -> None:
        if step == "after the files":
            written(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "keep_contents" if step == "keep_contents" else "write_contents", killed)
        with pytest.raises(KeyboardInterrupt):
            ans.sync(tmp_path)
    ans.sync(tmp_path)
    (entry,) = ans.entries().values()
    assert (entry.note, entry.definition) == ("Mine.", "Mine too.")
    assert "takings" in {term.text for term in entry.terms}
    assert "Theirs." in (tmp_path / "conflicts.csv").read_text(encoding="utf-8")
    before = contents(tmp_path)
    report = ans.sync(tmp_path)
    assert (report.termbase, report.folder, contents(tmp_path)) == ([], [], before)


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    ans: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    ans.edit("omzet", lambda entry: replace(entry, note="Mine."))
    kept = run.keep_contents

    def meanwhile(*arguments: object) -> None:
        edit_file(tmp_path, "sales", "takings")
        kept(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(run, "keep_contents", meanwhile)
        with pytest.raises(GlossaryError, match="was changed while"):
            ans.sync(tmp_path)
    ans.sync(tmp_path)
    (entry,) = ans.entries().values()
    assert (entry.note, "takings" in {term.text for term in entry.terms}) == ("Mine.", True)


def test_a_folder_that_is_a_file_is_told(ans: Person, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    with pytest.raises(GlossaryError, match="is a file"):
        ans.sync(tmp_path / "f")


def test_a_termbase_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "g.db").write_text("geen database")
    with pytest.raises(TermbaseError):
        Person(tmp_path / "g.db").sync(tmp_path / "f")


@pytest.mark.outside
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_that_git_left_in_conflict_is_merged_by_entry(
    ans: Person, bob: Person, tmp_path: Path, style: str
) -> None:
    def git(clone: Path, *arguments: str, check: bool = True) -> str:
        names = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", f"merge.conflictStyle={style}"]
        command = ["git", "-C", str(clone), *names, *arguments]
        return subprocess.run(command, check=check, capture_output=True, text=True).stdout

    ans_clone, bob_clone = ans.path.parent, bob.path.parent
    git(ans_clone, "init", "-q", "-b", "main")
    (ans_clone / ".gitignore").write_text("glossary.db*\n")
    ans.add(OMZET, RENTE, concept("resultaat", "result"))
    ans.sync(ans_clone / "termen")
    git(ans_clone, "add", "."), git(ans_clone, "commit", "-qm", "eerste")
    subprocess.run(["git", "clone", "-q", str(ans_clone), str(bob_clone)], check=True, capture_output=True)
    bob.sync(bob_clone / "termen")
    assert bob.terms() == ans.terms()
    # The same row changed by both in different fields, and neighbours: lines that git cannot merge.
    ans.edit("omzet", lambda entry: replace(entry, note="Not turnover."))
    ans.edit("rente", lambda _: None)
    bob.edit("omzet", lambda entry: replace(entry, definition="Income."))
    bob.add(concept("rendement", "return"))
    for person, clone in ((ans, ans_clone), (bob, bob_clone)):
        person.sync(clone / "termen")
        git(clone, "commit", "-qam", "werk")
    git(bob_clone, "fetch", "-q")
    git(bob_clone, "merge", "origin/main", check=False)
    assert "<<<<<<<" in (bob_clone / "termen" / "finance.csv").read_text(encoding="utf-8")
    report = bob.sync(bob_clone / "termen")
    assert (report.merged_files, report.conflicts) == (["finance.csv"], [])
    assert bob.terms() == [("omzet", "revenue"), ("rendement", "return"), ("resultaat", "result")]
    omzet = next(entry for entry in bob.entries().values() if entry.nl == "omzet")
    assert (omzet.note, omzet.definition) == ("Not turnover.", "Income.")
    git(bob_clone, "commit", "-qam", "samengevoegd")
    git(ans_clone, "pull", "-q", "--no-rebase", str(bob_clone), "main")
    ans.sync(ans_clone / "termen")
    assert ans.entries().keys() == bob.entries().keys()
    assert ans.terms() == bob.terms()


def test_conflict_markers_without_git_lose_nothing(ans: Person, tmp_path: Path) -> None:
    ans.add(OMZET)
    ans.sync(tmp_path)
    path = tmp_path / "finance.csv"
    heading, row = path.read_text(encoding="utf-8").splitlines()
    other = row.replace("Income from selling.", "Theirs.")
    path.write_text(
        f"{heading}\n<<<<<<< HEAD\n{row}\n=======\n{other}\nwinst,profit\n>>>>>>> branch\n", encoding="utf-8"
    )
    (conflict,) = ans.sync(tmp_path).conflicts
    assert (conflict.kept, conflict.other) == ("Income from selling.", "Theirs.")
    assert ans.terms() == [("omzet", "revenue"), ("winst", "profit")]
    assert "<<<<" not in path.read_text(encoding="utf-8")
