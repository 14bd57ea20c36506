"""Tables as people have them: the entries they give, and what is said of each row that gives none."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from glossary.errors import ReadingError, UsageError
from glossary.exchange.formats import ReadOptions, WriteOptions, format_named
from glossary.exchange.formats.base import _MODULES, ReadEntries
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from tests.golden import Case, cases

GOLDEN = Path(__file__).with_name("golden")


def read(path: Path, name: str = "csv", **columns: str) -> ReadEntries:
    return format_named(name).read(path, ReadOptions(columns=columns))


def shown_term(term: Term) -> str:
    status = "" if term.status is TermStatus.PREFERRED else term.status.value
    marks = [mark for mark in (status, term.pos, term.gender, term.plural, term.region, term.kind, term.note) if mark]
    return f"{term.language} {term.text}" + (f" ({', '.join(marks)})" if marks else "")


def shown(entry: ConceptEntry) -> str:
    field = "" if entry.subject_field is SubjectField.GENERAL else entry.subject_field.value
    lines = [*map(shown_term, entry.terms), field]
    facts = {"definition": entry.definition, "note": entry.note, "id": entry.identifier}
    lines += [f"{name}: {text}" for name, text in facts.items() if text]
    return "\n".join(filter(None, lines))


def told(found: ReadEntries) -> str:
    blocks = [shown(one.entry) for one in found.entries]
    if found.problems:
        blocks.append("\n".join(f"! {problem.message}" for problem in found.problems))
    return "\n\n".join(blocks)


@cases(GOLDEN / "tables.txt")
def test_a_table_gives_these_entries(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "termen.csv"
    path.write_text(case.given + "\n", encoding="utf-8")
    assert told(read(path)) == case.expected


@cases(GOLDEN / "multiterm.txt")
def test_an_export_of_multiterm_gives_these_entries(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "termbase.txt"
    path.write_bytes((case.given + "\n").encode("utf-16"))
    assert recognised(path) == "multiterm"
    assert told(read(path, "multiterm")) == case.expected


def recognised(path: Path) -> str:
    head = path.read_bytes()[:4096]
    found = (name for name in _MODULES if format_named(name).reads and format_named(name).recognises(path, head))
    return next(found, "none")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "location,source,target,id,fuzzy,context,translator_comments,developer_comments\n", "weblate"),
        ("a.csv", '"source","target","developer_comments"\n"omzet","revenue",""\n', "weblate"),
        ("a.csv", "nl,en,pos,description\nomzet,revenue,noun,\n", "glotpress"),
        ("a.csv", "en,nl,pos,description\nrevenue,omzet,noun,\n", "glotpress"),
        ("a.csv", "omzet,revenue\nwinst,profit\n", "deepl"),
        ("a.csv", "omzet,revenue,nl,en\nwinst,profit,nl,en\n", "deepl"),
        ("a.tsv", "omzet\trevenue\nwinst\tprofit\n", "deepl"),
        ("a.txt", "# Glossary in tab-separated format -*- coding: utf-8 -*-\nomzet\trevenue\n", "omegat"),
        ("a.utf8", "omzet\trevenue\twat verkocht is\nwinst\tprofit\n", "omegat"),
        ("a.txt", "Entry_Subject\tDutch\tEnglish\nfinance\tomzet\trevenue\n", "multiterm"),
        ("a.csv", "Dutch;English;English\nomzet;revenue;turnover\n", "multiterm"),
        ("a.xml", "<?xml version='1.0'?><mtf><conceptGrp/></mtf>", "multiterm"),
        ("a.tsv", "Nederlands\tEngels\tDefinitie\nomzet\trevenue\t\n", "tsv"),
        ("a.txt", "Nederlands\tEngels\tDefinitie\tStatus\nomzet\trevenue\t\t\n", "tsv"),
        ("a.csv", "nl,en\nomzet,revenue\n", "csv"),
        ("a.csv", "bron;doel;opmerking\nomzet;revenue;\n", "csv"),
        ("a.xlsx", "PK", "xlsx"),
    ],
)
def test_a_file_is_recognised_by_its_name_and_first_rows(
    name: str, content: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert recognised(path) == expected


def test_columns_can_be_named_by_heading_or_number(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Terme;Prio;Vertaalsel\nomzet;1;revenue\n", encoding="utf-8")
    by_heading = read(path, nl="terme", en="Vertaalsel")
    by_both = read(path, nl="Terme", en="3")
    assert told(by_heading) == told(by_both)
    assert told(by_heading).startswith("nl omzet\nen revenue")


def test_columns_named_by_number_alone_mean_a_table_without_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1;omzet;revenue;Wat verkocht is.\n2;winst;profit;\n", encoding="utf-8")
    assert told(read(path, nl="2", en="3", definition="4")) == (
        "nl omzet\nen revenue\ndefinition: Wat verkocht is.\n\nnl winst\nen profit"
    )


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"nl": "Dutch", "en": "English"}, r"has no column 'Dutch'; there are 'a', 'b'"),
        ({"nl": "a"}, r"no column is known as 'en'; name it with --column as well"),
        ({"naam": "a"}, r"'naam' is no column that is read; known are nl, en, article"),
    ],
)
def test_a_column_that_cannot_be_found_is_said(columns: dict[str, str], message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\nomzet,revenue\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=message):
        read(path, **columns)


def test_a_table_without_known_headings_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("omzet,revenue,x\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="--column nl=1 --column en=2"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Nederlands;Engels\r\nbeïnvloeding;influence\r\n".encode(encoding))
    assert [one.entry.nl for one in read(path).entries] == ["beïnvloeding"]


def test_what_options_say_is_for_entries_that_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nl,en,field\nserver,server,tech\nomzet,revenue,\n", encoding="utf-8")
    found = format_named("csv").read(path, ReadOptions(subject_field=SubjectField.FINANCE, source="klant")).entries
    assert [(one.entry.subject_field, one.field_told, one.entry.source) for one in found] == [
        (SubjectField.TECH, True, "klant"), (SubjectField.FINANCE, False, "klant"),
    ]  # fmt: skip


def test_every_problem_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('nl,en\n"omzet\nnetto",revenue\nwinst,\n', encoding="utf-8")
    problems = read(path).problems
    assert [(problem.place.line, problem.place.part) for problem in problems] == [(4, "row 3")]


def test_all_sheets_with_known_headings_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Finance"
    book.active.append(["Dutch", "English", "Year"])
    book.active.append(["omzet", "revenue", 2024])
    notes = book.create_sheet("Notes")
    notes.append(["Made by", "the tax team"])
    tech = book.create_sheet("Tech")
    tech.append(["Termenlijst"])
    tech.append(["bron", "doel"])
    tech.append(["stelsel", 2024])
    tech["F3"] = "slip of the mouse"
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = read(path, "xlsx")
    assert [(one.entry.nl, one.entry.en, one.place.part) for one in found.entries] == [
        ("omzet", "revenue", "Finance, row 2"), ("stelsel", "2024", "Tech, row 3"),
    ]  # fmt: skip
    assert [problem.message for problem in found.problems] == [
        "columns that are not read: 'Year'; name one with --column if it is needed",
        "row 1 passed over: it stands above the headings",
        "sheet passed over: no headings name a Dutch and an English column",
        "a cell in a column without a heading was not read (once, at 'slip of the mouse')",
    ]


def test_weblate_rows_marked_as_unsure_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "source,target,fuzzy,context,translator_comments,developer_comments\n"
        "omzet,revenue,True,,,\nwinst,profit,,finance,Van Anna.,Vaste term.\n",
        encoding="utf-8",
    )
    found = read(path, "weblate")
    assert told(found) == (
        "nl winst\nen profit\nfinance\nnote: Vaste term. Van Anna.\n\n"
        "! row 2 passed over: 'omzet' is marked as unsure in Weblate"
    )


def test_what_a_translator_changed_in_weblate_comes_back(tmp_path: Path) -> None:
    entry = ConceptEntry(
        0, SubjectField.FINANCE, "results",
        (Term("programma", "nl"), Term("inkoop", "nl", TermStatus.ADMITTED), Term("programme", "en", region="en-GB")),
        identifier="p1",
    )  # fmt: skip
    path = tmp_path / "a.csv"
    content = format_named("weblate").write([entry], WriteOptions()).content.decode()
    path.write_text(content.replace('"programma","programme"', '"programma","scheme"'), encoding="utf-8")
    (one,) = read(path, "weblate").entries
    assert [(term.text, term.region) for term in one.entry.terms] == [
        ("programma", ""),
        ("inkoop", ""),
        ("scheme", "en-GB"),
    ]
    path.write_text(content.replace('"inkoop","programme"', '"inkoop","purchase"'), encoding="utf-8")
    assert [(found.entry.nl, found.entry.en) for found in read(path, "weblate").entries] == [
        ("programma", "programme"), ("inkoop", "purchase"),
    ]  # fmt: skip


def test_multiterm_xml_as_trados_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(
        """<?xml version="1.0" encoding="UTF-16"?><mtf><conceptGrp><concept>7</concept>
        <system type="entryClass">1</system><transacGrp><transac type="origination">anna</transac></transacGrp>
        <descripGrp><descrip type="Subject">Finance</descrip></descripGrp>
        <languageGrp><language type="Dutch (Belgium)" lang="NL-BE"/><descripGrp><descrip type="Definition">Overzicht
        van de rekening.</descrip></descripGrp><termGrp><term>rekeninguittreksel</term>
        <descripGrp><descrip type="Part of Speech">Noun</descrip></descripGrp></termGrp></languageGrp>
        <languageGrp><language type="English" lang="EN"/><termGrp><term>bank statement</term></termGrp>
        <termGrp><term>account excerpt</term><descripGrp><descrip type="Status">Forbidden</descrip></descripGrp></termGrp>
        </languageGrp><languageGrp><language type="German" lang="DE"/><termGrp><term>Kontoauszug</term></termGrp>
        </languageGrp></conceptGrp></mtf>""".encode("utf-16")
    )
    assert recognised(path) == "multiterm"
    assert told(read(path, "multiterm")) == (
        "nl rekeninguittreksel (noun, nl-BE)\nen bank statement\nen account excerpt (forbidden)\nfinance\n"
        "definition: Overzicht van de rekening.\n\n! terms in other languages were left out: 1 (German)"
    )


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_is_made_for_people_is_not_read(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only written"):
        format_named(name).read(tmp_path / "a", ReadOptions())
    assert not format_named(name).recognises(Path("a.md"), b"# Glossary")
