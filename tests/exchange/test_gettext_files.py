"""Catalogs to bytes and back."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import CatalogError
from glossary.exchange.catalog import build_catalogs
from glossary.exchange.gettext_files import (
    catalog_text,
    compiled,
    decoded,
    message_text,
    parse_catalog,
    parse_unlike,
    untranslated_text,
)
from glossary.exchange.headers import dates_of, header, merged_header
from glossary.exchange.whole_files import write_whole
from glossary.model import ConceptEntry

from .gettext_samples import FINANCE, message, sample_concepts, suggestion
from .test_gettext_catalog import concepts

PATH = Path("finance.po")
HEAD = header(FINANCE, "2024-05-01 09:30+0000", "2024-05-01 09:30+0000")
TOP = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def text_of(messages: list[polib.POEntry]) -> str:
    return catalog_text("Glossary", HEAD, [message_text(message) for message in messages])


@settings(deadline=None)
@given(st.lists(concepts(), max_size=5), st.booleans())
def test_a_catalog_reads_back_as_written(entries: list[ConceptEntry], variants: bool) -> None:
    for catalog in build_catalogs(entries, [suggestion("kas\x85stroom", 'cash "flow"')], variants=variants):
        text = text_of(catalog.messages)
        found = parse_catalog(text, PATH)
        for name in ("msgid", "msgstr", "msgctxt", "comment", "occurrences", "flags"):
            assert [getattr(one, name) for one in found] == [getattr(one, name) for one in catalog.messages]
        assert found.metadata == HEAD
        assert text_of(found) == text


def test_a_remark_with_an_empty_line_and_one_that_looks_like_flags_read_back() -> None:
    remark = "First line\n\n  indented"
    text = catalog_text(
        ", c-format\n: a.txt\n\nEnd", HEAD, [message_text(message("omzet", "revenue", tcomment=remark))]
    )
    found = parse_catalog(text, PATH)
    assert found[0].tcomment == remark
    assert found[0].flags == found[0].occurrences == []
    assert catalog_text(found.header, found.metadata, map(message_text, found)) == text
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_a_tight_remark_is_a_remark() -> None:
    assert parse_catalog(f'{TOP}#let op\nmsgid "omzet"\nmsgstr "revenue"\n', PATH)[0].tcomment == "let op"


@pytest.mark.parametrize("bad", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_breaks_polib_in_a_file_becomes_a_space(bad: str) -> None:
    [found] = parse_catalog(f'{TOP}#. een{bad}twee\nmsgid "om{bad}zet"\nmsgstr "re{bad}venue"\n', PATH)
    assert (found.comment, found.msgid, found.msgstr) == ("een twee", "om zet", "re venue")


def test_bidi_controls_in_a_file_are_left_out() -> None:
    assert parse_catalog(f'{TOP}msgid "omzet"\nmsgstr "\u202erevenue"\n', PATH)[0].msgstr == "revenue"


def test_a_translation_ends_in_a_line_end_only_where_its_msgid_does() -> None:
    found = parse_catalog(f'{TOP}msgid "a"\nmsgstr "b\\n"\n\nmsgid "c\\n"\nmsgstr "d"\n', PATH)
    assert [one.msgstr for one in found] == ["b", "d\n"]


BROKEN = {
    'msgid "omzet"\nmsgstr "reve\n': "line 5: 'msgstr \"reve' cannot stand here",
    'msgid "omzet"\n': "is cut off after a msgid",
    'msgid "omzet"\nmsgid "winst"\nmsgstr ""\n': "line 5: 'msgid \"winst\"' cannot stand here",
    '<<<<<<< HEAD\nmsgid "omzet"\nmsgstr ""\n': "line 4: '<<<<<<< HEAD' cannot stand here",
    'msgid "omzet"\nmsgstr "a "b" c"\n': "line 5:",
    '"omzet"\n#| wat\nmsgstr "a"\n': "is a broken catalog",
    'msgid "omzet"\nmsgstr "a"\n\nmsgid "omzet"\nmsgstr "b"\n': "line 7: 'omzet' stands there twice",
    'msgid "omzet"\nmsgstr "a"\n\n#~ msgid "omzet"\n#~ msgstr "b"\n': "'omzet' stands there twice",
    'msgid ""\nmsgstr "b"\n': "a header stands there twice",
}


@pytest.mark.parametrize(("body", "said"), BROKEN.items())
def test_a_broken_catalog_is_refused_with_its_line_and_what_to_do(body: str, said: str) -> None:
    with pytest.raises(CatalogError) as raised:
        parse_catalog(TOP + body, PATH)
    assert said in str(raised.value)
    assert "msgfmt --check" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_catalog_in_another_encoding_is_read() -> None:
    content = TOP.replace("UTF-8", "ISO-8859-1") + 'msgid "één"\nmsgstr "one"\n'
    assert parse_catalog(decoded(content.encode("latin-1"), PATH), PATH)[0].msgid == "één"


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    content = b"\xef\xbb\xbf" + TOP.replace("\n", "\r\n").encode() + b'msgid "omzet"\r\nmsgstr "revenue"\r\n'
    assert parse_catalog(decoded(content, PATH), PATH)[0].msgstr == "revenue"


@pytest.mark.parametrize("charset", ["UTF-8", "no-such-code", "hex"])
def test_a_catalog_that_is_not_in_its_encoding_is_refused(charset: str) -> None:
    with pytest.raises(CatalogError, match=f"is not text in {charset}.*save it as UTF-8"):
        decoded(TOP.replace("UTF-8", charset).encode() + b'msgid "\xe9"\nmsgstr ""\n', PATH)


def test_a_template_that_names_no_encoding_is_read_as_utf_8() -> None:
    assert "é" in decoded((TOP.replace("UTF-8", "CHARSET") + "# é\n").encode(), PATH)


def test_messages_that_stand_there_as_known_are_not_parsed() -> None:
    known = message_text(message("omzet", "revenue")).rstrip("\n")
    text = text_of([message("omzet", "revenue"), message("winst", "profit")])
    others, _, _, found = parse_unlike(text, {known: ("omzet", "")}, PATH)
    assert [one.msgid for one in others] == ["winst"]
    assert found == {known}


def test_a_remark_apart_from_its_message_keeps_the_whole_file_parsed() -> None:
    known = message_text(message("omzet", "revenue")).rstrip("\n")
    text = f'{TOP}# let op\n\n{known}\n\nmsgid "winst"\nmsgstr "profit"\n'
    others, _, _, found = parse_unlike(text, {known: ("omzet", "")}, PATH)
    assert [(one.msgid, one.tcomment) for one in others] == [("omzet", "let op"), ("winst", "")]
    assert found == set()


def test_a_fault_below_known_messages_is_told_with_its_own_line() -> None:
    known = message_text(message("omzet", "revenue")).rstrip("\n")
    text = f'{TOP}{known}\n\nmsgid "winst"\nmsgstr "pro\n'
    line = text.split("\n").index('msgstr "pro') + 1
    with pytest.raises(CatalogError, match=f"line {line}:"):
        parse_unlike(text, {known: ("omzet", "")}, PATH)


@settings(deadline=None)
@given(st.lists(concepts(), max_size=4))
def test_a_template_holds_the_messages_without_english_and_without_fuzzy(entries: list[ConceptEntry]) -> None:
    for catalog in build_catalogs(entries, [suggestion("omzetmijlpaal", 'the "msgstr \\"" milestone')]):
        for one in catalog.messages:
            [found] = parse_catalog(TOP + untranslated_text(one, message_text(one)), PATH)
            assert (found.msgid, found.msgctxt, found.msgstr) == (one.msgid, one.msgctxt, "")
            assert (found.comment, found.occurrences) == (one.comment, one.occurrences)
            assert found.flags == [flag for flag in one.flags if flag != "fuzzy"]


def test_the_mo_is_the_one_polib_makes() -> None:
    [catalog] = build_catalogs(sample_concepts(), [suggestion("omzetmijlpaal", "revenue milestone")])
    messages = [*catalog.messages, message("dag", "", msgid_plural="dagen", msgstr_plural={0: "day", 1: "days"})]
    whole = polib.POFile()
    whole.metadata = dict(HEAD)
    whole.extend(messages)
    assert compiled(HEAD, messages) == whole.to_binary()
    assert "omzetmijlpaal" not in {one.msgid for one in polib.mofile(whole.to_binary())}


def test_headers_of_people_and_their_tools_survive_and_missing_ones_come_back() -> None:
    theirs = {
        "X-Poedit-Basepath": ".",
        "Language-Team": "Financial desk",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "²": "x",
    }
    found = merged_header(HEAD, theirs)
    assert found["X-Poedit-Basepath"] == "."
    assert found["Language-Team"] == "Financial desk"
    assert found["Last-Translator"] == "Automatically generated"
    assert found["X-Source-Language"] == "nl"
    assert "²" not in found


def test_the_encoding_in_the_header_is_the_tools() -> None:
    assert merged_header(HEAD, {"Content-Type": "text/plain; charset=ISO-8859-1"})["Content-Type"].endswith("UTF-8")


def test_the_dates_are_read_from_the_header_alone() -> None:
    text = text_of([]) + '\nmsgid ""\n"PO-Revision-Date: 1999-01-01 00:00+0000\\n"\nmsgstr "x"\n'
    assert dates_of(text) == {"POT-Creation-Date": "2024-05-01 09:30+0000", "PO-Revision-Date": "2024-05-01 09:30+0000"}


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "en" / "finance.po"
    write_whole(tmp_path, {path: b"one"})
    path.chmod(0o640)
    write_whole(tmp_path, {path: b"two"})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    assert list(path.parent.iterdir()) == [path]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "en").symlink_to(elsewhere)
    with pytest.raises(CatalogError, match="leads out of"):
        write_whole(out, {out / "a.pot": b"x", out / "en" / "finance.po": b"x"})
    assert list(elsewhere.iterdir()) == []
    assert not (out / "a.pot").exists()


def test_a_file_that_is_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    out, target = tmp_path / "out", tmp_path / "target"
    out.mkdir()
    target.write_bytes(b"keep")
    (out / "a.po").symlink_to(target)
    write_whole(out, {out / "a.po": b"new"})
    assert (target.read_bytes(), (out / "a.po").read_bytes()) == (b"keep", b"new")


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.po", tmp_path / "b.po"
    first.write_bytes(b"old")
    synced: list[int] = []

    def fsync(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(CatalogError, match=r"b\.po: cannot be written \(No space left on device\)"):
        write_whole(tmp_path, {first: b"new", second: b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]
    assert first.read_bytes() == b"old"
