"""Which entries an export takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.catalogs import Choice, Selection, chosen_entries
from glossary.errors import UsageError
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.suggest import suggest_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries

FORBIDDEN, PREFERRED = TermStatus.FORBIDDEN, TermStatus.PREFERRED
LONG_AGO, TODAY = datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC)


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        yield opened


def put(termbase: Termbase, nl: str, en: str, *others: Term, field: SubjectField = SubjectField.FINANCE) -> int:
    with termbase.writing() as connection:
        changing = Changing(connection, BatchKind.ADD, "", "bea")
        return changing.add([ConceptEntry(0, field, "", (Term(nl, "nl"), Term(en, "en"), *others))])[0]


def names(termbase: Termbase, **choice: object) -> list[str]:
    return [entry.nl for entry in chosen_entries(termbase, Choice(Selection.APPROVED, **choice)).entries]  # type: ignore[arg-type]


def age(termbase: Termbase) -> None:
    """Make everything that happened so far old, as if it were years ago."""
    for table in ("batches", "verdicts"):
        name = f"{table}_are_never_changed"
        [(trigger,)] = termbase.connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchall()
        termbase.connection.execute(f"DROP TRIGGER {name}")
        termbase.connection.execute(f"UPDATE {table} SET moment = '2019-05-01T10:00:00+02:00'")
        termbase.connection.execute(trigger)


def test_a_field_is_chosen(termbase: Termbase) -> None:
    put(termbase, "omzet", "revenue")
    put(termbase, "knop", "button", field=SubjectField.TECH)
    assert names(termbase) == ["omzet", "knop"]
    assert names(termbase, subject_field=SubjectField.TECH) == ["knop"]


def test_only_terms_of_the_statuses_asked_for_are_left_and_entries_without_them_are_told(termbase: Termbase) -> None:
    put(termbase, "omzet", "revenue", Term("turnover", "en", FORBIDDEN))
    put(termbase, "eventueel", "possible")
    with_forbidden = chosen_entries(termbase, Choice(Selection.APPROVED, statuses=frozenset({PREFERRED, FORBIDDEN})))
    assert [len(entry.terms) for entry in with_forbidden.entries] == [3, 2]
    preferred = chosen_entries(termbase, Choice(Selection.APPROVED, statuses=frozenset({PREFERRED})))
    assert [len(entry.terms) for entry in preferred.entries] == [2, 2]
    forbidden = chosen_entries(termbase, Choice(Selection.APPROVED, statuses=frozenset({FORBIDDEN})))
    assert forbidden.entries == []
    assert "2 entries have no Dutch or no English term that is forbidden" in str(forbidden.problems[0])


def test_entries_are_chosen_by_when_they_were_added_or_changed(termbase: Termbase) -> None:
    put(termbase, "omzet", "revenue")
    number = put(termbase, "winst", "profit")
    age(termbase)
    put(termbase, "marge", "margin")
    assert names(termbase, since=LONG_AGO) == ["marge"]
    entry = next(found for found in all_entries(termbase) if found.number == number)
    with termbase.writing() as connection:
        Changing(connection, BatchKind.EDIT, "", "bea").replace(number, replace(entry, note="After tax."))
    assert names(termbase, since=LONG_AGO) == ["winst", "marge"]
    assert names(termbase, since=TODAY.replace(year=TODAY.year + 1)) == []


def test_moments_of_other_time_zones_are_compared_rightly(termbase: Termbase) -> None:
    put(termbase, "omzet", "revenue")
    age(termbase)
    # 10:00 at +02:00 is 08:00 in UTC.
    assert names(termbase, since=datetime(2019, 5, 1, 8, tzinfo=UTC)) == ["omzet"]
    assert names(termbase, since=datetime(2019, 5, 1, 9, tzinfo=UTC)) == []


def test_entries_are_chosen_by_the_document_they_stand_in(tmp_path: Path, overlay: Path) -> None:
    for name, text in (
        ("een.txt", "De kapitaaluitgaven stegen dit kwartaal. De kapitaaluitgaven van het concern blijven hoog.\n"),
        ("twee.txt", "De brutomarge van het concern daalde dit kwartaal. De brutomarge blijft laag.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay) as termbase:
        suggest_terms(termbase, [str(tmp_path / "een.txt"), str(tmp_path / "twee.txt")])
        put(termbase, "kapitaaluitgave", "capital expenditure")
        put(termbase, "brutomarge", "gross margin")
        assert names(termbase, document=str(tmp_path / "een.txt")) == ["kapitaaluitgave"]
        assert names(termbase, document=str(tmp_path / "twee.txt")) == ["brutomarge"]
        with pytest.raises(UsageError, match=r"did you mean '.*een\.txt'"):
            names(termbase, document=str(tmp_path / "ene.txt"))


def test_a_starter_concept_is_known_by_the_same_identifier_whatever_terms_are_left_out(
    tmp_path: Path, overlay: Path
) -> None:
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay) as termbase:
        whole = chosen_entries(termbase, Choice(Selection.ALL)).entries
        preferred = chosen_entries(termbase, Choice(Selection.ALL, statuses=frozenset({PREFERRED}))).entries
    assert len(preferred) > 3_000
    names = {entry.number: entry.identifier for entry in whole}
    assert all(entry.stable_identifier == names[entry.number] for entry in preferred)
