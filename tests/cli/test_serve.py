"""`glossary serve`: what Datasette is given, and, where it is installed, what it shows."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.conftest import Glossary

METADATA = json.loads(files("glossary").joinpath("_datasette", "metadata.json").read_text(encoding="utf-8"))
QUERIES = METADATA["databases"]["glossary"]["queries"]


@pytest.fixture
def written(glossary: Glossary, mined: Path, tmp_path: Path) -> Path:
    """A folder with what Datasette reads of a termbase in which an article was mined."""
    glossary("add", "omzetmijlpaal", "revenue milestone", "--field", "finance")
    glossary("add", "<script>alert(1)</script>", "=cmd", "--field", "finance")
    run = glossary("serve", "--write", "web")
    assert run.code == 0, run.err
    assert "datasette --immutable web/glossary.db --metadata web/metadata.json" in run.err
    return tmp_path / "web"


def test_the_copy_is_one_file_with_words_to_search(written: Path) -> None:
    assert sorted(path.name for path in written.iterdir()) == ["glossary.db", "metadata.json"]
    copy = sqlite3.connect(f"{(written / 'glossary.db').as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = copy.execute(
            "SELECT text FROM terms WHERE id IN (SELECT rowid FROM terms_words WHERE terms_words MATCH 'omzetmijlpaal')"
        ).fetchall()
    finally:
        copy.close()
    assert found == [("omzetmijlpaal",)]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_query_of_the_metadata_runs(written: Path, name: str) -> None:
    copy = sqlite3.connect(written / "glossary.db")
    try:
        cursor = copy.execute(QUERIES[name]["sql"], {"term": "mijlpaal"})
        columns, rows = [column[0] for column in cursor.description], cursor.fetchall()
    finally:
        copy.close()
    if name in {"find", "glossary", "without_definition"}:
        assert ("omzetmijlpaal", "revenue milestone") in [row[1:3] for row in rows]
        assert columns[:3] == ["entry", "dutch", "english"]
    if name == "changes":
        assert rows[0][2] == "add"


def test_the_metadata_names_only_tables_that_are_there(written: Path) -> None:
    copy = sqlite3.connect(written / "glossary.db")
    try:
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        copy.close()
    assert set(METADATA["databases"]["glossary"]["tables"]) - {"sqlite_stat1"} <= tables


def test_a_termbase_that_is_not_there_is_told(glossary: Glossary) -> None:
    assert "begins one" in glossary("serve", "--write", "web").error


def test_the_termbase_is_never_overwritten_by_its_copy(glossary: Glossary, mined: Path) -> None:
    before = mined.read_bytes()
    assert "choose another folder" in glossary("serve", "--write", ".").error
    assert mined.read_bytes() == before


def test_without_datasette_it_says_how_to_get_it(
    glossary: Glossary, mined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "datasette", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'dutch-glossary[web]'" in glossary("serve").error


@pytest.mark.outside
def test_a_real_datasette_shows_the_entries_on_this_machine_only(written: Path, mined: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "glossary", "serve", "--db", str(mined), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))
    try:
        page = _fetched(f"http://127.0.0.1:{port}/glossary/find?term=mijlpaal", running)
        assert "revenue milestone" in page
        page = _fetched(f"http://127.0.0.1:{port}/glossary/find?term=alert", running)
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert "omzetmijlpaal" in _fetched(f"http://127.0.0.1:{port}/glossary/terms?_search=omzetmijlpaal", running)
    finally:
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)


def _fetched(address: str, running: subprocess.Popen[bytes]) -> str:
    """Fetch a page, waiting until the server is there."""
    for _ in range(150):
        assert running.poll() is None, running.stderr.read() if running.stderr else ""
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text: str = answer.read().decode()
                return text
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.2)
    raise AssertionError(address)
