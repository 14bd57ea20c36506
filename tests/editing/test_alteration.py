"""What always holds when an entry is altered or merged, whatever is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary.editing.alteration import Alteration, altered, ordered
from glossary.editing.changing import merged
from glossary.errors import UsageError
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus

WORDS = st.sampled_from(["omzet", "winst", "revenue", "sales", "cashflow", "netto-omzet", "Omzet"])
LANGUAGES = st.sampled_from(["nl", "en"])
STATUSES = st.sampled_from(TermStatus)
TERMS = st.builds(Term, text=WORDS, language=LANGUAGES, status=STATUSES)


@st.composite
def entries(draw: st.DrawFn) -> ConceptEntry:
    terms = [Term(draw(WORDS), "nl"), Term(draw(WORDS), "en"), *draw(st.lists(TERMS, max_size=3))]
    unique = list({(term.language, term.text): term for term in reversed(terms)}.values())
    return ConceptEntry(1, SubjectField.FINANCE, "", ordered(unique[::-1]))


ALTERATIONS = st.builds(
    Alteration,
    nl=st.none() | WORDS,
    en=st.none() | WORDS,
    note=st.none() | st.text(max_size=10),
    gender=st.none() | st.sampled_from(["de", "het", ""]),
    region=st.none() | st.sampled_from(["", "nl-BE", "en-GB"]),
    add=st.lists(TERMS, max_size=2).map(tuple),
    drop=st.lists(st.tuples(st.sampled_from(["", "nl", "en"]), WORDS), max_size=1).map(tuple),
    statuses=st.lists(st.tuples(st.sampled_from(["", "nl", "en"]), WORDS, STATUSES), max_size=1).map(tuple),
)


def is_whole(entry: ConceptEntry) -> bool:
    """Say whether an entry begins with a Dutch and an English term and has no term twice."""
    names = [(term.language, term.text) for term in entry.terms]
    return [language for language, _ in names[:2]] == ["nl", "en"] and len(set(names)) == len(names)


@given(entries(), ALTERATIONS)
def test_an_altered_entry_is_whole_and_keeps_its_name(entry: ConceptEntry, wanted: Alteration) -> None:
    try:
        after = altered(entry, wanted)
    except UsageError:
        return
    assert is_whole(after)
    assert (after.number, after.identifier, after.source) == (entry.number, entry.identifier, entry.source)
    assert after.note.isprintable()
    if wanted.nl is not None:
        assert after.nl == wanted.nl
    if wanted.en is not None:
        assert after.en == wanted.en


@given(entries())
def test_nothing_asked_for_changes_nothing(entry: ConceptEntry) -> None:
    assert altered(entry, Alteration()) == entry


@given(entries(), st.lists(entries(), min_size=1, max_size=3))
def test_a_merge_has_every_term_and_the_preferred_ones_of_the_first(
    first: ConceptEntry, others: list[ConceptEntry]
) -> None:
    united = merged(first, others)
    assert is_whole(united)
    assert (united.nl, united.en) == (first.nl, first.en)
    every = {(term.language, term.text) for entry in (first, *others) for term in entry.terms}
    assert {(term.language, term.text) for term in united.terms} == every
