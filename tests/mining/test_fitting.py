from __future__ import annotations

from glossary.mining.fitting import FEWEST_VERDICTS, Judged, can_fit, fit, loss
from glossary.mining.ranking import SHIPPED, Ranker
from glossary.mining.termhood import FEATURES


def judged(known: float, head: float, *, is_term: bool) -> Judged:
    values = dict.fromkeys(FEATURES, 0.0) | {"known": known, "head": head}
    return Judged(tuple(values[name] for name in FEATURES), is_term)


FLAT = Ranker({}, bias=0.0, threshold=0.5)


def test_a_fit_learns_what_the_reviewer_accepts() -> None:
    verdicts = [judged(1.0, 0.2, is_term=True), judged(0.0, 0.2, is_term=False)] * 40
    result = fit(verdicts, FLAT)
    assert result.is_better
    assert result.ranker.weights["known"] > 0.5
    assert loss(result.ranker, verdicts) < loss(FLAT, verdicts)


def test_a_feature_that_says_nothing_keeps_its_weight() -> None:
    verdicts = [judged(1.0, 0.5, is_term=True), judged(0.0, 0.5, is_term=False)] * 40
    assert abs(fit(verdicts, FLAT).ranker.weights["compound"]) < 0.01


def test_verdicts_that_are_chance_do_not_beat_the_prior() -> None:
    # What is held out (every fifth) contradicts what is seen.
    verdicts = [judged(1.0, 0.0, is_term=position % 5 == 0) for position in range(100)]
    prior = Ranker({"known": 3.0}, bias=0.0, threshold=0.5)
    assert not fit(verdicts, prior).is_better


def test_few_verdicts_or_verdicts_of_one_kind_are_not_fitted() -> None:
    one_kind = [judged(1.0, 0.0, is_term=True)] * (FEWEST_VERDICTS + 10)
    assert not can_fit(one_kind)
    assert not can_fit(one_kind[:5])
    assert can_fit(one_kind + [judged(0.0, 0.0, is_term=False)] * 10)


def test_the_same_verdicts_give_the_same_fit() -> None:
    verdicts = [judged(1.0, 0.2, is_term=True), judged(0.0, 0.4, is_term=False)] * 30
    assert fit(verdicts, SHIPPED) == fit(verdicts, SHIPPED)
