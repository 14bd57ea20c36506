"""What a person calls a suggestion or an entry (12, s12, e12, its identifier or a term), to the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.dutch.keys import match_key, spelling_key
from glossary.errors import UnknownPairError, UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry
from glossary.review import clean_term
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.logs import entries_once_named
from glossary.termbase.mined import pair_by_number
from glossary.termbase.naming import (
    entry_of_pair,
    entry_with_identifier,
    has_entry,
    has_pair,
    pair_of_entry,
    pairs_named,
    was_entry,
)
from glossary.termbase.search import Hit, by_key, by_likeness, by_spelling

_NUMBER = re.compile(r"(?P<kind>[es]?)(?P<number>-?\d{1,40})", re.IGNORECASE | re.ASCII)
# Entries named in a message; more do not help to choose.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for: numbers of suggestions, of own entries, of entries removed since, of starter concepts."""

    pairs: tuple[int, ...] = ()
    entries: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    starter: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.entries or self.removed or self.starter)


def find(termbase: Termbase, name: str) -> Found:
    """Give everything that a number or a term stands for; a bare number is a suggestion's first, then an entry's."""
    if (numbered := _numbered(name)) is not None:
        kind, number = numbered
        if kind != "e" and has_pair(termbase, number):
            entry = entry_of_pair(termbase.connection, number)
            return Found((number,), () if entry is None else (entry,))
        if kind != "s" and (found := _entry_numbered(termbase, number)):
            return found
    return _find_term(termbase, clean_term(name))


def _entry_numbered(termbase: Termbase, number: int) -> Found:
    if number < 0:
        return Found(starter=(number,) if entries_by_number(termbase, [number]) else ())
    if has_entry(termbase, number):
        pair = pair_of_entry(termbase.connection, number)
        return Found(() if pair is None else (pair,), (number,))
    return Found(removed=(number,) if was_entry(termbase, number) else ())


def _find_term(termbase: Termbase, text: str) -> Found:
    if not text:
        return Found()
    pairs = pairs_named(termbase, text, match_key(text) or text)
    hits = _hits(termbase, text)
    own = tuple(hit.entry for hit in hits if hit.entry > 0)
    if not own and (entry := entry_with_identifier(termbase, text)) is not None:
        own = (entry,)
    removed = tuple(number for number in entries_once_named(termbase, text) if not has_entry(termbase, number))
    return Found(tuple(pairs), own, removed, tuple(hit.entry for hit in hits if hit.entry < 0))


def _hits(termbase: Termbase, text: str) -> list[Hit]:
    """Give the entries with a term in either language: as written first, inflected else."""
    spelling = spelling_key(text)
    if not spelling:
        return []
    found = by_spelling(termbase, spelling, "nl") + by_spelling(termbase, spelling, "en")
    found = found or by_key(termbase, match_key(text), "nl")
    return list({hit.entry: hit for hit in found}.values())


def find_entry(termbase: Termbase, name: str) -> ConceptEntry:
    """Give the one entry of the person's own that a name stands for.

    Raises UsageError when there is none, when there are several, or when a bare number is that of another suggestion.
    """
    numbered = _numbered(name)
    if numbered is not None:
        kind, number = numbered
        if kind == "" and number >= 0:
            _refuse_ambiguous(termbase, number)
        if kind == "s" and has_pair(termbase, number):
            return _entry_made_by(termbase, number)
        if kind != "s" and (found := entries_by_number(termbase, [number])):
            return found[0]
    text = clean_term(name)
    hits = _find_term(termbase, text)
    if len(hits.entries) == 1:
        return entries_by_number(termbase, hits.entries)[0]
    if hits.entries:
        raise UsageError(
            tr(
                "'{text}' is in several entries: {listed}; give the number of one",
                text=text,
                listed=_listed(termbase, sorted(hits.entries)),
            )
        )
    raise UsageError(_nothing(termbase, text, hits, numbered is not None))


def _refuse_ambiguous(termbase: Termbase, number: int) -> None:
    """Refuse a bare number that a suggestion and another entry both have: a slip would change the wrong one."""
    if not has_pair(termbase, number):
        return
    pair = pair_by_number(termbase, number)
    made = entry_of_pair(termbase.connection, number)
    if made == number:
        return
    if has_entry(termbase, number):
        entry = entries_by_number(termbase, [number])[0]
        raise UsageError(
            tr(
                "{number} is suggestion '{nl}' and entry '{entry_nl}'; write s{number} for what became of the"
                " suggestion, e{number} for the entry",
                number=number,
                nl=pair.nl,
                entry_nl=entry.nl,
            )
        )
    hint = (
        tr("its entry is e{made}", made=made)
        if made is not None
        else tr("no entry yet; 'glossary accept {number}' makes it one", number=number)
    )
    raise UsageError(tr("{number} is suggestion '{nl}': {hint}", number=number, nl=pair.nl, hint=hint))


def _entry_made_by(termbase: Termbase, pair: int) -> ConceptEntry:
    made = entry_of_pair(termbase.connection, pair)
    if made is None:
        suggested = pair_by_number(termbase, pair)
        raise UsageError(
            tr(
                "suggestion {pair} ('{nl}') is no entry; 'glossary accept {pair}' makes it one",
                pair=pair,
                nl=suggested.nl,
            )
        )
    return entries_by_number(termbase, [made])[0]


def find_pair(termbase: Termbase, name: str) -> int:
    """Give the number of the one suggestion that a name stands for.

    Raises UnknownPairError for a number that no suggestion has, UsageError for a term that none or several have.
    """
    number = names_suggestion(name)
    text = clean_term(name)
    if number is not None:
        if not has_pair(termbase, number):
            raise UnknownPairError(number)
        return number
    found = pairs_named(termbase, text, match_key(text) or text) if text else []
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(str(number) for number in found[:_MOST_NAMED])
        raise UsageError(
            tr(
                "'{text}' is the Dutch of several suggestions: {listed}; give the number of one",
                text=text,
                listed=listed,
            )
        )
    raise UsageError(tr("no suggestion has the Dutch term '{text}'; 'glossary list' shows those there are", text=text))


def names_suggestion(name: str) -> int | None:
    """Give the number by which a name stands for a suggestion first.

    >>> names_suggestion("12"), names_suggestion("s12"), names_suggestion("e12"), names_suggestion("omzet")
    (12, 12, None, None)
    """
    numbered = _numbered(name)
    return None if numbered is None or numbered[0] == "e" else numbered[1]


def _numbered(name: str) -> tuple[str, int] | None:
    found = _NUMBER.fullmatch(name.strip())
    return None if found is None else (found["kind"].casefold(), int(found["number"]))


def _listed(termbase: Termbase, numbers: Sequence[int]) -> str:
    entries = entries_by_number(termbase, numbers[:_MOST_NAMED])
    more = tr(" and {count} more", count=len(numbers) - _MOST_NAMED) if len(numbers) > _MOST_NAMED else ""
    return ", ".join(f"e{entry.number} ({entry.nl} = {entry.en}, {entry.subject_field})" for entry in entries) + more


def _nothing(termbase: Termbase, text: str, hits: Found, is_number: bool) -> str:
    """Say what there is instead of the entry that was asked for."""
    if hits.pairs:
        return tr(
            "'{text}' is suggestion {pairs}, no entry yet; 'glossary accept {pairs}' makes it one",
            text=text,
            pairs=hits.pairs[0],
        )
    if hits.starter:
        starter = entries_by_number(termbase, hits.starter)[0]
        return tr(
            "'{text}' is a starter term ({nl} = {en}), which stays as it is; 'glossary add' makes an"
            " entry of your own, which then stands in its place",
            text=text,
            nl=starter.nl,
            en=starter.en,
        )
    if hits.removed:
        return tr(
            "'{text}' was removed (entry e{removed}); 'glossary history {text}' tells by whom",
            text=text,
            removed=hits.removed[0],
        )
    if is_number:
        return tr(
            "there is no entry with the number {text}; 'glossary list --entries' shows those there are", text=text
        )
    near = [hit.text for hit in by_likeness(termbase, spelling_key(text), "nl", 3) if hit.entry > 0] if text else []
    hint = tr("did you mean '{near}'?", near=near[0]) if near else tr("'glossary list --entries' shows those there are")
    return tr("there is no entry with the term '{text}'; {hint}", text=text, hint=hint)
