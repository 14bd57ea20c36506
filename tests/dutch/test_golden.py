"""The Dutch engine against cases that a linguist can read and extend: tests/dutch/cases/*.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.dutch.compounds import split
from glossary.dutch.keys import match_key
from glossary.dutch.lemmas import lemma
from glossary.dutch.sentences import sentences
from glossary.dutch.tokens import normalise, tokens
from tests.golden import Case, cases, read_cases

CASES = Path(__file__).with_name("cases")


@cases(CASES / "sentences.txt")
def test_a_text_is_cut_into_sentences(case: Case) -> None:
    assert "\n".join(sentences(case.given)) == case.expected


@cases(CASES / "tokens.txt")
def test_a_sentence_is_cut_into_tokens(case: Case) -> None:
    assert " ".join(token.text for token in tokens(case.given)) == case.expected


@cases(CASES / "lemmas.txt")
def test_a_form_has_its_lemma(case: Case) -> None:
    assert "\n".join(f"{form} = {lemma(normalise(form))}" for form in case.given.split()) == case.expected


@cases(CASES / "compounds.txt")
def test_a_compound_is_split_and_another_word_stays_whole(case: Case) -> None:
    found = ((word, split(word)) for word in case.given.split())
    shown = [f"{word} = {word if len(parts) == 1 else ' + '.join(parts)}" for word, parts in found]
    assert "\n".join(shown) == case.expected


@cases(CASES / "keys.txt")
def test_terms_meet_or_stay_apart(case: Case) -> None:
    for pair in case.given.splitlines():
        one, other = pair.split(" / ")
        assert ("meet" if match_key(one) == match_key(other) else "apart") == case.expected, pair


def test_a_golden_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text("a title\n.\ngiven\n.\nexpected\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not closed"):
        read_cases(path)
