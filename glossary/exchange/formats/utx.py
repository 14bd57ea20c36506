"""UTX (Universal Terminology eXchange, of AAMT): a tab-separated glossary with a header, for machine translation.

A line stands for a Dutch and an English term; the lines of a concept share its `concept ID`. Source: UTX Specification
1.11 and 1.20, Asia-Pacific Association for Machine Translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.labels import field_label, gender_of, pos_of
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.tally import Tally
from glossary.model import ConceptEntry, Place, Term, TermStatus
from glossary.reading.formulas import guarded

# Of the two terms of a line the less usable one decides.
_STATUSES = {
    TermStatus.FORBIDDEN: "forbidden",
    TermStatus.DEPRECATED: "forbidden",
    TermStatus.ADMITTED: "non-standard",
    TermStatus.PREFERRED: "approved",
}
# The columns of a term, behind `src:` or `tgt:`; of these pos and plural are the standard's.
TERM_COLUMNS = ("pos", "gender", "plural", "region", "type", "status", "case", "note")
_ALWAYS = ("src", "tgt", "src:pos", "term status", "concept ID")
_CONCEPT = ("subject field", "definition", "note", "source")
# Lines with a `#` in front are remarks.
_REMARK = "#"
CASE_MATTERS = "matters"
# The specification wants the line ends of Windows.
_LINE_END = "\r\n"


class Utx:
    """UTX 1.11, from Dutch to English."""

    name = "utx"
    title = "UTX 1.11, the glossary format of AAMT for machine translation"
    suffix = ".utx"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write a line for each Dutch term with the first English one, and for each English term with the first Dutch."""
        tally = Tally(Place(self.name))
        held = prepared(entries, options, tally)
        for term in (term for entry in held for term in entry.terms):
            _tell(term, tally)
        rows = [row for entry in held for row in _rows(entry)]
        columns = [name for name in _columns() if name in _ALWAYS or any(row.get(name) for row in rows)]
        head = f"#UTX 1.11; nl/en; {options.moment.isoformat(timespec='seconds')}; creator: dutch-glossary"
        lines = [head, "#" + "\t".join(columns)]
        lines += ["\t".join(_cell(row.get(name, "")) for name in columns) for row in rows]
        return WrittenEntries((_LINE_END.join(lines) + _LINE_END).encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a UTX file of any version. Raises ReadingError."""
        from glossary.exchange.formats.utx_reading import read_utx

        return read_utx(path, options)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the ending or by the first line."""
        begin = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        return path.suffix.casefold() == ".utx" or begin[:4].upper() == b"#UTX"


def _columns() -> tuple[str, ...]:
    of_terms = tuple(f"{side}:{name}" for side in ("src", "tgt") for name in TERM_COLUMNS)
    return (*_ALWAYS, *(name for name in of_terms if name not in _ALWAYS), *_CONCEPT)


def _rows(entry: ConceptEntry) -> Iterator[dict[str, str]]:
    dutch, english = entry.in_language("nl"), entry.in_language("en")
    pairs = [(dutch[0], en) for en in english] + [(nl, english[0]) for nl in dutch[1:]]
    concept = {
        "concept ID": entry.identifier,
        "subject field": field_label(entry.subject_field, entry.subfield),
        "definition": entry.definition,
        "note": entry.note,
        "source": entry.source,
    }
    for nl, en in pairs:
        worst = next(status for status in _STATUSES if status in {nl.status, en.status})
        yield {
            "src": nl.text,
            "tgt": en.text,
            "term status": _STATUSES[worst],
            **dict(_of_term("src", nl)),
            **dict(_of_term("tgt", en)),
            **concept,
        }


def _tell(term: Term, tally: Tally) -> None:
    """Tell what a reader understands in another way than it was meant."""
    if pos_of(term.pos) != term.pos:
        tally.add("a part of speech is read in another way", f"{term.text}: {term.pos}")
    if (gender_of(term.gender) if term.language == "nl" else "") != term.gender:
        tally.add("a gender that is not a Dutch article is not read again", f"{term.text}: {term.gender}")


def _of_term(side: str, term: Term) -> Iterator[tuple[str, str]]:
    values = (
        term.pos, term.gender, term.plural, term.region, term.kind,
        term.status.value, CASE_MATTERS if term.case_sensitive else "", term.note,
    )  # fmt: skip
    yield from ((f"{side}:{name}", value) for name, value in zip(TERM_COLUMNS, values, strict=True) if value)


def _cell(text: str) -> str:
    r"""Give the text of a cell, so that it is neither a formula to a spreadsheet nor a remark.

    >>> _cell("=1+1"), _cell("#hashtag"), _cell("omzet")
    ("'=1+1", "'#hashtag", 'omzet')
    """
    return f"'{text}" if text.lstrip("'").startswith(_REMARK) else guarded(text)


FORMAT = Utx()
