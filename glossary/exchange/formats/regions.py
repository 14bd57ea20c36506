"""Entries to the entries of one region: nl-NL or nl-BE, en-GB or en-US."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.exchange.formats.base import WriteOptions
from glossary.exchange.formats.tally import Tally
from glossary.i18n import tr
from glossary.model import ConceptEntry, Term, TermStatus

_USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)


def in_region(entries: Sequence[ConceptEntry], options: WriteOptions, tally: Tally) -> list[ConceptEntry]:
    """Leave out the terms of the region that was not chosen; an entry without Dutch or English is left out too, and told.

    Where the chosen region has a spelling of its own, it stands first, as the preferred one; where the preferred term
    is left out, the first that may be used takes its place.
    """
    chosen = {language: region for language, region in (("nl", options.dutch), ("en", options.english)) if region}
    if not chosen:
        return list(entries)
    kept = []
    for entry in entries:
        terms = tuple(term for language in ("nl", "en") for term in _chosen(entry, language, chosen.get(language, "")))
        lost = {term.language for term in entry.terms} - {term.language for term in terms}
        if lost:
            names = tr(" or ").join(sorted(lost))
            regions = ", ".join(chosen.values())
            tally.leave_out(
                tr("an entry has no {names} term for {regions} and is left out", names=names, regions=regions),
                entry.terms[0].text,
            )
        else:
            kept.append(entry if terms == entry.terms else replace(entry, terms=terms))
    return kept


def _chosen(entry: ConceptEntry, language: str, region: str) -> tuple[Term, ...]:
    """Give the terms of a language that hold in a region, preferred first.

    >>> terms = (Term("organisation", "en"), Term("organization", "en", TermStatus.ADMITTED, region="en-US", kind="spelling"))
    >>> from glossary.model import SubjectField
    >>> entry = ConceptEntry(1, SubjectField.FINANCE, "", terms)
    >>> [(term.text, term.status.value) for term in _chosen(entry, "en", "en-US")]
    [('organization', 'preferred'), ('organisation', 'admitted')]
    """
    terms = entry.in_language(language)
    if not region:
        return terms
    held = [term for term in terms if term.region in {"", region}]
    own = next((term for term in held if _is_spelling_of(term, held, region)), None)
    first = own or next((term for status in _USABLE for term in held if term.status is status), None)
    if first is None or (first.status is TermStatus.PREFERRED and held[0] is first):
        return tuple(held)
    rest = [
        replace(term, status=TermStatus.ADMITTED) if own and term.status is TermStatus.PREFERRED else term
        for term in held
        if term is not first
    ]
    return replace(first, status=TermStatus.PREFERRED), *rest


def _is_spelling_of(term: Term, held: Sequence[Term], region: str) -> bool:
    """Tell whether a term is the region's own spelling of a term that is preferred everywhere."""
    if term.region != region or term.kind != "spelling" or term.status is not TermStatus.ADMITTED:
        return False
    return any(other.status is TermStatus.PREFERRED and other.region != region for other in held)
