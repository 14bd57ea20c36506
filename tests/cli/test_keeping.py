"""`glossary backup`, `restore` and `doctor` as a person and a script see them; an upgrade that tells of its backup."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from glossary.termbase import connection as opening
from tests.cli.conftest import Glossary
from tests.mined import suggestions
from tests.termbase.versions.dumping import made

VERSIONS = Path(__file__).parents[1] / "termbase" / "versions"


def test_backup_and_restore_go_there_and_back(glossary: Glossary, mined: Path) -> None:
    found = len(suggestions(mined, names=True))
    glossary("accept", "brutomarge")
    run = glossary("backup", "voor.bak")
    assert (run.out, run.err) == ("voor.bak\n", f"checked: 1 entry, 1 verdict, {found} suggestions\n")
    glossary("accept", "nettoschuld")
    run = glossary("restore", "voor.bak")
    assert (run.code, run.out) == (0, "")
    assert f"restored from voor.bak (1 entry, 1 verdict, {found} suggestions)" in run.err
    aside = run.err.split("'glossary restore ")[1].split("'")[0]
    assert glossary("restore", aside).code == 0
    assert len(json.loads(glossary("list", "--entries", "--json").out)) == 2


def test_what_a_person_reads_is_dutch_with_its_counts(
    glossary: Glossary, mined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_LANGUAGE", "nl")
    found = len(suggestions(mined, names=True))
    said = glossary("add", "dijkdalkoers", "Dijkdal price").out
    assert said == "toegevoegd: e1: dijkdalkoers = Dijkdal price (general)\n"
    assert glossary("backup", "voor.bak").err == f"gecontroleerd: 1 vermelding, 0 oordelen, {found} suggesties\n"
    assert "1 vermelding (dijkdalkoers)" in glossary("undo").err
    assert "bekend zijn noun, verb" in glossary("add", "a", "b", "--pos", "ding").error


def test_backup_for_a_script(glossary: Glossary, mined: Path) -> None:
    found = len(suggestions(mined, names=True))
    row = json.loads(glossary("backup", "--json", "--keep", 3).out)
    assert Path(row["backup"]).is_file()
    assert (row["version"], row["term_pairs"], row["dropped"]) == (opening.SCHEMA_VERSION, found, [])
    assert json.loads(glossary("restore", row["backup"], "--json").out)["verdicts"] == 0


def test_a_backup_that_is_not_there_names_those_that_are(glossary: Glossary, mined: Path) -> None:
    glossary("backup", "voor.bak")
    assert glossary("restore", "vor.bak").error == "glossary: vor.bak: is not there; did you mean voor.bak?"


def test_a_backup_is_not_overwritten_unless_asked(glossary: Glossary, mined: Path) -> None:
    glossary("backup", "voor.bak")
    assert "is there already" in glossary("backup", "voor.bak").error
    assert glossary("backup", "voor.bak", "--force").code == 0


def test_a_text_is_no_backup(glossary: Glossary, mined: Path) -> None:
    assert "is not a termbase" in glossary("restore", "kwartaalbericht.txt").error
    assert "no termbase here yet" in glossary("backup", "--db", "weg.db").error


def test_the_doctor_finds_nothing_broken_where_all_is_well(glossary: Glossary, mined: Path, overlay: Path) -> None:
    run = glossary("doctor")
    assert (run.code, run.err.splitlines()[-1]) == (0, "nothing is broken")
    rows = json.loads(glossary("doctor", "--json").out)
    assert {row["area"] for row in rows} == {"installation", "surroundings", "cache", "termbase"}
    assert all(row["advice"] for row in rows if row["level"] != "fine" and row["what"] != "starter database")


def test_the_doctor_of_a_damaged_termbase_fails_and_the_rescue_saves_it(glossary: Glossary, mined: Path) -> None:
    glossary("accept", "kapitaaluitgaven", "brutomarge")
    damaged = bytearray(mined.read_bytes())
    damaged[:4096] = b"\xee" * 4096
    for path in mined.parent.glob("glossary.db*"):
        path.unlink()
    mined.write_bytes(damaged)
    run = glossary("doctor")
    assert run.code == 1
    assert "BROKEN" in run.out
    assert "glossary doctor --rescue" in run.err
    run = glossary("doctor", "--rescue", "gered.db")
    assert (run.code, run.out) == (0, "gered.db\n")
    assert "2 entries, 2 verdicts" in run.err
    saved = json.loads(glossary("list", "--entries", "--db", "gered.db", "--json").out)
    assert [row["nl"] for row in saved] == ["kapitaaluitgaven", "brutomarge"]
    assert json.loads(glossary("doctor", "--rescue", "gered.jsonl", "--json").out)["entries"] == 2


def test_the_doctor_of_a_folder_without_a_termbase_is_content(glossary: Glossary) -> None:
    run = glossary("doctor", "--db", "weg.db")
    assert run.code == 0
    assert "not there yet" in run.out


def test_the_doctor_tells_of_an_encoding_without_dutch_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    from glossary.doctor import Level
    from glossary.doctor.surroundings import examine_surroundings

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    (found,) = [one for one in examine_surroundings() if one.what == "encoding"]
    assert (found.level, "PYTHONUTF8=1" in found.advice) == (Level.BROKEN, True)


def test_an_upgrade_tells_on_standard_error_where_the_backup_is(glossary: Glossary, tmp_path: Path) -> None:
    made(VERSIONS / "v1.sql", tmp_path / "glossary.db")
    run = glossary("list", "--entries", "--json")
    assert len(json.loads(run.out)) == 4
    assert run.err.endswith(
        f"upgraded from schema 1 to {opening.SCHEMA_VERSION}; what it was before is in glossary.db.v1.bak\n"
    )
    assert glossary("list").err == ""
    glossary("restore", "glossary.db.v1.bak")
    assert "upgraded from schema 1" in glossary("list").err


def test_a_termbase_of_an_earlier_version_is_told_before_it_is_upgraded(glossary: Glossary, tmp_path: Path) -> None:
    made(VERSIONS / "v1.sql", tmp_path / "glossary.db")
    before = (tmp_path / "glossary.db").read_bytes()
    rows = {row["what"]: row for row in json.loads(glossary("doctor", "--json").out)}
    assert "the next command upgrades it" in rows["version"]["advice"]
    assert (tmp_path / "glossary.db").read_bytes() == before


def test_a_backup_of_a_termbase_that_cannot_be_written_is_taken(
    glossary: Glossary, mined: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elders"
    other.mkdir()
    shutil.copy(mined, other / "gedeeld.db")
    (other / "gedeeld.db").chmod(0o400)
    assert glossary("backup", "kopie.bak", "--db", other / "gedeeld.db").code == 0
