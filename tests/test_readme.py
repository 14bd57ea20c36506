"""The session in the README is real: every command is run, and prints what stands there."""

from __future__ import annotations

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
SAMPLE = ROOT / "tests" / "samples" / "kwartaalbericht.txt"
# Commands named in the text; `glossary` alone is the name of the tool.
NAMED = re.compile(r"`glossary ((?:terms |rank )?[a-z]+)[ a-z./-]*`")


def session() -> list[tuple[str, str]]:
    """Give the commands of the session with what they print."""
    block = re.search(r"<!-- session -->\n```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    parts = re.split(r"^\$ (.*)\n", block.group(1), flags=re.MULTILINE)[1:]
    return [(command, printed.strip()) for command, printed in zip(parts[::2], parts[1::2], strict=True)]


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
    shutil.copy(SAMPLE, tmp_path)
    for command, printed in session():
        assert run(command, tmp_path) == printed, command


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
        shutil.copy(SAMPLE, folder)
        written = "".join(f"$ {command}\n{run(command, Path(folder))}\n" for command, _ in session())
    text = README.read_text(encoding="utf-8")
    block = f"<!-- session -->\n```console\n{written}```"
    README.write_text(
        re.sub(r"<!-- session -->\n```console\n.*?```", lambda _: block, text, flags=re.DOTALL), encoding="utf-8"
    )
