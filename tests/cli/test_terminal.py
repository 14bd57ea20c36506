"""What a person sees on a terminal, and a pipe does not get."""

from __future__ import annotations

import io
import sys

import pytest

from glossary.cli.output import OutputFormat, write_rows
from glossary.cli.progress import Progress
from glossary.doctor.findings import Finding, Level
from glossary.doctor.surroundings import examine_surroundings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, stream: str) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr(sys, stream, shown)
    monkeypatch.setenv("TERM", "xterm-256color")
    return shown


def counted(words: int) -> None:
    with Progress() as progress:
        progress.advance(words)
        if progress._bar is not None:
            progress._bar.refresh()


def test_the_words_that_were_mined_are_counted_before_ones_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch, "stderr")
    counted(12_000)
    assert "mining, 12,000 words" in shown.getvalue()


def test_a_pipe_gets_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.StringIO()
    monkeypatch.setattr(sys, "stderr", piped)
    counted(12_000)
    assert piped.getvalue() == ""


def test_a_table_on_a_terminal_takes_no_term_for_markup_or_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch, "stdout")
    monkeypatch.setenv("NO_COLOR", "1")
    write_rows([{"nl": "[red]omzet[/]\x1b]0;x\x07", "en": "revenue"}], ["nl", "en"], OutputFormat.TABLE)
    assert "[red]omzet[/]" in shown.getvalue()
    assert "revenue" in shown.getvalue()
    assert "\x1b]0;" not in shown.getvalue()


@pytest.mark.parametrize(
    ("kind", "columns", "lines", "level"),
    [
        ("xterm", 80, 24, Level.FINE),
        ("xterm", 79, 24, Level.NOTE),
        ("xterm", 120, 23, Level.NOTE),
        ("dumb", 80, 24, Level.NOTE),
    ],
)
def test_the_doctor_says_whether_the_terminal_is_large_enough(
    kind: str, columns: int, lines: int, level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(monkeypatch, "stdout")
    for name, value in (("TERM", kind), ("COLUMNS", str(columns)), ("LINES", str(lines))):
        monkeypatch.setenv(name, value)
    (found,) = [finding for finding in examine_surroundings() if finding.what == "terminal"]
    assert isinstance(found, Finding)
    assert (found.level, found.message, bool(found.advice)) == (
        level,
        f"{kind}, {columns}×{lines}",
        level is Level.NOTE,
    )
