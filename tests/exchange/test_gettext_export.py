"""A folder of catalogs, exported again and again while translators work in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polib
import pytest

from glossary.errors import CatalogError
from glossary.exchange.gettext_export import ExportReport, export_catalogs, export_starter
from glossary.exchange.merge import ChangeKind

from .gettext_samples import FINANCE, LATER, MOMENT, PO, TECH, concept, edit, read, sample_concepts, suggestion

GOLDEN = Path(__file__).parent / "golden"
SUGGESTIONS = [suggestion("omzetmijlpaal", "revenue milestone", "turnover milestone")]


def export(out: Path, entries=None, moment: datetime = MOMENT, suggestions=(), **more) -> ExportReport:
    return export_catalogs(sample_concepts() if entries is None else entries, suggestions, out, moment, **more)


def state(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


@pytest.mark.parametrize("name", ["finance.pot", PO])
def test_the_export_of_the_samples_is_the_golden_file(tmp_path: Path, name: str) -> None:
    export(tmp_path, suggestions=SUGGESTIONS)
    assert (tmp_path / name).read_text(encoding="utf-8") == (GOLDEN / Path(name).name).read_text(encoding="utf-8")


def test_each_field_has_a_template_a_catalog_and_on_request_a_compiled_one(tmp_path: Path) -> None:
    report = export(tmp_path, [concept("omzet", "revenue"), concept("chip", "chip", field=TECH)], mo=True)
    assert sorted(state(tmp_path)) == [
        "en/LC_MESSAGES/finance.mo", "en/LC_MESSAGES/finance.po", "en/LC_MESSAGES/tech.mo", "en/LC_MESSAGES/tech.po",
        "finance.pot", "tech.pot",
    ]  # fmt: skip
    assert len(report.written) == 6
    assert report.entries == 2
    assert polib.mofile(str(tmp_path / "en/LC_MESSAGES/finance.mo"))[0].msgstr == "revenue"


def test_a_field_without_entries_is_left_alone(tmp_path: Path) -> None:
    export(tmp_path, [concept("chip", "chip", field=TECH)])
    before = state(tmp_path)
    export(tmp_path, [concept("omzet", "revenue")], LATER)
    assert before.items() <= state(tmp_path).items()


def test_nothing_to_export_writes_nothing(tmp_path: Path) -> None:
    assert export(tmp_path / "out", []) == ExportReport()
    assert not (tmp_path / "out").exists()


def test_the_order_of_the_entries_does_not_show(tmp_path: Path) -> None:
    export(tmp_path / "a", sample_concepts())
    export(tmp_path / "b", sample_concepts()[::-1])
    assert state(tmp_path / "a") == state(tmp_path / "b")


def test_the_bytes_are_utf_8_without_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    export(tmp_path)
    for content in state(tmp_path).values():
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert not content.endswith(b"\n\n")
        assert "één" in content.decode("utf-8")


@pytest.mark.parametrize("with_base", [True, False])
def test_exporting_again_later_changes_no_byte(tmp_path: Path, with_base: bool) -> None:
    first = export(tmp_path, mo=True)
    before = state(tmp_path)
    report = export(tmp_path, moment=LATER, mo=True, base=first.snapshots if with_base else None)
    assert state(tmp_path) == before
    assert report.written == ()
    assert len(report.unchanged) == 3


def test_a_change_in_the_termbase_gives_a_new_date_and_changes_that_message_alone(tmp_path: Path) -> None:
    first = export(tmp_path, [concept("omzet", "turnover"), concept("winst", "profit")])
    before = (tmp_path / PO).read_text(encoding="utf-8").splitlines()
    export(tmp_path, [concept("omzet", "revenue"), concept("winst", "profit")], LATER, base=first.snapshots)
    after = (tmp_path / PO).read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('"PO-Revision-Date: 2024-05-01 09:30+0000\\n"', '"PO-Revision-Date: 2025-01-02 08:00+0000\\n"'),
        ('msgstr "turnover"', 'msgstr "revenue"'),
    ]


def test_a_check_names_the_stale_files_and_writes_nothing(tmp_path: Path) -> None:
    missing = export(tmp_path / "out", check=True)
    assert names(missing.stale) == ["finance.pot", "finance.po"]
    assert not (tmp_path / "out").exists()
    export(tmp_path / "out")
    before = state(tmp_path / "out")
    assert export(tmp_path / "out", moment=LATER, check=True).stale == ()
    report = export(tmp_path / "out", [*sample_concepts(), concept("kas", "cash")], LATER, check=True)
    assert names(report.stale) == ["finance.pot", "finance.po"]
    assert report.written == ()
    assert state(tmp_path / "out") == before


def test_what_a_translator_changed_stays_over_many_exports_until_it_is_reviewed(tmp_path: Path) -> None:
    report = export(tmp_path)
    edit(tmp_path, 'msgstr "invoice"', 'msgstr "bill"')
    for _ in range(3):
        report = export(tmp_path, moment=LATER, base=report.snapshots)
        assert [(change.msgid, change.msgctxt, change.before, change.after) for change in report.changes] == [
            ("rekening", "finance, bookkeeping", "invoice", "bill")
        ]
        assert report.changes[0].catalog == "finance"
        assert {message.msgstr for message in read(tmp_path)} >= {"bill", "account"}
    accepted = [
        concept("rekening", "bill", subfield="bookkeeping") if one.en == "invoice" else one for one in sample_concepts()
    ]
    report = export(tmp_path, accepted, LATER, base=report.snapshots)
    assert (report.changes, report.conflicts) == ((), ())


def test_a_declined_change_is_taken_back(tmp_path: Path) -> None:
    report = export(tmp_path)
    before = state(tmp_path)
    edit(tmp_path, 'msgstr "invoice"', 'msgstr "bill"')
    report = export(tmp_path, base=report.snapshots, declined={("rekening", "bill")})
    assert [(change.kind, change.before, change.after) for change in report.changes] == [
        (ChangeKind.DECLINED, "invoice", "bill")
    ]
    assert state(tmp_path) == before


def test_an_approved_suggestion_comes_back_for_review(tmp_path: Path) -> None:
    first = export(tmp_path, suggestions=SUGGESTIONS)
    edit(tmp_path, "#, fuzzy, terminology", "#, terminology")
    report = export(tmp_path, moment=LATER, suggestions=SUGGESTIONS, base=first.snapshots)
    assert [(change.msgid, change.kind, change.after) for change in report.changes] == [
        ("omzetmijlpaal", ChangeKind.APPROVED, "revenue milestone")
    ]
    assert not any(message.fuzzy for message in read(tmp_path))


def test_suggestions_are_left_out_of_the_compiled_catalog(tmp_path: Path) -> None:
    export(tmp_path, suggestions=SUGGESTIONS, mo=True)
    assert "omzetmijlpaal" not in {
        message.msgid for message in polib.mofile(str(tmp_path / "en/LC_MESSAGES/finance.mo"))
    }
    assert "omzetmijlpaal" in {message.msgid for message in read(tmp_path, "finance.pot")}


def test_remarks_headers_and_flags_of_translators_survive(tmp_path: Path) -> None:
    first = export(tmp_path)
    edit(tmp_path, '"X-Source-Language: nl\\n"', '"X-Source-Language: nl\\n"\n"X-Poedit-Basepath: .\\n"')
    edit(tmp_path, '"Language-Team: none\\n"', '"Language-Team: Financial desk\\n"')
    edit(tmp_path, '#, terminology\nmsgid "Ebitda"', '#, terminology, max-length:9\nmsgid "Ebitda"')
    edit(
        tmp_path,
        "#. Part of speech: noun\n#. Subject field: finance\n",
        "# Never translated.\n#. Subject field: finance\n",
    )
    edit(tmp_path, "# Dutch-English glossary: finance.", "# The glossary of the financial desk.")
    export(tmp_path, [*sample_concepts(), concept("kas", "cash")], LATER, base=first.snapshots)
    found = read(tmp_path)
    assert found.header.startswith("The glossary of the financial desk.")
    assert (found.metadata["X-Poedit-Basepath"], found.metadata["Language-Team"]) == (".", "Financial desk")
    message = found.find("Ebitda")
    assert (message.tcomment, message.flags) == ("Never translated.", ["terminology", "max-length:9"])
    assert message.comment.startswith("Part of speech: noun")
    assert found.find("kas").msgstr == "cash"


def test_a_header_without_the_fields_that_pontoon_strips_is_completed(tmp_path: Path) -> None:
    first = export(tmp_path)
    text = (tmp_path / PO).read_text(encoding="utf-8")
    stripped = ("Language-Team", "Last-Translator", "PO-Revision-Date", "POT-Creation-Date", "X-Generator")
    kept = [
        line for line in text.splitlines(keepends=True) if not line.startswith(tuple(f'"{name}:' for name in stripped))
    ]
    (tmp_path / PO).write_text("".join(kept), encoding="utf-8")
    report = export(tmp_path, moment=LATER, base=first.snapshots)
    assert set(stripped) <= read(tmp_path).metadata.keys()
    assert report.changes == ()


def test_vanished_terms_are_kept_as_obsolete(tmp_path: Path) -> None:
    first = export(tmp_path)
    report = export(tmp_path, sample_concepts()[1:], LATER, base=first.snapshots)
    assert report.obsolete == 2
    assert {message.msgid for message in read(tmp_path).obsolete_entries()} == {"kapitaaluitgave"}
    assert b'#~ msgid "kapitaaluitgave"' in (tmp_path / PO).read_bytes()


def test_a_broken_catalog_stops_the_export_before_anything_is_written(tmp_path: Path) -> None:
    export(tmp_path, [concept("omzet", "revenue"), concept("chip", "chip", field=TECH)])
    edit(tmp_path, 'msgstr "chip"', 'msgstr "chip', "en/LC_MESSAGES/tech.po")
    before = state(tmp_path)
    with pytest.raises(
        CatalogError, match=r"tech\.po: is a broken catalog \(line \d+: .*; check it with 'msgfmt --check'"
    ):
        export(tmp_path, [concept("winst", "profit"), concept("kabel", "cable", field=TECH)], LATER)
    assert state(tmp_path) == before


def test_a_message_that_stands_there_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    export(tmp_path, [concept("omzet", "revenue"), concept("winst", "profit")])
    with (tmp_path / PO).open("a", encoding="utf-8") as stream:
        stream.write('\nmsgid "winst"\nmsgstr "gain"\n')
    line = (tmp_path / PO).read_text(encoding="utf-8").splitlines().index('msgstr "gain"')
    with pytest.raises(CatalogError, match=f"line {line}: 'winst' stands there twice"):
        export(tmp_path, [concept("omzet", "revenue"), concept("winst", "profit")], LATER)


def test_an_empty_file_in_the_place_of_a_catalog_is_filled(tmp_path: Path) -> None:
    export(tmp_path)
    before = state(tmp_path)
    (tmp_path / PO).write_bytes(b"")
    export(tmp_path)
    assert state(tmp_path) == before


@pytest.mark.parametrize("content", [b"\x00\x01\xff\xfe" * 100, b"%PDF-1.7\n", "één".encode("utf-16")])
def test_a_file_that_is_no_catalog_is_not_overwritten(tmp_path: Path, content: bytes) -> None:
    export(tmp_path)
    (tmp_path / PO).write_bytes(content)
    with pytest.raises(CatalogError):
        export(tmp_path)
    assert (tmp_path / PO).read_bytes() == content


def test_a_catalog_in_the_other_direction_is_not_overwritten(tmp_path: Path) -> None:
    export(tmp_path)
    edit(tmp_path, '"Language: en\\n"', '"Language: nl\\n"')
    with pytest.raises(CatalogError, match="is a catalog into 'nl', not into English"):
        export(tmp_path)


def test_a_regional_english_catalog_is_merged(tmp_path: Path) -> None:
    export(tmp_path)
    edit(tmp_path, '"Language: en\\n"', '"Language: en_GB\\n"')
    export(tmp_path, [*sample_concepts(), concept("kas", "cash")], LATER)
    assert read(tmp_path).metadata["Language"] == "en_GB"


@pytest.mark.parametrize("out", [Path("/proc/glossary"), Path(__file__) / "out"])
def test_a_folder_that_cannot_be_written_is_said(out: Path) -> None:
    with pytest.raises(CatalogError, match="choose another output folder"):
        export(out)


def test_a_folder_in_the_place_of_a_catalog_is_said(tmp_path: Path) -> None:
    (tmp_path / PO).mkdir(parents=True)
    with pytest.raises(CatalogError, match="choose another output folder"):
        export(tmp_path)
    assert not (tmp_path / "finance.pot").exists()


def test_a_device_in_the_place_of_a_catalog_is_not_read(tmp_path: Path) -> None:
    (tmp_path / PO).parent.mkdir(parents=True)
    (tmp_path / PO).symlink_to("/dev/zero")
    with pytest.raises(CatalogError, match="is no file"):
        export(tmp_path)


def test_the_starter_terms_are_exported_whole_and_the_same_each_time(tmp_path: Path) -> None:
    report = export_starter(tmp_path, MOMENT)
    assert sorted(state(tmp_path)) == ["en/LC_MESSAGES/finance.po", "en/LC_MESSAGES/tech.po", "finance.pot", "tech.pot"]
    assert report.entries > 600
    assert export_starter(tmp_path, LATER, check=True).stale == ()
    places = {place for message in read(tmp_path) for place in message.occurrences}
    assert places == {("terms/finance.csv", ""), ("terms/abbreviations.csv", "")}


def test_the_starter_catalogs_are_made_anew_and_hold_nothing_obsolete(tmp_path: Path) -> None:
    export_starter(tmp_path, MOMENT)
    before = state(tmp_path)
    with (tmp_path / PO).open("a", encoding="utf-8") as stream:
        stream.write('\n#~ msgid "weg"\n#~ msgstr "gone"\n')
    assert names(export_starter(tmp_path, MOMENT, check=True).stale) == ["finance.po"]
    export_starter(tmp_path, MOMENT)
    assert state(tmp_path) == before


def test_every_term_of_the_samples_is_in_the_snapshot_for_the_next_merge(tmp_path: Path) -> None:
    report = export(tmp_path)
    assert list(report.snapshots) == [PO]
    assert report.snapshots[PO] == (tmp_path / PO).read_text(encoding="utf-8")
    assert report.entries == len(read(tmp_path)) == 6
    assert {FINANCE.value} == {Path(name).stem for name in report.snapshots}
