"""Shell completion, asked as each shell asks it: Dutch terms, entries and suggestions of the termbase in use."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossary.cli import app
from tests.cli.conftest import Glossary
from tests.mined import number_of


def asked(line: str, shell: str = "bash") -> list[str]:
    """Give what a shell is offered for a command line; its last word is being typed."""
    words = shlex.split(line)
    environment = {
        "_GLOSSARY_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = CliRunner().invoke(app, [], env=environment, prog_name="glossary")
    assert done.stderr == ""
    return [offer for offer in done.stdout.splitlines() if offer]


@pytest.fixture
def worked(glossary: Glossary, mined: Path) -> Path:
    glossary("accept", "kapitaaluitgaven", "nettoschuld")
    glossary("add", "dijkdalkoers", "Dijkdal price")
    return mined


def test_dutch_terms_are_completed_from_the_starter_terms(worked: Path) -> None:
    offers = asked("glossary lookup kapitaaluitg")
    assert "kapitaaluitgave" in {offer.rstrip("n") for offer in offers}


def test_own_terms_are_completed_too(worked: Path) -> None:
    assert "dijkdalkoers" in asked("glossary lookup dijkdalko")


def test_a_term_of_two_words_stays_one_word_in_bash(worked: Path) -> None:
    assert "vrije\\ kasstroom" in asked("glossary lookup vrije\\ kass")
    assert "vrije\\ kasstroom" in asked("glossary lookup vrije")
    assert "vrije kasstroom" in " ".join(asked("glossary lookup vrije", "fish"))


@pytest.mark.parametrize("command", ["edit", "remove", "merge", "show", "history"])
def test_entries_are_completed_by_term_and_number(worked: Path, command: str) -> None:
    assert asked(f"glossary {command} dijk") == ["dijkdalkoers"]
    assert "e1" in asked(f"glossary {command} e")


@pytest.mark.parametrize("command", ["accept", "reject", "defer"])
def test_suggestions_that_wait_are_completed_and_judged_ones_are_not(worked: Path, command: str) -> None:
    assert asked(f"glossary {command} brutom") == ["brutomarge"]
    assert asked(f"glossary {command} kapitaaluitgaven") == []


def test_zsh_and_fish_see_what_an_offer_is(worked: Path) -> None:
    assert '"e3":"dijkdalkoers = Dijkdal price"' in "".join(asked("glossary edit e", "zsh"))
    number = number_of(worked, "brutomarge")
    assert f"brutomarge\t{number}, gross margin" in asked("glossary accept brutom", "fish")


def test_the_termbase_named_on_the_line_is_asked(worked: Path) -> None:
    worked.rename(worked.with_name("ander.db"))
    assert asked("glossary edit dijk") == []
    assert asked("glossary edit --db ander.db dijk") == ["dijkdalkoers"]


def test_fields_and_statuses_are_completed(worked: Path) -> None:
    assert asked("glossary add a b --field fi") == ["finance"]
    assert asked("glossary list --status sug") == ["suggested"]


def test_commands_are_completed(worked: Path) -> None:
    assert "history" in asked("glossary hist")


@pytest.mark.parametrize("broken", [b"geen database " * 100, b""])
def test_a_broken_termbase_gives_no_offers_and_no_message(worked: Path, broken: bytes) -> None:
    for path in worked.parent.glob("glossary.db*"):
        path.unlink()
    worked.write_bytes(broken)
    assert asked("glossary edit dijk") == []


def test_what_a_terminal_would_obey_is_never_offered(glossary: Glossary, worked: Path) -> None:
    from glossary.termbase import open_termbase

    with open_termbase(worked) as termbase, termbase.writing() as connection:
        connection.execute("UPDATE terms SET text = 'dijk\x1b[31mkoers' WHERE text = 'dijkdalkoers'")
    assert all(offer.isprintable() for offer in asked("glossary edit dijk"))


def test_the_script_of_bash_completes_a_term(worked: Path, tmp_path: Path) -> None:
    """The script that `glossary --install-completion` writes, run by bash itself."""
    program = tmp_path / "bin" / "glossary"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport sys; sys.argv[0] = 'glossary'\nfrom glossary.__main__ import main\nmain()\n"
    )
    program.chmod(0o755)
    script = (
        'eval "$(_GLOSSARY_COMPLETE=source_bash glossary)"\n'
        "COMP_WORDS=(glossary lookup 'vrije\\ kass') COMP_CWORD=2\n"
        '_glossary_completion glossary\nprintf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "vrije\\ kasstroom" in done.stdout.splitlines(), done.stderr
