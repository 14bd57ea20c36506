"""Programs of others read what is written, and what they write is read: GNU gettext and translate-toolkit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib
import pytest
from lxml import etree

from glossary.exchange.formats import ReadOptions, WriteOptions, format_named

from .entry_samples import sample_entries

pytestmark = pytest.mark.outside
PAIRS = {
    ("aan boord brengen", "onboard"),
    ("activa", "assets"),
    ("kapitaaluitgave", "capital expenditure"),
}


def run(program: str, *arguments: str | Path) -> str:
    """Run a program of translate-toolkit, which stands beside Python, or one of the system."""
    beside = Path(sys.executable).with_name(program)
    command = [str(beside) if beside.exists() else program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for name in ("tbx2", "tmx", "utx", "gettext"):
        chosen = format_named(name)
        (tmp_path / f"glossary{chosen.suffix}").write_bytes(chosen.write(sample_entries(), WriteOptions()).content)
    return tmp_path


def test_msgfmt_accepts_the_catalog_without_a_warning(out: Path) -> None:
    said = run("msgfmt", "--check", "-v", "-o", out / "glossary.mo", out / "glossary.po")
    assert said == "5 translated messages.\n"


def test_what_msgcat_makes_of_the_catalog_is_read_as_the_same_entries(out: Path) -> None:
    run("msgcat", "-o", out / "cat.po", out / "glossary.po")
    chosen = format_named("gettext")
    before, after = (chosen.read(out / name, ReadOptions(source="x")) for name in ("glossary.po", "cat.po"))
    assert [one.entry for one in after.entries] == [one.entry for one in before.entries]
    assert after.problems == []


def test_tbx2po_reads_every_concept_of_the_tbx(out: Path) -> None:
    run(
        "tbx2po", "--progress", "none", "--source-language", "nl", "-l", "en", out / "glossary.tbx", out / "from-tbx.po"
    )
    found = polib.pofile(str(out / "from-tbx.po"), encoding="utf-8")
    assert {(message.msgid, message.msgstr) for message in found} == PAIRS


def test_tbx2tmx_reads_every_term_and_leaves_out_the_forbidden_one(out: Path) -> None:
    run(
        "tbx2tmx",
        "--progress",
        "none",
        "--source-language",
        "nl",
        "-l",
        "en",
        out / "glossary.tbx",
        out / "from-tbx.tmx",
    )
    units = etree.parse(str(out / "from-tbx.tmx")).iter("tu")
    found = {tuple("".join(seg.itertext()) for seg in unit.iter("seg")) for unit in units}
    assert found >= PAIRS | {("kapitaalinvestering", "capex")}
    assert not {english for _, english in found} & {"capital output"}


@pytest.mark.parametrize(
    ("name", "units"), [("glossary.tmx", 3), ("glossary.utx", 9), ("glossary.po", 5), ("glossary.tbx", 3)]
)
def test_pocount_counts_the_translated_units(name: str, units: int, out: Path) -> None:
    heads, counts = (line.split(",") for line in run("pocount", "--csv", out / name).splitlines()[-2:])
    told = dict(zip(heads, counts, strict=True))
    assert (told["Translated Messages"], told["Total Message"]) == (str(units), str(units))


def test_po2tmx_and_back_gives_the_pairs_of_the_catalog(out: Path) -> None:
    run("po2tmx", "--progress", "none", "--source-language", "nl", "-l", "en", out / "glossary.po", out / "from-po.tmx")
    read = format_named("tmx").read(out / "from-po.tmx", ReadOptions())
    assert {(one.entry.nl, one.entry.en) for one in read.entries} >= PAIRS


def test_po2csv_and_csv2tbx_and_back_give_the_pairs_of_the_catalog(out: Path) -> None:
    run("po2csv", "--progress", "none", out / "glossary.po", out / "from-po.csv")
    run("csv2tbx", "--progress", "none", out / "from-po.csv", out / "from-csv.tbx")
    text = (out / "from-csv.tbx").read_text(encoding="utf-8")
    # The program knows no languages of a table: it says en for the source.
    text = text.replace('xml:lang="en"', 'xml:lang="nl"').replace('xml:lang="xx"', 'xml:lang="en"')
    (out / "from-csv.tbx").write_text(text, encoding="utf-8")
    read = format_named("tbx2").read(out / "from-csv.tbx", ReadOptions())
    assert {(one.entry.nl, one.entry.en) for one in read.entries} >= PAIRS
