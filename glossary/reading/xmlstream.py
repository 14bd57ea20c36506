"""XML of unknown origin to a stream of elements: no entities, no network, and never the whole tree in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import IO, Any

from lxml import etree

from glossary.errors import ReadingError
from glossary.i18n import tr, tr_later

_PIECE = 64 * 1024
# The root element of a document stands at its beginning; what comes before it is no larger than this.
_PROLOGUE = 1024 * 1024
# Between two elements that are read, a stream holds all it meets. A row of a workbook takes 2 MB at most.
_LONGEST_ELEMENT = 16 * 1024 * 1024
# Elements whose content is read at their end: what is freed inside them leaves what stands before it.
_READ_WHOLE = frozenset({"p", "h", "si", "row", "tu", "unit", "trans-unit", "segment"})
# How every parser here is made. An entity is never replaced, a DTD never loaded; text nodes stay under 10 MB.
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_ENTITIES = tr_later("declares entities, which are not read; save it again without a DOCTYPE")


def elements(
    source: IO[bytes], name: str, root: Collection[str], tags: Collection[str], events: Collection[str] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    """Give the events of the elements with one of the local names `tags`, in any namespace.

    The caller calls `forget` on what it has used. Raises ReadingError when `source` is no well-formed XML, has another
    root element than the local names `root`, or declares entities.
    """
    wanted: Any = tuple(events)
    parser: Any = etree.XMLPullParser(events=wanted, tag=[f"{{*}}{tag}" for tag in tags], **_SAFE)
    waiting = 0
    try:
        for piece in _checked(source, name, root):
            parser.feed(piece)
            waiting += len(piece)
            for event in parser.read_events():
                waiting = 0
                yield event
            if waiting > _LONGEST_ELEMENT:
                raise ReadingError(
                    name,
                    tr("goes on for {waiting} bytes without a text; it is broken or made to do harm", waiting=waiting),
                )
        parser.close()
    except etree.XMLSyntaxError as error:
        fault = _fault(name, error)
        # The elements before the fault are sound.
        yield from parser.read_events()
        raise fault from error
    yield from parser.read_events()


def _checked(source: IO[bytes], name: str, root: Collection[str]) -> Iterator[bytes]:
    """Give the bytes of `source` in pieces, none before its root element and document type were looked at."""
    scout: Any = etree.XMLPullParser(events=("start",), **_SAFE)
    held: list[bytes] = []
    while (piece := source.read(_PIECE)) and len(held) * _PIECE < _PROLOGUE:
        held.append(piece)
        scout.feed(piece)
        if found := next(iter(scout.read_events()), None):
            _check_root(found[1], name, root)
            break
    else:
        raise ReadingError(name, tr("holds no XML; save it again from the program it came from"))
    yield from held
    while piece := source.read(_PIECE):
        yield piece


def _check_root(element: etree._Element, name: str, root: Collection[str]) -> None:
    document_type = element.getroottree().docinfo.internalDTD
    if document_type is not None and any(document_type.iterentities()):  # type: ignore[attr-defined]
        raise ReadingError(name, tr(_ENTITIES))
    if local(element) not in root:
        wanted = " or ".join(f"<{kind}>" for kind in root)
        raise ReadingError(
            name,
            tr("is another kind of XML: it begins with <{local}>, not {wanted}", local=local(element), wanted=wanted),
        )


def _fault(name: str, error: etree.XMLSyntaxError) -> ReadingError:
    message = " ".join(str(error.msg).split())[:160]
    if "amplification" in message or "entity loop" in message:
        return ReadingError(name, tr(_ENTITIES))
    return ReadingError(
        name, tr("is broken XML ({message}); save it again from the program it came from", message=message)
    )


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace; an empty string for an entity that was not replaced."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, key: str) -> str:
    """Give an attribute by its local name, in any namespace; an empty string when there is none.

    >>> attribute(etree.fromstring('<w:br xmlns:w="urn:w" w:type="page"/>'), "type")
    'page'
    """
    return next((str(value) for name, value in element.attrib.items() if str(name).rpartition("}")[2] == key), "")


def forget(element: etree._Element) -> None:
    """Free an element and what stands before it, up to the element around it that is read as a whole later on."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]
    inner, parent = element, element.getparent()
    while parent is not None and local(parent) not in _READ_WHOLE:
        while inner.getprevious() is not None:
            del parent[0]
        inner, parent = parent, parent.getparent()


def language_of_tag(tag: str) -> str:
    """Give the language of a code such as nl-NL, nl_BE, NLD or dut: `nl`, or the first part as it is.

    >>> language_of_tag("nl-BE"), language_of_tag("NLD"), language_of_tag("en_GB")
    ('nl', 'nl', 'en')
    """
    first = tag.strip().casefold().replace("_", "-").partition("-")[0]
    return "nl" if first in {"nl", "nld", "dut", "nederlands", "dutch", "vls"} else first
