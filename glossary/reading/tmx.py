"""Translation memories (.tmx) to paragraphs: the Dutch variants of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr, trn
from glossary.model import Place, Problem
from glossary.reading.flow import numbered
from glossary.reading.xliff import inline_text
from glossary.reading.xmlstream import attribute, elements, forget, language_of_tag, local

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

# Formatting codes of the original file; <hi> holds words of the text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the Dutch texts of a translation memory; `line` is the number of the text, the part the unit.

    Units without a Dutch variant are counted in a problem. Raises ReadingError when there is none at all.
    """
    languages: set[str] = set()
    missing: list[str] = []
    given = 0
    for paragraph in numbered(_texts(source, name, languages, missing), name):
        given += 1
        yield paragraph
    if not given:
        there = ", ".join(sorted(languages)) or "nothing"
        raise ReadingError(
            name, tr("holds no Dutch texts (there is {there}); name a memory with xml:lang='nl'", there=there)
        )
    if missing:
        problems.append(
            Problem(
                Place(name),
                trn(
                    "{count} unit has no Dutch text: {missing}",
                    "{count} units have no Dutch text, the first is {missing}",
                    len(missing),
                    missing=missing[0],
                ),
            )
        )


def _texts(source: BinaryIO, name: str, languages: set[str], missing: list[str]) -> Iterator[tuple[str, str]]:
    for number, (_, unit) in enumerate(elements(source, name, ("tmx",), ("tu",)), start=1):
        part = f"unit {unit.get('tuid') or number}"
        found = False
        for variant in unit:
            language = language_of_tag(attribute(variant, "lang"))
            if local(variant) == "tuv" and language == "nl":
                for segment in variant:
                    if local(segment) == "seg" and (text := inline_text(segment, _CODES)).strip():
                        yield text, part
                        found = True
            languages.update({language} - {""})
        if not found:
            missing.append(part)
        forget(unit)
