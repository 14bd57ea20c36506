"""The `#.` lines of a message that the tool wrote, to the entry they tell of; and the lines that make them tell it whole.

`comments` writes for translators; where its lines do not hold all of an entry's terms, a line `Dutch terms:` or
`English terms:` is added, in the notation of `cells`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import polib

from glossary.exchange.comments import MARK
from glossary.exchange.formats.cells import Defaults, members, read_member, term_cell
from glossary.exchange.formats.gathering import Found
from glossary.exchange.formats.labels import field_label
from glossary.model import ConceptEntry, Place, SubjectField, Term, TermStatus

IDENTIFIER = "Identifier"
_TERMS = {"nl": "Dutch terms", "en": "English terms"}
_NAMES = {"nl": "Dutch", "en": "English"}
# The facts in which `comments` names the other terms of an entry.
_OTHERS = {
    language: tuple((f"{status.value.capitalize()} {name}", status) for status in TermStatus)
    for language, name in _NAMES.items()
}
_FACTS = (
    "Definition", "Note", "Part of speech", "Article", "Plural", "Kind", MARK, "Subfield", "Status", "Dutch region",
    "English region", "Source", IDENTIFIER, *_TERMS.values(),
    *(fact for others in _OTHERS.values() for fact, _ in others),
)  # fmt: skip
_KNOWN = {fact.casefold(): fact for fact in _FACTS}
_AS_WRITTEN = frozenset(_FACTS)
_PLURALS = {"none": "-", "the term is a plural": "="}
_KINDS = {"abbreviation": "abbr", "spelling": "spelling"}
_STATUSES = {status.value: status for status in TermStatus}
_FIELDS = frozenset(SubjectField)
_REGIONS = frozenset({"nl-NL", "nl-BE", "en-GB", "en-US"})
_MARKS = re.compile(r"^(.+) \(([^()]+)\)$")
_ORDER = {status: position for position, status in enumerate(TermStatus)}
_NOWHERE = Place("")
_FLAGS = "weblate-flags:"


def facts_of(comment: str) -> tuple[dict[str, str], list[str], str]:
    """Part a `#.` comment into its facts, the lines that are none, and the flags for Weblate.

    >>> facts_of("Subject field: tech\\nOnly in menus.\\nweblate-flags: terminology")
    ({'Subject field': 'tech'}, ['Only in menus.'], 'terminology')
    """
    facts: dict[str, str] = {}
    others: list[str] = []
    flags = ""
    for line in comment.split("\n"):
        name, sign, value = line.partition(": ")
        fact = (name if name in _AS_WRITTEN else _KNOWN.get(name.casefold().strip())) if sign else None
        if fact and fact not in facts:
            facts[fact] = value.strip()
        elif line[: len(_FLAGS)].casefold() == _FLAGS:
            flags = line[len(_FLAGS) :].strip()
        elif bare := line.strip():
            others.append(bare)
    return facts, others, flags


def found_in(message: polib.POEntry, facts: Mapping[str, str], place: Place) -> Found:
    """Give what a message of the tool tells of its entry."""
    field = SubjectField(facts[MARK]) if facts.get(MARK) in _FIELDS else None
    subject = field_label(field, facts.get("Subfield", "")) if field else facts.get(MARK, "")
    note = facts.get("Note", "")
    found = Found(
        place,
        facts.get(IDENTIFIER, ""),
        subject,
        facts.get("Definition", ""),
        [note] * bool(note),
        facts.get("Source", ""),
    )
    pos = facts.get("Part of speech", "")
    for language, told in (("nl", _dutch), ("en", _english)):
        if (cell := facts.get(_TERMS[language])) is None:
            found.terms += told(message, facts, pos)
        else:
            defaults = Defaults(pos=pos)
            terms = [read_member(member, language, defaults) for member in members(cell)]
            found.terms += _reworded(terms, message.msgstr) if language == "en" else terms
    return found


def _reworded(terms: list[Term], msgstr: str) -> list[Term]:
    """Give the English terms with the message's own in place of the first usable one, where a translator changed it."""
    if not msgstr or any(term.text == msgstr for term in terms):
        return terms
    usable = (term for status in (TermStatus.PREFERRED, TermStatus.ADMITTED) for term in terms if term.status is status)
    before = next(usable, None)
    if before is None:
        return [Term(msgstr, "en"), *terms]
    return [replace(term, text=msgstr) if term is before else term for term in terms]


def _dutch(message: polib.POEntry, facts: Mapping[str, str], pos: str) -> Iterator[Term]:
    plural = facts.get("Plural", "")
    yield Term(
        message.msgid, "nl", TermStatus.PREFERRED, pos, facts.get("Article", ""), _PLURALS.get(plural, plural),
        facts.get("Dutch region", ""), _KINDS.get(facts.get("Kind", ""), ""),
    )  # fmt: skip
    yield from _others(facts, "nl", pos)


def _english(message: polib.POEntry, facts: Mapping[str, str], pos: str) -> Iterator[Term]:
    told = facts.get("Status", "")
    status = _STATUSES.get(told, TermStatus.PREFERRED)
    if message.msgstr:
        yield Term(message.msgstr, "en", status, pos, region=facts.get("English region", ""))
    yield from _others(facts, "en", pos)


def _others(facts: Mapping[str, str], language: str, pos: str) -> Iterator[Term]:
    for fact, status in _OTHERS[language]:
        if fact in facts:
            yield from (_marked(text, language, status, pos) for text in facts[fact].split("; ") if text)


def _marked(text: str, language: str, status: TermStatus, pos: str) -> Term:
    """Give the term that `comments.with_marks` wrote.

    >>> _marked("capex (en-US, abbreviation)", "en", TermStatus.ADMITTED, "")
    Term(text='capex', ..., region='en-US', kind='abbr', note='', case_sensitive=False)
    """
    found = _MARKS.match(text)
    marks = found[2].split(", ") if found else []
    if not found or not all(mark in _REGIONS or mark in _KINDS for mark in marks):
        return Term(text, language, status, pos)
    region = next((mark for mark in marks if mark in _REGIONS), "")
    kind = next((_KINDS[mark] for mark in marks if mark in _KINDS), "")
    return Term(found[1], language, status, pos, region=region, kind=kind)


def told_plainly(entry: ConceptEntry, nl: Term, en: Term) -> bool:
    """Tell whether the lines of `comments` hold all terms of an entry whose message is `nl` to `en`, as most do.

    What this says no to may still be told by them; `completed` looks more closely, and takes longer.
    """
    if nl.status is not TermStatus.PREFERRED or nl.plural in _PLURALS or en.kind or en.gender or en.plural:
        return False
    for language, first in (("nl", nl), ("en", en)):
        last = 0
        for position, term in enumerate(entry.in_language(language)):
            if term.pos != nl.pos or term.note or term.case_sensitive or (position == 0) != (term is first):
                return False
            if position and (term.gender or term.plural or "; " in term.text or term.text.endswith(")")):
                return False
            order = _ORDER[term.status] if position else 0
            if order < last:
                return False
            last = order
    return True


def completed(message: polib.POEntry, entry: ConceptEntry) -> str:
    """Give the comment of a message with the lines that it lacks to tell all of its entry."""
    facts, _, _ = facts_of(message.comment)
    missing = {
        name: value
        for name, value in (("Definition", entry.definition), ("Note", entry.note), ("Source", entry.source))
        if facts.get(name, "") != value
    }
    found = found_in(message, facts, _NOWHERE)
    defaults = Defaults(pos=facts.get("Part of speech", ""))
    for language, name in _TERMS.items():
        wanted = list(entry.in_language(language))
        if [term for term in found.terms if term.language == language] != wanted:
            missing[name] = term_cell((term, defaults) for term in wanted)
    missing[IDENTIFIER] = entry.identifier
    return "\n".join(_inserted(message.comment.split("\n"), missing.items()))


def identified(comment: str, entry: ConceptEntry) -> str:
    """Give a comment with the identifier of its entry."""
    return "\n".join(_inserted(comment.split("\n"), [(IDENTIFIER, entry.identifier)]))


def _inserted(lines: list[str], facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Put facts in front of the last line, the flags."""
    yield from lines[:-1]
    yield from (f"{name}: {value}" for name, value in facts if value)
    yield lines[-1]
