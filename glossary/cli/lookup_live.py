"""`glossary lookup --interactive`: the screen that answers while one types, or a plain question and answer without one."""

from __future__ import annotations

import os
import sys

from glossary.i18n import tr
from glossary.model import SubjectField


def answer_while_typing(db: str | None, *, reverse: bool, limit: int, subject_field: SubjectField | None) -> None:
    """Answer until the person leaves. Raises TermbaseError when the termbase cannot be opened."""
    from glossary.cli.session import open_session

    if not _has_screen():
        _answer_lines(db, reverse=reverse, limit=limit, subject_field=subject_field)
        return
    open_session(db).__exit__(None, None, None)  # what is wrong with it is told before the screen comes
    from glossary.tui.lookup_screen import LookupApp

    LookupApp(lambda: open_session(db), reverse=reverse, limit=limit, subject_field=subject_field).run()


def _has_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in {"dumb", "unknown"}


def _answer_lines(db: str | None, *, reverse: bool, limit: int, subject_field: SubjectField | None) -> None:
    from glossary.cli.lookup_batch import answer_batch
    from glossary.cli.output import OutputFormat, say

    if sys.stdin.isatty():
        say(tr("one term a line; Ctrl+D leaves"))
    answer_batch(db, "-", OutputFormat.TABLE, reverse=reverse, limit=limit, subject_field=subject_field)
