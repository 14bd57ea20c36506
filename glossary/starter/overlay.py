"""terms/ to a read-only database in the user's cache, built once per content and version."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import __version__
from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.places import cache_folder
from glossary.starter.files import FILES, terms_folder

if TYPE_CHECKING:
    from glossary.starter.parsing import StarterTerms

# Counts up when the tables below or the keys change, so that no overlay of an older layout is taken.
_LAYOUT = 15
_TABLES = """
CREATE TABLE components (id INTEGER PRIMARY KEY, nl TEXT NOT NULL, role TEXT NOT NULL, field TEXT NOT NULL, en TEXT NOT NULL,
    examples TEXT NOT NULL) STRICT;
CREATE TABLE false_friends (id INTEGER PRIMARY KEY, nl TEXT NOT NULL, key TEXT NOT NULL, wrong TEXT NOT NULL, "right" TEXT NOT NULL,
    field TEXT NOT NULL, why TEXT NOT NULL) STRICT;
"""


def _fingerprint(folder: Path) -> str:
    """Tell one state of terms/ from another by the content of its files, whatever their times: 1 ms for 1.5 MB."""
    state = hashlib.sha256(f"{__version__}\n{_LAYOUT}\n".encode())
    for name in FILES:
        try:
            content = (folder / name).read_bytes()
        except FileNotFoundError as error:
            raise GlossaryError(
                tr("{folder}: is missing; install dutch-glossary again", folder=folder / name)
            ) from error
        except OSError as error:
            raise GlossaryError(
                tr("{path}: cannot be read ({reason})", path=folder / name, reason=error.strerror)
            ) from error
        state.update(f"{name}:{len(content)}\n".encode())
        state.update(content)
    return state.hexdigest()[:16]


def overlay_path(folder: Path | None = None) -> Path:
    """Give the database of the starter terms, building it when it is missing.

    Raises GlossaryError when the cache cannot be written, TermFileError when terms/ breaks its format.
    """
    folder = folder or terms_folder()
    path = cache_folder() / f"starter-{_fingerprint(folder)}.db"
    if not path.exists():
        from glossary.starter.parsing import load_starter_terms

        _build(path, load_starter_terms(folder))
    return path.resolve()


def sound_overlay(folder: Path | None = None) -> Path:
    """Give the database of the starter terms; one that turns out to be damaged is built again."""
    path = overlay_path(folder)
    try:
        probe = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            probe.execute("SELECT 1 FROM terms LIMIT 1").fetchone()
        finally:
            probe.close()
    except sqlite3.DatabaseError:
        return rebuild_overlay(folder)
    return path


def rebuild_overlay(folder: Path | None = None) -> Path:
    """Build the database again, when the one in the cache turns out to be damaged. Raises what `overlay_path` raises."""
    path = cache_folder() / f"starter-{_fingerprint(folder or terms_folder())}.db"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return overlay_path(folder)


def _unwritable(path: Path, error: Exception) -> GlossaryError:
    return GlossaryError(
        tr(
            "{parent}: the cache cannot be written ({error}); set GLOSSARY_CACHE to another folder",
            parent=path.parent,
            error=error,
        )
    )


def _build(path: Path, terms: StarterTerms) -> None:
    """Write the database beside its place and move it there whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        unfinished.unlink(missing_ok=True)
        try:
            _write(unfinished, terms)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(path, error) from error
    for stale in path.parent.glob("starter-*"):
        if not stale.name.startswith(path.stem) and stale.suffix != ".tmp":
            stale.unlink(missing_ok=True)


def _write(path: Path, terms: StarterTerms) -> None:
    from glossary.dutch.keys import prepared
    from glossary.starter.word_keys import kept_keys

    with prepared(kept_keys()):
        _fill(path, terms)


def _fill(path: Path, terms: StarterTerms) -> None:
    from glossary.dutch.keys import match_key
    from glossary.termbase.entries import insert_numbered
    from glossary.termbase.schema import ENTRIES, ENTRIES_SECOND, statements

    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # The file is moved into place only when it is whole, so a crash in between costs nothing.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        # The parser gives nothing that the tables refuse, which a test makes sure of; to check each row takes a quarter of the time.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("BEGIN")
        schema = statements(ENTRIES.replace(" REFERENCES term_pairs (id)", "") + ENTRIES_SECOND + _TABLES)
        indexes = [statement for statement in schema if statement.startswith("CREATE INDEX")]
        for statement in schema:
            if statement not in indexes:
                connection.execute(statement)
        insert_numbered(connection, terms.concepts)
        # SQLite indexes the rows that are there in one go.
        for statement in (*indexes, "INSERT INTO terms_trigrams (terms_trigrams) VALUES ('rebuild')"):
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO components (nl, role, field, en, examples) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    part.nl,
                    part.role,
                    part.field,
                    *(json.dumps(value, ensure_ascii=False) for value in (part.en, part.examples)),
                )
                for part in terms.components
            ],
        )
        connection.executemany(
            'INSERT INTO false_friends (nl, key, wrong, "right", field, why) VALUES (?, ?, ?, ?, ?, ?)',
            [
                (
                    friend.nl,
                    match_key(friend.nl),
                    friend.wrong,
                    json.dumps(friend.right, ensure_ascii=False),
                    friend.field,
                    friend.why,
                )
                for friend in terms.false_friends
            ],
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
