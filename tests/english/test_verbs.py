"""English verb forms."""

from __future__ import annotations

import pytest

from glossary.english.verbs import gerund, past_participle


@pytest.mark.parametrize(
    ("verb", "ing", "done"),
    [
        ("settle", "settling", "settled"),
        ("plan", "planning", "planned"),
        ("write off", "writing off", "written off"),
        ("carry", "carrying", "carried"),
        ("transfer", "transferring", "transferred"),
        ("audit", "auditing", "audited"),
        ("cancel", "cancelling", "cancelled"),
        ("pay out", "paying out", "paid out"),
    ],
)
def test_forms_of_a_verb(verb: str, ing: str, done: str) -> None:
    assert (gerund(verb), past_participle(verb)) == (ing, done)
