"""What other tools write is read, and what of it was not kept is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.exchange.formats import ReadOptions, format_named
from glossary.model import SubjectField

from .show import read_shown

FOREIGN = Path(__file__).with_name("foreign")
FILES = {
    "iate.tbx": "tbx2", "bank.tbx": "tbx3", "weblate.tbx": "tbx2", "memory.tmx": "tmx", "bureau.utx": "utx",
    "weblate.po": "gettext", "english.po": "gettext", "plain.json": "json", "lines.jsonl": "json",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_tool_is_read_as_its_text_says(name: str) -> None:
    path = FOREIGN / name
    assert read_shown(FILES[name], path) == (FOREIGN / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_by_its_format_and_by_no_other_of_these(name: str) -> None:
    path = FOREIGN / name
    head = path.read_bytes()[:4096]
    takers = [known for known in {*FILES.values()} if format_named(known).recognises(path, head)]
    assert takers == [FILES[name]]


@pytest.mark.parametrize("name", ["iate.tbx", "bank.tbx"])
def test_either_edition_of_tbx_is_read_under_the_name_of_the_other(name: str) -> None:
    other = {"tbx2": "tbx3", "tbx3": "tbx2"}[FILES[name]]
    assert read_shown(other, FOREIGN / name) == read_shown(FILES[name], FOREIGN / name)


def test_an_entry_without_a_field_takes_that_of_the_options_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"nl": "huur", "en": "rent"}\n{"nl": "knop", "en": "button", "field": "IT"}\n', encoding="utf-8")
    read = format_named("json").read(path, ReadOptions(SubjectField.FINANCE, source="makelaar"))
    told = [(one.entry.nl, one.entry.subject_field.value, one.field_told, one.entry.source) for one in read.entries]
    assert told == [("huur", "finance", False, "makelaar"), ("knop", "tech", True, "makelaar")]


def test_regions_that_differ_within_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "regions.tbx"
    path.write_text(
        '<martif><text><body><termEntry><langSet xml:lang="nl-BE"><tig><term>syndicus</term></tig></langSet>'
        '<langSet xml:lang="nl"><tig><term>beheerder</term></tig></langSet>'
        '<langSet xml:lang="en"><tig><term>managing agent</term><termNote type="geographicalUsage">UK</termNote></tig>'
        "</langSet></termEntry></body></text></martif>",
        encoding="utf-8",
    )
    (one,) = format_named("tbx2").read(path, ReadOptions()).entries
    assert [(term.text, term.region) for term in one.entry.terms] == [
        ("syndicus", "nl-BE"),
        ("beheerder", ""),
        ("managing agent", "en-GB"),
    ]


def test_our_own_export_of_catalogs_is_read_back_with_its_forbidden_terms_and_variants(tmp_path: Path) -> None:
    from glossary.exchange.gettext_export import export_catalogs
    from tests.exchange.gettext_samples import MOMENT, PO, sample_concepts

    export_catalogs(sample_concepts(), [], tmp_path, MOMENT, variants=True)
    read = format_named("gettext").read(tmp_path / PO, ReadOptions())
    found = {(one.entry.nl, one.entry.en): one.entry for one in read.entries}
    assert len(found) == len(read.entries) == len(sample_concepts())
    for wanted in sample_concepts():
        entry = found[wanted.nl, wanted.en]
        assert {(term.text, term.status, term.region, term.kind) for term in entry.terms} == {
            (term.text, term.status, term.region, term.kind) for term in wanted.terms
        }
        assert (entry.subfield, entry.definition, entry.note) == (wanted.subfield, wanted.definition, wanted.note)


def test_a_compiled_catalog_gives_its_terms_and_leaves_out_what_may_be_forbidden(tmp_path: Path) -> None:
    from glossary.exchange.gettext_export import export_catalogs
    from tests.exchange.gettext_samples import MOMENT, PO, sample_concepts

    export_catalogs(sample_concepts(), [], tmp_path, MOMENT, mo=True)
    read = format_named("gettext").read((tmp_path / PO).with_suffix(".mo"), ReadOptions())
    assert {(one.entry.nl, one.entry.en, one.entry.subfield) for one in read.entries} == {
        ("kapitaaluitgave", "capital expenditure", ""),
        ("rekening", "invoice", "bookkeeping"),
        ("rekening", "account", "banking"),
        ("één-tweetje", "one-two", ""),
        ("Ebitda", "EBITDA", ""),
    }
    assert [problem.message for problem in read.problems] == [
        "a message was left out that may be a forbidden term; read the .po instead of the .mo (once, at 'kapitaaluitgave')"
    ]


def test_what_a_translator_put_into_our_export_comes_back(tmp_path: Path) -> None:
    from glossary.exchange.formats import WriteOptions

    from .entry_samples import sample_entries

    written = format_named("gettext").write(sample_entries(), WriteOptions()).content.decode()
    path = tmp_path / "edited.po"
    added = '\n# Van mij.\nmsgid "afschrijving"\nmsgstr "depreciation"\n'
    for old, new in (("assets", "total assets"), ("capital expenditure", "investment")):
        written = written.replace(f'msgstr "{old}"', f'msgstr "{new}"')
    path.write_text(written + added, encoding="utf-8")
    read = format_named("gettext").read(path, ReadOptions())
    assert [(one.entry.nl, [term.text for term in one.entry.in_language("en")]) for one in read.entries] == [
        ("aan boord brengen", ["onboard", "WACC & <co>"]),
        ("activa", ["total assets"]),
        ("kapitaaluitgave", ["investment", "capex", "capital spending", "capital output"]),
        ("afschrijving", ["depreciation"]),
    ]
    assert next(one.entry.note for one in read.entries if one.entry.nl == "afschrijving") == "Van mij."
