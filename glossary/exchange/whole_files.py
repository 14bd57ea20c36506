"""Contents to files: all of them or none, each in place whole, and never outside the output folder."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from glossary.errors import CatalogError
from glossary.i18n import tr

# `.NAME.PID.tmp` is an unfinished file of a process; SQLite puts its own beside that of a database.
_UNFINISHED = re.compile(r"\..+\.([1-9]\d*)\.tmp(?:-wal|-shm|-journal)?")
# Seconds. The process of a younger file may run on another machine, which has numbers of its own.
_LEFT = 3600.0


def write_whole(root: Path, contents: Mapping[Path, bytes]) -> None:
    """Write files below `root`: first each beside its place, then all moved there.

    Raises CatalogError when one of them cannot be written or its folder leads out of `root`; what is found before the
    first move leaves every file as it was.
    """
    unfinished: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            with _told(path):
                _refuse_outside(root, path)
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.is_dir():
                    raise CatalogError(path, tr("is a folder; move it away or choose another output folder"))
                beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
                unfinished[path] = beside
                _write(beside, content, _mode(path))
        for path, beside in unfinished.items():
            with _told(path):
                beside.replace(path)
                _keep_name(path.parent)
    finally:
        for beside in unfinished.values():
            with suppress(OSError):
                beside.unlink()
        for folder in {path.parent for path in unfinished}:
            remove_left_behind(folder)


def remove_left_behind(folder: Path) -> None:
    """Remove unfinished files in a folder that are an hour old and whose process is gone: it was killed."""
    with suppress(OSError):
        for path in folder.iterdir():
            found = _UNFINISHED.fullmatch(path.name)
            if found and time.time() - path.lstat().st_mtime > _LEFT and not _is_running(int(found[1])):
                path.unlink()


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # which has no such question, and does not let go of a file that is open
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CatalogError(
            path, tr("cannot be written ({strerror}); choose another output folder", strerror=error.strerror or error)
        ) from error


def _refuse_outside(root: Path, path: Path) -> None:
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise CatalogError(
            path, tr("leads out of {root} by a link; remove the link or choose another output folder", root=root)
        )


def _mode(path: Path) -> int:
    """Give the permissions of the file that is replaced, else those the user gives new files."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666


def _write(path: Path, content: bytes, mode: int) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    # O_EXCL: a link somebody put there is not followed.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_name(folder: Path) -> None:
    """Bring the new name to the disk too, where the platform lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
