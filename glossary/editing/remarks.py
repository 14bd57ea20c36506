"""An entry that is added or changed, to what the person should know about it first."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.dutch.keys import match_key, spelling_key
from glossary.i18n import tr
from glossary.model import ConceptEntry, TermStatus
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.naming import false_friends
from glossary.termbase.search import by_spelling


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is worth telling about an entry."""

    lines: tuple[str, ...]
    same: int | None = None
    """An own entry of the field with the same preferred terms."""


def remarks(termbase: Termbase, entry: ConceptEntry) -> Remarks:
    """Compare an entry with what the termbase and the starter terms have; the entry itself is left out by its number."""
    hits = by_spelling(termbase, spelling_key(entry.nl), "nl")
    others = [
        other for other in entries_by_number(termbase, [hit.entry for hit in hits]) if other.number != entry.number
    ]
    own = [other for other in others if other.number > 0]
    same = next((other.number for other in own if _is_same(entry, other)), None)
    lines = [_other_english(other) for other in own if other.number != same and not _shares_english(entry, other)]
    lines += [
        tr(
            "entry e{number} has '{nl}' = '{en}' too; 'glossary merge' unites entries",
            number=other.number,
            nl=other.nl,
            en=other.en,
        )
        for other in own
        if other.number != same and _shares_english(entry, other)
    ]
    if starter := [other for other in others if other.number < 0]:
        lines.append(_starter_line(entry, starter))
    return Remarks((*lines, *_false_friends(termbase, entry)), same)


def _is_same(one: ConceptEntry, other: ConceptEntry) -> bool:
    return (one.subject_field, one.nl, one.en) == (other.subject_field, other.nl, other.en)


def _shares_english(one: ConceptEntry, other: ConceptEntry) -> bool:
    return bool(_usable_english(one) & _usable_english(other))


def _usable_english(entry: ConceptEntry) -> set[str]:
    usable = {TermStatus.PREFERRED, TermStatus.ADMITTED}
    return {term.text.casefold() for term in entry.in_language("en") if term.status in usable}


def _other_english(other: ConceptEntry) -> str:
    return tr(
        "'{nl}' is '{en}' in entry e{number} ({subject_field}); 'glossary merge' unites entries",
        nl=other.nl,
        en=other.en,
        number=other.number,
        subject_field=other.subject_field,
    )


def _starter_line(entry: ConceptEntry, starter: list[ConceptEntry]) -> str:
    agreeing = [other for other in starter if _shares_english(entry, other)]
    if agreeing:
        return tr(
            "the starter terms have '{nl}' = '{en}' too; your entry stands in its place",
            nl=agreeing[0].nl,
            en=agreeing[0].en,
        )
    english = "', '".join(dict.fromkeys(other.en for other in starter))
    return tr("the starter terms say '{nl}' = '{english}'; your entry comes first", nl=starter[0].nl, english=english)


def _false_friends(termbase: Termbase, entry: ConceptEntry) -> list[str]:
    """Warn of English that looks like the Dutch and means something else, unless it is forbidden in the entry."""
    usable = _usable_english(entry)
    return [
        tr("'{wrong}' is a false friend of '{nl}': {why}", wrong=friend.wrong, nl=friend.nl, why=friend.why)
        for friend in false_friends(termbase, match_key(entry.nl))
        if friend.wrong.casefold() in usable
    ]
