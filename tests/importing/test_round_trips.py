"""What was exported comes back as it was: into an empty termbase the same bytes, into its own termbase no change."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.exchange.formats import WriteOptions, format_named, format_names
from glossary.importing import ImportChoices, ImportReport, RowVerdict, import_files
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.starter.files import terms_folder
from glossary.starter.parsing import load_starter_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries

OPTIONS = WriteOptions(moment=datetime(2026, 11, 22, tzinfo=UTC))
# DeepL's pairs are all alike, and a catalog joins entries that say the same.
LOSSLESS = [name for name in format_names() if format_named(name).reads and name not in {"deepl", "gettext"}]
HEADS = ["omzet", "winst", "marge", "kasstroom", "rekening", "voorziening", "rente", "lening"]
MODIFIERS = ["", "vrije ", "netto", "bruto", "kwartaal", "één ", "groeps", "AI-"]
ENGLISH = [
    "revenue",
    "profit",
    "margin",
    "cash flow",
    "account",
    "provision",
    "interest",
    "loan",
    "50% rule",
    "=sum",
    "a & b",
    "<b>",
]


@st.composite
def entries(draw: st.DrawFn) -> list[ConceptEntry]:
    """Entries as a termbase has them: no two with the same preferred Dutch in a field."""
    names = draw(
        st.lists(st.tuples(st.sampled_from(MODIFIERS), st.sampled_from(HEADS)), min_size=1, max_size=6, unique=True)
    )
    return [draw(_entry("".join(name))) for name in names]


@st.composite
def _entry(draw: st.DrawFn, nl: str) -> ConceptEntry:
    # The first Dutch term is the preferred one; the others are of other entries at most as synonyms.
    statuses = st.sampled_from([TermStatus.ADMITTED, TermStatus.DEPRECATED, TermStatus.FORBIDDEN])
    english = draw(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=3, unique=True))
    others = [
        Term(text, "en", draw(statuses), region=draw(st.sampled_from(["", "en-GB", "en-US"]))) for text in english[1:]
    ]
    dutch = Term(nl, "nl", pos=draw(st.sampled_from(["", "noun"])), gender=draw(st.sampled_from(["", "de", "het"])))
    texts = st.sampled_from(["", "What was sold.", "+31 is a number", "Zie ook: 'winst'; of \"marge\""])
    return ConceptEntry(
        0, draw(st.sampled_from(list(SubjectField))), draw(st.sampled_from(["", "results", "m&a"])),
        (dutch, Term(english[0], "en"), *others), draw(texts), draw(texts), "review",
    )  # fmt: skip


def filled(path: Path, found: Sequence[ConceptEntry]) -> Termbase:
    termbase = open_termbase(path, create=True)
    with termbase.writing() as connection:
        Changing(connection, BatchKind.ADD, "", "bea").add(found)
    return termbase


def imported(termbase: Termbase, name: str, content: bytes, folder: Path) -> ImportReport:
    path = folder / f"uitvoer{format_named(name).suffix}"
    path.write_bytes(content)
    return import_files(termbase, [path], ImportChoices(format_name=name), "ans")


def written(termbase: Termbase, name: str) -> bytes:
    return format_named(name).write(all_entries(termbase), OPTIONS).content


@pytest.mark.parametrize("name", LOSSLESS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=entries())
def test_an_export_imported_into_an_empty_termbase_exports_the_same_bytes(name: str, found: list[ConceptEntry]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with filled(folder / "een.db", found) as termbase:
            content = written(termbase, name)
        with open_termbase(folder / "twee.db", create=True) as empty:
            report = imported(empty, name, content, folder)
            assert {row.verdict for row in report.rows} <= {RowVerdict.ADDED}, report.rows
            assert written(empty, name) == content


@pytest.mark.thorough
@pytest.mark.parametrize("name", LOSSLESS)
def test_the_starter_terms_survive_export_and_import(name: str, tmp_path: Path) -> None:
    concepts = load_starter_terms(terms_folder()).concepts[::40]
    with filled(tmp_path / "een.db", [replace(entry, number=0) for entry in concepts]) as termbase:
        content = written(termbase, name)
    with open_termbase(tmp_path / "twee.db", create=True) as empty:
        imported(empty, name, content, tmp_path)
        assert written(empty, name) == content


@pytest.mark.thorough
@pytest.mark.parametrize("name", LOSSLESS)
def test_what_a_termbase_exported_changes_nothing_in_it(name: str, tmp_path: Path) -> None:
    concepts = load_starter_terms(terms_folder()).concepts[::80]
    with filled(tmp_path / "een.db", [replace(entry, number=0) for entry in concepts]) as termbase:
        before = all_entries(termbase)
        report = imported(termbase, name, written(termbase, name), tmp_path)
        assert report.counts == {RowVerdict.THERE: len(before)}
        assert (report.batch, all_entries(termbase)) == (None, before)
