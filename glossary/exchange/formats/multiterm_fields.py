"""The fields that MultiTerm termbases have, whatever their owners called them, to what they say of an entry or a term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from glossary.exchange.formats.gathering import Found, settled
from glossary.exchange.formats.labels import gender_of, kind_of, language_and_region, pos_of, region_of, status_of
from glossary.exchange.formats.table_columns import column_of
from glossary.model import Term, TermStatus

# What stands in brackets behind the name of a language: Dutch (Belgium).
_IN_BRACKETS = re.compile(r"([^(]*)\(([^)]*)\)\s*$")
_NAMES = {"dutch": "nl", "nederlands": "nl", "flemish": "nl", "english": "en", "engels": "en"}
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?")
_OF_TERM = {
    "status": "status",
    "termstatus": "status",
    "admitted": "",
    "pos": "pos",
    "en_pos": "pos",
    "article": "gender",
    "plural": "plural",
    "en_plural": "plural",
    "usage": "note",
    "en_usage": "note",
}
_OWN = {
    "region": "region",
    "country": "region",
    "type": "kind",
    "term type": "kind",
    "kind": "kind",
    "case": "case",
    "usage": "note",
}
# Fields of entries begin with the name of what they belong to.
_ENTRY_PREFIXES = ("entry_", "entry level_", "concept_")
_YES = frozenset({"yes", "true", "1"})


@dataclass(slots=True)
class RawTerm:
    """A term of an entry with its fields, as the file calls them."""

    language: str
    text: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    region: str = ""


def language_of(name: str) -> str:
    """Give nl or en for the name of a language column; nothing for another name.

    >>> [language_of(name) for name in ("Dutch", "English (United Kingdom)", "EN-GB", "German", "Dutch_Status")]
    ['nl', 'en', 'en', '', '']
    """
    folded = name.strip().casefold()
    inside = _IN_BRACKETS.match(folded)
    first = (inside[1] if inside else folded).strip()
    first = re.sub(r"[ .]*\d+$", "", first)
    if first in _NAMES:
        return _NAMES[first]
    found = language_and_region(first)[0] if _CODE.fullmatch(first) else ""
    return found if found in {"nl", "en"} else ""


def region_in(name: str) -> str:
    """Give the region that the name of a language says: `Dutch (Belgium)`, `NL-BE`."""
    inside = _IN_BRACKETS.match(name.strip())
    if inside:
        return region_of(inside[2], language_of(inside[1]))
    return language_and_region(name.strip())[1] if _CODE.fullmatch(name.strip().casefold()) else ""


def is_heading(cells: Sequence[str]) -> bool:
    """Say whether headings are MultiTerm's: both languages, one of them twice or with a field of its own.

    >>> is_heading(["Entry_Subject", "Dutch", "English"]), is_heading(["Dutch", "English", "Note"])
    (True, False)
    """
    languages = [language for cell in cells if (language := language_of(cell))]
    fields = [cell for cell in cells if _is_field(cell)]
    return {"nl", "en"} <= set(languages) and bool(fields or len(languages) > len(set(languages)))


def _is_field(heading: str) -> bool:
    folded = heading.strip().casefold()
    return folded.startswith(_ENTRY_PREFIXES) or ("_" in folded and bool(language_of(folded.partition("_")[0])))


def _term_fact(name: str) -> str:
    folded = " ".join(name.casefold().replace("_", " ").split())
    return _OWN.get(folded) or _OF_TERM.get(column_of(folded), "")


def is_of_term(name: str) -> bool:
    """Say whether a field of this name is about a term rather than its entry."""
    return bool(_term_fact(name))


def tell(found: Found, name: str, text: str) -> None:
    """Take in what a field says of an entry. What has no place of its own becomes a note, with its name."""
    column = column_of(name)
    if column == "field":
        found.subject = f"{text}, {found.subject}" if found.subject else text
    elif column == "subfield":
        found.subject = f"{found.subject}, {text}" if found.subject else text
    elif column == "definition":
        found.definition = f"{found.definition} {text}" if found.definition and text not in found.definition else text
    elif column == "id":
        found.identifier = text
    elif column in {"origin", "source"}:
        found.source = text
    elif column == "note":
        found.notes.append(text)
    else:
        found.notes.append(f"{name}: {text}")


def found_terms(terms: Iterable[RawTerm]) -> list[Term]:
    """Give terms with what their fields say; of each language the first is preferred where no field says another."""
    told: dict[str, list[tuple[Term, TermStatus | None]]] = {"nl": [], "en": []}
    for term in terms:
        made = Term(term.text.strip(), term.language, region=term.region)
        status = None
        for name, text in term.facts:
            kind = _term_fact(name)
            if kind == "status":
                folded = text.strip().casefold()
                status = TermStatus(folded) if folded in set(TermStatus) else status_of(text)
            else:
                made = _with(made, kind, text)
        told[term.language].append((made, status))
    return [term for language in ("nl", "en") for term in settled(told[language])]


def _with(term: Term, kind: str, text: str) -> Term:
    """Give a term with what a field says; as it is where the field says nothing we know."""
    told = text.strip()
    if kind == "pos":
        return replace(term, pos=pos_of(told))
    if kind == "gender":
        return replace(term, gender=gender_of(told) or told)
    if kind in {"plural", "note"}:
        return replace(term, plural=told) if kind == "plural" else replace(term, note=told)
    if kind == "case":
        return replace(term, case_sensitive=told.casefold() in _YES)
    if kind == "region":
        return replace(term, region=region_of(told, term.language) or term.region)
    return replace(term, kind=kind_of(told) or term.kind)
