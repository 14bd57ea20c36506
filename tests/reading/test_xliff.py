from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read


def xliff12(attributes: str, *units: str) -> str:
    body = "".join(f'<trans-unit id="u{number}">{unit}</trans-unit>' for number, unit in enumerate(units, start=1))
    return f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file {attributes}><body>{body}</body></file></xliff>'


def xliff2(attributes: str, *segments: str) -> str:
    units = "".join(f'<unit id="u{number}"><segment>{text}</segment></unit>' for number, text in enumerate(segments, 1))
    return f'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" {attributes}><file id="f">{units}</file></xliff>'


DUTCH = "<source>De vrije kasstroom daalde.</source><target>Free cash flow fell.</target>"
ENGLISH = "<source>Free cash flow fell.</source><target>De vrije kasstroom daalde.</target>"


@pytest.mark.parametrize(
    "content",
    [
        xliff12('source-language="nl-NL" target-language="en"', DUTCH),
        xliff12('source-language="en" target-language="nl"', ENGLISH),
        xliff2('srcLang="nl" trgLang="en"', DUTCH),
        xliff2('srcLang="en" trgLang="nl-BE"', ENGLISH),
    ],
)
def test_the_language_attributes_tell_the_side(content: str, read: Read) -> None:
    reading = read("bericht.xlf", content)
    assert reading.texts == ["De vrije kasstroom daalde."]
    assert reading.places == [(1, "unit u1")]


def test_the_texts_tell_the_side_where_the_attributes_do_not(read: Read) -> None:
    unit = "<source>The company did not raise its outlook.</source><target>Het bedrijf heeft de prognose niet verhoogd.</target>"
    assert read("a.xliff", xliff12("", unit)).texts == ["Het bedrijf heeft de prognose niet verhoogd."]


def test_formatting_codes_are_left_out_and_marked_words_stay(read: Read) -> None:
    coded = (
        '<source>De <bpt id="1">&lt;b&gt;</bpt>vrije<ept id="1">&lt;/b&gt;</ept> <g id="2">kasstroom</g> van '
        '<mrk mtype="term">Kern</mrk><x id="3"/> daalde.</source>'
    )
    assert read("a.xlf", xliff12('source-language="nl"', coded)).texts == ["De vrije kasstroom van Kern daalde."]
    coded = '<source>De <pc id="1">vrije</pc> kas<ph id="2"/>stroom <mrk id="m1">daalde</mrk>.</source>'
    assert read("b.xlf", xliff2('srcLang="nl"', coded)).texts == ["De vrije kasstroom daalde."]


def test_units_without_dutch_and_alternatives_are_no_text(read: Read) -> None:
    alternative = "<source>Cash</source><alt-trans><target>Contanten</target></alt-trans>"
    reading = read("a.xlf", xliff12('source-language="en" target-language="nl"', ENGLISH, alternative))
    assert reading.texts == ["De vrije kasstroom daalde."]
    assert reading.problems == ["a.xlf:1: 1 units have no Dutch text, the first is unit u2"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (xliff12('source-language="en" target-language="de"', ENGLISH), "holds no Dutch texts"),
        (xliff12("", "<source>Kern</source><target>Kern</target>"), "does not tell which side is Dutch"),
        ("<tmx/>", "is another kind of XML: it begins with <tmx>, not <xliff>"),
        ("geen xml", "is broken XML"),
        (xliff2('srcLang="nl"'), "holds no Dutch texts"),
        ("", "is empty"),
    ],
)
def test_a_file_without_dutch_is_refused(content: str, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read("a.xlf", content)
