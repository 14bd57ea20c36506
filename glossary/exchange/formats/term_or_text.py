"""Pairs of texts to terms and sentences: what a memory or a catalog holds that a glossary can use."""

from __future__ import annotations

import re

# The longest term among the starter terms has 9 words; longer segments of a memory are headings and sentences.
_MOST_WORDS = 8
_MOST_CHARACTERS = 90
# A sentence ends so, a term does not, but for abbreviations (B.V., p.a., incl.), which stay under this length.
_ENDS_SENTENCE = re.compile(r"[.!?:;…]['\"”’)]*$")
_LONGEST_ABBREVIATION = 12
# printf and template directives, tags: texts of a program.
_PLACEHOLDER = re.compile(r"%(?:\d\$|\()?[-+ #0]*\d*[sdifu]\b|%\(|\{\w*\}|\$\{|</?\w[^<>]*>")
_LETTER = re.compile(r"[^\W\d_]")


def no_term(*texts: str) -> str:
    """Tell why texts are no terms; nothing when all of them may be.

    >>> no_term("vrije kasstroom", "free cash flow"), no_term("B.V.", "private company")
    ('', '')
    >>> no_term("De omzet steeg.", "Revenue rose."), no_term("2.450", "2,450"), no_term("%s regels", "%s lines")
    ('a sentence', 'no word', 'a text with placeholders')
    """
    for text in texts:
        if not _LETTER.search(text):
            return "no word"
        if _PLACEHOLDER.search(text):
            return "a text with placeholders"
        if "\n" in text.strip() or len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS:
            return "a sentence"
        if _ENDS_SENTENCE.search(text) and len(text) > _LONGEST_ABBREVIATION:
            return "a sentence"
    return ""
