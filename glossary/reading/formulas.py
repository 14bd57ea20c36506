"""Cells that a spreadsheet would take for a formula, to cells it takes for text, and back."""

from __future__ import annotations

import re

# OWASP, CSV injection: what makes a spreadsheet calculate; the last four are its wide forms in East Asian fonts.
_STARTS = "=+\\-@\t\r＝＋－＠"
# An apostrophe may belong to the text: '+1 is guarded as ''+1, so that taking one away always gives the text back.
# A sign alone is no formula.
_STARTS_FORMULA = re.compile(f"'*[{_STARTS}].", re.DOTALL)
_GUARDED = re.compile(f"'+[{_STARTS}].", re.DOTALL)


def guarded(cell: str) -> str:
    """Put an apostrophe in front of a cell that a spreadsheet would run.

    >>> guarded("=1+1"), guarded("'-tje"), guarded("'s ochtends")
    ("'=1+1", "''-tje", "'s ochtends")
    """
    return f"'{cell}" if is_unsafe(cell) else cell


def is_unsafe(cell: str) -> bool:
    """Say whether `guarded` changes a cell."""
    return _STARTS_FORMULA.match(cell) is not None


def unguarded(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from taking a text for a formula.

    >>> unguarded("'=1+1"), unguarded("''-tje"), unguarded("'s ochtends")
    ('=1+1', "'-tje", "'s ochtends")
    """
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def is_formula(cell: str) -> bool:
    """Say whether a cell of a saved table is a formula rather than a text."""
    return cell.startswith("=") and len(cell) > 1
