"""One row against the entries it may mean: which entry it is, or that it is new, or what contradicts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from glossary.importing.cleaning import USABLE
from glossary.importing.matching import Neighbours, Standing, in_field, shares_english
from glossary.importing.merging import Contradiction, Merged, merged
from glossary.model import ConceptEntry, SubjectField
from glossary.termbase.entries import term_key

# What `ConceptEntry.stable_identifier` gives. Other tools count: 1, c17, 0000000042.
_OURS = re.compile(r"(?=.*[a-f])[0-9a-f]{10}(-\d+)?")
# A reviewer who rejected for these reasons said nothing against the Dutch term.
_ABOUT_THE_ENGLISH = ("wrong English", "duplicate", "wrong field")


@dataclass(frozen=True, slots=True)
class New:
    """No entry is the same concept."""

    entry: ConceptEntry
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """An entry is the same concept."""

    standing: Standing
    outcome: Merged


@dataclass(frozen=True, slots=True)
class Contended:
    """An entry, or a reviewer's rejection where there is no entry, says otherwise."""

    standing: Standing | None
    reason: str


Decision = New | Same | Contended


def is_ours(identifier: str) -> bool:
    """Tell whether an identifier is one that this tool gives, so that no other tool's can be the same by chance."""
    return _OURS.fullmatch(identifier) is not None


def decide(entry: ConceptEntry, neighbours: Neighbours, rejected: Mapping[str, tuple[str, str]]) -> Decision:
    """Say what a cleaned row is to the termbase. `rejected` is what reviewers turned down, by Dutch key."""
    found = neighbours.same_identifier(entry)
    if found is not None:
        return _united(found, entry)
    if entry.identifier and (other := neighbours.with_identifier(entry.identifier)) is not None:
        if is_ours(entry.identifier) and not other.of_this_import:
            return Contended(
                other, f"the entry with its identifier is '{other.entry.nl}' = '{other.entry.en}' in the termbase"
            )
        # Another tool's number, met by chance.
        entry = replace(entry, identifier="")
    return _by_dutch(entry, neighbours, rejected)


def _by_dutch(entry: ConceptEntry, neighbours: Neighbours, rejected: Mapping[str, tuple[str, str]]) -> Decision:
    candidates = in_field(neighbours.same_dutch(entry), entry.subject_field)
    if entry.identifier:
        # What the file itself keeps apart is not the same.
        candidates = [
            other for other in candidates if not (other.of_this_import and other.entry.identifier != entry.identifier)
        ]
    has_english = any(term.status in USABLE for term in entry.in_language("en"))
    same = [other for other in candidates if not has_english or shares_english(entry, other.entry)]
    if same:
        nearest = next((other for other in same if other.entry.subfield == entry.subfield), same[0])
        return _united(nearest, entry)
    if not candidates:
        return _unless_rejected(entry, rejected)
    apart = [other.entry.subfield for other in candidates]
    if entry.subfield and all(subfield and subfield != entry.subfield for subfield in apart):
        one = candidates[0].entry
        return New(entry, f"a homonym of '{one.nl}' = '{one.en}' ({', '.join(dict.fromkeys(apart))})")
    return _united(candidates[0], entry)


def _united(standing: Standing, entry: ConceptEntry) -> Decision:
    own = standing.entry
    if replace(entry, number=own.number, identifier=own.identifier, source=own.source) == own:
        return Same(standing, Merged(own, ()))
    outcome = merged(own, entry)
    if isinstance(outcome, Contradiction):
        return Contended(standing, outcome.reason)
    return Same(standing, outcome)


def _unless_rejected(entry: ConceptEntry, rejected: Mapping[str, tuple[str, str]]) -> Decision:
    known = rejected.get(term_key(entry.in_language("nl")[0]))
    if known is not None:
        english, reason = known
        if english == entry.en or reason not in _ABOUT_THE_ENGLISH:
            return Contended(None, f"a reviewer rejected '{entry.nl}' ({reason})")
    return New(entry)


def field_to_have(entry: ConceptEntry, own: list[ConceptEntry], starter: list[ConceptEntry]) -> SubjectField:
    """Give the field of a row that names none: that of an entry with its Dutch, above all one with its English too."""
    known = [*own, *starter]
    if any(other.subject_field is SubjectField.GENERAL for other in own):
        return SubjectField.GENERAL
    same = [other for other in known if shares_english(entry, other)]
    return next((other.subject_field for other in (*same, *known)), SubjectField.GENERAL)
