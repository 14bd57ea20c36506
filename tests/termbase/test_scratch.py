"""A private copy of a termbase: it holds the same, and what is written to it is gone."""

from __future__ import annotations

from pathlib import Path

from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries, insert_entries
from glossary.termbase.scratch import scratch_copy

ENTRY = ConceptEntry(0, SubjectField.FINANCE, "", (Term("omzet", "nl"), Term("revenue", "en")))


def test_a_copy_holds_what_the_termbase_holds_and_keeps_what_is_written_to_itself(
    tmp_path: Path, overlay: Path
) -> None:
    with open_termbase(tmp_path / "eigen.db", create=True, starter=overlay) as termbase:
        with termbase.writing() as connection:
            insert_entries(connection, [ENTRY])
        with scratch_copy(termbase) as copy:
            assert all_entries(copy) == all_entries(termbase)
            assert copy.rows("SELECT count(*) FROM starter.terms")[0][0] > 0
            with copy.writing() as connection:
                connection.execute("DELETE FROM concept_entries")
            where = copy.rows("PRAGMA database_list")[0]["file"]
        assert len(all_entries(termbase)) == 1
    assert not Path(where).exists()


def test_a_termbase_without_a_file_has_an_empty_copy(tmp_path: Path, overlay: Path) -> None:
    with open_termbase(tmp_path / "geen.db", starter=overlay) as termbase, scratch_copy(termbase) as copy:
        assert all_entries(copy) == []
    assert list(tmp_path.glob("*.db*")) == []
