"""The quick ways of counting give what the plain ones give."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dutch import language
from glossary.dutch.keys import word_key
from glossary.dutch.tokens import tokens
from glossary.mining import net
from glossary.mining.counting import _covered, _lies_in
from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.net import known_spans
from glossary.mining.sentence import analyse_sentence
from glossary.model import SubjectField

WORDS = (
    "De", "winst-", "en", "verliesrekening", "(half)jaarcijfers", "1,95%", "€", "N.V.", "bijv.", "a.g.v.", "-voorwaarden",
    "raad", "van", "commissarissen", "www.kern.nl/cijfers", "’s-Gravenhage", "info@kern.nl", "“omzet”,", "AI-chips", "3e",
    "vrije", "kasstromen", "vrije,", "…", "foto's)", "Omzet.", "12:30", "--", "_", "kas/", "/stroom", "c++",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map(" ".join)
gaps = st.sampled_from([" ", "  ", "\t", "\u00a0", "\n", "\u2009", "\x1c", "\x85"])
SUBJECT = SubjectField.FINANCE


@pytest.fixture(scope="module")
def knowledge() -> FieldKnowledge:
    terms = ("raad van commissarissen", "vrije kasstroom", "omzet", "winst- en verliesrekening", "van commissarissen")
    return field_knowledge((term, SUBJECT, "boards") for term in terms)


@given(st.lists(sentences, max_size=3), gaps)
def test_no_token_runs_over_a_space(parts: list[str], gap: str) -> None:
    sentence = gap.join(parts)
    whole = [(token.text, token.kind) for token in tokens(sentence)]
    assert whole == [(token.text, token.kind) for chunk in sentence.split() for token in tokens(chunk)]


@settings(deadline=None)  # the first sentence loads the dictionaries
@given(sentences)
def test_a_sentence_keeps_all_letters_of_its_tokens(sentence: str) -> None:
    assert "".join(analyse_sentence(sentence).texts) == "".join(token.text for token in tokens(sentence))


def plain_language_of(text: str) -> str:
    """Count the common words of the whole text for each language."""
    found = [token.text.casefold() for token in tokens(text) if token.kind != "mark"]
    counts = {name: sum(word in common for word in found) for name, common in language._SETS.items()}
    first, second = sorted(counts.values(), reverse=True)[:2]
    return max(counts, key=lambda name: counts[name]) if len(found) >= language.MIN_WORDS and first > second else ""


MIXED = "de het the of der und les des Omzet, (van) profit’s 12 – en, in is not nicht pas".split()


@given(st.lists(st.sampled_from(MIXED), max_size=12).map(" ".join) | sentences)
def test_the_language_of_a_text_is_that_of_its_words(text: str) -> None:
    assert language.language_of(text) == plain_language_of(text)


spans = st.tuples(st.integers(0, 9), st.integers(1, 4)).map(lambda span: (span[0], span[0] + span[1]))


@pytest.mark.parametrize(
    ("span", "phrases", "inside"),
    [
        ((1, 2), {(0, 2)}, True),  # kasstroom in vrije kasstroom
        ((0, 2), {(0, 2)}, False),  # the phrase itself
        ((0, 1), {(1, 3)}, False),  # a word before the phrase
        ((1, 3), {(0, 3), (1, 3)}, True),  # of two phrases the longer one holds the other
        ((0, 2), {(1, 4)}, False),  # one that only overlaps
        ((2, 3), set(), False),
    ],
)
def test_a_span_lies_in_a_longer_phrase_that_holds_it(
    span: tuple[int, int], phrases: set[tuple[int, int]], inside: bool
) -> None:
    assert _lies_in(span, _covered(phrases)) is inside


@given(st.sets(spans))
def test_the_longest_phrase_over_a_position_is_kept(found: set[tuple[int, int]]) -> None:
    phrases = {span for span in found if span[1] - span[0] > 1}
    covered = _covered(found)
    assert covered.keys() == {at for start, end in phrases for at in range(start, end)}
    for at, (start, end) in covered.items():
        assert start <= at < end
        assert end - start == max(right - left for left, right in phrases if left <= at < right)


def plainly_known(texts: list[str], tags: list[str], knowledge: FieldKnowledge) -> Iterator[tuple[int, int]]:
    """Try every span of the sentence."""
    keys = ["" if tag == "PUNCT" else word_key(text) for text, tag in zip(texts, tags, strict=True)]
    for start, key in enumerate(keys):
        if len(key) >= 3 and key in knowledge.concepts and tags[start] in net._CONTENT:
            yield start, start + 1
        for end in range(start + 2, min(len(texts), start + net._MOST_WORDS) + 1):
            unbroken = all(keys[at] or texts[at] == "," for at in range(start + 1, end))
            if unbroken and keys[end - 1] and "".join(keys[start:end]) in knowledge.phrases.get(key, ()):
                yield start, end


@settings(deadline=None)
@given(sentences)
def test_known_terms_are_found_as_by_trying_every_span(knowledge: FieldKnowledge, sentence: str) -> None:
    texts, tags, _ = analyse_sentence(sentence)
    assert list(known_spans(texts, tags, knowledge)) == list(plainly_known(texts, tags, knowledge))
