"""The vocabulary of the tool as frozen values: from the segment of a text to the entry of a concept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from glossary.errors import on_one_line


class SubjectField(StrEnum):
    """The field a term belongs to; the starter terms refine it with subfields."""

    FINANCE = "finance"
    TECH = "tech"
    GENERAL = "general"


class TermStatus(StrEnum):
    """How far a term may be used (ISO 30042, administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class PairStatus(StrEnum):
    """Where a term pair stands: its last verdict, or suggested when there is none."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class EvidenceKind(StrEnum):
    """What speaks for an equivalent."""

    TERMBASE = "termbase"
    CONCEPT = "concept"
    INFLECTED = "inflected"
    FUZZY = "fuzzy"
    COMPOSED = "composed"
    ADOPTED = "adopted"
    ABBREVIATION = "abbreviation"
    GLOSS = "gloss"
    PARALLEL = "parallel"
    TRANSLATOR = "translator"
    DICTIONARY = "dictionary"
    IMPORT = "import"
    FALSE_FRIEND = "false friend"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment stands in its file."""

    file: str
    line: int = 1
    """1-based line, or the number of the paragraph, row or message in formats without lines."""
    offset: int = 0
    """Characters from the start of the decoded text to the segment."""
    part: str = ""
    """A page, cell or message name, where the format has one."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f" ({self.part})" if self.part else "")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the user's data that could not be used as it is, and what became of it."""

    place: Place
    message: str
    """One line: what a file says is quoted without its line ends."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", on_one_line(self.message))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading, cell or message, with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file being read: its segments come one by one, problems are noted on the way."""

    name: str
    segments: Iterable[Segment]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A form of a candidate in a document: the first segment with it there, with its place and text."""

    place: Place
    text: str
    surface: str
    """The words as written there."""
    count: int = 1
    """How often the document has the form."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word sequence that may be a term, before anyone has judged it."""

    key: str
    """The match key that its spellings and inflections share."""
    term: str
    """The citation form shown to people: the commonest form, singular where it is known."""
    variants: tuple[tuple[str, int], ...]
    """The forms seen, commonest first, each with its count."""
    frequency: int
    """Occurrences in the corpus, those inside longer candidates included."""
    documents: int = 1
    """In how many documents it occurs."""
    termhood: float = 0.0
    """How much it is of a field rather than of everyday Dutch, 0 to 1."""
    unithood: float = 1.0
    """How strongly its words belong together, 0 to 1; 1 for a single word."""
    subject_field: SubjectField = SubjectField.GENERAL
    is_name: bool = False
    """The name of a company, person, place or product."""
    occurrences: tuple[Occurrence, ...] = ()
    """Where each form first stands in each document."""
    features: tuple[float, ...] = ()
    """What the ranker weighed, in the order of mining.termhood.FEATURES."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for an equivalent, in words that a reviewer can weigh."""

    kind: EvidenceKind
    text: str


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A suggested English term with what speaks for it."""

    en: str
    confidence: float
    """The share of pairs with this confidence that a reviewer accepts, 0 to 1."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TermPair:
    """A Dutch term with its suggested English equivalents, best first."""

    number: int
    """The number reviewers use; 0 while it is not stored."""
    key: str
    nl: str
    subject_field: SubjectField
    equivalents: tuple[Equivalent, ...]
    status: PairStatus = PairStatus.SUGGESTED
    frequency: int = 0
    termhood: float = 0.0
    worth: float = 0.0
    """By how much a reviewer gains from judging it now; the queue is sorted by it."""
    variants: tuple[tuple[str, int], ...] = ()
    is_name: bool = False
    reason: str = ""
    """Why it was rejected, where it was."""

    @property
    def en(self) -> str:
        """The best equivalent, or nothing."""
        return self.equivalents[0].en if self.equivalents else ""

    @property
    def confidence(self) -> float:
        """The confidence of the best equivalent, 0 without one."""
        return self.equivalents[0].confidence if self.equivalents else 0.0


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a concept in one language."""

    text: str
    language: str
    """`nl` or `en`."""
    status: TermStatus = TermStatus.PREFERRED
    pos: str = ""
    gender: str = ""
    """The Dutch article: de, het or de/het."""
    plural: str = ""
    """The plural where it is irregular; `-` none, `=` the term is a plural."""
    region: str = ""
    """nl-NL, nl-BE, en-GB or en-US; empty where it holds everywhere."""
    kind: str = ""
    """`abbr` for an abbreviation, `spelling` for another spelling."""
    note: str = ""
    """How the term is used, as a termbase told it."""
    case_sensitive: bool = False
    """Whether another case is another word: WACC but not wacc, Apple but not apple."""


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept with its terms in both languages."""

    number: int
    """Its number in the termbase; starter concepts have negative numbers."""
    subject_field: SubjectField
    subfield: str
    terms: tuple[Term, ...]
    definition: str = ""
    note: str = ""
    source: str = ""
    """Where it comes from: `starter`, `review`, or the name of an import."""
    places: tuple[Place, ...] = ()
    identifier: str = ""
    """What files and other tools know the entry by; it stays when the terms change. Empty for starter concepts."""

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Give the terms of one language, preferred first."""
        return tuple(term for term in self.terms if term.language == language)

    @property
    def nl(self) -> str:
        """The preferred Dutch term."""
        return self.in_language("nl")[0].text

    @property
    def en(self) -> str:
        """The preferred English term."""
        return self.in_language("en")[0].text

    @property
    def stable_identifier(self) -> str:
        """The identifier; where there is none yet, one that the same field and terms give everywhere."""
        if self.identifier:
            return self.identifier
        import hashlib

        firsts = (
            next((term.text for term in self.terms if term.language == language), "") for language in ("nl", "en")
        )
        named = "\n".join((self.subject_field, self.subfield, *firsts))
        # Ten digits: among a million entries the chance that any new one meets another is one in a million.
        return hashlib.sha256(named.encode(errors="surrogatepass")).hexdigest()[:10]

    def at(self, places: tuple[Place, ...]) -> ConceptEntry:
        """Give the same entry with the places where it was found."""
        return replace(self, places=places)


class Decision(StrEnum):
    """What a reviewer said."""

    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's decision on a term pair. Verdicts are appended, never changed."""

    number: int
    pair: int
    decision: Decision
    nl: str
    en: str
    reviewer: str
    moment: datetime
    reason: str = ""
    undoes: int | None = None
    """The verdict that this one takes back."""
    previous: str = field(default="")
    """The English that was suggested, where the reviewer changed it."""
