"""The shipped weights of the ranking, fitted to our own annotated articles.

    python -m tests.benchmarks.fit_ranker

Logistic regression with a Gaussian prior. Articles of one page cannot tell how much the contrast with general Dutch,
the spread over documents and the words of the genre matter in a large corpus; for those the prior is a choice of ours,
for the others it is zero. Prints the weights, and the scores of each article under weights fitted to the others.
"""

from __future__ import annotations

from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossary.mining import mine
from glossary.mining.ranking import Ranker
from glossary.mining.termhood import FEATURES
from glossary.reading import read_document
from glossary.starter.knowledge import starter_knowledge
from tests.benchmarks.gold_terms import GOLD, Annotated, annotated_terms, score

PRIOR = {
    "weirdness": 2.0, "named": -2.0, "rarity": -1.0, "spread": -1.0, "genre": -2.0, "unithood": 4.0, "head": 2.0, "coherence": 2.0,
}  # fmt: skip
# How strongly the prior pulls, against 300 candidates' worth of each article.
_STRENGTH = 2.0
_CANDIDATES = 300
_STEPS = 60
_EVERYTHING = Ranker({}, bias=0.0, threshold=0.0)


class Article(NamedTuple):
    """The candidates of an annotated article."""

    keys: list[str]
    features: NDArray[np.float64]
    gold: dict[str, Annotated]

    @property
    def labels(self) -> NDArray[np.float64]:
        """1 for each candidate that is annotated."""
        return np.array([key in self.gold for key in self.keys], dtype=float)


def read_article(path: Path) -> Article:
    """Mine an article without ranking."""
    corpus = mine([read_document(path)], starter_knowledge(), _EVERYTHING)
    terms = [candidate for candidate in corpus.candidates if not candidate.is_name]
    gold = annotated_terms(path.with_name(path.name.replace(".nl.txt", ".terms.tsv")))
    return Article([term.key for term in terms], np.array([term.features for term in terms]), gold)


def fit(articles: list[Article]) -> NDArray[np.float64]:
    """Fit weights and bias (last) by Newton steps; every article counts the same."""
    features = np.vstack([np.hstack([article.features, np.ones((len(article.keys), 1))]) for article in articles])
    labels = np.hstack([article.labels for article in articles])
    weight = np.hstack([np.full(len(article.keys), _CANDIDATES / len(article.keys)) for article in articles])
    start = np.array([*(PRIOR.get(name, 0.0) for name in FEATURES), 0.0])
    pull = np.diag([*([_STRENGTH] * len(FEATURES)), 1e-6])
    found = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weight * (chance - labels)) + pull @ (found - start)
        curve = (features * (weight * chance * (1 - chance))[:, None]).T @ features + pull
        step = np.linalg.solve(curve, slope)
        found -= step * min(1.0, 1 / max(1e-9, float(np.abs(step).max())))
    return found


def main() -> None:
    """Print the cross-validated scores and the weights fitted to all."""
    articles = [read_article(path) for path in sorted(GOLD.glob("*.nl.txt"))]
    scores = []
    for left_out, article in enumerate(articles):
        weights = fit(articles[:left_out] + articles[left_out + 1 :])
        order = np.argsort(-(article.features @ weights[:-1]), kind="stable")
        scores.append(score([(article.keys[place], "") for place in order], article.gold))
    print(
        f"left out one by one: AP {fmean(s[0] for s in scores):.3f}, P@20 {fmean(s[1] for s in scores):.3f}, core {fmean(s[2] for s in scores):.3f}"
    )
    weights = fit(articles)
    for name, value in zip([*FEATURES, "bias"], weights, strict=True):
        print(f'"{name}": {value:.2f},')


if __name__ == "__main__":
    main()
