"""What two spellings of a Dutch term may differ in, and what not; `cases/keys.txt` has more pairs."""

from __future__ import annotations

import pytest

from glossary.dutch.keys import alternative_keys, fold, match_key, spelling_key, word_key


@pytest.mark.parametrize("article", ["de", "Het", "een", "'t", "’t"])
def test_an_article_in_front_does_not_count(article: str) -> None:
    assert match_key(f"{article} kwartaalcijfers") == match_key("kwartaalcijfer")


@pytest.mark.parametrize("article", ["de", "het", "een"])
def test_a_lone_article_is_a_term_of_its_own(article: str) -> None:
    assert match_key(article) == article


def test_only_the_first_article_is_taken_off() -> None:
    assert match_key("de het") == "het"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        # The solid word is in the dictionary, and its lemma counts.
        ("e-mailen", "email"),
        # The solid word is in no dictionary: each piece keeps its own lemma.
        ("niet-financiële", "nietfinancieel"),
        ("IT-kosten", "itkost"),
        ("ex-dividenddata", "exdividenddatum"),
    ],
)
def test_a_hyphenated_word_is_read_solid_only_where_that_is_a_word(written: str, key: str) -> None:
    assert word_key(written) == key


def test_backticks_and_curly_quotes_are_apostrophes() -> None:
    assert {fold("foto`s"), fold("foto’s"), fold("foto's")} == {"foto's"}
    assert fold("café`s") == "cafe's"


@pytest.mark.parametrize("sign", ["%", "&", "+", "-"])
def test_a_lone_sign_is_its_own_key(sign: str) -> None:
    assert (match_key(f" {sign} "), spelling_key(f" {sign} ")) == (sign, sign)
    assert word_key(sign) == sign


def test_another_reading_is_of_the_last_word_only_and_never_the_key_itself() -> None:
    assert alternative_keys("gedwongen verkopen")[0] == match_key("gedwongen") + match_key("verkoop")
    for term in ("gedwongen verkopen", "verkopen", "aandelen", "jaarcijfers", "omzet"):
        assert match_key(term) not in alternative_keys(term)
    assert match_key("de gedwongen snelle verkoop") in alternative_keys("gedwongen snelle verkopen")
    assert alternative_keys("") == ()


@pytest.mark.parametrize(
    ("form", "term"),
    [
        ("bedienden", "bediende"),
        ("gepensioneerden", "gepensioneerde"),
        ("verzekerden", "verzekerde"),
        ("betrokkenen", "betrokkene"),
        ("kredietopslagen", "kredietopslag"),
        ("leveringsketens", "leveringsketen"),
        ("directeuren-grootaandeelhouders", "directeur-grootaandeelhouder"),
        ("samenwerkt", "samenwerken"),
        ("bijschreef", "bijschrijven"),
        ("voorspellende modellen", "voorspellend model"),
        ("geïntegreerde schakelingen", "geïntegreerde schakeling"),
        ("aangepaste winsten", "aangepast winst"),
        ("gekoppelde rekeningen", "gekoppeld rekening"),
        ("langlopende verplichtingen", "langlopende verplichting"),
    ],
)
def test_a_form_and_its_term_meet_whatever_the_dictionary_makes_of_each(form: str, term: str) -> None:
    assert match_key(term) in (match_key(form), *alternative_keys(form))


def test_the_past_of_a_verb_is_no_other_noun() -> None:
    assert match_key("stroom") not in (match_key("stroomde"), *alternative_keys("stroomde"))
    assert match_key("verlies") not in (match_key("verloor"), *alternative_keys("verloor"))
