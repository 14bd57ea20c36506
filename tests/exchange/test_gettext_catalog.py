"""Concept entries to the messages of a catalog."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.exchange.catalog import build_catalogs, key_of
from glossary.exchange.comments import is_marked
from glossary.exchange.plain_text import one_line, reference
from glossary.model import ConceptEntry, PairStatus, Place, Term, TermStatus

from .gettext_samples import FINANCE, TECH, concept, dutch, english, sample_concepts, suggestion


def messages(*entries, suggestions=(), variants=False) -> list[polib.POEntry]:
    return [
        message for catalog in build_catalogs(entries, suggestions, variants=variants) for message in catalog.messages
    ]


def shown(*entries, **more) -> list[tuple[str, str | None, str]]:
    return [(message.msgid, message.msgctxt, message.msgstr) for message in messages(*entries, **more)]


def test_a_concept_becomes_its_preferred_dutch_and_english() -> None:
    assert shown(concept("omzet", "revenue", english("sales"))) == [("omzet", None, "revenue")]


def test_each_subject_field_has_a_catalog_of_its_own() -> None:
    catalogs = build_catalogs([concept("omzet", "revenue"), concept("processor", "processor", field=TECH)])
    assert [(catalog.subject_field, len(catalog.messages)) for catalog in catalogs] == [(FINANCE, 1), (TECH, 1)]


def test_homonyms_are_told_apart_by_field_and_subfield() -> None:
    entries = [
        concept("rekening", "invoice", subfield="bookkeeping"),
        concept("rekening", "account", subfield="banking"),
    ]
    assert shown(*entries) == [
        ("rekening", "finance, banking", "account"),
        ("rekening", "finance, bookkeeping", "invoice"),
    ]


def test_homonyms_of_one_subfield_are_told_apart_by_part_of_speech() -> None:
    entries = [concept("storten", "deposit", pos="verb"), concept("storten", "depositing", pos="noun")]
    assert [context for _, context, _ in shown(*entries)] == ["finance, results, noun", "finance, results, verb"]


def test_homonyms_alike_in_all_that_are_told_apart_by_their_english() -> None:
    entries = [concept("bevek", "SICAV", subfield="funds"), concept("bevek", "OEIC", subfield="funds")]
    assert [context for _, context, _ in shown(*entries)] == [
        "finance, funds, noun (OEIC)",
        "finance, funds, noun (SICAV)",
    ]


def test_the_same_word_in_two_fields_needs_no_context() -> None:
    assert {
        context for _, context, _ in shown(concept("kanaal", "channel"), concept("kanaal", "channel", field=TECH))
    } == {None}


def test_two_entries_that_say_the_same_become_one_with_the_terms_of_both() -> None:
    [message] = messages(
        concept("btw", "VAT", dutch("omzetbelasting")), concept("btw", "VAT", english("value added tax"))
    )
    assert "Admitted Dutch: omzetbelasting" in message.comment
    assert "Admitted English: value added tax" in message.comment


def test_a_context_holds_no_status_so_that_it_stays_when_the_status_changes() -> None:
    entry = concept("certificaat", "depositary receipt", english("share certificate", TermStatus.FORBIDDEN))
    milder = concept("certificaat", "depositary receipt", english("share certificate", TermStatus.DEPRECATED))
    assert [key_of(message) for message in messages(entry)] == [key_of(message) for message in messages(milder)]


@pytest.mark.parametrize("status", [TermStatus.FORBIDDEN, TermStatus.DEPRECATED])
def test_english_that_must_not_be_used_is_a_forbidden_message(status: TermStatus) -> None:
    entry = concept("certificaat", "depositary receipt", english("share certificate", status))
    refused = messages(entry)[1]
    assert (refused.msgid, refused.msgstr, refused.msgctxt) == (
        "certificaat",
        "share certificate",
        "finance (share certificate)",
    )
    assert refused.flags == ["terminology", "forbidden"]
    assert f"Status: {status.value}" in refused.comment
    assert "weblate-flags: terminology, forbidden" in refused.comment
    assert "Preferred English: depositary receipt" in refused.comment


def test_the_comment_tells_region_and_kind_of_the_other_terms() -> None:
    comment = messages(sample_concepts()[0])[0].comment
    assert "Admitted Dutch: kapitaalinvestering; investeringsuitgave (nl-BE)" in comment
    assert "Admitted English: capex (abbreviation); capital spending (en-US)" in comment
    assert "Forbidden English: capital output" in comment


def test_every_line_of_a_comment_is_a_key_and_a_value_and_marks_the_message_as_the_tools() -> None:
    for message in messages(
        *sample_concepts(), suggestions=[suggestion("omzetmijlpaal", "revenue milestone")], variants=True
    ):
        assert all(": " in line for line in message.comment.split("\n"))
        assert is_marked(message.comment)


def test_the_flags_stand_again_in_a_comment_because_gnu_tools_drop_them() -> None:
    assert messages(concept("omzet", "revenue"))[0].comment.endswith("\nweblate-flags: terminology")


def test_a_suggestion_is_fuzzy_and_tells_its_evidence() -> None:
    [message] = messages(suggestions=[suggestion("omzetmijlpaal", "revenue milestone", "turnover milestone")])
    assert (message.msgid, message.msgstr, message.flags) == (
        "omzetmijlpaal",
        "revenue milestone",
        ["fuzzy", "terminology"],
    )
    assert "Status: suggested\nConfidence: 0.82\nEvidence: composed: parts of omzetmijlpaal" in message.comment
    assert "Other suggestions: turnover milestone" in message.comment


def test_a_suggestion_for_an_approved_term_is_left_out_and_said() -> None:
    [catalog] = build_catalogs([concept("omzet", "revenue")], [suggestion("omzet", "turnover")])
    assert len(catalog.messages) == 1
    assert [str(problem) for problem in catalog.unheld] == [
        "finance.po:1 (suggestion 7): 'omzet' is an approved term already"
    ]


def test_a_rejected_suggestion_and_one_without_english_are_left_out_and_said() -> None:
    rejected = replace(suggestion("omzet", "turnover"), status=PairStatus.REJECTED)
    [catalog] = build_catalogs([], [rejected, replace(suggestion("winst", ""), equivalents=())])
    assert catalog.messages == []
    assert [problem.message for problem in catalog.unheld] == [
        "'omzet' is rejected, not a suggestion",
        "'winst' has no English yet; edit it in a review",
    ]


def test_admitted_dutch_terms_get_messages_only_when_asked_for() -> None:
    entry = concept("kasstroom", "cash flow", dutch("cashflow"), dutch("cash-flow", TermStatus.DEPRECATED))
    assert [nl for nl, _, _ in shown(entry)] == ["kasstroom"]
    variant, main = messages(entry, variants=True)
    assert (variant.msgid, variant.msgstr, main.msgid) == ("cashflow", "cash flow", "kasstroom")
    assert variant.flags == ["terminology", 'variant:"kasstroom"']
    assert 'weblate-flags: terminology, variant:"kasstroom"' in variant.comment


def test_a_variant_flag_with_a_comma_stands_in_the_comment_alone() -> None:
    variant = messages(concept("winst, netto", "net profit", dutch("nettowinst")), variants=True)[0]
    assert variant.flags == ["terminology"]
    assert 'variant:"winst, netto"' in variant.comment


def test_a_variant_that_is_a_term_of_its_own_becomes_a_homonym() -> None:
    entries = [concept("omzet", "revenue", dutch("verkoop")), concept("verkoop", "sale", subfield="trade")]
    assert shown(*entries, variants=True) == [
        ("omzet", None, "revenue"),
        ("verkoop", "finance, results", "revenue"),
        ("verkoop", "finance, trade", "sale"),
    ]


def test_an_entry_without_usable_english_is_said_and_its_forbidden_english_still_written() -> None:
    entry = ConceptEntry(9, FINANCE, "", (Term("controle", "nl"), english("control", TermStatus.FORBIDDEN)))
    [catalog] = build_catalogs([entry])
    assert [message.msgstr for message in catalog.messages] == ["control"]
    assert [str(problem) for problem in catalog.unheld] == [
        "finance.po:1 (concept 9): 'controle' has no English term that may be used, so it has no msgstr; give it one"
    ]


def test_an_entry_without_dutch_is_said() -> None:
    [catalog] = build_catalogs([ConceptEntry(9, FINANCE, "", (english("control"),))])
    assert catalog.messages == []
    assert "no msgid" in catalog.unheld[0].message


def test_invisible_characters_are_left_out_and_said() -> None:
    [catalog] = build_catalogs([concept("om\u202ezet\u2028groei", "reve\x0cnue\x00 growth")])
    assert (catalog.messages[0].msgid, catalog.messages[0].msgstr) == ("omzet groei", "reve nue growth")
    assert len(catalog.unheld) == 2


def test_places_are_written_without_spaces_and_sorted_and_once() -> None:
    places = (
        Place("jaarverslag 2024.docx", 12),
        Place("artikel.txt", 3),
        Place("artikel.txt", 3),
        Place("terms/tax.csv", 0),
    )
    [message] = messages(concept("omzet", "revenue", places=places))
    assert message.occurrences == [("artikel.txt", "3"), ("jaarverslag%202024.docx", "12"), ("terms/tax.csv", "")]


def test_messages_are_sorted_with_case_and_accents_aside() -> None:
    assert [nl for nl, _, _ in shown(*sample_concepts())] == [
        "Ebitda", "één-tweetje", "kapitaaluitgave", "kapitaaluitgave", "rekening", "rekening",
    ]  # fmt: skip


# What means something to a catalog, breaks polib, cannot be seen or cannot be encoded; a character map of all of Unicode
# would take Hypothesis seconds to build in a fresh clone.
ALPHABET = 'abBé%#~|:;,()="\\ \t\n\r\x00\x04\x0b\x0c\x1c\x85\xa0\u0301\u200b\u2028\u2029\u202e\u2066\ufeff\ud800😀'
TEXTS = st.text(ALPHABET, max_size=12) | st.sampled_from(["omzet", "omzet ", "rekening", 'a"b', "c\\"])
STATUSES = st.sampled_from(list(TermStatus))


@st.composite
def concepts(draw) -> ConceptEntry:
    terms = draw(st.lists(st.builds(Term, TEXTS, st.sampled_from(["nl", "en"]), STATUSES), max_size=5))
    return ConceptEntry(
        draw(st.integers(1, 99)),
        FINANCE,
        draw(st.sampled_from(["", "tax", "noun"])),
        (Term(draw(TEXTS), "nl", pos=draw(st.sampled_from(["", "noun", "verb"]))), Term(draw(TEXTS), "en"), *terms),
        definition=draw(TEXTS),
        places=tuple(draw(st.lists(st.builds(Place, TEXTS, st.integers(0, 9)), max_size=2))),
    )


@settings(deadline=None)
@given(st.lists(concepts(), max_size=6), st.booleans())
def test_every_concept_is_in_its_catalog_and_no_message_stands_there_twice(
    entries: list[ConceptEntry], variants: bool
) -> None:
    for catalog in build_catalogs(entries, variants=variants):
        keys = [key_of(message) for message in catalog.messages]
        assert len(set(keys)) == len(keys)
        pairs = {(message.msgid, message.msgstr) for message in catalog.messages}
        for entry in entries:
            nl, en = one_line(entry.nl), one_line(entry.en)
            assert (nl, en) in pairs or not nl or not en


@settings(deadline=None)
@given(TEXTS)
def test_a_reference_is_one_word(file: str) -> None:
    assert len(f"x{reference(file)}".split()) == 1
