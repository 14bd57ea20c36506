"""The rows of the queue to those a reviewer asked for, in the order asked for: pure functions, nothing stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from glossary.model import EvidenceKind, SubjectField
from glossary.termbase.waiting import QueueRow

# Where accepting many at once begins: about one in twenty is wrong there.
SURE = 0.95


class Order(StrEnum):
    """What comes first in the queue."""

    WORTH = "worth"
    CONFIDENCE = "confidence"
    FREQUENCY = "frequency"
    ALPHABET = "alphabet"


class Standing(StrEnum):
    """Which pairs are in the queue, by what was decided on them."""

    WAITING = "waiting"
    """Suggested and deferred."""
    SUGGESTED = "suggested"
    DEFERRED = "deferred"
    APPROVED = "approved"
    REJECTED = "rejected"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What a pair must have to be in the queue."""

    standing: Standing = Standing.WAITING
    subject_field: SubjectField | None = None
    evidence: EvidenceKind | None = None
    """A kind of evidence of the best suggestion."""
    least: float = 0.0
    """Confidence of the best suggestion, at least; a pair without one has 0."""
    most: float = 1.0
    text: str = ""
    """Found in the Dutch or the English, case and accents aside."""
    names: bool = False

    def words(self) -> str:
        """Say in words what is asked for, in one line."""
        parts = [str(self.standing)]
        parts += [str(self.subject_field)] if self.subject_field else []
        parts += [f"by {self.evidence}"] if self.evidence else []
        if self.least > 0 or self.most < 1:
            parts.append(f"{self.least:.2f}–{self.most:.2f}")
        parts += [f"“{self.text}”"] if self.text else []
        return ", ".join(parts)


def folded(text: str) -> str:
    """Fold case and accents for a search.

    >>> folded("Coöperatie")
    'cooperatie'
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def is_waiting(row: QueueRow) -> bool:
    """Say whether a pair waits for a verdict."""
    return row.status in {"suggested", "deferred"}


def has_evidence(row: QueueRow, kind: EvidenceKind) -> bool:
    """Say whether the best suggestion rests on a kind of evidence, without reading its JSON: quotes inside a text are escaped."""
    return f'["{kind}", ' in row.evidence


def arranged(
    rows: Iterable[QueueRow], wanted: QueueFilter, order: Order = Order.WORTH, limit: int | None = None
) -> list[QueueRow]:
    """Give the rows that were asked for, in order; `limit` takes the first ones.

    The rows come with the most worth first, as the termbase gives them; where an order leaves two equal, that decides.
    """
    found = _filtered(rows, wanted)
    if order is Order.CONFIDENCE:
        found.sort(key=attrgetter("confidence"), reverse=True)
    elif order is Order.FREQUENCY:
        found.sort(key=attrgetter("frequency"), reverse=True)
    elif order is Order.ALPHABET:
        found.sort(key=lambda row: folded(row.nl))
    else:
        # Deferred ones come last: that is what deferring is for.
        put_off = [row for row in found if row.status == "deferred"]
        if put_off:
            found = [row for row in found if row.status != "deferred"] + put_off
    return found if limit is None else found[:limit]


def _filtered(rows: Iterable[QueueRow], wanted: QueueFilter) -> list[QueueRow]:
    if wanted.standing is Standing.WAITING:
        found = [row for row in rows if is_waiting(row)]
    elif wanted.standing is Standing.ALL:
        found = list(rows)
    else:
        found = [row for row in rows if row.status == wanted.standing.value]
    if not wanted.names:
        found = [row for row in found if not row.is_name]
    if wanted.subject_field:
        found = [row for row in found if row.subject_field == wanted.subject_field.value]
    if wanted.least > 0 or wanted.most < 1:
        found = [row for row in found if wanted.least <= row.confidence <= wanted.most]
    if wanted.evidence:
        found = [row for row in found if has_evidence(row, wanted.evidence)]
    if text := folded(wanted.text).strip():
        found = [row for row in found if text in folded(row.nl) or text in folded(row.en)]
    return found


def sure_enough(rows: Iterable[QueueRow], confidence: float) -> list[QueueRow]:
    """Give the pairs that wait and whose best suggestion has a confidence of at least this."""
    return [row for row in rows if row.status == "suggested" and row.en and row.confidence >= confidence]


def expected_errors(rows: Iterable[QueueRow]) -> float:
    """Give how many of some pairs are wrong, if their confidence is what it says.

    The sum of what is missing to certainty.
    """
    return sum(1 - row.confidence for row in rows)
