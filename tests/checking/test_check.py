"""What the check finds and leaves alone in single segments and in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.checking.check import Wanted, check_segments
from glossary.checking.findings import KINDS, Finding, Kind
from glossary.checking.segments import Translation
from glossary.checking.sources import bilingual_translations
from glossary.checking.terms import TermIndex, build_index
from glossary.exchange.gettext_export import export_catalogs
from glossary.model import ConceptEntry, Place, SubjectField, Term, TermStatus
from glossary.reading import Limits
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import insert_entries
from glossary.termbase.keyed_terms import KeyedTerm, starter_keyed_terms
from tests.checking.judged import approved_entries

Check = Callable[..., list[Finding]]


def kinds(findings: list[Finding]) -> list[str]:
    return [finding.kind for finding in findings]


def test_a_finding_says_what_was_expected(check: Check) -> None:
    (found,) = check("De nettowinst daalde.", "The margin fell.")
    assert found.kind is Kind.TERM_MISSING
    assert found.message == "'nettowinst' should be 'net profit' or 'net income', and the English has none of it"
    assert found.expected == ("net profit", "net income")
    assert found.silencing == f"glossary check --silence {found.fingerprint} --reason WHY"


def test_a_false_friend_of_an_approved_term_is_explained_in_one_finding(check: Check) -> None:
    (found,) = check("De provisie werd betaald.", "The provision was paid.")
    assert found.kind is Kind.TERM_MISSING
    assert "false friend" in found.message


def test_a_fixed_phrase_is_no_false_friend_but_the_word_by_itself_is(check: Check) -> None:
    assert check("De bank heeft de kosten onder controle.", "The bank has its costs under control.") == []
    assert kinds(check("De controle duurde een week.", "The control took a week.")) == [Kind.FALSE_FRIEND]


def test_a_fingerprint_stays_when_lines_move_and_goes_when_the_english_changes(index: TermIndex) -> None:
    def fingerprint(en: str, line: int) -> str:
        return check_segments(index, [Translation("De omzet daalde.", en, Place("a.po", line))])[0].fingerprint

    assert fingerprint("The income fell.", 3) == fingerprint("The income fell.", 300)
    assert fingerprint("The income fell.", 3) != fingerprint("Income fell.", 3)


def test_starter_terms_are_asked_for_only_on_request(check: Check) -> None:
    assert check("Het hoofdkantoor verhuist.", "The castle is moving.") == []
    assert kinds(check("Het hoofdkantoor verhuist.", "The castle is moving.", Wanted(starter=True))) == [
        Kind.STARTER_MISSING
    ]


def test_only_the_kinds_that_are_wanted_are_told(check: Check) -> None:
    nl, en = "De omzet steeg met 5 procent.", "The income rose 6 percent."
    assert set(kinds(check(nl, en))) == {Kind.TERM_MISSING, Kind.NUMBER_CHANGED}
    assert kinds(check(nl, en, Wanted(frozenset({Kind.NUMBER_CHANGED})))) == [Kind.NUMBER_CHANGED]


def test_what_was_silenced_is_not_told(check: Check) -> None:
    (found,) = check("De omzet daalde.", "The income fell.")
    assert check("De omzet daalde.", "The income fell.", Wanted(silenced=frozenset({found.fingerprint}))) == []


def test_marked_segments_are_left_alone(index: TermIndex) -> None:
    def findings(*ignored: str) -> list[str]:
        segment = Translation("De omzet steeg 5%.", "The income rose 6%.", Place("a.po", 1), frozenset(ignored))
        return kinds(check_segments(index, [segment]))

    assert findings("*") == []
    assert findings("number-changed") == [Kind.TERM_MISSING]


def test_a_rejected_pair_is_not_asked_for(index: TermIndex) -> None:
    wanted = Wanted(starter=True)
    before = index.rejected
    segment = [Translation("Het hoofdkantoor verhuist.", "The castle is moving.", Place("a", 1))]
    assert check_segments(index, segment, wanted)
    try:
        index.rejected = frozenset({"hoofdkantoor"})
        assert check_segments(index, segment, wanted) == []
    finally:
        index.rejected = before


def test_a_form_of_a_verb_that_no_dictionary_has_is_known(check: Check) -> None:
    assert kinds(check("De schijf is versleuteld.", "The disk is large.")) == [Kind.TERM_MISSING]
    assert check("De schijf is versleuteld.", "The disk is encrypted.") == []


def test_every_kind_is_explained() -> None:
    assert set(KINDS) == set(Kind)
    assert all(told.summary.endswith(".") or told.summary.endswith(").") for told in KINDS.values())


@given(st.text(max_size=80), st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_breaks_the_check(index: TermIndex, nl: str, en: str) -> None:
    for finding in check_segments(index, [Translation(nl, en, Place("a", 1))], Wanted(starter=True)):
        assert finding.message


_TERMS = [entry for entry in approved_entries() if not entry.terms[0].case_sensitive]
_DUTCH, _ENGLISH = [entry.nl for entry in _TERMS], [term.text for entry in _TERMS for term in entry.in_language("en")]


@st.composite
def entries(draw: st.DrawFn) -> ConceptEntry:
    """An entry: any Dutch term with any English terms, some of which may be forbidden, in either field."""
    english = draw(st.lists(st.sampled_from(_ENGLISH), min_size=1, max_size=3, unique=True))
    status = st.sampled_from([TermStatus.ADMITTED, TermStatus.FORBIDDEN, TermStatus.DEPRECATED])
    terms = [Term(draw(st.sampled_from(_DUTCH)), "nl"), Term(english[0], "en")]
    terms += [Term(text, "en", draw(status)) for text in english[1:]]
    return ConceptEntry(0, draw(st.sampled_from([SubjectField.FINANCE, SubjectField.TECH])), "", tuple(terms))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Termbase]:
    """A termbase without the starter terms, to be filled again and again."""
    with open_termbase(tmp_path_factory.mktemp("own") / "glossary.db", create=True) as termbase:
        yield termbase


@pytest.fixture(scope="module")
def starter(termbase: Termbase) -> list[KeyedTerm]:
    """The starter terms, read once."""
    return starter_keyed_terms(termbase)


@given(st.lists(entries(), min_size=1, max_size=6, unique_by=lambda entry: entry.nl))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_check_is_silent_on_what_export_writes(
    own: Termbase,
    starter: list[KeyedTerm],
    index: TermIndex,
    tmp_path_factory: pytest.TempPathFactory,
    written: list[ConceptEntry],
) -> None:
    with own.writing() as connection:
        connection.execute("DELETE FROM concept_entries")
        insert_entries(connection, written)
    filled = build_index(own)
    assert filled.own == len(written)
    filled.add(starter)
    filled.friends, filled.friend_words = index.friends, index.friend_words
    folder = tmp_path_factory.mktemp("export")
    export_catalogs(written, (), folder, datetime(2026, 1, 1, tzinfo=UTC))
    checked = [one for path in folder.rglob("*.po") for one in bilingual_translations(str(path), Limits(), [])]
    assert len(checked) >= len(written)
    assert check_segments(filled, checked) == []
