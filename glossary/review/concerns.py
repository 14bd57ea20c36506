"""A pair to what a reviewer should see before deciding: its places, who judged it, approved entries that say otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from glossary.i18n import tr
from glossary.model import ConceptEntry, Decision, Occurrence, TermPair, Verdict
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.mined import occurrences_of, pair_by_number
from glossary.termbase.search import Hit, by_key, by_keys, by_likeness, by_prefix, by_spelling
from glossary.termbase.verdicts import standing_verdict
from glossary.termbase.waiting import entry_number_of_pair

# Longer queries are no terms, and a search for near spellings of one takes long.
_MOST_LETTERS = 100
# Similar entries that are shown: enough to see a pattern, few enough to read.
_SIMILAR = 4


class ConflictKind(StrEnum):
    """How an approved entry and a suggestion meet."""

    OTHER_ENGLISH = "other English"
    OTHER_DUTCH = "other Dutch"
    SAME = "already approved"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An approved entry that a verdict on the pair should agree with."""

    kind: ConflictKind
    entry: ConceptEntry
    term: str
    """The term of the entry that was met: Dutch for OTHER_ENGLISH and SAME, English for OTHER_DUTCH."""

    def words(self) -> str:
        """Say the conflict in a sentence."""
        if self.kind is ConflictKind.OTHER_DUTCH:
            return tr("'{term}' is approved for another Dutch term: {nl}", term=self.term, nl=self.entry.nl)
        if self.kind is ConflictKind.OTHER_ENGLISH:
            return tr("'{term}' is approved with other English: {en}", term=self.term, en=self.entry.en)
        return tr("'{term}' = '{en}' is approved already", term=self.term, en=self.entry.en)


@dataclass(frozen=True, slots=True)
class PairDetails:
    """What is known of a pair."""

    pair: TermPair
    occurrences: tuple[Occurrence, ...]
    standing: Verdict | None
    conflicts: tuple[Conflict, ...]
    similar: tuple[ConceptEntry, ...]
    """Entries with a Dutch term spelt much like this one, the person's own first."""

    @property
    def expected(self) -> int:
        """The number of the verdict that stands, 0 without one: what `Review` is to compare with."""
        return 0 if self.standing is None else self.standing.number

    @property
    def homes(self) -> tuple[ConceptEntry, ...]:
        """The entries that the Dutch term may belong to: those it conflicts with, then those like it."""
        return (*(conflict.entry for conflict in self.conflicts), *self.similar)

    def verdict_of_another(self, reviewer: str) -> Verdict | None:
        """Give the verdict of somebody else that one asks about before giving another; putting off decides nothing."""
        found = self.standing
        decided = found is not None and found.reviewer != reviewer and found.decision is not Decision.DEFERRED
        return found if decided else None


def details_of(termbase: Termbase, number: int, places: int = 5, *, similar: bool = True) -> PairDetails:
    """Give what is known of a pair; `similar` entries take longest to find. Raises UnknownPairError."""
    pair = pair_by_number(termbase, number)
    found = PairDetails(
        pair,
        tuple(occurrences_of(termbase, number, places)),
        standing_verdict(termbase.connection, number),
        conflicts_of(termbase, pair),
        (),
    )
    return with_similar(termbase, found) if similar else found


def with_similar(termbase: Termbase, details: PairDetails) -> PairDetails:
    """Add the entries with a Dutch term spelt much like this one."""
    met = {conflict.entry.number for conflict in details.conflicts}
    similar = (entry for entry in _similar(termbase, details.pair) if entry.number not in met)
    return replace(details, similar=tuple(similar)[:_SIMILAR])


def conflicts_of(termbase: Termbase, pair: TermPair) -> tuple[Conflict, ...]:
    """Give the approved entries with the same Dutch, and those with the same English for another Dutch term."""
    from glossary.dutch.keys import spelling_key

    own = entry_number_of_pair(termbase, pair.number)
    # A suggestion of other English for an entry has the key of the Dutch first.
    key = pair.key.split("→")[0]
    dutch = [hit for hit in by_keys(termbase, [key]).get(key, []) if hit.entry > 0 and hit.entry != own]
    english = [
        hit
        for equivalent in pair.equivalents
        for hit in by_spelling(termbase, spelling_key(equivalent.en), "en")
        if hit.entry > 0 and hit.entry != own and hit.entry not in {met.entry for met in dutch}
    ]
    entries = _entries(termbase, [*dutch, *english])
    best = pair.en.casefold()
    found = [
        Conflict(
            ConflictKind.SAME
            if any(term.text.casefold() == best for term in entries[hit.entry].in_language("en"))
            else ConflictKind.OTHER_ENGLISH,
            entries[hit.entry],
            hit.text,
        )
        for hit in dutch
        if hit.entry in entries
    ]
    found += [
        Conflict(ConflictKind.OTHER_DUTCH, entries[hit.entry], hit.text) for hit in english if hit.entry in entries
    ]
    return tuple({conflict.entry.number: conflict for conflict in reversed(found)}.values())[::-1]


def _similar(termbase: Termbase, pair: TermPair) -> list[ConceptEntry]:
    from glossary.dutch.keys import spelling_key

    own = entry_number_of_pair(termbase, pair.number)
    # One more than asked for, since the entry of the pair itself is left out.
    near = by_likeness(termbase, spelling_key(pair.nl[:_MOST_LETTERS]), "nl", _SIMILAR + 2)
    entries = _entries(termbase, near)
    suggested = {equivalent.en.casefold() for equivalent in pair.equivalents}
    found = [entries[hit.entry] for hit in near if hit.entry in entries and hit.entry != own]
    # A starter term spelt the same that gives a suggestion is the evidence for it, shown there.
    rest = [
        entry
        for entry in found
        if entry.number > 0 or entry.en.casefold() not in suggested or entry.nl.casefold() != pair.nl.casefold()
    ]
    return sorted(rest, key=lambda entry: entry.number < 0)


def _entries(termbase: Termbase, hits: Iterable[Hit]) -> dict[int, ConceptEntry]:
    return {entry.number: entry for entry in entries_by_number(termbase, [hit.entry for hit in hits])}


def find_home(termbase: Termbase, query: str, limit: int = 8) -> list[ConceptEntry]:
    """Give the entries that a query may mean, Dutch or English, the person's own first: where a term can be merged into."""
    from glossary.dutch.keys import spelling_key

    query = " ".join("".join(letter if letter.isprintable() else " " for letter in query).split())[:_MOST_LETTERS]
    spelling = spelling_key(query)
    if not spelling:
        return []
    hits: list[Hit] = []
    for language in ("nl", "en"):
        hits += by_spelling(termbase, spelling, language)
        hits += by_prefix(termbase, spelling, language, limit)
    if len(hits) < limit:
        hits += _by_form(termbase, query)
        hits += by_likeness(termbase, spelling, "nl", limit)
        hits += by_likeness(termbase, spelling, "en", limit)
    entries = _entries(termbase, hits)
    ranked = list({hit.entry: entries[hit.entry] for hit in hits if hit.entry in entries}.values())
    own = {(entry.nl.casefold(), entry.en.casefold()) for entry in ranked if entry.number > 0}
    # A starter concept that the person has an entry of is shown once.
    seen = [entry for entry in ranked if entry.number > 0 or (entry.nl.casefold(), entry.en.casefold()) not in own]
    return sorted(seen, key=lambda entry: entry.number < 0)[:limit]


def _by_form(termbase: Termbase, query: str) -> list[Hit]:
    from glossary.dutch.keys import match_key

    return by_key(termbase, match_key(query), "nl")
