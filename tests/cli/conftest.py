"""The command line, run in this process as a person would run it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossary.cli import app

# Everything a terminal would obey, but for the line feed.
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Run:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The message of a command that failed as it should: one line on standard error, exit 1, no traceback."""
        assert self.code == 1, (self.code, self.out, self.err)
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("glossary: ")
        assert "Traceback" not in self.err
        return lines[0]


Glossary = Callable[..., Run]


@pytest.fixture
def glossary(overlay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Glossary:
    """Run `glossary ARGUMENTS` in a folder of the test's own; what it writes never holds a control character."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str | bytes | None = None) -> Run:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="glossary")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        shown = result.stdout.replace("\t", "") if "tsv" in arguments else result.stdout
        assert not CONTROL.search(shown), ascii(shown)
        assert not CONTROL.search(result.stderr), ascii(result.stderr)
        return Run(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article in the folder of the test."""
    path = tmp_path / "bericht.txt"
    path.write_text(
        "De kapitaaluitgaven van Dijkzicht stegen in het derde kwartaal. De vrije kasstroom daalde door de hogere"
        " rentelasten, maar de omzetmijlpalen van het bedrijf werden gehaald.\n",
        encoding="utf-8",
    )
    return path
