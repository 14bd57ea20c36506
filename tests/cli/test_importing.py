"""`glossary import` and `glossary formats`, as a person runs them."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Glossary

LIST = """Bron;Doel;Definitie
omzet;turnover;What was sold.
vrije kasstroom;free cash flow;
omzet;revenue;
winst;;
De omzet steeg in het derde kwartaal sterk.;Revenue rose sharply.;
"""
COLUMNS = ("--column", "nl=Bron", "--column", "en=Doel", "--column", "definition=Definitie")


@pytest.fixture
def client(tmp_path: Path) -> Path:
    path = tmp_path / "klant.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def rows(out: str) -> dict[str, str]:
    return {f"{row['nl']} = {row['en']}": row["verdict"] for row in json.loads(out)}


def test_every_row_has_its_verdict_and_what_was_not_taken_is_shown_unasked(glossary: Glossary, client: Path) -> None:
    run = glossary("import", client, *COLUMNS)
    assert (run.code, run.out) == (0, "")
    assert "5 rows: 2 added, 1 conflict, 2 refused" in run.err
    for told in ("klant.csv:4", "klant.csv:5", "klant.csv:6", "is a sentence", "no English", "glossary undo --batch 1"):
        assert told in run.err


def test_all_rows_are_written_on_request(glossary: Glossary, client: Path) -> None:
    run = glossary("import", client, *COLUMNS, "--format", "json")
    assert rows(run.out)["omzet = turnover"] == "added"
    assert rows(run.out)["omzet = revenue"] == "conflict"
    again = glossary("import", client, *COLUMNS, "--verbose")
    assert "already there" in again.out
    assert again.out.startswith("verdict")


def test_a_dry_run_makes_no_termbase(glossary: Glossary, client: Path, tmp_path: Path) -> None:
    run = glossary("import", client, *COLUMNS, "--dry-run")
    assert "nothing was written" in run.err
    assert not (tmp_path / "glossary.db").exists()


def test_undo_takes_the_whole_import_back_with_its_conflicts(glossary: Glossary, client: Path) -> None:
    glossary("import", client, *COLUMNS)
    assert "omzet" in glossary("list").out
    assert glossary("undo").code == 0
    assert "omzet" not in glossary("list").out
    assert rows(glossary("import", client, *COLUMNS, "--format", "json").out)["omzet = turnover"] == "added"


def test_what_was_imported_is_looked_up_and_exported(glossary: Glossary, client: Path, tmp_path: Path) -> None:
    glossary("import", client, *COLUMNS, "--source", "Klant BV")
    assert "turnover" in glossary("lookup", "omzet").out
    run = glossary("export", "--approved", "--for", "json", "--out", "uit.json")
    assert run.out == "written    uit.json\n"
    assert "Klant BV" in (tmp_path / "uit.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("weg.csv",), "weg.csv"),
        (("klant.csv", "--from", "wordstar"), "no format 'wordstar'"),
        (("klant.csv", "--column", "Bron"), "nl=Bron"),
        (("klant.csv", "--prefer", "yours"), "ask, mine, theirs"),
        (("klant.csv", "--field", "botany"), "no field 'botany'"),
        (("beeld.png",), "beeld.png"),
        (("leeg.tbx",), "leeg.tbx"),
        ((".",), "."),
    ],
)
def test_what_cannot_be_imported_is_told_in_one_line(
    glossary: Glossary, client: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "beeld.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "leeg.tbx").write_bytes(b"")
    assert said in glossary("import", *arguments).error


def test_hostile_terms_stay_text(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "kwaad.csv").write_text(
        "nl,en\nomzet\x1b[31m,revenue\nkas\u202estroom,cash flow\n=1+1,+cmd\n<script>alert(1)</script>,script\n'; DROP TABLE terms;--,x\n",
        encoding="utf-8",
    )
    assert glossary("import", "kwaad.csv", "--from", "csv", "--verbose").code == 0
    assert glossary("export", "--approved", "--for", "html", "--out", "uit.html").code == 0
    page = (tmp_path / "uit.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    glossary("export", "--approved", "--for", "csv", "--out", "uit.csv")
    assert not any(
        line.startswith(("=", "+", "-", "@")) for line in (tmp_path / "uit.csv").read_text("utf-8").splitlines()
    )


def test_formats_are_listed(glossary: Glossary) -> None:
    found = {row["name"]: row for row in json.loads(glossary("formats", "--format", "json").out)}
    asked = "gettext weblate omegat poedit pontoon glotpress deepl tbx2 tbx3 tmx csv tsv xlsx json markdown html utx"
    assert set(asked.split()) <= set(found)
    assert found["tbx3"]["reads"]
    assert not found["html"]["reads"]


def test_an_import_that_is_killed_leaves_the_termbase_as_it_was(
    glossary: Glossary, client: Path, tmp_path: Path
) -> None:
    glossary("import", client, *COLUMNS)
    many = [f"kasstroom{number},cash flow {number}" for number in range(20_000)]
    (tmp_path / "veel.csv").write_text("\n".join(["nl,en", *many]) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "glossary",
        "import",
        "veel.csv",
        "--from",
        "csv",
        "--db",
        str(tmp_path / "glossary.db"),
    ]
    log = tmp_path / "glossary.db-wal"
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    # It is writing when the log of the database grows.
    while (
        running.poll() is None and time.monotonic() < deadline and not (log.exists() and log.stat().st_size > 100_000)
    ):
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    with sqlite3.connect(tmp_path / "glossary.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM concept_entries").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM batches").fetchone() == (1,)
