"""Translation memories to concept entries: the units that hold terms; sentences are counted and left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.exchange.formats.base import ReadEntries, ReadOptions
from glossary.exchange.formats.cells import Defaults, members, read_member
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.labels import language_and_region
from glossary.exchange.formats.term_or_text import no_term
from glossary.exchange.formats.tmx import DEFINITION, FIELD, SOURCE, TERMS
from glossary.exchange.plain_text import one_line
from glossary.model import Place, Term, TermStatus
from glossary.reading.xliff import inline_text
from glossary.reading.xmlstream import attribute, elements, forget, local

if TYPE_CHECKING:
    from lxml import etree

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
# What other tools name the subject field and the definition.
_FIELD_NAMES = frozenset(
    {FIELD, "subject", "subject_field", "subjectfield", "domain", "x-domain", "client", "x-subject"}
)
_DEFINITION_NAMES = frozenset({DEFINITION, "definition"})
# What memories note of the making of a unit; no part of an entry.
_OF_THE_MEMORY = (
    "x-mt",
    "x-origin",
    "x-confirmation",
    "x-context",
    "x-project",
    "x-document",
    "x-file",
    "txt::",
    "x-allselected",
)


def read_tmx(path: Path, options: ReadOptions) -> ReadEntries:
    """Read a translation memory. Raises ReadingError when it is none, is broken, or declares entities."""
    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened

    limits, name = Limits(), str(path)
    check_source(name, limits)
    reading = _Reading(Gathering(path, options))
    with opened(name, limits) as source, no_collection():
        for number, (_, unit) in enumerate(elements(source, name, ("tmx",), ("tu",)), start=1):
            reading.unit(unit, number)
            forget(unit)
    return reading.gathering.result()


class _Reading:
    """The reading of one memory."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self._seen: set[tuple[str, ...]] = set()

    def unit(self, unit: etree._Element, number: int) -> None:
        """Take a unit in, or count why it is no entry."""
        identifier = one_line(unit.get("tuid") or "")
        line = unit.sourceline
        place = Place(self.gathering.name, line if isinstance(line, int) else number, 0, f"unit {identifier or number}")
        found = Found(place, identifier)
        # The tool gives each of its units a subject field; they are entries whatever they look like.
        own = any(local(child) == "prop" and child.get("type") == FIELD for child in unit)
        for child in unit:
            kind = local(child)
            if kind == "note":
                found.notes.append("".join(str(part) for part in child.itertext()).strip())
            elif kind == "prop":
                self._property(child, found)
            elif kind == "tuv":
                self._variant(child, found)
        if own or self._is_new_term(found):
            self.gathering.add(found)

    def _variant(self, variant: etree._Element, found: Found) -> None:
        """Take a variant in, with all its terms where the tool wrote it."""
        language, region = language_and_region(attribute(variant, "lang"))
        if language not in {"nl", "en"}:
            self.gathering.left_out[language] += 1
            return
        for child in variant:
            if local(child) == "prop" and child.get("type") == TERMS:
                cell = "".join(str(part) for part in child.itertext())
                found.terms += [read_member(member, language, Defaults()) for member in members(cell)]
                return
        again = any(term.language == language for term in found.terms)
        status = TermStatus.ADMITTED if again else TermStatus.PREFERRED
        del region  # A memory is of one region throughout; that says nothing of a term.
        texts = [inline_text(child, _CODES) for child in variant if local(child) == "seg"]
        found.terms += [Term(text, language, status) for text in texts]

    def _property(self, element: etree._Element, found: Found) -> None:
        kind = (element.get("type") or "").strip()
        text = one_line("".join(str(part) for part in element.itertext()))
        folded = kind.casefold()
        if folded in _FIELD_NAMES:
            found.subject = found.subject or text
        elif folded in _DEFINITION_NAMES:
            found.definition = found.definition or text
        elif folded == SOURCE:
            found.source = found.source or text
        elif text and not folded.startswith(_OF_THE_MEMORY):
            self.gathering.tally.add(f"the property '{one_line(kind)[:40]}' was not kept", text, found.place)

    def _is_new_term(self, found: Found) -> bool:
        """Tell whether a unit of another tool holds a term that no unit before it had."""
        texts = tuple(sorted(one_line(term.text) for term in found.terms))
        if {term.language for term in found.terms} != {"nl", "en"}:
            return True  # The gathering says what is missing.
        shown = next(iter(_dutch(found)), "")
        if reason := no_term(*(term.text for term in found.terms)):
            self.gathering.tally.add(f"a unit was left out: {reason}, not a term", shown, found.place)
            return False
        if texts in self._seen:
            self.gathering.tally.add("a unit that stands there again was read once", shown, found.place)
            return False
        self._seen.add(texts)
        return True


def _dutch(found: Found) -> Iterator[str]:
    return (term.text for term in found.terms if term.language == "nl")
