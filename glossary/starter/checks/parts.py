"""Compounds and what components.csv says of their parts: entries whose English shares nothing with either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.dutch.compounds import split
from glossary.dutch.lemmas import lemma
from glossary.english.keys import match_key
from glossary.starter.checks.between import component_english
from glossary.starter.checks.findings import Finding, at
from glossary.starter.sheets import CONCEPT_FILES, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def check_parts(rows: Iterable[Row]) -> Iterator[Finding]:
    """Find compounds of two known parts whose English has no word of either part's English."""
    rows = list(rows)
    heads, modifiers = component_english(rows, "head"), component_english(rows, "modifier")
    for row in rows:
        if row.file not in CONCEPT_FILES or row["pos"] != "noun" or " " in row.nl:
            continue
        parts = split(row.nl)
        if len(parts) != 2 or not all(len(part) > 3 for part in parts):
            continue
        first, last = parts[0], parts[1] if parts[1] in heads else lemma(parts[1])
        if first not in modifiers or last not in heads:
            continue
        said = " ".join(match_key(word) for term in row.english for word in term.text.replace("-", " ").split())
        # Inside a word, too: bondholder says holder.
        known = {match_key(word) for word in modifiers[first] | heads[last] if len(word) > 2}
        if not any(key in said for key in known):
            english = row.english[0].text
            yield at(
                row, "T041", f"'{english}' has no word that components.csv gives for {first} or {last}; look at both"
            )
