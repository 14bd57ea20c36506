"""Concept entries to TBX, whose two editions differ in the names of elements and little else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from glossary.exchange.formats.base import WriteOptions, WrittenEntries
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.labels import field_label
from glossary.exchange.formats.prepared import prepared, tidy
from glossary.exchange.formats.tally import Tally
from glossary.model import ConceptEntry, Place, Term, TermStatus

# ISO 30042: deprecatedTerm is an undesired term, supersededTerm one that is no longer in use.
STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "supersededTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
# What TBX-Basic allows; another part of speech is `other` and named in a note.
PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
# Of the genders in TBX none is the common one of Dutch, which is neither neuter nor, any more, masculine or feminine.
_GENDERS = {"de": ("other",), "het": ("neuter",), "de/het": ("other", "neuter")}
_KINDS = {"abbr": "abbreviation", "spelling": "variant"}
# What TBX has no data category for stands in a note of its own, as `Name: value`.
PLURAL, CASE, PART_OF_SPEECH, NOTE = "Plural", "Case", "Part of speech", "Note"
CASE_MATTERS = "matters"
_NAMED = re.compile(f"(?:{PLURAL}|{CASE}|{PART_OF_SPEECH}|{NOTE}): ")
_PLAIN_IDENTIFIER = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_NOT_IN_IDENTIFIER = re.compile(r"[^A-Za-z0-9.-]")
_ESCAPED = re.compile(r"_([0-9a-f]{1,6})_")


@dataclass(frozen=True, slots=True)
class Edition:
    """The names of an edition of the standard."""

    name: str
    """What `--for` takes."""
    head: str
    """What stands before the first entry, with {title} and {date}."""
    tail: str
    entry: str
    language: str
    term: str
    common_gender: str
    """What the picklist of genders calls what is neither masculine, feminine nor neuter."""


def write_tbx(edition: Edition, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
    """Write entries in an edition of TBX, Dutch first."""
    tally = Tally(Place(edition.name))
    title = escaped(tidy(options.title, tally)) or "Glossary"
    head = edition.head.format(title=title, date=f"{options.moment:%Y-%m-%d}")
    with no_collection():
        units = (_entry(edition, entry, tally) for entry in prepared(entries, options, tally))
        return WrittenEntries(lines_written(head, units, edition.tail), tally.problems(), tally.left_out)


def lines_written(head: str, units: Iterable[Iterable[str]], tail: str) -> bytes:
    """Give the bytes of a file from the lines of its units; the lines of one unit at a time are in memory."""
    stream = BytesIO()
    stream.write(head.encode() + b"\n")
    for unit in units:
        stream.write("\n".join(unit).encode() + b"\n")
    stream.write(tail.encode())
    return stream.getvalue()


def _entry(edition: Edition, entry: ConceptEntry, tally: Tally) -> Iterator[str]:
    yield f'  <{edition.entry} id="{xml_identifier(entry.identifier)}">'
    yield f'    <descrip type="subjectField">{escaped(field_label(entry.subject_field, entry.subfield))}</descrip>'
    if entry.definition:
        yield f'    <descrip type="definition">{escaped(entry.definition)}</descrip>'
    if entry.source:
        yield f'    <admin type="source">{escaped(entry.source)}</admin>'
    if entry.note:
        yield f"    <note>{escaped(entry.note)}</note>"
    language = ""
    for term in entry.terms:
        if term.language != language:
            if language:
                yield f"    </{edition.language}>"
            yield f'    <{edition.language} xml:lang="{term.language}">'
            language = term.language
        yield f"      <{edition.term}>"
        yield f"        <term>{escaped(term.text)}</term>"
        for kind, value in _term_notes(edition, term, tally):
            yield f'        <termNote type="{kind}">{value}</termNote>'
        for note in _notes(term):
            yield f"        <note>{escaped(note)}</note>"
        yield f"      </{edition.term}>"
    yield f"    </{edition.language}>"
    yield f"  </{edition.entry}>"


def _term_notes(edition: Edition, term: Term, tally: Tally) -> Iterator[tuple[str, str]]:
    if term.pos:
        yield "partOfSpeech", term.pos if term.pos in PARTS_OF_SPEECH else "other"
    if term.gender:
        if term.language == "nl" and term.gender in _GENDERS:
            for gender in _GENDERS[term.gender]:
                yield "grammaticalGender", edition.common_gender if gender == "other" else gender
        else:
            tally.add("a gender that is not a Dutch article is left out", f"{term.text}: {term.gender}")
    if term.kind:
        yield "termType", _KINDS[term.kind]
    yield "administrativeStatus", STATUSES[term.status]
    if term.region:
        yield "geographicalUsage", term.region


def _notes(term: Term) -> Iterator[str]:
    if term.pos and term.pos not in PARTS_OF_SPEECH:
        yield f"{PART_OF_SPEECH}: {term.pos}"
    if term.plural:
        yield f"{PLURAL}: {term.plural}"
    if term.case_sensitive:
        yield f"{CASE}: {CASE_MATTERS}"
    if term.note:
        yield f"{NOTE}: {term.note}" if _NAMED.match(term.note) else term.note


def escaped(text: str) -> str:
    """Give a text as it stands between the tags of XML.

    >>> escaped('R&D <"loon">')
    'R&amp;D &lt;"loon"&gt;'
    """
    if text.isalnum():
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml_identifier(identifier: str) -> str:
    """Give an identifier as XML wants one: a letter or `_`, then letters, digits, points, hyphens and `_`.

    >>> xml_identifier("IATE-84"), xml_identifier("3fa9"), xml_identifier("a b")
    ('IATE-84', '_3fa9', '_a_20_b')
    """
    if _PLAIN_IDENTIFIER.fullmatch(identifier):
        return identifier
    return "_" + _NOT_IN_IDENTIFIER.sub(lambda found: f"_{ord(found[0]):x}_", identifier)


def identifier_of(identifier: str) -> str:
    """Give what `xml_identifier` was given; an identifier that it does not write is given as it is.

    >>> identifier_of("_3fa9"), identifier_of("_a_20_b"), identifier_of("_Toc 12")
    ('3fa9', 'a b', '_Toc 12')
    """
    if not identifier.startswith("_"):
        return identifier
    given = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), identifier[1:])
    return given if given and xml_identifier(given) == identifier else identifier


def named_note(note: str) -> tuple[str, str]:
    """Part a note of a term into the name and value that `write_tbx` gave it; no name for any other note.

    >>> named_note("Plural: activa"), named_note("Note: Plural: activa"), named_note("Rarely used.")
    (('Plural', 'activa'), ('', 'Plural: activa'), ('', 'Rarely used.'))
    """
    if not _NAMED.match(note):
        return "", note
    name, _, value = note.partition(": ")
    return ("" if name == NOTE else name), value
