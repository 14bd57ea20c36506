"""A sitting: details of a pair, what others do, what stays in the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.errors import UnknownPairError
from glossary.model import ConceptEntry, Equivalent, Evidence, EvidenceKind, SubjectField, Term, TermPair
from glossary.review import Review
from glossary.review.concerns import ConflictKind, details_of, find_home
from glossary.review.queue import QueueFilter, Standing
from glossary.review.session import ReviewSession
from glossary.suggest import suggest_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import insert_entries
from glossary.termbase.mined import save_pair


@pytest.fixture
def termbase(mined: Path, overlay: Path) -> Iterator[Termbase]:
    with open_termbase(mined, starter=overlay) as opened:
        yield opened


@pytest.fixture
def session(termbase: Termbase) -> ReviewSession:
    made = ReviewSession(termbase, Review(termbase, "jan"))
    made.load()
    return made


@pytest.fixture
def ans(mined: Path, termbase: Termbase) -> Iterator[Review]:
    with open_termbase(mined) as opened:
        yield Review(opened, "ans")


def own(termbase: Termbase, nl: str, en: str) -> int:
    with termbase.writing() as connection:
        entry = ConceptEntry(0, SubjectField.FINANCE, "", (Term(nl, "nl"), Term(en, "en")))
        return insert_entries(connection, [entry])[0]


def pair(termbase: Termbase, nl: str, *english: str) -> int:
    with termbase.writing() as connection:
        from glossary.dutch.keys import match_key

        evidence = (Evidence(EvidenceKind.COMPOSED, "composed"),)
        equivalents = tuple(Equivalent(en, 0.5, evidence) for en in english)
        return save_pair(connection, TermPair(0, match_key(nl), nl, SubjectField.FINANCE, equivalents), None)


def test_another_english_for_the_same_dutch_is_a_conflict(termbase: Termbase) -> None:
    entry = own(termbase, "proefbaten", "trial income")
    (conflict,) = details_of(termbase, pair(termbase, "proefbaat", "test benefit")).conflicts
    assert (conflict.kind, conflict.entry.number) == (ConflictKind.OTHER_ENGLISH, entry)
    assert conflict.words() == "'proefbaten' is approved with other English: trial income"


def test_the_same_english_for_another_dutch_is_a_conflict_also_for_the_second_suggestion(termbase: Termbase) -> None:
    own(termbase, "proefbaten", "trial income")
    number = pair(termbase, "testopbrengst", "test proceeds", "Trial Income")
    (conflict,) = details_of(termbase, number).conflicts
    assert conflict.kind is ConflictKind.OTHER_DUTCH
    assert conflict.words() == "'trial income' is approved for another Dutch term: proefbaten"


def test_the_same_pair_is_said_to_be_approved_already(termbase: Termbase) -> None:
    own(termbase, "proefbaten", "trial income")
    (conflict,) = details_of(termbase, pair(termbase, "proefbaten", "trial income")).conflicts
    assert conflict.kind is ConflictKind.SAME


def test_the_entry_that_a_pair_itself_made_is_no_conflict(termbase: Termbase) -> None:
    number = pair(termbase, "proefbaten", "trial income")
    Review(termbase, "jan").approve(number)
    details = details_of(termbase, number)
    assert details.conflicts == ()
    assert "proefbaten" not in [entry.nl for entry in details.similar]


def test_similar_entries_are_those_spelt_alike_ones_own_first(termbase: Termbase) -> None:
    own(termbase, "kapitaaluitgave", "capital cost")
    number = pair(termbase, "kapitaaluitgiften", "capital outlay")
    similar = details_of(termbase, number).similar
    assert (similar[0].nl, similar[0].en) == ("kapitaaluitgave", "capital cost")
    assert any(entry.number < 0 for entry in similar)


def test_a_pair_without_suggestions_or_places_has_details_all_the_same(termbase: Termbase) -> None:
    details = details_of(termbase, pair(termbase, "qqq"))
    assert (details.pair.equivalents, details.occurrences, details.conflicts, details.expected) == ((), (), (), 0)
    with pytest.raises(UnknownPairError):
        details_of(termbase, 99_999)


@pytest.mark.parametrize("query", ["brutowinst", "bruto winsten", "gross profit", "brutowints"])
def test_a_home_is_found_by_dutch_english_form_and_near_spelling(termbase: Termbase, query: str) -> None:
    assert any(entry.en == "gross profit" for entry in find_home(termbase, query))


@pytest.mark.parametrize("query", ["", "  ", "\x00", "\u202e", "'", '"*', "%" * 5_000])
def test_a_query_that_means_nothing_finds_nothing_and_breaks_nothing(termbase: Termbase, query: str) -> None:
    assert find_home(termbase, query) == [] or query.strip("\x00 ")


def test_what_others_decide_is_news_once_and_is_in_the_rows(session: ReviewSession, ans: Review) -> None:
    number, before = session.view[0], session.waiting
    ans.reject(number, "too general")
    news = session.news()
    assert news is not None
    assert news.words() == f"ans rejected '{session.rows[number].nl}': too general"
    assert (session.rows[number].status, session.rows[number].reviewer) == ("rejected", "ans")
    assert session.waiting == before - 1
    assert session.news() is None
    assert session.view[0] == number, "it stays where it is until the queue is arranged anew"
    session.arrange()
    assert number not in session.view


def test_what_one_decides_oneself_is_no_news(session: ReviewSession, ans: Review) -> None:
    session.judge.approve(session.view[0])
    ans.defer(session.view[1])
    ans.undo()
    news = session.news()
    assert news is not None
    assert {verdict.reviewer for verdict in news.verdicts} == {"ans"}
    assert news.words().startswith("ans took the verdict on")


def test_texts_mined_meanwhile_are_news(session: ReviewSession, mined: Path, overlay: Path, tmp_path: Path) -> None:
    (tmp_path / "ander.txt").write_text("De boekhoudregels en de btw-teruggave van het bedrijf.\n", encoding="utf-8")
    with open_termbase(mined, starter=overlay) as other:
        suggest_terms(other, ["ander.txt"])
    news = session.news()
    assert news is not None
    assert (news.mined, news.words()) == (True, "new suggestions were mined")
    before = session.total
    session.load()
    assert session.total > before


def test_rows_that_another_thread_loaded_hold_what_was_judged_meanwhile(session: ReviewSession) -> None:
    load = session.loader()
    assert load is not None
    rows = load()
    session.judge.reject(session.view[0], "name")
    number = session.view[0]
    session.load(rows)
    assert session.rows[number].status == "rejected"
    assert number not in session.view


def test_the_next_one_waits_and_after_the_end_it_begins_again(session: ReviewSession) -> None:
    first, second, third = session.view[:3]
    session.judge.approve(second)
    session.refresh([second])
    assert session.next_waiting(0) == 2
    assert session.next_waiting(len(session.view) - 1) == 0
    assert {first, third}.isdisjoint({second})
    session.search("kapitaaluitgaven")
    session.judge.defer(session.view[0])
    session.refresh(session.view)
    assert session.next_waiting(0) is None


def test_a_pair_that_the_filter_hides_is_put_back_where_one_is(session: ReviewSession) -> None:
    number = session.view[0]
    session.judge.reject(number, "name")
    session.refresh([number])
    session.arrange()
    assert session.place_of(number, 3) == 3
    assert session.view[3] == number


def test_an_empty_termbase_has_an_empty_sitting(tmp_path: Path) -> None:
    with open_termbase(tmp_path / "leeg.db", create=True) as termbase:
        session = ReviewSession(termbase, Review(termbase, "jan"))
        session.load_first()
        session.load()
        assert (session.view, session.total, session.waiting, session.next_waiting(0)) == ([], 0, 0, None)
        session.arrange(QueueFilter(Standing.ALL))
        assert session.row(0) is None
        assert session.news() is None
