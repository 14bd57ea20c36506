"""Web pages (.html) to paragraphs: the main text, without menus, headers, footers, banners and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.encodings import decoded
from glossary.reading.flow import numbered
from glossary.reading.opening import read_whole
from glossary.reading.webchrome import ATTRIBUTES, Weights, is_chrome, main_parts, weigh

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

_PIECE = 64 * 1024
# A page tells its encoding at its beginning (HTML standard: within 1024 bytes).
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE
)
_CHARSET_WITHIN = 4096
# Elements that stand inside a sentence; any other one begins and ends a paragraph.
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q s samp
        small span strike strong sub sup time tt u var wbr""".split()
)
# Pages nest their elements fifty deep at most; the text of deeper ones counts for the element around them.
_DEEPEST = 500
# What a tree can hold: the names of elements, and all characters but these.
_TAG = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Program text says nothing in Dutch; it is left out of Markdown as well.
_PROGRAM = frozenset({"code", "kbd", "samp", "pre", "tt"})
# A raised number or mark behind a word leads to a note.
_NOTE_MARK = re.compile(r"[\s\[\]()\d*†‡,]*$")


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs, headings, list items and table cells of a page; `line` is the number of the paragraph.

    What stands around the main text is passed over and counted in one problem.
    """
    data = read_whole(source, name, limits)
    told = _CHARSET.search(data[:_CHARSET_WITHIN])
    root = _parsed(decoded(data, name, told.group(1).decode("ascii") if told else "", problems), name)
    del data
    weights = weigh(root)
    passed_over: list[int] = []
    texts = ((text, "") for part in main_parts(root, weights) for text in _texts(part, weights, passed_over))
    yield from numbered(texts, name)
    if any(passed_over):
        blocks, characters = sum(size > 0 for size in passed_over), sum(passed_over)
        message = tr(
            "{blocks} blocks with {characters} characters passed over: menus, banners, forms and the like",
            blocks=blocks,
            characters=characters,
        )
        problems.append(Problem(Place(name), message))


class _Target:
    """Builds the tree of a page from what the parser finds, with the attributes that say what an element is.

    The parser's own tree looks through all attributes of an element for each one more: 200,000 in a tag take minutes.
    """

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0
        self._open: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth <= _DEEPEST:
            kept: dict[str | bytes, str | bytes] = {
                key: _NO_XML.sub(" ", attributes[key]) for key in ATTRIBUTES if key in attributes
            }
            self._open.append(_tag_name(tag))
            self._builder.start(self._open[-1], kept)

    def end(self, tag: str) -> None:
        if self._depth <= _DEEPEST:
            self._builder.end(self._open.pop())
        self._depth -= 1

    def data(self, text: str) -> None:
        self._builder.data(_NO_XML.sub(" ", text))

    def close(self) -> etree._Element:
        # Before version 2.14, libxml2 ends no element of a page that breaks off inside a tag.
        while self._open:
            self._builder.end(self._open.pop())
        return self._builder.close()


def _tag_name(tag: str) -> str:
    """Give a tag as it is, or as one without a meaning when no tree can hold it (<o:p> of a word processor, <b;>)."""
    return tag if _TAG.fullmatch(tag) else "span"


def _parsed(text: str, name: str) -> etree._Element:
    target: Any = _Target()
    parser: Any = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE].encode("utf-8", "replace"))
        root: etree._Element = parser.close()
    except (etree.LxmlError, AssertionError) as error:
        raise ReadingError(name, tr("holds no text; there is nothing to read")) from error
    return root


def _texts(part: etree._Element, weights: Weights, passed_over: list[int]) -> Iterator[str]:
    """Give the text of each block of a part of the page; the sizes of what is left out go to `passed_over`."""
    held: list[str] = []
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _INLINE and held:
            yield "".join(held)
            held = []
        if event == "end":
            held.append(_behind(element) if element is not part else "")
        elif _is_left_out(element, weights, passed_over):
            walk.skip_subtree()
        else:
            held.append(_unbroken(element.text or ""))
    yield "".join(held)


def _is_left_out(element: etree._Element, weights: Weights, passed_over: list[int]) -> bool:
    if element.tag in _PROGRAM or _is_note_mark(element):
        return True
    if is_chrome(element, weights):
        passed_over.append(weights.text[element])
        return True
    return False


def _behind(element: etree._Element) -> str:
    """Give what stands behind an element in its block."""
    written = "\n" if element.tag == "br" else " " if element.tag in _PROGRAM else ""
    return written + _unbroken(element.tail or "")


def _unbroken(text: str) -> str:
    """Make the line breaks of the source spaces; those of the page come from <br>."""
    return text.replace("\n", " ").replace("\r", " ")


def _is_note_mark(element: etree._Element) -> bool:
    return element.tag == "sup" and bool(_NOTE_MARK.match("".join(map(str, element.itertext()))))
