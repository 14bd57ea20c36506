"""TBX files of either edition and either style, from any tool, to concept entries; one entry in memory at a time.

TBX 2 says martif, termEntry, langSet, tig or ntig; TBX 3 says tbx, conceptEntry, langSec, termSec. The style DCA names a
data category in the attribute `type`, the style DCT in the name of the element. Both come down to the same here: a
category, its text, and whether it is said of the entry, of a language or of a term.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.exchange.formats.base import ReadEntries, ReadOptions
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.gathering import Found, Gathering, settled
from glossary.exchange.formats.labels import language_and_region
from glossary.exchange.formats.tbx_terms import OF_TERM, Told
from glossary.exchange.formats.tbx_writing import identifier_of
from glossary.exchange.plain_text import one_line
from glossary.model import Place, Term, TermStatus
from glossary.reading.xmlstream import attribute, elements, forget

if TYPE_CHECKING:
    from lxml import etree

_ROOTS = ("martif", "tbx")
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_HOLDERS = _LANGUAGES | _TERMS
# They hold what is said together; what they hold is read as if it stood by itself.
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "auxInfo", "transacGrp", "termCompGrp"})
# Elements whose category is their `type`; any other element is a category by its own name.
_TYPED = frozenset(
    {"descrip", "admin", "termNote", "note", "descripNote", "adminNote", "transac", "transacNote", "date"}
)
_LINKS = frozenset({"ref", "xref", "externalCrossReference", "crossReference", "xGraphic"})
# Texts that a translator wants to see; they go into the note, behind their name where it says more than "note".
_TEXTS = {
    "context": "Context", "example": "Example", "explanation": "Explanation", "usagenote": "", "note": "", "remark": "",
    "sampleSentence".casefold(): "Example", "register": "Register", "termlocation": "Used in", "comment": "", "usage": "",
}  # fmt: skip


@dataclass(slots=True)
class _Language:
    """What is said of one language of an entry."""

    name: str
    region: str
    definition: str = ""
    terms: list[tuple[Term, TermStatus | None]] = field(default_factory=list)


def read_tbx(path: Path, options: ReadOptions) -> ReadEntries:
    """Read a TBX file. Raises ReadingError when it is none, is broken, or declares entities."""
    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened

    limits = Limits()
    name = str(path)
    check_source(name, limits)
    gathering = Gathering(path, options)
    reading = _Reading(gathering)
    with opened(name, limits) as source, no_collection():
        for number, (_, element) in enumerate(elements(source, name, _ROOTS, _ENTRIES), start=1):
            reading.entry(element, number)
            forget(element)
    reading.settle_regions()
    return gathering.result()


class _Reading:
    """The reading of one file."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._codes: dict[str, set[str]] = defaultdict(set)
        """By language, the regions that its codes named; an empty one where the code was the language alone."""

    def entry(self, element: etree._Element, number: int) -> None:
        """Read an entry and what is in it."""
        identifier = identifier_of(one_line(element.get("id") or ""))
        line = element.sourceline
        place = Place(
            self._gathering.name, line if isinstance(line, int) else number, 0, f"entry {identifier or number}"
        )
        found = Found(place, identifier)
        languages: list[_Language] = []
        for category, text in _categories(element):
            self._of_entry(found, category, text, None)
        for child in element:
            if _kind(child.tag) in _LANGUAGES:
                languages += self._language(child, found)
        for name in ("nl", "en"):
            found.terms += settled(term for language in languages if language.name == name for term in language.terms)
        self._define(found, languages)
        self._gathering.add(found)

    def _language(self, element: etree._Element, found: Found) -> Iterator[_Language]:
        name, region = language_and_region(attribute(element, "lang"))
        if name not in {"nl", "en"}:
            self._gathering.left_out[name] += sum(_kind(child.tag) in _TERMS for child in element)
            return
        self._codes[name].add(region)
        language = _Language(name, region)
        for category, text in _categories(element):
            self._of_entry(found, category, text, language)
        for child in element:
            if _kind(child.tag) in _TERMS:
                language.terms += self._term(child, language, found)
        yield language

    def _of_entry(self, found: Found, category: str, text: str, language: _Language | None) -> None:
        """Take in what is said of an entry, or of all its terms in a language."""
        folded = _folded(category)
        if not text:
            return
        if folded == "descrip":
            # Weblate's explanation of a term has no type.
            folded = "definition"
        if folded == "definition" and language is not None:
            language.definition = language.definition or text
        elif folded == "definition" and not found.definition:
            found.definition = text
        elif folded in {"subjectfield", "domain"} and not found.subject:
            found.subject = text
        elif folded == "source" and not found.source:
            found.source = text
        elif folded in _TEXTS or folded == "definition":
            name = _TEXTS.get(folded, "Definition")
            found.notes.append(f"{name}: {text}" if name else text)
        else:
            self._unheld(category, text, found.place)

    def _define(self, found: Found, languages: list[_Language]) -> None:
        """Choose the definition: the entry's own, else the Dutch, else the English; the others become notes."""
        ranked = sorted((language for language in languages if language.definition), key=lambda one: one.name != "nl")
        for language in ranked:
            if not found.definition:
                found.definition = language.definition
            elif language.definition != found.definition:
                found.notes.append(f"Definition ({language.name}): {language.definition}")

    def _term(
        self, element: etree._Element, language: _Language, found: Found
    ) -> Iterator[tuple[Term, TermStatus | None]]:
        told = Told(region=language.region)
        for category, text in _categories(element):
            folded = _folded(category)
            if folded == "term":
                told.text = told.text or text
            elif text and not (folded in OF_TERM and OF_TERM[folded](told, text)):
                self._of_term(told, category, text, found, language)
        if not told.text:
            self._gathering.tally.add("a term without a text was left out", found.identifier, found.place)
            return
        gender = "/".join(sorted({*told.genders} - {""})) if language.name == "nl" else ""
        yield (
            Term(
                told.text, language.name, told.status or TermStatus.PREFERRED, told.pos,
                "de/het" if "/" in gender else gender, told.plural, told.region, told.kind,
                " ".join(dict.fromkeys(told.notes)), told.case_sensitive,
            ),
            told.status,
        )  # fmt: skip

    def _of_term(self, told: Told, category: str, text: str, found: Found, language: _Language) -> None:
        folded = _folded(category)
        if folded in _TEXTS:
            told.notes.append(f"{_TEXTS[folded]}: {text}" if _TEXTS[folded] else text)
        elif folded in {"definition", "subjectfield", "domain"}:
            # Some tools say of each term what holds for the concept.
            self._of_entry(found, category, text, language)
        else:
            self._unheld(category, text, found.place)

    def _unheld(self, category: str, text: str, place: Place) -> None:
        self._gathering.tally.add(f"the data category '{one_line(category)[:40]}' was not kept", text, place)

    def settle_regions(self) -> None:
        """Forget a region when the file gives all its terms of a language the same: it is only how it says Dutch."""
        for language, regions in sorted(self._codes.items()):
            if len(regions) == 1 and "" not in regions:
                region = next(iter(regions))
                self._gathering.without_region(region)
                name = "Dutch" if language == "nl" else "English"
                self._gathering.tally.add(f"all {name} is marked {region}, so its terms hold for any {name}", region)


def _categories(element: etree._Element) -> list[tuple[str, str]]:
    """Give the category and the text of each element in one; those in a group as if they stood by themselves."""
    found: list[tuple[str, str]] = []
    for child in element:
        kind = _kind(child.tag)
        if kind in _GROUPS:
            found += _grouped(child)
        elif kind in _LINKS:
            found.append((child.get("type") or kind, child.get("target") or _text(child)))
        elif kind in _TYPED:
            found.append((child.get("type") or kind, _text(child)))
        elif kind and kind not in _HOLDERS:
            found.append((kind, _text(child)))
    return found


def _grouped(group: etree._Element) -> Iterator[tuple[str, str]]:
    """Give what a group holds; a source in it is that of the definition or term beside it, not of the entry."""
    owner = ""
    for category, text in _categories(group):
        yield (f"source of {owner}" if owner and category == "source" else category), text
        owner = owner or category


@lru_cache(maxsize=4_096)
def _kind(tag: object) -> str:
    """Give the name of an element without its namespace; an empty string for an entity that was not replaced."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@lru_cache(maxsize=4_096)
def _folded(category: str) -> str:
    return category.casefold().replace(" ", "")


def _text(element: etree._Element) -> str:
    """Give the text in an element; invisible characters stay for the moment, so that they are told."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return " ".join(text.split())
