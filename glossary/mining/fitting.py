"""Verdicts to weights: the ranker refitted to what a reviewer accepts and rejects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from glossary.mining.ranking import Ranker
from glossary.mining.termhood import FEATURES

# Fewer verdicts say more of the texts reviewed than of the reviewer.
FEWEST_VERDICTS = 40
# Fewer of either kind cannot be told from chance.
FEWEST_OF_A_KIND = 8
# Every fifth verdict is held out to see whether the fit is any better.
_HELD_OUT = 5
# How strongly the shipped weights pull: as much as this many verdicts.
_PRIOR_STRENGTH = 12.0
_STEPS = 400
_RATE = 0.5
# Probabilities are kept this far from 0 and 1, so that one surprise does not decide.
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate's features and whether a reviewer took it for a term."""

    features: tuple[float, ...]
    is_term: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A refitted ranker with its loss on the verdicts held out, beside that of the ranker before."""

    ranker: Ranker
    verdicts: int
    loss_before: float
    """Mean negative log-likelihood, in nats, on the held-out verdicts; less is better."""
    loss_after: float

    @property
    def is_better(self) -> bool:
        """Whether the fit beats the ranker before on verdicts it has not seen."""
        return self.loss_after < self.loss_before


def loss(ranker: Ranker, judged: Sequence[Judged]) -> float:
    """Give the mean negative log-likelihood of verdicts under a ranker, in nats."""
    if not judged:
        return 0.0
    return sum(_surprise(_probability(ranker, verdict.features), verdict.is_term) for verdict in judged) / len(judged)


def _probability(ranker: Ranker, features: Sequence[float]) -> float:
    total = ranker.bias + sum(
        ranker.weights.get(name, 0.0) * value for name, value in zip(FEATURES, features, strict=True)
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _surprise(probability: float, is_term: bool) -> float:
    kept = min(1 - _EPSILON, max(_EPSILON, probability))
    return -log(kept if is_term else 1 - kept)


def can_fit(judged: Sequence[Judged]) -> bool:
    """Say whether there are enough verdicts of both kinds."""
    terms = sum(verdict.is_term for verdict in judged)
    return len(judged) >= FEWEST_VERDICTS and min(terms, len(judged) - terms) >= FEWEST_OF_A_KIND


def fit(judged: Sequence[Judged], prior: Ranker) -> Fit:
    """Fit the weights to verdicts by gradient descent, pulled towards a prior (logistic regression, Gaussian prior).

    The verdicts must be in a stable order; every fifth is held out to compare, then all are used.
    """
    held_out = judged[::_HELD_OUT]
    seen = [verdict for position, verdict in enumerate(judged) if position % _HELD_OUT]
    trial = _descend(seen, prior)
    return Fit(_descend(judged, prior), len(judged), loss(prior, held_out), loss(trial, held_out))


def _descend(judged: Sequence[Judged], prior: Ranker) -> Ranker:
    start = [prior.weights.get(name, 0.0) for name in FEATURES]
    weights, bias = list(start), prior.bias
    size = len(judged)
    for _ in range(_STEPS):
        gradient = [_PRIOR_STRENGTH / size * (weight - first) for weight, first in zip(weights, start, strict=True)]
        bias_gradient = 0.0
        for verdict in judged:
            total = bias + sum(weight * value for weight, value in zip(weights, verdict.features, strict=True))
            error = 1 / (1 + exp(-max(-30.0, min(30.0, total)))) - verdict.is_term
            bias_gradient += error / size
            for position, value in enumerate(verdict.features):
                gradient[position] += error * value / size
        weights = [weight - _RATE * slope for weight, slope in zip(weights, gradient, strict=True)]
        bias -= _RATE * bias_gradient
    rounded = {name: round(weight, 4) for name, weight in zip(FEATURES, weights, strict=True)}
    return Ranker(rounded, round(bias, 4), prior.threshold)
