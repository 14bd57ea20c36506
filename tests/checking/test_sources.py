"""Translations out of each format, with their places and marks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from glossary.checking.check import check_segments
from glossary.checking.findings import Finding
from glossary.checking.sources import bilingual_translations, document_translations
from glossary.checking.terms import TermIndex
from glossary.errors import ReadingError
from glossary.model import Problem
from glossary.reading import Limits

XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="nl" target-language="en" original="a" datatype="plaintext"><body>
<trans-unit id="1"><source>De omzet daalde.</source><target>The income fell.</target></trans-unit>
<trans-unit id="2"><source>De winst daalde.</source><target>The letter fell.</target><note>glossary-ignore</note></trans-unit>
<trans-unit id="3" glossary-ignore="term-missing"><source>De rente daalde.</source><target>The letter fell.</target></trans-unit>
</body></file></xliff>
"""
TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="nl" datatype="plaintext" segtype="sentence" adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/>
<body>
<tu tuid="a"><tuv xml:lang="nl"><seg>De omzet daalde.</seg></tuv><tuv xml:lang="en"><seg>The income fell.</seg></tuv></tu>
<tu tuid="b"><prop type="x-mark">glossary-ignore: term-missing</prop><tuv xml:lang="nl"><seg>De winst daalde.</seg></tuv>
<tuv xml:lang="en"><seg>The letter fell.</seg></tuv></tu>
</body></tmx>
"""


def findings(index: TermIndex, path: Path) -> list[Finding]:
    return check_segments(index, bilingual_translations(str(path), Limits(), []))


@pytest.mark.parametrize(("name", "content", "line"), [("a.xliff", XLIFF, 4), ("a.tmx", TMX, 4)])
def test_marks_in_xliff_and_tmx_are_heeded(
    index: TermIndex, tmp_path: Path, name: str, content: str, line: int
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [(finding.subject, finding.place.line) for finding in findings(index, path)] == [("omzet", line)]


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_tables_with_two_columns_are_checked_row_by_row(index: TermIndex, tmp_path: Path, separator: str) -> None:
    path = tmp_path / ("a.tsv" if separator == "\t" else "a.csv")
    rows = [("nl", "en"), ("De omzet daalde.", "Revenue fell."), ("De winst daalde.", "The letter fell.")]
    path.write_text("".join(f"{separator.join(row)}\n" for row in rows), encoding="utf-8")
    assert [(finding.subject, finding.place.line) for finding in findings(index, path)] == [("winst", 3)]


def test_workbooks_are_checked_row_by_row(index: TermIndex, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [("nl", "en"), ("De omzet daalde.", "The income fell."), ("De winst daalde.", "Profit fell.")]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert [finding.subject for finding in findings(index, tmp_path / "a.xlsx")] == ["omzet"]


def test_a_document_is_checked_against_its_english_version_at_the_dutch_places(
    index: TermIndex, tmp_path: Path
) -> None:
    dutch, english = tmp_path / "a.nl.txt", tmp_path / "a.en.txt"
    dutch.write_text("De omzet steeg met 5 procent.\n\nDe nettowinst daalde door hogere kosten.\n", encoding="utf-8")
    english.write_text("Revenue rose 5 percent.\n\nThe margin fell because of higher costs.\n", encoding="utf-8")
    found = check_segments(index, document_translations(index, str(dutch), str(english), Limits(), []))
    assert [(finding.subject, finding.place.line) for finding in found] == [("nettowinst", 3)]


def test_the_same_translation_twice_is_told_at_both_places(index: TermIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(
        "nl\ten\nDe omzet daalde.\tThe income fell.\nDe omzet daalde.\tThe income fell.\n", encoding="utf-8"
    )
    assert [finding.place.line for finding in findings(index, path)] == [2, 3]


def test_a_text_that_was_not_translated_is_told(index: TermIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("nl\ten\nDe winst daalde niet.\tDe winst daalde niet.\nBudget\tBudget\n", encoding="utf-8")
    assert [(finding.kind, finding.place.line) for finding in findings(index, path)] == [("untranslated", 2)]


def test_a_file_of_another_kind_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("De omzet daalde.", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"not read as a bilingual file; known are \.po"):
        list(bilingual_translations(str(path), Limits(), []))


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(TMX.replace("<tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx', 1), encoding="utf-8")
    with pytest.raises(ReadingError, match="entities"):
        list(bilingual_translations(str(path), Limits(), []))


def test_translations_that_are_missing_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "De omzet"\nmsgstr ""\n', encoding="utf-8")
    problems: list[Problem] = []
    assert list(bilingual_translations(str(path), Limits(), problems)) == []
    assert any("not translated yet" in str(problem) for problem in problems)
