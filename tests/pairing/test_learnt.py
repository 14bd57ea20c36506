"""Parts of compounds learnt from a user's own terms."""

from __future__ import annotations

import pytest

from glossary.model import SubjectField
from glossary.pairing.learnt import LearntComponents, layered, learn_components
from glossary.pairing.lexicon import build_lexicon
from glossary.starter.parsing import Component

TERMS = [
    ("betaalrekening", "payment account"),
    ("betaalopdracht", "payment order"),
    ("inkooporder", "purchase order"),
    ("inkoopfactuur", "purchase invoice"),
    ("verkoopfactuur", "sales invoice"),
    ("verkooporder", "sales order"),
    ("kwartaalomzet", "turnover of the quarter"),
    ("rekening", "account"),
]


@pytest.fixture(scope="module")
def learnt() -> LearntComponents:
    return learn_components((nl, en, 1.0) for nl, en in TERMS)


def test_parts_meet_their_english_by_standing_together_more_than_once(learnt: LearntComponents) -> None:
    senses = learnt.senses("modifier", "inkoop")
    assert max(senses, key=senses.__getitem__) == "purchase"
    senses = learnt.senses("head", "factuur")
    assert max(senses, key=senses.__getitem__) == "invoice"


def test_a_phrase_with_of_is_learnt_the_other_way_round(learnt: LearntComponents) -> None:
    assert "quarter" in learnt.senses("modifier", "kwartaal")
    assert "turnover" in learnt.senses("head", "omzet")


def test_a_term_that_is_absent_from_the_data_is_proposed(learnt: LearntComponents) -> None:
    best = learnt.compose("betaalfactuur")[0]
    assert best.en == "payment invoice"
    assert best.parts == (("betaal", "payment"), ("factuur", "invoice"))
    assert 0 < best.score <= 1


def test_a_compound_half_of_which_was_learnt_is_completed_by_the_shipped_parts(learnt: LearntComponents) -> None:
    shipped = build_lexicon([Component("energie", "modifier", "", ("energy",))])
    assert learnt.compose("energiefactuur") == []
    assert learnt.compose("energiefactuur", shipped)[0].en == "energy invoice"


def test_nothing_is_proposed_of_which_no_part_was_learnt(learnt: LearntComponents) -> None:
    shipped = build_lexicon(
        [Component("energie", "modifier", "", ("energy",)), Component("net", "head", "", ("grid",))]
    )
    assert learnt.compose("energienet", shipped) == []
    assert learnt.compose("rekening") == []


def test_what_was_learnt_lies_over_the_shipped_lexicon_and_leaves_it_alone(learnt: LearntComponents) -> None:
    shipped = build_lexicon([Component("factuur", "head", "", ("bill",))])
    before = shipped.senses("head", "factuur", SubjectField.FINANCE)
    both = layered(shipped, learnt)
    assert set(both.senses("head", "factuur", SubjectField.FINANCE)) == {"bill", "invoice"}
    assert both.knows("modifier", "inkoop")
    assert not shipped.knows("modifier", "inkoop")
    assert shipped.senses("head", "factuur", SubjectField.FINANCE) == before


def test_nothing_is_learnt_of_nothing() -> None:
    assert learn_components([]).counts == {}
    assert learn_components([("", "", 1.0), ("rekening", "…", 1.0)]).compose("betaalrekening") == []
