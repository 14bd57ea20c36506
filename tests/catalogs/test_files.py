"""Entries to one file: written when it differs, dated when it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.catalogs import export_file
from glossary.errors import CatalogError, UsageError
from glossary.exchange.formats import WriteOptions, format_named, format_names
from glossary.model import Term, TermStatus
from tests.exchange.gettext_samples import concept, sample_concepts

MONDAY = WriteOptions(moment=datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
FRIDAY = WriteOptions(moment=datetime(2026, 11, 27, 17, 45, tzinfo=UTC))


@pytest.mark.parametrize("name", format_names())
def test_a_file_is_left_alone_when_only_the_day_is_another(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"lijst{format_named(name).suffix}"
    assert export_file(sample_concepts(), format_named(name), path, MONDAY).changed
    before = path.read_bytes()
    done = export_file(sample_concepts(), format_named(name), path, FRIDAY)
    assert (done.changed, path.read_bytes()) == (False, before)
    assert not export_file(sample_concepts(), format_named(name), path, FRIDAY, check=True).changed


@pytest.mark.parametrize("name", format_names())
def test_a_check_tells_a_stale_file_and_writes_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"lijst{format_named(name).suffix}"
    assert export_file(sample_concepts(), format_named(name), path, MONDAY, check=True).changed
    assert not path.exists()
    export_file(sample_concepts(), format_named(name), path, MONDAY)
    before = path.read_bytes()
    more = [*sample_concepts(), concept("winst", "profit", number=9)]
    assert export_file(more, format_named(name), path, FRIDAY, check=True).changed
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["tmx", "deepl", "gettext"])
def test_entries_that_the_file_cannot_hold_are_not_counted(name: str, tmp_path: Path) -> None:
    forbidden = replace(
        concept("eventueel", "x", number=9), terms=(_forbidden("eventueel", "nl"), _forbidden("x", "en"))
    )
    done = export_file([*sample_concepts(), forbidden], format_named(name), tmp_path / "lijst", MONDAY)
    assert done.entries == len(sample_concepts())
    assert "left out (once, at 'eventueel')" in str(done.losses)


def _forbidden(text: str, language: str) -> Term:
    return Term(text, language, TermStatus.FORBIDDEN)


def test_a_date_that_was_asked_for_is_written(tmp_path: Path) -> None:
    path = tmp_path / "lijst.tbx"
    export_file(sample_concepts(), format_named("tbx2"), path, MONDAY)
    assert export_file(sample_concepts(), format_named("tbx2"), path, FRIDAY, keep_date=False).changed
    assert b"2026-11-27" in path.read_bytes()


def test_a_folder_and_a_path_that_leads_nowhere_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        export_file(sample_concepts(), format_named("csv"), tmp_path, MONDAY)
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises((UsageError, CatalogError), match="bestand"):
        export_file(sample_concepts(), format_named("csv"), tmp_path / "bestand" / "lijst.csv", MONDAY)
