"""The starter terms as what mining knows of the fields."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from glossary.mining.fields import FieldKnowledge, PartUse, field_knowledge
from glossary.model import ConceptEntry, SubjectField, TermStatus
from glossary.starter.overlay import overlay_path
from glossary.starter.parsing import load_starter_terms
from glossary.starter.sidecar import kept_beside

# The English names of institutions end or begin with one of these; laws and standards do not.
_INSTITUTIONS = re.compile(
    r"\b(?:Bank|Authority|Authorities|Organi[sz]ation|Union|Agency|Office|Board|Commission|Council|Ministry|Chamber|Court|Institute|Association|"
    r"Community|Bureau|Administration|Department|Service|Federation|Inspectorate|Foundation|Committee|Group|Network)\b"
)


# International Bank Account Number, Bank Recovery and Resolution Directive: things that institutions give their name to.
_NO_INSTITUTION = re.compile(r"\b(?:Number|Code|Directive|Act|Regulation|Standards?|Protocol|Decree)$")


def _is_institution(concept: ConceptEntry) -> bool:
    """Say whether a concept is one institution: some English term of it is a title with the word for one."""
    return any(
        _INSTITUTIONS.search(term.text) and not _NO_INSTITUTION.search(term.text) and len(term.text.split()) > 1
        and all(word[:1].isupper() for word in term.text.split() if len(word) > 3)
        for term in concept.in_language("en")
    )  # fmt: skip


@cache
def starter_knowledge() -> FieldKnowledge:
    """Give the Dutch starter terms by field, with the use of their parts."""
    return kept_beside(overlay_path(), "knowledge", _learn, _packed, _unpacked)


def _learn() -> FieldKnowledge:
    concepts = load_starter_terms().concepts
    return field_knowledge(
        (
            (term.text, concept.subject_field, concept.subfield)
            for concept in concepts
            for term in concept.in_language("nl")
            if term.status is not TermStatus.FORBIDDEN
        ),
        names=(term.text for concept in concepts if _is_institution(concept) for term in concept.in_language("nl")),
    )


def _packed(known: FieldKnowledge) -> dict[str, Any]:
    return {
        "concepts": known.concepts,
        "parts": {
            key: [use.finance, use.tech, use.as_head, use.subfields, use.by_subfield]
            for key, use in known.parts.items()
        },
        "names": sorted(known.names),
        "subfields": known.subfields,
        "phrases": {first: sorted(keys) for first, keys in known.phrases.items()},
    }


def _unpacked(record: dict[str, Any]) -> FieldKnowledge:
    fields = {str(name): name for name in SubjectField}
    return FieldKnowledge(
        {key: fields[name] for key, name in record["concepts"].items()},
        {
            key: PartUse(finance, tech, as_head, subfields, tuple((name, count) for name, count in uses))
            for key, (finance, tech, as_head, subfields, uses) in record["parts"].items()
        },
        frozenset(record["names"]),
        {key: tuple(names) for key, names in record["subfields"].items()},
        {first: frozenset(keys) for first, keys in record["phrases"].items()},
    )
