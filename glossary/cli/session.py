"""Opening the termbase for a command, with the starter terms attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import UsageError
from glossary.model import SubjectField

if TYPE_CHECKING:
    from glossary.termbase import Termbase


def open_session(db: str | None, *, create: bool = False) -> Termbase:
    """Open the termbase of a command; a damaged overlay of the starter terms is built again."""
    import sqlite3

    from glossary.errors import TermbaseError
    from glossary.starter.overlay import overlay_path, rebuild_overlay
    from glossary.termbase import open_termbase

    path = Path(db) if db else None
    overlay = overlay_path()
    try:
        with sqlite3.connect(f"{overlay.as_uri()}?mode=ro&immutable=1", uri=True) as probe:
            probe.execute("SELECT 1 FROM terms LIMIT 1").fetchone()
        probe.close()
        return open_termbase(path, create=create, starter=overlay)
    except sqlite3.DatabaseError:
        return open_termbase(path, create=create, starter=rebuild_overlay())
    except TermbaseError:
        raise


def field_named(name: str | None) -> SubjectField | None:
    """Give the subject field of an option. Raises UsageError for an unknown name."""
    if name is None:
        return None
    try:
        return SubjectField(name.casefold())
    except ValueError:
        known = ", ".join(SubjectField)
        raise UsageError(f"there is no field '{name}'; known are {known}") from None
