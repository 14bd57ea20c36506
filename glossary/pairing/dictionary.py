"""A dictionary in dictd's format, as FreeDict and Debian ship them, to a source of suggestions. Off unless a file is named.

Source of the format: the manual page of dictfmt(1); a .dict.dz is a gzip file with an index of its own, which is not used.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from glossary.dutch.lemmas import lemma
from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import EvidenceKind, SubjectField
from glossary.pairing.confidence import ranked
from glossary.pairing.support import Suggestion

# Room for millions of entries; what is larger is a mistake or a bomb.
_MOST_BYTES = 256 * 1024 * 1024
_DIGITS = {
    letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
# What stands in an entry beside translations: numbers of senses, grammar and notes in brackets, sounds between slashes.
_ASIDE = re.compile(r"^\s*\d+\.\s*|/[^/\n]{1,80}/|\([^()]{0,120}\)|<[^<>]{0,120}>|\[[^\[\]]{0,120}\]")
_MOST_SENSES = 5


class DictdDictionary:
    """Suggests what a Dutch-English dictionary has for a term or its lemma."""

    def __init__(self, path: Path) -> None:
        """Open a dictionary by its .index, .dict or .dict.dz file. Raises ReadingError when it is none."""
        base = path.with_name(path.name.removesuffix(".dz").removesuffix(".dict").removesuffix(".index"))
        self.name = base.name
        packed, plain = base.with_name(f"{base.name}.dict.dz"), base.with_name(f"{base.name}.dict")
        self._text = _read(packed, packed=True) if packed.is_file() else _read(plain, packed=False)
        self._places = _index(base.with_name(f"{base.name}.index"))

    def __call__(self, term: str, subject_field: SubjectField, /) -> Iterator[Suggestion]:
        """Suggest the English of a headword, in the order of the dictionary."""
        headword = next((word for word in (term.casefold(), lemma(term)) if word in self._places), None)
        if headword is None:
            return
        for rank, english in enumerate(self.translations(headword)[:_MOST_SENSES]):
            yield Suggestion(
                english,
                EvidenceKind.DICTIONARY,
                ranked(EvidenceKind.DICTIONARY, rank),
                f"{self.name}: '{headword}', in place {rank + 1}",
            )

    def translations(self, headword: str) -> list[str]:
        """Give the translations of a headword, each once."""
        found: dict[str, None] = {}
        for start, size in self._places.get(headword.casefold(), ()):
            _, *lines = self._text[start : start + size].decode("utf-8", "replace").splitlines() or [""]
            for line in lines:
                for piece in re.split(r"[,;]", _ASIDE.sub("", line)):
                    english = " ".join(piece.replace("\N{HYPHEN}", "-").split())
                    if english and english.isprintable():
                        found.setdefault(english)
        return list(found)


def _read(path: Path, *, packed: bool) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ReadingError(
            str(path), tr("cannot be read ({strerror}); name the .index of a dictd dictionary", strerror=error.strerror)
        ) from error
    if packed:
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _MOST_BYTES + 1)
        except zlib.error as error:
            raise ReadingError(str(path), tr("is no gzip file; install the dictionary again")) from error
    if len(data) > _MOST_BYTES:
        raise ReadingError(
            str(path), tr("is larger than {most_bytes} MB, which no dictionary is", most_bytes=_MOST_BYTES // 1024**2)
        )
    return data


def _index(path: Path) -> dict[str, list[tuple[int, int]]]:
    """Give each headword with the places of its entries, as offset and size in bytes."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_read(path, packed=False).decode("utf-8", "replace").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) < 3:
            raise ReadingError(f"{path}:{number}", tr("has no offset and size; name the .index of a dictd dictionary"))
        if not fields[0].startswith("00database"):
            place = (_number(fields[1], path, number), _number(fields[2], path, number))
            places.setdefault(fields[0].casefold().strip(), []).append(place)
    return places


def _number(text: str, path: Path, line: int) -> int:
    """Give the number that dictd writes with 64 digits.

    >>> _number("Ryx", Path("a.index"), 1)
    72881
    """
    value = 0
    for letter in text:
        if letter not in _DIGITS or value > _MOST_BYTES:
            raise ReadingError(
                f"{path}:{line}", tr("has a broken offset '{text}'; install the dictionary again", text=text[:20])
            )
        value = value * 64 + _DIGITS[letter]
    return value
