"""The statistics of a small termbase, with figures one can check by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from glossary.cli import app
from glossary.model import (
    Candidate,
    ConceptEntry,
    Decision,
    Equivalent,
    Evidence,
    EvidenceKind,
    Occurrence,
    PairStatus,
    Place,
    SubjectField,
    Term,
    TermPair,
    TermStatus,
)
from glossary.review import Review
from glossary.statistics import Acceptance, acceptance, by_confidence, by_evidence, paced, termbase_statistics
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.counts import JudgedSuggestion, document_counts, verdicts_by_day
from glossary.termbase.mined import save_candidate, save_document, save_pair

CONCEPT, COMPOSED = EvidenceKind.CONCEPT, EvidenceKind.COMPOSED


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    """Two documents, five pairs and a name: `a` holds all, `b` only the first two."""
    pairs = [
        ("omzet", "revenue", 0.95, SubjectField.FINANCE),
        ("marge", "margin", 0.85, SubjectField.FINANCE),
        ("winst", "gain", 0.85, SubjectField.FINANCE),
        ("server", "server", 0.6, SubjectField.TECH),
        ("kabel", "", 0.0, SubjectField.TECH),
        ("Dijkzicht", "", 0.0, SubjectField.GENERAL),
    ]
    with open_termbase(tmp_path / "eigen.db", create=True) as opened:
        with opened.writing() as connection:
            documents = {
                "a.txt": save_document(connection, "a.txt", "x", 100, 5),
                "b.txt": save_document(connection, "b.txt", "y", 20, 1),
            }
            for place, (nl, en, confidence, field) in enumerate(pairs):
                files = ["a.txt", "b.txt"] if place < 2 else ["a.txt"]
                found = tuple(Occurrence(Place(file), f"De {nl}.", nl) for file in files)
                candidate = Candidate(nl.casefold(), nl, ((nl, len(files)),), len(files), is_name=nl == "Dijkzicht",
                                      subject_field=field, occurrences=found)  # fmt: skip
                kinds = (CONCEPT, COMPOSED) if nl == "omzet" else (COMPOSED,)
                english = (
                    (Equivalent(en, confidence, tuple(Evidence(kind, "made up") for kind in kinds)),) if en else ()
                )
                pair = TermPair(0, nl.casefold(), nl, field, english)
                save_pair(connection, pair, save_candidate(connection, candidate, documents))
        yield opened


def number(termbase: Termbase, nl: str) -> int:
    return int(termbase.rows("SELECT id FROM term_pairs WHERE nl = ?", nl)[0][0])


@pytest.fixture
def judged(termbase: Termbase) -> Termbase:
    """Omzet is approved, marge edited, winst rejected, kabel deferred; a verdict on server was taken back."""
    review = Review(termbase, "an")
    review.approve(number(termbase, "omzet"))
    review.approve(number(termbase, "marge"), en="profit margin")
    review.reject(number(termbase, "winst"), "wrong English")
    Review(termbase, "bo").defer(number(termbase, "kabel"))
    review.approve(number(termbase, "server"))
    review.undo()
    return termbase


def test_suggestions_are_counted_by_field_and_status_and_names_are_left_out(judged: Termbase) -> None:
    found = termbase_statistics(judged)
    by_name = {str(field.field): field for field in found.fields}
    assert by_name["finance"].entries == 2
    assert dict(by_name["finance"].suggestions) == {
        PairStatus.SUGGESTED: 0, PairStatus.APPROVED: 2, PairStatus.REJECTED: 1, PairStatus.DEFERRED: 0}  # fmt: skip
    assert dict(by_name["tech"].suggestions) == {
        PairStatus.SUGGESTED: 1, PairStatus.APPROVED: 0, PairStatus.REJECTED: 0, PairStatus.DEFERRED: 1}  # fmt: skip
    assert by_name["general"].entries == sum(by_name["general"].suggestions.values()) == 0
    assert found.entries == 2
    assert found.suggestions() == 5
    assert found.terms == {("nl", TermStatus.PREFERRED): 2, ("en", TermStatus.PREFERRED): 2}


def test_verdicts_taken_back_do_not_count_for_the_pace(judged: Termbase) -> None:
    days = verdicts_by_day(judged)
    assert list(days.values()) == [{"an": 3, "bo": 1}]
    assert termbase_statistics(judged).verdicts == 4


def test_acceptance_is_counted_by_kind_of_evidence(judged: Termbase) -> None:
    found = {one.name: one for one in termbase_statistics(judged).by_evidence}
    assert found["concept"] == Acceptance("concept", 1, 1, 0, 0, 0.95)
    assert found["composed"] == Acceptance("composed", 3, 1, 1, 1, 0.8833)
    assert round(found["composed"].accepted, 3) == 0.333


def test_acceptance_is_counted_by_band_of_confidence_highest_first(judged: Termbase) -> None:
    found = termbase_statistics(judged).by_confidence
    assert [(one.name, one.judged, one.approved) for one in found] == [("0.95-1.00", 1, 1), ("0.80-0.90", 2, 0)]


def test_documents_tell_how_many_of_their_terms_are_judged(judged: Termbase) -> None:
    found = {one.name: (one.words, one.terms, one.approved, one.judged) for one in document_counts(judged)}
    assert found == {"a.txt": (100, 5, 2, 3), "b.txt": (20, 2, 2, 2)}


def test_imports_tell_their_source_and_size_and_whether_they_were_undone(termbase: Termbase) -> None:
    from glossary.termbase.changes import BatchKind, Changing, undo_batch

    entry = ConceptEntry(0, SubjectField.TECH, "", (Term("kabel", "nl"), Term("cable", "en")))
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.IMPORT, "kabels.tbx", "an")
        changing.add([entry])
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.IMPORT, "meer.csv", "an")
        changing.add([ConceptEntry(0, SubjectField.TECH, "", (Term("draad", "nl"), Term("wire", "en")))])
        changing.add([ConceptEntry(0, SubjectField.TECH, "", (Term("klem", "nl"), Term("clamp", "en")))])
    with termbase.writing() as connection:
        undo_batch(connection, int(connection.execute("SELECT max(id) FROM batches").fetchone()[0]), "an")
    found = termbase_statistics(termbase).imports
    assert [(one.source, one.changes, one.undone) for one in found] == [("meer.csv", 2, True), ("kabels.tbx", 1, False)]


def test_an_empty_termbase_says_what_to_do_next(tmp_path: Path) -> None:
    with open_termbase(tmp_path / "leeg.db", create=True) as empty:
        found = termbase_statistics(empty)
    assert found.suggestions() == found.entries == found.verdicts == 0
    assert found.next_step == "nothing is in it yet; next: glossary mine ARTICLE.txt"


def test_what_comes_next_is_review_while_suggestions_wait(judged: Termbase) -> None:
    assert termbase_statistics(judged).next_step == "1 suggestions wait; next: glossary review"
    Review(judged).reject(number(judged, "server"), "not a term")
    assert termbase_statistics(judged).next_step == "1 deferred suggestions are left; next: glossary review"
    Review(judged).reject(number(judged, "kabel"), "not a term")
    assert termbase_statistics(judged).next_step == "nothing waits; next: glossary export"


def test_a_review_of_more_than_three_weeks_is_told_by_weeks_that_begin_on_monday() -> None:
    days = {date(2026, 11, 1): {"an": 2}, date(2026, 11, 2): {"an": 1}, date(2026, 11, 22): {"bo": 4}}
    found, by_week = paced(days)
    assert by_week
    assert [(str(one.begin), one.verdicts) for one in found] == [
        ("2026-10-26", 2), ("2026-11-02", 1), ("2026-11-09", 0), ("2026-11-16", 4)]  # fmt: skip


@given(
    st.dictionaries(
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.dictionaries(st.sampled_from("abc"), st.integers(1, 50), min_size=1),
        max_size=8,
    )
)
def test_the_pace_loses_no_verdict_and_has_no_gap(days: dict[date, dict[str, int]]) -> None:
    found, by_week = paced(days)
    assert sum(one.verdicts for one in found) == sum(sum(counts.values()) for counts in days.values())
    step = timedelta(days=7 if by_week else 1)
    assert all(after.begin - before.begin == step for before, after in pairwise(found))


def suggestions(decision: Decision, confidence: float, count: int) -> list[JudgedSuggestion]:
    return [JudgedSuggestion(decision, confidence, (CONCEPT,))] * count


@pytest.mark.parametrize(
    ("approved", "rejected", "confidence", "says"),
    [(16, 4, 0.8, "as said"), (4, 16, 0.8, "too high"), (20, 0, 0.6, "too low"), (9, 0, 0.1, "too few")],
)
def test_confidence_is_compared_with_what_the_reviewer_accepts(
    approved: int, rejected: int, confidence: float, says: str
) -> None:
    found = acceptance(
        "all",
        suggestions(Decision.APPROVED, confidence, approved) + suggestions(Decision.REJECTED, confidence, rejected),
    )
    assert found.meets == says


@given(
    st.lists(
        st.tuples(st.sampled_from([Decision.APPROVED, Decision.EDITED, Decision.REJECTED]), st.floats(0, 1)),
        max_size=30,
    )
)
def test_every_judged_suggestion_is_in_one_band_of_confidence(given_ones: list[tuple[Decision, float]]) -> None:
    judged = [JudgedSuggestion(decision, confidence, (CONCEPT,)) for decision, confidence in given_ones]
    assert sum(one.judged for one in by_confidence(judged)) == len(judged)
    assert sum(one.judged for one in by_evidence(judged)) == len(judged)


def test_moments_are_counted_by_their_day_in_utc(termbase: Termbase) -> None:
    from glossary.termbase.verdicts import append_verdict

    with termbase.writing() as connection:
        append_verdict(
            connection, pair=number(termbase, "omzet"), decision=Decision.REJECTED, nl="omzet", en="", subject_field=SubjectField.FINANCE,
            reviewer="an", reason="x", moment=datetime(2026, 11, 20, 23, 59, tzinfo=UTC),
        )  # fmt: skip
    assert verdicts_by_day(termbase) == {date(2026, 11, 20): {"an": 1}}


def test_the_page_has_the_figures_of_a_termbase_one_can_count_by_hand(judged: Termbase) -> None:
    lines = CliRunner().invoke(app, ["stats", "--db", str(judged.path)]).stdout.splitlines()
    for line in (
        "2 entries, 5 suggestions, 4 verdicts, 2 documents with 120 words",
        "finance         2         0         2         1         0",
        "waiting   #####...................  1  20%",
        "approved  ##########..............  2  40%",
        "composed  ########................  0.33  of 3: 1 edited, 1 rejected",
        "0.80-0.90  ........................  said 0.85,  was 0.00  too few  of 2: 1 edited, 1 rejected",
        "a.txt  ##############..........   60%  3 of 5 terms, 2 approved, 100 words",
    ):
        assert line in lines
