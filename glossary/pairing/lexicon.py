"""The component lexicon: parts of compounds and adjectives with their English, by match key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from glossary.dutch.keys import fold, word_key
from glossary.english.inflection import singular
from glossary.model import SubjectField
from glossary.starter.parsing import FINANCE_OR_TECH, Component
from glossary.starter.sidecar import kept_beside
from glossary.starter.usage import count_usage
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import all_entries
from glossary.termbase.once import once_per_starter
from glossary.termbase.wording import starter_components

# The order in components.csv is worth as much as this many concepts that use the first rendering.
_PRIOR = 4.0
_RANK_DECAY = 0.5
# A concept of another field counts as this many of the text's own.
_OTHER_FIELD = 0.25
# A rendering that only concepts show, and less than this, is chance.
_LEAST_LEARNT = 0.9
# What was written down as a part is surer than what concepts let one guess.
_LEARNT = 0.5


@dataclass(slots=True)
class ComponentLexicon:
    """Parts by role and key; each key has its rows as (field, English, best first)."""

    rows: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    inflected: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    """Rows by match key, for forms that are not written as in components.csv."""
    usage: dict[tuple[str, str], dict[tuple[str, str], float]] = field(default_factory=dict)
    """How often known concepts render a part so: by role and key, then by English and field."""

    def add(self, part: Component) -> None:
        """Take in a component."""
        row = (part.field, part.en)
        written = {part.nl.casefold(), fold(part.nl)}
        for key in written:
            self.rows.setdefault((part.role, key), []).append(row)
        key = word_key(part.nl)
        # A participle as a noun has the key of its verb: gedaagde is no reading of dagen.
        if key not in written and (part.role == "adjective" or key[:2] == fold(part.nl)[:2]):
            self.inflected.setdefault((part.role, key), []).append(row)

    def count(self, usage: Mapping[tuple[str, str, str], float], times: int = 1) -> None:
        """Count usage in, by role and field (`head/finance`), key and English; `times` -1 takes it out again."""
        for (place, key, en), weight in usage.items():
            role, _, of_field = place.partition("/")
            counts = self.usage.setdefault((role, key), {})
            counts[en, of_field] = counts.get((en, of_field), 0.0) + times * weight

    def examples(self, key: str, subject_field: SubjectField) -> list[str]:
        """Give the English of a term that components.csv shows as an example, the text's own field first."""
        found = self.usage.get(("example", key), {})
        return list(
            dict.fromkeys(
                en for en, of_field in sorted(found, key=lambda one: (-_weight_of_use(one[1], subject_field), one))
            )
        )

    def all_examples(self) -> Iterator[str]:
        """Give the English of every example."""
        for (role, _), counts in self.usage.items():
            if role == "example":
                yield from (en for en, _ in counts)

    def knows(self, role: str, key: str) -> bool:
        """Say whether components.csv has a part in a role."""
        return (role, key) in self.rows or (role, key) in self.inflected

    def senses(self, role: str, key: str, subject_field: SubjectField) -> dict[str, float]:
        """Give the English of a part in a role with its weight: as many concepts as would use it so."""
        weights: dict[str, float] = {}
        rows = self.rows.get((role, key)) or self.inflected.get((role, key)) or []
        for of_field, english in rows:
            place = _weight_of_field(of_field, subject_field)
            for rank, en in enumerate(english):
                weights[en] = max(weights.get(en, 0.0), _PRIOR * place * _RANK_DECAY**rank)
        counted: dict[str, float] = {}
        learnt: dict[str, float] = {}
        for (en, of_field), count in self.usage.get((role, key), {}).items():
            share = _weight_of_use(of_field, subject_field)
            counted[en] = counted.get(en, 0.0) + count * share
        for en, count in counted.items():
            if en in weights:
                weights[en] += max(0.0, count)
            elif count >= _LEAST_LEARNT:
                learnt[en] = _LEARNT * count
        weights |= learnt
        return _in_singular(weights) if role == "head" else weights


def _weight_of_use(of_field: str, subject_field: SubjectField) -> float:
    """Weigh a use by the field it was seen in."""
    anywhere = not of_field or subject_field is SubjectField.GENERAL
    return 1.0 if anywhere or FINANCE_OR_TECH.get(of_field, "") == subject_field else _OTHER_FIELD


def _in_singular(weights: Mapping[str, float]) -> dict[str, float]:
    """Leave a plural head out when its singular is there: the Dutch decides the number."""
    return {en: weight for en, weight in weights.items() if (base := singular(en)) == en or base not in weights}


def _weight_of_field(of_field: str, subject_field: SubjectField) -> float:
    """Weigh a row by its field: the text's own first, then rows that hold everywhere, then its subfields, then others."""
    if not of_field:
        return 0.7
    if of_field == subject_field:
        return 1.0
    return 0.4 if FINANCE_OR_TECH.get(of_field) == subject_field else 0.15


@once_per_starter
def load_components(termbase: Termbase) -> ComponentLexicon:
    """Read the components that are attached to a termbase, with the use that the starter concepts make of them.

    A program that asks again gets the same lexicon; `layered` lays what was learnt over it.
    """
    database = termbase.starter_path
    if database is None:
        return ComponentLexicon()
    components = [Component(*row) for row in starter_components(termbase)]
    lexicon = build_lexicon(components)
    lexicon.count(
        kept_beside(
            database, "usage", lambda: count_usage(all_entries(termbase, "starter"), components), _packed, _unpacked
        )
    )
    return lexicon


def _packed(usage: Mapping[tuple[str, str, str], float]) -> list[Any]:
    return [[*what, weight] for what, weight in usage.items()]


def _unpacked(rows: list[Any]) -> Mapping[tuple[str, str, str], float]:
    return {(place, key, en): weight for place, key, en, weight in rows}


def build_lexicon(parts: Iterable[Component]) -> ComponentLexicon:
    """Make a lexicon of components."""
    lexicon = ComponentLexicon()
    for part in parts:
        lexicon.add(part)
    return lexicon
