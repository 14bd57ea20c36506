"""A regular Dutch verb to its finite forms and participle, for verbs that no dictionary has: versleutelt, versleuteld."""

from __future__ import annotations

from glossary.dutch.lemmas import singulars

_UNSTRESSED = ("be", "ge", "ver", "her", "ont", "er")
_PARTICLES = (
    "terug", "samen", "door", "over", "voor", "onder", "aan", "bij", "uit", "toe", "mee", "weg", "vast", "vrij", "af", "op",
    "in", "om", "na", "los", "neer",
)  # fmt: skip


def verb_forms(infinitive: str) -> tuple[str, ...]:
    """Give what the forms of a verb may be, by the spelling rules alone; some will be no words, which does no harm.

    >>> [form for form in verb_forms("versleutelen") if form.startswith("versleutel")]
    ['versleutel', 'versleutelt', 'versleutelde', 'versleutelden', 'versleuteld', 'versleutelte', 'versleutelten']
    >>> "afgelost" in verb_forms("aflossen")
    True
    """
    if not infinitive.endswith("en") or " " in infinitive or len(infinitive) < 5:
        return ()
    forms: dict[str, None] = {}
    for stem in singulars(infinitive):
        if stem.endswith("e"):
            continue
        third = stem if stem.endswith("t") else stem + "t"
        for form in (stem, third, stem + "de", stem + "den", *_participles(stem), stem + "te", stem + "ten"):
            forms[form] = None
    return tuple(forms)


def _participles(stem: str) -> tuple[str, ...]:
    endings = ("",) if stem.endswith(("t", "d")) else ("d", "t")
    if stem.startswith(_UNSTRESSED):
        return tuple(stem + ending for ending in endings)
    particle = next((word for word in _PARTICLES if stem.startswith(word) and len(stem) > len(word) + 2), "")
    return tuple(f"{particle}ge{stem.removeprefix(particle)}{ending}" for ending in endings)
