"""Evidence to confidence: how often a suggestion with this evidence is right."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from glossary.model import EvidenceKind

# Share of suggestions in first place that are right, by the evidence that speaks for them; see the calibration benchmark.
BASE = {
    EvidenceKind.TERMBASE: 0.98,
    EvidenceKind.CONCEPT: 0.93,
    EvidenceKind.INFLECTED: 0.92,
    EvidenceKind.ABBREVIATION: 0.9,
    EvidenceKind.GLOSS: 0.85,
    EvidenceKind.PARALLEL: 0.7,
    EvidenceKind.ADOPTED: 0.6,
    EvidenceKind.COMPOSED: 0.75,
    EvidenceKind.FUZZY: 0.45,
}
# How much an equivalent in second, third … place of the same source is right when the one before it is not preferred.
_RANK_DECAY = 0.55
# A composition's confidence falls with the cost of its units.
_COST_SCALE = 0.55
_FREE_COST = 0.5
_MOST = 0.99


def ranked(kind: EvidenceKind, rank: int) -> float:
    """Give the confidence of the equivalent in place `rank`, from 0, of one source."""
    return BASE[kind] * _RANK_DECAY**rank


def composed(cost: float, rank: int) -> float:
    """Give the confidence of a composition by its cost and its place among the readings."""
    return BASE[EvidenceKind.COMPOSED] * exp(-_COST_SCALE * max(0.0, cost - _FREE_COST)) * _RANK_DECAY**rank


def fused(confidences: Iterable[float]) -> float:
    """Combine independent evidence for one equivalent: the chance that not all of it is wrong.

    >>> round(fused([0.5, 0.5]), 2)
    0.75
    """
    wrong = 1.0
    for confidence in confidences:
        wrong *= 1 - confidence
    return min(_MOST, 1 - wrong)
