"""The bytes that are written, to read; a change of them is a change of what other tools get."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.exchange.formats import WriteOptions, format_named
from glossary.model import ConceptEntry, Term

from .entry_samples import ADMITTED, FINANCE, FORBIDDEN, sample_entries

GOLDEN = Path(__file__).with_name("golden")
WRITTEN = ("tbx2", "tbx3", "tmx", "utx", "json", "gettext")
OPTIONS = WriteOptions("Begrippen & termen", datetime(2024, 5, 1, 9, 30, tzinfo=UTC))


@pytest.mark.parametrize("name", WRITTEN)
def test_the_sample_is_written_as_the_golden_file_has_it(name: str) -> None:
    chosen = format_named(name)
    assert chosen.write(sample_entries(), OPTIONS).content == (GOLDEN / f"sample.{name}{chosen.suffix}").read_bytes()


@pytest.mark.parametrize("name", WRITTEN)
def test_no_entries_give_a_file_all_the_same(name: str) -> None:
    written = format_named(name).write([], OPTIONS)
    assert written.content.endswith(b"\n")
    assert written.losses == ()


def regional() -> ConceptEntry:
    terms = (
        Term("syndicus", "nl", ADMITTED, region="nl-BE"),
        Term("beheerder", "nl"),
        Term("organisation", "en"),
        Term("organization", "en", ADMITTED, region="en-US", kind="spelling"),
        Term("organisation body", "en", ADMITTED, region="en-GB"),
    )
    return ConceptEntry(1, FINANCE, "", terms, source="x", identifier="r1")


@pytest.mark.parametrize("name", ["tbx2", "tmx", "utx", "gettext"])
def test_a_region_leaves_out_the_terms_of_the_other_and_prefers_its_own_spelling(name: str) -> None:
    content = format_named(name).write([regional()], WriteOptions(dutch="nl-NL", english="en-US")).content.decode()
    assert "organization" in content
    assert "syndicus" not in content
    assert "organisation body" not in content


def test_the_spelling_of_the_region_stands_first() -> None:
    content = format_named("json").write([regional()], WriteOptions(english="en-US")).content.decode()
    assert content.index('"organization","status":"preferred"') < content.index('"organisation","status":"admitted"')


def test_an_entry_that_a_region_leaves_without_dutch_is_left_out_and_told() -> None:
    entry = ConceptEntry(
        1, FINANCE, "", (Term("syndicus", "nl", region="nl-BE"), Term("managing agent", "en")), source="x"
    )
    written = format_named("tbx2").write([entry], WriteOptions(dutch="nl-NL"))
    assert b"syndicus" not in written.content
    assert [loss.message for loss in written.losses] == [
        "an entry has no nl term for nl-NL and is left out (once, at 'syndicus')"
    ]


def test_a_memory_never_offers_a_forbidden_term() -> None:
    entry = ConceptEntry(1, FINANCE, "", (Term("omzet", "nl"), Term("turnaround", "en", FORBIDDEN)), source="x")
    written = format_named("tmx").write([entry], WriteOptions())
    assert b"turnaround" not in written.content
    assert len(written.losses) == 1


def test_losses_are_counted_by_kind_with_an_example() -> None:
    found = [
        ConceptEntry(number, FINANCE, "", (Term(f"om\u202ezet {number}", "nl"), Term("revenue", "en")), source="x")
        for number in range(3)
    ]
    written = format_named("tbx2").write(found, WriteOptions())
    assert [loss.message for loss in written.losses] == [
        "invisible characters of a text are left out (3 times, the first at 'omzet 0')"
    ]


def test_two_entries_with_one_identifier_get_two() -> None:
    found = [
        ConceptEntry(1, FINANCE, "", (Term(nl, "nl"), Term("x", "en")), source="x", identifier="same")
        for nl in ("a", "b")
    ]
    written = format_named("tbx3").write(found, WriteOptions())
    assert b'id="same"' in written.content
    assert b'id="same-2"' in written.content
    assert len(written.losses) == 1
