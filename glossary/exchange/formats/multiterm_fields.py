"""The fields that MultiTerm termbases have, whatever their owners called them, to what they say of an entry or a term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from glossary.exchange.formats.gathering import Found, settled
from glossary.exchange.formats.labels import gender_of, kind_of, language_and_region, pos_of, region_of, status_of
from glossary.exchange.formats.table_columns import READ_COLUMNS, column_of
from glossary.model import Term, TermStatus

# What stands in brackets behind the name of a language: Dutch (Belgium).
_IN_BRACKETS = re.compile(r"([^(]*)\(([^)]*)\)\s*$")
_NAMES = {"dutch": "nl", "nederlands": "nl", "flemish": "nl", "english": "en", "engels": "en"}
# A country has two letters: EN_POS is a field.
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2})?")
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
# The names of fields come back with every term; a file with more of them was made to do harm.
_NAMES_KEPT = 1_024
# Fields of entries begin with the name of what they belong to.
_ENTRY_PREFIXES = ("entry_", "entry level_", "concept_")
_STATUSES = {status.value: status for status in TermStatus}
_YES = frozenset({"yes", "true", "1"})


@dataclass(slots=True)
class RawTerm:
    """A term of an entry with its fields, as the file calls them."""

    language: str
    text: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    region: str = ""


@lru_cache(_NAMES_KEPT)
def language_of(name: str) -> str:
    """Give nl or en for the name of a language column; nothing for another name.

    >>> [language_of(name) for name in ("Dutch", "English (United Kingdom)", "EN-GB", "German", "Dutch_Status", "EN_POS")]
    ['nl', 'en', 'en', '', '', '']
    """
    folded = name.strip().casefold()
    inside = _IN_BRACKETS.match(folded)
    first = (inside[1] if inside else folded).strip()
    if first[-1:].isdecimal():
        first = first.rstrip("0123456789").rstrip(" .")
    if first in _NAMES:
        return _NAMES[first]
    found = language_and_region(first)[0] if _CODE.fullmatch(first) else ""
    return found if found in {"nl", "en"} else ""


@lru_cache(_NAMES_KEPT)
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
    >>> is_heading(["nl", "en", "nl_admitted"])  # our own table
    False
    """
    languages = [language for cell in cells if (language := language_of(cell))]
    fields = [cell for cell in cells if cell.strip() not in READ_COLUMNS and _is_field(cell)]
    return {"nl", "en"} <= set(languages) and bool(fields or len(languages) > len(set(languages)))


def _is_field(heading: str) -> bool:
    folded = heading.strip().casefold()
    return folded.startswith(_ENTRY_PREFIXES) or ("_" in folded and bool(language_of(folded.partition("_")[0])))


@lru_cache(_NAMES_KEPT)
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
        facts = {_term_fact(name): text.strip() for name, text in reversed(term.facts)}
        told[term.language].append((_term(term, facts), _status(facts.get("status", ""))))
    return [term for language in ("nl", "en") for term in settled(told[language])]


def _status(text: str) -> TermStatus | None:
    return _STATUSES.get(text.casefold()) or status_of(text) if text else None


def _term(term: RawTerm, facts: Mapping[str, str]) -> Term:
    """Give a term with what its fields say in our words; what they say in words we do not know is left as it is."""
    gender, pos, region = facts.get("gender", ""), facts.get("pos", ""), facts.get("region", "")
    return Term(
        term.text.strip(),
        term.language,
        pos=pos_of(pos) if pos else "",
        gender=gender_of(gender) or gender,
        plural=facts.get("plural", ""),
        region=(region_of(region, term.language) if region else "") or term.region,
        kind=kind_of(facts.get("kind", "")) or "",
        note=facts.get("note", ""),
        case_sensitive=facts.get("case", "").casefold() in _YES,
    )
