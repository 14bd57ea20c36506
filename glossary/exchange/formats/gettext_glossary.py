"""A glossary as one gettext catalog: a message for each entry, another for each English term that must not be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tally import Tally
from glossary.exchange.formats.tmx import chosen
from glossary.model import ConceptEntry, Place, SubjectField, TermStatus

if TYPE_CHECKING:
    import polib

_BANNER = "Dutch-English glossary. The lines that start with '#.' tell of the terms; an import reads them back."
_Key = tuple[str, ...]
_REFUSED = (TermStatus.FORBIDDEN, TermStatus.DEPRECATED)


class GettextGlossary:
    """One .po for all subject fields."""

    name = "gettext"
    title = "gettext catalog (.po), Dutch to English, for editors of translations"
    suffix = ".po"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write one catalog of all entries."""
        from glossary.exchange.gettext_files import catalog_text, message_text
        from glossary.exchange.headers import gettext_date, header
        from glossary.exchange.plain_text import one_line

        tally = Tally(Place(self.name))
        with no_collection():
            held = list(_with_msgid(prepared(entries, options, tally), tally))
            messages = [message_text(message) for message in _messages(held, tally)]
        moment = gettext_date(options.moment)
        name = one_line(options.title) or "Glossary"
        fields = {**header(SubjectField.GENERAL, moment, moment), "Project-Id-Version": name}
        text = catalog_text(_BANNER, fields, messages)
        return WrittenEntries(text.encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a .po, .pot or .mo from Dutch to English or from English to Dutch. Raises ReadingError."""
        from glossary.exchange.formats.gettext_reading import read_gettext

        return read_gettext(path, options)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the ending, the number a .mo begins with, or a first message."""
        if path.suffix.casefold() in {".po", ".pot", ".mo", ".gmo"}:
            return True
        return head[:4] in {b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"} or b'\nmsgid "' in head


def _with_msgid(entries: Iterable[ConceptEntry], tally: Tally) -> Iterable[ConceptEntry]:
    for entry in entries:
        if chosen(entry.in_language("nl")):
            yield entry
        else:
            tally.leave_out("an entry whose Dutch terms are all forbidden or deprecated is left out", entry.nl)


def _messages(entries: Sequence[ConceptEntry], tally: Tally) -> list[polib.POEntry]:
    from glossary.exchange.catalog import build_catalogs, key_of, order_of

    by_key: dict[_Key, list[ConceptEntry]] = {}
    for entry in entries:
        for key in _keys_of(entry):
            by_key.setdefault(key, []).append(entry)
    messages: dict[tuple[str, str], polib.POEntry] = {}
    for catalog in build_catalogs(entries):
        for message in catalog.messages:
            refused = "forbidden" if "forbidden" in message.flags else ""
            alike = by_key[catalog.subject_field, message.msgid, message.msgstr, refused]
            _complete(message, alike, tally, refused=bool(refused))
            if key_of(message) in messages:
                # The same Dutch in two subject fields; each catalog by itself needs no context.
                message.msgctxt = str(catalog.subject_field)
            messages[key_of(message)] = message
    return sorted(messages.values(), key=order_of)


def _keys_of(entry: ConceptEntry) -> Iterable[_Key]:
    """Give what tells the messages of an entry: its own, and those of its English that must not be used."""
    nl, en = chosen(entry.in_language("nl")), chosen(entry.in_language("en"))
    assert nl is not None  # noqa: S101 - those without were left out
    if en is not None:
        yield entry.subject_field, nl.text, en.text, ""
    for term in entry.terms:
        if term.language == "en" and term.status in _REFUSED:
            yield entry.subject_field, nl.text, term.text, "forbidden"


def _complete(message: polib.POEntry, alike: Sequence[ConceptEntry], tally: Tally, *, refused: bool) -> None:
    """Add to a message what it does not tell of its entry, which is one of those that are alike."""
    from glossary.exchange.formats.gettext_facts import completed, facts_of, identified, told_plainly

    if len(alike) > 1:
        facts, _, _ = facts_of(message.comment)
        told = facts.get("Subfield", ""), facts.get("Part of speech", "")
        alike = [
            entry
            for entry in alike
            if (entry.subfield, (chosen(entry.in_language("nl")) or entry.terms[0]).pos) == told
        ]
        for entry in () if refused else alike[1:]:
            tally.add("an entry that says the same as another one is joined with it", entry.nl)
    if len(alike) == 1:
        entry = alike[0]
        nl, en = (chosen(entry.in_language(language)) for language in ("nl", "en"))
        # What must not be used needs no more than to be told whose it is, where the entry has a message of its own.
        known = en is not None and (refused or (nl is not None and told_plainly(entry, nl, en)))
        message.comment = identified(message.comment, entry) if known else completed(message, entry)


FORMAT = GettextGlossary()
