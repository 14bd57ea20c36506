"""What an import says of each row, and what the termbase has afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import ReadingError, UsageError
from glossary.importing import ImportChoices, ImportReport, Preference, RowVerdict, import_files
from glossary.model import Equivalent, Evidence, EvidenceKind, PairStatus, SubjectField, Term, TermPair, TermStatus
from glossary.review import Review
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import batches, undo_batch
from glossary.termbase.contentions import contention_key
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import pairs, save_pair

from .conftest import Importing, entry, put, record, term

ADDED, MERGED, THERE, CONFLICT, REFUSED, _ = RowVerdict


def verdicts(report: ImportReport) -> list[RowVerdict]:
    return [row.verdict for row in report.rows]


def terms_of(termbase: Termbase) -> list[list[str]]:
    """The terms of every entry, each with its status where it is not the preferred one."""
    shown = {
        TermStatus.PREFERRED: "",
        TermStatus.ADMITTED: " +",
        TermStatus.DEPRECATED: " -",
        TermStatus.FORBIDDEN: " !",
    }
    return [[term.text + shown[term.status] for term in found.terms] for found in all_entries(termbase)]


def test_what_the_termbase_does_not_have_is_added_with_everything_that_was_told(
    termbase: Termbase, importing: Importing
) -> None:
    report = importing(
        record("omzet", "revenue", term("en", "turnover"), definition="What was sold.", subfield="results")
    )
    assert verdicts(report) == [ADDED]
    [found] = all_entries(termbase)
    assert (found.definition, found.subfield, found.source) == ("What was sold.", "results", "klant.json")
    assert terms_of(termbase) == [["omzet", "revenue", "turnover +"]]
    assert report.rows[0].entry == found.number


def test_the_same_file_again_changes_nothing(termbase: Termbase, importing: Importing) -> None:
    rows = [record("omzet", "revenue"), record("vrije kasstroom", "free cash flow", term("en", "FCF"))]
    importing(*rows)
    before = all_entries(termbase)
    again = importing(*rows)
    assert verdicts(again) == [THERE, THERE]
    assert again.batch is None
    assert all_entries(termbase) == before


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("vrije kasstromen", "free cash flows"),
        ("Vrije Kasstroom", "free cash-flow"),
        ("de vrije kasstroom", "the free cash flow"),
    ],
)
def test_inflections_and_spellings_are_the_same_concept(
    termbase: Termbase, importing: Importing, nl: str, en: str
) -> None:
    put(termbase, entry("vrije kasstroom", "free cash flow"))
    report = importing(record(nl, en))
    assert verdicts(report) == [THERE]
    assert "written otherwise" in report.rows[0].reason
    assert terms_of(termbase) == [["vrije kasstroom", "free cash flow"]]


def test_synonyms_definition_and_a_stricter_status_are_taken_into_the_entry(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue", Term("sales", "en", TermStatus.ADMITTED)))
    report = importing(
        record(
            "omzet",
            "revenue",
            term("nl", "bedrijfsopbrengst"),
            term("en", "sales", "forbidden"),
            definition="What was sold.",
        )
    )
    assert verdicts(report) == [MERGED]
    assert terms_of(termbase) == [["omzet", "bedrijfsopbrengst +", "revenue", "sales !"]]
    assert all_entries(termbase)[0].definition == "What was sold."
    for told in ("'bedrijfsopbrengst'", "'sales' is forbidden", "definition"):
        assert told in report.rows[0].reason


def test_what_the_termbase_says_stays_and_that_is_told(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue", definition="Mine.", note="My note."))
    report = importing(record("omzet", "revenue", definition="Theirs.", note="My note."))
    assert verdicts(report) == [THERE]
    assert report.rows[0].reason == "your definition is kept"
    assert all_entries(termbase)[0].definition == "Mine."


def test_an_admitted_equivalent_alone_is_already_there(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue", Term("turnover", "en", TermStatus.ADMITTED)))
    assert verdicts(importing(record("omzet", "turnover"))) == [THERE]
    assert terms_of(termbase) == [["omzet", "revenue", "turnover +"]]


def test_other_english_for_the_same_dutch_waits_for_a_reviewer(termbase: Termbase, importing: Importing) -> None:
    [number] = put(termbase, entry("omzet", "revenue"))
    report = importing(record("omzetten", "turnover"))
    assert verdicts(report) == [CONFLICT]
    assert report.rows[0].entry == number
    assert "the file says 'turnover', the termbase 'revenue'" in report.rows[0].reason
    assert terms_of(termbase) == [["omzet", "revenue"]]
    [pair] = pairs(termbase)
    assert (pair.number, pair.nl, pair.en) == (report.rows[0].suggestion, "omzetten", "turnover")
    [evidence] = pair.equivalents[0].evidence
    assert evidence.kind is EvidenceKind.IMPORT
    for told in ("klant.json:2", "'turnover'", "'revenue'"):
        assert told in evidence.text


def test_a_conflict_that_waits_already_is_told_as_such_and_writes_nothing(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue"))
    first = importing(record("omzet", "turnover"))
    before = (pairs(termbase), batches(termbase))
    again = importing(record("omzet", "turnover"), name="nieuw.json")
    number = first.rows[0].suggestion
    assert (again.batch, again.rows[0].suggestion) == (None, number)
    assert f"waits already, as suggestion {number}" in again.rows[0].reason
    assert (pairs(termbase), batches(termbase)) == before
    assert "waits already" in importing(record("omzet", "turnover"), dry_run=True).rows[0].reason


def test_a_conflict_that_a_translator_raised_before_stays_the_translators(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue"))
    evidence = (Evidence(EvidenceKind.TRANSLATOR, "reworded"),)
    key = contention_key("omzet", "turnover", all_entries(termbase)[0].identifier)
    pair = TermPair(0, key, "omzet", SubjectField.FINANCE, (Equivalent("turnover", 0.8, evidence),))
    with termbase.writing() as connection:
        save_pair(connection, pair, None)
    report = importing(record("omzet", "turnover"), record("marge", "margin"))
    with termbase.writing() as connection:
        undo_batch(connection, report.batch or 0, "ans")
    [kept] = pairs(termbase)
    assert kept.equivalents[0].evidence == evidence


def test_a_file_that_prefers_another_of_the_terms_is_a_conflict(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue", Term("turnover", "en", TermStatus.ADMITTED)))
    report = importing(record("omzet", "turnover", term("en", "revenue")))
    assert verdicts(report) == [CONFLICT]
    assert "the file prefers 'turnover', the termbase 'revenue'" in report.rows[0].reason


def test_english_that_the_termbase_forbids_is_a_conflict(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("eventueel", "possible", Term("eventual", "en", TermStatus.FORBIDDEN)))
    report = importing(record("eventueel", "eventual"))
    assert verdicts(report) == [CONFLICT]
    assert "as preferred, the termbase as forbidden" in report.rows[0].reason
    assert terms_of(termbase) == [["eventueel", "possible", "eventual !"]]


def test_a_row_that_forbids_what_the_termbase_prefers_is_a_conflict(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "turnover"))
    forbidding = {"field": "finance", "terms": [term("nl", "omzet", "preferred"), term("en", "turnover", "forbidden")]}
    report = importing(forbidding)
    assert verdicts(report) == [CONFLICT]
    assert terms_of(termbase) == [["omzet", "turnover"]]


def test_a_row_that_only_forbids_finds_the_entry_that_the_file_has_later(
    termbase: Termbase, importing: Importing
) -> None:
    forbidding = {
        "field": "finance",
        "terms": [term("nl", "eventueel", "preferred"), term("en", "eventual", "forbidden")],
    }
    assert verdicts(importing(forbidding, record("eventueel", "possible"))) == [MERGED, ADDED]
    assert terms_of(termbase) == [["eventueel", "possible", "eventual !"]]


@pytest.mark.parametrize(
    ("prefer", "terms", "said"),
    [
        (Preference.MINE, ["omzet", "revenue"], "yours is kept"),
        (Preference.THEIRS, ["omzet", "turnover", "revenue +"], "theirs is taken"),
    ],
)
def test_a_person_may_say_beforehand_who_is_right(
    termbase: Termbase, importing: Importing, prefer: Preference, terms: list[str], said: str
) -> None:
    put(termbase, entry("omzet", "revenue"))
    report = importing(record("omzet", "turnover"), prefer=prefer)
    assert verdicts(report) == [CONFLICT]
    assert said in report.rows[0].reason
    assert terms_of(termbase) == [terms]
    assert pairs(termbase) == []


def test_the_same_dutch_in_another_field_is_another_concept(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("rekening", "account"))
    assert verdicts(importing(record("rekening", "bill", field="tech"))) == [ADDED]


def test_a_homonym_of_another_subfield_is_added_and_told(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("rekening", "account", subfield="banking"))
    report = importing(record("rekening", "invoice", subfield="bookkeeping"))
    assert verdicts(report) == [ADDED]
    assert "a homonym of 'rekening' = 'account' (banking)" in report.rows[0].reason


def test_homonyms_that_a_file_tells_apart_by_identifiers_stay_apart(termbase: Termbase, importing: Importing) -> None:
    rows = [record("rekening", "account", id="c1"), record("rekening", "invoice", id="c2")]
    assert verdicts(importing(*rows)) == [ADDED, ADDED]
    assert verdicts(importing(*rows)) == [THERE, THERE]


def test_a_file_that_contradicts_itself_without_identifiers_is_a_conflict(
    termbase: Termbase, importing: Importing
) -> None:
    assert verdicts(importing(record("omzet", "revenue"), record("omzet", "turnover"))) == [ADDED, CONFLICT]
    assert terms_of(termbase) == [["omzet", "revenue"]]


def test_an_entry_is_known_by_its_identifier_when_its_dutch_changed(termbase: Termbase, importing: Importing) -> None:
    importing(record("bedrijfsomzet", "revenue", id="c7"))
    report = importing(record("omzet", "revenue", id="c7"))
    assert verdicts(report) == [MERGED]
    assert terms_of(termbase) == [["bedrijfsomzet", "omzet +", "revenue"]]


def test_another_tools_number_met_by_chance_is_no_identity(termbase: Termbase, importing: Importing) -> None:
    importing(record("omzet", "revenue", id="17"))
    assert verdicts(importing(record("winst", "profit", id="17"))) == [ADDED]
    assert len({found.identifier for found in all_entries(termbase)}) == 2


def test_an_exported_entry_whose_terms_were_all_replaced_is_a_conflict(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue"))
    identifier = all_entries(termbase)[0].identifier
    report = importing(record("winst", "profit", id=identifier))
    assert verdicts(report) == [CONFLICT]
    assert "'omzet' = 'revenue'" in report.rows[0].reason


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (record("omzet", "\u200b\u202e"), "English"),
        (record("De omzet steeg in het derde kwartaal.", "revenue"), "is a sentence"),
        (record("omzet", "x" * 201), "at most 200"),
        (record(" ".join(["omzet"] * 13), "revenue"), "13 words"),
        (record("---", "revenue"), "is punctuation"),
        (record("belasting", "belasting"), "is not translated"),
    ],
)
def test_what_is_no_term_is_refused_with_the_reason(
    termbase: Termbase, importing: Importing, row: dict[str, object], why: str
) -> None:
    report = importing(row)
    assert report.rows[0].verdict is REFUSED
    assert why in report.rows[0].reason
    assert all_entries(termbase) == []


@pytest.mark.parametrize("word", ["EBITDA", "cashflow", "Dijkzicht", "software"])
def test_a_name_or_loan_may_be_the_same_in_both_languages(importing: Importing, word: str) -> None:
    assert verdicts(importing(record(word, word))) == [ADDED]


def test_hidden_characters_are_taken_out_and_that_is_told(termbase: Termbase, importing: Importing) -> None:
    report = importing(record("kapitaal\u00aduitgave", "capital expenditure"), record("foto\u2019s", "photos"))
    assert terms_of(termbase) == [["kapitaaluitgave", "capital expenditure"], ["foto's", "photos"]]
    assert all("'" in row.reason and row.reason for row in report.rows)


def test_a_term_that_a_reviewer_rejected_is_not_let_in_by_the_back_door(
    termbase: Termbase, importing: Importing
) -> None:
    with termbase.writing() as connection:
        pair = TermPair(0, "week", "week", SubjectField.GENERAL, (Equivalent("week", 0.9, ()),))
        number = save_pair(connection, pair, None)
    Review(termbase, "bea").reject(number, "too general")
    report = importing(record("week", "weekly period"))
    assert verdicts(report) == [CONFLICT]
    assert "rejected 'week' (too general)" in report.rows[0].reason
    assert all_entries(termbase) == []


def test_a_conflict_that_a_reviewer_decided_on_does_not_come_back(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue"))
    number = importing(record("omzet", "turnover")).rows[0].suggestion
    Review(termbase, "bea").reject(number, "wrong English")
    report = importing(record("omzet", "turnover"))
    assert "bea decided on this before: rejected (wrong English)" in report.rows[0].reason
    assert report.batch is None
    assert [pair.status for pair in pairs(termbase)] == [PairStatus.REJECTED]


def test_the_approval_of_a_conflict_rewords_the_entry_and_its_undo_brings_the_wording_back(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue", definition="What was sold."))
    number = importing(record("omzet", "turnover")).rows[0].suggestion
    review = Review(termbase, "bea")
    review.approve(number)
    assert terms_of(termbase) == [["omzet", "turnover", "revenue +"]]
    assert all_entries(termbase)[0].definition == "What was sold."
    review.undo()
    assert terms_of(termbase) == [["omzet", "revenue"]]


def test_the_field_of_a_row_that_names_none_is_that_of_the_entry_with_its_dutch(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue"))
    bare = {"nl": "omzet", "en": "revenue"}
    assert verdicts(importing(bare)) == [THERE]
    assert [row.subject_field for row in importing({"nl": "zolder", "en": "attic"}).rows] == ["general"]
    assert [
        row.subject_field for row in importing({"nl": "kelder", "en": "cellar"}, subject_field=SubjectField.TECH).rows
    ] == ["tech"]


def test_the_starter_terms_tell_the_field_too(tmp_path: Path, overlay: Path) -> None:
    path = tmp_path / "paren.json"
    path.write_text('[{"nl": "vrije kasstroom", "en": "free cash flow"}]', encoding="utf-8")
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase:
        [row] = import_files(termbase, [path], ImportChoices(), "ans").rows
    assert (row.verdict, row.subject_field) == (ADDED, "finance")


def test_a_dry_run_decides_everything_and_writes_nothing(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue"))
    rows = [record("omzet", "turnover"), record("winst", "profit"), record("winst", "profit", term("en", "gain"))]
    dry = importing(*rows, dry_run=True)
    assert (dry.batch, len(all_entries(termbase)), pairs(termbase), len(batches(termbase))) == (None, 1, [], 1)
    assert "a reviewer will be asked" in dry.rows[0].reason
    assert verdicts(dry) == verdicts(importing(*rows)) == [CONFLICT, ADDED, MERGED]


def test_an_import_is_one_change_and_its_undo_leaves_nothing_of_it(termbase: Termbase, importing: Importing) -> None:
    put(termbase, entry("omzet", "revenue"), entry("winst", "profit"))
    before = all_entries(termbase)
    report = importing(
        record("omzet", "turnover"), record("winst", "profit", term("en", "gain")), record("marge", "margin")
    )
    assert verdicts(report) == [CONFLICT, MERGED, ADDED]
    assert batches(termbase)[0].source == "klant.json"
    with termbase.writing() as connection:
        undo_batch(connection, report.batch or 0, "ans")
    assert all_entries(termbase) == before
    assert pairs(termbase) == []


def test_the_undo_of_an_import_leaves_a_conflict_that_a_reviewer_decided_on(
    termbase: Termbase, importing: Importing
) -> None:
    put(termbase, entry("omzet", "revenue"))
    report = importing(record("omzet", "turnover"), record("marge", "margin"))
    Review(termbase, "bea").reject(report.rows[0].suggestion, "wrong English")
    with termbase.writing() as connection:
        undo_batch(connection, report.batch or 0, "ans")
    assert [pair.status for pair in pairs(termbase)] == [PairStatus.REJECTED]


def test_when_one_of_the_files_cannot_be_read_nothing_is_written(termbase: Termbase, tmp_path: Path) -> None:
    good, bad = tmp_path / "goed.json", tmp_path / "slecht.json"
    good.write_text('[{"nl": "omzet", "en": "revenue"}]', encoding="utf-8")
    bad.write_text("[{", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"slecht\.json"):
        import_files(termbase, [good, bad], ImportChoices(), "ans")
    with pytest.raises(UsageError, match="no format 'wordperfect'"):
        import_files(termbase, [good], ImportChoices(format_name="wordperfect"), "ans")
    assert all_entries(termbase) == []


def test_rows_that_the_reader_could_not_use_are_told_in_the_order_of_the_file(
    termbase: Termbase, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("nl,en\nomzet,revenue\nwinst,\nmarge,margin\n", encoding="utf-8")
    report = import_files(termbase, [path], ImportChoices(format_name="csv"), "ans")
    assert verdicts(report) == [ADDED, REFUSED, ADDED]
    assert report.counts == {ADDED: 2, REFUSED: 1}
    assert "no English" in report.rows[1].reason
