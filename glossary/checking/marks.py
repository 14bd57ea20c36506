"""A translated file to the places that a person marked as no fault.

In a .po a message with the flag `forbidden` shows English that must not be used, as the export writes it; and a flag or comment: `#, glossary-ignore`, `# glossary-ignore: number-changed`, `#. glossary: ignore`. In XLIFF and
TMX a note with the same words, a <prop>, or the attribute `glossary-ignore` of any element of the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from glossary.checking.findings import Kind
from glossary.checking.po_blocks import read_blocks
from glossary.checking.segments import EVERYTHING
from glossary.model import Place
from glossary.reading.xmlstream import attribute, elements, forget, local

_MARK = re.compile(r"glossary(?:-ignore|:\s*ignore)\b(?:\s*[:=]\s*(?P<kinds>[a-z][a-z, -]*))?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"^#,.*\bforbidden\b", re.MULTILINE)
_XML = {
    ".xliff": ("xliff", ("trans-unit", "unit", "segment")),
    ".xlf": ("xliff", ("trans-unit", "unit", "segment")),
    ".tmx": ("tmx", ("tu",)),
}
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


def read_marks(path: Path) -> Marks:
    """Give the marks of a file; a file whose bytes hold no mark is not read a second time."""
    suffix = path.suffix.casefold()
    if suffix not in {".po", *_XML} or not path.is_file() or not _any_mark(_content(path)):
        return {}
    return _of_catalog(path) if suffix == ".po" else _of_xml(path)


def _any_mark(text: str) -> bool:
    return _MARK.search(text) is not None or _FORBIDDEN.search(text) is not None


def _content(path: Path) -> str:
    return path.read_bytes().decode("latin-1")


def _of_catalog(path: Path) -> Marks:
    found: Marks = {}
    for block in read_blocks(path.read_bytes(), path).blocks:
        comments = "\n".join(block.comments)
        if kinds := frozenset({EVERYTHING}) if _FORBIDDEN.search(comments) else kinds_ignored(comments):
            for line in block.lines:
                found[line, ""] = kinds
    return found


def _of_xml(path: Path) -> Marks:
    root, units = _XML[path.suffix.casefold()]
    found: Marks = {}
    with path.open("rb") as source:
        for _, element in elements(source, str(path), (root,), units):
            if kinds := kinds_ignored("\n".join(_notes(element))):
                for inner in element.iter():
                    line = inner.sourceline
                    if local(inner) in units and isinstance(line, int):
                        found[line, ""] = kinds
            if local(element) != "segment":
                forget(element)
    return found


def _notes(element: etree._Element) -> Iterator[str]:
    """Give the notes, properties and marking attributes of a unit."""
    for inner in element.iter():
        if local(inner) in {"note", "prop"}:
            yield f"{attribute(inner, 'type')} {attribute(inner, 'category')} {''.join(map(str, inner.itertext()))}"
        if (value := inner.get("glossary-ignore")) is not None:
            yield f"glossary-ignore: {value}"


def ignored_at(marks: Marks, place: Place) -> frozenset[str]:
    """Give the kinds that are ignored at a place."""
    return marks.get((place.line, ""), frozenset())
