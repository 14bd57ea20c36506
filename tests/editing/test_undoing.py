"""Both logs undone: whatever was done, in whatever order, each step back gives what was there before it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from glossary.editing import (
    Alteration,
    add_entry,
    edit_entry,
    merge_entries,
    remove_entries,
    undo_change,
    undo_last,
)
from glossary.errors import UsageError
from glossary.model import PairStatus, Verdict
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import Batch, BatchKind, Changing
from glossary.termbase.entries import all_entries
from glossary.termbase.logs import events
from glossary.termbase.mined import pair_by_number, pairs
from tests.editing.conftest import entry
from tests.mined import with_english

State = tuple[object, object]


def state(termbase: Termbase) -> State:
    """Give what a person sees: the entries, their numbers aside, and where each suggestion stands."""
    entries = [(found.identifier, found.terms, found.definition, found.note) for found in all_entries(termbase)]
    judged = [(pair.number, pair.nl, pair.en, pair.status, pair.reason) for pair in pairs(termbase, names=True)]
    return sorted(entries, key=str), judged


def test_the_newest_of_both_logs_is_taken_back_first(termbase: Termbase, suggested: list[int]) -> None:
    judge = Review(termbase, "ans")
    judge.approve(suggested[0])
    (made,) = all_entries(termbase)
    edit_entry(termbase, made.number, Alteration(definition="Wat men uitgeeft."), "ans")
    judge.defer(suggested[1])
    kinds = []
    while undone := undo_last(termbase, "ans"):
        kinds.append(undone.batch.batch.kind if undone.batch else undone.verdict and undone.verdict.decision)
    assert kinds == ["deferred", "edit", "approved"]
    assert all_entries(termbase) == []


def test_both_logs_have_one_order(termbase: Termbase, suggested: list[int]) -> None:
    judge = Review(termbase, "ans")
    add_entry(termbase, entry("dagrapport", "daily report"))
    judge.approve(suggested[0])
    judge.approve(suggested[1])
    add_entry(termbase, entry("weekrapport", "weekly report"))
    judge.defer(suggested[2])
    found = [event.decision if isinstance(event, Verdict) else event.kind for event in events(termbase)]
    assert found == ["deferred", "add", "approved", "approved", "add"]
    assert events(termbase, limit=2) == events(termbase)[:2]


def test_a_removal_is_undone_together_with_the_rejection_it_wrote(termbase: Termbase, suggested: list[int]) -> None:
    Review(termbase, "ans").approve(suggested[0])
    (made,) = all_entries(termbase)
    edited = edit_entry(termbase, made.number, Alteration(definition="Wat men uitgeeft.")).entry
    remove_entries(termbase, [made.number], "te algemeen")
    undo_last(termbase)
    assert all_entries(termbase) == [edited]
    assert pair_by_number(termbase, suggested[0]).status is PairStatus.APPROVED


def test_an_edited_entry_that_a_rejection_took_away_comes_back_as_it_was_edited(
    termbase: Termbase, suggested: list[int]
) -> None:
    judge = Review(termbase, "ans")
    judge.approve(suggested[0])
    (made,) = all_entries(termbase)
    edited = edit_entry(termbase, made.number, Alteration(definition="Wat men uitgeeft.")).entry
    judge.reject(suggested[0], "te algemeen")
    undo_last(termbase)
    assert all_entries(termbase) == [edited]
    undo_last(termbase)
    assert all_entries(termbase)[0].definition == made.definition


def test_ones_own_approval_is_not_undone_under_the_edit_of_a_colleague(
    termbase: Termbase, suggested: list[int]
) -> None:
    Review(termbase, "ans").approve(suggested[0])
    (made,) = all_entries(termbase)
    batch = edit_entry(termbase, made.number, Alteration(definition="Van Bea."), "bea").batch
    with pytest.raises(UsageError, match=f"bea changed entry e{made.number} since; 'glossary undo --batch {batch}'"):
        undo_last(termbase, "ans", only="ans")
    assert all_entries(termbase)[0].definition == "Van Bea."
    undo_change(termbase, batch, "ans")
    undone = undo_last(termbase, "ans", only="ans")
    assert undone is not None
    assert all_entries(termbase) == []


def test_ones_own_verdict_that_no_longer_holds_is_undone_without_touching_the_later_one(
    termbase: Termbase, suggested: list[int]
) -> None:
    Review(termbase, "ans").approve(suggested[0], en="capital spending")
    Review(termbase, "bea").approve(suggested[0], en="capex")
    before = all_entries(termbase)
    undo_last(termbase, "ans", only="ans")
    assert all_entries(termbase) == before
    undo_last(termbase, "bea", only="bea")
    assert (all_entries(termbase), pair_by_number(termbase, suggested[0]).status) == ([], PairStatus.SUGGESTED)


def test_a_whole_import_is_undone_by_its_number_after_other_work(termbase: Termbase, suggested: list[int]) -> None:
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.IMPORT, "termen.tbx", "ans")
        changing.add([entry("dagrapport", "daily report"), entry("weekrapport", "weekly report")])
    Review(termbase).approve(suggested[0])
    undone = undo_change(termbase, changing.batch or 0)
    assert undone.batch is not None
    assert (undone.batch.restored, undone.batch.kept) == (2, ())
    assert [found.source for found in all_entries(termbase)] == ["review"]
    with pytest.raises(UsageError, match="undone before"):
        undo_change(termbase, changing.batch or 0)


def test_with_nothing_to_undo_there_is_nothing(termbase: Termbase) -> None:
    assert undo_last(termbase) is None
    assert events(termbase) == []
    add_entry(termbase, entry("dagrapport", "daily report"), "ans")
    assert undo_last(termbase, only="bea") is None


def do_something(termbase: Termbase, suggested: list[int], choose: random.Random, name: str) -> None:
    """Do what a person may do next: a verdict on a suggestion, or a change of an entry."""
    own = [found.number for found in all_entries(termbase)]
    judge = Review(termbase, name)
    pair = choose.choice(suggested[:4])
    act = choose.choice(["approve", "other", "reject", "defer", "add", "edit", "merge", "remove", "import"])
    if act == "approve":
        judge.approve(pair)
    elif act == "other":
        judge.approve(pair, en=choose.choice(["spending", "outlay"]))
    elif act == "reject":
        judge.reject(pair, "te algemeen")
    elif act == "defer":
        judge.defer(pair)
    elif act == "add":
        add_entry(termbase, entry(f"rapport {choose.randint(0, 10**9)}", "report"), name)
    elif act == "edit" and own:
        edit_entry(termbase, choose.choice(own), Alteration(definition=f"Nummer {choose.randint(0, 10**9)}."), name)
    elif act == "merge" and len(own) > 1:
        merge_entries(termbase, choose.sample(own, 2), name)
    elif act == "remove" and own:
        remove_entries(termbase, choose.sample(own, choose.randint(1, min(2, len(own)))), "weg", name)
    elif act == "import":
        with termbase.writing() as connection:
            Changing(connection, BatchKind.IMPORT, "x.tbx", name).add(
                [entry(f"import {choose.randint(0, 10**9)}", "import")]
            )


@pytest.mark.parametrize("seed", range(12))
def test_undo_after_do_gives_what_was_before_at_any_depth(termbase: Termbase, suggested: list[int], seed: int) -> None:
    """The property: whatever twenty steps did, in both logs and by two people, twenty undos go back through each state."""
    choose = random.Random(seed)
    seen = [state(termbase)]
    for _ in range(20):
        before = len(events(termbase))
        do_something(termbase, suggested, choose, choose.choice(["ans", "bea"]))
        if len(events(termbase)) > before:
            seen.append(state(termbase))
    while len(seen) > 1:
        seen.pop()
        assert undo_last(termbase, "ans") is not None
        assert state(termbase) == seen[-1], f"seed {seed}, step {len(seen)}"
    assert undo_last(termbase) is None


def test_what_was_undone_stays_in_the_log(termbase: Termbase) -> None:
    add_entry(termbase, entry("dagrapport", "daily report"), "ans")
    undo_last(termbase, "bea")
    newest, oldest = events(termbase)
    assert isinstance(newest, Batch)
    assert isinstance(oldest, Batch)
    assert (newest.kind, newest.author, newest.undoes) == (BatchKind.UNDO, "bea", oldest.number)


def test_a_removal_made_by_an_earlier_open_termbase_is_undone_by_a_later_one(mined: Path, overlay: Path) -> None:
    with open_termbase(mined, starter=overlay) as termbase:
        Review(termbase).approve(with_english(termbase)[0])
        before = state(termbase)
        remove_entries(termbase, [all_entries(termbase)[0].number])
    with open_termbase(mined, starter=overlay) as termbase:
        undo_last(termbase)
        assert state(termbase) == before
