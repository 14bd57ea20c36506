"""A compiled gettext catalog (.mo) to where its texts stand, once they are known to be no more than the file holds.

Source of the format: the GNU gettext manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from glossary.errors import ReadingError
from glossary.i18n import tr

_ORDERS = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
# What the tables have for each text: its size and its place, four bytes each.
_ROW = 8

Table = Sequence[tuple[int, int]]
"""The size and the place of each text, in bytes."""


def is_compiled(content: bytes) -> bool:
    """Say whether a file begins as a compiled catalog does."""
    return content[:4] in _ORDERS


def text_tables(content: bytes, name: str) -> tuple[Table, Table]:
    """Give where the originals and the translations stand. Raises ReadingError for a file that announces too much."""
    if not is_compiled(content):
        raise ReadingError(name, tr("is no compiled catalog; compile it again with 'msgfmt', or name the .po file"))
    order = _ORDERS[content[:4]]
    try:
        count, originals, translations = struct.unpack_from(f"{order}3I", content, 8)
        return _table(content, order, originals, count), _table(content, order, translations, count)
    except struct.error as error:
        raise ReadingError(name, broken()) from error


def _table(content: bytes, order: str, start: int, count: int) -> Table:
    if start + _ROW * count > len(content):
        raise struct.error
    numbers = struct.unpack_from(f"{order}{2 * count}I", content, start)
    table = list(zip(numbers[::2], numbers[1::2], strict=True))
    # Texts that overlap are made to fill the memory: a few bytes on disk, gigabytes when read one by one.
    if max(map(sum, table), default=0) > len(content) or sum(size for size, _ in table) > len(content):
        raise struct.error
    return table


def broken() -> str:
    """Say what is wrong with a compiled catalog that cannot be read, and what to do."""
    return tr("is a broken compiled catalog; compile it again with 'msgfmt', or name the .po file")
