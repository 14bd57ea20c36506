"""The log of changes: what an import or an edit did can be read and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import UsageError
from glossary.model import ConceptEntry, Equivalent, Evidence, EvidenceKind, SubjectField, Term, TermPair, TermStatus
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import (
    BatchKind,
    Changing,
    batches,
    changes_of_batch,
    changes_of_entry,
    last_standing_batch,
    undo_batch,
)
from glossary.termbase.contentions import import_mark
from glossary.termbase.entries import all_entries, entries_by_number, insert_entries
from glossary.termbase.entry_json import entry_from_text, entry_text
from glossary.termbase.mined import pairs, save_pair


def entry(nl: str, en: str) -> ConceptEntry:
    return ConceptEntry(0, SubjectField.FINANCE, "", (Term(nl, "nl"), Term(en, "en")), source="import")


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        yield opened


def imported(termbase: Termbase, *entries: ConceptEntry) -> tuple[int, list[int]]:
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.IMPORT, "termen.csv", "ans")
        numbers = changing.add(entries)
        assert changing.batch is not None
        return changing.batch, numbers


def terms_of(termbase: Termbase) -> list[tuple[str, str]]:
    return [(entry.nl, entry.en) for entry in all_entries(termbase)]


def test_an_import_is_one_batch_with_every_entry_in_it(termbase: Termbase) -> None:
    batch, numbers = imported(termbase, entry("omzet", "revenue"), entry("winst", "profit"))
    assert [(found.kind, found.source, found.author, found.changes) for found in batches(termbase)] == [
        (BatchKind.IMPORT, "termen.csv", "ans", 2)
    ]
    assert [change.entry for change in changes_of_batch(termbase, batch)] == numbers
    assert changes_of_entry(termbase, numbers[0])[0].before is None


def test_a_command_that_changes_nothing_leaves_no_batch(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        assert Changing(connection, BatchKind.EDIT, "", "ans").batch is None
    assert batches(termbase) == []


def test_a_whole_import_is_undone_at_once_and_only_once(termbase: Termbase) -> None:
    batch, _ = imported(termbase, entry("omzet", "revenue"), entry("winst", "profit"))
    with termbase.writing() as connection:
        undone = undo_batch(connection, batch, "bea")
    assert (undone.restored, undone.kept, terms_of(termbase)) == (2, (), [])
    with termbase.writing() as connection, pytest.raises(UsageError, match="undone before"):
        undo_batch(connection, batch, "bea")


def test_an_entry_edited_since_the_import_is_left_alone_by_its_undo(termbase: Termbase) -> None:
    batch, numbers = imported(termbase, entry("omzet", "revenue"), entry("winst", "profit"))
    with termbase.writing() as connection:
        Changing(connection, BatchKind.EDIT, "", "bea").replace(numbers[0], entry("omzet", "sales"))
    with termbase.writing() as connection:
        undone = undo_batch(connection, batch, "ans")
    assert (undone.restored, undone.kept) == (1, (numbers[0],))
    assert terms_of(termbase) == [("omzet", "sales")]


def test_a_removed_entry_comes_back_with_its_number_and_identifier(termbase: Termbase) -> None:
    _, (number,) = imported(termbase, entry("omzet", "revenue"))
    before = entries_by_number(termbase, [number])
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.REMOVE, "", "ans")
        changing.remove(number)
    assert terms_of(termbase) == []
    with termbase.writing() as connection:
        undo_batch(connection, changing.batch or 0, "ans")
    assert entries_by_number(termbase, [number]) == before


def test_an_edit_keeps_the_identifier_it_was_given(termbase: Termbase) -> None:
    _, (number,) = imported(termbase, entry("omzet", "revenue"))
    (old,) = entries_by_number(termbase, [number])
    with termbase.writing() as connection:
        changed = replace(old, terms=(Term("netto-omzet", "nl"), Term("net sales", "en")))
        Changing(connection, BatchKind.EDIT, "", "ans").replace(number, changed)
    (new,) = entries_by_number(termbase, [number])
    assert (new.nl, new.identifier) == ("netto-omzet", old.identifier)


def test_starter_terms_and_missing_entries_cannot_be_changed(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.EDIT, "", "ans")
        with pytest.raises(UsageError, match="starter term"):
            changing.remove(-3)
        with pytest.raises(UsageError, match="no entry 99"):
            changing.replace(99, entry("omzet", "revenue"))


def test_the_newest_batch_that_stands_is_the_one_before_an_undone_one(termbase: Termbase) -> None:
    first, _ = imported(termbase, entry("omzet", "revenue"))
    second, _ = imported(termbase, entry("winst", "profit"))
    with termbase.writing() as connection:
        undo_batch(connection, second, "ans")
        found = last_standing_batch(connection)
        assert found is not None
        assert found.number == first
        assert last_standing_batch(connection, "bea") is None


@pytest.mark.parametrize("table", ["batches", "entry_changes"])
def test_the_log_cannot_be_changed(termbase: Termbase, table: str) -> None:
    imported(termbase, entry("omzet", "revenue"))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
        with pytest.raises(sqlite3.IntegrityError):
            termbase.connection.execute(statement)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
TERMS = st.builds(
    Term,
    text=WORDS,
    language=st.sampled_from(["nl", "en"]),
    status=st.sampled_from(TermStatus),
    pos=st.sampled_from(["", "noun"]),
    region=st.sampled_from(["", "en-GB"]),
    note=st.sampled_from(["", "alleen in België"]),
    case_sensitive=st.booleans(),
)


@given(
    st.builds(
        ConceptEntry,
        number=st.just(0),
        subject_field=st.sampled_from(SubjectField),
        subfield=WORDS,
        terms=st.lists(TERMS, min_size=1, max_size=4).map(tuple),
        definition=st.sampled_from(["", "Wat een onderneming verkoopt."]),
        identifier=st.sampled_from(["7f3a", "IATE-123"]),
    )
)
def test_an_entry_reads_back_from_the_log_as_it_was(entry: ConceptEntry) -> None:
    assert entry_from_text(entry_text(entry)) == entry


def test_an_undo_is_in_the_log_with_what_it_gave_back_and_the_newest_change_comes_first(termbase: Termbase) -> None:
    _, (number,) = imported(termbase, entry("omzet", "revenue"))
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.EDIT, "", "bea")
        changing.replace(number, entry("omzet", "sales"))
    with termbase.writing() as connection:
        undo_batch(connection, changing.batch or 0, "ans")
    undo = batches(termbase)[0]
    assert (undo.kind, undo.author, undo.undoes, undo.changes) == (BatchKind.UNDO, "ans", changing.batch, 1)
    assert [(change.before and change.before.en, change.after and change.after.en) for change in changes_of_entry(termbase, number)] == [
        ("sales", "revenue"), ("revenue", "sales"), (None, "revenue"),
    ]  # fmt: skip
    assert changes_of_batch(termbase, undo.number) == changes_of_entry(termbase, number)[:1]


def test_an_entry_that_a_batch_changed_twice_is_taken_back_wholly_or_left_alone(termbase: Termbase) -> None:
    _, (number,) = imported(termbase, entry("omzet", "revenue"))
    with termbase.writing() as connection:
        twice = Changing(connection, BatchKind.SYNC, "", "ans")
        twice.replace(number, entry("omzet", "sales"))
        twice.replace(number, entry("omzet", "turnover"))
    with termbase.writing() as connection:
        Changing(connection, BatchKind.EDIT, "", "bea").replace(number, entry("omzet", "sales"))
    with termbase.writing() as connection:
        undone = undo_batch(connection, twice.batch or 0, "ans")
    assert (undone.restored, undone.kept, terms_of(termbase)) == (0, (number,), [("omzet", "sales")])


def test_a_removed_entry_stays_away_when_its_suggestion_has_another_one_by_now(termbase: Termbase) -> None:
    with termbase.writing() as connection:
        pair = save_pair(connection, suggestion("omzet", "revenue"), None)
        (number,) = insert_entries(connection, [entry("omzet", "revenue")], pair)
        removal = Changing(connection, BatchKind.REMOVE, "", "ans")
        removal.remove(number)
        insert_entries(connection, [entry("omzet", "sales")], pair)
    with termbase.writing() as connection:
        undone = undo_batch(connection, removal.batch or 0, "ans")
    assert (undone.restored, undone.kept, terms_of(termbase)) == (0, (number,), [("omzet", "sales")])


def test_what_is_no_change_cannot_be_undone(termbase: Termbase) -> None:
    batch, _ = imported(termbase, entry("omzet", "revenue"))
    with termbase.writing() as connection:
        undo_batch(connection, batch, "ans")
    undo = batches(termbase)[0].number
    for number in (undo, undo + 1):
        with termbase.writing() as connection, pytest.raises(UsageError, match=f"no change {number} to undo"):
            undo_batch(connection, number, "ans")


@pytest.mark.parametrize(("kind", "left"), [(BatchKind.IMPORT, ["marge"]), (BatchKind.EDIT, ["marge", "omzet"])])
def test_the_undo_of_an_import_takes_the_suggestions_back_that_it_left_for_review(
    termbase: Termbase, kind: BatchKind, left: list[str]
) -> None:
    with termbase.writing() as connection:
        number = Changing(connection, kind, "termen.csv", "ans").begin()
        save_pair(connection, suggestion("omzet", "revenue", f"termen.csv {import_mark(number)}"), None)
        save_pair(connection, suggestion("marge", "margin", f"termen.csv {import_mark(number + 1)}"), None)
    with termbase.writing() as connection:
        undo_batch(connection, number, "ans")
    assert [pair.nl for pair in pairs(termbase)] == left


def suggestion(nl: str, en: str, told: str = "termen.csv") -> TermPair:
    equivalent = Equivalent(en, 0.5, (Evidence(EvidenceKind.IMPORT, told),))
    return TermPair(0, nl, nl, SubjectField.FINANCE, (equivalent,), worth=1.0)
