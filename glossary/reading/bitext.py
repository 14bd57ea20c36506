"""Pairs of texts in two languages to the side that is Dutch."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.dutch.language import language_of

# Messages are short; so many together hold enough common words to tell their language.
_SAMPLE = 500


def language_of_texts(texts: Iterable[str]) -> str:
    """Give the language of texts that are too short one by one: `nl`, `en`, `de`, `fr`, or nothing when it is unclear.

    >>> language_of_texts(["De omzet", "van het concern", "is niet", "bekend"])
    'nl'
    """
    return language_of(" . ".join(text for text, _ in zip(texts, range(_SAMPLE), strict=False)))


def dutch_side(sides: tuple[list[str], list[str]]) -> int | None:
    """Give 0 or 1 for the list of texts that is Dutch; None when neither is, or both."""
    told = [language_of_texts(side) == "nl" for side in sides]
    return told.index(True) if sum(told) == 1 else None
