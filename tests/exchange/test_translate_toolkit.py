"""GNU msgfilter and the converters of translate-toolkit take a catalog through other formats and back without loss."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest

from glossary.exchange.flavours import FLAVOURS
from glossary.exchange.formats import ReadOptions, format_named
from glossary.exchange.gettext_export import export_catalogs
from glossary.exchange.merge import ChangeKind

from .gettext_samples import MOMENT, PO, read, sample_concepts

pytestmark = pytest.mark.outside


def run(*command: str | Path, **more: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        input=more.get("stdin"),
    )
    return done.stdout


@pytest.fixture
def base(tmp_path: Path) -> dict[str, str]:
    return dict(export_catalogs(sample_concepts(), [], tmp_path, MOMENT).snapshots)


def test_a_catalog_through_msgfilter_comes_back_as_it_was(tmp_path: Path, base: dict[str, str]) -> None:
    before = (tmp_path / PO).read_bytes()
    run("msgfilter", "-i", tmp_path / PO, "-o", tmp_path / PO, "cat")
    assert (tmp_path / PO).read_bytes() != before
    report = export_catalogs(sample_concepts(), [], tmp_path, MOMENT, base=base)
    assert ((tmp_path / PO).read_bytes(), report.changes, report.conflicts) == (before, (), ())


def test_what_msgfilter_rewords_is_a_change_of_each_message(tmp_path: Path, base: dict[str, str]) -> None:
    run("msgfilter", "-i", tmp_path / PO, "-o", tmp_path / PO, "sed", "s/^/the /")
    report = export_catalogs(sample_concepts(), [], tmp_path, MOMENT, base=base)
    assert len(report.changes) == len([message for message in read(tmp_path) if not message.obsolete])
    assert all(change.after == f"the {change.before}" for change in report.changes)


def test_a_catalog_survives_po2csv_and_csv2po(tmp_path: Path, base: dict[str, str]) -> None:
    before = (tmp_path / PO).read_bytes()
    run("po2csv", "--progress=none", tmp_path / PO, tmp_path / "uit.csv")
    # The converter fills the template from the table. The table has no column for msgctxt: homonyms come back empty.
    run("csv2po", "--progress=none", "-t", tmp_path / "finance.pot", tmp_path / "uit.csv", tmp_path / "terug.po")
    back = {(message.msgctxt, message.msgid): message.msgstr for message in polib.pofile(str(tmp_path / "terug.po"))}
    assert (back[None, "Ebitda"], back[None, "één-tweetje"]) == ("EBITDA", "one-two")
    (tmp_path / PO).write_bytes((tmp_path / "terug.po").read_bytes())
    report = export_catalogs(sample_concepts(), [], tmp_path, MOMENT, base=base)
    assert ({change.kind for change in report.changes}, report.conflicts) == ({ChangeKind.CLEARED}, ())
    assert [(message.msgctxt, message.msgid, message.msgstr, message.comment) for message in read(tmp_path)] == [
        (message.msgctxt, message.msgid, message.msgstr, message.comment) for message in polib.pofile(before.decode())
    ]


def test_po2tmx_gives_the_pairs_that_we_read_again(tmp_path: Path, base: dict[str, str]) -> None:
    run("po2tmx", "--progress=none", "--source-language=nl", "--language=en", tmp_path / PO, tmp_path / "uit.tmx")
    found = format_named("tmx").read(tmp_path / "uit.tmx", ReadOptions())
    pairs = {(one.entry.nl, one.entry.en) for one in found.entries}
    assert pairs == {(message.msgid, message.msgstr) for message in read(tmp_path)}


@pytest.mark.parametrize("flavour", ["poedit", "pontoon"])
def test_the_flavours_that_are_saved_through_msgcat_stay_the_same_bytes(flavour: str, tmp_path: Path) -> None:
    export_catalogs(sample_concepts(), [], tmp_path, MOMENT, flavour=FLAVOURS[flavour])
    assert run("msgcat", "--no-wrap", tmp_path / PO) == (tmp_path / PO).read_text(encoding="utf-8")
    run("msgfmt", "-o", "/dev/null", tmp_path / PO)
