"""A query to the terms it may mean, over the person's own entries and the starter terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from glossary.dutch.keys import match_key, spelling_key
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import all_entries, entries_by_number, insert_entries
from glossary.termbase.search import by_key, by_keys, by_likeness, by_prefix, by_spelling, rarest_apart
from tests.benchmarks.made_entries import made_termbase, mistyped_query


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


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_a_typing_error_in_a_short_term_is_forgiven(termbase: Termbase) -> None:
    for typed, meant in (("omzt", "omzet"), ("renet", "rente"), ("aandel", "aandeel"), ("wiinst", "winst")):
        assert meant in [hit.text for hit in by_likeness(termbase, spelling_key(typed), "nl")]


def test_a_search_that_was_made_before_sees_what_was_written_since(tmp_path: Path, overlay: Path) -> None:
    entry = ConceptEntry(0, SubjectField.FINANCE, "", (Term("omzetmijlpaal", "nl"), Term("milestone", "en")))
    with (
        open_termbase(tmp_path / "g.db", create=True, starter=overlay) as one,
        open_termbase(tmp_path / "g.db", starter=overlay) as other,
    ):
        for writer in (one, other):
            assert "omzetmijlpaal" not in [hit.text for hit in by_likeness(one, "omzetmijlpal", "nl")]
            with writer.writing() as connection:
                (number,) = insert_entries(connection, [entry])
            assert by_likeness(one, "omzetmijlpal", "nl")[0].text == "omzetmijlpaal"
            with writer.writing() as connection:
                connection.execute("DELETE FROM concept_entries WHERE id = ?", (number,))


@given(st.lists(st.integers(0, 50), max_size=12), st.integers(1, 4))
def test_the_chosen_trigrams_are_apart_and_no_choice_has_fewer_terms(counts: list[int], most: int) -> None:
    names = [f"t{place:02}" for place in range(len(counts))]
    places = [names.index(name) for name in rarest_apart(names, counts, most)]
    size = min(most, (len(counts) + 2) // 3)
    assert len(places) == size
    assert all(after - before >= 3 for before, after in pairwise(places))
    possible = (
        sum(counts[place] for place in chosen)
        for chosen in combinations(range(len(counts)), size)
        if all(after - before >= 3 for before, after in pairwise(chosen))
    )
    assert sum(counts[place] for place in places) == min(possible, default=0)


def test_among_many_made_terms_the_likest_is_found(tmp_path: Path) -> None:
    """The same as comparing with every one, for 97 of 100 mistyped compounds."""
    random = Random(3)
    with open_termbase(made_termbase(tmp_path / "g.db", 3_000)) as termbase:
        entries = random.sample(all_entries(termbase), 150)
        everything = [spelling_key(entry.nl) for entry in all_entries(termbase)]
        found = 0
        for entry in entries:
            typed = spelling_key(mistyped_query(entry.nl, random))
            best = process.extractOne(typed, everything, scorer=fuzz.ratio)
            found += any(hit.likeness >= best[1] for hit in by_likeness(termbase, typed, "nl", 1))
    assert found >= 0.97 * len(entries)
