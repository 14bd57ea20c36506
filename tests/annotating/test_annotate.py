"""Texts with their terms: for the terminal and as a page."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.annotating.annotate import AnnotatedSegment, Annotation, annotated, terms_in
from glossary.annotating.page import page
from glossary.annotating.plain import lines
from glossary.checking.terms import TermIndex, build_index
from glossary.cli.output import plain
from glossary.model import ConceptEntry, Place, Segment, SubjectField, Term
from glossary.termbase import open_termbase
from glossary.termbase.entries import insert_entries

PLACE = Place("a.txt", 1)


@pytest.fixture(scope="module")
def index(overlay: Path, tmp_path_factory: pytest.TempPathFactory) -> TermIndex:
    with open_termbase(tmp_path_factory.mktemp("db") / "g.db", create=True, starter=overlay) as termbase:
        with termbase.writing() as connection:
            terms = (Term("omzet", "nl", pos="noun"), Term("net revenue", "en"))
            insert_entries(connection, [ConceptEntry(0, SubjectField.FINANCE, "", terms)])
        return build_index(termbase)


def found_in(index: TermIndex, text: str, *, starter: bool = True) -> tuple[Annotation, ...]:
    (found,) = terms_in(index, [text], starter=starter)
    return found


def english_of(index: TermIndex, surface: str, *texts: str) -> str:
    """The first English of a word, which stands in the last of some sentences."""
    *_, last = terms_in(index, texts)
    return next(one.english[0] for one in last if one.surface == surface)


def test_the_usual_reading_of_a_word_comes_first(index: TermIndex) -> None:
    assert english_of(index, "beurs", "De beurs sloot hoger: de koersen en het dividend stegen.") == "stock exchange"


def test_a_word_of_two_fields_has_the_english_of_the_field_of_the_whole_text_first(index: TermIndex) -> None:
    sentence = "Het rendement daalde."
    assert english_of(index, "rendement", "De belegger verkocht aandelen en obligaties.", sentence) == "return"
    chips = "De chipfabrikant zet wafers en transistors onder een microscoop."
    assert english_of(index, "rendement", chips, sentence) == "yield"


def test_terms_are_found_inflected_and_the_longest_first(index: TermIndex) -> None:
    found = found_in(index, "De vrije kasstromen stegen.")
    assert (found[0].surface, found[0].term, found[0].english[0]) == (
        "vrije kasstromen",
        "vrije kasstroom",
        "free cash flow",
    )


def test_an_approved_term_comes_before_the_starter_term_and_in_compounds_too(index: TermIndex) -> None:
    found = [(one.surface, one.english[0]) for one in found_in(index, "De omzetmijlpalen en de omzet.", starter=False)]
    assert found == [("omzet", "net revenue"), ("omzet", "net revenue")]


def test_a_comparative_is_no_noun(index: TermIndex) -> None:
    assert not [one for one in found_in(index, "De lagere prijzen") if one.surface == "lagere"]


def test_lines_for_a_pipe_hold_no_colours_and_each_term_once(index: TermIndex) -> None:
    segments = annotated(index, [Segment("De omzet is omzet.", PLACE)])
    assert list(lines(segments, plain, colour=False)) == ["De omzet is omzet.", "  ✓ omzet = net revenue", ""]


def test_colours_stand_around_the_terms_only(index: TermIndex) -> None:
    segments = annotated(index, [Segment("De omzet.", PLACE)])
    assert next(iter(lines(segments, plain, colour=True))) == "De \x1b[4;32momzet\x1b[0m."


def test_nothing_of_a_text_or_term_is_markup_or_seen_by_the_terminal() -> None:
    evil = '<script>alert("x")</script>\u202e\x1b[31m'
    segment = AnnotatedSegment(evil, PLACE, (Annotation(0, 8, "<script>", evil, (evil,), True),))
    made = page(evil, [segment])
    assert "<script" not in made
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", made)
    assert not any("\x1b" in line or "\u202e" in line for line in lines([segment], plain, colour=False))


def test_the_page_needs_nothing_else_and_can_be_printed(index: TermIndex) -> None:
    made = page("a.txt", annotated(index, [Segment("De omzet.", PLACE)]))
    assert not re.search(r"(?:src|href)=|@import|url\(", made)
    assert "prefers-color-scheme:dark" in made
    assert "@media print" in made
    assert '<mark class="own" title="net revenue">omzet</mark>' in made


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn"]), max_size=40), max_size=3))
def test_the_page_shows_the_text_as_it_was(texts: list[str]) -> None:
    made = page("t", [AnnotatedSegment(text, PLACE, ()) for text in texts])
    assert [html.unescape(found) for found in re.findall(r"<p>(.*?)</p>", made, re.DOTALL)] == texts
