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
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
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
from glossary.termbase.entries import all_entries, entries_by_number
from glossary.termbase.entry_json import entry_from_text, entry_text


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
