"""OpenDocument texts (.odt) to paragraphs: body, tables, text boxes and notes, without deleted text and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.archives import opened_part, opened_zip
from glossary.reading.flow import numbered
from glossary.reading.xmlstream import elements, forget, local

if TYPE_CHECKING:
    from lxml import etree

    from glossary.reading.base import Limits, Paragraph

_BODY = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
# Deleted text that is still on record, comments, reading aids, and the labels that the program draws for notes.
_PASSED_OVER = frozenset({"tracked-changes", "annotation", "ruby-text", "note-citation", "sequence-decls"})
_CHARACTERS = {"tab": " ", "s": " ", "line-break": "\n"}


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs and headings of an OpenDocument text; `line` is the number of the paragraph."""
    with opened_zip(source, name, limits) as archive:
        if _MANIFEST in archive.namelist():
            with opened_part(archive, _MANIFEST, name, limits, whole=True) as manifest:
                if any(elements(manifest, name, ("manifest",), ("encryption-data",))):
                    raise ReadingError(name, tr("is locked with a password; save it again without one"))
        comments: list[str] = []
        with opened_part(archive, _BODY, name, limits) as stream:
            yield from numbered(_texts(stream, name, comments), name)
        if comments:
            message = tr(
                "{count} paragraphs of comments passed over; they are not part of the text", count=len(comments)
            )
            problems.append(Problem(Place(name), message))


def _texts(stream: object, name: str, comments: list[str]) -> Iterator[tuple[str, str]]:
    for _, element in elements(stream, name, ("document-content",), ("p", "h", "table-row")):  # type: ignore[arg-type]
        if local(element) in {"p", "h"}:
            above = {local(ancestor) for ancestor in element.iterancestors()}
            if "annotation" in above:
                comments.append(_text(element))
            elif not above & _PASSED_OVER:
                yield _text(element), "note" if "note-body" in above else ""
        forget(element)


def _text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        kind = local(child)
        if kind in _CHARACTERS:
            pieces.append(_CHARACTERS[kind])
        elif kind and kind not in _PASSED_OVER:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
