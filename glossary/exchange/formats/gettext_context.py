"""The `msgctxt` of a message to what it says of a term: its subject field and part of speech."""

from __future__ import annotations

import re

from glossary.exchange.formats.labels import field_label, field_of, known_pos
from glossary.model import SubjectField

_PARTED = re.compile(r"[,;|/>:]")
_BEHIND = re.compile(r"\(([^()]*)\)$")


def read_context(context: str, msgstr: str = "") -> tuple[str, str, str]:
    """Give the subject field as a text, the part of speech, and what of a context was not understood.

    The translation in brackets, which our own export adds to tell homonyms apart, is left out.

    >>> read_context("finance, bookkeeping, noun"), read_context("noun"), read_context("tech (to run)", "to run")
    (('finance, bookkeeping', 'noun', ''), ('', 'noun', ''), ('tech', '', ''))
    >>> read_context("Banking"), read_context("Main menu")
    (('Banking', '', ''), ('', '', 'Main menu'))
    """
    found = _BEHIND.search(context)
    if found and msgstr and found[1] == msgstr:
        context = context[: found.start()]
    parts = [part for piece in _PARTED.split(context) if (part := piece.strip())]
    pos = ""
    if parts and (pos := known_pos(parts[-1])):
        parts.pop()
    elif parts and (pos := known_pos(parts[0])):
        parts.pop(0)
    if not parts:
        return "", pos, ""
    if parts[0].casefold() in {*SubjectField}:
        field = SubjectField(parts[0].casefold())
        return field_label(field, ", ".join(parts[1:])), pos, ""
    text = ", ".join(parts)
    return (text, pos, "") if field_of(text)[0] else ("", pos, text)
