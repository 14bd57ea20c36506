"""Entries and their history as tables, for people: what programs read is JSON, tested in test_entries.py."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Glossary


def test_an_entry_is_shown_and_listed_with_its_terms_and_its_history(glossary: Glossary, mined: Path) -> None:
    assert glossary("add", "proefbaten", "trial income", "--field", "finance").code == 0
    shown = glossary("show", "proefbaten").out
    assert "proefbaten (preferred" in shown
    assert "trial income (preferred" in shown
    lines = glossary("history").out.splitlines()
    assert lines[0].split()[:2] == ["when", "who"]
    (line,) = [line for line in lines[1:] if "proefbaten" in line]
    assert line.split()[2:4] == ["toetser", "add"]
    (entry,) = [line for line in glossary("list", "--entries").out.splitlines() if "proefbaten" in line]
    assert entry.split()[:3] == ["e1", "proefbaten", "trial"]
