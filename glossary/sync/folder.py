"""The folder of a team: its tables, what both sides of an unfinished merge in git had in common, and its conflicts."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from glossary.errors import GlossaryError, ReadingError
from glossary.exchange.formats.delimited_files import table_bytes
from glossary.exchange.whole_files import write_whole
from glossary.i18n import tr
from glossary.model import SubjectField
from glossary.reading.formulas import guarded
from glossary.sync.merging import Conflict

NAMES = {field.value: f"{field.value}.csv" for field in SubjectField}
CONFLICTS = "conflicts.csv"
_CONFLICT_COLUMNS = ("id", "nl", "en", "column", "kept", "other", "before")
# A table of a million entries has 200 MB.
_MOST_BYTES = 512 * 1024 * 1024
_GIT_SECONDS = 20


class SyncError(GlossaryError):
    """A folder and a termbase cannot be synced; nothing was written."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other syncs out of a folder for a while; where the platform has no such locks, the check before writing must do."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise SyncError(
            tr("{folder}: cannot be opened ({strerror}); check its permissions", folder=folder, strerror=error.strerror)
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SyncError(
                tr("{folder}: another sync is at work in it; try again when it is done", folder=folder)
            ) from error
        yield
    finally:
        os.close(handle)


def read_contents(folder: Path) -> dict[str, bytes]:
    """Give the tables of the folder and its conflicts by name, those that are there. Raises ReadingError."""
    found: dict[str, bytes] = {}
    for name in (*NAMES.values(), CONFLICTS):
        path = folder / name
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise ReadingError(str(path), tr("is larger than 512 MB and is no table of terms; move it away"))
            found[name] = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ReadingError(
                str(path), tr("cannot be read ({strerror}); check its permissions", strerror=error.strerror)
            ) from error
    return found


def write_contents(folder: Path, contents: Mapping[str, bytes], as_read: Mapping[str, bytes]) -> None:
    """Write files of the folder, each whole. Raises SyncError when one of them was changed since it was read."""
    for name in contents:
        path = folder / name
        if (path.read_bytes() if path.exists() else None) != as_read.get(name):
            raise SyncError(tr("{path}: was changed while the sync was at work; run it again", path=path))
    # The conflicts first: what is lost from a table must stand there, whatever happens in between.
    ordered = sorted(contents, key=lambda name: name != CONFLICTS)
    write_whole(folder, {folder / name: contents[name] for name in ordered})


def same_text(one: bytes | None, other: bytes) -> bool:
    """Say whether two tables differ at most in their line ends, which git changes on Windows."""
    return one is not None and one.replace(b"\r\n", b"\n") == other


def git_ancestor(path: Path) -> bytes | None:
    """Give what both sides of an unfinished merge had in common, as git keeps it; None where it cannot be told."""
    command = ["git", "-C", str(path.parent), "cat-file", "blob", f":1:./{path.name}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_GIT_SECONDS, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - no shell, and a plumbing command that runs nothing else
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def conflicts_bytes(before: bytes | None, conflicts: Sequence[Conflict]) -> bytes:
    """Give the file of conflicts with new ones behind those that are there; one that is there is not written twice."""
    text = (before or b"").decode("utf-8-sig", "replace")
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    if not rows or rows[0] != list(_CONFLICT_COLUMNS):
        # Somebody's own file of that name stays whole above ours.
        rows.append(list(_CONFLICT_COLUMNS))
    for conflict in conflicts:
        row = [
            guarded(cell) if cell else ""
            for cell in (
                conflict.identifier, conflict.nl, conflict.en, conflict.column, conflict.kept, conflict.other, conflict.base
            )
        ]  # fmt: skip
        if row not in rows:
            rows.append(row)
    return table_bytes((), rows)
