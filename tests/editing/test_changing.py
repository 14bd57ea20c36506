"""Entries added, edited, merged and removed by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glossary.editing import Alteration, add_entry, edit_entry, merge_entries, remove_entries
from glossary.errors import UsageError
from glossary.model import ConceptEntry, PairStatus, SubjectField, Term, TermStatus
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing, changes_of_entry
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import pair_by_number
from tests.editing.conftest import entry


def terms_of(found: ConceptEntry) -> list[tuple[str, str, str]]:
    return [(term.language, term.text, str(term.status)) for term in found.terms]


def test_an_added_entry_is_in_the_termbase_and_in_the_log(termbase: Termbase) -> None:
    added = add_entry(termbase, entry("dagrapport", "daily report"), "ans")
    assert [(found.nl, found.en, found.source) for found in all_entries(termbase)] == [
        ("dagrapport", "daily report", "added")
    ]
    (change,) = changes_of_entry(termbase, added.entry.number)
    assert (change.before, change.batch) == (None, added.batch)


def test_what_a_terminal_would_obey_never_becomes_part_of_an_entry(termbase: Termbase) -> None:
    hostile = replace(entry("  dag\x1b[31mrapport\u202e", "daily\treport"), definition="Een rapport\x07\nvan een dag.")
    added = add_entry(termbase, hostile).entry
    assert (added.nl, added.en, added.definition) == ("dag [31mrapport", "daily report", "Een rapport van een dag.")


@pytest.mark.parametrize(("nl", "en"), [("", "report"), ("rapport", " \x07 "), ("--", "report")])
def test_a_term_without_letters_is_refused(termbase: Termbase, nl: str, en: str) -> None:
    with pytest.raises(UsageError, match="is no term"):
        add_entry(termbase, entry(nl, en))
    assert all_entries(termbase) == []


def test_the_same_entry_twice_is_refused_with_the_number_of_the_first(termbase: Termbase) -> None:
    first = add_entry(termbase, entry("dagrapport", "daily report")).entry
    with pytest.raises(UsageError, match=f"is there already, as entry e{first.number}"):
        add_entry(termbase, entry("dagrapport", "daily report"))
    assert len(all_entries(termbase)) == 1


def test_the_same_dutch_with_another_english_is_told(termbase: Termbase) -> None:
    first = add_entry(termbase, entry("dijkdalrapport", "Dijkdal report")).entry
    second = add_entry(termbase, entry("dijkdalrapport", "report of Dijkdal"))
    assert second.remarks == (
        f"'dijkdalrapport' is 'Dijkdal report' in entry e{first.number} (finance); 'glossary merge' unites entries",
    )


def test_a_starter_concept_of_the_same_name_is_told(termbase: Termbase) -> None:
    (agreeing,) = add_entry(termbase, entry("nettoschuld", "net debt")).remarks
    assert agreeing == "the starter terms have 'nettoschuld' = 'net debt' too; your entry stands in its place"
    (other,) = add_entry(termbase, entry("brutomarge", "gross spread")).remarks
    assert other == "the starter terms say 'brutomarge' = 'gross margin'; your entry comes first"


def test_a_false_friend_is_told_and_one_that_the_entry_forbids_is_not(termbase: Termbase) -> None:
    wrong = add_entry(termbase, entry("aandeelhouder", "stakeholder"))
    assert any(line.startswith("'stakeholder' is a false friend of 'aandeelhouder'") for line in wrong.remarks)
    right = entry("aandeelhouder", "shareholder")
    forbidden = Term("stakeholder", "en", TermStatus.FORBIDDEN)
    said = add_entry(termbase, replace(right, terms=(*right.terms, forbidden))).remarks
    assert not any("false friend" in line for line in said)


def test_an_edit_changes_what_was_asked_and_keeps_the_rest(termbase: Termbase) -> None:
    added = add_entry(termbase, replace(entry("dagrapport", "daily report"), note="Intern.")).entry
    edited = edit_entry(
        termbase, added.number, Alteration(definition="Verslag van een dag.", gender="het", plural="dagrapporten")
    ).entry
    assert (edited.definition, edited.note, edited.identifier) == ("Verslag van een dag.", "Intern.", added.identifier)
    assert (edited.terms[0].gender, edited.terms[0].plural, edited.terms[1].gender) == ("het", "dagrapporten", "")


def test_an_edit_that_changes_nothing_leaves_no_trace(termbase: Termbase) -> None:
    added = add_entry(termbase, entry("dagrapport", "daily report")).entry
    assert edit_entry(termbase, added.number, Alteration(nl="dagrapport")).batch == 0
    assert len(changes_of_entry(termbase, added.number)) == 1


def test_another_term_of_the_entry_changes_places_with_the_preferred_one(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    edit_entry(termbase, number, Alteration(add=(Term("day report", "en", TermStatus.ADMITTED),)))
    edited = edit_entry(termbase, number, Alteration(en="day report")).entry
    assert terms_of(edited) == [
        ("nl", "dagrapport", "preferred"),
        ("en", "day report", "preferred"),
        ("en", "daily report", "admitted"),
    ]


def test_a_term_can_be_forbidden_dropped_and_preferred(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    wanted = Alteration(
        add=(Term("day report", "en", TermStatus.ADMITTED), Term("dagverslag", "nl", TermStatus.ADMITTED)),
        statuses=(("", "daily report", TermStatus.FORBIDDEN), ("en", "Day Report", TermStatus.PREFERRED)),
    )
    assert terms_of(edit_entry(termbase, number, wanted).entry) == [
        ("nl", "dagrapport", "preferred"),
        ("en", "day report", "preferred"),
        ("nl", "dagverslag", "admitted"),
        ("en", "daily report", "forbidden"),
    ]
    dropped = edit_entry(termbase, number, Alteration(drop=(("en", "daily report"), ("", "dagverslag")))).entry
    assert terms_of(dropped) == [("nl", "dagrapport", "preferred"), ("en", "day report", "preferred")]


def test_an_entry_keeps_a_term_in_both_languages(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    with pytest.raises(UsageError, match="needs a Dutch term"):
        edit_entry(termbase, number, Alteration(drop=(("nl", "dagrapport"),)))
    with pytest.raises(UsageError, match="has no term 'weekrapport'; it has nl:dagrapport, en:daily report"):
        edit_entry(termbase, number, Alteration(drop=(("", "weekrapport"),)))


def test_a_word_that_is_dutch_and_english_needs_its_language(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("cashflow", "cashflow")).entry.number
    with pytest.raises(UsageError, match="both Dutch and English in this entry; write nl:cashflow"):
        edit_entry(termbase, number, Alteration(statuses=(("", "cashflow", TermStatus.ADMITTED),)))


def test_an_edit_of_what_somebody_changed_meanwhile_is_refused(termbase: Termbase) -> None:
    seen = add_entry(termbase, entry("dagrapport", "daily report")).entry
    edit_entry(termbase, seen.number, Alteration(definition="Van Bea."), "bea")
    with pytest.raises(UsageError, match=f"entry e{seen.number} was changed meanwhile by bea"):
        edit_entry(termbase, seen.number, Alteration(definition="Van Ans."), "ans", expected=seen)
    assert all_entries(termbase)[0].definition == "Van Bea."


def test_a_merge_keeps_the_first_and_admits_the_terms_of_the_others(termbase: Termbase) -> None:
    first = add_entry(termbase, entry("dagrapport", "daily report")).entry
    second = add_entry(termbase, replace(entry("dagverslag", "daily report"), definition="Verslag van een dag.")).entry
    united = merge_entries(termbase, [first.number, second.number, first.number]).entry
    assert terms_of(united) == [
        ("nl", "dagrapport", "preferred"),
        ("en", "daily report", "preferred"),
        ("nl", "dagverslag", "admitted"),
    ]
    assert (united.definition, united.identifier) == ("Verslag van een dag.", first.identifier)
    assert [found.number for found in all_entries(termbase)] == [first.number]


def test_a_merge_needs_two_different_entries_that_are_there(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    with pytest.raises(UsageError, match="two different entries"):
        merge_entries(termbase, [number, number])
    with pytest.raises(UsageError, match="no entry e999"):
        merge_entries(termbase, [number, 999])
    assert len(all_entries(termbase)) == 1


def test_a_removed_entry_of_a_suggestion_is_rejected_with_the_reason(termbase: Termbase, suggested: list[int]) -> None:
    Review(termbase, "ans").approve(suggested[0])
    (made,) = all_entries(termbase)
    (removed,) = remove_entries(termbase, [made.number], "te algemeen", "bea")
    assert (removed.entry.nl, all_entries(termbase)) == (made.nl, [])
    pair = pair_by_number(termbase, suggested[0])
    assert (pair.status, pair.reason) == (PairStatus.REJECTED, "te algemeen")


def test_one_entry_that_is_not_there_keeps_all_from_being_removed(termbase: Termbase, suggested: list[int]) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    Review(termbase).approve(suggested[0])
    for missing in (999, -1):
        with pytest.raises(UsageError):
            remove_entries(termbase, [number, missing])
    assert len(all_entries(termbase)) == 2
    assert pair_by_number(termbase, suggested[0]).status is PairStatus.APPROVED


@pytest.mark.parametrize("number", [0, 999])
def test_the_log_of_changes_knows_no_entry_with_such_a_number(number: int, tmp_path: Path) -> None:
    with (
        open_termbase(tmp_path / "leeg.db", create=True) as termbase,
        termbase.writing() as connection,
        pytest.raises(UsageError, match=f"there is no entry {number};"),
    ):
        Changing(connection, BatchKind.REMOVE, "", "ans").remove(number)


def test_a_starter_number_is_no_entry_where_no_starter_terms_are(tmp_path: Path) -> None:
    with (
        open_termbase(tmp_path / "leeg.db", create=True) as termbase,
        pytest.raises(UsageError, match="there is no entry e-1;"),
    ):
        remove_entries(termbase, [-1])


def test_a_number_is_never_given_to_another_entry(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    remove_entries(termbase, [number])
    assert add_entry(termbase, entry("weekrapport", "weekly report")).entry.number == number + 1


def test_the_field_and_the_region_are_changed_where_they_belong(termbase: Termbase) -> None:
    number = add_entry(termbase, entry("dagrapport", "daily report")).entry.number
    wanted = Alteration(subject_field=SubjectField.TECH, region="en-GB", case_sensitive=True)
    edited = edit_entry(termbase, number, wanted).entry
    assert edited.subject_field is SubjectField.TECH
    assert [(term.region, term.case_sensitive) for term in edited.terms] == [("", True), ("en-GB", True)]
