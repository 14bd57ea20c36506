"""Opening the termbase for a command, with the starter terms attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import SubjectField

if TYPE_CHECKING:
    from glossary.termbase import Termbase


def open_session(db: str | None, *, create: bool = False) -> Termbase:
    """Open the termbase of a command; a damaged overlay of the starter terms is built again."""
    from glossary.cli.output import say
    from glossary.starter.overlay import sound_overlay
    from glossary.termbase import open_termbase

    return open_termbase(Path(db) if db else None, create=create, starter=sound_overlay(), told=say)


def field_named(name: str | None) -> SubjectField | None:
    """Give the subject field of an option. Raises UsageError for an unknown name."""
    if name is None:
        return None
    try:
        return SubjectField(name.casefold())
    except ValueError:
        known = ", ".join(SubjectField)
        raise UsageError(tr("there is no field '{name}'; known are {known}", name=name, known=known)) from None
