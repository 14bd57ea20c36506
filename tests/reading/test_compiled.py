"""Compiled catalogs: the Dutch messages, whichever side they stand on."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from glossary.errors import ReadingError
from glossary.reading import read_document

MESSAGES = {
    "De omzet is gestegen.": "Revenue rose.",
    "De kosten van het magazijn zijn lager dan vorig jaar.": "Warehouse costs are lower than last year.",
    "Bewaar de instellingen van de gebruiker": "Save the user's settings",
}


def compiled(path: Path, messages: dict[str, str], **header: str) -> Path:
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8", **header}
    catalog.extend(polib.POEntry(msgid=first, msgstr=second) for first, second in messages.items())
    catalog.save_as_mofile(str(path))
    return path


def texts(path: Path) -> set[str]:
    return {segment.text for segment in read_document(path).segments}


def test_the_header_names_the_side_that_is_dutch(tmp_path: Path) -> None:
    turned = {english: dutch for dutch, english in MESSAGES.items()}
    assert texts(compiled(tmp_path / "a.mo", turned, Language="nl")) == set(MESSAGES)


def test_without_a_header_the_texts_tell_it(tmp_path: Path) -> None:
    assert texts(compiled(tmp_path / "a.mo", MESSAGES)) == set(MESSAGES)


def test_a_catalog_without_dutch_is_refused_with_what_to_do(tmp_path: Path) -> None:
    german = {"Revenue rose in the quarter.": "Der Umsatz ist im Quartal gestiegen."}
    with pytest.raises(ReadingError, match=r"which side is Dutch; name the \.po"):
        texts(compiled(tmp_path / "a.mo", german, Language="de"))
