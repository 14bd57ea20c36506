"""Verdicts of several people on one termbase: kept, merged, taken back, never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.editing import undo_last
from glossary.errors import TermbaseError, UsageError
from glossary.model import (
    ConceptEntry,
    Decision,
    Equivalent,
    Evidence,
    EvidenceKind,
    PairStatus,
    SubjectField,
    Term,
    TermPair,
    TermStatus,
)  # fmt: skip
from glossary.review import EntryDetails, JudgedMeanwhileError, Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries
from glossary.termbase.entry_json import entry_text
from glossary.termbase.mined import pair_by_number, pairs, save_pair
from glossary.termbase.verdicts import history, standing_verdict

WORDS = (("omzet", "revenue"), ("winst", "profit"), ("rente", "interest"), ("marge", "margin"))


def fill(termbase: Termbase) -> int:
    """Write four suggestions and an entry of the person's own; give the number of the entry."""
    evidence = (Evidence(EvidenceKind.CONCEPT, "starter terms"),)
    with termbase.writing() as connection:
        for number, (nl, en) in enumerate(WORDS, 1):
            equivalents = (Equivalent(en, 0.9, evidence), Equivalent(f"other {en}", 0.4, evidence))
            save_pair(connection, TermPair(0, nl, nl, SubjectField.FINANCE, equivalents, worth=1 / number), None)
        entry = ConceptEntry(0, SubjectField.FINANCE, "results", (Term("opbrengst", "nl"), Term("proceeds", "en")))
        (number,) = Changing(connection, BatchKind.ADD, "opbrengst", "ans").add([entry])
    return number


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "samen.db"


@pytest.fixture
def termbase(path: Path) -> Iterator[Termbase]:
    with open_termbase(path, create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def ans(path: Path, termbase: Termbase) -> Iterator[Review]:
    """Another reviewer, with a connection of her own."""
    with open_termbase(path) as opened:
        yield Review(opened, "ans")


def home_of(termbase: Termbase) -> ConceptEntry:
    return next(entry for entry in all_entries(termbase) if entry.nl == "opbrengst")


def dutch(entry: ConceptEntry) -> list[tuple[str, TermStatus]]:
    return [(term.text, term.status) for term in entry.in_language("nl")]


def state(termbase: Termbase) -> object:
    """Give where every pair stands and which entries there are, but for the numbers of the entries."""
    standing = [(pair.number, pair.nl, pair.en, pair.status, pair.reason) for pair in pairs(termbase)]
    return standing, sorted(entry_text(entry) for entry in all_entries(termbase))


def test_a_verdict_given_meanwhile_is_not_overwritten(termbase: Termbase, ans: Review) -> None:
    jan = Review(termbase, "jan")
    ans.approve(1, "turnover", expected=0)
    with pytest.raises(JudgedMeanwhileError, match=r"'omzet' .* changed meanwhile: ans approved it as 'turnover'"):
        jan.approve(1, expected=0)
    with pytest.raises(JudgedMeanwhileError):
        jan.reject(1, "too general", expected=0)
    with pytest.raises(JudgedMeanwhileError):
        jan.defer(1, expected=0)
    with pytest.raises(JudgedMeanwhileError):
        jan.merge(1, home_of(termbase).number, expected=0)
    assert [(verdict.reviewer, verdict.en) for verdict in history(termbase)] == [("ans", "turnover")]
    assert pair_by_number(termbase, 1).en == "turnover"


def test_who_has_seen_the_other_verdict_may_give_another(termbase: Termbase, ans: Review) -> None:
    first = ans.approve(1, "turnover", expected=0)
    Review(termbase, "jan").approve(1, "revenue", expected=first.number)
    assert [entry.en for entry in all_entries(termbase) if entry.nl == "omzet"] == ["revenue"]


def test_a_verdict_that_was_taken_back_meanwhile_is_said(termbase: Termbase, ans: Review) -> None:
    first = ans.reject(1, "name")
    ans.undo("ans")
    with pytest.raises(JudgedMeanwhileError, match="the verdict on it was taken back"):
        Review(termbase, "jan").approve(1, "revenue", expected=first.number)


def test_a_merge_adds_an_admitted_term_and_makes_no_entry_of_its_own(termbase: Termbase) -> None:
    verdict = Review(termbase, "jan").merge(1, home_of(termbase).number)
    assert (verdict.decision, verdict.nl, verdict.en) == (Decision.EDITED, "omzet", "proceeds")
    assert verdict.reason == "merged into opbrengst"
    assert dutch(home_of(termbase)) == [("opbrengst", TermStatus.PREFERRED), ("omzet", TermStatus.ADMITTED)]
    assert len(all_entries(termbase)) == 1
    assert pair_by_number(termbase, 1).status is PairStatus.APPROVED


@pytest.mark.parametrize("how", ["review", "command"])
def test_undo_takes_a_merge_back_in_one_step(termbase: Termbase, how: str) -> None:
    before = state(termbase)
    jan = Review(termbase, "jan")
    jan.merge(1, home_of(termbase).number)
    if how == "review":
        assert [verdict.nl for verdict in jan.undo_step()] == ["omzet"]
    else:
        undone = undo_last(termbase, "jan")
        assert undone is not None
        assert undone.verdict is not None
    assert state(termbase) == before


def test_a_term_that_an_entry_has_is_not_merged_again(termbase: Termbase) -> None:
    with pytest.raises(UsageError, match="already has the term 'Opbrengst'; reject the suggestion as a duplicate"):
        Review(termbase, "jan").merge(1, home_of(termbase).number, "Opbrengst")
    with pytest.raises(UsageError, match="there is no entry 99"):
        Review(termbase, "jan").merge(1, 99)
    assert history(termbase) == []


def test_a_second_thought_takes_the_merged_term_out_and_its_undo_puts_it_back(termbase: Termbase) -> None:
    jan = Review(termbase, "jan")
    jan.merge(1, home_of(termbase).number)
    merged = state(termbase)
    jan.reject(1, "too general")
    assert dutch(home_of(termbase)) == [("opbrengst", TermStatus.PREFERRED)]
    jan.undo_step()
    assert state(termbase) == merged


def test_a_merge_into_a_starter_concept_copies_it_and_undo_removes_the_copy(mined: Path, overlay: Path) -> None:
    from glossary.review.concerns import find_home

    with open_termbase(mined, starter=overlay) as termbase:
        jan = Review(termbase, "jan")
        starter = next(entry for entry in find_home(termbase, "brutowinst") if entry.nl == "brutowinst")
        assert starter.number < 0
        jan.merge(1, starter.number)
        (copy,) = all_entries(termbase)
        assert (copy.nl, copy.en, copy.source) == ("brutowinst", starter.en, "review")
        assert pair_by_number(termbase, 1).nl in [text for text, _ in dutch(copy)]
        # Now that there is an entry of one's own, the starter concept is not offered beside it.
        assert [entry.number for entry in find_home(termbase, "brutowinst") if entry.nl == "brutowinst"] == [
            copy.number
        ]
        jan.undo_step()
        assert all_entries(termbase) == []


def test_an_entry_with_a_merged_term_is_not_taken_away_under_it(termbase: Termbase, ans: Review) -> None:
    jan = Review(termbase, "jan")
    jan.approve(1)
    (entry,) = (entry.number for entry in all_entries(termbase) if entry.nl == "omzet")
    ans.merge(2, entry)
    with pytest.raises(UsageError, match="also holds 'winst', which ans merged into it; take that back first"):
        jan.reject(1, "name")
    with pytest.raises(UsageError):
        jan.undo_step()
    ans.undo_step()
    assert [verdict.nl for verdict in jan.undo_step()] == ["omzet"]


def test_what_is_said_beside_the_terms_is_in_the_entry_and_goes_with_its_verdict(termbase: Termbase) -> None:
    before = state(termbase)
    jan = Review(termbase, "jan")
    details = EntryDetails("results", "alleen in\tjaarverslagen", TermStatus.ADMITTED, TermStatus.DEPRECATED)
    jan.approve(1, subject_field=SubjectField.TECH, details=details)
    entry = next(entry for entry in all_entries(termbase) if entry.nl == "omzet")
    assert (entry.subject_field, entry.subfield, entry.note) == (
        SubjectField.TECH,
        "results",
        "alleen in jaarverslagen",
    )
    assert [(term.text, term.status) for term in entry.terms] == [
        ("omzet", TermStatus.ADMITTED),
        ("revenue", TermStatus.DEPRECATED),
    ]
    kept = state(termbase)
    jan.reject(1, "name")
    jan.undo_step()
    assert state(termbase) == kept
    jan.undo_step()
    assert state(termbase) == before


def test_many_approvals_are_one_step_and_leave_out_what_others_judged(termbase: Termbase, ans: Review) -> None:
    jan = Review(termbase, "jan")
    ans.reject(2, "name")
    before = state(termbase)
    verdicts, left = jan.approve_all({1: 0, 2: 0, 99: 0})
    more, _ = jan.approve_all({3: 0}, joined=True)
    assert [verdict.pair for verdict in (*verdicts, *more)] == [1, 3]
    assert left == [2, 99]
    assert [verdict.pair for verdict in jan.undo_step()] == [3, 1]
    assert state(termbase) == before


def test_undo_goes_through_this_session_first_and_then_through_earlier_ones(termbase: Termbase, ans: Review) -> None:
    Review(termbase, "jan").approve(1)
    jan = Review(termbase, "jan")
    jan.approve(2)
    ans.approve(3)
    jan.defer(4)
    assert [[verdict.pair for verdict in jan.undo_step()] for _ in range(4)] == [[4], [2], [1], []]
    assert standing_verdict(termbase.connection, 3) is not None


def test_a_file_that_was_moved_away_takes_no_verdict(termbase: Termbase, path: Path) -> None:
    jan = Review(termbase, "jan")
    path.rename(path.with_name("elders.db"))
    with pytest.raises(TermbaseError, match="was moved or deleted while it was open; put it back"):
        jan.approve(1)
    path.with_name("elders.db").rename(path)
    jan.approve(1)
    assert len(history(termbase)) == 1


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["approve", "details", "reject", "defer", "merge", "undo"]), st.integers(1, 4)),
    min_size=1,
    max_size=14,
)


def act(review: Review, action: str, number: int, home: int) -> bool:
    """Do something to a pair; say whether a verdict came of it."""
    try:
        if action == "approve":
            review.approve(number)
        elif action == "details":
            review.approve(number, f"edited {number}", details=EntryDetails(note=f"noot {number}"))
        elif action == "reject":
            review.reject(number, "name")
        elif action == "defer":
            review.defer(number)
        elif action == "merge":
            review.merge(number, home)
        else:
            review.undo_step()
    except UsageError:
        return False
    return True


@settings(deadline=None)
@given(ACTIONS, st.sampled_from(["approve", "details", "reject", "defer", "merge"]), st.integers(1, 4))
def test_undo_after_anything_restores_pairs_and_entries(actions: list[tuple[str, int]], last: str, number: int) -> None:
    with open_termbase(Path("in-het-geheugen.db")) as termbase:
        home = fill(termbase)
        review = Review(termbase, "x")
        for action, pair in actions:
            act(review, action, pair, home)
        before = state(termbase)
        if act(review, last, number, home):
            review.undo_step()
        assert state(termbase) == before


@settings(deadline=None)
@given(ACTIONS)
def test_undoing_every_step_gives_the_beginning(actions: list[tuple[str, int]]) -> None:
    with open_termbase(Path("in-het-geheugen.db")) as termbase:
        home = fill(termbase)
        start = state(termbase)
        review = Review(termbase, "x")
        for action, pair in actions:
            act(review, action, pair, home)
        while review.undo_step():
            pass
        assert state(termbase) == start


@settings(deadline=None)
@given(ACTIONS)
def test_the_undo_command_goes_back_through_reviews_too(actions: list[tuple[str, int]]) -> None:
    with open_termbase(Path("in-het-geheugen.db")) as termbase:
        home = fill(termbase)
        start = state(termbase)
        review = Review(termbase, "x")
        for action, pair in actions:
            act(review, action, pair, home)
        while undo_last(termbase, "x", only="x"):
            pass
        assert state(termbase) == start
