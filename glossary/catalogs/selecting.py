"""The termbase to the entries that an export is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, PairStatus, Place, Problem, SubjectField, TermStatus
from glossary.termbase.connection import Termbase
from glossary.termbase.contentions import is_contention
from glossary.termbase.entries import all_entries, entries_by_number
from glossary.termbase.exports import dutch_keys, numbers_since
from glossary.termbase.mined import documents, keys_in_documents, name_keys, pairs
from glossary.termbase.search import schemas

# Places named for an entry; a common term stands everywhere.
_MOST_PLACES = 5


class Selection(StrEnum):
    """Which entries go into an export."""

    USED = "used"
    """Approved ones, and starter concepts that occur in the mined documents."""
    APPROVED = "approved"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries a person wants; what is not said leaves none out."""

    selection: Selection = Selection.USED
    subject_field: SubjectField | None = None
    statuses: frozenset[TermStatus] = frozenset()
    """Only terms with one of these; empty for all."""
    since: datetime | None = None
    """Only entries approved, added or changed at that moment or later; starter concepts have no such moment."""
    document: str = ""
    """Only entries whose Dutch stands in this mined document."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries of a choice, and what was left out of them."""

    entries: list[ConceptEntry]
    problems: tuple[Problem, ...] = field(default=())


def chosen_entries(termbase: Termbase, choice: Choice) -> Chosen:
    """Give the entries of a choice. Raises UsageError when its document was not mined."""
    _refuse_unknown_document(termbase, choice.document)
    places = keys_in_documents(termbase)
    keys = dutch_keys(termbase) if places or choice.selection is not Selection.APPROVED else {}
    own = all_entries(termbase)
    starter: list[ConceptEntry] = []
    if choice.selection is not Selection.APPROVED and choice.since is None and "starter" in schemas(termbase):
        starter = _starter_entries(termbase, choice.selection, places, own, keys)
        keys |= dutch_keys(termbase, "starter")
    if choice.since is not None:
        recent = numbers_since(termbase, choice.since)
        own = [entry for entry in own if entry.number in recent]
    entries = [
        _placed(entry, places, keys.get(entry.number, ()))
        for entry in own + starter
        if (choice.subject_field is None or entry.subject_field is choice.subject_field)
        and (not choice.document or _stands_in(choice.document, places, keys.get(entry.number, ())))
    ]
    return _of_statuses(entries, choice.statuses)


def _starter_entries(
    termbase: Termbase,
    selection: Selection,
    places: Mapping[str, list[Place]],
    own: Sequence[ConceptEntry],
    own_keys: Mapping[int, tuple[str, ...]],
) -> list[ConceptEntry]:
    """Give the starter concepts that are asked for and that no entry or rejection of the person's stands in place of.

    Of those that stand in the texts, an entry takes the place of all that share a Dutch term with it: who approved orderboek
    has no use for orderportefeuille.
    """
    rejected = pairs(termbase, statuses=[PairStatus.REJECTED], names=True)
    left_out = {pair.key for pair in rejected if not is_contention(pair.key)}
    decided = {(entry.subject_field, key) for entry in own for key in own_keys.get(entry.number, ())[:1]}
    if selection is not Selection.ALL:
        left_out |= name_keys(termbase)
        left_out |= {key for entry in own for key in own_keys.get(entry.number, ())}
    keys = dutch_keys(termbase, "starter", leave_out=TermStatus.FORBIDDEN)
    if selection is Selection.ALL:
        entries = all_entries(termbase, "starter")
    else:
        # Few of them stand in the texts; reading all would take most of the time of an export.
        used = [number for number, held in keys.items() if not places.keys().isdisjoint(held)]
        entries = entries_by_number(termbase, sorted(used))
    found = []
    for entry in entries:
        held = keys.get(entry.number, ())
        if any((entry.subject_field, key) in decided or key in left_out for key in held):
            continue
        # It is made of the terms, some of which a choice of statuses or regions may take out.
        found.append(replace(entry, identifier=entry.stable_identifier))
    return found


def _placed(entry: ConceptEntry, places: Mapping[str, list[Place]], keys: Iterable[str]) -> ConceptEntry:
    found = [place for key in keys for place in places.get(key, ())]
    return entry.at(tuple(dict.fromkeys(found))[:_MOST_PLACES]) if found else entry


def _stands_in(document: str, places: Mapping[str, list[Place]], keys: Iterable[str]) -> bool:
    return any(place.file == document for key in keys for place in places.get(key, ()))


def _refuse_unknown_document(termbase: Termbase, document: str) -> None:
    names = [name for name, _, _ in documents(termbase)] if document else []
    if document and document not in names:
        from difflib import get_close_matches

        near = get_close_matches(document, names, n=1, cutoff=0.4)
        hint = (
            tr("did you mean '{near}'?", near=near[0])
            if near
            else tr("'glossary documents' lists those that were mined")
        )
        raise UsageError(tr("no document '{document}' was mined; {hint}", document=document, hint=hint))


def _of_statuses(entries: Sequence[ConceptEntry], statuses: frozenset[TermStatus]) -> Chosen:
    """Keep the terms with these statuses; an entry that has no Dutch or no English then is left out, and told."""
    if not statuses:
        return Chosen(list(entries))
    kept, without = [], []
    for entry in entries:
        terms = tuple(term for term in entry.terms if term.status in statuses)
        if {term.language for term in terms} == {"nl", "en"}:
            kept.append(entry if terms == entry.terms else replace(entry, terms=terms))
        else:
            without.append(entry)
    if not without:
        return Chosen(kept)
    asked = ", ".join(status for status in TermStatus if status in statuses)
    message = tr(
        "{count} entries have no Dutch or no English term that is {asked} (the first is '{nl}')",
        count=len(without),
        asked=asked,
        nl=without[0].nl,
    )
    return Chosen(kept, (Problem(Place("--status"), message),))
