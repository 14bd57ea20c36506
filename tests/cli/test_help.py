"""Help: an example in every command that is a command, and a manual page that holds them all."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from glossary.cli import app
from glossary.cli.man import commands_of, example_of, manual_page
from tests.cli.conftest import Glossary

GROUP: Any = typer.main.get_command(app)
COMMANDS = dict(commands_of(GROUP))
PAGE = Path(__file__).parents[2] / "glossary" / "cli" / "glossary.1"


def parsed(words: list[str]) -> Any:
    """Give the command that words call, its arguments parsed and checked, without running it."""
    assert words[0] == "glossary", words
    command, rest, context = GROUP, words[1:], None
    while hasattr(command, "commands"):
        context = command.make_context(command.name, list(rest), parent=context)
        rest = [*context._protected_args, *context.args]
        _, command, rest = command.resolve_command(context, rest)
    return command.make_context(command.name, list(rest), parent=context).command


def examples() -> Iterator[tuple[str, str]]:
    for path, command in COMMANDS.items():
        for example in re.split(r",? or (?=glossary )", example_of(command)):
            yield " ".join(path), example


@pytest.mark.parametrize("path", list(COMMANDS), ids=" ".join)
def test_every_command_has_an_example(path: tuple[str, ...]) -> None:
    assert example_of(COMMANDS[path]).startswith(f"glossary {' '.join(path)}")


@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_every_example_is_a_command_that_parses(name: str, example: str) -> None:
    words = shlex.split(example.partition(" > ")[0])
    assert parsed(words) is COMMANDS[tuple(name.split())]


def test_an_example_that_does_not_parse_is_found() -> None:
    with pytest.raises(Exception, match="--nergens"):
        parsed(shlex.split("glossary lookup omzet --nergens"))


def test_the_manual_page_names_every_command_and_option(glossary: Glossary) -> None:
    page = glossary("man").out
    assert page.isascii()
    shown = page.replace("\\-", "-")
    for path, command in COMMANDS.items():
        assert f".SS glossary {' '.join(path)}" in shown
        for param in command.params:
            if param.param_type_name == "option" and not param.hidden and param.name != "help":
                assert param.opts[0] in shown


def test_the_manual_page_that_is_shipped_is_that_of_the_commands() -> None:
    assert PAGE.read_text(encoding="ascii") == manual_page(app), "run: glossary man -o glossary/cli/glossary.1"


def test_the_manual_page_is_written_where_it_is_wanted(glossary: Glossary, tmp_path: Path) -> None:
    assert glossary("man", "-o", "hier.1").code == 0
    assert (tmp_path / "hier.1").read_text() == glossary("man").out
    assert "cannot be written" in glossary("man", "-o", "nergens/hier.1").error


@pytest.mark.outside
def test_mandoc_and_groff_find_nothing_wrong_with_the_manual_page() -> None:
    mandoc = shutil.which("mandoc")
    assert mandoc, "install the Debian package mandoc"
    done = subprocess.run([mandoc, "-T", "lint", "-W", "style", PAGE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    man = shutil.which("man")
    assert man, "install the Debian package man-db"
    done = subprocess.run(
        [man, "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", PAGE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("artikle.txt", "artikel.txt"), ("artikel.docx", "artikel.txt"), ("ARTIKEL.TXT", "artikel.txt")],
)
def test_a_text_that_is_not_there_names_the_near_one(
    glossary: Glossary, tmp_path: Path, typed: str, meant: str
) -> None:
    (tmp_path / "artikel.txt").write_text("De omzet steeg in het kwartaal.")
    (tmp_path / "heel iets anders.md").touch()
    assert glossary("mine", typed).error == f"glossary: {typed}: is not there; did you mean {meant}?"
    assert "the folder nergens is not there either" in glossary("mine", "nergens/artikel.txt").error
