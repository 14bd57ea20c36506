"""A file with texts in two languages to segment pairs, Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.model import Place


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A Dutch text and its English, as plain text, with the place where they stand."""

    nl: str
    en: str
    place: Place
