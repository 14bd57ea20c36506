"""`glossary export`: what goes into the catalogs, and what comes back from translators."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.cli.conftest import Glossary

DATE = ("--date", "2026-11-22")
FINANCE = Path("locales/en/LC_MESSAGES/finance.po")


def messages(path: Path = FINANCE) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def number_of(glossary: Glossary, nl: str) -> str:
    listed = glossary("list", "--format", "csv").out.splitlines()[1:]
    return next(line.split(",")[0] for line in listed if line.split(",")[1] == nl)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text("De vrije kasstroom en de brutomarge van het concern stegen dit kwartaal.\n", encoding="utf-8")
    return path


def test_by_default_what_is_approved_or_stands_in_the_texts_is_written(glossary: Glossary, text: Path) -> None:
    assert glossary("mine", text).code == 0
    run = glossary("export", *DATE)
    assert run.code == 0
    found = messages()
    assert found["vrije kasstroom"].msgstr == "free cash flow"
    assert "brutomarge" in found
    assert "hypotheek" not in found
    assert "artikel.txt" in str(found["vrije kasstroom"].occurrences)


def test_an_approved_term_leaves_no_room_for_starter_terms_that_share_its_dutch(
    glossary: Glossary, tmp_path: Path
) -> None:
    text = tmp_path / "order.txt"
    text.write_text("Het orderboek groeide en de brutomarge steeg. Het orderboek is goed gevuld.", encoding="utf-8")
    glossary("mine", text)
    assert "orderportefeuille" in messages_of(glossary)
    glossary("accept", "orderboek")
    run = glossary("export", *DATE)
    assert "orderportefeuille" not in messages()
    assert {"orderboek", "brutomarge"} <= messages().keys()
    assert "starter term" in run.err
    assert "--approved" in run.err


def messages_of(glossary: Glossary) -> dict[str, polib.POEntry]:
    assert glossary("export", *DATE).code == 0
    return dict(messages())


def test_only_what_was_approved_is_written_on_request(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    glossary("accept", number_of(glossary, "brutomarge"))
    assert glossary("export", "--approved", *DATE).code == 0
    assert list(messages()) == ["brutomarge"]


def test_all_starter_concepts_are_written_on_request(glossary: Glossary) -> None:
    assert glossary("export", "--all", *DATE).code == 0
    assert len(messages()) > 3000


def test_a_rejected_term_is_not_written(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    glossary("reject", number_of(glossary, "brutomarge"), "--reason", "too general")
    glossary("export", *DATE)
    assert "brutomarge" not in messages()


def test_suggestions_are_fuzzy(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "nieuw.txt").write_text(
        "De omzetmijlpalen kwamen sneller dan het bedrijf had verwacht.\n", encoding="utf-8"
    )
    glossary("mine", tmp_path / "nieuw.txt")
    glossary("export", "--with-suggestions", *DATE)
    assert messages()["omzetmijlpalen"].fuzzy


def test_check_tells_stale_files_and_writes_nothing(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    assert glossary("export", "--check", *DATE).code == 1
    assert not FINANCE.exists()
    glossary("export", *DATE)
    before = FINANCE.read_bytes()
    assert glossary("export", "--check", "--date", "2027-01-01").code == 0
    assert glossary("export", "--date", "2027-01-01").code == 0
    assert FINANCE.read_bytes() == before


def test_what_a_translator_changed_stays_and_comes_back_for_review(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    glossary("export", *DATE)
    catalog = FINANCE.read_text(encoding="utf-8")
    FINANCE.write_text(catalog.replace('msgstr "gross margin"', 'msgstr "gross profit margin"'), encoding="utf-8")
    assert glossary("export", *DATE).code == 0
    assert messages()["brutomarge"].msgstr == "gross profit margin"
    listed = glossary("list", "--status", "suggested", "--format", "csv").out
    assert "brutomarge,gross profit margin" in listed
    assert "translator" in glossary("show", number_of(glossary, "brutomarge")).out


def test_contradicting_options_and_a_wrong_date_are_refused(glossary: Glossary) -> None:
    assert glossary("export", "--all", "--approved").code == 1
    assert glossary("export", "--date", "morgen").code == 1
    assert not FINANCE.exists()


def test_other_formats_go_into_one_file_and_tell_what_they_cannot_hold(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    run = glossary("export", "--for", "deepl", *DATE)
    assert (run.code, run.out) == (0, "written    glossary.csv\n")
    assert "brutomarge" in Path("glossary.csv").read_text(encoding="utf-8")
    assert "definition" in run.err
    assert glossary("export", "--for", "deepl", "--check").code == 0
    Path("glossary.csv").write_text("omzet,revenue\n", encoding="utf-8")
    assert glossary("export", "--for", "deepl", "--check").code == 1
    assert Path("glossary.csv").read_text(encoding="utf-8") == "omzet,revenue\n"


def test_the_regions_are_chosen_for_catalogs_and_files_alike(glossary: Glossary, tmp_path: Path) -> None:
    record = (
        '[{"field": "finance", "terms": [{"language": "nl", "text": "afschrijving"}, {"language": "en", "text":'
        ' "amortisation", "region": "en-GB"}, {"language": "en", "text": "amortization", "region": "en-US",'
        ' "kind": "spelling", "status": "admitted"}]}]'
    )
    (tmp_path / "een.json").write_text(record, encoding="utf-8")
    assert glossary("import", "een.json").code == 0
    assert glossary("export", "--approved", "--english", "en-US", *DATE).code == 0
    assert messages()["afschrijving"].msgstr == "amortization"
    glossary("export", "--approved", "--english", "en-US", "--for", "csv", "--out", "us.csv", *DATE)
    assert "amortisation" not in Path("us.csv").read_text(encoding="utf-8")
    assert "no region 'en-AU'" in glossary("export", "--english", "en-AU").error


def test_poedit_and_pontoon_get_no_flags_that_they_drop(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    for name, weblate in (("weblate", True), ("poedit", False), ("pontoon", False)):
        assert glossary("export", "--for", name, "--out", name, *DATE).code == 0
        catalog = (Path(name) / "en/LC_MESSAGES/finance.po").read_text(encoding="utf-8")
        assert ("#, terminology" in catalog) is weblate
        assert ("Last-Translator" in catalog) is (name != "pontoon")
        assert glossary("export", "--for", name, "--out", name, "--check").code == 0
    assert "weblate-flags" in Path("poedit/en/LC_MESSAGES/finance.po").read_text(encoding="utf-8")


def test_a_catalog_that_pontoon_wrote_changes_nothing(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    glossary("export", "--for", "pontoon", *DATE)
    before = FINANCE.read_bytes()
    glossary("export", "--for", "pontoon", "--date", "2027-03-01")
    assert FINANCE.read_bytes() == before


def test_a_single_catalog_is_a_file(glossary: Glossary, text: Path) -> None:
    glossary("mine", text)
    assert glossary("export", "--for", "gettext", "--out", "alles.po", *DATE).out == "written    alles.po\n"
    assert messages(Path("alles.po"))["brutomarge"].msgstr == "gross margin"
    assert glossary("export", "--for", "weblate", "--out", "weblate.csv", *DATE).code == 0
    assert Path("weblate.csv").read_text(encoding="utf-8").startswith('"location","source","target"')


def test_options_that_do_not_go_together_are_refused(glossary: Glossary) -> None:
    for arguments in (
        ("--for", "word"), ("--for", "csv", "--mo"), ("--status", "good"), ("--since", "gisteren"),
        ("--all", "--since", "2026-01-01"), ("--document", "weg.txt"), ("--domain", "botany"),
    ):  # fmt: skip
        assert glossary("export", *arguments).error
    assert not Path("locales").exists()
