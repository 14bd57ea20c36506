from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n{fields}\n'


def catalog(fields: str, *messages: str, charset: str = "UTF-8") -> str:
    lines = "".join(f'"{field}\\n"\n' for field in fields.split(", ") if field)
    return HEADER.format(charset=charset, fields=lines) + "\n".join(messages)


FREE_CASH_FLOW = '#: verslag.docx:3\nmsgctxt "finance"\nmsgid "vrije kasstroom"\nmsgstr "free cash flow"\n'
PAYABLE = 'msgid "%d rekening"\nmsgid_plural "%d rekeningen"\nmsgstr[0] "%d account"\nmsgstr[1] "%d accounts"\n'


def test_the_source_side_is_read_where_the_header_says_it_is_dutch(read: Read) -> None:
    reading = read("termen.po", catalog("Language: en, X-Source-Language: nl", FREE_CASH_FLOW, PAYABLE))
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("vrije kasstroom", (7, "message 1, context finance")),
        ("%d rekening", (12, "message 2")),
        ("%d rekeningen", (12, "message 2")),
    ]


@pytest.mark.parametrize("language", ["nl", "nl_NL", "nl-BE"])
def test_the_translation_is_read_where_the_catalog_is_dutch(language: str, read: Read) -> None:
    messages = [
        'msgid "Save as"\nmsgstr "Opslaan als"\n',
        '#, fuzzy\nmsgid "%d bill"\nmsgid_plural "%d bills"\nmsgstr[0] "%d rekening"\nmsgstr[1] "%d rekeningen"\n',
        'msgid "Quit"\nmsgstr ""\n',
        '#~ msgid "Old"\n#~ msgstr "Oud"\n',
    ]
    reading = read("app.po", catalog(f"Language: {language}", *messages))
    assert reading.texts == ["Opslaan als", "%d rekening", "%d rekeningen"]
    assert reading.problems == ["app.po:1: 1 messages have no Dutch text", "app.po:1: 1 obsolete messages passed over"]


def test_the_texts_tell_the_side_where_the_header_does_not(read: Read) -> None:
    messages = ['msgid "The file could not be saved"\nmsgstr "Het bestand kan niet worden opgeslagen"\n']
    assert read("app.po", catalog("", *messages)).texts == ["Het bestand kan niet worden opgeslagen"]


def test_a_template_is_read_by_its_messages(read: Read) -> None:
    messages = ['msgid "Het bestand is niet opgeslagen door een fout"\nmsgstr ""\n', 'msgid "Sluiten"\nmsgstr ""\n']
    assert read("app.pot", catalog("", *messages)).texts == ["Het bestand is niet opgeslagen door een fout", "Sluiten"]


def test_the_charset_of_the_header_is_used(read: Read) -> None:
    content = catalog("Language: nl", 'msgid "Real interest"\nmsgstr "Reële rente in €"\n', charset="ISO-8859-15")
    assert read("app.po", content.encode("iso8859-15")).texts == ["Reële rente in €"]


def test_line_ends_that_only_look_so_do_not_break_a_message(read: Read) -> None:
    content = catalog("Language: nl", 'msgid "a"\nmsgstr "Vrije\u2028kasstroom\x85van\x0bnu"\n')
    assert read("app.po", content.replace("\n", "\r\n")).texts == ["Vrije kasstroom van nu"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "a.po",
            'msgid "a"\nfout "b"\n',
            r"is a broken catalog \(Syntax error \(line 2\)\); check it with 'msgfmt --check'",
        ),
        ("a.po", "zomaar een tekst\n", "is no gettext catalog: it holds no messages"),
        ("a.po", catalog("Language: de", 'msgid "Save"\nmsgstr "Sichern"\n'), "does not tell which side is Dutch"),
        ("a.pot", catalog("", 'msgid "The file has been saved by you"\nmsgstr ""\n'), r"messages are not Dutch \(en\)"),
        ("a.po", catalog("Language: nl"), "holds no text"),
        ("a.po", "", "is empty"),
    ],
)
def test_a_file_that_is_no_dutch_catalog_is_refused(name: str, content: str, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read(name, content)
