"""What is written reads back as the same entries, but for what the format said it could not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.exchange.formats import ReadOptions, WriteOptions, format_named, format_names, recognised_format
from glossary.exchange.formats.table_rows import by_status
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus

from .entry_samples import by_identifier, glossaries, sample_entries

TERMINOLOGY = ("tbx2", "tbx3", "tmx", "utx", "json", "gettext")
OUR_TABLES = ("csv", "tsv", "xlsx")
WITH_COMMENTS = ("weblate", "glotpress", "omegat")
WHOLE = (*TERMINOLOGY, *OUR_TABLES, *WITH_COMMENTS, "multiterm")
"""The formats that hold all of an entry; DeepL holds pairs alone."""
# What these cannot hold of some entries, and say: the others come back whole.
MAY_LOSE = {
    "gettext": ("an entry that says the same as another one is joined with it",),
    **dict.fromkeys(WITH_COMMENTS, ("begins with #", "upright bar")),
}
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def there_and_back(
    name: str, found: list[ConceptEntry], folder: Path
) -> tuple[list[ConceptEntry], list[str], list[str]]:
    """The entries read from the file that was written, what the format said it could not hold, and the problems."""
    chosen = format_named(name)
    written = chosen.write(found, WriteOptions())
    path = folder / f"glossary{chosen.suffix}"
    path.write_bytes(written.content)
    assert recognised_format(path).name == name
    if not found and name in {"gettext", "multiterm"}:
        return [], [], []
    read = chosen.read(path, ReadOptions())
    losses = [loss.message for loss in written.losses]
    return [one.entry for one in read.entries], losses, [problem.message for problem in read.problems]


def as_read(name: str) -> Callable[[list[ConceptEntry]], dict[str, ConceptEntry]]:
    """How entries of a format are compared: with the terms of a language in their order, or by status in a table."""
    if name in TERMINOLOGY:
        return by_identifier
    return lambda found: by_identifier(
        [replace(entry, terms=(*by_status(entry, "nl"), *by_status(entry, "en"))) for entry in found]
    )


# One test for all formats: to make the entries takes longer than to write and read them.
@quick
@given(found=glossaries())
def test_what_is_written_reads_back_as_the_same_entries(
    found: list[ConceptEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    for name in WHOLE:
        read, losses, problems = there_and_back(name, found, folder)
        lost = [loss for loss in losses if any(kind in loss for kind in MAY_LOSE.get(name, ()))]
        if name not in WITH_COMMENTS:
            assert (name, losses) == (name, lost)
        if not lost:
            assert (name, as_read(name)(read)) == (name, as_read(name)(found))
            assert (name, problems) == (name, [])


@given(found=glossaries(), data=st.data())
def test_the_order_in_which_entries_are_given_makes_no_difference(
    found: list[ConceptEntry], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(found))
    for name in format_names():
        chosen = format_named(name)
        before, after = (chosen.write(given, WriteOptions()).content for given in (found, shuffled))
        assert (name, after) == (name, before)


@pytest.mark.parametrize("name", WHOLE)
def test_the_sample_reads_back_whole(name: str, tmp_path: Path) -> None:
    read, losses, problems = there_and_back(name, sample_entries(), tmp_path)
    assert as_read(name)(read) == as_read(name)(sample_entries())
    assert problems == []
    if name not in WITH_COMMENTS:
        assert losses == []


@pytest.mark.parametrize("suffix", [".txt", ".tab", ".tsv", ".csv"])
@pytest.mark.parametrize("name", OUR_TABLES[:2])
def test_our_own_table_is_recognised_under_any_ending_and_never_as_that_of_a_tool(
    name: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"terms{suffix}"
    path.write_bytes(format_named(name).write(sample_entries(), WriteOptions()).content)
    assert recognised_format(path).name in OUR_TABLES[:2]


def test_two_entries_with_the_same_dutch_and_the_same_deprecated_english_stay_apart(tmp_path: Path) -> None:
    refused = Term("conference", "en", TermStatus.DEPRECATED)
    found = [
        ConceptEntry(0, SubjectField.TECH, "", (Term("meeting", "nl"), *english, refused), identifier=identifier)
        for identifier, english in (
            ("a", (Term("gathering", "en"),)),
            ("b", (Term("meeting", "en"), Term("gathering", "en"))),
        )
    ]
    read, _, _ = there_and_back("gettext", found, tmp_path)
    assert [[term.text for term in entry.in_language("en")] for entry in read] == [
        ["gathering", "conference"],
        ["meeting", "gathering", "conference"],
    ]
