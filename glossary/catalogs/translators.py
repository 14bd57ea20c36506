"""What translators changed in the catalogs to suggestions that a reviewer decides on.

A wording for a term that is an entry becomes a suggestion of other English for that entry; one for a suggestion is added
to the suggestion; one for a term that nobody knows becomes a suggestion of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from glossary.dutch.keys import match_key
from glossary.english.keys import match_key as english_key
from glossary.exchange.merge import ChangeKind, Conflict, TranslatorChange
from glossary.exchange.plain_text import one_line
from glossary.model import (
    ConceptEntry,
    Equivalent,
    Evidence,
    EvidenceKind,
    SubjectField,
    TermPair,
)
from glossary.termbase.connection import Termbase
from glossary.termbase.contentions import contention_key, decided_wordings
from glossary.termbase.mined import save_pair

# A translator's wording was chosen with the text at hand; a reviewer accepts most of them.
_TRANSLATORS_CONFIDENCE = 0.8

Messages = Mapping[tuple[SubjectField, str], Sequence[ConceptEntry]]


def declined(termbase: Termbase) -> list[tuple[str, str]]:
    """Give translators' wordings that a reviewer decided on: where the termbase says otherwise by now, it wins."""
    return decided_wordings(termbase, EvidenceKind.TRANSLATOR)


def suggested_by_translators(
    entries: Iterable[ConceptEntry],
    suggestions: Iterable[TermPair],
    changes: Iterable[TranslatorChange],
    conflicts: Iterable[Conflict],
) -> list[TermPair]:
    """Give the suggestions that changes and conflicts of an export of these entries and suggestions become."""
    messages: dict[tuple[SubjectField, str], list[ConceptEntry]] = {}
    for entry in entries:
        messages.setdefault((entry.subject_field, one_line(entry.nl)), []).append(entry)
    waiting = {(pair.subject_field, one_line(pair.nl)): pair for pair in suggestions}
    found = []
    for change in changes:
        if change.after and change.msgid and change.kind is not ChangeKind.DECLINED:
            said = f"{change.kind} by a translator in the catalog, before: '{change.before}'"
            found.append(_suggestion(change, change.after, change.before, said, messages, waiting))
    for conflict in conflicts:
        now = f"the termbase now says '{conflict.ours}'" if conflict.ours else "the termbase no longer has the term"
        said = f"a translator made '{conflict.base}' into it in the catalog, {now}"
        found.append(_suggestion(conflict, conflict.theirs, conflict.ours, said, messages, waiting))
    return found


def _suggestion(
    message: TranslatorChange | Conflict,
    wording: str,
    known: str,
    said: str,
    messages: Messages,
    waiting: Mapping[tuple[SubjectField, str], TermPair],
) -> TermPair:
    field = SubjectField(message.catalog) if message.catalog in set(SubjectField) else SubjectField.GENERAL
    english = Equivalent(wording, _TRANSLATORS_CONFIDENCE, (Evidence(EvidenceKind.TRANSLATOR, said),))
    entry = _entry_of(messages.get((field, message.msgid), ()), known)
    pair = waiting.get((field, message.msgid))
    if entry is None and pair is not None:
        others = tuple(other for other in pair.equivalents if other.en != wording)
        return replace(pair, equivalents=(english, *others))
    identifier = entry.stable_identifier if entry else ""
    return TermPair(
        number=0,
        key=contention_key(match_key(message.msgid), english_key(wording), identifier),
        nl=message.msgid,
        subject_field=field,
        equivalents=(english,),
        worth=1.0,
    )


def _entry_of(homonyms: Sequence[ConceptEntry], known: str) -> ConceptEntry | None:
    """Give the entry of a message: of homonyms the one whose English the message had."""
    same = [entry for entry in homonyms if known in {one_line(term.text) for term in entry.in_language("en")}]
    return next(iter([*same, *homonyms]), None)


def keep_suggestions(connection: sqlite3.Connection, pairs: Iterable[TermPair]) -> None:
    """Write the suggestions; what is known of each already stays."""
    for pair in pairs:
        save_pair(connection, pair, None)
