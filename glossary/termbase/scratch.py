"""A termbase to a private copy that may be written to and is gone when it is closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from glossary.termbase.connection import Termbase, attached, explained, open_termbase


@contextmanager
def scratch_copy(termbase: Termbase) -> Iterator[Termbase]:
    """Copy a termbase, the starter terms attached as they are there; nothing that is written reaches the original."""
    # Not in memory: a termbase of a million entries has half a gigabyte.
    with TemporaryDirectory(prefix="glossary-") as folder:
        path = Path(folder) / termbase.path.name
        if attached(termbase.connection)["main"]:  # else it is an empty one that no file holds
            with explained(termbase.path), closing(sqlite3.connect(path)) as copy:
                termbase.connection.backup(copy)
        with open_termbase(path, create=True, starter=termbase.starter_path) as scratch:
            # It need not outlive the program.
            scratch.connection.execute("PRAGMA synchronous = OFF")
            yield scratch
