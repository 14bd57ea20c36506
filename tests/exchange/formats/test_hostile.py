"""Broken files and files made to do harm give one line each, and nothing of them is read."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import ReadingError
from glossary.exchange.formats import ReadOptions, WriteOptions, format_named
from glossary.model import ConceptEntry, SubjectField, Term
from glossary.reading.compiled_tables import text_tables

from .entry_samples import by_identifier, glossaries, sample_entries

FORMATS = ("tbx2", "tbx3", "tmx", "utx", "json", "gettext")
TBX = '<martif><text><body><termEntry id="a">{}</termEntry></body></text></martif>'
PAIR = (
    '<langSet xml:lang="nl"><tig><term>{}</term></tig></langSet>'
    '<langSet xml:lang="en"><tig><term>revenue</term></tig></langSet>'
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><{0}>&c;</{0}>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a SYSTEM "file:///etc/passwd">]><{0}>&a;</{0}>'


def fault(name: str, content: bytes, folder: Path, suffix: str = "") -> str:
    """The one line that reading the content ends with, without the name of the file."""
    chosen = format_named(name)
    path = folder / f"hostile{suffix or chosen.suffix}"
    path.write_bytes(content)
    with pytest.raises(ReadingError) as raised:
        chosen.read(path, ReadOptions())
    message = str(raised.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert len(message) - len(str(path)) < 250
    return message.removeprefix(str(path)).lstrip(": ")


@pytest.mark.parametrize(("name", "root"), [("tbx2", "martif"), ("tbx3", "tbx"), ("tmx", "tmx")])
@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_declared_entities_are_refused(name: str, root: str, text: str, tmp_path: Path) -> None:
    assert fault(name, text.format(root).encode(), tmp_path).startswith("declares entities")


@pytest.mark.parametrize("name", ["tbx2", "tbx3", "tmx", "json", "gettext"])
def test_a_file_that_is_cut_off_is_refused_whole(name: str, tmp_path: Path) -> None:
    content = format_named(name).write(sample_entries(), WriteOptions()).content
    for share in (0.5, 0.8, 0.95):
        cut = content[: int(len(content) * share)]
        if name == "gettext":
            cut = cut[: cut.rindex(b'msgstr "')] + b'msgstr "capi'
        assert fault(name, cut, tmp_path)


@pytest.mark.parametrize("name", ["tbx2", "tbx3", "tmx", "gettext"])
def test_a_file_in_another_encoding_than_it_names_is_refused(name: str, tmp_path: Path) -> None:
    entry = ConceptEntry(1, SubjectField.FINANCE, "", (Term("coördinatie", "nl"), Term("x", "en")), source="x")
    content = format_named(name).write([entry], WriteOptions()).content.decode()
    assert fault(name, content.encode("latin-1"), tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_byte_order_mark_does_no_harm(name: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    path = tmp_path / f"marked{chosen.suffix}"
    path.write_bytes(b"\xef\xbb\xbf" + chosen.write(sample_entries(), WriteOptions()).content)
    assert chosen.recognises(path.with_suffix(""), path.read_bytes()[:4096])
    read = chosen.read(path, ReadOptions())
    assert by_identifier([one.entry for one in read.entries]) == by_identifier(sample_entries())


@pytest.mark.parametrize("name", ["tbx2", "tbx3", "tmx", "utx", "json"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_read(name: str, encoding: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    text = (
        chosen.write(sample_entries(), WriteOptions()).content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    )
    path = tmp_path / f"wide{chosen.suffix}"
    path.write_bytes(("\ufeff" * (encoding == "utf-16-be") + text).encode(encoding))
    read = chosen.read(path, ReadOptions())
    assert by_identifier([one.entry for one in read.entries]) == by_identifier(sample_entries())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_file_a_folder_a_missing_file_and_a_zip_are_refused(name: str, tmp_path: Path) -> None:
    assert "is empty" in fault(name, b"", tmp_path)
    assert fault(name, b"PK\x03\x04" + bytes(range(256)), tmp_path)
    assert fault(name, b"\x00" * 500, tmp_path)
    chosen = format_named(name)
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(ReadingError) as raised:
            chosen.read(path, ReadOptions())
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tbx2", "<html><body>omzet</body></html>", "is a web page"),
        ("tbx2", TBX.format("<descrip>" * 400), "is broken XML"),
        ("tbx2", "<martif>" + "<termEntry>" * 50 + "x" * 17_000_000, "is broken XML"),
        ("tmx", "<martif/>", "is another kind of XML"),
        ("utx", "omzet\trevenue\n", "has no heading"),
        ("utx", "#UTX 1.11; ja/en; 2020\n#src\ttgt\tsrc:pos\nx\ty\tnoun\n", "is a glossary of ja to en"),
        ("json", "[" * 100_000, "is nested too deeply"),
        ("json", '{"a":' * 100_000, "is nested too deeply"),
        ("json", "[\n" + '{"nl": ' + "[" * 100_000 + "]" * 100_000 + "},\n]", "is nested too deeply"),
        ("json", '{"nl": "omzet", "en": }', "1: is no valid JSON"),
        ("json", '"omzet"', "is JSON but no list"),
        ("json", '[{"nl": "a", "en": "b", "page": ' + "9" * 10_000 + "}]", "is no valid JSON"),
        ("gettext", 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "is a broken catalog (line 4"),
        ("gettext", "hallo\n", "is no gettext catalog"),
        ("gettext", 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n', "is a catalog from ? to fr"),
        ("gettext", 'msgid ""\nmsgstr ""\n\nmsgid "x1"\nmsgstr "x2"\n', "does not tell which side is Dutch"),
        ("gettext", 'msgid ""\nmsgstr "Language: en\\n"\n', "holds no messages"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_kind_or_broken_is_refused(name: str, content: str, said: str, tmp_path: Path) -> None:
    assert fault(name, content.encode(), tmp_path).startswith(said)


def test_a_json_document_that_is_too_large_for_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.reading import base

    monkeypatch.setattr(base.Limits.__init__, "__defaults__", (512, 64, *base.Limits.__init__.__defaults__[2:]))
    assert fault("json", b'[{"nl":\n"' + b"a" * 100 + b'"}]', tmp_path).startswith("has more than the 64 characters")


def mo(strings: list[tuple[int, int]], count: int, data: bytes = b"") -> bytes:
    """A .mo whose tables of originals and translations both are `strings`, as sizes and places."""
    table = b"".join(struct.pack("<2I", *string) for string in strings)
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28, 0, 0) + table + data


@pytest.mark.parametrize(
    "content",
    [
        mo([], 4_000_000_000),
        mo([(3, 28)], 10_000_000),
        mo([(1_000_000_000, 28)], 1),
        mo([(3, 4_000_000_000)], 1),
        mo([(50_000, 28)] * 2_000, 2_000, bytes(50_000)),
        struct.pack("<2I", 0x950412DE, 0),
    ],
)
def test_a_compiled_catalog_that_announces_more_than_it_holds_is_refused(content: bytes, tmp_path: Path) -> None:
    assert fault("gettext", content, tmp_path, ".mo").startswith("is a broken compiled catalog")
    # Its tables say so, before a text is read.
    with pytest.raises(ReadingError, match="is a broken compiled catalog"):
        text_tables(content, "a.mo")


def test_a_duplicate_identifier_is_told_and_both_entries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "twice.tbx"
    body = "".join(f'<termEntry id="a">{PAIR.format(nl)}</termEntry>' for nl in ("omzet", "winst"))
    path.write_text(f"<martif><text><body>{body}</body></text></martif>", encoding="utf-8")
    read = format_named("tbx2").read(path, ReadOptions())
    assert [(one.entry.nl, one.entry.identifier) for one in read.entries] == [("omzet", "a"), ("winst", "")]
    assert [problem.message for problem in read.problems] == [
        "the identifier 'a' was used before; this entry gets a new one"
    ]


def test_invisible_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    chosen = format_named("tbx2")
    path = tmp_path / "bidi.tbx"
    path.write_text(TBX.format(PAIR.format("om\u202ezet\u200f")), encoding="utf-8")
    read = chosen.read(path, ReadOptions())
    assert read.entries[0].entry.nl == "omzet"
    assert [problem.message for problem in read.problems] == [
        "invisible characters were taken out of a term (once, at 'omzet')"
    ]


def test_a_text_in_the_place_of_a_term_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.tbx"
    path.write_text(TBX.format(PAIR.format("omzet " * 400)), encoding="utf-8")
    read = format_named("tbx2").read(path, ReadOptions())
    assert read.entries == []
    assert [problem.message.partition("…")[2] or problem.message for problem in read.problems] == [
        "' has 2399 characters; it is a text, not a term",
        "'revenue' has no Dutch term; add one and import it again",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_terms_that_would_be_commands_elsewhere_are_texts_here(name: str, tmp_path: Path) -> None:
    terms = (
        Term("=cmd|'/c calc'!A0", "nl"),
        Term("<script>alert(1)</script>", "en"),
        Term("#omzet", "nl"),
        Term("\\n]]>", "en"),
    )
    entry = ConceptEntry(1, SubjectField.FINANCE, "", terms, "-1+1", "@x", "+y", identifier="--><x")
    chosen = format_named(name)
    path = tmp_path / f"commands{chosen.suffix}"
    path.write_bytes(chosen.write([entry], WriteOptions()).content)
    read = chosen.read(path, ReadOptions())
    assert by_identifier([one.entry for one in read.entries]) == by_identifier([entry])


wild_text = st.one_of(
    st.text(max_size=8), st.sampled_from(["", " ", "a  b", "om\x00zet", "x\u202ey", "a\nb", "\ufffe", "e\u0301"])
)


@st.composite
def one_wild_text(draw: st.DrawFn) -> tuple[list[ConceptEntry], str]:
    """Tidy entries, but for one text of one of them; and the identifier of that one."""
    found = draw(glossaries().filter(bool))
    entry, text = found[0], draw(wild_text)
    name = draw(st.sampled_from(["term", "usage", "subfield", "definition", "note"]))
    if name in {"term", "usage"}:
        changed = replace(entry.terms[0], **{{"term": "text", "usage": "note"}[name]: text})
        found[0] = replace(entry, terms=(changed, *entry.terms[1:]))
    else:
        found[0] = replace(entry, **{name: text})
    return found, entry.identifier


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=one_wild_text())
def test_nothing_is_lost_in_silence(
    told: tuple[list[ConceptEntry], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    found, wild = told
    wanted, folder = by_identifier(found), tmp_path_factory.mktemp("wild")
    for name in FORMATS:
        chosen = format_named(name)
        written = chosen.write(found, WriteOptions())
        path = folder / f"wild{chosen.suffix}"
        path.write_bytes(written.content)
        losses = [loss.message for loss in written.losses]
        if any("says the same as another one" in loss for loss in losses):
            continue
        read = chosen.read(path, ReadOptions()) if len(found) > 1 or not losses else None
        entries = by_identifier([one.entry for one in read.entries]) if read else {}
        touched, kept = entries.pop(wild, None), {key: entry for key, entry in wanted.items() if key != wild}
        assert (name, entries) == (name, kept)
        if touched != wanted[wild]:
            assert losses, name
        elif read:
            assert (name, losses, read.problems) == (name, [], [])
