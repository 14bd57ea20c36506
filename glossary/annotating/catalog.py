"""The terms of the messages of a .po to `#. Terms:` comments beside them, which translation editors show; and out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from glossary.annotating.annotate import terms_in
from glossary.checking.po_blocks import Block, Blocks, read_blocks, refuse_unencodable, with_comments
from glossary.checking.terms import TermIndex
from glossary.dutch.language import language_of
from glossary.exchange.plain_text import one_line
from glossary.reading.bilingual_direction import dutchness
from glossary.reading.bilingual_text import plain_text

_PREFIX = "#. Terms: "
_AFTER = ("#.", "# ", "#\n", "#\r")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr)")
_ESCAPES = {"n": " ", "t": " ", "r": " ", '"': '"', "\\": "\\"}
# More terms than this hide the message; the first ones are shown.
_MOST_TERMS = 12
_SHOWN = 3


def with_terms(index: TermIndex, content: bytes, path: Path, *, starter: bool = True) -> bytes:
    """Give a catalog with the terms of each Dutch message as a comment; nothing else in it changes.

    Done again, it gives the same. Raises CatalogError when the content is no catalog in a known encoding, or that
    cannot hold the terms.
    """
    found = read_blocks(content, path)
    side = _dutch_side(found)
    messages = [block for block in found.blocks if _text(found, block, "msgid")]  # without the header
    texts = [plain_text(_text(found, block, side)) for block in messages]
    annotations = dict(zip(messages, terms_in(index, texts, starter=starter), strict=True))

    def comments(block: Block) -> Iterator[str]:
        """Give the comment of a message: its terms with their English."""
        terms: dict[str, str] = {}
        for one in annotations.get(block, ()):
            terms.setdefault(one.term.casefold(), f"{one.term} = {' | '.join(one.english[:_SHOWN])}")
        if terms:
            yield one_line("; ".join(list(terms.values())[:_MOST_TERMS]))

    try:
        return with_comments(found, _PREFIX, comments, after=_AFTER)
    except UnicodeEncodeError as error:
        raise refuse_unencodable(path, error) from error


def without_terms(content: bytes, path: Path) -> bytes:
    """Give a catalog without those comments. Raises CatalogError when it is no text."""
    return with_comments(read_blocks(content, path), _PREFIX, lambda block: (), after=_AFTER)


def _dutch_side(found: Blocks) -> str:
    """Say whether the messages or their translations are Dutch, by the texts."""
    sample = [block for block in found.blocks if _text(found, block, "msgid")][:200]
    texts = {side: [_text(found, block, side) for block in sample] for side in ("msgid", "msgstr")}
    if any(language_of(text) == "nl" for text in texts["msgid"]) or not any(texts["msgstr"]):
        return "msgid"
    return "msgid" if dutchness(texts["msgid"]) >= dutchness(texts["msgstr"]) else "msgstr"


def _text(found: Blocks, block: Block, side: str) -> str:
    """Give the text of a message: of msgid and msgid_plural, or of the translations."""
    pieces: list[str] = []
    keyword = ""
    for line in found.lines[block.message : block.end]:
        told = _KEYWORD.match(line)
        if told:
            keyword = told[1]
            pieces.append(" ")
        if keyword.startswith(side) and (string := _STRING.match(line, max(0, line.find('"')))):
            pieces.append(re.sub(r"\\(.)", lambda escaped: _ESCAPES.get(escaped[1], escaped[0]), string[1]))
    return " ".join("".join(pieces).split())
