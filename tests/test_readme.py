"""The session in the README is real: every command is run, and prints what stands there."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLES = ROOT / "tests" / "samples"
# Commands named in the text; `glossary` alone is the name of the tool.
NAMED = re.compile(r"`glossary ((?:terms |rank )?[a-z]+)[ a-z./-]*`")


BLOCK = re.compile(r"<!-- session -->\n```console\n(.*?)```", re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """Give the commands of a session with what they print."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return [(command, printed.strip()) for command, printed in zip(parts[::2], parts[1::2], strict=True)]


def sessions() -> list[tuple[str, str]]:
    """Give the commands of all sessions, which go on in one folder."""
    return [one for block in BLOCK.findall(README.read_text(encoding="utf-8")) for one in commands(block)]


def run(command: str, folder: Path) -> str:
    """Run a command of the tool and give what it prints, on both streams in their order."""
    words = shlex.split(command)
    assert words[0] == "glossary"
    environment = {name: value for name, value in os.environ.items() if name != "GLOSSARY_DB"}
    done = subprocess.run(
        [sys.executable, "-m", "glossary", *words[1:]],
        cwd=folder,
        env=environment | {"SOURCE_DATE_EPOCH": "1795305600", "GLOSSARY_REVIEWER": "reviewer"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


def test_the_session_prints_what_the_readme_shows(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path, dirs_exist_ok=True)
    assert len(sessions()) > 10
    for command, printed in sessions():
        assert run(command, tmp_path) == printed, command


def test_the_library_does_what_the_readme_shows() -> None:
    # The fence behind a block is no output.
    text = README.read_text(encoding="utf-8").replace("```", "")
    shown = doctest.DocTestParser().get_doctest(text, {}, "README.md", str(README), 0)
    assert len(shown.examples) == 3
    assert doctest.DocTestRunner().run(shown).failed == 0


@pytest.mark.parametrize("command", sorted(set(NAMED.findall(README.read_text(encoding="utf-8")))))
def test_every_command_named_in_the_readme_exists(command: str, tmp_path: Path) -> None:
    assert "Usage:" in run(f"glossary {command} --help", tmp_path)


def test_the_set_up_lines_name_files_that_are_there() -> None:
    text = README.read_text(encoding="utf-8")
    for name in re.findall(r"\]\((?!http)([\w./-]+)\)", text) + re.findall(r"tests/samples/[\w.]+", text):
        assert (ROOT / name).exists(), name


if __name__ == "__main__":
    # Write the session anew: python tests/test_readme.py
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)

        def written(block: re.Match[str]) -> str:
            """Run a session and give its block anew."""
            lines = "".join(f"$ {command}\n{run(command, Path(folder))}\n" for command, _ in commands(block[1]))
            return f"<!-- session -->\n```console\n{lines}```"

        README.write_text(BLOCK.sub(written, README.read_text(encoding="utf-8")), encoding="utf-8")
