"""A segment with its English, as the check takes it."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.model import Place

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Translation:
    """A Dutch segment and its English, with its place and what a person marked as no fault."""

    nl: str
    en: str
    place: Place
    ignored: frozenset[str] = frozenset()
    """Kinds of findings that a person marked here as no fault; `*` for all."""

    def ignores(self, kind: str) -> bool:
        """Say whether a kind of finding is ignored here."""
        return EVERYTHING in self.ignored or kind in self.ignored
