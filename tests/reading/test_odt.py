from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read, zipped

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def document(body: str) -> bytes:
    content = f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content + "</office:document-content>"}
    )


def test_headings_paragraphs_tables_and_notes_are_read(read: Read) -> None:
    reading = read(
        "verslag.odt",
        document(
            "<text:h>Kerncijfers</text:h>"
            "<text:p>De <text:span>vrije<text:s/>kasstroom</text:span> daalde<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>Zonder leasing.</text:p></text:note-body></text:note> licht.</text:p>"
            "<table:table><table:table-row><table:table-cell><text:p>Omzet</text:p></table:table-cell>"
            "<table:table-cell><text:p>Winst</text:p></table:table-cell></table:table-row></table:table>"
        ),
    )
    assert reading.texts == ["Kerncijfers", "Zonder leasing.", "De vrije kasstroom daalde licht.", "Omzet", "Winst"]
    assert reading.places[1] == (2, "note")


def test_deleted_text_and_comments_are_left_out(read: Read) -> None:
    reading = read(
        "a.odt",
        document(
            "<text:tracked-changes><text:deletion><text:p>Oude zin.</text:p></text:deletion></text:tracked-changes>"
            "<text:p>De rente<office:annotation><text:p>Nagaan.</text:p></office:annotation> daalde.</text:p>"
        ),
    )
    assert reading.texts == ["De rente daalde."]
    assert reading.problems == ["a.odt:1: 1 paragraphs of comments passed over; they are not part of the text"]


def test_a_locked_document_is_refused(read: Read) -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(ReadingError, match=r"a\.odt: is locked with a password; save it again without one"):
        read("a.odt", zipped({"META-INF/manifest.xml": manifest, "content.xml": "onleesbaar"}))


def test_a_spreadsheet_under_the_name_of_a_text_is_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match=r"holds no content\.xml"):
        read("a.odt", zipped({"xl/workbook.xml": "<workbook/>"}))
