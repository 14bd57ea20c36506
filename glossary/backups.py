"""A termbase to backups with dated names, and a backup to the termbase again, the present one kept aside."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from glossary.errors import TermbaseError, UsageError
from glossary.exchange.whole_files import remove_left_behind
from glossary.i18n import tr
from glossary.termbase.copies import Soundness, copy_database, examine, overwrite_database

_STAMP = "%Y-%m-%d-%H%M%S"
# Parts of a database in use: the file, what was written last, and the index of that.
_PARTS = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and checked."""

    path: Path
    sound: Soundness
    dropped: tuple[Path, ...] = ()
    """Older backups that made room."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    path: Path
    sound: Soundness
    aside: Path | None
    """The termbase as it was before; None when there was none."""


def back_up(
    termbase: Path,
    target: Path | None = None,
    *,
    force: bool = False,
    keep: int | None = None,
    moment: datetime | None = None,
) -> Backup:
    """Copy a termbase while others may write to it; the copy is checked before it gets its name.

    `target` is a file, a folder for a dated name, or None for a dated name beside the termbase; `keep` is how many
    dated backups of this termbase stay in that folder. Raises TermbaseError when there is no termbase, it is damaged
    or the copy cannot be written, UsageError when the target exists (and not `force`) or `keep` has no dated names.
    """
    if not termbase.is_file():
        raise TermbaseError(termbase, tr("there is no termbase here yet; mine a text first, or name one with --db"))
    dated = target is None or target.is_dir()
    if keep is not None and not dated:
        raise UsageError(tr("--keep counts backups with dated names; name a folder, or no file at all"))
    folder = termbase.parent if target is None else target
    path = _dated(folder, termbase.name, moment or datetime.now(UTC)) if dated or target is None else target
    if path.exists() and path.samefile(termbase):
        raise UsageError(tr("{path}: is the termbase itself; name another file for the backup", path=path))
    if path.exists() and not force:
        raise UsageError(tr("{path}: is there already; name another file, or --force to replace it", path=path))
    with _unfinished(path) as beside:
        sound = copy_database(termbase, beside)
        _name(beside, path, force=force)
    return Backup(path, sound, _drop_older(path, termbase.name, keep) if keep is not None else ())


def backups_of(termbase: Path, folder: Path | None = None) -> list[Path]:
    """Give the dated backups of a termbase in a folder, newest first."""
    named = re.compile(re.escape(termbase.name) + r"\.(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?\.bak")
    found = [
        (match, path) for path in (folder or termbase.parent).glob("*.bak") if (match := named.fullmatch(path.name))
    ]
    return [path for match, path in sorted(found, key=lambda one: (one[0][1], int(one[0][2] or 1)), reverse=True)]


def restore(termbase: Path, backup: Path, *, moment: datetime | None = None) -> Restored:
    """Put a backup in place of a termbase; the present one is kept under a dated name first, damaged or not.

    Raises TermbaseError when the backup is damaged or no termbase, or something cannot be written; then the termbase
    is as it was.
    """
    sound = examine(backup)
    if sound.faults:
        raise TermbaseError(
            backup, tr("is damaged ({faults}) and was not restored; take another backup", faults=sound.faults[0])
        )
    if termbase.exists() and termbase.samefile(backup):
        raise UsageError(tr("{backup}: is the termbase itself; name a backup of it", backup=backup))
    aside = _keep_aside(termbase, moment or datetime.now(UTC)) if termbase.exists() else None
    try:
        _put_in_place(backup, termbase)
    except OSError as error:
        raise TermbaseError(
            termbase,
            tr(
                "cannot be written ({strerror}); check the permissions of the file and its folder",
                strerror=error.strerror,
            ),
        ) from error
    return Restored(termbase, examine(termbase), aside)


def _put_in_place(backup: Path, termbase: Path) -> None:
    if termbase.exists():
        try:
            overwrite_database(backup, termbase)
        except sqlite3.DatabaseError as error:
            if "locked" in str(error) or "readonly" in str(error):
                raise TermbaseError(
                    termbase, tr("cannot be replaced ({error}); nothing was changed", error=error)
                ) from error
            # Too damaged to be written to: the file itself is replaced.
        else:
            return
    termbase.parent.mkdir(parents=True, exist_ok=True)
    with _unfinished(termbase) as beside:
        copy_database(backup, beside)
        for part in _PARTS[1:]:
            termbase.with_name(termbase.name + part).unlink(missing_ok=True)
        beside.replace(termbase)


def _keep_aside(termbase: Path, moment: datetime) -> Path:
    # Another name than a backup's, so that --keep never takes it away.
    path = _dated(termbase.parent, f"{termbase.name}.before-restore", moment)
    try:
        with _unfinished(path) as beside:
            copy_database(termbase, beside)
            _name(beside, path, force=False)
    except TermbaseError:
        # A damaged termbase is kept as the bytes it is.
        try:
            for part in _PARTS:
                if (old := termbase.with_name(termbase.name + part)).exists():
                    shutil.copy2(old, path.with_name(path.name + part))
        except OSError as error:
            raise TermbaseError(
                path,
                tr(
                    "cannot be written ({strerror}), so nothing was restored; free some space or check the folder",
                    strerror=error.strerror,
                ),
            ) from error
    return path


def _dated(folder: Path, name: str, moment: datetime) -> Path:
    """Give a dated name that is not taken."""
    stem = f"{name}.{moment.strftime(_STAMP)}"
    path, number = folder / f"{stem}.bak", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.bak"
    return path


@contextmanager
def _unfinished(path: Path) -> Iterator[Path]:
    """Give a name beside the one that is wanted; what is left there goes away."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    if not path.parent.is_dir():
        raise TermbaseError(path, tr("its folder is not there; make it, or choose another one"))
    if not os.access(path.parent, os.W_OK):
        raise TermbaseError(path, tr("its folder cannot be written; name a file elsewhere, or check the permissions"))
    remove_left_behind(path.parent)
    try:
        beside.unlink(missing_ok=True)
        yield beside
    except OSError as error:
        raise TermbaseError(
            path,
            tr(
                "cannot be written ({strerror}); choose another place, or check the permissions",
                strerror=error.strerror,
            ),
        ) from error
    finally:
        for part in (*_PARTS, "-journal"):
            with suppress(OSError):
                beside.with_name(beside.name + part).unlink(missing_ok=True)


def _name(beside: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name in one step; a file that came there meanwhile is not replaced."""
    if force:
        beside.replace(path)
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise UsageError(
            tr("{path}: came there meanwhile; name another file, or --force to replace it", path=path)
        ) from None
    except OSError:
        # A file system without links.
        beside.rename(path)


def _drop_older(made: Path, name: str, keep: int) -> tuple[Path, ...]:
    """Delete the oldest backups beside the one that was made just now, which stays whatever its date says."""
    others = [path for path in backups_of(made.parent / name, made.parent) if path != made]
    older = others[keep - 1 :]
    for path in older:
        path.unlink(missing_ok=True)
    return tuple(older)
