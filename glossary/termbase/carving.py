"""The bytes of a damaged database file to the rows that its pages still hold, without asking SQLite.

Source of the layout: "Database File Format" and "WAL-mode File Format" of the SQLite documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Value = int | float | str | bytes | None

_LEAF_OF_TABLE = 0x0D
_HEADER = 100
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65_536
# A row of ours is shorter; a length beyond it is damage.
_LONGEST_ROW = 16_000_000
_WAL_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class CarvedRow:
    """A row as a page holds it: its number, and the values of its columns."""

    number: int
    values: tuple[Value, ...]


def carve(path: Path) -> Iterator[CarvedRow]:
    """Give every row that can be read from the pages of a file and of the log beside it.

    Which table a row is of is not known, and rows that were deleted may be among them.
    """
    content = path.read_bytes()
    size = _page_size(content)
    pages = {number: content[start : start + size] for number, start in enumerate(range(0, len(content), size), 1)}
    beside = path.with_name(f"{path.name}-wal")
    if beside.is_file():
        pages.update(_logged_pages(beside.read_bytes(), size))
    for number, page in pages.items():
        yield from _rows(page, _HEADER if number == 1 else 0, pages, size)


def _page_size(content: bytes) -> int:
    """Give the size of a page; where the header is gone, the one that SQLite takes for new files."""
    size = int.from_bytes(content[16:18], "big")
    size = _LARGEST_PAGE if size == 1 else size
    return size if _SMALLEST_PAGE <= size <= _LARGEST_PAGE and size & (size - 1) == 0 else 4096


def _logged_pages(log: bytes, size: int) -> dict[int, bytes]:
    """Give the pages of the transactions that were finished in a write-ahead log; later ones replace earlier ones."""
    salts = log[16:24]
    kept: dict[int, bytes] = {}
    unfinished: dict[int, bytes] = {}
    for start in range(_WAL_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        header = log[start : start + _FRAME_HEADER]
        if header[8:16] != salts:
            break
        unfinished[int.from_bytes(header[:4], "big")] = log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        if header[4:8] != b"\0\0\0\0":
            kept.update(unfinished)
            unfinished = {}
    return kept


def _rows(page: bytes, header: int, pages: dict[int, bytes], size: int) -> Iterator[CarvedRow]:
    """Give the rows of a page that is a leaf of a table; a cell that makes no sense is passed over."""
    if len(page) < header + 8 or page[header] != _LEAF_OF_TABLE:
        return
    count = int.from_bytes(page[header + 3 : header + 5], "big")
    for cell in range(min(count, (len(page) - header - 8) // 2)):
        at = header + 8 + 2 * cell
        try:
            yield _row(page, int.from_bytes(page[at : at + 2], "big"), pages, size)
        except (IndexError, ValueError, UnicodeDecodeError):
            continue


def _row(page: bytes, start: int, pages: dict[int, bytes], size: int) -> CarvedRow:
    length, start = _varint(page, start)
    number, start = _varint(page, start)
    if length > _LONGEST_ROW:
        raise ValueError(length)
    return CarvedRow(number, _values(_payload(page, start, length, pages, size)))


def _payload(page: bytes, start: int, length: int, pages: dict[int, bytes], size: int) -> bytes:
    """Give the bytes of a row, those on overflow pages included."""
    most = size - 35
    if length <= most:
        return _whole(page[start : start + length], length)
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    parts = [_whole(page[start : start + local], local)]
    following = int.from_bytes(page[start + local : start + local + 4], "big")
    missing = length - local
    seen: set[int] = set()
    while missing > 0:
        if following not in pages or following in seen:
            raise ValueError(following)
        seen.add(following)
        part = pages[following][4 : 4 + min(missing, size - 4)]
        missing -= len(part)
        parts.append(part)
        following = int.from_bytes(pages[following][:4], "big")
    return b"".join(parts)


def _whole(part: bytes, length: int) -> bytes:
    if len(part) != length:
        raise ValueError(length)
    return part


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    if end > len(payload):
        raise ValueError(end)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        width = _width(kind)
        values.append(_value(kind, _whole(payload[at : at + width], width)))
        at += width
    if at != len(payload):
        raise ValueError(at)
    return tuple(values)


# Bytes of a value by its serial type; texts and blobs have theirs from 12 on.
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def _width(kind: int) -> int:
    return _WIDTHS[kind] if kind < 12 else (kind - 12) // 2


def _value(kind: int, part: bytes) -> Value:
    if kind >= 12:
        return part.decode() if kind % 2 else part
    if kind in {0, 8, 9}:
        return None if kind == 0 else kind - 8
    if kind == 7:
        import struct

        return float(struct.unpack(">d", part)[0])
    return int.from_bytes(part, "big", signed=True)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; give it and the place behind it."""
    value = 0
    for place in range(8):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | content[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9
