"""`glossary review`: keys to verdicts."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from glossary.model import Decision
from tests.cli.conftest import Glossary, Run


@pytest.fixture
def keys(glossary: Glossary, mined: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run `glossary review` as on a terminal where a person types the answers given; after the last the input ends."""

    def run(*answers: str, options: tuple[object, ...] = ()) -> Run:
        waiting = list(answers)

        def typed(prompt: str = "") -> str:
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr("builtins.input", typed)
        terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
        for module in ("review", "review_lines"):
            monkeypatch.setattr(f"glossary.cli.{module}.sys", terminal)
        found = glossary("review", "--plain", *options)
        assert found.code == 0, found.err
        assert not waiting, f"not asked for: {waiting}"
        return found

    return run


def pairs(glossary: Glossary, *options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(glossary("list", "--format", "json", *options).out)
    return found


def decided(glossary: Glossary) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(glossary("history", "--format", "json", "--limit", 0).out)
    # What a verdict changed in entries is in the history too.
    return [row for row in found[::-1] if row["decision"] in set(Decision)]


def test_enter_accepts_and_q_stops(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    run = keys("", "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["nl"], verdict["en"]) == ("approved", first["nl"], first["en"])
    assert verdict["reviewer"] == "toetser"
    assert "every decision is kept" in run.err


def test_a_digit_accepts_another_suggestion(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    keys("2", "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["en"], verdict["was"]) == ("edited", first["alternatives"][0], first["en"])


def test_e_asks_for_english_dutch_field_and_note(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    keys("e", "  spending\ton capital ", "", "x", "te", "alleen in rapporten", "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["en"], verdict["nl"]) == ("edited", "spending on capital", first["nl"])
    assert pairs(glossary, "--status", "approved")[0]["field"] == "tech"
    assert "alleen in rapporten" in glossary("lookup", first["nl"], "--format", "json").out


def test_m_merges_into_an_entry_that_is_looked_up(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    run = keys("m", "qqqqqq", "bruto winst", "1", "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["nl"], verdict["en"]) == ("edited", first["nl"], "gross profit")
    assert "nothing found" in run.err
    assert "1. brutowinst = gross profit (starter, finance)" in run.out
    assert first["nl"] in glossary("lookup", "brutowinst", "--format", "json").out


def test_u_takes_a_merge_back_with_its_verdict(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    before = glossary("lookup", "brutowinst", "--format", "json").out
    keys("m", "bruto winst", "1", "u", "q")
    assert [verdict["decision"] for verdict in decided(glossary)] == ["edited", "undone"]
    assert glossary("lookup", "brutowinst", "--format", "json").out == before
    assert pairs(glossary, "--status", "suggested")[0]["number"] == first["number"]


def test_a_slash_searches_and_an_empty_search_shows_all(glossary: Glossary, keys: Callable[..., Run]) -> None:
    run = keys("/kasstr", "/", "", "/qqqq", "q")
    assert "1/2  vrije kasstroom" in run.out
    assert len(re.findall(r"^1/\d\d  kapitaaluitgaven", run.out, re.MULTILINE)) == 3
    assert "nothing has 'qqqq'; all are shown again" in run.err


def test_b_shows_what_it_would_accept_and_asks(glossary: Glossary, keys: Callable[..., Run]) -> None:
    sure = [row for row in pairs(glossary) if row["confidence"] >= 0.98]
    run = keys("b", "0,98", "n", "b", "0.98", "y", "b", "veel", "q")
    assert f"   {sure[0]['nl']} = {sure[0]['en']}, {sure[0]['confidence']:.2f}" in run.out
    assert f"{len(sure)} accepted" in run.err
    assert "'veel' is no confidence" in run.err
    assert {row["number"] for row in pairs(glossary, "--status", "approved")} == {row["number"] for row in sure}


def test_f_filters_and_o_orders(glossary: Glossary, keys: Callable[..., Run]) -> None:
    tech = pairs(glossary, "--domain", "tech")
    run = keys("f", "", "tech", "", "0,5", "f", "", "sport", "", "", "f", "rejected", "", "", "", "o", "alph", "q")
    sure = [row for row in tech if row["confidence"] >= 0.5]
    assert f"1/{len(sure)}  {sure[0]['nl']}" in run.out
    assert "the filter stays as it was: 'sport'" in run.err
    assert "no pair is rejected, tech" in run.err
    assert f"1/{len(sure)}  {min((row['nl'] for row in sure), key=str.casefold)}" in run.out


def test_p_goes_back_and_says_what_was_decided(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    run = keys("", "p", "q")
    assert f"toetser approved '{first['nl']}' as '{first['en']}'" in run.out


def test_what_somebody_else_decided_meanwhile_is_asked_about(
    glossary: Glossary, keys: Callable[..., Run], mined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glossary.review.judging import Review
    from glossary.termbase import open_termbase

    original = Review.approve

    def meanwhile(self: Review, number: int, *given: Any, **named: Any) -> Any:
        if self.reviewer == "toetser" and not self.given:
            with open_termbase(mined) as other:
                Review(other, "ans").reject(number, "too general", expected=0)
            self.given.add(-1)
        return original(self, number, *given, **named)

    monkeypatch.setattr(Review, "approve", meanwhile)
    first = pairs(glossary)[0]
    run = keys("", "n", "", "y", "q")
    assert f"'{first['nl']}' (suggestion {first['number']}) changed meanwhile: ans rejected it (too general)" in run.err
    assert [(verdict["reviewer"], verdict["decision"]) for verdict in decided(glossary)] == [
        ("ans", "rejected"),
        ("toetser", "approved"),
    ]


def test_answers_can_come_from_a_pipe(glossary: Glossary, mined: Path) -> None:
    first, second = pairs(glossary)[:2]
    run = glossary("review", stdin="a\nr\n1\n")
    assert run.code == 0, run.err
    assert [(verdict["number"], verdict["decision"]) for verdict in decided(glossary)] == [
        (first["number"], "approved"),
        (second["number"], "rejected"),
    ]


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_without_a_screen_gets_lines(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.cli.review import has_screen

    stream = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(
        "glossary.cli.review.sys", SimpleNamespace(stdin=stream, stdout=stream, stderr=stream, platform="linux")
    )
    monkeypatch.setenv("TERM", "xterm-256color")
    assert has_screen()
    monkeypatch.setenv("TERM", term)
    assert not has_screen()


@pytest.mark.parametrize("piped", ["stdin", "stdout", "stderr"])
def test_a_pipe_on_any_side_gets_lines(piped: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.cli.review import has_screen

    streams = {name: SimpleNamespace(isatty=lambda: True) for name in ("stdin", "stdout", "stderr")}
    streams[piped] = SimpleNamespace(isatty=lambda: False)
    monkeypatch.setattr("glossary.cli.review.sys", SimpleNamespace(**streams, platform="linux"))
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not has_screen()


@pytest.mark.parametrize(("typed", "kept"), [("1", "not a term"), ("too vague", "too vague"), ("", "not a term")])
def test_r_asks_for_a_reason(glossary: Glossary, keys: Callable[..., Run], typed: str, kept: str) -> None:
    keys("r", typed, "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["reason"]) == ("rejected", kept)


def test_s_passes_over_and_d_puts_off(glossary: Glossary, keys: Callable[..., Run]) -> None:
    before = pairs(glossary)
    keys("s", "d", "q")
    (verdict,) = decided(glossary)
    assert (verdict["decision"], verdict["number"]) == ("deferred", before[1]["number"])


def test_u_takes_back_and_shows_the_term_again(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary)[0]
    run = keys("", "u", "r", "2", "q")
    assert [verdict["decision"] for verdict in decided(glossary)] == ["approved", "undone", "rejected"]
    assert decided(glossary)[-1]["number"] == first["number"]
    assert f"taken back: {first['nl']}" in run.err


def test_u_with_nothing_to_take_back_stays_where_it_is(glossary: Glossary, keys: Callable[..., Run]) -> None:
    run = keys("u", "", "q")
    assert "nothing to take back" in run.err
    assert len(decided(glossary)) == 1


def test_another_key_says_which_keys_there_are(keys: Callable[..., Run]) -> None:
    assert "[enter/a] accept" in keys("?", "9", "q").err


@pytest.mark.parametrize("typed", [(), ("",), ("r",), ("e",), ("e", "cost")])
def test_the_end_of_the_input_is_an_orderly_stop(
    glossary: Glossary, keys: Callable[..., Run], typed: tuple[str, ...]
) -> None:
    keys(*typed)
    assert len(decided(glossary)) == (1 if typed == ("",) else 0)


def test_what_was_decided_is_not_asked_again(glossary: Glossary, keys: Callable[..., Run]) -> None:
    number = pairs(glossary)[0]["number"]
    keys("", "q")
    assert number not in [row["number"] for row in pairs(glossary, "--status", "suggested")]
    shown = keys("q").out
    assert pairs(glossary, "--status", "suggested")[0]["nl"] in shown


def test_a_limit_ends_the_session(glossary: Glossary, keys: Callable[..., Run]) -> None:
    keys("", "", options=("--limit", 2))
    assert len(decided(glossary)) == 2


def test_a_field_leaves_the_others_out(glossary: Glossary, keys: Callable[..., Run]) -> None:
    first = pairs(glossary, "--domain", "tech")[0]
    keys("", "q", options=("--domain", "tech"))
    assert decided(glossary)[0]["nl"] == first["nl"]


def test_accept_above_accepts_what_is_sure_enough(glossary: Glossary, mined: Path) -> None:
    sure = [row for row in pairs(glossary) if row["confidence"] >= 0.97]
    run = glossary("review", "--accept-above", 0.97, "--yes")
    assert run.code == 0
    assert f"{len(sure)} accepted" in run.err
    assert {row["number"] for row in pairs(glossary, "--status", "approved")} == {row["number"] for row in sure}


def test_accept_above_asks_first_and_does_nothing_without_a_terminal(glossary: Glossary, mined: Path) -> None:
    run = glossary("review", "--accept-above", 0.9, stdin="")
    assert run.code == 2
    assert "--yes" in run.err
    assert decided(glossary) == []


def test_without_a_terminal_review_says_what_to_use_instead(glossary: Glossary, mined: Path) -> None:
    run = glossary("review", "--plain", stdin="")
    assert run.code == 2
    assert run.err.startswith("review asks for keys, and standard input is no terminal; use: glossary list, accept")


def test_without_anything_mined_review_says_what_to_do_first(glossary: Glossary) -> None:
    assert "mine a text first" in glossary("review", "--plain", stdin="").err


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_review_works_on_a_real_terminal(glossary: Glossary, mined: Path) -> None:
    import pty

    first, second = pairs(glossary)[:2]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "glossary", "review", "--plain"])
    os.write(terminal, b"\nr\n1\nq\n")
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:
        pass  # the other side is gone
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown.decode()
    assert [(verdict["number"], verdict["decision"]) for verdict in decided(glossary)] == [
        (first["number"], "approved"),
        (second["number"], "rejected"),
    ]
    assert first["nl"] in shown.decode()
