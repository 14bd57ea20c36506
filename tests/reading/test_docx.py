from __future__ import annotations

import io

import docx
import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read, zipped

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ALTERNATIVE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def document(body: str, **parts: str) -> bytes:
    """Give a Word document with this body, and further parts by name."""
    members = {"word/document.xml": f"<w:document {WORD} {ALTERNATIVE}><w:body>{body}</w:body></w:document>"}
    members.update({f"word/{name}.xml": f"<w:{name} {WORD}>{content}</w:{name}>" for name, content in parts.items()})
    return zipped(dict(members))


def p(*runs: str) -> str:
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def test_a_document_as_a_word_processor_writes_it(read: Read) -> None:
    made = docx.Document()
    made.add_heading("Resultaten over het boekjaar", level=1)
    made.add_paragraph("De vrije kasstroom daalde. ").add_run("De nettoschuld").bold = True
    made.paragraphs[-1].add_run(" liep op.")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Kapitaaluitgaven"
    table.cell(1, 1).text = "hoger dan verwacht"
    made.add_paragraph("Eerste punt", style="List Bullet")
    target = io.BytesIO()
    made.save(target)
    reading = read("verslag.docx", target.getvalue())
    assert reading.texts == [
        "Resultaten over het boekjaar",
        "De vrije kasstroom daalde.",
        "De nettoschuld liep op.",
        "Kapitaaluitgaven",
        "hoger dan verwacht",
        "Eerste punt",
    ]
    assert [line for line, _ in reading.places] == [1, 2, 2, 3, 4, 5]


def test_a_word_split_over_runs_is_one_word(read: Read) -> None:
    body = p("kapitaal", "<w:r><w:softHyphen/><w:t>uitgaven</w:t></w:r>", "<w:r><w:tab/><w:t>12</w:t></w:r>")
    assert read("a.docx", document(body)).texts == ["kapitaaluitgaven 12"]


def test_what_was_deleted_moved_away_or_hidden_is_not_read(read: Read) -> None:
    body = p(
        "De omzet ",
        "<w:del><w:r><w:delText>daalde</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>steeg</w:t></w:r></w:ins>",
        "<w:moveFrom><w:r><w:t> fors</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> geheim</w:t></w:r>",
        "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>",
        " licht.",
    )
    assert read("a.docx", document(body)).texts == ["De omzet steeg licht."]


def test_a_line_break_ends_a_line_unless_the_sentence_goes_on(read: Read) -> None:
    br = "<w:r><w:br/></w:r>"
    body = p("Omzet naar regio", br, "Vrije kasstroom na", br, "aflossing van leningen")
    assert read("a.docx", document(body)).texts == ["Omzet naar regio", "Vrije kasstroom na aflossing van leningen"]


def test_a_text_box_is_read_once(read: Read) -> None:
    box = "<w:txbxContent>" + p("De koers steeg.") + "</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert read("a.docx", document(p("De omzet", both, " daalde."))).texts == ["De koers steeg.", "De omzet daalde."]


def test_notes_are_read_and_comments_are_said(read: Read) -> None:
    notes = f'<w:footnote w:type="separator">{p("lijn")}</w:footnote><w:footnote>{p("Inclusief leasing.")}</w:footnote>'
    reading = read("a.docx", document(p("De schuld daalde."), footnotes=notes, comments=p("Klopt dit?")))
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("De schuld daalde.", (1, "")),
        ("Inclusief leasing.", (2, "footnote")),
    ]
    assert reading.problems == ["a.docx:1: 1 paragraph of comments passed over; it is not part of the text"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Dit is geen Word.", "is broken or not a '.docx' file; save it again from the program it came from"),
        (b"%PDF-1.7 en meer", "is a PDF file, not what its ending '.docx' says; rename it to end in '.pdf'"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
            "is an office file of before 2007, or one locked with a password; take the password off, or save it "
            "again as '.docx'",
        ),
        (
            zipped({"iets.xml": "<a/>"}),
            "holds no word/document.xml; it is broken or another kind of file: save it again",
        ),
        (document(p("De omzet steeg."))[:-40], "is broken (File is not a zip file); save or pack it again"),
        (b"", "is empty; there is nothing to read"),
        (document(""), "holds no text; there is nothing to read"),
    ],
)
def test_a_file_that_is_no_document_is_refused_in_one_line(content: bytes, message: str, read: Read) -> None:
    with pytest.raises(ReadingError) as caught:
        read("a.docx", content)
    assert str(caught.value) == f"a.docx: {message}"


def test_what_stands_before_a_break_in_the_file_is_kept(read: Read) -> None:
    broken = zipped({"word/document.xml": f"<w:document {WORD}><w:body>{p('De omzet steeg.')}{p('De winst')}<w:p>"})
    reading = read("a.docx", broken)
    assert reading.texts == ["De omzet steeg.", "De winst"]
    assert reading.problems[0].startswith("a.docx:2: nothing behind this place was read: is broken XML")
