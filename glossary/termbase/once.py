"""What is read of the starter terms, kept for the next that asks in the same program."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

from glossary.termbase.connection import Termbase

Read = TypeVar("Read")


def once_per_starter(read: Callable[[Termbase], Read]) -> Callable[[Termbase], Read]:
    """Call a function once for each database of starter terms; what it gives is shared, and not to be changed.

    The name of such a database tells its content. Only the last one is kept; a termbase without starter terms is asked each time.
    """
    kept: dict[Path, Read] = {}

    @wraps(read)
    def reading(termbase: Termbase) -> Read:
        database = termbase.starter_path
        if database is None:
            return read(termbase)
        if database not in kept:
            kept.clear()
            kept[database] = read(termbase)
        return kept[database]

    return reading
