"""What the starter terms and the entries that are there say of a pair: taken into its entry, shown beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.dutch.keys import match_key
from glossary.model import ConceptEntry, Equivalent, Evidence, EvidenceKind, SubjectField, Term, TermPair, TermStatus
from glossary.review import Review
from glossary.review.concerns import details_of, find_home
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import all_entries, insert_entries
from glossary.termbase.mined import save_pair


@pytest.fixture
def termbase(tmp_path: Path, overlay: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "eigen.db", create=True, starter=overlay) as opened:
        yield opened


def pair(termbase: Termbase, nl: str, en: str) -> int:
    evidence = (Evidence(EvidenceKind.COMPOSED, "composed"),)
    with termbase.writing() as connection:
        found = TermPair(0, match_key(nl), nl, SubjectField.FINANCE, (Equivalent(en, 0.5, evidence),))
        return save_pair(connection, found, None)


def own(termbase: Termbase, *words: tuple[str, str]) -> list[int]:
    entries = [ConceptEntry(0, SubjectField.FINANCE, "", (Term(nl, "nl"), Term(en, "en"))) for nl, en in words]
    with termbase.writing() as connection:
        return insert_entries(connection, entries)


def starter(termbase: Termbase, nl: str) -> ConceptEntry:
    return next(entry for entry in find_home(termbase, nl) if entry.nl == nl and entry.number < 0)


def approved(termbase: Termbase, nl: str, en: str) -> ConceptEntry:
    Review(termbase, "jan").approve(pair(termbase, nl, en))
    (entry,) = all_entries(termbase)
    return entry


def statuses(entry: ConceptEntry) -> set[tuple[str, TermStatus]]:
    return {(term.text, term.status) for term in entry.terms}


def test_an_approved_starter_term_brings_its_synonyms_and_what_is_known_of_it(termbase: Termbase) -> None:
    known = starter(termbase, "omzet")
    entry = approved(termbase, "omzet", "revenue")
    assert (entry.terms[0], entry.en, entry.source) == (known.terms[0], "revenue", "review")
    assert (entry.subfield, entry.definition, entry.note) == (known.subfield, known.definition, known.note)
    assert statuses(entry) == statuses(known)
    assert len(entry.terms) == len(known.terms)


def test_an_approved_synonym_goes_first_without_the_gender_and_plural_of_another_word(termbase: Termbase) -> None:
    known = starter(termbase, "omzet")
    assert known.terms[0].gender
    assert known.terms[0].plural
    entry = approved(termbase, "netto-omzet", "turnover")
    assert entry.terms[0] == Term("netto-omzet", "nl", pos=known.terms[0].pos)
    assert statuses(entry) >= {
        ("turnover", TermStatus.PREFERRED),
        ("omzet", TermStatus.ADMITTED),
        ("revenue", TermStatus.ADMITTED),
    }
    assert len(entry.terms) == len(known.terms)


def test_an_approved_term_that_nobody_knew_has_what_was_approved(termbase: Termbase) -> None:
    entry = approved(termbase, "proefbaten", "trial income")
    assert entry == ConceptEntry(
        entry.number,
        SubjectField.FINANCE,
        "",
        (Term("proefbaten", "nl"), Term("trial income", "en")),
        source="review",
        identifier=entry.identifier,
    )


def test_only_the_verdict_of_somebody_else_is_asked_about_and_only_one_that_decides(termbase: Termbase) -> None:
    number = pair(termbase, "proefbaten", "trial income")
    review = Review(termbase, "jan")
    assert details_of(termbase, number).verdict_of_another("bea") is None
    review.defer(number)
    assert details_of(termbase, number).verdict_of_another("bea") is None
    verdict = review.reject(number, "too general")
    details = details_of(termbase, number)
    assert (details.verdict_of_another("bea"), details.verdict_of_another("jan")) == (verdict, None)


def test_an_entry_that_a_pair_conflicts_with_is_not_shown_again_among_those_like_it(termbase: Termbase) -> None:
    (entry,) = own(termbase, ("proefbaten", "test benefits"))
    details = details_of(termbase, pair(termbase, "proefbaten", "trial income"))
    assert [conflict.entry.number for conflict in details.conflicts] == [entry]
    assert [home.number for home in details.homes].count(entry) == 1


def test_a_starter_term_with_the_same_english_is_no_conflict(termbase: Termbase) -> None:
    assert details_of(termbase, pair(termbase, "proefwinst", "gross profit")).conflicts == ()


def test_the_starter_term_that_gave_the_suggestion_is_not_shown_as_one_like_it(termbase: Termbase) -> None:
    known = starter(termbase, "brutowinst")
    details = details_of(termbase, pair(termbase, "brutowinst", known.en))
    assert known not in details.similar
    suggested = replace(details.pair, equivalents=(Equivalent("gross gain", 0.5, ()),))
    with termbase.writing() as connection:
        number = save_pair(connection, suggested, None)
    assert known in details_of(termbase, number).similar


def test_as_many_entries_like_it_are_shown_as_there_is_room_for(termbase: Termbase) -> None:
    own(termbase, *((f"kapitaaluitgift{letter}", f"outlay {letter}") for letter in "abcdefgh"))
    found = [len(details_of(termbase, pair(termbase, nl, "outlay")).similar) for nl in ("kapitaaluitgiften", "qqq")]
    assert found == [4, 0]


@pytest.mark.parametrize("query", ["proefb", "trialin"])
def test_a_home_is_found_by_its_beginning_in_either_language(query: str, termbase: Termbase) -> None:
    own(termbase, ("proefbatenregelingswet", "trialincomescheme"))
    assert [entry.nl for entry in find_home(termbase, query)][:1] == ["proefbatenregelingswet"]


@pytest.mark.parametrize("query", ["proefbatenregelingswte", "trialincomeshceme"])
def test_a_home_is_found_by_a_near_spelling_in_either_language(query: str, termbase: Termbase) -> None:
    own(termbase, ("proefbatenregelingswet", "trialincomescheme"))
    assert [entry.nl for entry in find_home(termbase, query)][:1] == ["proefbatenregelingswet"]
