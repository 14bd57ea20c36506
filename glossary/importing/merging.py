"""An entry of the termbase and one from a file that mean the same concept, to one entry, or to what contradicts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossary.importing.cleaning import USABLE
from glossary.model import ConceptEntry, Term, TermStatus
from glossary.termbase.entries import term_key

_STRICTNESS = {status: rank for rank, status in enumerate(TermStatus)}
_DETAILS = ("pos", "gender", "plural", "note")
_NAMES = {"nl": "Dutch", "en": "English"}


@dataclass(frozen=True, slots=True)
class Merged:
    """The entry of the termbase with what the file knows more."""

    entry: ConceptEntry
    gained: tuple[str, ...]
    """What it took over; empty when the termbase knew it all."""
    kept: tuple[str, ...] = ()
    """Where the file says otherwise and the termbase stays as it is."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why the two cannot be one without a person's decision."""

    reason: str


def merged(own: ConceptEntry, theirs: ConceptEntry) -> Merged | Contradiction:
    """Take what a file knows of a concept into its entry; what the termbase says stays."""
    if reason := _contradiction(own, theirs):
        return Contradiction(reason)
    gained: list[str] = []
    kept: list[str] = []
    terms = list(own.terms)
    for language in ("nl", "en"):
        _take_terms(terms, own, theirs.in_language(language), gained, kept)
    for name in ("definition", "note", "subfield"):
        mine, other = getattr(own, name), getattr(theirs, name)
        if other and not mine:
            gained.append(name)
        elif other and other != mine:
            kept.append(f"your {name} is kept")
    entry = replace(
        own,
        terms=_in_order(terms),
        definition=own.definition or theirs.definition,
        note=own.note or theirs.note,
        subfield=own.subfield or theirs.subfield,
    )
    return Merged(entry, tuple(dict.fromkeys(gained)), tuple(dict.fromkeys(kept)))


def _contradiction(own: ConceptEntry, theirs: ConceptEntry) -> str:
    for language in ("en", "nl"):
        name = _NAMES[language]
        offered = next((term for term in theirs.in_language(language) if term.status in USABLE), None)
        mine = next((term for term in own.in_language(language) if term.status in USABLE), None)
        lowered = _counterpart(mine, theirs.in_language(language)) if mine else None
        if offered is None:
            if lowered is not None:
                return f"the file has the {name} '{lowered.text}' as {lowered.status}, the termbase prefers it"
            continue
        known = _counterpart(offered, own.in_language(language))
        if known is not None and known.status not in USABLE:
            return f"the file has the {name} '{offered.text}' as {offered.status}, the termbase as {known.status}"
        if language == "en" and mine is not None:
            if known is None:
                return f"the file says '{offered.text}', the termbase '{mine.text}'"
            if lowered is not None and lowered.status is not TermStatus.PREFERRED and known is not mine:
                return f"the file prefers '{offered.text}', the termbase '{mine.text}'"
    return ""


def _counterpart(term: Term, others: tuple[Term, ...] | list[Term]) -> Term | None:
    """Give the term among others that is this one: the same text, else the same match key."""
    for other in others:
        if other.text == term.text and other.language == term.language:
            return other
    key = term_key(term)
    return next((other for other in others if other.language == term.language and term_key(other) == key), None)


def _take_terms(
    terms: list[Term], own: ConceptEntry, theirs: tuple[Term, ...], gained: list[str], kept: list[str]
) -> None:
    for rank, term in enumerate(theirs):
        at = next((at for at, one in enumerate(terms) if (one.language, one.text) == (term.language, term.text)), None)
        if at is not None:
            terms[at] = _with_details(terms[at], term, own, gained, kept)
        elif rank == 0 and term.status in USABLE and _counterpart(term, own.in_language(term.language)):
            # Another spelling or inflection of what the entry has: no synonym.
            kept.append(f"'{term.text}' is written otherwise in the termbase")
        else:
            taken = term.status is not TermStatus.PREFERRED or not own.in_language(term.language)
            terms.append(term if taken else replace(term, status=TermStatus.ADMITTED))
            gained.append(f"'{term.text}'")


def _with_details(mine: Term, other: Term, own: ConceptEntry, gained: list[str], kept: list[str]) -> Term:
    """Give a term with the details it lacks, and with a stricter status unless it is the entry's first."""
    lacking = {name: getattr(other, name) for name in _DETAILS if getattr(other, name) and not getattr(mine, name)}
    if other.case_sensitive and not mine.case_sensitive:
        lacking["case_sensitive"] = True
    if other.kind == "abbr" and not mine.kind:
        lacking["kind"] = "abbr"
    # A term without a region holds everywhere; a file does not narrow that.
    if other.region != mine.region and other.region:
        kept.append(f"the region of '{mine.text}' is kept, not '{other.region}'")
    gained += [f"{name.replace('_', ' ')} of '{mine.text}'" for name in lacking]
    kept += [
        f"your {name} of '{mine.text}' is kept"
        for name in _DETAILS
        if getattr(other, name) and getattr(mine, name) and getattr(other, name) != getattr(mine, name)
    ]
    if _STRICTNESS[other.status] > max(_STRICTNESS[mine.status], _STRICTNESS[TermStatus.ADMITTED]):
        if mine != own.in_language(mine.language)[0]:
            gained.append(f"'{mine.text}' is {other.status}")
            return replace(mine, status=other.status, **lacking)
        kept.append(f"'{mine.text}' stays {mine.status}")
    elif other.status is not mine.status and mine.status not in USABLE:
        kept.append(f"'{mine.text}' stays {mine.status}")
    return replace(mine, **lacking) if lacking else mine


def _in_order(terms: list[Term]) -> tuple[Term, ...]:
    return (*(term for term in terms if term.language == "nl"), *(term for term in terms if term.language == "en"))


def overridden(own: ConceptEntry, theirs: ConceptEntry) -> ConceptEntry:
    """Give the entry as the file has it; what only the termbase knows stays, its preferred terms as admitted ones."""
    terms: list[Term] = []
    for language in ("nl", "en"):
        said = theirs.in_language(language)
        known = {term.text: term for term in own.in_language(language)}
        terms += [_filled(term, known.pop(term.text, None)) for term in said]
        replaced = any(term.status is TermStatus.PREFERRED for term in said)
        terms += [
            replace(term, status=TermStatus.ADMITTED) if replaced and term.status is TermStatus.PREFERRED else term
            for term in known.values()
        ]
    return replace(
        own,
        terms=tuple(terms),
        definition=theirs.definition or own.definition,
        note=theirs.note or own.note,
        subfield=theirs.subfield or own.subfield,
    )


def _filled(term: Term, known: Term | None) -> Term:
    """Give a term with the details that only the termbase has."""
    if known is None:
        return term
    lacking = {name: getattr(known, name) for name in _DETAILS if getattr(known, name) and not getattr(term, name)}
    return replace(term, **lacking, case_sensitive=term.case_sensitive or known.case_sensitive)
