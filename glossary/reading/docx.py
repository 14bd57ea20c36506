"""Word documents (.docx) to paragraphs: body, tables, text boxes, foot- and endnotes, as the last edit left them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from glossary.i18n import trn
from glossary.model import Place, Problem
from glossary.reading.archives import opened_part, opened_zip
from glossary.reading.flow import numbered
from glossary.reading.xmlstream import attribute, elements, forget, local

if TYPE_CHECKING:
    from lxml import etree

    from glossary.reading.base import Limits, Paragraph

_BODY = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_COMMENTS = "word/comments.xml"
_ROOTS = ("document", "footnotes", "endnotes", "comments")
# Moved away, deleted, a second rendering of the same, a reading aid, a formula: no words of the text.
_PASSED_OVER = frozenset({"moveFrom", "del", "Fallback", "rt", "oMath", "oMathPara", "pPr", "rPr"})
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
# Notes of these types are the lines that Word draws above the notes.
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs of a Word document; `line` is the number of the paragraph.

    Headers and footers, comments and deleted text are left out; comments are said.
    """
    with opened_zip(source, name, limits) as archive:
        yield from numbered(_texts(archive, name, limits), name)
        if _COMMENTS in archive.namelist():
            count = sum(1 for _ in _part_texts(archive, _COMMENTS, name, limits))
            problems.append(
                Problem(
                    Place(name),
                    trn(
                        "{count} paragraph of comments passed over; it is not part of the text",
                        "{count} paragraphs of comments passed over; they are not part of the text",
                        count,
                    ),
                )
            )


def _texts(archive: ZipFile, name: str, limits: Limits) -> Iterator[tuple[str, str]]:
    for text in _part_texts(archive, _BODY, name, limits):
        yield text, ""
    for part, label in _NOTES:
        if part in archive.namelist():
            for text in _part_texts(archive, part, name, limits):
                yield text, label


def _part_texts(archive: ZipFile, part: str, name: str, limits: Limits) -> Iterator[str]:
    with opened_part(archive, part, name, limits) as stream:
        for _, element in elements(stream, name, _ROOTS, ("p", "tr", "tbl")):
            if local(element) == "p" and _counts(element):
                yield _text(element)
            forget(element)


def _counts(paragraph: etree._Element) -> bool:
    return not any(
        local(above) in _PASSED_OVER
        or (local(above) in {"footnote", "endnote"} and attribute(above, "type") in _NO_NOTES)
        for above in paragraph.iterancestors()
    )


def _text(element: etree._Element) -> str:
    """Give the text of a paragraph; one in a text box inside it has been given and emptied before."""
    pieces: list[str] = []
    for child in element:
        kind = local(child)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in _CHARACTERS:
            pieces.append(_CHARACTERS[kind])
        elif kind not in _PASSED_OVER and not _is_hidden(child):
            pieces.append(_text(child))
    return "".join(pieces)


def _is_hidden(run: etree._Element) -> bool:
    return local(run) == "r" and any(
        local(mark) == "vanish" and attribute(mark, "val") not in {"0", "false", "off"}
        for properties in run
        if local(properties) == "rPr"
        for mark in properties
    )
