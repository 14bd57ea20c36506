"""The starter terms as what mining knows of the fields."""

from __future__ import annotations

from functools import cache

from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.model import TermStatus
from glossary.starter.parsing import load_starter_terms


@cache
def starter_knowledge() -> FieldKnowledge:
    """Give the Dutch starter terms by field, with the use of their parts."""
    return field_knowledge(
        (term.text, concept.subject_field, concept.subfield)
        for concept in load_starter_terms().concepts
        for term in concept.in_language("nl")
        if term.status is not TermStatus.FORBIDDEN
    )
