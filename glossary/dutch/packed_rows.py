"""Rows of small numbers to one large number each, so that many rows are summed by adding numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from struct import Struct

Packed = dict[str, int]
WIDTH = 12
"""Numbers in a row: one for each tag of the tagger."""
# 16 bits for each number; and two rows in one.
_ROW = Struct(f"<{WIDTH}H")
_TWO_ROWS = Struct(f"<{2 * WIDTH}H")
BITS = _ROW.size * 8
"""How far a second row is shifted to stand behind the first."""


def packed_rows(table: Mapping[str, bytes]) -> Packed:
    """Give each row as one number with 16 bits for each of its bytes, so that rows are summed by adding numbers.

    A word has some fifty features, so that no sum of bytes outgrows its bits.
    """
    spread = bytearray(_ROW.size)
    found: Packed = {}
    for feature, row in table.items():
        spread[::2] = row
        found[feature] = int.from_bytes(spread, "little")
    return found


def total(features: Iterable[str], table: Packed) -> tuple[int, ...]:
    """Sum the rows that a table has for the features; all zero when it has none."""
    return _ROW.unpack(sum(filter(None, map(table.get, features))).to_bytes(_ROW.size, "little"))


def both_totals(features: Iterable[str], table: Packed) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sum the rows of two tables that are in one number: those for the glance, those for the decision."""
    scores = _TWO_ROWS.unpack(sum(filter(None, map(table.get, features))).to_bytes(_TWO_ROWS.size, "little"))
    return scores[:WIDTH], scores[WIDTH:]
