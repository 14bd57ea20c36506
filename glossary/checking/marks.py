"""A translated file to the places that a person marked as no fault.

In a .po a flag or comment: `#, glossary-ignore`, `# glossary-ignore: number-changed`, `#. glossary: ignore`. In XLIFF and
TMX a note with the same words, a <prop>, or the attribute `glossary-ignore` of any element of the unit.
"""

from __future__ import annotations

import re
from pathlib import Path

from glossary.checking.findings import Kind
from glossary.checking.po_blocks import read_blocks
from glossary.checking.segments import EVERYTHING
from glossary.model import Place, Problem
from glossary.reading import Limits

_MARK = re.compile(r"glossary(?:-ignore|:\s*ignore)\b(?:\s*[:=]\s*(?P<kinds>[a-z][a-z, -]*))?", re.IGNORECASE)
_XML = {".xliff": ("xliff", ("trans-unit", "unit", "segment")), ".xlf": ("xliff", ("trans-unit", "unit", "segment")), ".tmx": ("tmx", ("tu",))}
Marks = dict[tuple[int, str], frozenset[str]]
"""By line and part of the place of a segment: the kinds that are ignored there."""


def kinds_ignored(text: str) -> frozenset[str]:
    """Give the kinds of findings that a comment or note says to ignore; `*` for all.

    >>> sorted(kinds_ignored("glossary-ignore: number-changed, unit-changed"))
    ['number-changed', 'unit-changed']
    >>> sorted(kinds_ignored("Glossary: ignore")), sorted(kinds_ignored("see the glossary"))
    (['*'], [])
    """
    found: set[str] = set()
    for mark in _MARK.finditer(text):
        named = {kind.strip() for kind in re.split(r"[,\s]+", mark["kinds"] or "") if kind.strip()} & set(Kind)
        found |= named or {EVERYTHING}
    return frozenset(found)


def read_marks(path: Path, limits: Limits, problems: list[Problem]) -> Marks:
    """Give the marks of a file; a file whose bytes hold no mark is not read a second time."""
    suffix = path.suffix.casefold()
    if suffix not in {".po", *_XML} or not path.is_file() or not _MARK.search(_content(path)):
        return {}
    found = _of_catalog(path) if suffix == ".po" else _of_xml(path, limits)
    for (line, _), kinds in found.items():
        if EVERYTHING in kinds and len(kinds) > 1:
            problems.append(Problem(Place(str(path), line), "is marked to ignore all findings and some; all are ignored"))
    return found


def _content(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


def _of_catalog(path: Path) -> Marks:
    found: Marks = {}
    for block in read_blocks(path.read_bytes(), path).blocks:
        if kinds := kinds_ignored("\n".join(block.comments)):
            for line in block.lines:
                found[line, ""] = kinds
    return found


def _of_xml(path: Path, limits: Limits) -> Marks:
    from glossary.reading.xmlstream import attribute, elements, forget, local

    root, units = _XML[path.suffix.casefold()]
    found: Marks = {}
    with path.open("rb") as source:
        for _, element in elements(source, str(path), (root,), units):
            texts = [element.get("glossary-ignore") is not None and f"glossary-ignore: {element.get('glossary-ignore')}" or ""]
            for inner in element.iter():
                if local(inner) in {"note", "prop"}:
                    texts.append(f"{attribute(inner, 'type')} {attribute(inner, 'category')} {''.join(map(str, inner.itertext()))}")
                elif (value := attribute(inner, "glossary-ignore")) and inner is not element:
                    texts.append(f"glossary-ignore: {value}")
            kinds = kinds_ignored("\n".join(texts))
            line = element.sourceline
            if kinds and isinstance(line, int):
                found[line, ""] = kinds
                for inner in element.iter():
                    if local(inner) == "segment" and isinstance(inner.sourceline, int):
                        found[inner.sourceline, ""] = kinds
            if local(element) != "segment":
                forget(element)
    return found


def ignored_at(marks: Marks, place: Place) -> frozenset[str]:
    """Give the kinds that are ignored at a place."""
    return marks.get((place.line, ""), frozenset())
