"""What a file says of an entry beside its terms: tidied, or left out and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossary.importing.cleaning import Cleaned, Unfit, cleaned
from glossary.model import ConceptEntry, SubjectField, Term

ENTRY = ConceptEntry(0, SubjectField.FINANCE, "", (Term("omzet", "nl"), Term("revenue", "en")), source="klant.tbx")


def tidy(entry: ConceptEntry) -> Cleaned:
    found = cleaned(entry, "klant.tbx")
    assert isinstance(found, Cleaned)
    return found


def test_a_tidy_entry_stays_as_it_is() -> None:
    assert tidy(ENTRY) == Cleaned(ENTRY)


@pytest.mark.parametrize("name", ["definition", "note"])
def test_a_text_as_long_as_a_chapter_is_left_out_and_told(name: str) -> None:
    longest = replace(ENTRY, **{name: "w" * 10_000})
    assert tidy(longest).entry == longest
    found = tidy(replace(ENTRY, **{name: "w" * 10_001}))
    assert (getattr(found.entry, name), found.remarks) == (
        "",
        (f"the {name} has 10001 characters, more than 10000, and is left out",),
    )


def test_a_text_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    found = tidy(replace(ENTRY, definition="Wat er\u200b verkocht\r\nis.", note="Eerste regel\r\ntweede regel "))
    assert (found.entry.definition, found.entry.note) == ("Wat er verkocht\nis.", "Eerste regel\ntweede regel")
    assert found.remarks == ("characters that cannot be seen were taken out of the definition",)


def test_an_identifier_that_is_too_long_is_no_identifier() -> None:
    assert tidy(replace(ENTRY, identifier="7" * 200)).entry.identifier == "7" * 200
    assert tidy(replace(ENTRY, identifier="7" * 201)).entry.identifier == ""
    assert tidy(replace(ENTRY, identifier="7\x1bf3a")).entry.identifier == "7f3a"


def test_a_term_of_another_language_and_an_unknown_region_are_told() -> None:
    terms = (replace(ENTRY.terms[0], region="nl-SR"), ENTRY.terms[1], Term("Umsatz", "de"))
    found = tidy(replace(ENTRY, terms=terms))
    assert found.entry.terms == ENTRY.terms
    assert found.remarks == ("the region 'nl-SR' of 'omzet' is left out", "a term in 'de' is left out")


def test_an_entry_without_a_language_says_which() -> None:
    assert cleaned(replace(ENTRY, terms=ENTRY.terms[:1]), "klant.tbx") == Unfit("omzet", "", "has no English term")
