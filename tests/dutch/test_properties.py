"""What always holds in the Dutch engine, whatever the text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from glossary.dutch.compounds import analyse, split
from glossary.dutch.keys import alternative_keys, fold, match_key, part_keys, spelling_key, word_key
from glossary.dutch.language import may_be_dutch
from glossary.dutch.lemmas import lemma, singulars
from glossary.dutch.sentences import sentence_spans
from glossary.dutch.tokens import normalise, tokens

WORDS = st.sampled_from(
    """kapitaaluitgaven omzetmijlpalen berekening winst- (half)jaarcijfers N.V. bijv. foto's AI-chips € 35,6
        miljard 1.234,50 “vrije kasstroom” ’s www.kern.nl/a?b=1 pers@kern.nl -verlies 1e R&D coördinatie …
        2023-2024 . ! ? , ( ) - ' /""".split()
)
DUTCH = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), DUTCH)
FORMS = st.text(st.sampled_from("abdeginorstuvkë-'"), min_size=1, max_size=18)


@given(TEXTS)
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert spelling_key(spelling_key(text)) == spelling_key(text)


@given(TEXTS)
@example("-")
@example("the .")
@example("\N{SOFT HYPHEN}omzet")
def test_a_text_with_something_in_it_has_keys(text: str) -> None:
    if fold(text).strip():
        assert match_key(text)
        assert spelling_key(text)


@given(TEXTS)
def test_a_key_does_not_depend_on_case_and_look_alike_characters(text: str) -> None:
    assert match_key(normalise(text)) == match_key(text)
    assert match_key(f"  {text} ") == match_key(text)


@given(FORMS)
def test_a_word_and_its_capitals_have_one_key(form: str) -> None:
    assert word_key(form.upper()) == word_key(form)


@given(TEXTS)
def test_tokens_stand_in_the_text_in_order_and_cover_all_but_the_spaces(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.text
        assert text[end : token.start].strip() == ""
        assert text[token.start : token.start + len(token.text)] == token.text
        end = token.start + len(token.text)
    assert text[end:].strip() == ""


@given(TEXTS)
def test_sentences_stand_in_the_text_in_order_and_cover_all_but_the_spaces(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text):
        assert start < stop
        assert text[end:start].strip() == ""
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert text[end:].strip() == ""


@given(FORMS)
def test_the_parts_of_a_word_with_their_linkers_are_the_word(form: str) -> None:
    found = analyse(form)
    if found is None:
        assert split(form) == (form.casefold(),)
        return
    assert len(found.parts) == len(found.linkers) + 1 > 1
    pieces = "".join(part + linker for part, linker in zip(found.parts, (*found.linkers, ""), strict=True))
    assert pieces.replace("-", "") == form.casefold().replace("-", "")


@given(FORMS)
def test_every_word_has_a_lemma_and_part_keys(form: str) -> None:
    assert lemma(form)
    assert all(part_keys(form))
    assert all(singulars(form))
    assert match_key(form) not in alternative_keys(form)


@given(TEXTS)
def test_any_text_can_be_asked_for_its_language(text: str) -> None:
    assert may_be_dutch(text) in {True, False}
