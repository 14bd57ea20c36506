"""The component lexicon: parts of compounds and adjectives with their English, by match key."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from glossary.dutch.keys import word_key
from glossary.model import SubjectField
from glossary.starter.parsing import FINANCE_OR_TECH, Component
from glossary.termbase.connection import Termbase


@dataclass(frozen=True, slots=True)
class PartSense:
    """One English rendering of a part."""

    en: str
    cost: float
    """Less is likelier: half the negative logarithm of its share among the renderings of the part."""


@dataclass(slots=True)
class ComponentLexicon:
    """Parts by role and key; each key has its rows as (field, English, best first)."""

    rows: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    usage: dict[tuple[str, str, str], float] = field(default_factory=dict)
    """How often known concepts render a part so, by role, key and English."""

    def add(self, part: Component) -> None:
        """Take in a component."""
        for key in dict.fromkeys((word_key(part.nl), part.nl.casefold())):
            self.rows.setdefault((part.role, key), []).append((part.field, part.en))

    def senses(self, role: str, key: str, subject_field: SubjectField) -> list[PartSense]:
        """Give the English of a part in a role, likeliest in the field first."""
        weights: dict[str, float] = {}
        for of_field, english in self.rows.get((role, key), ()):
            place = _weight_of_field(of_field, subject_field)
            for rank, en in enumerate(english):
                weights[en] = max(weights.get(en, 0.0), place * _RANK_DECAY**rank)
        for en in weights:
            weights[en] = weights[en] * _PRIOR + self.usage.get((role, key, en), 0.0)
        total = sum(weights.values())
        ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return [PartSense(en, -log(weight / total) / 2) for en, weight in ordered]


# The order in components.csv is worth as much as this many concepts that use the first rendering.
_PRIOR = 4.0
_RANK_DECAY = 0.5


def _weight_of_field(of_field: str, subject_field: SubjectField) -> float:
    """Weigh a row by its field: the text's own first, then rows that hold everywhere, then its subfields, then others."""
    if not of_field:
        return 0.7
    if of_field == subject_field:
        return 1.0
    return 0.4 if FINANCE_OR_TECH.get(of_field) == subject_field else 0.15


def load_components(termbase: Termbase) -> ComponentLexicon:
    """Read the components that are attached to a termbase."""
    lexicon = build_lexicon(
        Component(row["nl"], row["role"], row["field"], tuple(json.loads(row["en"])))
        for row in termbase.rows("SELECT nl, role, field, en FROM starter.components ORDER BY id")
    )
    for row in termbase.rows("SELECT role, key, en, weight FROM starter.component_usage"):
        lexicon.usage[row["role"], row["key"], row["en"]] = row["weight"]
    return lexicon


def build_lexicon(parts: Iterable[Component]) -> ComponentLexicon:
    """Make a lexicon of components."""
    lexicon = ComponentLexicon()
    for part in parts:
        lexicon.add(part)
    return lexicon
