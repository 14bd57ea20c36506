"""The table of forms counts the same whether it fits in memory or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.mining import mine
from glossary.mining.counting import Counts
from glossary.mining.fields import FieldKnowledge
from glossary.mining.merging import FormTable, SegmentStore, Tally
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Segment

FORMS = ("omzet", "vrije kasstroom", "kasstroom", "Omzet", "één", "raad van commissarissen")
block = st.dictionaries(st.sampled_from(FORMS), st.integers(1, 5))
corpora = st.lists(st.lists(block, max_size=4), max_size=5)


def segment(text: str, line: int = 1) -> Segment:
    return Segment(text, Place("bericht.txt", line))


def counts(forms: dict[str, int]) -> Counts:
    found = Counts(forms=forms, first=dict.fromkeys(forms, 0), words=sum(forms.values()))
    found.nested.update((form, 1) for form in forms if form == "kasstroom")
    return found


def tallies(corpus: list[list[dict[str, int]]], most_forms: int) -> list[Tally]:
    with FormTable(most_forms=most_forms) as table:
        for blocks in corpus:
            table.begin_document()
            for forms in blocks:
                table.add(counts(forms), [segment(" ".join(forms))])
        return list(table.tallies())


@given(corpora, st.integers(0, 6))
def test_a_table_that_spills_gives_the_same_tallies(corpus: list[list[dict[str, int]]], most_forms: int) -> None:
    assert tallies(corpus, most_forms) == tallies(corpus, 1_000)


@given(corpora)
def test_every_form_comes_once_with_all_its_counts(corpus: list[list[dict[str, int]]]) -> None:
    found = {tally.form: (tally.count, tally.documents) for tally in tallies(corpus, 2)}
    for form in FORMS:
        count = sum(forms.get(form, 0) for blocks in corpus for forms in blocks)
        documents = sum(any(form in forms for forms in blocks) for blocks in corpus)
        assert found.get(form, (0, 0)) == (count, documents)


def test_a_document_that_goes_on_over_a_spill_is_counted_once() -> None:
    one_document = [[{"omzet": 1, "kasstroom": 1}, {"omzet": 2}, {"omzet": 1, "één": 1}]]
    found = {tally.form: tally for tally in tallies(one_document, most_forms=1)}
    assert (found["omzet"].count, found["omzet"].documents, found["omzet"].places[0].segment) == (4, 1, 0)


@given(st.lists(st.text(), max_size=20))
def test_a_segment_is_found_again_as_it_was(texts: list[str]) -> None:
    segments = [segment(text, line) for line, text in enumerate(texts)]
    store = SegmentStore()
    assert store.add(segments[:3]) == 0
    assert store.add(segments[3:]) == min(3, len(segments))
    assert [store[number] for number in range(len(store))] == segments
    store.close()


ARTICLES = {
    "chips": ["De chipfabrikant verhoogt de kapitaaluitgaven.", "De vrije kasstroom daalde."],
    "bank": ["De rentemarge steeg.", "De vrije kasstroom en de kapitaaluitgaven bleven gelijk."],
    "fonds": ["Het pensioenfonds verlaagt de rekenrente (discount rate).", "De rentemarge telt niet mee."],
}


def articles(names: tuple[str, ...]) -> Iterator[Document]:
    for name in names:
        yield Document(name, [segment(text) for text in ARTICLES[name]], [])


@pytest.mark.parametrize("order", list(permutations(ARTICLES)), ids=" ".join)
def test_the_order_of_documents_does_not_matter_to_the_candidates(order: tuple[str, ...]) -> None:
    def found(names: tuple[str, ...]) -> list[tuple[str, str, int, int, float]]:
        mined = mine(articles(names), FieldKnowledge(), SHIPPED)
        return [(one.key, one.term, one.frequency, one.documents, one.termhood) for one in mined.candidates]

    assert found(order) == found(tuple(ARTICLES))
    assert found(order)
