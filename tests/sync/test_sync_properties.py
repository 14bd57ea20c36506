"""What must hold for any entries: a sync settles, two people end with the same, and no term of either is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.exchange.formats.base import WriteOptions
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tally import Tally
from glossary.model import ConceptEntry, Place, SubjectField, Term, TermStatus
from glossary.sync.merging import Side, merge_rows, merged_list
from glossary.sync.rows import entry_of_row, rows_of, settled_row, table_text
from glossary.sync.tables import read_table
from tests.sync.conftest import Person, contents, texts

_TEXTS = st.one_of(
    st.sampled_from(
        ["omzet", "rente", "vrije kasstroom", "=1+1", "a;b", "c [us]", 'zegt "ja"', "x,y", "'s ochtends", "-", "<<<<<<< HEAD",
         "e\\f", "één", "[abbr]", "+31", "<script>", "\u202eomgekeerd", "d\ne", "none", "#"]
    ),
    st.text(min_size=1, max_size=12).filter(lambda text: text.strip() != ""),
)  # fmt: skip
_NOTES = st.one_of(st.just(""), _TEXTS)


@st.composite
def terms(draw: st.DrawFn, language: str) -> Term:
    regions = {"nl": ["", "nl-NL", "nl-BE"], "en": ["", "en-GB", "en-US"]}[language]
    return Term(
        draw(_TEXTS),
        language,
        draw(st.sampled_from(TermStatus)),
        draw(st.sampled_from(["", "noun", "verb"])),
        draw(st.sampled_from(["", "de", "het"])) if language == "nl" else "",
        draw(st.sampled_from(["", "-", "="])),
        draw(st.sampled_from(regions)),
        draw(st.sampled_from(["", "abbr", "spelling"])),
        draw(_NOTES),
        draw(st.booleans()),
    )


@st.composite
def entries(draw: st.DrawFn) -> ConceptEntry:
    both = (*draw(st.lists(terms("nl"), min_size=1, max_size=3)), *draw(st.lists(terms("en"), min_size=1, max_size=3)))
    unique = {(term.language, term.text): term for term in both}
    return ConceptEntry(
        0, draw(st.sampled_from(SubjectField)), draw(_NOTES), tuple(unique.values()), draw(_NOTES), draw(_NOTES),
        draw(st.sampled_from(["review", "starter"])), identifier=draw(st.sampled_from(["", "1", "2", "3e5", "=4"])),
    )  # fmt: skip


def tidy(given_entries: list[ConceptEntry]) -> list[ConceptEntry]:
    """Give the entries as any file can hold them."""
    return prepared(given_entries, WriteOptions(), Tally(Place("test")))


@settings(deadline=None)
@given(st.lists(entries(), max_size=5))
def test_rows_and_tables_read_back_as_written(given_entries: list[ConceptEntry]) -> None:
    rows, _ = rows_of([replace(entry, number=number) for number, entry in enumerate(tidy(given_entries), 1)], [])
    assert all(settled_row(row, Place("x.csv")) == row for row in rows.values())
    for name in SubjectField:
        of_field = {identifier: row for identifier, row in rows.items() if row["field"] == name}
        table = read_table(f"{name}.csv", table_text(of_field.values()), lambda: None, known={})
        assert (table.problems, table.rows) == ([], of_field)


@settings(deadline=None)
@given(entries())
def test_an_entry_keeps_all_its_terms_in_a_row(entry: ConceptEntry) -> None:
    for written in tidy([entry]):
        rows, _ = rows_of([replace(written, number=1)], [])
        (row,) = rows.values()
        read = entry_of_row(row, Place("x.csv"))
        assert set(read.terms) == set(written.terms)
        assert (read.definition, read.note, read.subfield) == (written.definition, written.note, written.subfield)
        assert (read.subject_field, read.source, read.identifier) == (
            written.subject_field, written.source, written.identifier,
        )  # fmt: skip


@settings(deadline=None)
@given(st.lists(entries(), max_size=4), st.lists(entries(), max_size=4), st.sampled_from(Side))
def test_two_people_end_with_the_same_and_nothing_is_lost(
    of_ans: list[ConceptEntry], of_bob: list[ConceptEntry], prefer: Side
) -> None:
    with TemporaryDirectory() as name:
        base = Path(name)
        for person in ("ans", "bob"):
            (base / person).mkdir()
        ans, bob = Person(base / "ans" / "g.db"), Person(base / "bob" / "g.db")
        folder = base / "termen"
        ans.add(*tidy(of_ans))
        bob.add(*tidy(of_bob))
        had = texts([*ans.entries().values(), *bob.entries().values()])
        assert ans.sync(folder).findings == []
        report = bob.sync(folder, prefer=prefer)
        assert report.findings == []
        ans.sync(folder)
        one, other = rows_of(list(ans.entries().values()), [])[0], rows_of(list(bob.entries().values()), [])[0]
        assert one == other
        lost = had - texts(ans.entries().values())
        told = " ".join(conflict.other for conflict in report.conflicts).replace("\\", "")
        assert all(text.replace("\\", "") in told for text in lost)
        before = contents(folder)
        for person in (ans, bob, ans):
            again = person.sync(folder)
            assert (again.termbase, again.folder, again.conflicts, again.batch) == ([], [], [], None)
        assert contents(folder) == before


@settings(deadline=None)
@given(st.data())
def test_what_only_one_side_changed_is_taken(data: st.DataObject) -> None:
    made, _ = rows_of(
        [replace(entry, number=n) for n, entry in enumerate(tidy(data.draw(st.lists(entries(), max_size=4))), 1)], []
    )
    other, _ = rows_of(
        [replace(entry, number=n) for n, entry in enumerate(tidy(data.draw(st.lists(entries(), max_size=4))), 1)], []
    )
    for prefer in Side:
        assert merge_rows(made, other, made, prefer).rows == other
        assert merge_rows(made, made, other, prefer).rows == other
        same = merge_rows(made, other, other, prefer)
        assert (same.rows, same.conflicts) == (other, [])


@given(*(st.lists(st.sampled_from("abcdef"), unique=True).map("; ".join) for _ in range(3)))
def test_merged_lists_have_every_addition_and_no_removal(base: str, mine: str, theirs: str) -> None:
    split = [set(text.split("; ")) - {""} for text in (base, mine, theirs, merged_list(base, mine, theirs))]
    before, one, other, merged = split
    assert merged == ((one | other) - ((before - one) | (before - other)))
