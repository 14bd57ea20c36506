"""Segments in two languages to English equivalents."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import Place
from glossary.pairing.parallel import ParallelEvidence
from glossary.pairing.parallel.association import build_index, span_hashes
from glossary.pairing.parallel.corpus import LONGEST, build_corpus, spans_of
from glossary.pairing.parallel.hmm import first_jumps, posteriors
from glossary.pairing.parallel.symmetry import grow_diag_final_and, phrase_span
from glossary.pairing.parallel.words import english_words
from glossary.reading.bilingual import SegmentPair
from tests.pairing.sentences import segments


@pytest.fixture(scope="module")
def evidence() -> ParallelEvidence:
    return ParallelEvidence.from_pairs(segments())


@pytest.mark.parametrize(
    ("term", "en"),
    [
        ("kapitaaluitgaven", "capital expenditure"),
        ("vrije kasstroom", "free cash flow"),
        ("lening", "loan"),
        ("nettowinst", "net profit"),
        ("raad van bestuur", "management board"),
        ("rekening", "account"),
        ("rekeningen", "accounts"),
        ("grootboek", "general ledger"),
        ("IBAN", "IBAN"),
    ],
)
def test_the_best_equivalent_is_what_a_translator_wrote(evidence: ParallelEvidence, term: str, en: str) -> None:
    assert evidence.equivalents(term)[0].en == en


def test_a_term_is_found_by_its_inflections_and_when_it_is_written_apart(evidence: ParallelEvidence) -> None:
    assert evidence.equivalents("kapitaal uitgave")[0].en in {"capital expenditure", "capital expenditures"}


def test_a_suggestion_says_where_it_comes_from(evidence: ParallelEvidence) -> None:
    best = evidence.equivalents("nettowinst")[0]
    assert best.count == 2
    assert {segment.place.line for segment in best.segments} == {10, 11}
    assert {"alignment", "phrase", "frequency"} <= set(best.sources)
    assert 0 < best.score <= 1


def test_a_message_that_is_the_term_comes_first_and_says_so(evidence: ParallelEvidence) -> None:
    best = evidence.equivalents("betaalopdracht")[0]
    assert best.en == "payment order"
    assert best.sources[0] == "entry"
    assert best.count >= 2


def test_an_ambiguous_entry_keeps_its_equivalents_with_counts(evidence: ParallelEvidence) -> None:
    assert evidence.entry_terms()["factuur"] == {"invoice": 1, "bill": 1}
    assert {found.en for found in evidence.equivalents("factuur")[:2]} == {"invoice", "bill"}


def test_a_term_that_is_not_there_has_no_equivalents(evidence: ParallelEvidence) -> None:
    assert evidence.equivalents("netwerkbeheer") == []
    assert evidence.equivalents("") == []
    assert evidence.equivalents("…") == []


def test_a_part_that_stands_only_inside_compounds_is_less_sure(evidence: ParallelEvidence) -> None:
    found = evidence.equivalents("kapitaal")
    assert "compound" in found[0].sources
    assert found[0].score < evidence.equivalents("lening")[0].score


def test_more_processes_find_the_same() -> None:
    terms = [pair.nl for pair in segments()] * 20
    asked = [f"{term} {number}" if number else term for number, term in enumerate(terms)]
    one, two = ParallelEvidence.from_pairs(segments()), ParallelEvidence.from_pairs(segments(), jobs=2)
    for made in (one, two):
        made.prepare(asked)
    assert [one.equivalents(term) for term in asked] == [two.equivalents(term) for term in asked]


def test_the_same_pairs_give_the_same_answers_in_another_order_of_duplicates() -> None:
    doubled = [*segments(), *segments()]
    assert [found.en for found in ParallelEvidence.from_pairs(doubled).equivalents("lening")] == [
        found.en for found in ParallelEvidence.from_pairs(segments()).equivalents("lening")
    ]


def test_nothing_can_be_asked_of_no_segments() -> None:
    empty = ParallelEvidence.from_pairs([])
    assert empty.equivalents("lening") == []
    assert list(empty.terms()) == []


def test_known_words_guide_the_alignment_where_counts_say_nothing() -> None:
    pair = SegmentPair("Het pandrecht en de borgtocht vervallen", "The surety and the lien lapse", Place("a.tsv"))
    known = [("pandrecht", "lien"), ("borgtocht", "surety"), ("vervallen", "lapse")]
    evidence = ParallelEvidence.from_pairs([pair], known=known)
    assert (evidence.equivalents("pandrecht")[0].en, evidence.equivalents("borgtocht")[0].en) == ("lien", "surety")


def test_a_segment_that_is_too_long_to_align_is_counted() -> None:
    long = SegmentPair("omzet " * (LONGEST + 1), "revenue " * (LONGEST + 1), Place("a.tsv"))
    assert build_corpus([*segments(), long]).passed_over == 1


def test_no_candidate_crosses_a_mark_or_has_a_function_word_at_its_edge() -> None:
    corpus = build_corpus(
        [SegmentPair("Let op: de rekening", "Note: the account (of the group), closed", Place("a.tsv"))]
    )
    first, last = spans_of(corpus, 0)
    words = [word.key for word in english_words(corpus.pairs[0].en)]
    found = {" ".join(words[begin:end]) for begin, end in zip(first, last, strict=True)}
    assert found == {"note", "account", "group", "closed"}


def test_candidates_of_the_same_words_have_one_number() -> None:
    index = build_index(build_corpus(segments()))
    assert len(index.segments) == len(index.words)
    assert int(index.segments.max()) <= len(segments())
    words = np.array([5, 7, 5, 7], np.int32)
    begin, end = np.array([0, 2, 1], np.int32), np.array([2, 4, 3], np.int32)
    hashes = span_hashes(words, begin, end)
    assert hashes[0] == hashes[1] != hashes[2]


def test_the_posteriors_of_a_word_add_up_to_one_at_most_and_filling_gets_none() -> None:
    rng = np.random.default_rng(1)
    emitted = rng.random((2, 4, 3), dtype=np.float32)
    emitted[1, :, 2] = 0
    emitted[1, 3] = 0
    alone = rng.random((2, 4), dtype=np.float32)
    found = posteriors(emitted, alone, np.array([3, 2], np.int32), np.array([4, 3], np.int32), first_jumps(), 0.2)
    assert (found.sum(2) <= 1.0001).all()
    assert found[1, 3].sum() == found[1, :, 2].sum() == 0


def test_the_posteriors_are_those_of_all_paths_added_up() -> None:
    rng = np.random.default_rng(2)
    emitted, alone = rng.random((1, 3, 2), dtype=np.float32), rng.random((1, 3), dtype=np.float32)
    jumps = first_jumps()
    found = posteriors(emitted, alone, np.array([2], np.int32), np.array([3], np.int32), jumps, 0.2)[0]
    square = jumps.square(2) / jumps.square(2).sum(1, keepdims=True)
    by_hand = np.zeros((3, 2))
    total = 0.0
    for path in np.ndindex(2, 2, 2, 2, 2, 2):
        places, none = path[:3], path[3:]
        if any(none[n] and n and places[n] != places[n - 1] for n in range(3)):
            continue
        chance = 0.5
        for n in range(3):
            chance *= (
                0.2 * alone[0, n]
                if none[n]
                else 0.8 * emitted[0, n, places[n]] * (square[places[n - 1], places[n]] if n else 1)
            )
        total += chance
        for n in range(3):
            by_hand[n, places[n]] += 0 if none[n] else chance
    assert np.allclose(found, by_hand / total, atol=1e-4)


LINKS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12)


@given(LINKS, LINKS)
def test_joined_links_lie_between_what_both_and_what_either_direction_has(
    forward: set[tuple[int, int]], backward: set[tuple[int, int]]
) -> None:
    assert forward & backward <= grow_diag_final_and(forward, backward) <= forward | backward


@given(LINKS, st.integers(0, 5), st.integers(1, 3))
def test_a_phrase_is_linked_to_nothing_outside_it(links: set[tuple[int, int]], begin: int, size: int) -> None:
    span = phrase_span(links, begin, begin + size)
    if span:
        assert all(
            (begin <= j < begin + size) == (span[0] <= i < span[1])
            for j, i in links
            if begin <= j < begin + size or span[0] <= i < span[1]
        )
