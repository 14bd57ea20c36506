"""Termbases and folders that are synced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.sync import Side, SyncReport, sync_folder
from glossary.termbase import open_termbase
from glossary.termbase.changes import BatchKind, Changing
from glossary.termbase.entries import all_entries

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


def concept(nl: str, en: str, *admitted: str, definition: str = "", note: str = "") -> ConceptEntry:
    terms = (Term(nl, "nl"), Term(en, "en"), *(Term(text, "en", TermStatus.ADMITTED) for text in admitted))
    return ConceptEntry(0, SubjectField.FINANCE, "", terms, definition, note, "review")


class Person:
    """Somebody with a termbase of their own; it is opened for each step, as commands do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, *entries: ConceptEntry) -> None:
        with open_termbase(self.path, create=True) as termbase, termbase.writing() as connection:
            Changing(connection, BatchKind.ADD, "", "ans").add(entries)

    def edit(self, nl: str, change: Callable[[ConceptEntry], ConceptEntry | None]) -> None:
        """Change the entry with a Dutch term, or remove it."""
        with open_termbase(self.path) as termbase, termbase.writing() as connection:
            entry = next(entry for entry in all_entries(termbase) if entry.nl == nl)
            changing = Changing(connection, BatchKind.EDIT, "", "ans")
            after = change(entry)
            if after is None:
                changing.remove(entry.number)
            else:
                changing.replace(entry.number, after)

    def sync(self, folder: Path, *, prefer: Side | None = None, dry_run: bool = False) -> SyncReport:
        with open_termbase(self.path, create=True) as termbase:
            return sync_folder(termbase, folder, "ans", MOMENT, prefer=prefer, dry_run=dry_run)

    def entries(self) -> dict[str, ConceptEntry]:
        """Give the entries by identifier."""
        with open_termbase(self.path, create=True) as termbase:
            return {entry.identifier: entry for entry in all_entries(termbase)}

    def terms(self) -> list[tuple[str, str]]:
        return sorted((entry.nl, entry.en) for entry in self.entries().values())


@pytest.fixture
def ans(tmp_path: Path) -> Person:
    (tmp_path / "ans").mkdir()
    return Person(tmp_path / "ans" / "glossary.db")


@pytest.fixture
def bob(tmp_path: Path) -> Person:
    (tmp_path / "bob").mkdir()
    return Person(tmp_path / "bob" / "glossary.db")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def texts(entries: Iterable[ConceptEntry]) -> set[str]:
    """Give every term."""
    return {term.text for entry in entries for term in entry.terms}
