"""XLIFF 1.2 and 2.x (.xliff, .xlf) to paragraphs: the Dutch side of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.bitext import dutch_side
from glossary.reading.flow import numbered
from glossary.reading.xmlstream import attribute, elements, forget, language_of_tag, local

if TYPE_CHECKING:
    from lxml import etree

    from glossary.reading.base import Limits, Paragraph

# Formatting codes of the original file (1.2: bpt, ept, ph, it, ut) and placeholders: no words of the text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"})
_SIDES = ("source", "target")
_UNITS = ("trans-unit", "segment")
# What a file is that names two languages, neither of them Dutch.
_NEITHER = "neither"
# Units that are looked at to tell which side is Dutch where the file does not say.
_SAMPLE = 500
_Unit = tuple[str, dict[str, str]]


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the Dutch side of each unit; `line` is the number of the text, the part the id of its unit.

    The language attributes tell the side, else the texts do. Units without Dutch text are counted in a problem. Raises
    ReadingError when there is no Dutch text at all.
    """
    empty: list[str] = []
    given = 0
    for paragraph in numbered(_texts(source, name, empty), name):
        given += 1
        yield paragraph
    if not given:
        raise ReadingError(name, tr("holds no Dutch texts; name a file whose source or target language is 'nl'"))
    if empty:
        problems.append(
            Problem(
                Place(name),
                tr(
                    "{count} units have no Dutch text, the first is {empty}",
                    count=len(empty),
                    empty=empty[0] or "without id",
                ),
            )
        )


def _texts(source: BinaryIO, name: str, empty: list[str]) -> Iterator[tuple[str, str]]:
    side, held = "", list[_Unit]()
    for event, element in elements(source, name, ("xliff",), ("xliff", "file", "unit", *_UNITS), ("start", "end")):
        kind = local(element)
        if event == "start":
            side = _told_side(element, side) if kind in {"xliff", "file"} else side
            continue
        if kind in _UNITS:
            held.append(_unit(element))
        if kind != "xliff":
            forget(element)
        if held and (side or len(held) >= _SAMPLE or kind in {"file", "xliff"}):
            side = side or _found_side(held, name)
            yield from _given(held, side, empty)
            held = []


def _given(units: list[_Unit], side: str, empty: list[str]) -> Iterator[tuple[str, str]]:
    for part, texts in units:
        if texts.get(side, "").strip():
            yield texts[side], part
        else:
            empty.append(part)


def _told_side(element: etree._Element, before: str) -> str:
    """Give the side that the attributes of <xliff> (2.x) or <file> (1.2) name as Dutch; without any, that of before."""
    source = attribute(element, "source-language") or attribute(element, "srcLang")
    target = attribute(element, "target-language") or attribute(element, "trgLang")
    for side, tag in zip(_SIDES, (source, target), strict=True):
        if language_of_tag(tag) == "nl":
            return side
    if source and target:
        return _NEITHER
    return "" if source or target else before


def _found_side(units: list[_Unit], name: str) -> str:
    source, target = ([texts[side] for _, texts in units if side in texts] for side in _SIDES)
    side = dutch_side((source, target))
    if side is None:
        raise ReadingError(name, tr("does not tell which side is Dutch; set its source or target language to 'nl'"))
    return _SIDES[side]


def _unit(element: etree._Element) -> _Unit:
    texts = {local(child): inline_text(child, _CODES) for child in element if local(child) in _SIDES}
    holder = element if local(element) == "trans-unit" else element.getparent()
    part = attribute(holder, "id") if holder is not None else ""
    return f"unit {part}" if part else "", texts


def inline_text(element: etree._Element, codes: frozenset[str]) -> str:
    """Give the text of a segment without its formatting codes; a line break stays one.

    >>> from lxml import etree
    >>> inline_text(etree.fromstring('<seg>vrije <bpt i="1">{b}</bpt>kasstroom</seg>'), frozenset({"bpt"}))
    'vrije kasstroom'
    """
    pieces = [element.text or ""]
    for child in element:
        kind = local(child)
        if kind in codes:
            pieces.append("\n" if attribute(child, "ctype") == "lb" or attribute(child, "subType") == "xlf:lb" else "")
        elif kind:
            pieces.append(inline_text(child, codes))
        pieces.append(child.tail or "")
    return "".join(pieces)
