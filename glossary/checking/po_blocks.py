"""A catalog's bytes to its messages as blocks of lines and back, byte for byte: for comments that come and go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import CatalogError
from glossary.exchange.gettext_files import decoded
from glossary.i18n import tr

_CHARSET = re.compile(rb"Content-Type:[^\n]{0,80}?charset=([\w.:-]{1,40})")
_KEYWORD = re.compile(r"\s*(?P<word>msgctxt|msgid_plural|msgid|msgstr)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """One message with its comments."""

    first: int
    """The number of its first line, 0-based, in the lines of the file."""
    message: int
    """Where the message itself begins, behind its comments."""
    end: int
    """The line behind it."""
    comments: tuple[str, ...]
    """Its comment lines, without line ends."""

    @property
    def lines(self) -> range:
        """The numbers of its lines, 1-based."""
        return range(self.first + 1, self.end + 1)


@dataclass(frozen=True, slots=True)
class Blocks:
    """A catalog cut into lines and messages."""

    lines: tuple[str, ...]
    """The lines with their ends."""
    blocks: tuple[Block, ...]
    charset: str
    mark: bytes
    """The byte order mark, where there is one."""

    @property
    def line_end(self) -> str:
        """How the lines of the file end."""
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"


def read_blocks(content: bytes, path: Path) -> Blocks:
    """Cut a catalog. Obsolete messages (`#~`) are no blocks. Raises CatalogError when it is no text."""
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    told = _CHARSET.search(content[:16384])
    charset = told[1].decode("ascii") if told and told[1] != b"CHARSET" and not mark else "UTF-8"
    decoded(content, path)  # refuses what is no text in that encoding
    lines = tuple(_LINE.findall(content[len(mark) :].decode(charset)))
    return Blocks(lines, tuple(_blocks(lines)), charset, mark)


def _blocks(lines: tuple[str, ...]) -> Iterable[Block]:
    first: int | None = None
    message: int | None = None
    for number, line in enumerate((*lines, "")):
        bare = line.strip()
        comment = bare.startswith("#") and not bare.startswith("#~")
        keyword = _KEYWORD.match(line)
        begins = comment or (keyword is not None and keyword["word"] in {"msgctxt", "msgid"})
        inside = bare.startswith('"') or (
            keyword is not None and not _begins_message(lines, message, number, keyword["word"])
        )
        if message is not None and not inside:
            yield _block(lines, first if first is not None else message, message, number)
            first = message = None
        if begins and message is None:
            first = number if first is None else first
            message = number if keyword is not None else None
        elif message is None and not comment:
            first = None  # a comment that belongs to no message


def _begins_message(lines: tuple[str, ...], message: int | None, number: int, word: str) -> bool:
    """Say whether a msgctxt or msgid begins another message, rather than going on with this one."""
    if message is None or word not in {"msgctxt", "msgid"}:
        return False
    seen = [found["word"] for line in lines[message:number] if (found := _KEYWORD.match(line))]
    return "msgstr" in seen or word in seen


def _block(lines: tuple[str, ...], first: int, message: int, end: int) -> Block:
    return Block(first, message, end, tuple(line.rstrip("\r\n") for line in lines[first:message]))


def with_comments(
    found: Blocks, prefix: str, comments: Callable[[Block], Iterable[str]], *, after: tuple[str, ...]
) -> bytes:
    """Give the catalog with comment lines of ours, each beginning with `prefix`, in place of those that were there.

    They stand behind the last comment line that begins with one of `after`, else before all others. All other lines stay
    as they are, byte for byte. Raises UnicodeEncodeError when the catalog's encoding cannot hold a comment.
    """
    lines = list(found.lines)
    for block in reversed(found.blocks):
        kept = [line for line in lines[block.first : block.message] if not line.startswith(prefix)]
        place = max((at + 1 for at, line in enumerate(kept) if line.startswith(after)), default=0)
        added = [f"{prefix}{comment}{found.line_end}" for comment in comments(block)]
        lines[block.first : block.message] = [*kept[:place], *added, *kept[place:]]
    return found.mark + "".join(lines).encode(found.charset)


def refuse_unencodable(path: Path, error: UnicodeEncodeError) -> CatalogError:
    """Make the error for a catalog whose encoding cannot hold what should be written."""
    return CatalogError(
        path,
        tr(
            "is in {encoding}, which cannot hold {object!r}; convert it to UTF-8 with 'msgconv -t UTF-8'",
            encoding=error.encoding,
            object=error.object[error.start],
        ),
    )
