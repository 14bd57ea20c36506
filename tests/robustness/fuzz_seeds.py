"""Sound files and texts, small, for a fuzzer to begin at: one or more of every format."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from glossary.exchange.formats import WriteOptions, format_named
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entry_json import entry_record
from tests.exchange.formats.entry_samples import sample_entries
from tests.reading.conftest import zipped
from tests.reading.test_xlsx import workbook

_DUTCH = "De kapitaal-\nuitgaven van Dijkzicht NV stegen met 4,5% tot € 1,2 mrd. De vrije kasstroom (FCF) daalde."
_ENGLISH = "Capital expenditure of Dijkzicht NV rose by 4.5% to €1.2 billion. Free cash flow (FCF) fell."
TEXTS = (
    _DUTCH.encode(),
    "De winst- en verliesrekening, in- en verkoopfacturen; dhr. J.P. de Vries zei: «Ja.»\n\n1. (half)jaarcijfers".encode(),
    "coöperatie e\u0301\u200b\u202eomzet\ufeff ﬁnanciën KAPITAALUITGAVEN 's-Hertogenbosch https://a.nl/b?c=d a@b.nl".encode(),
    b"nettowinst brutomarge rentelasten werkkapitaal kapitaaluitgave",
)
BOTH = (
    "De omzet steeg met 4,5% tot € 1,2 mrd (2024: 1.150 mln).\nRevenue rose 4.5% to €1.2 billion (2024: 1,150m).".encode(),
    b"De rekening is eventueel actueel in het concern.\nThe account is eventually actual in the concern.",
    "Op 3 maart 2024 om 9.30 uur: US$ 3 tot 5 miljoen, 12¾ procent, -7 bps\nOn 3 March 2024".encode(),
)
QUERIES = (
    b"nettoschuldgroei", b"kapitaaluitgaven", "'\"; DROP TABLE terms; -- \u2018".encode(), b'omzet" OR "winst* NEAR(a b) ^x col:y', b"%_[a-z]*?\\",
    "Omzét-mijl palen (EBITDA)".encode(),
)  # fmt: skip
TYPED = (
    b"en:day rate=admitted", b"nl:de omzet=forbidden|omzet", b"2024-02-29T12:00:00+01:00", "\x1b[31mwinst\u202e".encode(),
    b"kinderen", "financieel adviseur `s e\u0301".encode(),
)  # fmt: skip
_HEADING = b"nl,article,pos,plural,nl_admitted,en,en_admitted,subfield,definition,note\n"
_FOLDER = b"id,nl,en,field,subfield,definition,note,source\n"
_ROW = b'omzet,de,noun,,"netto-omzet; opbrengst [abbr]",revenue,sales; turnover (en-GB),results,What is sold.,\n'
TABLES = (
    _HEADING + _ROW * 2,
    _FOLDER + b"a1,omzet,revenue,finance,,,,x\n",
    _FOLDER
    + b"<<<<<<< HEAD\na1,omzet,revenue,,,,,x\n||||||| base\na1,omzet,sales,,,,,x\n=======\na1,omzet,turnover,,,,,x\n>>>>>>> b\n",
)
DICTIONARIES = (b"omzet\tA\tb\nwinst\tb\tZ\n\nomzet /omzet/ <n>\n turnover, sales; revenue [fin.]\n",)
_PO = f"""# Translators: nobody.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. Noun: de
#: bericht.txt:3
#, fuzzy
#| msgid "baten"
msgctxt "finance"
msgid "omzet"
msgstr "revenue"

msgid "%d rekening"
msgid_plural "%d rekeningen"
msgstr[0] "%d account"
msgstr[1] "%d accounts"

#~ msgid "winst"
#~ msgstr "profit"

msgid "{_DUTCH.splitlines()[0]}\\n"
"en meer"
msgstr "More"
""".encode()
_TMX = f"""<?xml version="1.0"?><tmx version="1.4"><header srclang="nl"/><body>
<tu tuid="1"><note>glossary-ignore</note><tuv xml:lang="nl"><seg>{_DUTCH} <bpt i="1"/>x<ept i="1"/></seg></tuv>
<tuv xml:lang="en"><seg>{_ENGLISH}</seg></tuv></tu></body></tmx>""".encode()
_XLIFF = (
    f"""<xliff version="1.2"><file source-language="nl" target-language="en" original="a"><body><group><trans-unit id="1">
<source>{_DUTCH} <g id="1">omzet</g></source><target state="translated">{_ENGLISH}</target><note>glossary-ignore: term</note>
</trans-unit></group></body></file></xliff>""".encode(),
    f"""<xliff version="2.0" srcLang="nl" trgLang="en"><file id="f"><unit id="1"><notes><note>x</note></notes><segment>
<source>{_DUTCH}<ph id="1"/></source><target>{_ENGLISH}</target></segment></unit></file></xliff>""".encode(),
)
_HTML = f"""<!doctype html><html lang="nl"><head><meta charset="iso-8859-1"><title>x</title><script>var a="<p>";</script></head>
<body><nav>Menu</nav><main><h1>Kerncijfers</h1><p>{_DUTCH}&nbsp;&euro;&#x20ac;<br>x</p><table><tr><td>omzet<td>5</table>
<pre>a\tb</pre></main></body></html>""".encode()
_MARKDOWN = f"""---\ntitle: x\n---\n# Kop\n\n{_DUTCH} [koppeling](https://a.nl) `code` **vet**\n\n```sh\nls\n```\n
| omzet | 5 |\n|---|---|\n| winst | 4 |\n\n- punt\n  > citaat ![x](y.png)\n""".encode()
_RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\pard De omzet van co\'f6peratie \u8364?5 steeg.\par{\*\x y}\tab winst\line\bin3 abc}"
_SRT = f"1\n00:00:01,000 --> 00:00:04,000\n<i>{_DUTCH}</i>\n\n2\n00:00:05,000 --> 00:00:06,000\nDe winst daalde.\n".encode()
_VTT = f"WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:04.000 align:start\n<v Jan>{_DUTCH}</v>\n".encode()
_WORD = f"""<w:document xmlns:w="http://w"><w:body><w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t>{_DUTCH}</w:t><w:tab/>
<w:br/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>omzet</w:t></w:r></w:p>
</w:tc></w:tr></w:tbl></w:body></w:document>"""
_OPEN = f"""<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body><office:text><text:h>Kop</text:h>
<text:p>{_DUTCH}<text:s text:c="3"/><text:tab/><text:line-break/><text:span>x</text:span></text:p></office:text></office:body>
</office:document-content>"""
_CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>en</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="str"><f>A1</f><v>revenue</v></c><c r="C2"><v>4.5</v></c></row>'
)


@cache
def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    page = Canvas(target, pageCompression=0)
    for number, line in enumerate(_DUTCH.splitlines()):
        page.drawString(72, 700 - 14 * number, line)
    page.save()
    return target.getvalue()


@cache
def _mo() -> bytes:
    import polib

    return polib.pofile(_PO.decode()).to_binary()


def of_suffix(suffix: str) -> tuple[bytes, ...]:
    """Give sound files with this ending."""
    table = f'nl,en,toelichting\nomzet,revenue,"{_DUTCH}"\n\'=1+1,profit;loss,x\n'
    sheet = workbook(_CELLS, "<si><t>nl</t></si><si><r><t>om</t></r><r><t>zet</t></r></si>")
    found: dict[str, tuple[bytes, ...]] = {
        ".docx": (zipped({"word/document.xml": _WORD, "word/footnotes.xml": _WORD.replace("document", "footnotes")}),),
        ".odt": (zipped({"content.xml": _OPEN}),),
        ".xlsx": (sheet,),
        ".pdf": (_pdf(),),
        ".csv": (table.encode(), table.replace(",", ";").encode("utf-16"), b"a;b\r\rc;d\r"),
        ".tsv": (table.replace(",", "\t").encode(), f"{_DUTCH.splitlines()[0]}\tCapital\n".encode() * 3),
        ".po": (_PO,),
        ".pot": (_PO,),
        ".mo": (_mo(),),
        ".tmx": (_TMX,),
        ".rtf": (_RTF,),
        ".srt": (_SRT,),
        ".vtt": (_VTT,),
    }
    found |= dict.fromkeys((".xliff", ".xlf"), _XLIFF)
    found |= dict.fromkeys((".html", ".htm", ".xhtml"), (_HTML,))
    found |= dict.fromkeys((".md", ".markdown"), (_MARKDOWN,))
    texts = (*TEXTS, _DUTCH.encode("utf-16"), _DUTCH.replace("\n", "\r").encode("cp1252"))
    return found.get(suffix, texts)


@cache
def of_format(name: str) -> tuple[bytes, ...]:
    """Give files of a termbase format as the tool writes them, and one beside where others write it otherwise."""
    written = format_named(name).write(sample_entries(), WriteOptions()).content
    more = (_HEADING + _ROW,) if name in {"csv", "weblate", "glotpress"} else (_PO,) if name == "gettext" else ()
    return (written, *more)


def records() -> list[dict[str, object]]:
    """Give entries as the log of the termbase has them."""
    return [entry_record(entry) for entry in sample_entries()]


def termbase(folder: Path) -> Termbase:
    """Make a termbase with the entries of the tests, opened with the starter terms."""
    from glossary.starter.overlay import overlay_path

    database(folder)
    return open_termbase(folder / "seed.db", starter=overlay_path())


def database(folder: Path) -> bytes:
    """Give the bytes of a termbase with the entries of the tests, which is made where there is none."""
    from glossary.termbase.changes import BatchKind, Changing

    path = folder / "seed.db"
    if not path.exists():
        with open_termbase(path, create=True) as opened:
            with opened.writing() as connection:
                Changing(connection, BatchKind.ADD, "", "toetser").add(sample_entries())
            opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()
