"""Confidence: what raises it, what lowers it, and that it stays a share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary.model import EvidenceKind
from glossary.pairing.confidence import FEATURES, calibrated, composed, features, fused, ranked
from glossary.pairing.fitted import WEIGHTS

SHARES = st.floats(0, 1)


def test_there_is_a_weight_for_every_feature() -> None:
    found = features(0.5, 0.5, 0, known=False, phrase=False, attested=False)
    assert len(FEATURES) == len(WEIGHTS) == len(found)


def test_a_concept_in_first_place_is_surer_than_one_in_third() -> None:
    first = features(ranked(EvidenceKind.CONCEPT, 0), 0.5, 0, known=True, phrase=False, attested=True)
    third = features(ranked(EvidenceKind.CONCEPT, 2), 0.93, 2, known=True, phrase=False, attested=True)
    assert calibrated(first) > 0.85
    assert calibrated(third) < 0.5


def test_an_attested_composition_is_surer_than_an_unseen_one() -> None:
    attested, unseen = (
        calibrated(features(0.4, 0.2, 0, known=False, phrase=False, attested=seen)) for seen in (True, False)
    )
    assert attested > unseen


def test_a_dearer_composition_is_less_sure() -> None:
    assert composed(0.6, 0) > composed(1.6, 0) > composed(1.6, 1)


@given(SHARES, SHARES, st.integers(0, 9), st.booleans(), st.booleans(), st.booleans())
def test_confidence_is_a_share(
    guess: float, other: float, place: int, known: bool, phrase: bool, attested: bool
) -> None:
    assert 0 < calibrated(features(guess, other, place, known=known, phrase=phrase, attested=attested)) < 1


@given(st.lists(SHARES, min_size=1))
def test_more_evidence_never_lowers_the_guess(guesses: list[float]) -> None:
    assert fused([*guesses, 0.3]) >= fused(guesses)
