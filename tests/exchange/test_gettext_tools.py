"""The GNU gettext tools read what the export writes, and the export takes back what they write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from glossary.exchange.gettext_export import export_catalogs, export_starter

from .gettext_samples import LATER, MOMENT, PO, concept, edit, read, sample_concepts, suggestion

pytestmark = pytest.mark.outside
SUGGESTIONS = [suggestion("omzetmijlpaal", "revenue milestone")]


def run(*command: str | Path) -> tuple[str, str]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout, done.stderr


@pytest.fixture
def out(tmp_path: Path) -> Path:
    export_catalogs(sample_concepts(), SUGGESTIONS, tmp_path, MOMENT, mo=True, variants=True)
    return tmp_path


def test_msgfmt_checks_every_file_without_a_warning(out: Path) -> None:
    _, said = run("msgfmt", "--check", "-v", "-o", "/dev/null", out / PO)
    assert said == "8 translated messages, 1 fuzzy translation.\n"
    _, said = run("msgfmt", "--check", "-v", "-o", "/dev/null", out / "finance.pot")
    assert said == "0 translated messages, 9 untranslated messages.\n"


def test_msgfmt_checks_the_starter_catalogs_without_a_warning(tmp_path: Path) -> None:
    report = export_starter(tmp_path, MOMENT)
    for path in report.written:
        _, said = run("msgfmt", "--check", "-v", "-o", "/dev/null", path)
        assert len(said.splitlines()) == 1
        assert "warning" not in said


def test_msgunfmt_reads_the_compiled_catalog(out: Path) -> None:
    said, _ = run("msgunfmt", out / "en/LC_MESSAGES/finance.mo")
    assert 'msgid "kapitaaluitgave"\nmsgstr "capital expenditure"' in said
    assert "omzetmijlpaal" not in said


def test_msgcat_writes_the_same_bytes_but_for_the_flags_it_does_not_know(out: Path) -> None:
    said, warned = run("msgcat", "--no-wrap", out / PO)
    own = (out / PO).read_text(encoding="utf-8")
    known = [line.replace("#, fuzzy, terminology", "#, fuzzy") for line in own.splitlines()]
    assert said.splitlines() == [line for line in known if not line.startswith("#, terminology")]
    assert warned == ""


def test_a_catalog_that_an_editor_passed_through_msgcat_comes_back_as_it_was(out: Path) -> None:
    base = export_catalogs(sample_concepts(), SUGGESTIONS, out, MOMENT, variants=True).snapshots
    before = (out / PO).read_bytes()
    run("msgcat", "-o", out / PO, out / PO)
    assert (out / PO).read_bytes() != before
    report = export_catalogs(sample_concepts(), SUGGESTIONS, out, MOMENT, base=base, variants=True)
    assert (out / PO).read_bytes() == before
    assert (report.changes, report.conflicts) == ((), ())


def test_msgmerge_with_the_new_template_keeps_every_message_and_its_comments(out: Path) -> None:
    said, _ = run("msgmerge", "--quiet", "--no-wrap", "--no-fuzzy-matching", out / PO, out / "finance.pot")
    (out / "merged.po").write_text(said, encoding="utf-8")
    found, own = read(out, "merged.po"), read(out)
    for name in ("msgid", "msgctxt", "msgstr", "comment", "occurrences", "fuzzy", "obsolete"):
        assert [getattr(one, name) for one in found] == [getattr(one, name) for one in own]


def test_what_msgattrib_made_obsolete_stays_so_until_the_termbase_has_it_again(tmp_path: Path) -> None:
    entries = [concept("omzet", "revenue"), concept("winst", "profit")]
    export_catalogs(entries, [], tmp_path, MOMENT)
    edit(tmp_path, "#. Part of speech: noun", "# Let op.\n#. Part of speech: noun")
    run("msgattrib", "--set-obsolete", "-o", tmp_path / PO, tmp_path / PO)
    export_catalogs(entries[:1], [], tmp_path, LATER)
    assert [(message.msgid, bool(message.obsolete)) for message in read(tmp_path)] == [
        ("omzet", False),
        ("winst", True),
    ]
    export_catalogs(entries, [], tmp_path, LATER)
    assert [(message.msgid, bool(message.obsolete), message.tcomment) for message in read(tmp_path)] == [
        ("omzet", False, "Let op."),
        ("winst", False, "Let op."),
    ]


def test_msgattrib_finds_the_suggestions(out: Path) -> None:
    said, _ = run("msgattrib", "--only-fuzzy", out / PO)
    assert 'msgid "omzetmijlpaal"' in said
    assert 'msgid "kapitaaluitgave"' not in said
