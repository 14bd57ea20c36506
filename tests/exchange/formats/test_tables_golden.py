"""Files as they are written, kept beside this test to be read by a linguist, and shown to programs of others."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from lxml import etree

from glossary.exchange.formats import WriteOptions, format_named
from glossary.model import ConceptEntry, SubjectField, Term

from .entry_samples import sample_entries

GOLDEN = Path(__file__).with_name("golden")
OPTIONS = WriteOptions(title="Termen van een jaarverslag", moment=datetime(2024, 5, 1, tzinfo=UTC))
FILES = {
    "csv": "terms.csv", "tsv": "terms.tsv", "weblate": "weblate.csv", "glotpress": "glotpress.csv", "deepl": "deepl.csv",
    "omegat": "glossary.txt", "multiterm": "multiterm.xml", "markdown": "glossary.md", "html": "glossary.html",
}  # fmt: skip


def golden_entries() -> list[ConceptEntry]:
    """The sample, and a homonym."""
    return [
        *sample_entries(),
        ConceptEntry(4, SubjectField.FINANCE, "banking", (Term("activa", "nl", pos="noun"), Term("holdings", "en", pos="noun")),
                     source="jaarverslag", identifier="4bad"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_written_as_the_one_that_is_kept(name: str) -> None:
    written = format_named(name).write(golden_entries(), OPTIONS).content.decode()
    assert written == (GOLDEN / FILES[name]).read_text(encoding="utf-8")


def test_losses_are_told_once_a_kind_with_a_count_and_an_example() -> None:
    losses = [str(loss) for loss in format_named("deepl").write(golden_entries(), OPTIONS).losses]
    assert (
        "deepl.csv:1: a definition is not held (once, at 'kapitaaluitgave: Money a company spends on things it will us')"
        in losses
    )
    assert (
        "deepl.csv:1: the part of speech of a term is not held (14 times, the first at 'aan boord brengen: phrase')"
        in losses
    )
    assert any("a Dutch term with another English in another entry is left out" in loss for loss in losses)
    assert format_named("csv").write(golden_entries(), OPTIONS).losses == ()


def test_a_region_chooses_the_terms_that_are_written() -> None:
    options = replace(OPTIONS, english="en-GB", dutch="nl-NL")
    text = format_named("csv").write(golden_entries(), options).content.decode()
    assert "capital spending" not in text
    assert "investeringsuitgave" not in text
    assert "capex" in text


class Outline(HTMLParser):
    """What a page has: identifiers, links, elements that are open, and attributes that would load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.identifiers: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.loads: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.identifiers += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        self.loads += [tag] if tag in {"script", "link", "img", "iframe", "object"} else []
        self.loads += [name for name in told if name.startswith("on") or name == "src"]
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(entries: list[ConceptEntry], options: WriteOptions = OPTIONS) -> Outline:
    found = Outline()
    found.feed(format_named("html").write(entries, options).content.decode())
    found.close()
    return found


def test_a_page_is_well_nested_loads_nothing_and_links_to_what_is_there() -> None:
    page = outline(golden_entries())
    assert page.open == []
    assert page.loads == []
    assert len(set(page.identifiers)) == len(page.identifiers)
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.identifiers)
    assert page.headings == ["h1", "h2", "h2", "h2"]


ATTACKS = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style><img src=x onerror=alert(1)>",
    "]]>&lt;b&gt;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_terms_that_look_like_markup_stay_text(attack: str) -> None:
    terms = (Term(attack, "nl", note=attack), Term(f"x{attack}", "en"))
    entry = ConceptEntry(1, SubjectField.TECH, attack, terms, attack, attack, attack, identifier=attack)
    page = outline([entry], replace(OPTIONS, title=attack))
    assert page.open == []
    assert page.loads == []
    markdown = format_named("markdown").write([entry], replace(OPTIONS, title=attack)).content.decode()
    assert not re.search(r"<(?!/?a[ >])", markdown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("*winst*", r"\*winst\*"), ("1. stap", r"1\. stap"), ("- tje", r"\- tje"), ("a|b", r"a\|b"), ("AT&T", "AT&amp;T")],
)
def test_terms_that_look_like_markdown_stay_text(text: str, expected: str) -> None:
    main = Term("hoofdterm", "nl")
    entry = ConceptEntry(1, SubjectField.TECH, "", (main, Term(text, "nl"), Term("x", "en")), text, identifier="a")
    lines = format_named("markdown").write([entry], OPTIONS).content.decode().splitlines()
    assert f"{expected}\\" in lines
    assert f"{expected} → see [hoofdterm](#c-a)" in lines


def test_an_empty_termbase_gives_whole_files() -> None:
    for name in (*FILES, "xlsx"):
        content = format_named(name).write([], OPTIONS).content
        assert content or name == "deepl"
    assert outline([]).open == []


@pytest.fixture
def converter() -> str:
    """csv2po of translate-toolkit, run as a program."""
    program = shutil.which("csv2po")
    assert program, "csv2po is missing: install translate-toolkit"
    return program


@pytest.mark.outside
@pytest.mark.parametrize("count", [1, 40])
def test_translate_toolkit_reads_what_weblate_gets(count: int, converter: str, tmp_path: Path) -> None:
    entries = [
        replace(entry, terms=tuple(replace(term, text=f"{term.text} {number}") for term in entry.terms), identifier=f"{number}.{entry.identifier}")
        for number in range(count) for entry in sample_entries()
    ]  # fmt: skip
    (tmp_path / "w.csv").write_bytes(format_named("weblate").write(entries, OPTIONS).content)
    subprocess.run([converter, "-i", "w.csv", "-o", "w.po"], cwd=tmp_path, check=True, capture_output=True)
    messages = {message.msgid: message.msgstr for message in polib.pofile(str(tmp_path / "w.po"))}
    assert len(messages) == 5 * count
    for entry in entries:
        assert messages[entry.nl] == entry.en
    assert messages["investeringsuitgave 0"] == "capital expenditure 0"


@pytest.mark.outside
def test_translate_toolkit_counts_every_line_of_a_glossary_of_omegat(tmp_path: Path) -> None:
    program = shutil.which("pocount")
    assert program, "pocount is missing: install translate-toolkit"
    (tmp_path / "glossary.utf8").write_bytes(format_named("omegat").write(golden_entries(), OPTIONS).content)
    done = subprocess.run([program, "--csv", "glossary.utf8"], cwd=tmp_path, check=True, capture_output=True, text=True)
    heading, figures = (line.split(",") for line in done.stdout.strip().splitlines()[-2:])
    translated = next(
        int(figure) for name, figure in zip(heading, figures, strict=False) if "Translated Messages" in name
    )
    assert translated == 8


@pytest.mark.outside
def test_chromium_shows_every_headword_and_says_nothing_is_wrong(tmp_path: Path) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "chromium is missing: install Debian's chromium"
    page = tmp_path / "glossary.html"
    page.write_bytes(format_named("html").write(golden_entries(), OPTIONS).content)
    done = subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--user-data-dir={tmp_path}/profile",
         "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    tree = etree.fromstring(done.stdout, etree.HTMLParser())
    headwords = [word.text for word in tree.iter("dfn")]
    assert headwords == ["aan boord brengen", "activa", "activa", "kapitaaluitgave"]
    assert "CONSOLE" not in done.stderr
