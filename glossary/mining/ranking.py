"""Groups of forms to ranked candidates: a logistic model over a few features, and the cut of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from math import exp

from glossary.dutch.lexicon import FUNCTION_WORDS
from glossary.mining.fields import FieldKnowledge
from glossary.mining.merging import FormTable, SegmentStore
from glossary.mining.termhood import FEATURES, CorpusStatistics, Features, features_of, field_of, subfield_profile
from glossary.mining.variants import Group, citation_form, group_forms
from glossary.model import Candidate, Occurrence, SubjectField


@dataclass(frozen=True)
class Ranker:
    """Weights of the features; the score is the logistic function of their sum."""

    weights: Mapping[str, float]
    bias: float
    threshold: float
    """Candidates below this score are cut off."""

    def score(self, features: Features) -> float:
        """Give the termhood of a candidate, 0 to 1.

        >>> Ranker({"known": 2.0}, bias=-2.0, threshold=0.4).score(Features(*[1.0] * len(FEATURES)))
        0.5
        """
        total = self.bias + sum(
            self.weights.get(name, 0.0) * value for name, value in zip(FEATURES, features, strict=True)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


# Fitted to our own annotated articles by tests/benchmarks/fit_ranker.py. The threshold is where the list of a large corpus
# is about as long as a terminologist's.
SHIPPED = Ranker(
    weights={
        "weirdness": 2.15,
        "rarity": -1.25,
        "frequency": 1.19,
        "spread": -1.00,
        "known": 0.88,
        "head": 1.41,
        "modifier": 0.62,
        "general": -0.39,
        "compound": 0.38,
        "words": 0.53,
        "unithood": 2.12,
        "nested": -0.58,
        "name": 0.00,
        "broken": 0.04,
        "linked": -1.47,
        "salience": 3.18,
        "known_rarity": 0.66,
        "new_phrase": -2.08,
        "coherence": 1.04,
        "within": -2.13,
        "weakest": 0.45,
        "named": -2.04,
        "genre": -1.16,
        "genre_head": 0.50,
        "known_elsewhere": -0.27,
        "loose": -1.90,
    },
    bias=-3.51,
    threshold=0.24,
)
# Mostly tagged as a name: not a term, unless the termbase knows it as one.
NAME_SHARE = 0.5
# A word that has a capital this often inside sentences, and mostly, is a name, whatever it is made of: Vechtstroom.
_OFTEN_CAPITAL = 3


def fewest_occurrences(words: int) -> int:
    """Give how often a form of several words must occur in a corpus of `words` words to be looked at.

    In an article every phrase counts; in a library of reports a phrase that occurs once is chance, and there are
    millions of them.

    >>> fewest_occurrences(500), fewest_occurrences(10_000_000)
    (1, 4)
    """
    return 1 if words < 200_000 else 2 if words < 1_000_000 else 3 if words < 5_000_000 else 4


def rank(table: FormTable, knowledge: FieldKnowledge, ranker: Ranker) -> list[Candidate]:
    """Give all candidates of a corpus above the threshold, best first."""
    fewest = fewest_occurrences(table.words)
    groups = group_forms(table.tallies, knowledge, fewest, max(1, fewest - 1))
    corpus = CorpusStatistics(
        table.words,
        len(table.document_words),
        {key: group.count for key, group in groups.items() if group.words == 1},
        subfield_profile(groups.values(), knowledge),
    )
    capitals = {form.casefold() for group in groups.values() if _is_capital(group, knowledge) for form in group.forms}
    found = []
    for group in groups.values():
        form = citation_form(group)
        features = features_of(group, form, corpus, knowledge)
        score = ranker.score(features)
        named = is_name(group, form, knowledge, capitals)
        if score >= ranker.threshold or named:
            found.append((score, group, form, features, named))
    found.sort(key=lambda item: (-item[0], item[1].key))
    return [
        _candidate(score, group, form, features, table.store, subject_field(group.key, form, knowledge), named)
        for score, group, form, features, named in found
    ]


def _is_capital(group: Group, knowledge: FieldKnowledge) -> bool:
    """Say whether a single word is a name by its capital; at the start of a sentence it was counted without."""
    if group.words > 1 or group.key in knowledge.concepts:
        return False
    capital = sum(
        count for form, count in group.forms.items() if form[:1].isupper() and form[1:].islower() and "-" not in form
    )
    return capital >= _OFTEN_CAPITAL and capital > NAME_SHARE * group.count


def is_name(group: Group, form: str, knowledge: FieldKnowledge, capitals: Set[str]) -> bool:
    """Say whether a candidate is the name of a company, person, institution or product, or has one for a word.

    `form` is its citation form, `capitals` the words that are names by their capital, in lower case.
    """
    if group.key in knowledge.names or not capitals.isdisjoint(form.casefold().split()):
        return True
    if group.key in knowledge.concepts:
        # Amazon Web Services: known words, but always a part of a name.
        return group.names == group.count and _is_title(form)
    return group.names > NAME_SHARE * group.count or _is_title(form)


def _is_title(form: str) -> bool:
    """Say whether all words of a phrase have capitals: Nederlandsche Bank, Nationaal Cyber Security Centrum."""
    words = [word for word in form.split(" ") if word.casefold() not in FUNCTION_WORDS]
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _candidate(
    score: float, group: Group, form: str, features: Features, store: SegmentStore, field: SubjectField, named: bool
) -> Candidate:
    variants = tuple(sorted(group.forms.items(), key=lambda item: (-item[1], item[0])))
    return Candidate(
        key=group.key,
        term=form,
        variants=variants,
        frequency=group.count,
        documents=group.documents,
        termhood=score,
        unithood=features.unithood if group.words > 1 else 1.0,
        subject_field=field,
        is_name=named,
        occurrences=tuple(_occurrences(group, store)),
        features=tuple(features),
    )


def _occurrences(group: Group, store: SegmentStore) -> Iterator[Occurrence]:
    """Give the first place of each form in each document."""
    for place, form in sorted(group.places):
        segment = store[place.segment]
        yield Occurrence(segment.place, segment.text, form, place.times)


def subject_field(key: str, form: str, knowledge: FieldKnowledge) -> SubjectField:
    """Give the field of a candidate: of the known term, else the one its parts are used in more."""
    if key in knowledge.concepts:
        return knowledge.concepts[key]
    finance, tech = field_of(form, knowledge)
    if finance == tech == 0:
        return SubjectField.GENERAL
    return SubjectField.FINANCE if finance >= tech else SubjectField.TECH
