"""The root command: help, version, hints, colours, pipes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from glossary import __version__
from glossary.cli.root import COMMANDS
from tests.cli.conftest import Glossary


def test_the_version_is_told(glossary: Glossary) -> None:
    assert glossary("--version").out == f"glossary {__version__}\n"
    assert glossary("-V").out == f"glossary {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(glossary: Glossary, command: str) -> None:
    run = glossary(command, "--help")
    assert run.code == 0
    assert f"glossary {command}" in run.out


def test_help_shows_the_example(glossary: Glossary) -> None:
    assert "Example: glossary mine" in " ".join(glossary("mine", "--help").out.split())


def test_the_root_help_lists_the_commands_and_where_to_begin(glossary: Glossary) -> None:
    run = glossary("--help")
    assert all(f" {command} " in run.out for command in COMMANDS)
    assert "Begin with: glossary mine" in " ".join(run.out.split())


def test_an_unknown_command_is_answered_with_the_nearest(glossary: Glossary) -> None:
    run = glossary("lokup", "omzet")
    assert (run.code, run.err) == (2, "glossary: there is no command 'lokup'; did you mean 'lookup'?\n")


def test_an_unknown_command_like_no_other_is_answered_with_where_to_look(glossary: Glossary) -> None:
    run = glossary("xyzzy")
    assert (run.code, run.err) == (2, "glossary: there is no command 'xyzzy'; 'glossary --help' lists them\n")


def test_an_unknown_format_names_the_known_ones(glossary: Glossary) -> None:
    run = glossary("lookup", "omzet", "--format", "xml")
    assert run.code == 2
    assert all(form in run.err for form in ("table", "csv", "json", "jsonl"))


@pytest.mark.parametrize(("variables", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_off_with_no_color(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colour: bool
) -> None:
    from glossary.cli.output import wants_colour

    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert wants_colour() is colour


def test_the_installed_command_ends_with_the_exit_code_of_the_command(overlay: object) -> None:
    command = [sys.executable, "-m", "glossary", "lookup", "xqzwvbk"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_pipe_that_is_closed_early_is_no_error(mined: object) -> None:
    """The reader has gone before the first line comes, so that every run meets the same error."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "glossary", "list", "--format", "jsonl"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
