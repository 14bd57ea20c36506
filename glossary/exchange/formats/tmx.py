"""TMX 1.4, a translation memory: the preferred Dutch term of an entry with its preferred English one, the rest as properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.cells import Defaults, term_cell
from glossary.exchange.formats.labels import field_label
from glossary.exchange.formats.prepared import prepared, tidy
from glossary.exchange.formats.tally import Tally
from glossary.exchange.formats.tbx_writing import escaped, lines_written
from glossary.model import ConceptEntry, Place, Term, TermStatus

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="dutch-glossary" creationtoolversion="1" segtype="phrase" o-tmf="dutch-glossary" adminlang="en" srclang="nl" datatype="plaintext" creationdate="{date}">
  <note>{title}</note>
</header>
<body>"""
_TAIL = "</body>\n</tmx>\n"
# Properties of the tool's own begin with x-, as the specification wants.
FIELD, DEFINITION, SOURCE = "x-subject-field", "x-definition", "x-source"
TERMS = "x-terms"
"""Of a variant: all terms of its language, as `cells` writes them."""
USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)


class Tmx:
    """TMX 1.4 with a translation unit for each entry."""

    name = "tmx"
    title = "TMX 1.4, a translation memory of terms"
    suffix = ".tmx"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write a unit for each entry with a Dutch and an English term that may be used."""
        tally = Tally(Place(self.name))
        title = escaped(tidy(options.title, tally)) or "Glossary"
        # A moment without a time zone is taken for UTC, wherever it is written.
        moment = options.moment.astimezone(UTC) if options.moment.tzinfo else options.moment
        head = _HEAD.format(title=title, date=f"{moment:%Y%m%dT%H%M%SZ}")
        held = prepared(entries, options, tally)
        units = (_unit(entry) for entry in held if _has_usable(entry, tally))
        return WrittenEntries(lines_written(head, units, _TAIL), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read the units that hold terms rather than sentences. Raises ReadingError."""
        from glossary.exchange.formats.tmx_reading import read_tmx

        return read_tmx(path, options)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the root element or the ending."""
        # A file in UTF-16 has a zero beside each letter.
        return path.suffix.casefold() == ".tmx" or b"<tmx" in head.replace(b"\0", b"")


def chosen(terms: Sequence[Term]) -> Term | None:
    """Give the term that stands for a language: the first preferred one, else the first admitted one."""
    return next((term for status in USABLE for term in terms if term.status is status), None)


def _has_usable(entry: ConceptEntry, tally: Tally) -> bool:
    """Tell whether an entry has a Dutch and an English term that may be used: a memory offers what it holds."""
    usable = all(chosen(entry.in_language(language)) for language in ("nl", "en"))
    if not usable:
        tally.leave_out(
            "an entry whose terms are all forbidden or deprecated in one language is left out", entry.terms[0].text
        )
    return usable


def _unit(entry: ConceptEntry) -> Iterator[str]:
    sides = [(terms, chosen(terms)) for terms in map(entry.in_language, ("nl", "en"))]
    identifier = escaped(entry.identifier).replace('"', "&quot;")
    yield f'  <tu tuid="{identifier}">'
    if entry.note:
        yield f"    <note>{escaped(entry.note)}</note>"
    facts = (
        (FIELD, field_label(entry.subject_field, entry.subfield)),
        (DEFINITION, entry.definition),
        (SOURCE, entry.source),
    )
    for kind, value in facts:
        if value:
            yield f'    <prop type="{kind}">{escaped(value)}</prop>'
    for terms, term in sides:
        if term is not None:
            yield f'    <tuv xml:lang="{term.language}">'
            if (cell := term_cell([(term, Defaults()) for term in terms])) != term.text:
                yield f'      <prop type="{TERMS}">{escaped(cell)}</prop>'
            yield f"      <seg>{escaped(term.text)}</seg>"
            yield "    </tuv>"
    yield "  </tu>"


FORMAT = Tmx()
