"""Fit and measure the confidence of suggestions: `python tests/benchmarks/calibrate.py [--write]`.

Right is what the data accepts, number, spelling and hyphens aside. The data: the gold articles (starter terms switched on, as users
have them) and every third noun concept of terms/ that is a compound or phrase, with the concept and all that it taught switched off.
Prints the reliability table of ten-fold cross-validation, the folds made of whole articles and whole concepts.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import NamedTuple

from glossary.dutch.compounds import analyse
from glossary.dutch.keys import match_key
from glossary.english.keys import match_key as english_key
from glossary.model import ConceptEntry, SubjectField, TermStatus
from glossary.pairing import Pairer, fitted
from glossary.pairing.confidence import FEATURES, calibrated
from glossary.pairing.known import best_first
from glossary.pairing.pair import MOST_EQUIVALENTS
from glossary.starter.overlay import overlay_path
from glossary.starter.parsing import load_starter_terms
from glossary.starter.usage import EXAMPLE_WEIGHT, Offered, concept_usage, offered_renderings, term_usage
from glossary.termbase import open_termbase

GOLD = Path(__file__).parent / "gold"
TECH = ("01", "07", "11", "12", "13")
FOLDS = 10
# One concept in three: as many suggestions for unknown terms as take half a minute.
EVERY = 3
# Real text is nearer to what users bring than our own concepts are.
ARTICLES_COUNT = 4
_RIDGE = 1.0
_ROUNDS = 12
_BANDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


_MODULE = '''"""The confidence model's numbers; written by tests/benchmarks/calibrate.py, not by hand."""

# In the order of confidence.FEATURES.
WEIGHTS = {weights}
'''


class Case(NamedTuple):
    """A suggestion with its features and whether it is right."""

    group: str
    features: tuple[float, ...]
    right: bool


def article_cases(pairer: Pairer) -> Iterator[Case]:
    """Give the suggestions for the terms of the gold articles."""
    for path in sorted(GOLD.glob("*.terms.tsv")):
        subject_field = SubjectField.TECH if path.name.startswith(TECH) else SubjectField.FINANCE
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                known = best_first(pairer.known.of(row["nl"]), subject_field)
                supports = pairer.supports(row["nl"], subject_field, match_key(row["nl"]), known)[:MOST_EQUIVALENTS]
                accepted = {english_key(en) for en in row["en"].split(" | ")}
                for support, found in zip(supports, pairer.features(row["nl"], supports), strict=True):
                    yield Case(path.name, found, english_key(support.en) in accepted)


def concept_cases(pairer: Pairer) -> Iterator[Case]:
    """Give the suggestions for concepts, each as if terms/ did not have it."""
    terms = load_starter_terms()
    offered = offered_renderings(terms.components)
    concepts = [concept for concept in terms.concepts if _is_composable(concept)]
    for concept in concepts[::EVERY]:
        yield from _without(pairer, concept, offered)


def _is_composable(concept: ConceptEntry) -> bool:
    nl = concept.in_language("nl")[0]
    return nl.pos == "noun" and nl.kind != "abbr" and (" " in nl.text or analyse(nl.text) is not None)


def _without(pairer: Pairer, concept: ConceptEntry, offered: Offered) -> Iterator[Case]:
    english = [
        term.text for term in concept.in_language("en") if term.status in {TermStatus.PREFERRED, TermStatus.ADMITTED}
    ]
    key = match_key(concept.nl)
    examples = pairer.lexicon.usage.pop(("example", key), None) or {}
    # What its examples taught goes as well: once for the concept, once for each example of it.
    taught = [concept_usage(concept, offered)]
    taught += [term_usage(concept.nl, en, of_field, EXAMPLE_WEIGHT, offered) for en, of_field in examples]
    attested = [*english, *(en for en, _ in examples)]
    for usage in taught:
        pairer.lexicon.count(usage, -1)
    pairer.english.add(attested, -1)
    pairer.forget()
    supports = pairer.supports(concept.nl, concept.subject_field, key, (), whole=False)[:MOST_EQUIVALENTS]
    found = pairer.features(concept.nl, supports)
    for usage in taught:
        pairer.lexicon.count(usage)
    pairer.english.add(attested)
    if examples:
        pairer.lexicon.usage["example", key] = examples
    accepted = {english_key(en) for en in english}
    for support, features in zip(supports, found, strict=True):
        yield Case(concept.nl, features, english_key(support.en) in accepted)


def fit(cases: Sequence[Case]) -> tuple[float, ...]:
    """Fit the logistic model by Newton's method with a ridge on everything but the bias."""
    size = len(FEATURES)
    weights = [0.0] * size
    for _ in range(_ROUNDS):
        gradient = [-_RIDGE * weight if place else 0.0 for place, weight in enumerate(weights)]
        curvature = [[_RIDGE * float(row == column and row > 0) for column in range(size)] for row in range(size)]
        for case in cases:
            share = 1 / (
                1 + exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, case.features, strict=True)))))
            )
            spread = share * (1 - share) + 1e-9
            for row, value in enumerate(case.features):
                if value:
                    gradient[row] += (case.right - share) * value
                    for column in range(row, size):
                        curvature[row][column] += spread * value * case.features[column]
        for row in range(size):
            for column in range(row):
                curvature[row][column] = curvature[column][row]
        weights = [weight + step for weight, step in zip(weights, _solve(curvature, gradient), strict=True)]
    return tuple(round(weight, 4) for weight in weights)


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solve a small system by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda row: abs(rows[row][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        for row in range(size):
            if row != pivot and rows[pivot][pivot]:
                factor = rows[row][pivot] / rows[pivot][pivot]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[pivot], strict=True)]
    return [rows[place][size] / rows[place][place] for place in range(size)]


def cross_validated(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """Give the confidence of each case from a model that did not see its group."""
    groups = {group: place % FOLDS for place, group in enumerate(dict.fromkeys(case.group for case in cases))}
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([case for case in cases if groups[case.group] != fold])
        found.extend((calibrated(case.features, weights), case.right) for case in cases if groups[case.group] == fold)
    return found


def table(found: Sequence[tuple[float, bool]]) -> tuple[list[str], float]:
    """Give the reliability table as lines of Markdown, and the expected calibration error."""
    lines = ["| confidence | suggestions | mean confidence | share right |", "|---|---|---|---|"]
    error = 0.0
    for low, high in pairwise(_BANDS):
        band = [(confidence, right) for confidence, right in found if low <= confidence < high]
        if not band:
            continue
        mean = sum(confidence for confidence, _ in band) / len(band)
        share = sum(right for _, right in band) / len(band)
        error += abs(mean - share) * len(band) / len(found)
        lines.append(f"| {low:.1f}-{min(high, 1):.1f} | {len(band)} | {mean:.3f} | {share:.3f} |")
    return lines, error


def main() -> None:
    """Fit, print the table, and with --write keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights to glossary/pairing/fitted.py")
    chosen = parser.parse_args()
    with open_termbase(Path("/nonexistent.db"), starter=overlay_path()) as termbase:
        pairer = Pairer(termbase)
        articles = list(article_cases(pairer))
        concepts = list(concept_cases(pairer))
    cases = articles * ARTICLES_COUNT + concepts
    out = sys.stdout.write
    for name, found in (("all", cross_validated(cases)), ("gold articles", _of_articles(cases, articles))):
        lines, error = table(found)
        out(
            f"\n{name}: {len(found)} suggestions (articles {ARTICLES_COUNT} times in all), expected calibration error {error:.3f}\n"
            + "\n".join(lines)
            + "\n"
        )
    weights = fit(cases)
    out("\nweights: " + ", ".join(f"{name} {weight}" for name, weight in zip(FEATURES, weights, strict=True)) + "\n")
    if chosen.write:
        Path(fitted.__file__).write_text(_MODULE.format(weights=weights), encoding="utf-8")


def _of_articles(cases: Sequence[Case], articles: Sequence[Case]) -> list[tuple[float, bool]]:
    """Give the confidences of the article cases, each from a model that did not see its article."""
    found: list[tuple[float, bool]] = []
    for name in dict.fromkeys(case.group for case in articles):
        weights = fit([case for case in cases if case.group != name])
        found.extend((calibrated(case.features, weights), case.right) for case in articles if case.group == name)
    return found


if __name__ == "__main__":
    main()
