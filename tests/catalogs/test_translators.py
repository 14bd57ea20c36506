"""What translators change in the catalogs comes back about the entry it changes, and a review settles it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.catalogs import Choice, Selection, write_catalogs
from glossary.editing.undoing import undo_last
from glossary.exchange.gettext_export import ExportReport
from glossary.model import ConceptEntry, Equivalent, SubjectField, Term, TermPair, TermStatus
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import pairs, save_pair
from tests.exchange.gettext_samples import MOMENT, PO, edit, read


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        yield opened


def put(termbase: Termbase, nl: str, en: str, *others: Term, subfield: str = "") -> int:
    entry = ConceptEntry(0, SubjectField.FINANCE, subfield, (Term(nl, "nl"), Term(en, "en"), *others), "What was sold.")
    with termbase.writing() as connection:
        return Changing(connection, BatchKind.ADD, "", "bea").add([entry])[0]


def export(termbase: Termbase, out: Path, *, with_suggestions: bool = False) -> ExportReport:
    return write_catalogs(termbase, out, MOMENT, choice=Choice(Selection.APPROVED), with_suggestions=with_suggestions)


def terms(termbase: Termbase) -> list[list[tuple[str, str]]]:
    return [[(term.text, term.status.value) for term in entry.in_language("en")] for entry in all_entries(termbase)]


def wordings(out: Path) -> dict[str, str]:
    return {message.msgid: message.msgstr for message in read(out) if not message.obsolete}


def test_an_approved_rewording_changes_the_entry_and_makes_no_second_one(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    [pair] = pairs(termbase)
    assert (pair.nl, pair.en) == ("omzet", "revenue")
    Review(termbase, "bea").approve(pair.number)
    assert terms(termbase) == [[("revenue", "preferred"), ("turnover", "admitted")]]
    report = export(termbase, tmp_path)
    assert wordings(tmp_path) == {"omzet": "revenue"}
    assert (report.changes, report.conflicts) == ((), ())
    assert "#. Admitted English: turnover" in (tmp_path / PO).read_text(encoding="utf-8")


def test_one_undo_takes_the_approval_and_the_rewording_back(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    Review(termbase, "bea").approve(pairs(termbase)[0].number)
    undone = undo_last(termbase, "bea")
    assert undone is not None
    assert undone.verdict is not None
    assert terms(termbase) == [[("turnover", "preferred")]]
    assert [pair.status.value for pair in pairs(termbase)] == ["suggested"]


def test_a_second_thought_on_a_rewording_is_undone_step_by_step(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    number = pairs(termbase)[0].number
    review = Review(termbase, "bea")
    review.approve(number)
    review.approve(number, en="sales")
    assert terms(termbase) == [[("sales", "preferred"), ("turnover", "admitted")]]
    review.reject(number, "wrong English")
    assert terms(termbase) == [[("turnover", "preferred")]]
    review.undo()
    assert terms(termbase) == [[("sales", "preferred"), ("turnover", "admitted")]]
    review.undo()
    assert terms(termbase) == [[("revenue", "preferred"), ("turnover", "admitted")]]
    review.undo()
    assert terms(termbase) == [[("turnover", "preferred")]]


def test_the_wording_the_entry_has_may_be_approved_against_the_translators(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    number = pairs(termbase)[0].number
    review = Review(termbase, "bea")
    review.approve(number)
    review.approve(number, en="turnover")
    assert terms(termbase) == [[("turnover", "preferred")]]
    review.reject(number, "wrong English")
    assert terms(termbase) == [[("turnover", "preferred")]]
    export(termbase, tmp_path)
    assert wordings(tmp_path) == {"omzet": "turnover"}
    for _ in range(2):
        review.undo()
    assert terms(termbase) == [[("revenue", "preferred"), ("turnover", "admitted")]]


def test_an_entry_that_was_edited_since_keeps_the_edit_when_the_rewording_is_withdrawn(
    termbase: Termbase, tmp_path: Path
) -> None:
    entry = put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    number = pairs(termbase)[0].number
    review = Review(termbase, "bea")
    review.approve(number)
    with termbase.writing() as connection:
        edited = replace(all_entries(termbase)[0], note="Net of VAT.")
        Changing(connection, BatchKind.EDIT, "", "cor").replace(entry, edited)
    review.reject(number, "wrong English")
    assert all_entries(termbase)[0].note == "Net of VAT."
    assert terms(termbase) == [[("revenue", "preferred"), ("turnover", "admitted")]]


def test_a_rejected_rewording_gives_way_to_the_termbase_and_that_is_told(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    Review(termbase, "bea").reject(pairs(termbase)[0].number, "wrong English")
    report = export(termbase, tmp_path)
    assert [str(change) for change in report.changes] == [
        "omzet: 'revenue' was decided on in a review; it is 'turnover' again"
    ]
    assert wordings(tmp_path) == {"omzet": "turnover"}
    assert export(termbase, tmp_path).changes == ()
    assert len(pairs(termbase)) == 1


def test_of_homonyms_the_one_whose_english_was_changed_is_reworded(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "rekening", "account", subfield="banking")
    put(termbase, "rekening", "invoice", subfield="bookkeeping")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "invoice"', 'msgstr "bill"')
    export(termbase, tmp_path)
    Review(termbase, "bea").approve(pairs(termbase)[0].number)
    assert terms(termbase) == [[("account", "preferred")], [("bill", "preferred"), ("invoice", "admitted")]]


def test_a_conflict_is_kept_for_review_and_settled_there(termbase: Termbase, tmp_path: Path) -> None:
    number = put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    with termbase.writing() as connection:
        entry = replace(all_entries(termbase)[0], terms=(Term("omzet", "nl"), Term("sales", "en")))
        Changing(connection, BatchKind.EDIT, "", "cor").replace(number, entry)
    report = export(termbase, tmp_path)
    assert [(one.base, one.theirs, one.ours) for one in report.conflicts] == [("turnover", "revenue", "sales")]
    [pair] = pairs(termbase)
    assert "the termbase now says 'sales'" in pair.equivalents[0].evidence[0].text
    Review(termbase, "bea").approve(pair.number)
    assert terms(termbase) == [[("revenue", "preferred"), ("sales", "admitted")]]
    assert export(termbase, tmp_path).conflicts == ()


def test_forbidden_english_that_a_reviewer_approves_after_all_is_preferred(termbase: Termbase, tmp_path: Path) -> None:
    put(termbase, "omzet", "turnover", Term("revenue", "en", TermStatus.FORBIDDEN))
    export(termbase, tmp_path)
    edit(tmp_path, 'msgstr "turnover"', 'msgstr "revenue"')
    export(termbase, tmp_path)
    Review(termbase, "bea").approve(pairs(termbase)[0].number)
    assert terms(termbase) == [[("revenue", "preferred"), ("turnover", "admitted")]]


def test_a_starter_concept_that_is_reworded_becomes_an_entry_of_ones_own(tmp_path: Path, overlay: Path) -> None:
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase:
        write_catalogs(termbase, tmp_path, MOMENT, choice=Choice(Selection.ALL))
        assert wordings(tmp_path)["brutomarge"] == "gross margin"
        edit(tmp_path, 'msgstr "gross margin"', 'msgstr "gross profit margin"')
        write_catalogs(termbase, tmp_path, MOMENT, choice=Choice(Selection.ALL))
        [pair] = pairs(termbase)
        review = Review(termbase, "bea")
        review.approve(pair.number)
        [own] = all_entries(termbase)
        assert (own.nl, own.en, own.source) == ("brutomarge", "gross profit margin", "review")
        assert "gross margin" in {term.text for term in own.in_language("en") if term.status is TermStatus.ADMITTED}
        report = write_catalogs(termbase, tmp_path, MOMENT, choice=Choice(Selection.ALL))
        assert (report.changes, wordings(tmp_path)["brutomarge"]) == ((), "gross profit margin")
        review.undo()
        assert all_entries(termbase) == []


def test_a_starter_concept_that_was_approved_meanwhile_is_reworded_as_the_own_entry_it_is(
    tmp_path: Path, overlay: Path
) -> None:
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase:
        write_catalogs(termbase, tmp_path, MOMENT, choice=Choice(Selection.ALL))
        edit(tmp_path, 'msgstr "gross margin"', 'msgstr "gross profit margin"')
        write_catalogs(termbase, tmp_path, MOMENT, choice=Choice(Selection.ALL))
        [pair] = pairs(termbase)
        put(termbase, "brutomarge", "gross margin")
        Review(termbase, "bea").approve(pair.number)
        assert terms(termbase) == [[("gross profit margin", "preferred"), ("gross margin", "admitted")]]


def test_an_improved_suggestion_stays_one_suggestion(termbase: Termbase, tmp_path: Path) -> None:
    with termbase.writing() as connection:
        first = TermPair(
            0, "omzetmijlpaal", "omzetmijlpaal", SubjectField.FINANCE, (Equivalent("sales milestone", 0.6, ()),)
        )
        save_pair(connection, first, None)
    export(termbase, tmp_path, with_suggestions=True)
    edit(tmp_path, 'msgstr "sales milestone"', 'msgstr "revenue milestone"')
    export(termbase, tmp_path, with_suggestions=True)
    [pair] = pairs(termbase)
    assert [one.en for one in pair.equivalents] == ["revenue milestone", "sales milestone"]
    export(termbase, tmp_path, with_suggestions=True)
    [pair] = pairs(termbase)
    assert [one.en for one in pair.equivalents] == ["revenue milestone", "sales milestone"]
    Review(termbase, "bea").approve(pair.number)
    assert terms(termbase) == [[("revenue milestone", "preferred")]]


def test_a_term_that_a_translator_added_becomes_an_entry_when_it_is_approved(
    termbase: Termbase, tmp_path: Path
) -> None:
    put(termbase, "omzet", "turnover")
    export(termbase, tmp_path)
    path = tmp_path / PO
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "winst"\nmsgstr "profit"\n', encoding="utf-8")
    export(termbase, tmp_path)
    Review(termbase, "bea").approve(pairs(termbase)[0].number)
    assert [(entry.nl, entry.en) for entry in all_entries(termbase)] == [("omzet", "turnover"), ("winst", "profit")]
    assert export(termbase, tmp_path).changes == ()
