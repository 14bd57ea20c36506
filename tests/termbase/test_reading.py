"""What is read while others write is of one moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries, insert_entries


def test_an_entry_whose_terms_are_taken_away_meanwhile_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "glossary.db"
    entry = ConceptEntry(0, SubjectField.FINANCE, "", (Term("omzet", "nl"), Term("revenue", "en")))
    with open_termbase(path, create=True) as reader, open_termbase(path) as writer:
        with writer.writing() as connection:
            insert_entries(connection, [entry])
        read = type(reader).rows

        def rows(self: object, sql: str, *parameters: object) -> object:
            found = read(reader, sql, *parameters)
            if "concept_entries" in sql:
                with writer.writing() as connection:
                    connection.execute("DELETE FROM terms")
            return found

        monkeypatch.setattr(type(reader), "rows", rows)
        assert [found.nl for found in all_entries(reader)] == ["omzet"]
