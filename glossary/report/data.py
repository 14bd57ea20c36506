"""What a report shows as frozen values, and the figures that follow from them: coverage, growth, terms by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.model import Equivalent, PairStatus, Problem, SubjectField, TermPair


class Standing(StrEnum):
    """Where a term stands for the reader of a report."""

    APPROVED = "approved"
    """A person approved it, or the person's own termbase has it."""
    SUGGESTED = "suggested"
    UNKNOWN = "unknown"
    """A term without any English yet."""
    DEFERRED = "deferred"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ReportTerm:
    """A term of the texts with what is known of it."""

    nl: str
    standing: Standing
    subject_field: SubjectField
    frequency: int
    """How often it stands in the texts of the report, inside longer terms included."""
    termhood: float
    """0 to 1; 0 for a term that only the termbase knows."""
    equivalents: tuple[Equivalent, ...] = ()
    forms: tuple[str, ...] = ()
    """The forms seen, commonest first."""
    subfield: str = ""
    reason: str = ""
    """Why it was rejected, where it was."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and the term that it is."""

    text: str
    term: int = -1
    """The place of its term in the list of the report; -1 for text between terms."""
    words: int = 0
    inside: tuple[int, ...] = ()
    """Other terms that begin in it: kasstroom in vrije kasstroom."""


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph, heading, cell or message cut into pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> int:
        """Its words, numbers included."""
        return sum(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A document with its terms marked."""

    name: str
    paragraphs: tuple[ReportParagraph, ...]

    @property
    def words(self) -> int:
        """Its words, numbers included."""
        return sum(paragraph.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page of a report shows."""

    documents: tuple[ReportDocument, ...]
    terms: tuple[ReportTerm, ...]
    """Those most worth a look first; the marks in the texts refer to their places here."""
    names: int = 0
    """Names of companies, people and products that were kept apart."""
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> int:
        """The words of all documents."""
        return sum(document.words for document in self.documents)


def standing_of(pair: TermPair) -> Standing:
    """Give where a pair stands.

    >>> standing_of(TermPair(1, "omzet", "omzet", SubjectField.FINANCE, ()))
    <Standing.UNKNOWN: 'unknown'>
    """
    if pair.status is not PairStatus.SUGGESTED:
        return Standing(str(pair.status))
    return Standing.SUGGESTED if pair.equivalents else Standing.UNKNOWN


def standings(terms: Iterable[ReportTerm]) -> dict[Standing, int]:
    """Count terms by where they stand; every standing is there, in its order."""
    found = Counter(term.standing for term in terms)
    return {standing: found[standing] for standing in Standing}


def coverage(documents: Iterable[ReportDocument], terms: Sequence[ReportTerm]) -> dict[Standing | None, int]:
    """Count the words of documents by the standing of the term they are in; `None` are the words of no term.

    A rejected term is no term. A word in a term that lies in a longer one counts once, for the longer one.
    """
    found: Counter[Standing | None] = Counter()
    for piece in _pieces(documents):
        standing = terms[piece.term].standing if piece.term >= 0 else None
        found[None if standing is Standing.REJECTED else standing] += piece.words
    return {standing: found[standing] for standing in (*Standing, None) if standing is not Standing.REJECTED}


@dataclass(frozen=True, slots=True)
class Growth:
    """How many different terms were met by some place in the texts."""

    words: int
    terms: int
    approved: int


def growth(documents: Iterable[ReportDocument], terms: Sequence[ReportTerm]) -> list[Growth]:
    """Give how the number of different terms grows with the words read: one step for each piece where it grows.

    The first value is at 0 words, the last at the end of the last document.
    """
    seen: set[int] = set()
    steps = [Growth(0, 0, 0)]
    read = approved = 0
    for piece in _pieces(documents):
        read += piece.words
        new = {term for term in (piece.term, *piece.inside) if term >= 0} - seen
        new = {term for term in new if terms[term].standing is not Standing.REJECTED}
        if new:
            seen |= new
            approved += sum(terms[term].standing is Standing.APPROVED for term in new)
            steps.append(Growth(read, len(seen), approved))
    return steps if steps[-1].words == read else [*steps, Growth(read, len(seen), approved)]


def thinned(steps: Sequence[Growth], most: int) -> list[Growth]:
    """Take about `most` steps of a curve, evenly, the first and the last among them."""
    if len(steps) <= most:
        return list(steps)
    return [steps[round(number * (len(steps) - 1) / (most - 1))] for number in range(most)]


@dataclass(frozen=True, slots=True)
class FieldCount:
    """The terms of a field, or of a subfield of it, by standing."""

    subject_field: SubjectField
    subfield: str
    """Empty for the field as a whole."""
    terms: dict[Standing, int]

    @property
    def total(self) -> int:
        """All its terms."""
        return sum(self.terms.values())


def by_field(terms: Sequence[ReportTerm], most_subfields: int = 4) -> list[FieldCount]:
    """Count terms by field, each field followed by its commonest subfields; rejected ones are left out."""
    kept = [term for term in terms if term.standing is not Standing.REJECTED]
    found: list[FieldCount] = []
    for subject_field in SubjectField:
        inside = [term for term in kept if term.subject_field is subject_field]
        if not inside:
            continue
        found.append(FieldCount(subject_field, "", standings(inside)))
        subfields = Counter(term.subfield for term in inside if term.subfield)
        for name, _ in sorted(subfields.items(), key=lambda one: (-one[1], one[0]))[:most_subfields]:
            found.append(FieldCount(subject_field, name, standings(term for term in inside if term.subfield == name)))
    return found


def _pieces(documents: Iterable[ReportDocument]) -> Iterator[Piece]:
    for document in documents:
        for paragraph in document.paragraphs:
            yield from paragraph.pieces
