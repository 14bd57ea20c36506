from __future__ import annotations

import io

import pytest

from glossary.errors import ReadingError
from glossary.reading.xmlstream import elements, forget


def test_what_was_read_leaves_the_tree() -> None:
    content = b"<body>" + b"<wrapper><other/><p>tekst</p></wrapper><other/>" * 5000 + b"</body>"
    sizes = []
    for number, (_, element) in enumerate(elements(io.BytesIO(content), "a.xml", ("body",), ("p",))):
        forget(element)
        if number % 100 == 0:
            sizes.append(sum(1 for _ in element.getroottree().getroot().iter()))
    assert len(sizes) == 50
    # The parser is a piece of 64 KiB ahead of what was given.
    assert max(sizes) < 8000


def test_a_text_inside_another_leaves_what_stands_before_it() -> None:
    content = b"<body><p><r>De omzet</r><box><p>Kader</p></box><r> steeg.</r></p></body>"
    texts = []
    for _, element in elements(io.BytesIO(content), "a.xml", ("body",), ("p",)):
        texts.append("".join(map(str, element.itertext())))
        forget(element)
    assert texts == ["Kader", "De omzet steeg."]


def test_megabytes_without_a_text_are_refused() -> None:
    content = b"<body>" + b"<other>%s</other>" % (b"x" * 1000) * 20_000 + b"<p>tekst</p></body>"
    with pytest.raises(ReadingError, match=r"a\.xml: goes on for \d+ bytes without a text"):
        list(elements(io.BytesIO(content), "a.xml", ("body",), ("p",)))
