"""The sources of a term's equivalents to one ranking of candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.association import CandidateIndex, length_prior, log_likelihood
from glossary.pairing.parallel.corpus import Integers
from glossary.pairing.parallel.occurrences import Occurrences
from glossary.pairing.parallel.votes import Votes

# More places of a term than this change its ranking no more.
_MOST_PLACES = 100
# A place where the term is inflected otherwise (closed, closing) says less of the form that was asked for.
_OTHER_FORM = 0.2
# What each source weighs. Votes and phrases are shares of the places, 0 to 1; the others break ties and fill up the list.
_WEIGHTS = {"votes": 1.0, "phrases": 1.0, "together": 0.2, "likelihood": 0.08}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates of a term, best first, with what speaks for each."""

    candidate: Integers
    score: NDArray[np.float64]
    """0 to 1."""
    together: Integers
    """Segments that hold both."""
    votes: NDArray[np.float64]
    phrases: NDArray[np.float64]
    likelihood: NDArray[np.float64]


def rank(index: CandidateIndex, votes: Votes, places: Occurrences, segments: int, limit: int) -> Ranking:
    """Rank the English candidates of the segments where a term stands: the weighted sum of what the sources say."""
    held = np.unique(places.segment)
    candidate, both = index.counted(held)
    alone = index.segments[candidate].astype(np.float64)
    prior = length_prior(index.words[candidate], places.parts)
    likelihood = log_likelihood(both, len(held), alone, segments) * prior
    sample = places.at_most(_MOST_PLACES)
    weights = np.where(sample.same | ~sample.whole, 1.0, _OTHER_FORM)
    soft = _spread(candidate, votes.soft(sample, weights)) / weights.sum()
    hard = _spread(candidate, votes.phrases(sample, weights)) / weights.sum()
    scores = {
        "votes": soft,
        "phrases": hard,
        "together": 2 * both / (len(held) + alone) * prior,
        "likelihood": likelihood / max(float(likelihood.max(initial=0)), 1e-9),
    }
    total = sum((_WEIGHTS[source] * score for source, score in scores.items()), np.zeros(len(candidate)))
    total /= sum(_WEIGHTS.values())
    best = np.argsort(-total, kind="stable")[:limit]
    return Ranking(candidate[best], total[best], both[best].astype(np.int32), soft[best], hard[best], likelihood[best])


def _spread(candidate: Integers, found: NDArray[np.float64]) -> NDArray[np.float64]:
    """Write (candidate, value) rows in the order of the candidates asked for."""
    values = np.zeros(len(candidate))
    place = np.searchsorted(candidate, found[:, 0])
    values[place] = found[:, 1]
    return values
