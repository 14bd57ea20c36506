"""Concept entries and suggestions to gettext messages: one catalog a subject field, msgid Dutch, msgstr English.

A message stands for a concept: its preferred Dutch term and its preferred English. The other terms are told in its `#.`
comment; admitted Dutch terms get messages of their own, flagged `variant:"…"`, when they are asked for, since most
editors match a glossary by msgid alone and a translator then sees every spelling twice. English that is forbidden or
deprecated always gets a message of its own, flagged `forbidden`, because that is how an editor warns of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import polib

from glossary.exchange import comments
from glossary.exchange.plain_text import loses_characters, one_line, reference, sort_key
from glossary.i18n import tr
from glossary.model import ConceptEntry, PairStatus, Place, Problem, SubjectField, Term, TermPair, TermStatus

_REFUSED = (TermStatus.FORBIDDEN, TermStatus.DEPRECATED)
_USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)
Key = tuple[str, str]
"""msgid and msgctxt; the empty string where there is no msgctxt."""


def key_of(message: polib.POEntry) -> Key:
    """Give what tells a message from the others of its catalog."""
    return message.msgid, message.msgctxt or ""


def order_of(message: polib.POEntry) -> tuple[bool, tuple[str, str], str]:
    """Give the key by which the messages of a catalog are sorted; obsolete ones come last."""
    return bool(message.obsolete), sort_key(message.msgid), message.msgctxt or ""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of a subject field, sorted, and what a catalog could not hold."""

    subject_field: SubjectField
    messages: list[polib.POEntry]
    unheld: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message before it is known whether it needs a context."""

    nl: str
    en: str
    field: str
    subfield: str = ""
    pos: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ("terminology",)
    fuzzy: bool = False
    places: tuple[Place, ...] = ()
    refused: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """English that must not be used, each with the facts of its message."""


def build_catalogs(
    entries: Iterable[ConceptEntry], suggestions: Iterable[TermPair] = (), *, variants: bool = False
) -> list[Catalog]:
    """Give a catalog for each subject field that has entries or suggestions."""
    concepts: dict[SubjectField, list[ConceptEntry]] = {}
    for entry in entries:
        concepts.setdefault(entry.subject_field, []).append(entry)
    pairs: dict[SubjectField, list[TermPair]] = {}
    for pair in suggestions:
        pairs.setdefault(pair.subject_field, []).append(pair)
    return [
        _catalog(name, concepts.get(name, []), pairs.get(name, []), variants=variants)
        for name in SubjectField
        if name in concepts or name in pairs
    ]


def _catalog(name: SubjectField, entries: list[ConceptEntry], pairs: list[TermPair], *, variants: bool) -> Catalog:
    unheld: list[Problem] = []
    drafts: list[_Draft] = []
    for entry in _folded(entries):
        nl, en = _first(entry, "nl"), _first(entry, "en")
        unheld += _missing(name, entry, nl, en)
        if nl is not None:
            drafts.append(_of_concept(entry, nl, en))
        if variants and nl is not None and en is not None:
            drafts += _variants(entry, nl, en)
    taken = {draft.nl for draft in drafts}
    for pair in pairs:
        reason = _unfit(pair, taken)
        if reason:
            unheld.append(Problem(Place(f"{name}.po", part=f"suggestion {pair.number}"), reason))
        else:
            drafts.append(_of_suggestion(pair))
    return Catalog(name, sorted(_messages(drafts), key=order_of), tuple(unheld))


def _first(entry: ConceptEntry, language: str) -> Term | None:
    """Give the term a message is made of: the first preferred one, else the first admitted one."""
    for status in _USABLE:
        for term in entry.terms:
            if term.status is status and term.language == language and one_line(term.text):
                return term
    return None


def _missing(name: SubjectField, entry: ConceptEntry, nl: Term | None, en: Term | None) -> Iterator[Problem]:
    place = Place(f"{name}.po", part=f"concept {entry.number}")
    if nl is None:
        yield Problem(place, tr("has no Dutch term that may be used, so it has no msgid; give it one"))
    elif en is None:
        yield Problem(
            place,
            tr(
                "'{one_line}' has no English term that may be used, so it has no msgstr; give it one",
                one_line=one_line(nl.text),
            ),
        )
    for term in (nl, en):
        if term is not None and loses_characters(term.text):
            yield Problem(
                place,
                tr("'{one_line}' held invisible characters; the catalog leaves them out", one_line=one_line(term.text)),
            )


def _folded(entries: Sequence[ConceptEntry]) -> Iterator[ConceptEntry]:
    """Join entries that say the same: Dutch, English, subfield and part of speech are equal."""
    groups: dict[object, list[ConceptEntry]] = {}
    for position, entry in enumerate(entries):
        nl, en = _first(entry, "nl"), _first(entry, "en")
        key: object = (
            position if nl is None or en is None else (one_line(nl.text), one_line(en.text), entry.subfield, nl.pos)
        )
        groups.setdefault(key, []).append(entry)
    return (group[0] if len(group) == 1 else _joined(group) for group in groups.values())


def _joined(group: Sequence[ConceptEntry]) -> ConceptEntry:
    """Give the first entry with the terms and places of all, and the first definition and note there is."""
    terms: dict[tuple[str, str], Term] = {}
    for entry in group:
        chosen = (_first(entry, "nl"), _first(entry, "en"))
        for term in (*(term for term in chosen if term), *entry.terms):
            terms.setdefault((term.language, one_line(term.text)), term)
    return replace(
        group[0],
        terms=tuple(terms.values()),
        definition=next((entry.definition for entry in group if entry.definition), ""),
        note=next((entry.note for entry in group if entry.note), ""),
        places=tuple(place for entry in group for place in entry.places),
    )


def _of_concept(entry: ConceptEntry, nl: Term, en: Term | None) -> _Draft:
    refused = tuple(
        (one_line(term.text), tuple(comments.of_refused(entry, nl, term, en)))
        for term in entry.terms
        if term.language == "en" and term.status in _REFUSED and one_line(term.text)
    )
    facts = tuple(comments.of_concept(entry, nl, en)) if en else ()
    english = one_line(en.text) if en else ""
    return _Draft(
        one_line(nl.text),
        english,
        entry.subject_field,
        entry.subfield,
        nl.pos,
        facts,
        places=entry.places,
        refused=refused,
    )


def _variants(entry: ConceptEntry, nl: Term, en: Term) -> Iterator[_Draft]:
    quoted = one_line(nl.text).replace("\\", "\\\\").replace('"', '\\"')
    for term in entry.in_language("nl"):
        text = one_line(term.text)
        if term.status is TermStatus.ADMITTED and term is not nl and text:
            facts = tuple(comments.of_variant(entry, nl, term, en))
            flags = ("terminology", f'variant:"{quoted}"')
            yield _Draft(
                text,
                one_line(en.text),
                entry.subject_field,
                entry.subfield,
                term.pos,
                facts,
                flags,
                places=entry.places,
            )


def _unfit(pair: TermPair, taken: set[str]) -> str:
    """Tell why a pair cannot be written as a suggestion; nothing when it can."""
    nl = one_line(pair.nl)
    if pair.status not in {PairStatus.SUGGESTED, PairStatus.DEFERRED}:
        return tr("'{nl}' is {status}, not a suggestion", nl=nl, status=pair.status)
    if not nl or not one_line(pair.en):
        return tr("'{nl}' has no English yet; edit it in a review", nl=nl)
    return tr("'{nl}' is an approved term already", nl=nl) if nl in taken else ""


def _of_suggestion(pair: TermPair) -> _Draft:
    return _Draft(
        one_line(pair.nl), one_line(pair.en), pair.subject_field, facts=tuple(comments.of_suggestion(pair)), fuzzy=True
    )


# A homonym's context, from the shortest on; a later one is taken where the one before does not tell messages apart.
_CONTEXTS: tuple[Callable[[_Draft], str], ...] = (
    lambda draft: ", ".join(part for part in (draft.field, draft.subfield) if part),
    lambda draft: ", ".join(part for part in (draft.field, draft.subfield, draft.pos) if part),
    lambda draft: f"{', '.join(part for part in (draft.field, draft.subfield, draft.pos) if part)} ({draft.en})",
)


def _contexts(homonyms: Sequence[_Draft]) -> list[str]:
    """Give the context of each message with the same msgid; none where there is one message only."""
    if len(homonyms) == 1:
        return [""]
    chosen = [""] * len(homonyms)
    open_ones = list(range(len(homonyms)))
    for context in _CONTEXTS:
        found = {position: context(homonyms[position]) for position in open_ones}
        count = Counter(found.values())
        chosen = [found.get(position, known) for position, known in enumerate(chosen)]
        open_ones = [position for position in open_ones if count[found[position]] > 1]
    told_apart = len(set(chosen)) == len({(context, draft.en) for context, draft in zip(chosen, homonyms, strict=True)})
    return chosen if told_apart else [_CONTEXTS[-1](draft) for draft in homonyms]


def _messages(drafts: Iterable[_Draft]) -> Iterable[polib.POEntry]:
    by_msgid: dict[str, list[_Draft]] = {}
    for draft in drafts:
        by_msgid.setdefault(draft.nl, []).append(draft)
    messages: dict[Key, polib.POEntry] = {}
    for homonyms in by_msgid.values():
        for draft, context in zip(homonyms, _contexts(homonyms), strict=True):
            for message in _with_refused(draft, context):
                # What still has the same key says the same: one English for one Dutch term, listed twice.
                messages.setdefault(key_of(message), message)
    return messages.values()


def _with_refused(draft: _Draft, context: str) -> Iterator[polib.POEntry]:
    if draft.en:
        yield _message(draft, draft.en, context, draft.facts, draft.flags)
    for en, facts in draft.refused:
        # The English tells refused terms apart, and stays when their status changes.
        yield _message(draft, en, f"{context or draft.field} ({en})", facts, ("terminology", "forbidden"))


def _message(draft: _Draft, en: str, context: str, facts: comments.Facts, flags: Sequence[str]) -> polib.POEntry:
    places = sorted({(reference(place.file), place.line) for place in draft.places if place.file})
    return polib.POEntry(
        msgid=draft.nl,
        msgstr=en,
        msgctxt=context or None,
        comment=comments.lines(facts, flags),
        occurrences=[(file, str(line) if line > 0 else "") for file, line in places],
        flags=["fuzzy"] * draft.fuzzy + [flag for flag in flags if _fits_flags_line(flag)],
    )


def _fits_flags_line(flag: str) -> bool:
    """Tell whether a flag survives on a `#,` line, which is parted at commas; weblate-flags holds it anyway."""
    return not {",", "\\"} & set(flag) and flag.count('"') in {0, 2}
