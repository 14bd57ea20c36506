"""The review screen: keys to verdicts, others on the same termbase, terms that would do harm."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from glossary.model import Decision, Equivalent, Evidence, EvidenceKind, PairStatus, SubjectField, TermPair, Verdict
from glossary.review import Review
from glossary.review.quoting import shown
from glossary.review.session import ReviewSession
from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import pairs, save_pair
from glossary.termbase.verdicts import history
from glossary.tui.app import has_light_background
from glossary.tui.lines import Line
from tests.tui.review_samples import fill, lines, reviewed, similar_shown, text

Do = Callable[[Pilot[None]], Awaitable[None]]
GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A termbase with the samples; copy it, do not use it."""
    made = tmp_path_factory.mktemp("filled") / "glossary.db"
    with open_termbase(made, create=True) as termbase:
        fill(termbase)
    return made


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "glossary.db"))


def verdicts(path: Path) -> list[Verdict]:
    """Give what is on disk, oldest first, asked for over a connection of its own."""
    with open_termbase(path) as termbase:
        return history(termbase)[::-1]


def decided(path: Path) -> list[tuple[str, str, str]]:
    return [(verdict.decision.value, verdict.nl, verdict.en) for verdict in verdicts(path)]


def session(pilot: Pilot[None]) -> ReviewSession:
    found: ReviewSession = pilot.app._session
    return found


def pressing(*keys: str) -> Do:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    return do


@pytest.mark.parametrize("key", ["enter", "a", "1"])
def test_one_key_accepts_the_first_and_goes_on(path: Path, key: str) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await pilot.pause()
        assert decided(path) == [("approved", "omzetgroei", "revenue growth")], "on disk while the screen is open"
        assert lines(pilot)[2].startswith(" ✓ omzetgroei")
        assert lines(pilot)[3].startswith("▶  rentelasten")
        assert "approved 'omzetgroei' as 'revenue growth'   (u: undo)" in text(pilot).replace(" (u", "   (u")
        assert "1 done, 7 left" in lines(pilot)[0]

    reviewed(path, do)


def test_a_digit_accepts_another_suggestion_and_too_high_a_one_none(path: Path) -> None:
    reviewed(path, pressing("9", "2"))
    assert decided(path) == [("edited", "omzetgroei", "sales growth")]


def test_a_pair_without_a_suggestion_asks_for_one(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("end", "a")
        await pilot.pause()
        assert "no suggestion yet: e gives the English" in text(pilot)

    reviewed(path, do)
    assert decided(path) == []


def test_e_edits_english_dutch_field_and_what_belongs_to_the_entry(path: Path) -> None:
    keys = ["e", *"turnover", "tab", "end", *"en", "tab", "right", "tab", *"ai"]
    reviewed(path, pressing(*keys, "tab", *"noot", "tab", "a", "tab", "left", "enter"))
    (verdict,) = verdicts(path)
    assert (verdict.decision, verdict.nl, verdict.en) == (Decision.EDITED, "omzetgroeien", "turnover")
    with open_termbase(path) as termbase:
        entry = next(entry for entry in all_entries(termbase) if entry.en == "turnover")
    assert (entry.subject_field, entry.subfield, entry.note) == (SubjectField.TECH, "ai", "noot")
    assert [term.status.value for term in entry.terms] == ["admitted", "forbidden"]


def test_escape_leaves_a_dialog_without_a_verdict(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        for key in ("e", "r", "m", "f", "b", "question_mark"):
            await pilot.press(key)
            assert len(pilot.app.screen_stack) == 2, key
            await pilot.press("escape")
            assert len(pilot.app.screen_stack) == 1, key

    reviewed(path, do)
    assert decided(path) == []


@pytest.mark.parametrize(
    ("typed", "reason"), [(["3"], "too general"), ([*"vaag", "enter"], "vaag"), (["enter"], "not a term")]
)
def test_r_rejects_with_a_digit_or_ones_own_words(path: Path, typed: list[str], reason: str) -> None:
    reviewed(path, pressing("r", *typed))
    (verdict,) = verdicts(path)
    assert (verdict.decision, verdict.reason) == (Decision.REJECTED, reason)


def test_d_defers_and_is_not_offered_the_same_again(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await pilot.pause()
        assert lines(pilot)[2].startswith(" ~ omzetgroei")
        assert lines(pilot)[3].startswith("▶")

    reviewed(path, do)
    assert decided(path) == [("deferred", "omzetgroei", "revenue growth")]


def test_m_merges_into_what_is_looked_up(path: Path) -> None:
    reviewed(path, pressing("m", *"interest exp", "enter"))
    with open_termbase(path) as termbase:
        entry = next(entry for entry in all_entries(termbase) if entry.nl == "rentekosten")
    assert [term.text for term in entry.in_language("nl")] == ["rentekosten", "omzetgroei"]
    assert decided(path) == [("edited", "omzetgroei", "interest expense")]


def test_undo_goes_back_as_deep_as_there_is_and_says_what_it_undid(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("a", "r", "2", "d", "m", *"omzetst", "enter", "a")
        await pilot.pause()
        assert len(decided(path)) == 5
        await pilot.press("u", "u", "u", "u")
        await pilot.pause()
        assert "taken back: rejected 'rentelasten': wrong field" in text(pilot)
        assert lines(pilot)[3].startswith("▶  rentelasten")
        await pilot.press("u", "u")
        await pilot.pause()
        assert "nothing to take back" in text(pilot)
        assert "0 done, 8 left" in lines(pilot)[0]

    reviewed(path, do)
    with open_termbase(path) as termbase:
        assert {pair.status for pair in pairs(termbase)} == {PairStatus.SUGGESTED}
        assert len(all_entries(termbase)) == 2


def test_a_bulk_shows_what_it_takes_and_is_one_step_to_undo(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("b", *["left"] * 4)
        await pilot.pause()
        assert "Confidence ‹ 0.91 › or more: 4 pairs, none of them likely wrong" in text(pilot)
        await pilot.press("y")
        await pilot.pause(0.2)
        assert [nl for _, nl, _ in decided(path)] == ["kwartaalcijfers", "rentelasten", "orderboek", "omzetgroei"]
        assert "4 accepted" in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "0 done, 8 left" in lines(pilot)[0]

    reviewed(path, do)


def test_a_slash_searches_while_one_types_and_escape_shows_all(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"ROOM")
        await pilot.pause()
        assert "1/1 waiting, “ROOM”" in lines(pilot)[1]
        assert lines(pilot)[2].startswith("▷  serverruimte")
        await pilot.press("enter", "a")
        await pilot.pause()
        assert decided(path) == [("approved", "serverruimte", "server room")]
        await pilot.press("escape")
        await pilot.pause()
        assert "/7 waiting, by worth" in lines(pilot)[1]

    reviewed(path, do)


def test_f_filters_and_o_orders(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("f", "down", "t")
        await pilot.pause()
        assert "3 pairs" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "1/3 waiting, tech, by worth" in lines(pilot)[1] or "1/3 waiting, tech" in lines(pilot)[1]
        await pilot.press("o", "o", "o", "home")
        await pilot.pause()
        assert lines(pilot)[2].startswith("▶  serverruimte")
        assert "ordered by alphabet" in text(pilot)

    reviewed(path, do)


def test_others_are_seen_within_a_second(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        with open_termbase(path) as other:
            Review(other, "ans").approve(2, "interest charges")
        await pilot.pause(0.8)
        assert "ans approved 'rentelasten' as 'interest charges'" in text(pilot)
        assert lines(pilot)[3].startswith(" ✓ rentelasten")
        assert "1 done, 7 left" in lines(pilot)[0]

    reviewed(path, do)


@pytest.mark.parametrize(
    ("answer", "kept", "wait"), [("n", ["ans"], 0.0), ("escape", ["ans"], 0.8), ("y", ["ans", "jan"], 0.0)]
)
def test_what_another_judged_meanwhile_is_asked_about(path: Path, answer: str, kept: list[str], wait: float) -> None:
    async def do(pilot: Pilot[None]) -> None:
        with open_termbase(path) as other:
            Review(other, "ans").approve(1, "turnover growth")
        # Before and after the screen has noticed: the key was meant for what stood there.
        await pilot.pause(wait)
        await pilot.press("a")
        await pilot.pause()
        assert "Meanwhile ans approved 'omzetgroei' as 'turnover growth'." in text(pilot)
        await pilot.press(answer)
        await pilot.pause()

    reviewed(path, do)
    assert [verdict.reviewer for verdict in verdicts(path)] == kept
    assert verdicts(path)[-1].en == ("turnover growth" if kept == ["ans"] else "revenue growth")


def test_the_same_reviewer_in_two_windows_is_asked_too(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        with open_termbase(path) as other:
            Review(other, "jan").reject(1, "name")
        await pilot.press("a")
        await pilot.pause()
        assert "Meanwhile jan rejected 'omzetgroei': name." in text(pilot)
        await pilot.press("n")

    reviewed(path, do)
    assert [verdict.decision for verdict in verdicts(path)] == [Decision.REJECTED]


def test_a_bulk_leaves_alone_what_others_judged_while_it_was_looked_at(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press("b", *["left"] * 4)
        with open_termbase(path) as other:
            Review(other, "ans").reject(5, "too general")
        await pilot.press("y")
        await pilot.pause(0.2)
        assert "3 accepted; 1 left alone, judged by others meanwhile" in text(pilot)

    reviewed(path, do)
    assert [verdict.decision for verdict in verdicts(path) if verdict.pair == 5] == [Decision.REJECTED]


def test_a_locked_termbase_keeps_the_question_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.termbase.waiting import set_patience

    async def do(pilot: Pilot[None]) -> None:
        set_patience(pilot.app.screen._session.termbase, 0.05)
        lock = sqlite3.connect(path, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press("a")
        await pilot.pause()
        assert "not kept: " in text(pilot)
        assert "another program is writing to it" in text(pilot)[-400:]
        assert lines(pilot)[2].startswith("▶  omzetgroei")
        lock.execute("ROLLBACK")
        lock.close()
        await pilot.press("a")
        await pilot.pause()

    reviewed(path, do, size=(200, 24))
    assert decided(path) == [("approved", "omzetgroei", "revenue growth")]


def test_a_termbase_that_vanishes_is_said_and_takes_nothing(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        path.rename(path.with_name("weg.db"))
        await pilot.press("a")
        await pilot.pause()
        assert "not kept: " in text(pilot)
        assert "was moved or deleted" in text(pilot)
        path.with_name("weg.db").rename(path)

    reviewed(path, do, size=(200, 24))
    assert decided(path) == []


HOSTILE = (
    "[red]omzet[/red]", "[@click=app.quit]omzet[/]", "om\u202ezet", "\x1b]0;titel\x07omzet", "\x9b31momzet", "$omzet", "[/]",
    "omzet" * 400, "漢字" * 30, "e\u0301" * 50, "\u200b", ":smile:", "a\nb",
)  # fmt: skip


# What would be obeyed, in one term that fits in the heading of a dialog.
WORST = "[red]o[/red] [@click=app.quit]m[/] z\u202eet \x1b]0;t\x07 \x9b31m [/] a\nb"


@pytest.mark.parametrize(("size", "dialogs"), [((80, 24), "erm"), ((20, 5), "")])
def test_no_term_is_taken_for_markup_or_a_command(path: Path, size: tuple[int, int], dialogs: str) -> None:
    terms = (WORST, *HOSTILE)
    with open_termbase(path) as termbase, termbase.writing() as connection:
        evidence = tuple(Evidence(EvidenceKind.COMPOSED, term) for term in HOSTILE[:3])
        for number, term in enumerate(terms):
            english = (Equivalent(term, 0.5, evidence),)
            save_pair(connection, TermPair(0, f"hostile{number}", term, SubjectField.TECH, english, worth=9.0), None)

    async def do(pilot: Pilot[None]) -> None:
        number = session(pilot).view.index(9)
        await pilot.press("home", *["down"] * number)
        for key in dialogs:
            await pilot.press(key)
            assert "[red]o[/red] [@click=app.quit]m[/] zet ]0;t 31m [/] a b" in seen(pilot)
            await pilot.press("escape")
        await pilot.press("home")
        for _ in terms:
            row = pilot.app.screen._row
            assert row is not None
            # What has no visible letter is no term.
            await pilot.press("d" if shown(row.nl) == "(no visible letters)" else "a")
            seen(pilot)
        await pilot.press("b")
        seen(pilot)

    def seen(pilot: Pilot[None]) -> str:
        words = text(pilot)
        assert all(letter.isprintable() or letter == "\n" for letter in words)
        return words

    reviewed(path, do, size=size)
    assert {verdict.pair for verdict in verdicts(path)} >= set(range(9, 9 + len(terms)))


def test_markup_is_shown_as_it_stands(path: Path) -> None:
    with open_termbase(path) as termbase, termbase.writing() as connection:
        pair = TermPair(0, "x", "[red]omzet[/red]", SubjectField.TECH, (Equivalent("[b]x[/b]", 0.5, ()),), worth=9.0)
        save_pair(connection, pair, None)

    async def do(pilot: Pilot[None]) -> None:
        assert "[red]omzet[/red]" in lines(pilot)[2]
        assert "1  [b]x[/b]" in text(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "approved '[red]omzet[/red]' as '[b]x[/b]'" in text(pilot)

    reviewed(path, do)


def test_an_empty_queue_says_what_to_do(tmp_path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        assert "Mine a text first: glossary mine ARTICLE.txt" in text(pilot)
        await pilot.press("a", "1", "e", "r", "d", "m", "u", "n", "s", "o", "up", "pageup", "end")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1

    reviewed(tmp_path / "leeg.db", do)


def test_when_all_is_judged_it_says_so(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        await pilot.press(*["a"] * 7, "d")
        await pilot.press("end", "r", "1")
        await pilot.pause()
        assert "all of the queue is judged" in text(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert "All is judged" in text(pilot)

    reviewed(path, do)


def test_the_screen_follows_the_size_of_its_terminal(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        for size in ((140, 40), (40, 10), (8, 3), (300, 80), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            assert len(lines(pilot)) == size[1]
        await pilot.press("a")
        await pilot.pause()
        assert lines(pilot)[3].startswith("▶  rentelasten")

    reviewed(path, do)
    assert len(verdicts(path)) == 1


@pytest.mark.parametrize("size", [40, pytest.param(200, marks=pytest.mark.thorough)])
def test_two_hundred_suggestions_are_reviewed_without_the_mouse(tmp_path: Path, size: int) -> None:
    quarter = size // 4
    path = tmp_path / "groot.db"
    with open_termbase(path, create=True) as termbase, termbase.writing() as connection:
        for number in range(size):
            english = (Equivalent(f"term {number}", 0.9, ()), Equivalent(f"other {number}", 0.2, ()))
            pair = TermPair(
                0, f"term{number:03d}", f"term{number:03d}", SubjectField.TECH, english, worth=1 / (number + 1)
            )
            save_pair(connection, pair, None)

    async def do(pilot: Pilot[None]) -> None:
        # In one burst, as a slow line would bring them: the digit of a reason comes before its dialog is drawn.
        for key in "a2r1d" * quarter:
            pilot.app.post_message(events.Key(key, key))
        for _ in range(600):
            await asyncio.sleep(0.1)
            if len(session(pilot).judge.given) == size:
                break
        await pilot.pause()
        assert f"{3 * quarter} done, {quarter} left" in lines(pilot)[0]

    reviewed(path, do)
    given = [verdict.decision.value for verdict in verdicts(path)]
    assert {name: given.count(name) for name in set(given)} == dict.fromkeys(
        ("approved", "edited", "rejected", "deferred"), quarter
    )
    assert len({verdict.pair for verdict in verdicts(path)}) == size


@pytest.mark.parametrize("burst", ["aaaa", "r1ar2d", "jad", "rja\r"])
def test_keys_that_come_in_a_burst_reach_what_they_were_meant_for(path: Path, burst: str) -> None:
    meant = {
        "aaaa": ["approved omzetgroei", "approved rentelasten", "approved serverruimte", "approved bijzondere waardevermindering"],
        "r1ar2d": ["rejected omzetgroei", "approved rentelasten", "rejected serverruimte", "deferred bijzondere waardevermindering"],
        "jad": ["approved rentelasten", "deferred serverruimte"],
        "rja\r": ["rejected omzetgroei"],
    }  # fmt: skip

    async def do(pilot: Pilot[None]) -> None:
        for key in burst:
            pilot.app.post_message(events.Key({"\r": "enter"}.get(key, key), key))
        for _ in range(100):
            await pilot.pause(0.05)
            if len(session(pilot).judge.given) == len(meant[burst]):
                break
        await pilot.pause(0.1)

    reviewed(path, do)
    assert [f"{verdict.decision} {verdict.nl}" for verdict in verdicts(path)] == meant[burst]
    if burst == "rja\r":
        assert verdicts(path)[0].reason == "ja"


def test_light_and_dark_show_the_same_words(path: Path) -> None:
    seen = []

    async def do(pilot: Pilot[None]) -> None:
        seen.append(text(pilot))
        before = pilot.app.theme
        await pilot.press("t")
        assert pilot.app.theme != before
        seen.append(text(pilot))

    reviewed(path, do)
    assert seen[0] == seen[1]


@pytest.mark.parametrize(("told", "light"), [("0;15", True), ("0;7", True), ("15;0", False), ("", False)])
def test_a_light_terminal_is_known(monkeypatch: pytest.MonkeyPatch, told: str, light: bool) -> None:
    monkeypatch.setenv("COLORFGBG", told)
    assert has_light_background() is light


def test_a_light_terminal_gets_light_colours(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)

    async def do(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == "textual-light"

    reviewed(path, do)


def test_a_line_with_the_same_words_is_not_drawn_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def do(pilot: Pilot[None]) -> None:
        drawn: list[str] = []
        original = Line.refresh

        def refresh(line: Line, *given: object, **named: object) -> Line:
            drawn.append(str(line.id))
            return original(line, *given, **named)

        monkeypatch.setattr(Line, "refresh", refresh)
        await pilot.press("o")
        await pilot.pause(0.1)
        assert sorted(set(drawn)) == ["message", "queue-title"]

    reviewed(path, do)


def test_focus_is_seen_without_colour(path: Path) -> None:
    async def do(pilot: Pilot[None]) -> None:
        assert lines(pilot)[2].startswith("▶")
        await pilot.press("tab")
        await pilot.pause()
        assert lines(pilot)[2].startswith("▷")
        await pilot.press("shift+tab")
        await pilot.pause()
        assert lines(pilot)[2].startswith("▶")

    reviewed(path, do)


# One after the other on one screen; the last one gives verdicts.
SHOTS = {
    "start": (),
    "conflict": ("down",),
    "edit": ("e",),
    "reject": ("r",),
    "merge": ("down", "m"),
    "filter": ("f",),
    "bulk": ("b", *["left"] * 7),
    "keys": ("question_mark",),
    "search": ("slash", *"net"),
    "judged": ("a", "r", "2", "d", "up"),
}
SIZES = ((80, 24), pytest.param((140, 40), marks=pytest.mark.thorough))


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def shots(request: pytest.FixtureRequest, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each of SHOTS looks like, by the name of its golden file."""
    width, height = request.param
    found = {}

    async def do(pilot: Pilot[None]) -> None:
        for name, keys in SHOTS.items():
            await pilot.press("home", *keys)
            await similar_shown(pilot)
            seen = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2026-01-01 12:00", text(pilot))
            found[name] = seen
            if os.environ.get("GLOSSARY_GOLDEN") == "write":
                (GOLDEN / f"{name}-{width}x{height}.txt").write_text(seen, encoding="utf-8")
            await pilot.press("escape")

    path = Path(shutil.copy(filled, tmp_path_factory.mktemp("shots") / "glossary.db"))
    reviewed(path, do, size=request.param)
    return {f"{name}-{width}x{height}.txt": seen for name, seen in found.items()}


def test_the_screen_looks_as_it_did(shots: dict[str, str]) -> None:
    """Compare the screen with tests/tui/golden; GLOSSARY_GOLDEN=write writes it anew, to be looked at in the diff."""
    assert shots == {name: (GOLDEN / name).read_text(encoding="utf-8") for name in shots}
