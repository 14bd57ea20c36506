"""Rich Text Format (.rtf) to paragraphs: the text without formatting, pictures, headers and field codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import Place, Problem
from glossary.reading.flow import numbered
from glossary.reading.opening import read_whole

if TYPE_CHECKING:
    from glossary.reading.base import Limits, Paragraph

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)"
)
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
# Groups that hold no text of the document.
_NO_TEXT = frozenset(
    """fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr
        footerf fldinst listtable listoverridetable revtbl rsidtbl generator filetbl xe tc txe annotation atnid
        atnauthor themedata datastore latentstyles nonshppict""".split()
)
_ENDS_PARAGRAPH = frozenset({"par", "sect", "page", "cell", "row", "nestcell", "nestrow"})
_WRITTEN = {
    "line": "\n", "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "-", "-": "\u00ad",
    "{": "{", "}": "}", "\\": "\\", "\n": "\x00", "\r": "\x00",
}  # fmt: skip
# Programs nest groups ten deep.
_DEEPEST = 500
_BREAK = "\x00"


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    silent: bool = False
    fallback: int = 1
    """How many characters behind `\\u` stand for it in old programs."""


def paragraphs(source: BinaryIO, name: str, limits: Limits, problems: list[Problem]) -> Iterator[Paragraph]:
    """Give the paragraphs of an RTF file; `line` is the number of the paragraph. Footnotes stand where they belong."""
    data = read_whole(source, name, limits)
    texts = "".join(_written(data, name, problems)).split(_BREAK)
    yield from numbered(((_paired(text), "") for text in texts), name)


def _paired(text: str) -> str:
    """Put the two halves together that RTF writes for a character beyond the first 65536."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _code_page(data: bytes) -> str:
    told = _CODE_PAGE.search(data[:1024])
    page = f"cp{told.group(1).decode()}" if told else "cp1252"
    return page if re.fullmatch(r"cp(?:125\d|437|85\d)", page) else "cp1252"


def _written(data: bytes, name: str, problems: list[Problem]) -> Iterator[str]:
    """Give the text in pieces, with a mark between paragraphs."""
    page = _code_page(data)
    groups = [_Group()]
    position, owed = 0, 0
    while found := _TOKEN.match(data, position):
        position = found.end()
        word = (found["word"] or b"").decode("ascii")
        number = int(found["number"] or 0)
        if found["brace"] == b"{":
            groups.append(groups[-1])
            if len(groups) > _DEEPEST:
                raise ReadingError(name, tr("nests its groups too deep; save it again from the program it came from"))
        elif found["brace"]:
            groups[1:] = groups[1:-1]
            owed = 0
        elif word == "bin":
            position += max(0, number)
        elif word or found["symbol"]:
            groups[-1] = _changed(groups[-1], word, number, found)
            if not groups[-1].silent:
                yield _character(word, number, found)
                owed = groups[-1].fallback if word == "u" else 0
        elif not groups[-1].silent and (raw := found["text"] or found["byte"]):
            text = raw.decode(page, "replace") if found["text"] else bytes.fromhex(raw.decode()).decode(page, "replace")
            yield text[owed:]
            owed = max(0, owed - len(text))
    if len(groups) > 1:
        problems.append(Problem(Place(name), tr("ends in the middle; what stands before was read")))


def _changed(group: _Group, word: str, number: int, found: re.Match[bytes]) -> _Group:
    """Give the state of a group behind a control word."""
    if word in _NO_TEXT or found["symbol"] == b"*":
        return replace(group, silent=True)
    if word in {"v", "deleted"}:
        return replace(group, silent=found["number"] != b"0")
    return replace(group, fallback=max(0, number)) if word == "uc" else group


def _character(word: str, number: int, found: re.Match[bytes]) -> str:
    """Give what a control word or symbol writes, if anything."""
    if word == "u":
        return chr(number % 65_536)
    if word in _ENDS_PARAGRAPH:
        return _BREAK
    return _WRITTEN.get(word or found["symbol"].decode("latin-1"), "")
