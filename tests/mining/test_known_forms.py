"""Known terms in any of their forms: each is mined under its term, whatever the dictionary makes of the form alone."""

from __future__ import annotations

import pytest

from glossary.dutch.keys import match_key
from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.net import known_spans
from glossary.mining.sentence import analyse_sentence
from glossary.model import SubjectField

KNOWN = field_knowledge(
    [
        (term, SubjectField.FINANCE, "labour")
        for term in (
            "bediende",
            "kredietopslag",
            "verantwoorden",
            "verantwoord beleggen",
            "delven",
            "geïntegreerd verslag",
        )
    ]
)


def found(sentence: str, knowledge: FieldKnowledge = KNOWN) -> list[str]:
    words = analyse_sentence(sentence)
    return [" ".join(words.texts[start:end]) for start, end in known_spans(words.texts, words.tags, knowledge)]


@pytest.mark.parametrize(
    ("sentence", "form", "term"),
    [
        ("De banen van de bedienden verdwijnen.", "bedienden", "bediende"),
        ("De kredietopslagen liepen op.", "kredietopslagen", "kredietopslag"),
        ("De omzet wordt verantwoord in het jaar van levering.", "verantwoord", "verantwoorden"),
        ("Beide fondsen publiceren geïntegreerde verslagen.", "geïntegreerde verslagen", "geïntegreerd verslag"),
    ],
)
def test_a_form_is_mined_under_its_term(sentence: str, form: str, term: str) -> None:
    assert form in found(sentence)
    assert KNOWN.key_of(form) == match_key(term)


def test_a_word_that_begins_known_phrases_is_looked_up_by_itself_too() -> None:
    assert found("Zij willen verantwoord beleggen in obligaties.") == ["verantwoord", "verantwoord beleggen"]


def test_a_name_is_no_form_of_a_verb() -> None:
    assert found("Het bedrijf uit Delft groeit.") == []


def test_a_form_of_no_known_term_keeps_its_own_key() -> None:
    assert KNOWN.key_of("winstmarges") == match_key("winstmarge")


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("De online verkopen groeiden met twaalf procent.", "verkopen"),
        ("De bond vreest dat er naakte ontslagen bij zijn.", "ontslagen"),
    ],
)
def test_a_noun_that_looks_like_a_verb_is_told_by_what_stands_before_it(sentence: str, noun: str) -> None:
    words = analyse_sentence(sentence)
    assert words.tags[words.texts.index(noun)] == "NOUN"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("De bedrijven die in chips investeren, groeien.", "investeren"),
        ("De kosten die stegen, zijn gedaald.", "stegen"),
        ("De prijzen zijn gestegen.", "gestegen"),
    ],
)
def test_a_verb_stays_one_behind_words_that_may_stand_before_either(sentence: str, verb: str) -> None:
    words = analyse_sentence(sentence)
    assert words.tags[words.texts.index(verb)] != "NOUN"
