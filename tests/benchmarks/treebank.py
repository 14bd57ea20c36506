"""A treebank in CoNLL-U to sentences of our tokens with our parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from glossary.dutch.tagger import TAGS
from glossary.dutch.tokens import normalise, tokens

Sentence = list[tuple[str, str]]
"""Tokens with their tags."""
_COLUMNS = 10


def read_treebank(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file as sentences of tokens as `glossary.dutch.tokens` cuts them, with `TAGS`."""
    sentences: list[Sentence] = [[]]
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        columns = line.split("\t")
        if not line:
            sentences.append([])
        elif columns[0].isdigit():
            if len(columns) != _COLUMNS:
                raise SystemExit(f"{path}:{number}: {len(columns)} columns; CoNLL-U has {_COLUMNS}")
            sentences[-1].extend(_cut(_plain(columns[1]), tag_of(columns[3], columns[4])))
    return [sentence for sentence in sentences if sentence]


def _plain(form: str) -> str:
    """Write quotation marks as text has them today."""
    return normalise('"' if form in {",,", "''", "``"} else form)


def _cut(form: str, tag: str) -> Iterator[tuple[str, str]]:
    pieces = tokens(form)
    if len(pieces) < 2:
        # The treebanks have 4% as a symbol and 4 % as a number and a symbol.
        yield form, "NUM" if pieces and pieces[0].kind == "number" else tag
        return
    for piece in pieces:
        yield piece.text, {"mark": "PUNCT", "number": "NUM"}.get(piece.kind, tag)


def tag_of(upos: str, xpos: str) -> str:
    """Give the tag for a part of speech of Universal Dependencies with its features in the Dutch tagset (CGN).

    >>> tag_of("ADJ", "TW|rang|prenom|stan"), tag_of("VERB", "WW|vd|prenom|met-e"), tag_of("SYM", "LET")
    ('NUM', 'PTCP', 'PUNCT')
    """
    fixed = {"LET": "PUNCT", "TW": "NUM"}.get(xpos.split("|", maxsplit=1)[0])
    if fixed:
        return fixed
    if xpos == "SPEC|afgebr":  # winst- en verliesrekening
        return "NOUN"
    if re.match(r"(ADJ|WW\|[vo]d)\|nom", xpos):
        return "NOUN" if xpos.endswith("mv-n") else "ADJ"
    if upos == "VERB" and "|prenom" in xpos:
        return "PTCP"
    return {"AUX": "VERB", "SYM": "X"}.get(upos, upos if upos in TAGS else "FUNC")
