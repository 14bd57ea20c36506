"""A merged term or a reworded entry, on which somebody works on before the verdict is changed or taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import UsageError
from glossary.model import (
    ConceptEntry,
    Decision,
    Equivalent,
    Evidence,
    EvidenceKind,
    SubjectField,
    Term,
    TermPair,
    TermStatus,
)
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing, batches
from glossary.termbase.contentions import contention_key
from glossary.termbase.entries import all_entries, entries_by_number
from glossary.termbase.mined import pair_by_number, save_pair
from glossary.termbase.verdicts import history

MERGED, REWORDED, BARE = 1, 2, 3
HOME = ConceptEntry(
    0,
    SubjectField.FINANCE,
    "",
    (Term("opbrengst", "nl"), Term("proceeds", "en")),
    source="klant.tbx",
    identifier="e-1",
)


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    """An entry, a suggestion to merge into it, one of other English for it, and one without English."""
    evidence = (Evidence(EvidenceKind.IMPORT, "termen.csv"),)
    sales = (Equivalent("sales", 0.9, evidence),)
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        with opened.writing() as connection:
            Changing(connection, BatchKind.ADD, "opbrengst", "ans").add([HOME])
            contention = contention_key("opbrengst", "sales", "e-1")
            for key, nl, equivalents in (
                ("omzet", "omzet", sales),
                (contention, "opbrengst", sales),
                ("x", "marge", ()),
            ):
                save_pair(connection, TermPair(0, key, nl, SubjectField.FINANCE, equivalents, worth=1.0), None)
        yield opened


@pytest.fixture
def jan(termbase: Termbase) -> Review:
    return Review(termbase, "jan")


def home(termbase: Termbase) -> ConceptEntry:
    (entry,) = all_entries(termbase)
    return entry


def worked_on(termbase: Termbase, change: Callable[[ConceptEntry], ConceptEntry]) -> None:
    entry = home(termbase)
    with termbase.writing() as connection:
        Changing(connection, BatchKind.EDIT, "", "bea").replace(entry.number, change(entry))


def texts(termbase: Termbase) -> list[str]:
    return [term.text for term in home(termbase).terms]


def with_note(entry: ConceptEntry) -> ConceptEntry:
    return replace(entry, note="Alleen in jaarverslagen.")


def without(text: str) -> Callable[[ConceptEntry], ConceptEntry]:
    return lambda entry: replace(entry, terms=tuple(term for term in entry.terms if term.text != text))


def test_a_merge_is_taken_back_out_of_an_entry_that_was_worked_on_since(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    worked_on(termbase, with_note)
    jan.undo_step()
    assert (texts(termbase), home(termbase).note) == (["opbrengst", "proceeds"], "Alleen in jaarverslagen.")


def test_a_merged_term_that_somebody_took_out_is_not_taken_out_again(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    worked_on(termbase, without("omzet"))
    before = termbase.rows("SELECT count(*) AS batches FROM batches WHERE kind = 'remove'")
    jan.reject(MERGED, "too general")
    assert texts(termbase) == ["opbrengst", "proceeds"]
    assert termbase.rows("SELECT count(*) AS batches FROM batches WHERE kind = 'remove'") == before


def test_a_merged_term_that_is_the_only_dutch_left_stays(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    worked_on(termbase, without("opbrengst"))
    jan.reject(MERGED, "too general")
    assert texts(termbase) == ["proceeds", "omzet"]


def test_a_merge_that_holds_again_gives_its_term_to_the_entry_as_it_is_now(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    jan.reject(MERGED, "too general")
    worked_on(termbase, with_note)
    jan.undo_step()
    assert (texts(termbase), home(termbase).note) == (["opbrengst", "proceeds", "omzet"], "Alleen in jaarverslagen.")
    assert home(termbase).in_language("nl")[1].status is TermStatus.ADMITTED


def test_a_merge_that_holds_again_adds_no_term_that_somebody_put_back(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    jan.reject(MERGED, "too general")
    worked_on(termbase, lambda entry: replace(entry, terms=(*entry.terms, Term("omzet", "nl"))))
    jan.undo_step()
    assert texts(termbase) == ["opbrengst", "proceeds", "omzet"]
    assert BatchKind.EDIT not in {batch.kind for batch in batches(termbase) if batch.author == "jan"}


def test_a_merge_that_holds_again_brings_its_term_back_as_it_was_last(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    worked_on(
        termbase, lambda entry: replace(entry, terms=(*entry.terms[:-1], replace(entry.terms[-1], note="ouder woord")))
    )
    last = home(termbase)
    jan.reject(MERGED, "too general")
    jan.undo_step()
    assert home(termbase) == last


def test_the_english_that_is_the_same_word_as_the_merged_dutch_does_not_stand_for_it(
    termbase: Termbase, jan: Review
) -> None:
    jan.merge(MERGED, home(termbase).number, "cashflow")
    jan.reject(MERGED, "too general")
    worked_on(termbase, lambda entry: replace(entry, terms=(*entry.terms, Term("cashflow", "en"))))
    jan.undo_step()
    assert [term.text for term in home(termbase).in_language("nl")] == ["opbrengst", "cashflow"]


def test_a_merge_that_holds_again_brings_no_entry_back_that_somebody_removed(termbase: Termbase, jan: Review) -> None:
    jan.merge(MERGED, home(termbase).number)
    jan.reject(MERGED, "too general")
    with termbase.writing() as connection:
        Changing(connection, BatchKind.REMOVE, "", "bea").remove(home(termbase).number)
    jan.undo_step()
    assert all_entries(termbase) == []
    assert pair_by_number(termbase, MERGED).nl == "omzet"


def test_other_english_rewords_the_entry_and_its_undo_gives_the_wording_back(termbase: Termbase, jan: Review) -> None:
    before = home(termbase)
    jan.approve(REWORDED)
    assert [(term.text, term.status) for term in home(termbase).in_language("en")] == [
        ("sales", TermStatus.PREFERRED),
        ("proceeds", TermStatus.ADMITTED),
    ]
    assert (home(termbase).number, home(termbase).source) == (before.number, before.source)
    jan.undo_step()
    assert home(termbase) == before


def test_a_second_thought_gives_the_wording_back_unless_the_entry_was_worked_on(
    termbase: Termbase, jan: Review
) -> None:
    before = home(termbase)
    jan.approve(REWORDED)
    jan.reject(REWORDED, "not ours")
    assert home(termbase) == before
    jan.approve(REWORDED)
    worked_on(termbase, with_note)
    jan.reject(REWORDED, "not ours")
    assert (texts(termbase), home(termbase).note) == (["opbrengst", "sales", "proceeds"], "Alleen in jaarverslagen.")


def test_the_undo_of_a_rewording_takes_no_dutch_from_an_entry_that_was_worked_on(
    termbase: Termbase, jan: Review
) -> None:
    jan.approve(REWORDED)
    worked_on(termbase, lambda entry: replace(entry, terms=(*entry.terms, Term("baten", "nl", TermStatus.ADMITTED))))
    jan.undo_step()
    assert [term.text for term in home(termbase).in_language("nl")] == ["opbrengst", "baten"]


def test_the_first_english_again_is_logged_with_its_verdict_and_undone_with_it(termbase: Termbase, jan: Review) -> None:
    """The second approval first gives back what the first one took, so there is nothing left for it to change."""
    jan.approve(REWORDED)
    after_first = home(termbase)
    jan.approve(REWORDED, "proceeds")
    assert [term.text for term in home(termbase).in_language("en")] == ["proceeds"]
    jan.undo_step()
    assert home(termbase) == after_first
    jan.undo_step()
    assert texts(termbase) == ["opbrengst", "proceeds"]


def test_an_approval_of_what_the_entry_says_leaves_no_change_behind(termbase: Termbase, jan: Review) -> None:
    entry = home(termbase)
    jan.approve(REWORDED, "proceeds")
    assert entries_by_number(termbase, [entry.number]) == [entry]
    assert [row["kind"] for row in termbase.rows("SELECT kind FROM batches")] == ["add"]


def test_a_pair_without_english_is_not_approved_by_itself(termbase: Termbase, jan: Review) -> None:
    with pytest.raises(UsageError, match=r"suggestion 3 \('marge'\) has no English yet"):
        jan.approve(BARE)
    assert jan.approve_all({BARE: 0}) == ([], [BARE])
    assert history(termbase) == []


def test_a_verdict_keeps_the_english_that_was_suggested_where_another_was_approved(
    termbase: Termbase, jan: Review
) -> None:
    other, same = jan.approve(MERGED, "turnover"), jan.approve(MERGED, "turnover")
    assert (other.decision, other.en, other.previous) == (Decision.EDITED, "turnover", "sales")
    assert same.previous == ""


def test_approvals_at_once_are_a_step_of_their_own_unless_they_are_joined(termbase: Termbase, jan: Review) -> None:
    jan.approve_all({MERGED: 0})
    jan.approve_all({REWORDED: 0})
    assert [verdict.pair for verdict in jan.undo_step()] == [REWORDED]
    jan.approve_all({REWORDED: 0}, joined=True)
    assert [verdict.pair for verdict in jan.undo_step()] == [REWORDED, MERGED]


def test_of_three_wordings_only_the_one_that_holds_is_in_the_entry(termbase: Termbase, jan: Review) -> None:
    before = home(termbase)
    jan.approve(REWORDED)
    jan.approve(REWORDED, "turnover")
    assert [term.text for term in home(termbase).in_language("en")] == ["turnover", "proceeds"]
    jan.reject(REWORDED, "not ours")
    assert home(termbase) == before
    jan.approve(REWORDED, "takings")
    assert [term.text for term in home(termbase).in_language("en")] == ["takings", "proceeds"]


def test_the_first_english_again_and_then_none_leaves_the_first_english(termbase: Termbase, jan: Review) -> None:
    before = home(termbase)
    jan.approve(REWORDED)
    jan.approve(REWORDED, "proceeds")
    jan.reject(REWORDED, "not ours")
    assert home(termbase) == before


def test_other_english_for_a_starter_concept_makes_an_entry_and_a_second_thought_another(
    tmp_path: Path, overlay: Path
) -> None:
    from glossary.dutch.keys import match_key
    from glossary.review.concerns import find_home

    with open_termbase(tmp_path / "eigen.db", create=True, starter=overlay) as termbase:
        starter = next(entry for entry in find_home(termbase, "brutowinst") if entry.nl == "brutowinst")
        key = contention_key(match_key("brutowinst"), "takings", starter.stable_identifier)
        evidence = (Evidence(EvidenceKind.IMPORT, "termen.csv"),)
        english = (Equivalent("gross takings", 0.9, evidence),)
        with termbase.writing() as connection:
            save_pair(connection, TermPair(0, key, "brutowinst", starter.subject_field, english, worth=1.0), None)
        jan = Review(termbase, "jan")
        jan.approve(1)
        first = home(termbase)
        assert (first.nl, first.en, first.source) == ("brutowinst", "gross takings", "review")
        assert first.terms[0].pos == starter.terms[0].pos
        assert first.stable_identifier == replace(first, identifier="").stable_identifier
        assert starter.en in [term.text for term in first.in_language("en")]
        jan.approve(1, "gross gain")
        assert (home(termbase).en, len(all_entries(termbase))) == ("gross gain", 1)
        jan.undo_step()
        assert replace(home(termbase), number=first.number) == first
        jan.undo_step()
        assert all_entries(termbase) == []
