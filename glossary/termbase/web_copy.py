"""A termbase to a copy that is only read: one file without a journal, with words to search in place of trigrams."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from glossary.errors import TermbaseError
from glossary.i18n import tr
from glossary.termbase.connection import Termbase, explained

# The full-text index of trigrams answers no query of words, which is what a web view asks.
_FOR_THE_WEB = (
    "DROP TRIGGER terms_indexed",
    "DROP TRIGGER terms_unindexed",
    "DROP TRIGGER terms_reindexed",
    "DROP TABLE terms_trigrams",
    "CREATE VIRTUAL TABLE terms_words USING fts5 (text, content = 'terms', content_rowid = 'id',"
    " tokenize = 'unicode61 remove_diacritics 2')",
    "INSERT INTO terms_words (terms_words) VALUES ('rebuild')",
)


def write_web_copy(termbase: Termbase, target: Path) -> None:
    """Write the copy, in place of an older one. Raises TermbaseError when the file cannot be written."""
    unfinished = target.with_name(f".{target.name}.tmp")
    try:
        unfinished.unlink(missing_ok=True)
        with explained(target):
            _write(termbase.connection, unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise TermbaseError(
            target, tr("cannot be written ({strerror}); choose another folder", strerror=error.strerror)
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _write(connection: sqlite3.Connection, path: Path) -> None:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        connection.backup(copy, name="main")
        copy.execute("PRAGMA journal_mode = DELETE")
        for statement in _FOR_THE_WEB:
            copy.execute(statement)
        copy.execute("VACUUM")
    finally:
        copy.close()
