"""`glossary mine`: what a person gets from a text, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Glossary
from tests.conftest import SAMPLE

ARTICLE = SAMPLE.name


def found(glossary: Glossary, *arguments: object, stdin: str | None = None) -> dict[str, dict[str, object]]:
    """Give the rows of a run by their Dutch terms."""
    run = glossary("mine", *arguments, "--format", "jsonl", stdin=stdin)
    assert run.code == 0, run.err
    rows = [json.loads(line) for line in run.out.splitlines()]
    return {row["nl"]: row for row in rows}


def test_the_sample_gives_its_terms_with_the_english_of_a_journalist(glossary: Glossary) -> None:
    rows = found(glossary, SAMPLE, "--limit", 0)
    expected = {
        "kapitaaluitgaven": "capital expenditure", "vrije kasstroom": "free cash flow", "nettoschuld": "net debt",
        "brutomarge": "gross margin", "kunstmatige intelligentie": "artificial intelligence", "omzetgroei": "revenue growth",
        "winst per aandeel": "earnings per share", "rentelasten": "interest expense",
        "dochteronderneming": "subsidiary", "valutarisico": "currency risk",
    }  # fmt: skip
    assert {nl: rows[nl]["en"] for nl in expected if nl in rows} == expected


def test_people_companies_and_places_are_no_terms_but_can_be_asked_for(glossary: Glossary, mined: Path) -> None:
    names = {"Terpstra", "Vechtstroom Techniek", "Hengelo", "Joost van Haren", "Marloes Terpstra"}
    assert not names & set(found(glossary, ARTICLE, "--limit", 0))
    assert {"Terpstra", "Vechtstroom Techniek"} <= set(found(glossary, ARTICLE, "--names", "--limit", 0))


def test_a_term_has_its_evidence_frequency_and_forms(glossary: Glossary, mined: Path) -> None:
    row = found(glossary, ARTICLE)["kapitaaluitgaven"]
    assert row["frequency"] == 2
    assert row["variants"] == ["kapitaaluitgaven"]
    assert row["field"] == "finance"
    assert "starter terms" in str(row["evidence"])


def test_the_form_that_is_a_known_term_is_shown(glossary: Glossary, tmp_path: Path) -> None:
    text = tmp_path / "kas.txt"
    text.write_text(
        "De bank telde de contanten in de kas. De contanten lagen in de kluis van de bank.\n", encoding="utf-8"
    )
    rows = found(glossary, text, "--limit", 0)
    assert "contanten" in rows
    assert "contant" not in rows


def test_the_table_says_how_many_terms_there_are_and_what_to_do_next(glossary: Glossary, mined: Path) -> None:
    run = glossary("mine", ARTICLE, "--limit", 5)
    assert run.code == 0
    assert run.out.splitlines()[0].split() == ["no.", "Dutch", "English", "conf.", "freq.", "field", "why"]
    assert len(run.out.splitlines()) == 6
    assert "5 shown" in run.err
    assert "Next: glossary review" in run.err
    assert "Next: glossary review --db ander.db" in glossary("mine", "--db", "ander.db", ARTICLE).err


def test_json_and_csv_hold_the_same_terms(glossary: Glossary, mined: Path) -> None:
    as_json = json.loads(glossary("mine", ARTICLE, "--format", "json", "--limit", 8).out)
    as_csv = list(csv.DictReader(io.StringIO(glossary("mine", ARTICLE, "--format", "csv", "--limit", 8).out)))
    assert [row["nl"] for row in as_json] == [row["nl"] for row in as_csv]
    assert [row["en"] for row in as_json] == [row["en"] for row in as_csv]
    assert len(as_json) == 8


def test_standard_input_is_mined(glossary: Glossary) -> None:
    rows = found(glossary, "-", stdin="De vrije kasstroom van het bedrijf daalde in het kwartaal.\n")
    assert rows["vrije kasstroom"]["en"] == "free cash flow"


def test_a_field_and_a_confidence_leave_other_terms_out(glossary: Glossary, mined: Path) -> None:
    assert {row["field"] for row in found(glossary, ARTICLE, "--domain", "tech").values()} == {"tech"}
    sure = found(glossary, ARTICLE, "--min-confidence", 0.95, "--limit", 0)
    assert sure
    assert all(float(str(row["confidence"])) >= 0.95 for row in sure.values())


def test_a_file_that_has_not_changed_is_not_mined_again(glossary: Glossary, mined: Path) -> None:
    first = glossary("mine", ARTICLE, "--format", "csv")
    again = glossary("mine", ARTICLE, "--format", "csv")
    assert again.out == first.out
    assert "mined before and not changed" in again.err


def test_several_files_are_mined_together(glossary: Glossary, article: Path) -> None:
    assert "omzetmijlpalen" in found(glossary, SAMPLE, article, "--limit", 0)
    documents = json.loads(glossary("documents", "--format", "json").out)
    assert {Path(row["document"]).name for row in documents} == {"kwartaalbericht.txt", "bericht.txt"}


def test_a_folder_stands_for_the_files_in_it(glossary: Glossary, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "klanten"
    folder.mkdir()
    article.rename(folder / article.name)
    assert "kapitaaluitgaven" in found(glossary, folder)


def test_segments_in_another_language_are_counted_and_left_out(glossary: Glossary, tmp_path: Path) -> None:
    text = tmp_path / "mixed.txt"
    text.write_text(
        "De omzet van het bedrijf steeg in het derde kwartaal.\n\nThe company raised the outlook for the full year.\n",
        encoding="utf-8",
    )
    run = glossary("mine", text)
    assert run.code == 0
    assert "1 of 2 segments skipped: not Dutch (en)" in run.err
    assert "outlook" not in run.out


def test_escape_codes_in_a_text_never_reach_the_terminal(glossary: Glossary, tmp_path: Path) -> None:
    text = tmp_path / "escape.txt"
    text.write_text("De \x1b[31mkapitaaluitgaven\x1b[0m van \x9b31mhet bedrijf\u202e stegen.\n" * 3, encoding="utf-8")
    assert glossary("mine", text, "--limit", 0).code == 0
    number = json.loads(glossary("list", "--format", "json").out)[0]["number"]
    for form in ("table", "csv", "json", "jsonl"):
        assert glossary("list", "--format", form).code == 0
        assert glossary("show", number, "--format", form).code == 0
