from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import TermFileError
from glossary.model import SubjectField, Term, TermStatus
from glossary.starter.files import FINANCE_SUBFIELDS, TECH_SUBFIELDS, rows
from glossary.starter.parsing import FINANCE_OR_TECH, cell_list, load_starter_terms, parse_term
from tests.starter.conftest import Folder

# A member of a list cell, how it is read, and what stands out about it.
TERMS = {
    "kapitaal": Term("kapitaal", "nl", TermStatus.ADMITTED),
    "zichtrekening [be]": Term("zichtrekening", "nl", TermStatus.ADMITTED, region="nl-BE"),
    "cao [abbr]": Term("cao", "nl", TermStatus.ADMITTED, kind="abbr"),
    "vte [abbr] [be]": Term("vte", "nl", TermStatus.ADMITTED, region="nl-BE", kind="abbr"),
    "telebankieren [deprecated]": Term("telebankieren", "nl", TermStatus.DEPRECATED),
    "beschikbare premieregeling [spelling]": Term(
        "beschikbare premieregeling", "nl", TermStatus.ADMITTED, kind="spelling"
    ),
    "box 3": Term("box 3", "nl", TermStatus.ADMITTED),
}


@pytest.mark.parametrize("written", TERMS)
def test_marks_behind_a_term_say_how_it_may_be_used(written: str) -> None:
    assert parse_term(written, "nl", TermStatus.ADMITTED) == TERMS[written]


@given(st.lists(st.text("abcdé -'", min_size=1).map(str.strip).filter(bool)))
def test_a_list_cell_gives_its_members_back(members: list[str]) -> None:
    assert cell_list("; ".join(members)) == tuple(members)


def test_a_concept_has_its_terms_in_order_preferred_first(folder: Folder) -> None:
    terms = load_starter_terms(
        folder(finance=["baten|de|noun|=|opbrengsten|income|revenue; gains|accounting|What comes in.|Plural."])
    )
    concept = next(concept for concept in terms.concepts if concept.nl == "baten")
    assert [(term.text, term.status) for term in concept.in_language("nl")] == [
        ("baten", TermStatus.PREFERRED),
        ("opbrengsten", TermStatus.ADMITTED),
    ]
    assert [term.text for term in concept.in_language("en")] == ["income", "revenue", "gains"]
    assert (concept.terms[0].gender, concept.terms[0].plural, concept.terms[0].pos) == ("de", "=", "noun")
    assert (concept.subject_field, concept.subfield) == (SubjectField.FINANCE, "accounting")
    assert (concept.definition, concept.note, concept.source) == ("What comes in.", "Plural.", "starter")


def test_concepts_are_numbered_downwards_over_all_files(folder: Folder) -> None:
    terms = load_starter_terms(folder())
    assert [(concept.number, concept.nl) for concept in terms.concepts] == [
        (-1, "aandeel"),
        (-2, "bestand"),
        (-3, "btw"),
    ]


def test_an_abbreviation_is_a_concept_with_its_expansions(folder: Folder) -> None:
    row = "ai|kunstmatige intelligentie; artificiële intelligentie|AI|artificial intelligence|tech|ai|"
    concept = load_starter_terms(folder(abbreviations=[row])).concepts[2]
    assert [term.text for term in concept.in_language("nl")] == [
        "ai",
        "kunstmatige intelligentie",
        "artificiële intelligentie",
    ]
    assert [(term.text, term.status) for term in concept.in_language("en")] == [
        ("AI", TermStatus.PREFERRED),
        ("artificial intelligence", TermStatus.ADMITTED),
    ]
    assert concept.terms[0].kind == "abbr"


def test_an_abbreviation_that_english_lacks_says_its_expansion_once(folder: Folder) -> None:
    row = "alv|algemene ledenvergadering|general meeting of members|general meeting of members|finance|governance|"
    concept = load_starter_terms(folder(abbreviations=[row])).concepts[2]
    assert [term.text for term in concept.in_language("en")] == ["general meeting of members"]


def test_components_and_false_friends_keep_their_english_in_order(folder: Folder) -> None:
    terms = load_starter_terms(folder())
    assert [(part.nl, part.role, part.en) for part in terms.components] == [("kapitaal", "modifier", ("capital",))]
    assert [(friend.nl, friend.wrong, friend.right) for friend in terms.false_friends] == [
        ("eventueel", "eventually", ("possible", "if necessary"))
    ]


def test_a_subfield_belongs_to_one_field() -> None:
    assert not FINANCE_SUBFIELDS & TECH_SUBFIELDS
    assert FINANCE_OR_TECH["tax"] is SubjectField.FINANCE
    assert FINANCE_OR_TECH["cloud"] is SubjectField.TECH


def test_a_concept_without_english_is_refused_with_its_line(folder: Folder) -> None:
    with pytest.raises(TermFileError, match=r"finance\.csv:3: no English term; fill column 'en'"):
        load_starter_terms(folder(finance=["rente|de|noun|-||||banking||"]))


def test_a_file_with_other_columns_is_refused(folder: Folder) -> None:
    place = folder()
    (place / "tech.csv").write_text("nl,en\nbestand,file\n", encoding="utf-8")
    with pytest.raises(TermFileError, match=r"tech\.csv:1: the columns must be nl,article,pos"):
        list(rows(place / "tech.csv"))


def test_a_row_of_another_length_is_refused(folder: Folder) -> None:
    place = folder()
    with (place / "components.csv").open("a", encoding="utf-8") as stream:
        stream.write("markt,head\n")
    with pytest.raises(TermFileError, match=r"components\.csv:3: 2 cells; the file has 5 columns"):
        load_starter_terms(place)


def test_a_missing_file_is_named(folder: Folder) -> None:
    place = folder()
    (place / "false_friends.csv").unlink()
    with pytest.raises(TermFileError, match=r"false_friends\.csv:0: cannot be read"):
        load_starter_terms(place)
