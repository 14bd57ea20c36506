"""Glossaries kept as gettext catalogs, in either direction, to concept entries.

The catalogs of this tool are read back whole, by their `#.` lines. In those of others the context gives subject field and
part of speech, the flags of Weblate the status, remarks the note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from glossary.exchange.comments import MARK
from glossary.exchange.formats.base import ReadEntries, ReadOptions
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.gettext_context import read_context
from glossary.exchange.formats.gettext_facts import IDENTIFIER, facts_of, found_in
from glossary.exchange.formats.gettext_open import Messages, opened_messages
from glossary.exchange.formats.labels import pos_of, status_of
from glossary.exchange.formats.term_or_text import no_term
from glossary.exchange.plain_text import one_line
from glossary.i18n import tr
from glossary.model import Place, Problem, Term, TermStatus

_VARIANT = re.compile(r'variant:"((?:[^"\\]|\\.)*)"|variant:([^,"]+)')
_UNESCAPED = re.compile(r"\\(.)")
_Key = tuple[str, ...]


def read_gettext(path: Path, options: ReadOptions) -> ReadEntries:
    """Read a catalog. Raises ReadingError when it is broken, or is not between Dutch and English."""
    with no_collection():
        reading = _Reading(Gathering(path, options), opened_messages(path))
        reading.read()
        return reading.gathering.result()


@dataclass(frozen=True, slots=True)
class _Told:
    """A message with what its comment says."""

    message: polib.POEntry
    place: Place
    facts: dict[str, str]
    remarks: list[str]
    """The lines of its comments that are no facts."""
    flags: str
    """Its flags as one text, those that its comment names for Weblate included."""
    marked: bool
    """Whether the tool wrote it."""
    own: bool
    """Whether its facts tell the entry: the tool wrote it, and nobody turned it around."""

    @property
    def key(self) -> _Key:
        """What tells its entry from the others of the file."""
        identifier = self.facts.get(IDENTIFIER, "") if self.own else ""
        return ("id", identifier) if identifier else ("message", self.message.msgid, self.message.msgctxt or "")


def _told(message: polib.POEntry, place: Place, messages: Messages) -> _Told:
    facts, others, named = facts_of(message.comment)
    remarks = [*others, *(line.strip() for line in message.tcomment.split("\n") if line.strip())]
    marked = MARK in facts
    own = marked and messages.dutch_first and messages.commented
    return _Told(message, place, facts, remarks, ", ".join([*message.flags, named]), marked, own)


class _Reading:
    """The reading of one catalog."""

    def __init__(self, gathering: Gathering, messages: Messages) -> None:
        self.gathering = gathering
        self._messages = messages
        self._found: dict[_Key, Found] = {}
        self._by_text: dict[str, list[Found]] = {}
        """By the source text of a message, for what is said of it elsewhere."""

    def read(self) -> None:
        """Read every message; those that add to the entry of another come after it."""
        later: list[_Told] = []
        for number, message in enumerate(self._messages.messages, start=1):
            place = Place(self.gathering.name, getattr(message, "linenum", 0) or number, 0, f"message {number}")
            told = _told(message, place, self._messages)
            if reason := self._unfit(told):
                self.gathering.tally.add(reason, message.msgid, place)
            elif "variant:" in told.flags or (told.own and "forbidden" in told.flags):
                later.append(told)
            else:
                found = found_in(message, told.facts, place) if told.own else self._plain(told)
                found.notes += told.remarks if told.own else []
                # Of two with one identifier the second gets a new one, and that is told.
                key = told.key if told.key not in self._found else ("again", str(number))
                self._found[key] = found
                self._by_text.setdefault(message.msgid, []).append(found)
        for told in later:
            self._later(told)
        for found in self._found.values():
            self.gathering.add(found)

    def _unfit(self, told: _Told) -> str:
        """Tell why a message is no entry; nothing when it may be one."""
        message, flags = told.message, told.flags
        if message.obsolete:
            return "an obsolete message was left out"
        if "fuzzy" in message.flags:
            return "a fuzzy message was left out, since nobody has approved it"
        first = message.msgstr_plural.get(0, "") if message.msgid_plural else message.msgstr
        if not first and "read-only" not in flags:
            return "a message without a translation was left out"
        context = message.msgctxt or ""
        if not self._messages.commented and context.endswith(f"({first})"):
            return "a message was left out that may be a forbidden term; read the .po instead of the .mo"
        if not told.marked and (reason := no_term(message.msgid, first or message.msgid)):
            return f"a message was left out: {reason}, not a term"
        return ""

    def _plain(self, told: _Told) -> Found:
        """Give what a message of another tool tells."""
        message, facts = told.message, told.facts
        forms = message.msgstr_plural if message.msgid_plural else {0: message.msgstr}
        first = forms.get(0, "") or message.msgid
        subject, pos, unknown = read_context(message.msgctxt or "", first)
        pos = pos_of(facts.get("Part of speech", "")) or pos
        status = TermStatus.FORBIDDEN if "forbidden" in told.flags else status_of(facts.get("Status", ""))
        source = (message.msgid, message.msgid_plural or "")
        target = (first, forms.get(1, "") if message.msgid_plural else "")
        (nl, nl_plural), (en, en_plural) = (source, target) if self._messages.dutch_first else (target, source)
        of_nl, of_en = (None, status) if self._messages.dutch_first else (status, None)
        found = Found(told.place, facts.get(IDENTIFIER, ""), subject or facts.get("Subject field", ""))
        found.definition, found.source = facts.get("Definition", ""), facts.get("Source", "")
        found.notes += [facts[name] for name in ("Note",) if name in facts]
        found.notes += [*told.remarks, *([f"Context: {unknown}"] if unknown else [])]
        preferred = TermStatus.PREFERRED
        found.terms = [
            Term(nl, "nl", of_nl or preferred, pos, facts.get("Article", ""), nl_plural),
            Term(en, "en", of_en or preferred, pos, plural=en_plural),
        ]
        return found

    def _later(self, told: _Told) -> None:
        """Add a forbidden term or a variant to the entry of the message that it belongs to."""
        message = told.message
        variant_of = _variant(told.flags)
        found = found_in(message, told.facts, told.place) if told.own else self._plain(told)
        into = self._found.get(told.key) or self._entry_of(found, variant_of or message.msgid, told.facts)
        if into is None:
            found.notes += told.remarks if told.own else []
            self._found[told.key] = found
            self._by_text.setdefault(message.msgid, []).append(found)
            if variant_of:
                shown = f"'{one_line(message.msgid)[:60]}' is a variant of '{one_line(variant_of)[:60]}'"
                problem = Problem(
                    told.place, tr("{shown}, which is not in the file; it was read as an entry", shown=shown)
                )
                self.gathering.problems.append(problem)
            return
        if variant_of:
            kept = "nl" if self._messages.dutch_first else "en"
            found.terms = [
                _admitted(term) for term in found.terms if term.language == kept and term.text == message.msgid
            ]
        elif told.own:
            # The other terms that its comment names are those of the entry it belongs to.
            own = {("nl", message.msgid), ("en", message.msgstr)}
            found.terms = [term for term in found.terms if (term.language, term.text) in own]
        known = {(term.language, term.text) for term in into.terms}
        into.terms += [term for term in found.terms if (term.language, term.text) not in known]
        into.notes += [note for note in (told.remarks if told.own else found.notes) if note not in into.notes]

    def _entry_of(self, found: Found, text: str, facts: dict[str, str]) -> Found | None:
        """Give the entry of a source text, of several the one with the same English, or in the same subject field."""
        candidates: Sequence[Found] = self._by_text.get(text, ())
        preferred = facts.get("Preferred English", "")
        english = {term.text for term in found.terms if term.language == "en"}
        for wanted in ({preferred} - {""}, english):
            for candidate in candidates:
                if any(term.language == "en" and term.text in wanted for term in candidate.terms):
                    return candidate
        alike = [candidate for candidate in candidates if candidate.subject == found.subject]
        return next(iter(alike or candidates), None)


def _admitted(term: Term) -> Term:
    return replace(term, status=TermStatus.ADMITTED) if term.status is TermStatus.PREFERRED else term


def _variant(flags: str) -> str:
    found = _VARIANT.search(flags)
    return _UNESCAPED.sub(r"\1", found[1] or found[2] or "").strip() if found else ""
