from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.starter.checks import Finding, check_terms
from glossary.starter.files import FILES
from glossary.starter.sheets import format_rows

# Right in every respect, and small enough to read.
SOUND = {
    "finance.csv": ["aandeel|het|noun|||share||stock-market|A unit of ownership in a company.|"],
    "tech.csv": ["bestand|het|noun|||file||general-it||"],
    "components.csv": ["kapitaal|modifier||capital|kapitaalmarkt = capital market"],
    "false_friends.csv": ["eventueel|eventually|possible; if necessary||Eventueel means perhaps."],
    "abbreviations.csv": ["btw|belasting over de toegevoegde waarde|VAT|value added tax|finance|tax|"],
}

Folder = Callable[..., Path]
Codes = Callable[..., list[str]]
Findings = Callable[..., list[Finding]]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write a folder of terms: sound rows, with those given (cells between `|`) added to their file."""

    def write(**files: list[str]) -> Path:
        place = tmp_path / "terms"
        place.mkdir(exist_ok=True)
        for file in FILES:
            lines = [*SOUND[file], *files.get(file.removesuffix(".csv"), [])]
            text = format_rows(file, [line.split("|") for line in lines])
            (place / file).write_text(text, encoding="utf-8", newline="")
        return place

    return write


@pytest.fixture
def findings(folder: Folder) -> Findings:
    """Check a folder with some rows added."""

    def check(**files: list[str]) -> list[Finding]:
        return check_terms(folder(**files))

    return check


@pytest.fixture
def codes(findings: Findings) -> Codes:
    """Give the codes of what a folder with some rows added gets wrong."""

    def check(**files: list[str]) -> list[str]:
        return [found.code for found in findings(**files)]

    return check
