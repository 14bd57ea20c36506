"""The look-up that answers while one types, driven by Textual's pilot, and once in a real terminal."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from glossary.errors import TermbaseError
from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import insert_entries
from glossary.tui.lookup_screen import LookupApp
from glossary.tui.lookup_worker import LookupWorker, Told, Typed

HOSTILE = "kasstroom\x1b[2J\u202e[bold]<script>"


@pytest.fixture
def opened(tmp_path: Path, overlay: Path) -> Callable[[], Termbase]:
    """Open a termbase with one entry of the person's own."""
    entry = ConceptEntry(
        0, SubjectField.FINANCE, "", (Term(HOSTILE, "nl"), Term("cash [red]flow\x9b", "en")), source="x"
    )
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase, termbase.writing() as connection:
        insert_entries(connection, [entry])
    return lambda: open_termbase(tmp_path / "g.db", starter=overlay)


def drive(app: LookupApp, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with app.run_test(size=(90, 24)) as pilot:
            await steps(pilot)

    asyncio.run(run())


async def told(pilot: Pilot[None], fits: Callable[[list[str]], bool]) -> list[str]:
    """Wait until the list shows what is expected, and give its lines."""
    lines: list[str] = []
    for _ in range(300):
        await pilot.pause(0.02)
        found = pilot.app.query_one("#found", OptionList)
        lines = [str(found.get_option_at_index(place).prompt) for place in range(found.option_count)]
        if fits(lines):
            return lines
    raise AssertionError(lines)


def test_the_answers_change_with_every_key(opened: Callable[[], Termbase]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*"omze")
        lines = await told(pilot, lambda lines: any(line.startswith("omzet =") for line in lines))
        assert all("omze" in line for line in lines), lines
        await pilot.press("t")
        lines = await told(pilot, lambda lines: lines[:1] == ["omzet = revenue"])
        assert "nl: omzet" in str(pilot.app.query_one("#details", Static).render())
        await pilot.press("down")
        assert pilot.app.query_one("#found", OptionList).highlighted == 1
        assert pilot.app.query_one("#typed", Input).value == "omzet"

    drive(LookupApp(opened), steps)


def test_near_spellings_and_compositions_come_after_a_pause(opened: Callable[[], Termbase]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*"kapitaaluitgavn")
        await told(pilot, lambda lines: any("by 'kapitaaluitgaven'" in line for line in lines))
        await pilot.press("ctrl+u", *"omzetmijlpalen")
        lines = await told(pilot, lambda lines: any("composed" in line for line in lines))
        assert lines[0].startswith("omzetmijlpalen = revenue milestones")

    drive(LookupApp(opened), steps)


def test_the_direction_turns_and_its_words_are_those_of_the_person(
    opened: Callable[[], Termbase], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_LANGUAGE", "nl")

    async def steps(pilot: Pilot[None]) -> None:
        line, state = pilot.app.query_one(Input), pilot.app.query_one("#state", Static)
        assert (line.placeholder, "Ctrl+R Engels" in str(state.render())) == ("Nederlandse term", True)
        await pilot.press(*"dividend yield")
        await pilot.press("ctrl+r")
        assert (line.placeholder, "Ctrl+R Nederlands" in str(state.render())) == ("Engelse term", True)
        await told(pilot, lambda lines: lines[:1] == ["dividendrendement = dividend yield"])

    drive(LookupApp(opened), steps)


def test_nothing_in_a_term_is_markup_or_obeyed(opened: Callable[[], Termbase]) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press(*"kasstroom")
        lines = await told(pilot, lambda lines: any("<script>" in line for line in lines))
        assert "kasstroom[2J[bold]<script> = cash [red]flow" in lines
        await pilot.press("ctrl+u", *'" OR * NEAR(')
        await told(pilot, lambda lines: lines == ["nothing begins with that or is like it"])
        await pilot.press("ctrl+u")
        await told(pilot, lambda lines: lines == [])

    drive(LookupApp(opened), steps)


def test_escape_leaves_and_ends_the_thread(opened: Callable[[], Termbase]) -> None:
    app = LookupApp(opened)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.press("o", "escape")

    drive(app, steps)
    app._worker._thread.join(5)
    assert not app._worker._thread.is_alive()


def test_a_termbase_that_fails_is_told_on_the_screen() -> None:
    def failing() -> Termbase:
        raise TermbaseError("g.db", "is damaged")

    async def steps(pilot: Pilot[None]) -> None:
        for _ in range(100):
            await pilot.pause(0.02)
            if "damaged" in str(pilot.app.query_one("#state", Static).render()):
                return
        raise AssertionError

    drive(LookupApp(failing), steps)


def test_only_the_newest_question_is_answered(opened: Callable[[], Termbase]) -> None:
    answers: list[Told] = []
    worker = LookupWorker(opened, answers.append, 5)
    for text in ("o", "om", "omz", "omze", "omzet"):
        worker.ask(Typed(text))
    worker.start()
    for _ in range(500):
        if answers:
            break
        time.sleep(0.01)
    worker.stop()
    worker._thread.join(5)
    assert [told.typed.text for told in answers] == ["omzet"]
    assert answers[0].result.answers[0].entry.en == "revenue"


@pytest.mark.outside
def test_it_answers_in_a_real_terminal(opened: Callable[[], Termbase], tmp_path: Path) -> None:
    def tmux(*arguments: str) -> str:
        command = ["tmux", "-L", f"glossary-{os.getpid()}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def shows(*texts: str) -> str:
        screen = ""
        for _ in range(300):
            screen = tmux("capture-pane", "-p", "-t", "live")
            if all(text in screen for text in texts):
                return screen
            time.sleep(0.05)
        raise AssertionError(screen)

    command = [sys.executable, "-m", "glossary", "lookup", "--interactive", "--db", str(tmp_path / "g.db")]
    tmux(
        "new-session", "-d", "-s", "live", "-x", "90", "-y", "24", f"{shlex.join(command)}; echo left with $?; sleep 60"
    )
    try:
        shows("Dutch term")
        tmux("send-keys", "-t", "live", "-l", "vrije kasstr")
        shows("vrije kasstroom = free cash flow")
        tmux("send-keys", "-t", "live", "Escape")
        shows("left with 0")
    finally:
        tmux("kill-server")
