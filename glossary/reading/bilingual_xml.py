"""Translation memories (.tmx) and XLIFF 1.2 and 2.x (.xliff, .xlf) to raw pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from glossary.model import Place, Problem
from glossary.reading.base import Limits
from glossary.reading.bilingual_raw import RawPair, RawPairs
from glossary.reading.xliff import inline_text
from glossary.reading.xmlstream import attribute, elements, forget, language_of_tag, local

_TMX_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
_XLIFF_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em", "cp"})
_UNITS = ("trans-unit", "segment")
# States in which a translator has not finished; only these count as fuzzy.
_UNSURE = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n"})


def memory_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give each Dutch variant of a unit with each English one."""
    del limits, problems
    return RawPairs(("nl", "en"), _units_of_memory(source, name))


def _units_of_memory(source: BinaryIO, name: str) -> Iterator[RawPair]:
    for number, (_, unit) in enumerate(elements(source, name, ("tmx",), ("tu",)), start=1):
        texts: dict[str, list[str]] = {"nl": [], "en": []}
        for variant in unit:
            language = language_of_tag(attribute(variant, "lang"))
            if local(variant) == "tuv" and language in texts:
                texts[language] += [inline_text(seg, _TMX_CODES) for seg in variant if local(seg) == "seg"]
        place = Place(name, _line(unit) or number, 0, f"unit {unit.get('tuid') or number}")
        forget(unit)
        if not texts["nl"] or not texts["en"]:
            yield RawPair("", "", place, "broken")
        for nl in texts["nl"]:
            for en in texts["en"]:
                yield RawPair(nl, en, place)


def xliff_pairs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> RawPairs:
    """Give the source and target of each unit; each <file> may name its own languages."""
    del limits, problems
    return RawPairs(("", ""), _units_of_xliff(source, name))


def _units_of_xliff(source: BinaryIO, name: str) -> Iterator[RawPair]:
    languages = ("", "")
    for event, element in elements(source, name, ("xliff",), ("xliff", "file", "unit", *_UNITS), ("start", "end")):
        kind = local(element)
        if event == "start":
            if kind in {"xliff", "file"}:
                languages = _languages(element, languages)
            continue
        if kind in _UNITS:
            yield _unit(element, name, languages)
        if kind != "xliff":
            forget(element)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _languages(element: etree._Element, before: tuple[str, str]) -> tuple[str, str]:
    source = attribute(element, "source-language") or attribute(element, "srcLang")
    target = attribute(element, "target-language") or attribute(element, "trgLang")
    return (language_of_tag(source) or before[0], language_of_tag(target) or before[1])


def _unit(element: etree._Element, name: str, languages: tuple[str, str]) -> RawPair:
    sides = {local(child): child for child in element if local(child) in {"source", "target"}}
    holder = element if local(element) == "trans-unit" else element.getparent()
    part = attribute(holder, "id") if holder is not None else ""
    place = Place(name, _line(element) or 1, 0, f"unit {part}" if part else "")
    if len(sides) < 2:
        return RawPair("", "", place, "broken", languages)
    state = attribute(sides["target"], "state")
    unsure = state in _UNSURE or (attribute(element, "approved") == "no" and state.startswith("needs-"))
    first, second = (inline_text(sides[side], _XLIFF_CODES) for side in ("source", "target"))
    return RawPair(first, second, place, "fuzzy" if unsure else "", languages)
