from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary.starter.checks import CODES, Level, check_terms
from glossary.starter.files import terms_folder
from glossary.starter.tally import tally_terms
from tests.starter.conftest import Codes, Findings, Folder


def test_sound_terms_have_no_findings(codes: Codes) -> None:
    assert codes() == []


# One row with one fault, and the code of the fault.
FAULTS = {
    "spaces at the edge of a cell": ("finance", "rente |de|noun|-||interest||banking||", "T004"),
    "two spaces in a row": ("finance", "vrije  kasstroom|de|noun|||free cash flow||results||", "T004"),
    "a character that is not seen": ("finance", "rente|de|noun|-||inter\u00adest||banking||", "T004"),
    "an empty member": ("finance", "rente|de|noun|-||interest|rate;; yield|banking||", "T005"),
    "a member that ends in a comma": ("finance", "rente|de|noun|-||interest|interest rate,|banking||", "T006"),
    "a bracket without its twin": ("finance", "rente|de|noun|-||interest (rate||banking||", "T006"),
    "no English": ("finance", "rente|de|noun|-||||banking||", "T008"),
    "a definition without full stop": ("finance", "rente|de|noun|-||interest||banking|The price of money|", "T009"),
    "a definition with a small letter": ("finance", "rente|de|noun|-||interest||banking|the price of money.|", "T009"),
    "a subfield of the other file": ("finance", "rente|de|noun|-||interest||cloud||", "T012"),
    "an unknown role": ("components", "rente|front||interest|", "T012"),
    "an unknown field": ("false_friends", "rente|rent|interest|money|Rente is the price of money.", "T012"),
    "an unknown part of speech": ("finance", "rente||substantive|-||interest||banking||", "T013"),
    "a noun without its article": ("finance", "rente||noun|-||interest||banking||", "T014"),
    "an article with a verb": ("finance", "sparen|het|verb|||save||banking||", "T015"),
    "an unknown article": ("finance", "rente|die|noun|-||interest||banking||", "T015"),
    "an unknown mark": ("finance", "rente|de|noun|-||interest [uk]||banking||", "T016"),
    "a British mark on a Dutch term": ("finance", "rente|de|noun|-|interest [gb]|interest||banking||", "T016"),
    "a term twice": ("finance", "rente|de|noun|-||interest|rate; Interest|banking||", "T017"),
    "a rendering of a part twice": ("components", "rente|modifier||interest rate; interest rate|", "T017"),
    "wrong and right at once": ("false_friends", "rente|rent|interest; rent||Rente is the price of money.", "T017"),
    "an abbreviation without its Dutch": ("abbreviations", "kpi||KPI|key performance indicator|finance|management|", "T018"),
    "more alternatives than a reader weighs": ("finance", "rente|de|noun|-||interest|a; b; c; d; e; f; g; h; i|banking||", "T019"),
    "a definition with the term in it": ("finance", "rente|de|noun|-||interest||banking|Interest on a loan.|", "T020"),
    "an English article": ("finance", "rente|de|noun|-||the interest||banking||", "T021"),
    "a verb with to": ("finance", "sparen||verb|||to save||banking||", "T021"),
    "a regular plural": ("finance", "kasstroom|de|noun|kasstromen||cash flow||results||", "T022"),
    "a plural of another word": ("finance", "kasstroom|de|noun|geldstromen||cash flow||results||", "T023"),
    "a Dutch typing error": ("finance", "kapitaaluitgvaen|de|noun|=||capital expenditure||results||", "T030"),
    "a compound written apart": ("finance", "belasting aangifte|de|noun|||tax return||tax||", "T031"),
    "vowels that clash": ("tech", "mediaeigenaar|de|noun|||media owner||media||", "T031"),
    "an English typing error": ("finance", "afschrijving|de|noun|||depreciaton||accounting||", "T032"),
    "a British spelling without mark": ("finance", "arbeidsmarkt|de|noun|-||labour market|labor market [us]|labour||", "T033"),
    "an American spelling without mark": ("finance", "arbeidsmarkt|de|noun|-||labour market [gb]|labor market|labour||", "T033"),
    "a British spelling without twin": ("finance", "arbeidsmarkt|de|noun|-||labour market [gb]||labour||", "T034"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, codes: Codes) -> None:
    file, row, code = FAULTS[fault]
    assert codes(**{file: [row]}) == [code]


# Rows that contradict each other, and the code of the contradiction.
CONTRADICTIONS = {
    "the same concept twice": (
        {"finance": ["rente|de|noun|-||interest||banking||", "rente|de|noun|||interest||banking||"]}, "T010"),
    "the same part twice": (
        {"components": ["rente|modifier||interest|", "rente|modifier||interest rate|"]}, "T010"),
    "homonyms with one subfield": (
        {"finance": ["bank|de|noun|||bank||banking||", "bank|de|noun|||bench||banking||"]}, "T011"),
    "the English of a false friend": (
        {"finance": ["rente|de|noun|-||rent||banking||"], "false_friends": ["rente|rent|interest|finance|Rent is huur."]}, "T024"),
    "an admitted false friend": (
        {"finance": ["rente|de|noun|-||interest|rent|banking||"], "false_friends": ["rente|rent|interest||Rent is huur."]}, "T026"),
    "an admitted term that means something else": (
        {"finance": ["rente|de|noun|-|provisie|interest||banking||", "provisie|de|noun|||commission||banking||"]}, "T025"),
    "an article that is not that of the head": (
        {"finance": ["markt|de|noun|||market||business||", "kapitaalmarkt|het|noun|||capital market||bonds||"]}, "T040"),
    "a compound that says nothing of its parts": (
        {"finance": ["kapitaalmarkt|de|noun|||stock exchange||bonds||"], "components": ["markt|head||market|"]}, "T041"),
}  # fmt: skip


@pytest.mark.parametrize("contradiction", CONTRADICTIONS)
def test_a_contradiction_between_rows_is_found(contradiction: str, codes: Codes) -> None:
    files, code = CONTRADICTIONS[contradiction]
    assert codes(**files) == [code]


# Rows that look like a fault and are none.
RIGHT = {
    "homonyms told apart by subfield": {"finance": ["bank|de|noun|||bank||banking||", "bank|de|noun|||bench||business||"]},
    "a compound with the article of its head": {
        "finance": ["markt|de|noun|||market||business||", "kapitaalmarkt|de|noun|||capital market||bonds||"]},
    "two nouns side by side, headed by the first": {
        "finance": ["kapitaal|het|noun|-||capital||accounting||", "reservering kapitaal|de|noun|||capital reserve||accounting||"]},
    "an English word that a false friend forbids elsewhere": {
        "finance": ["agenda|de|noun|||agenda||governance||"], "false_friends": ["agenda|agenda|diary|tech|A diary has dates."]},
    "a word marked as forbidden": {
        "finance": ["rente|de|noun|-||interest|rent [forbidden]|banking||"], "false_friends": ["rente|rent|interest||Rent is huur."]},
    "an irregular plural": {"finance": ["bestuurslid|het|noun|bestuursleden||board member||governance||"]},
    "an abbreviation in capitals": {"finance": ["ESG-score|de|noun|||ESG score||sustainable-finance||"]},
    "British and American, both marked": {
        "finance": ["arbeidsmarkt|de|noun|-||labour market [gb]|labor market [us]|labour||"]},
    "a name with its article": {"finance": ["De Nederlandsche Bank|de|noun|-||De Nederlandsche Bank||supervision||"]},
}  # fmt: skip


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_left_alone(case: str, codes: Codes) -> None:
    assert codes(**RIGHT[case]) == []


def test_a_word_of_the_components_needs_no_other_witness(codes: Codes) -> None:
    swaption = "swaption|de|noun|||swaption||derivatives||"
    assert codes(finance=[swaption]) == ["T030"]
    assert codes(finance=[swaption], components=["swaption|head||swaption|"]) == []


def test_a_finding_says_where_what_and_what_to_do(findings: Findings) -> None:
    (found,) = findings(finance=["rente||noun|-||interest||banking||"])
    assert str(found) == (
        "finance.csv:3: T014 rente: a noun needs its article; fill column 'article' with de, het or de/het"
    )
    assert found.level is Level.ERROR


def rewrite(folder: Path, file: str, old: str, new: str) -> Path:
    """Change the text of a file, past what writes it properly."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8", newline="")
    return folder


# How a text editor or spreadsheet spoils a file, and the code of it.
SPOILT = {
    "another column": ("pos,plural", "pos,number", "T002", 1),
    "a cell too many": ("share,,stock", "share,,,stock", "T003", 2),
    "carriage returns": ("company.,\n", "company.,\r\n", "T001", 2),
    "no line end at the end": ("company.,\n", "company.,", "T001", 2),
    "a quote that does not close": ("share,,", '"share,,', "T001", 0),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_a_finding(how: str, folder: Folder) -> None:
    old, new, code, line = SPOILT[how]
    found = check_terms(rewrite(folder(), "finance.csv", old, new))
    assert [(one.code, one.line) for one in found] == [(code, line)]


def test_a_file_that_is_missing_or_in_another_encoding_is_a_finding(folder: Folder) -> None:
    place = folder()
    (place / "tech.csv").unlink()
    (place / "finance.csv").write_bytes("nl,article\ncoëfficiënt,de\n".encode("latin-1"))
    found = check_terms(place)
    assert [(one.code, one.file, one.line) for one in found] == [("T001", "finance.csv", 2), ("T001", "tech.csv", 0)]


def test_rows_out_of_order_are_found_without_regard_to_case(folder: Folder) -> None:
    place = folder(finance=["Zorgplicht|de|noun|-||duty of care||supervision||"])
    lines = (place / "finance.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    assert check_terms(place) == []
    (place / "finance.csv").write_text("".join([lines[0], lines[2], lines[1]]), encoding="utf-8", newline="")
    assert [(one.code, one.line, one.term) for one in check_terms(place)] == [("T007", 3, "aandeel")]


def test_every_code_is_explained_in_the_readme_of_the_terms() -> None:
    readme = (terms_folder() / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (T\d{3}) \|", readme, re.MULTILINE) == list(CODES)


def test_the_shipped_terms_have_no_errors() -> None:
    errors = [str(found) for found in check_terms(terms_folder()) if found.level is Level.ERROR]
    assert errors == []


def test_the_shipped_terms_cover_both_fields() -> None:
    tallies = tally_terms(terms_folder())
    whole = {(tally.kind, tally.field): tally for tally in tallies if not tally.group}
    finance, tech = whole["concepts", "finance"], whole["concepts", "tech"]
    assert finance.count >= 3_000
    assert tech.count >= 2_000
    assert whole["components", ""].count >= 4_000
    assert whole["false friends", ""].count >= 250
    assert whole["abbreviations", ""].count >= 400
    assert finance.definitions + tech.definitions >= 1_200
    assert finance.notes + tech.notes >= 300
