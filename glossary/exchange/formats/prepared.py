"""Entries as the termbase has them to entries as a file can hold them: of one region, sorted, each under its own identifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossary.exchange.formats.base import WriteOptions
from glossary.exchange.formats.regions import in_region
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import loses_characters, one_line, sort_key
from glossary.model import ConceptEntry, Term

# The longest term of the starter terms has 80 characters; a term of more than this is a text, or made to do harm.
LONGEST_TERM = 1_000
# Characters that XML cannot hold and that `one_line` lets through.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_TIDIED = "a text is written as one line, with single spaces and composed letters"
_INVISIBLE = "invisible characters of a text are left out"


def sorted_in_region(entries: Sequence[ConceptEntry], options: WriteOptions, tally: Tally) -> list[ConceptEntry]:
    """Give the entries of the region that was chosen, by their first Dutch term, each with an identifier of its own."""

    def order(entry: ConceptEntry) -> tuple[object, ...]:
        first = (entry.in_language("nl") or entry.terms)[:1]
        names = sort_key(first[0].text) if first else ("", "")
        return *names, entry.subject_field, entry.subfield, entry.stable_identifier

    given: set[str] = set()
    found = []
    for entry in sorted(in_region(entries, options, tally), key=order):
        identifier = _identifier(entry, given, tally)
        found.append(entry if identifier == entry.identifier else replace(entry, identifier=identifier))
    return found


def prepared(entries: Sequence[ConceptEntry], options: WriteOptions, tally: Tally) -> list[ConceptEntry]:
    """Give entries whose texts any file can hold, each with an identifier of its own, Dutch terms first.

    What that changes is told to `tally`; an entry without a Dutch or an English term is left out.
    """
    found = []
    for entry in sorted_in_region(entries, options, tally):
        terms = _terms(entry, tally)
        languages = {term.language for term in terms}
        if len(languages) < 2:
            example = entry.terms[0].text if entry.terms else entry.stable_identifier
            name = "English" if "nl" in languages else "Dutch"
            tally.leave_out(f"an entry without a term in {name} is left out", example)
            continue
        found.append(
            replace(
                entry,
                terms=terms,
                subfield=tidy(entry.subfield, tally),
                definition=tidy(entry.definition, tally),
                note=tidy(entry.note, tally),
                source=tidy(entry.source, tally),
            )
        )
    return found


def tidy(text: str, tally: Tally) -> str:
    """Give a text as one line without what a file cannot hold, and tell what that changed."""
    if not text or (text.isascii() and text.isprintable() and "  " not in text and text[0] != " " != text[-1]):
        return text
    line = one_line(_NO_CHARACTERS.sub("", text))
    if line != text:
        tally.add(_INVISIBLE if loses_characters(text) or _NO_CHARACTERS.search(text) else _TIDIED, line)
    return line


def _terms(entry: ConceptEntry, tally: Tally) -> tuple[Term, ...]:
    found: dict[tuple[str, str], Term] = {}
    for language in ("nl", "en"):
        for term in entry.terms:
            if term.language != language:
                continue
            text = tidy(term.text, tally)
            if not text or len(text) > LONGEST_TERM:
                tally.add(f"a term that is empty or longer than {LONGEST_TERM} characters is left out", term.text)
            elif (language, text) in found:
                tally.add("a term that its entry has twice is written once", text)
            else:
                found[language, text] = _tidy_term(term, text, tally)
    return tuple(found.values())


def _tidy_term(term: Term, text: str, tally: Tally) -> Term:
    told = (text, *(tidy(value, tally) for value in (term.pos, term.gender, term.plural, term.note)))
    if told == (term.text, term.pos, term.gender, term.plural, term.note):
        return term
    text, pos, gender, plural, note = told
    return replace(term, text=text, pos=pos, gender=gender, plural=plural, note=note)


def _identifier(entry: ConceptEntry, given: set[str], tally: Tally) -> str:
    wanted = tidy(entry.stable_identifier, tally) or "entry"
    identifier, number = wanted, 1
    while identifier in given:
        number += 1
        identifier = f"{wanted}-{number}"
    if identifier != wanted:
        tally.add("an entry whose identifier another has too gets a new one", wanted)
    given.add(identifier)
    return identifier
