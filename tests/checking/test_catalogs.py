"""Findings and marks in .po files: comments that come and go and leave every other byte alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.annotating.catalog import with_terms, without_terms
from glossary.checking.check import check_segments
from glossary.checking.findings import Finding, Kind
from glossary.checking.marks import kinds_ignored
from glossary.checking.po_blocks import read_blocks
from glossary.checking.po_findings import commented, write_comments
from glossary.checking.sources import bilingual_translations
from glossary.checking.terms import TermIndex
from glossary.errors import CatalogError
from glossary.model import Place, Problem
from glossary.reading import Limits

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: nl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BODY = """\
# a remark of the translator
#. an extracted note
#: src/a.c:1
#, c-format
msgid "De omzet daalde met %d procent."
msgstr "The income fell by %d percent."

msgid ""
"De vrije "
"kasstroom steeg."
msgstr "Free cash flow rose."

#~ msgid "De winst"
#~ msgstr "The gain"
"""


def findings(index: TermIndex, path: Path) -> list[Finding]:
    return check_segments(index, bilingual_translations(str(path), Limits(), []))


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "nl.po"
    path.write_text(HEADER + BODY, encoding="utf-8")
    return path


def test_a_finding_stands_beside_its_message_behind_the_remarks_of_the_translator(
    index: TermIndex, catalog: Path
) -> None:
    found = findings(index, catalog)
    assert [finding.subject for finding in found] == ["omzet"]
    assert write_comments(catalog, found)
    lines = catalog.read_text(encoding="utf-8").splitlines()
    place = lines.index("# a remark of the translator")
    assert lines[place + 1].startswith("# glossary-check: error term-missing: 'omzet' should be 'revenue'")
    assert lines[place + 2] == "#. an extracted note"


def test_writing_the_same_findings_again_changes_nothing(index: TermIndex, catalog: Path) -> None:
    write_comments(catalog, findings(index, catalog))
    before = catalog.read_bytes()
    assert not write_comments(catalog, findings(index, catalog))
    assert catalog.read_bytes() == before


def test_a_mended_finding_loses_its_comment_and_nothing_else(index: TermIndex, catalog: Path) -> None:
    write_comments(catalog, findings(index, catalog))
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("income", "revenue"), encoding="utf-8")
    write_comments(catalog, findings(index, catalog))
    assert catalog.read_text(encoding="utf-8") == (HEADER + BODY).replace("income", "revenue")


@pytest.mark.parametrize(
    "mark",
    [
        "# glossary-ignore",
        "# glossary-ignore: term-missing",
        "#. glossary: ignore",
        "#, glossary-ignore",
        "#, fuzzy, forbidden",
    ],
)
def test_a_marked_message_is_left_alone(index: TermIndex, tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.po"
    path.write_text(f'{HEADER}{mark}\nmsgid "De omzet daalde."\nmsgstr "The income fell."\n', encoding="utf-8")
    assert findings(index, path) == []


def test_a_mark_for_one_kind_leaves_the_others(index: TermIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    text = 'msgid "De omzet daalde 5%."\nmsgstr "The income fell 6%."\n'
    path.write_text(f"{HEADER}# glossary-ignore: number-changed\n{text}", encoding="utf-8")
    assert [finding.kind for finding in findings(index, path)] == [Kind.TERM_MISSING]


def test_words_about_a_glossary_are_no_mark() -> None:
    assert kinds_ignored("see the glossary; ignore the rest") == frozenset()


def test_unsure_and_obsolete_messages_are_counted_and_not_checked(index: TermIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(f'{HEADER}#, fuzzy\nmsgid "De omzet daalde."\nmsgstr "The income fell."\n', encoding="utf-8")
    problems: list[Problem] = []
    assert list(bilingual_translations(str(path), Limits(), problems)) == []
    assert "1 segment passed over marked as unsure" in str(problems[0])


def test_each_plural_form_is_compared_with_its_own_english(index: TermIndex, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    message = 'msgid "%d factuur"\nmsgid_plural "%d facturen"\nmsgstr[0] "%d invoice"\nmsgstr[1] "%d letters"\n'
    path.write_text(HEADER + message, encoding="utf-8")
    assert [(finding.subject, finding.en) for finding in findings(index, path)] == [("facturen", "… letters")]


def test_line_ends_and_the_byte_order_mark_stay(index: TermIndex, tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (HEADER + BODY).replace("\n", "\r\n").encode()
    noted = with_terms(index, content, tmp_path / "a.po")
    assert noted.startswith(b"\xef\xbb\xbfmsgid")
    assert b"#. Terms: omzet = revenue" in noted
    assert b"\n" not in noted.replace(b"\r\n", b"")
    assert without_terms(noted, tmp_path / "a.po") == content


def test_a_catalog_whose_encoding_cannot_hold_a_comment_is_refused_whole(tmp_path: Path) -> None:
    content = (HEADER.replace("UTF-8", "ISO-8859-1") + BODY).encode("latin-1")
    wrong = Finding(Kind.TERM_MISSING, Place("a.po", 12), "", "", "omzet", "‘omzet’ misses its English")
    with pytest.raises(CatalogError, match="cannot hold"):
        commented(content, tmp_path / "a.po", [wrong])


def test_a_comment_cannot_break_out_of_its_line(tmp_path: Path) -> None:
    wrong = Finding(Kind.TERM_MISSING, Place("a.po", 12), "", "", "x", 'x\nmsgid "evil"\r\nmsgstr "z"')
    made = commented((HEADER + BODY).encode(), tmp_path / "a.po", [wrong])
    assert len(read_blocks(made, tmp_path / "a.po").blocks) == len(
        read_blocks((HEADER + BODY).encode(), tmp_path).blocks
    )


_TEXT = st.text(
    alphabet=st.characters(exclude_characters='"\\\r\n', codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]),
    max_size=20,
)
_COMMENT = st.sampled_from(["# remark", "#", "#. note", "#: a.c:1", "#, c-format", '#| msgid "old"'])


@st.composite
def catalogs(draw: st.DrawFn) -> bytes:
    """A catalog with comments of every kind, contexts, plurals, folded lines and obsolete messages."""
    blocks = []
    for _ in range(draw(st.integers(0, 5))):
        lines = draw(st.lists(_COMMENT, max_size=4))
        lines += [f'msgctxt "{draw(_TEXT)}"'] if draw(st.booleans()) else []
        lines += ['msgid ""', f'"De omzet {draw(_TEXT)}"'] if draw(st.booleans()) else [f'msgid "winst {draw(_TEXT)}"']
        if draw(st.booleans()):
            lines += ['msgid_plural "x"', 'msgstr[0] "profit"', f'msgstr[1] "{draw(_TEXT)}"']
        else:
            lines += [f'msgstr "{draw(_TEXT)}"']
        blocks.append("\n".join(lines))
    blocks += ['#~ msgid "omzet"\n#~ msgstr "z"'] if draw(st.booleans()) else []
    between = draw(st.sampled_from(["\n\n", "\n", "\n\n\n"]))
    text = HEADER + between.join(blocks) + draw(st.sampled_from(["", "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()


@given(catalogs())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_terms_go_in_and_out_and_every_other_byte_stays(index: TermIndex, content: bytes) -> None:
    path = Path("a.po")
    noted = with_terms(index, content, path)
    assert with_terms(index, noted, path) == noted
    assert without_terms(noted, path) == content
    own = [line for line in noted.splitlines(keepends=True) if not line.startswith(b"#. Terms: ")]
    assert b"".join(own) == content
