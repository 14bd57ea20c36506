"""A text and the forms of its terms to pieces: which words are which term, the longest term first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.dutch.tokens import Token, normalise, tokens
from glossary.report.data import Piece

# IT is not it, RES is not res: a short form in capitals is matched as it is written.
_MOST_CAPITALS = 4
# What is not seen or reorders text, and ligatures that hide their letters; quotes and dashes stay as they were set.
_UNSEEN = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFF9,
     0xFFFA, 0xFFFB, *range(0xE0000, 0xE0080)]
) | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}  # fmt: skip


def clean(text: str) -> str:
    """Take out of a text what hides or reorders text; control characters become spaces, half characters a sign.

    >>> clean(" omzet\\x1b[31m\\u202e "), clean("half \\ud83d")
    (' omzet [31m ', 'half \\ufffd')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\ufffd" if "\ud800" <= letter <= "\udfff" else letter if letter.isprintable() else " "
        for letter in unicodedata.normalize("NFC", text.translate(_UNSEEN))
    )


def shown(text: str) -> str:
    """Give a text as a page may show it: one line, cleaned.

    >>> shown("omzet\\n  en\\twinst ")
    'omzet en winst'
    """
    return " ".join(clean(text).split())


@dataclass(slots=True)
class FormIndex:
    """The forms of terms by their first word, to be found in tokens."""

    _by_first: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)

    def add(self, form: str, term: int) -> None:
        """Say that a form is a term. The first term that claims a form keeps it."""
        words = _words(tokens(normalise(form)))
        if not words:
            return
        self._by_first.setdefault(words[0], {}).setdefault(words, term)
        self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
        """Give the terms that begin at a token, each with the number of its tokens, the longest first."""
        first = words[start]
        forms = self._by_first.get(first)
        if not forms:
            return
        for size in range(min(self._longest[first], len(words) - start), 0, -1):
            term = forms.get(tuple(words[start : start + size]))
            if term is not None:
                yield size, term


def _words(found: Sequence[Token]) -> tuple[str, ...]:
    return tuple(_word(token.text) for token in found)


def _word(text: str) -> str:
    plain = normalise(text)
    return plain if plain.isupper() and 1 < len(plain) <= _MOST_CAPITALS else plain.casefold()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text cut into pieces."""

    pieces: tuple[Piece, ...]
    met: tuple[int, ...]
    """Every term met, those inside longer ones and repeated ones included."""


def mark(text: str, index: FormIndex) -> Marked:
    """Cut a text, as `shown` gives it, into the longest terms, from left to right, and what lies between.

    >>> index = FormIndex()
    >>> index.add("vrije kasstroom", 0)
    >>> index.add("kasstroom", 1)
    >>> [(piece.text, piece.term) for piece in mark("De vrije kasstroom, de kasstroom.", index).pieces]
    [('De ', -1), ('vrije kasstroom', 0), (', de ', -1), ('kasstroom', 1), ('.', -1)]
    """
    found = tokens(text)
    words = _words(found)
    met: list[int] = []
    spans: list[_Span] = []
    for start in range(len(words)):
        for size, term in index.at(words, start):
            met.append(term)
            if not spans or start >= spans[-1].end:
                spans.append(_Span(start, start + size, term, []))
            else:
                spans[-1].inside.append(term)
    return Marked(tuple(_cut(text, found, spans)), tuple(met))


class _Span(NamedTuple):
    """The tokens from `first` to before `end` that are a term, and the other terms that begin in them."""

    first: int
    end: int
    term: int
    inside: list[int]


def _cut(text: str, found: Sequence[Token], spans: Iterable[_Span]) -> Iterator[Piece]:
    at = token = 0
    for first, end, term, inside in spans:
        start = found[first].start
        stop = found[end - 1].start + len(found[end - 1].text)
        if start > at:
            yield Piece(text[at:start], -1, _counted(found[token:first]))
        yield Piece(text[start:stop], term, _counted(found[first:end]), tuple(inside))
        at, token = stop, end
    if at < len(text):
        yield Piece(text[at:], -1, _counted(found[token:]))


def _counted(found: Sequence[Token]) -> int:
    return sum(token.kind != "mark" for token in found)
