"""Evidence to confidence: how often a suggestion with this evidence is right.

Each source gives a first guess (BASE, by its kind, its rank and its cost); the guesses for one English term are fused, and a logistic
model turns what is known of the whole list into the share that is right. The model is fitted by tests/benchmarks/calibrate.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log

from glossary.model import EvidenceKind
from glossary.pairing.fitted import WEIGHTS

# First guesses: the share of suggestions in first place that are right, by the evidence that speaks for them. What a
# dictionary says was measured by tests/benchmarks/dictionary.py on FreeDict's nld-eng.
BASE = {
    EvidenceKind.TERMBASE: 0.98,
    EvidenceKind.CONCEPT: 0.93,
    EvidenceKind.INFLECTED: 0.92,
    EvidenceKind.ABBREVIATION: 0.9,
    EvidenceKind.GLOSS: 0.85,
    EvidenceKind.PARALLEL: 0.7,
    EvidenceKind.ADOPTED: 0.6,
    EvidenceKind.COMPOSED: 0.75,
    EvidenceKind.DICTIONARY: 0.5,
    EvidenceKind.FUZZY: 0.3,
}
# How much an equivalent in second, third … place of the same source is right when the one before it is not preferred.
_RANK_DECAY = 0.55
# A composition's confidence falls with the cost of its units.
_COST_SCALE = 0.55
_FREE_COST = 0.5
_MOST, _LEAST = 0.99, 0.01
# Margins beyond this say nothing more (in logits).
_MOST_MARGIN = 3.0
# What the model looks at, in the order of WEIGHTS.
FEATURES = (
    "bias",
    "guess",
    "known",
    "first",
    "second",
    "phrase",
    "alone",
    "attested",
    "known_guess",
    "known_first",
    "known_second",
    "curve",
    "margin",
    "first_guess",
    "first_middle",
    "known_likely",
    "known_sure",
)
# Where the share that is right rises steeply with the guess of the first composition (in logits), and where the guesses
# for known terms bend: found in the reliability table.
_STEEP = (-0.2, 0.3)
_LIKELY, _SURE = 1.0, 2.0


def ranked(kind: EvidenceKind, rank: int) -> float:
    """Give the first guess for the equivalent in place `rank`, from 0, of one source."""
    return BASE[kind] * _RANK_DECAY**rank


def composed(cost: float, rank: int) -> float:
    """Give the first guess for a composition by its cost and its place among the readings."""
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


def logit(share: float) -> float:
    """Give the logarithm of the odds of a share.

    >>> logit(0.5), round(logit(0.9), 2)
    (0.0, 2.2)
    """
    bounded = min(_MOST, max(_LEAST, share))
    return log(bounded / (1 - bounded))


def features(
    guess: float, best_other: float, place: int, *, known: bool, phrase: bool, attested: bool
) -> tuple[float, ...]:
    """Give what the model looks at, for the suggestion in a place (from 0) of the list that the guesses order."""
    return (
        1.0,
        logit(guess),
        float(known),
        float(place == 0),
        float(place == 1),
        float(phrase and not known),
        float(best_other <= _LEAST),
        float(attested and not known),
        logit(guess) if known else 0.0,
        float(known and place == 0),
        float(known and place == 1),
        0.0 if known else logit(guess) ** 2,
        max(-_MOST_MARGIN, min(_MOST_MARGIN, logit(guess) - logit(best_other))) if known else 0.0,
        logit(guess) if place == 0 and not known else 0.0,
        max(_STEEP[0], min(_STEEP[1], logit(guess))) if place == 0 and not known else 0.0,
        max(0.0, logit(guess) - _LIKELY) if known else 0.0,
        max(0.0, logit(guess) - _SURE) if known else 0.0,
    )


def calibrated(found: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """Give the share of suggestions with these features that is right.

    >>> sure = features(0.93, 0.3, 0, known=True, phrase=False, attested=True)
    >>> doubtful = features(0.2, 0.4, 3, known=False, phrase=True, attested=False)
    >>> calibrated(sure) > 0.7 > 0.3 > calibrated(doubtful)
    True
    """
    score = sum(weight * value for weight, value in zip(weights, found, strict=True))
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-max(-30.0, min(30.0, score))))))
