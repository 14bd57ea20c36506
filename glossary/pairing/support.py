"""What sources say of a term, and what speaks for each English term when all have spoken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from glossary.model import Evidence, EvidenceKind, SubjectField
from glossary.pairing.attested import english_words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One English term from one source."""

    en: str
    kind: EvidenceKind
    confidence: float
    """How sure the source is by itself, 0 to 1."""
    text: str
    """What a reviewer is told."""


class Provider(Protocol):
    """A further source of suggestions: a callable that the entry point group `glossary.providers` names, or an argument of Pairer.

    Its suggestions are fused with ours; their confidence counts as given. It may have a method
    `confirm(term, en) -> Suggestion | None` that is asked about every English term other sources suggest.
    """

    def __call__(self, term: str, subject_field: SubjectField, /) -> Iterable[Suggestion]:
        """Suggest English for a Dutch term as it is written in the text."""


@dataclass(slots=True)
class Support:
    """What speaks for one English term."""

    en: str
    guesses: dict[EvidenceKind, float] = field(default_factory=dict)
    """The best guess of each kind of evidence: two concepts that say the same are not independent."""
    provided: list[float] = field(default_factory=list)
    """The confidences of providers."""
    evidence: list[Evidence] = field(default_factory=list)
    confirmed: bool = False
    """Whether a provider found it opposite the term, beside another source that suggests it."""

    @property
    def kinds(self) -> frozenset[EvidenceKind]:
        """The kinds of evidence."""
        return frozenset(one.kind for one in self.evidence)


def without_fragments(supports: Iterable[Support]) -> list[Support]:
    """Leave out what only alignment suggests and what is more or fewer words of an English term that it confirmed.

    With net debt confirmed, neither net nor net debt fell is kept; debt ratio is.
    """
    found = list(supports)
    confirmed = [english_words(support.en) for support in found if support.confirmed]
    return [
        support
        for support in found
        if support.guesses or not any(_overlap(english_words(support.en), whole) for whole in confirmed)
    ]


def is_part(en: str, wordings: Iterable[str]) -> bool:
    """Say whether an English term is a part of a longer one among some: where an interest rate swap stands, so does a rate swap.

    >>> is_part("rate swap", ["interest rate swap"]), is_part("interest swap", ["interest rate swap", "interest swap"])
    (True, False)
    """
    own = english_words(en)
    others = map(english_words, wordings)
    return any(len(own) < len(other) and _overlap(own, other) for other in others)


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether one sequence of words stands in the other.

    >>> _overlap(("net", "debt"), ("net",)), _overlap(("it",), ("capital", "expenditure"))
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    size = len(shorter)
    return any(tuple(longer[start : start + size]) == tuple(shorter) for start in range(len(longer) - size + 1))
