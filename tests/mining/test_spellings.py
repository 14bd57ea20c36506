"""The spellings of one term meet; a word that only looks like another stays apart."""

from __future__ import annotations

from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.merging import Tally
from glossary.mining.variants import group_forms
from glossary.model import SubjectField

NOTHING = FieldKnowledge()


def tally(form: str, count: int, **more: int) -> Tally:
    numbers = {"nested": 0, "names": 0, "loose": 0, "within": 0, "documents": 1} | more
    return Tally(form, ((None, form, count),), count=count, **numbers)  # type: ignore[arg-type]


def forms(tallies: list[Tally], fewest: int = 1, fewest_words: int = 1, known: FieldKnowledge = NOTHING) -> object:
    groups = group_forms(lambda: iter(tallies), known, fewest, fewest_words)
    return sorted((sorted(group.forms.items()), group.count) for group in groups.values())


def test_a_spelling_without_the_linking_letter_joins_the_commoner_one() -> None:
    both = [
        tally("waterstoffondsobligatie", 5, nested=2, documents=3),
        tally("waterstoffondobligatie", 1, loose=1, documents=4),
    ]
    (group,) = group_forms(lambda: iter(both), NOTHING).values()
    assert (group.forms, group.count) == ({"waterstoffondsobligatie": 5, "waterstoffondobligatie": 1}, 6)
    assert (group.nested, group.loose, group.documents, len(group.places)) == (2, 1, 4, 2)
    # The order in which they are counted does not matter.
    assert forms(both) == forms(both[::-1])


def test_known_words_a_letter_apart_stay_apart() -> None:
    assert forms([tally("verzekeraar", 3), tally("verzekeren", 2)]) == [
        ([("verzekeraar", 3)], 3),
        ([("verzekeren", 2)], 2),
    ]


def test_short_words_and_words_of_another_first_letter_stay_apart() -> None:
    assert forms([tally("xbtwq", 3), tally("xbtwqe", 2)]) == [([("xbtwq", 3)], 3), ([("xbtwqe", 2)], 2)]
    assert forms([tally("snachtlening", 3), tally("nachtlening", 2)]) == [
        ([("nachtlening", 2)], 2),
        ([("snachtlening", 3)], 3),
    ]


def test_of_a_library_the_rare_form_of_a_frequent_word_is_counted_with_it() -> None:
    counted = [tally("kapitaaluitgave", 4), tally("kapitaaluitgaven", 1), tally("dividendstop", 1)]
    assert forms(counted, fewest_words=2) == [([("kapitaaluitgave", 4), ("kapitaaluitgaven", 1)], 5)]


def test_of_a_library_a_known_word_is_kept_however_rare_and_several_words_must_come_often() -> None:
    known = field_knowledge([("dividendstop", SubjectField.FINANCE, "dividends")])
    counted = [tally("dividendstop", 1), tally("vrije kasstroom", 1)]
    assert forms(counted, fewest=2, fewest_words=2, known=known) == [([("dividendstop", 1)], 1)]
