"""The log of verdicts, row by row: what is written is read, and what was undone no longer stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from glossary.model import Decision, SubjectField, TermPair, Verdict
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.mined import save_pair
from glossary.termbase.verdicts import (
    append_verdict,
    field_of,
    history,
    last_standing,
    newest_verdict,
    standing_verdict,
    verdict_by_number,
)

MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
OMZET, WINST = 1, 2


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        with opened.writing() as connection:
            for nl in ("omzet", "winst"):
                save_pair(connection, TermPair(0, nl, nl, SubjectField.FINANCE, (), worth=1.0), None)
        yield opened


def judge(
    termbase: Termbase, pair: int, decision: Decision = Decision.REJECTED, by: str = "ans", undoes: int | None = None
) -> int:
    with termbase.writing() as connection:
        return append_verdict(
            connection, pair=pair, decision=decision, nl="omzet", en="revenue", subject_field=SubjectField.TECH,
            reviewer=by, undoes=undoes, moment=MOMENT,
        )  # fmt: skip


def test_a_verdict_is_read_as_it_was_written(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        number = append_verdict(
            connection, pair=OMZET, decision=Decision.EDITED, nl="de omzet", en="revenue",
            subject_field=SubjectField.TECH, reviewer="ans", reason="zo heet het", previous="turnover", moment=MOMENT,
        )  # fmt: skip
    assert history(termbase) == [
        Verdict(number, OMZET, Decision.EDITED, "de omzet", "revenue", "ans", MOMENT, "zo heet het", None, "turnover")
    ]
    assert field_of(termbase.connection, number) is SubjectField.TECH


def test_what_was_not_said_is_empty_and_the_moment_is_now(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        append_verdict(
            connection, pair=OMZET, decision=Decision.DEFERRED, nl="omzet", en="", subject_field=SubjectField.FINANCE,
            reviewer="ans",
        )  # fmt: skip
    (found,) = history(termbase)
    assert (found.reason, found.previous, found.undoes) == ("", "", None)
    assert abs(datetime.now(UTC) - found.moment) < timedelta(minutes=1)


def test_the_history_is_newest_first_of_one_pair_or_all_and_as_long_as_asked(termbase: Termbase) -> None:
    first, second, third = judge(termbase, OMZET), judge(termbase, WINST), judge(termbase, OMZET)
    assert [found.number for found in history(termbase)] == [third, second, first]
    assert [found.number for found in history(termbase, OMZET)] == [third, first]
    assert [found.number for found in history(termbase, limit=2)] == [third, second]
    assert history(termbase, limit=0) == []


def test_the_newest_verdict_that_stands_is_of_one_reviewer_or_of_all(termbase: Termbase) -> None:
    connection = termbase.connection
    assert (last_standing(connection), newest_verdict(connection)) == (None, 0)
    of_ans, of_bea = judge(termbase, OMZET), judge(termbase, WINST, by="bea")
    assert [one.number for one in (last_standing(connection), last_standing(connection, "ans")) if one] == [
        of_bea,
        of_ans,
    ]
    assert last_standing(connection, "cor") is None
    undo = judge(termbase, WINST, Decision.UNDONE, by="bea", undoes=of_bea)
    found = last_standing(connection)
    assert found is not None
    assert found.number == of_ans
    assert last_standing(connection, "bea") is None
    assert newest_verdict(connection) == undo


def test_the_verdict_that_holds_for_a_pair_is_the_newest_that_was_not_undone(termbase: Termbase) -> None:
    connection = termbase.connection
    first, second = judge(termbase, OMZET), judge(termbase, OMZET, Decision.APPROVED)
    judge(termbase, WINST)
    assert standing_number(termbase, OMZET) == second
    undo = judge(termbase, OMZET, Decision.UNDONE, undoes=second)
    assert standing_number(termbase, OMZET) == first
    assert verdict_by_number(connection, second) is None, "it was undone"
    assert verdict_by_number(connection, undo) is None, "an undo is no verdict to go back to"
    assert verdict_by_number(connection, 99) is None
    found = verdict_by_number(connection, first)
    assert found is not None
    assert (found.number, found.decision) == (first, Decision.REJECTED)
    judge(termbase, OMZET, Decision.UNDONE, undoes=first)
    assert standing_verdict(connection, OMZET) is None


def standing_number(termbase: Termbase, pair: int) -> int:
    found = standing_verdict(termbase.connection, pair)
    assert found is not None
    return found.number
