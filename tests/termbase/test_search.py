"""A query to the terms it may mean, over the person's own entries and the starter terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.dutch.keys import match_key, spelling_key
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import all_entries, entries_by_number, insert_entries
from glossary.termbase.search import by_key, by_keys, by_likeness, by_prefix, by_spelling


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory, overlay: Path) -> Iterator[Termbase]:
    entries = [
        ConceptEntry(
            0,
            SubjectField.FINANCE,
            "",
            (Term("netto werkkapitaal", "nl"), Term("net working capital", "en")),
            source="review",
        ),
        ConceptEntry(
            0,
            SubjectField.FINANCE,
            "results",
            (
                Term("kwartaalgroei", "nl"),
                Term("groei per kwartaal", "nl", TermStatus.ADMITTED),
                Term("quarterly growth", "en"),
            ),
            "Growth over a quarter.",
            source="review",
        ),
    ]
    with open_termbase(tmp_path_factory.mktemp("search") / "g.db", create=True, starter=overlay) as opened:
        with opened.writing() as connection:
            insert_entries(connection, entries)
        yield opened


def test_entries_come_back_as_they_were_written(termbase: Termbase) -> None:
    first, second = all_entries(termbase)
    assert (first.nl, first.en, first.number) == ("netto werkkapitaal", "net working capital", 1)
    assert [term.status for term in second.in_language("nl")] == [TermStatus.PREFERRED, TermStatus.ADMITTED]
    assert entries_by_number(termbase, [2, 1, 99]) == [second, first]


def test_a_spelling_is_found_whatever_its_case_hyphens_and_spaces(termbase: Termbase) -> None:
    for query in ("netto werkkapitaal", "Netto-werkkapitaal", "NETTO WERKKAPITAAL"):
        assert by_spelling(termbase, spelling_key(query), "nl")[0].text == "netto werkkapitaal"


def test_an_inflection_is_found_by_its_key(termbase: Termbase) -> None:
    assert by_key(termbase, match_key("vrije kasstromen"), "nl")[0].text == "vrije kasstroom"
    assert by_key(termbase, match_key("berekening van niets"), "nl") == []


def test_many_keys_are_looked_up_at_once(termbase: Termbase) -> None:
    keys = [match_key("omzet"), match_key("netto werkkapitaal"), *(f"geen{number}" for number in range(2000))]
    found = by_keys(termbase, keys)
    assert set(found) == set(keys[:2])


def test_the_own_entries_come_before_the_starter_terms(termbase: Termbase) -> None:
    assert by_spelling(termbase, spelling_key("kwartaalgroei"), "nl")[0].entry > 0
    assert by_spelling(termbase, spelling_key("omzet"), "nl")[0].entry < 0


def test_a_prefix_gives_the_shortest_terms_first(termbase: Termbase) -> None:
    found = [hit.text for hit in by_prefix(termbase, "kapitaal", "nl", 10)]
    assert len(found) == 10
    assert all(spelling_key(text).startswith("kapitaal") for text in found)
    assert found == sorted(found, key=lambda text: (len(text), text))


def test_an_empty_prefix_gives_nothing(termbase: Termbase) -> None:
    assert by_prefix(termbase, "", "nl", 10) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kapitaaluitgavn", "kapitaaluitgaven"),
        ("winstwaarschwing", "winstwaarschuwing"),
        ("dividentuitkering", "dividenduitkering"),
        ("aandeelhuoder", "aandeelhouder"),
        ("nettto werkkapitaal", "netto werkkapitaal"),
    ],
)
def test_a_typing_error_is_forgiven(termbase: Termbase, typed: str, meant: str) -> None:
    hits = by_likeness(termbase, spelling_key(typed), "nl")
    assert spelling_key(hits[0].text) == spelling_key(meant)
    assert hits[0].likeness > 85


def test_the_language_is_kept_apart(termbase: Termbase) -> None:
    assert by_spelling(termbase, "revenue", "nl") == []
    assert by_spelling(termbase, "revenue", "en")


def test_no_term_is_like_nothing_or_like_noise(termbase: Termbase) -> None:
    assert by_likeness(termbase, "", "nl") == []
    assert by_likeness(termbase, "xq", "nl") == []
    assert by_likeness(termbase, "xqzwvbkjxq", "nl") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=20),
        st.lists(
            st.sampled_from(['"', "'", "*", "OR", "AND", "NEAR(", ")", ":", "^", "%", "_", ";--", "omzet"]), max_size=6
        ).map(" ".join),
    )
)
def test_whatever_is_asked_is_only_text(termbase: Termbase, query: str) -> None:
    key = spelling_key(query)
    for language in ("nl", "en"):
        for search in (by_spelling, by_key):
            assert all(hit.likeness == 100 for hit in search(termbase, key, language))
        assert all(hit.likeness >= 72 for hit in by_likeness(termbase, key, language))
        assert len(by_prefix(termbase, key, language, 5)) <= 5
    assert len(all_entries(termbase)) == 2
