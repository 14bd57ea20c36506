"""MultiTerm XML: `<mtf>` with a `<conceptGrp>` for each entry, to entries and back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from glossary.errors import ReadingError
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.multiterm_fields import RawTerm, found_terms, is_of_term, language_of, region_in, tell
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, Term, TermStatus
from glossary.reading.xmlstream import elements, forget, local

if TYPE_CHECKING:
    from lxml import etree

_LANGUAGES = (("nl", "Dutch", "NL"), ("en", "English", "EN"))


def document(entries: Sequence[ConceptEntry]) -> bytes:
    """Give entries as MultiTerm XML in UTF-8."""
    stream = io.BytesIO()
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<mtf>\n')
    for number, entry in enumerate(entries, 1):
        stream.write(_group(number, entry).encode())
    stream.write(b"</mtf>\n")
    return stream.getvalue()


def _group(number: int, entry: ConceptEntry) -> str:
    facts = (
        ("Subject", entry.subject_field.value),
        ("Subfield", entry.subfield),
        ("Definition", entry.definition),
        ("Note", entry.note),
        ("Origin", entry.source),
        ("Identifier", entry.identifier),
    )
    languages = "".join(_language(entry.in_language(code), name, short) for code, name, short in _LANGUAGES)
    return f"<conceptGrp>\n<concept>{number}</concept>\n{_descriptions(facts)}{languages}</conceptGrp>\n"


def _language(terms: Sequence[Term], name: str, short: str) -> str:
    # A reader takes the first term for the preferred one; its status is written where it is another, or not alone.
    is_plain = [term.status is TermStatus.PREFERRED for term in terms] == [True, *[False] * (len(terms) - 1)]
    groups = "".join(
        f"<termGrp><term>{escape(term.text)}</term>\n{_descriptions(_facts(term, told=rank > 0 or not is_plain))}</termGrp>\n"
        for rank, term in enumerate(terms)
    )
    return f'<languageGrp><language type="{name}" lang="{short}"/>\n{groups}</languageGrp>\n'


def _facts(term: Term, *, told: bool) -> Iterator[tuple[str, str]]:
    yield "Status", term.status.value if told else ""
    yield "Part of Speech", term.pos
    yield "Gender", term.gender
    yield "Plural", term.plural
    yield "Region", term.region
    yield "Term Type", "abbreviation" if term.kind == "abbr" else term.kind
    yield "Usage", term.note
    yield "Case", "yes" if term.case_sensitive else ""


def _descriptions(facts: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> str:
    return "".join(
        f"<descripGrp><descrip type={quoteattr(name)}>{escape(text)}</descrip></descripGrp>\n"
        for name, text in facts
        if text
    )


def gather(path: Path, gathering: Gathering) -> None:
    """Gather the entries of a file. Raises ReadingError when it is no MultiTerm XML; a fault further on is a problem."""
    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened

    name, limits = str(path), Limits()
    check_source(name, limits)
    number = 0
    with opened(name, limits) as source:
        try:
            for _, group in elements(source, name, ("mtf",), ("conceptGrp",)):
                number += 1
                _gather_group(group, Place(name, _line(group), part=f"concept {number}"), gathering)
                forget(group)
        except ReadingError as error:
            if not number:
                raise
            reason = str(error).removeprefix(f"{name}: ")
            place = Place(name, part=f"concept {number}")
            gathering.problems.append(Problem(place, tr("nothing behind this place was read: {reason}", reason=reason)))
    if not number:
        raise ReadingError(name, tr("holds no entries (<conceptGrp>); export it again from MultiTerm"))


def _gather_group(group: etree._Element, place: Place, gathering: Gathering) -> None:
    found = Found(place)
    terms: list[RawTerm] = []
    for child in group:
        kind = local(child)
        if kind == "languageGrp":
            terms += _terms(child, found, gathering)
        elif kind == "descripGrp":
            for name, text in _told(child):
                tell(found, name, text)
    found.terms = found_terms(terms)
    gathering.add(found)


def _terms(group: etree._Element, found: Found, gathering: Gathering) -> Iterator[RawTerm]:
    named = next((child for child in group if local(child) == "language"), None)
    names = [named.get("type", ""), named.get("lang", "")] if named is not None else []
    language = next(filter(None, map(language_of, names)), "")
    region = next(filter(None, map(region_in, names)), "")
    for child in group:
        kind = local(child)
        if kind == "descripGrp" and language:
            for name, text in _told(child):
                tell(found, name, text)
        elif kind == "termGrp" and language:
            yield _term(child, RawTerm(language, "", region=region), found)
        elif kind == "termGrp":
            gathering.left_out[names[0] if names else ""] += 1


def _term(group: etree._Element, term: RawTerm, found: Found) -> RawTerm:
    """Take in a <termGrp>; what it says of more than its term goes to the entry."""
    for child in group:
        kind = local(child)
        if kind == "term":
            term.text = _text(child)
        elif kind == "descripGrp":
            for name, text in _told(child):
                if is_of_term(name):
                    term.facts.append((name, text))
                else:
                    tell(found, name, text)
    return term


def _told(group: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the fields of a <descripGrp>, those of the groups inside it included."""
    for field in group.iter("{*}descrip"):
        if text := _text(field):
            yield field.get("type", ""), text


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _text(element: etree._Element) -> str:
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return " ".join(text.split())
