"""Mining, deciding and undoing: what is kept, what comes back, what never changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import UnknownPairError, UsageError
from glossary.model import Decision, Equivalent, Evidence, EvidenceKind, PairStatus, SubjectField, TermPair
from glossary.review import Review
from glossary.suggest import Mining, suggest_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import pair_by_number, pairs, save_pair
from glossary.termbase.verdicts import history

ARTICLE = "kwartaalbericht.txt"


def dump(termbase: Termbase, *, verdicts: bool = True) -> list[str]:
    """Give what a termbase holds, with or without the log of verdicts."""
    own = sqlite3.connect(f"{termbase.path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        lines = [line for line in own.iterdump() if "terms_trigrams" not in line]
    finally:
        own.close()
    return lines if verdicts else [line for line in lines if '"verdicts"' not in line and "sqlite_sequence" not in line]


@pytest.fixture
def termbase(mined: Path, overlay: Path) -> Iterator[Termbase]:
    with open_termbase(mined, starter=overlay) as opened:
        yield opened


def test_mining_the_same_file_again_changes_nothing(termbase: Termbase) -> None:
    before = dump(termbase)
    assert suggest_terms(termbase, [ARTICLE]).unchanged == (ARTICLE,)
    assert dump(termbase) == before


def test_mining_the_same_file_anew_changes_nothing_either(termbase: Termbase) -> None:
    before = dump(termbase)
    suggest_terms(termbase, [ARTICLE], Mining(again=True))
    assert dump(termbase) == before


def test_mining_one_of_two_files_anew_changes_nothing(termbase: Termbase, tmp_path: Path) -> None:
    other = tmp_path / "ander.txt"
    other.write_text("De kapitaaluitgaven en de vrije kasstroom van het bedrijf stegen.\n", encoding="utf-8")
    suggest_terms(termbase, [other.name])
    before = dump(termbase)
    suggest_terms(termbase, [other.name, ARTICLE])
    suggest_terms(termbase, [other.name], Mining(again=True))
    suggest_terms(termbase, [ARTICLE], Mining(again=True))
    assert dump(termbase) == before


def test_mining_anew_after_decisions_keeps_every_decision(termbase: Termbase) -> None:
    review = Review(termbase)
    review.approve(1, en="capital spending")
    review.reject(2, "too general")
    review.defer(3)
    before = dump(termbase)
    suggest_terms(termbase, [ARTICLE], Mining(again=True))
    assert [pair_by_number(termbase, number).status for number in (1, 2, 3)] == [
        PairStatus.APPROVED, PairStatus.REJECTED, PairStatus.DEFERRED,
    ]  # fmt: skip
    assert pair_by_number(termbase, 1).en == "capital spending"
    assert pair_by_number(termbase, 2).reason == "too general"
    kept = [line for line in before if '"verdicts"' in line]
    assert [line for line in dump(termbase) if '"verdicts"' in line] == kept


def test_a_rejected_pair_stays_rejected_when_another_text_has_it(termbase: Termbase, tmp_path: Path) -> None:
    pair = pairs(termbase, limit=1)[0]
    Review(termbase).reject(pair.number, "wrong field")
    other = tmp_path / "ander.txt"
    other.write_text(f"Het bedrijf sprak opnieuw over {pair.nl} in het derde kwartaal.\n", encoding="utf-8")
    suggest_terms(termbase, [other.name])
    again = pair_by_number(termbase, pair.number)
    assert (again.status, again.reason) == (PairStatus.REJECTED, "wrong field")
    assert again.number not in [waiting.number for waiting in pairs(termbase, statuses=[PairStatus.SUGGESTED])]


def test_a_changed_file_is_mined_again_and_its_counts_are_replaced(termbase: Termbase) -> None:
    number = next(pair.number for pair in pairs(termbase) if pair.nl == "kapitaaluitgaven")
    Path(ARTICLE).write_text(
        "De kapitaaluitgaven stijgen. Kapitaaluitgaven zijn nodig. Meer kapitaaluitgaven dus.\n", encoding="utf-8"
    )
    suggest_terms(termbase, [ARTICLE])
    assert pair_by_number(termbase, number).frequency == 3


def test_an_approved_pair_becomes_an_entry_and_its_undo_takes_it_away(termbase: Termbase) -> None:
    review = Review(termbase)
    review.approve(1, en="capital spending", subject_field=SubjectField.TECH)
    (entry,) = all_entries(termbase)
    assert (entry.en, entry.subject_field, entry.source) == ("capital spending", SubjectField.TECH, "review")
    review.undo()
    assert all_entries(termbase) == []
    assert pair_by_number(termbase, 1).status is PairStatus.SUGGESTED


def test_undoing_a_second_thought_brings_the_first_back(termbase: Termbase) -> None:
    review = Review(termbase)
    review.approve(1, en="capital spending")
    review.reject(1, "wrong English")
    assert all_entries(termbase) == []
    review.undo()
    assert [entry.en for entry in all_entries(termbase)] == ["capital spending"]


def test_the_history_says_who_decided_what_and_from_what(termbase: Termbase) -> None:
    suggested = pair_by_number(termbase, 1).en
    Review(termbase, "Jansen").approve(1, en="capital spending")
    Review(termbase, "De Boer").undo()
    undone, approved = history(termbase, 1)
    assert (approved.reviewer, approved.decision, approved.previous) == ("Jansen", Decision.EDITED, suggested)
    assert (undone.reviewer, undone.decision, undone.undoes) == ("De Boer", Decision.UNDONE, approved.number)


def test_a_pair_that_is_not_there_and_english_that_is_missing_are_said(termbase: Termbase) -> None:
    review = Review(termbase)
    with pytest.raises(UnknownPairError, match="no suggestion has the number 9999"):
        review.approve(9999)
    with pytest.raises(UsageError, match="has no English yet"):
        review.approve(1, en="  ")
    with pytest.raises(UsageError, match="needs a reason"):
        review.reject(1, " ")
    assert history(termbase) == []


# What a reviewer may do to one of three pairs.
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["approve", "edit", "reject", "defer", "undo"]), st.integers(1, 3)),
    min_size=1,
    max_size=12,
)


def act(review: Review, action: str, number: int) -> None:
    if action == "approve":
        review.approve(number)
    elif action == "edit":
        review.approve(number, en=f"edited {number}", nl=f"bewerkt {number}", subject_field=SubjectField.TECH)
    elif action == "reject":
        review.reject(number, "name")
    elif action == "defer":
        review.defer(number)
    else:
        review.undo()


def state(termbase: Termbase) -> tuple[object, ...]:
    """Give where every pair stands and which entries there are, but for the numbers of the entries."""
    standing = [
        (pair.number, pair.nl, pair.en, pair.status, pair.reason, pair.subject_field) for pair in pairs(termbase)
    ]
    return standing, sorted((entry.nl, entry.en, entry.subject_field) for entry in all_entries(termbase))


def fill(termbase: Termbase) -> None:
    evidence = (Evidence(EvidenceKind.CONCEPT, "starter terms"),)
    with termbase.writing() as connection:
        for number, (nl, en) in enumerate([("omzet", "revenue"), ("winst", "profit"), ("rente", "interest")], 1):
            equivalents = (Equivalent(en, 0.9, evidence),)
            save_pair(connection, TermPair(0, nl, nl, SubjectField.FINANCE, equivalents, worth=1 / number), None)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS, st.sampled_from(["approve", "edit", "reject", "defer"]), st.integers(1, 3))
def test_undo_after_anything_restores_what_was(actions: list[tuple[str, int]], last: str, number: int) -> None:
    with open_termbase(Path("in-het-geheugen.db")) as termbase:
        fill(termbase)
        review = Review(termbase, "x")
        for action, pair in actions:
            act(review, action, pair)
        before = state(termbase)
        act(review, last, number)
        review.undo()
        assert state(termbase) == before


@settings(deadline=None)
@given(ACTIONS)
def test_undoing_everything_gives_the_beginning(actions: list[tuple[str, int]]) -> None:
    with open_termbase(Path("in-het-geheugen.db")) as termbase:
        fill(termbase)
        start = state(termbase)
        review = Review(termbase, "x")
        for action, pair in actions:
            act(review, action, pair)
        while review.undo() is not None:
            pass
        assert state(termbase) == start


@settings(deadline=None)
@given(ACTIONS)
def test_the_history_replayed_gives_the_same_state(actions: list[tuple[str, int]]) -> None:
    with open_termbase(Path("een.db")) as one, open_termbase(Path("twee.db")) as other:
        fill(one)
        fill(other)
        review, again = Review(one, "x"), Review(other, "x")
        for action, pair in actions:
            act(review, action, pair)
        log = history(one)[::-1]
        undone = {verdict.undoes for verdict in log}
        for verdict in log:
            if verdict.decision is Decision.UNDONE or verdict.number in undone:
                continue
            if verdict.decision in {Decision.APPROVED, Decision.EDITED}:
                field = SubjectField.TECH if verdict.decision is Decision.EDITED else None
                again.approve(verdict.pair, verdict.en, verdict.nl, field)
            elif verdict.decision is Decision.REJECTED:
                again.reject(verdict.pair, verdict.reason)
            else:
                again.defer(verdict.pair)
        assert state(other) == state(one)
        assert all(verdict.reviewer == "x" for verdict in log)
