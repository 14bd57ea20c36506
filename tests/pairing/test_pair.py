"""Suggestions for Dutch terms without any other text, against cases that a linguist can read: cases/suggestions.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from glossary.errors import GlossaryError
from glossary.model import Candidate, EvidenceKind, SubjectField
from glossary.pairing import Pairer
from glossary.pairing.pair import MOST_EQUIVALENTS
from glossary.pairing.providers import installed_providers
from glossary.pairing.support import Suggestion
from glossary.termbase import open_termbase
from tests.golden import Case, cases

CASES = Path(__file__).with_name("cases") / "suggestions.txt"
DUTCH = {"daalden", "aandelen", "moederbedrijf", "plannen"}


@pytest.fixture(scope="module")
def pairer(overlay: Path) -> Iterator[Pairer]:
    """A pairer on the starter terms alone."""
    with open_termbase(Path("/nonexistent/glossary.db"), starter=overlay) as termbase:
        yield Pairer(termbase)


@cases(CASES)
def test_the_first_suggestions_are_what_a_translator_would_write(case: Case, pairer: Pairer) -> None:
    expected = case.expected.splitlines()
    found = [equivalent.en for equivalent in pairer.equivalents(case.given, SubjectField.FINANCE)]
    assert found[: len(expected)] == expected


def test_a_suggestion_is_never_half_dutch(pairer: Pairer) -> None:
    for term in ("Amazon-aandelen daalden", "Google-moederbedrijf", "AI-infrastructuurplannen"):
        for equivalent in pairer.equivalents(term, SubjectField.FINANCE):
            assert DUTCH.isdisjoint(equivalent.en.casefold().replace("-", " ").split())


def test_a_false_friend_keeps_its_warning(pairer: Pairer) -> None:
    found = pairer.equivalents("concern", SubjectField.FINANCE)
    assert found[0].en == "group"
    assert any(evidence.kind is EvidenceKind.FALSE_FRIEND for evidence in found[0].evidence)
    assert all(equivalent.en != "concern" for equivalent in found)


def test_a_near_spelling_is_offered_only_for_what_cannot_be_composed(pairer: Pairer) -> None:
    def kinds(term: str) -> set[EvidenceKind]:
        found = pairer.equivalents(term, SubjectField.FINANCE)
        return {evidence.kind for equivalent in found for evidence in equivalent.evidence}

    assert EvidenceKind.FUZZY in kinds("voorzieining")
    # One letter from the concept kapitaaluitgaven, but kapitaal and uitgaven of their own.
    assert EvidenceKind.FUZZY not in kinds("kapitaalopgaven")


def test_an_abbreviation_is_not_counted_twice_for_two_concepts(pairer: Pairer) -> None:
    assert pairer.equivalents("AI", SubjectField.TECH)[0].en == "AI"


def test_an_unknown_word_with_a_regular_ending_is_suggested_with_little_confidence(pairer: Pairer) -> None:
    found = pairer.equivalents("melodie", SubjectField.TECH)
    assert found[0].en == "melody"
    assert found[0].confidence < 0.95
    assert "like the Dutch word" in found[0].evidence[0].text


def test_suggestions_come_surest_first_and_no_more_than_five(pairer: Pairer) -> None:
    for term in ("handelsrelatie", "rentelasten", "analyse van klanten", "kapitaaluitgaven"):
        confidences = [equivalent.confidence for equivalent in pairer.equivalents(term, SubjectField.FINANCE)]
        assert confidences == sorted(confidences, reverse=True)
        assert 0 < len(confidences) <= MOST_EQUIVALENTS


def test_alternatives_that_differ_in_number_or_spelling_are_one(pairer: Pairer) -> None:
    found = [equivalent.en for equivalent in pairer.equivalents("exploitatievergunning", SubjectField.FINANCE)]
    assert "operating licence" in found
    assert "operating license" not in found


def test_a_provider_is_asked_and_fused(overlay: Path) -> None:
    def glosses(term: str, subject_field: SubjectField) -> Iterable[Suggestion]:
        if term == "omzetmijlpalen" and subject_field is SubjectField.FINANCE:
            yield Suggestion("turnover milestones", EvidenceKind.GLOSS, 0.97, "the text says so in brackets")

    with open_termbase(Path("/nonexistent/glossary.db"), starter=overlay) as termbase:
        found = Pairer(termbase, [glosses]).equivalents("omzetmijlpalen", SubjectField.FINANCE)
    assert found[0].en == "turnover milestones"
    assert found[0].confidence >= 0.97
    assert {evidence.kind for evidence in found[0].evidence} >= {EvidenceKind.GLOSS, EvidenceKind.COMPOSED}


def test_a_candidate_becomes_a_pair_with_the_same_key(pairer: Pairer) -> None:
    candidate = Candidate("rentelast", "rentelasten", (("rentelasten", 3),), 3, subject_field=SubjectField.FINANCE)
    pair = pairer.pair(candidate)
    assert (pair.key, pair.nl, pair.frequency) == ("rentelast", "rentelasten", 3)
    assert pair.confidence == pair.equivalents[0].confidence


def test_nothing_is_made_of_nothing(pairer: Pairer) -> None:
    assert pairer.equivalents("", SubjectField.FINANCE) == ()
    assert pairer.compose("  ", SubjectField.FINANCE) == []


def test_no_noun_is_made_of_the_participle_of_another_verb(pairer: Pairer) -> None:
    for term in ("begindagen", "betaaldagen"):
        assert all("defendant" not in one.en for one in pairer.equivalents(term, SubjectField.FINANCE))


def test_installed_providers_are_named_by_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_term: str, _field: SubjectField) -> Iterable[Suggestion]:
        return ()

    entry = SimpleNamespace(name="nothing", load=lambda: nothing)
    monkeypatch.setattr("glossary.pairing.providers.entry_points", lambda group: [entry])
    assert installed_providers() == (nothing,)


def test_a_provider_that_cannot_be_loaded_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ImportError("no module named dictd")

    entry = SimpleNamespace(name="dictd", load=broken)
    monkeypatch.setattr("glossary.pairing.providers.entry_points", lambda group: [entry])
    with pytest.raises(GlossaryError, match="dictd"):
        installed_providers()


class Translator:
    """A provider that finds every English term it is asked about opposite the Dutch one."""

    def __call__(self, term: str, subject_field: SubjectField, /) -> Iterable[Suggestion]:
        return ()

    def confirm(self, term: str, en: str) -> Suggestion:
        return Suggestion(en, EvidenceKind.PARALLEL, 0.93, "opposite the term")


def test_a_part_of_a_wording_that_was_confirmed_is_not_confirmed(overlay: Path) -> None:
    with open_termbase(Path("/nonexistent/glossary.db"), starter=overlay) as termbase:
        found = Pairer(termbase, [Translator()]).equivalents("renterisico", SubjectField.FINANCE)
    opposite = {one.en for one in found if any(reason.kind is EvidenceKind.PARALLEL for reason in one.evidence)}
    assert "interest rate risk" in opposite
    assert "rate risk" in {one.en for one in found} - opposite
    assert found[0].en in opposite
