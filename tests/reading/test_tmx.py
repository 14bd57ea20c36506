from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read

DOCTYPE = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'


def memory(*units: str) -> str:
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return f'<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'


def tuv(language: str, text: str, attribute: str = "xml:lang") -> str:
    return f'<tuv {attribute}="{language}"><seg>{text}</seg></tuv>'


def test_the_dutch_variants_are_read(read: Read) -> None:
    reading = read(
        "geheugen.tmx",
        memory(
            tuv("en-GB", "Free cash flow fell.") + tuv("nl-NL", "De vrije kasstroom daalde."),
            tuv("NL", "De <bpt i='1'>{b}</bpt><hi>rente</hi><ept i='1'>{/b}</ept> steeg.", "lang") + tuv("de", "Zins"),
            tuv("en", "Cash") + tuv("fr", "Espèces"),
        ),
    )
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("De vrije kasstroom daalde.", (1, "unit 1")),
        ("De rente steeg.", (2, "unit 2")),
    ]
    assert reading.problems == ["geheugen.tmx:1: 1 unit has no Dutch text: unit 3"]


def test_the_document_type_that_every_tool_writes_is_allowed(read: Read) -> None:
    content = DOCTYPE + memory(tuv("nl", "De reële rente steeg."))
    assert read("a.tmx", content.encode("utf-16")).texts == ["De reële rente steeg."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (memory(tuv("en", "Cash") + tuv("de", "Bargeld")), r"holds no Dutch texts \(there is de, en\)"),
        (memory(), r"holds no Dutch texts \(there is nothing\)"),
        ("<xliff/>", "is another kind of XML"),
        (memory(tuv("nl", "De rente"))[:40], "is broken XML"),
    ],
)
def test_a_memory_without_dutch_is_refused(content: str, message: str, read: Read) -> None:
    with pytest.raises(ReadingError, match=message):
        read("a.tmx", content)
