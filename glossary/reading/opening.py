"""A file name to an open file: checked for size, kind and label before a reader sees it; also in a zip archive."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr, tr_later

if TYPE_CHECKING:
    from glossary.reading.base import Limits

ARCHIVE = ".zip"
# PDF readers accept other bytes before the mark, up to here.
_HEAD = 1024
# What the first bytes say a file is: the mark, what people call it, the ending it should have.
_MARKS = (
    (b"%PDF-", tr_later("a PDF file"), ".pdf"),
    (b"PK\x03\x04", tr_later("a zip file"), ".zip"),
    (b"PK\x05\x06", tr_later("an empty zip file"), ".zip"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        tr_later("an office file of before 2007, or one locked with a password"),
        ".doc",
    ),
    (b"{\\rtf", tr_later("an RTF file"), ".rtf"),
    (b"\x89PNG", tr_later("a picture"), ".png"),
    (b"\xff\xd8\xff", tr_later("a picture"), ".jpg"),
    (b"GIF8", tr_later("a picture"), ".gif"),
    (b"\x1f\x8b\x08", tr_later("a packed file"), ".gz"),
    (b"SQLite format 3\x00", tr_later("a database"), ".db"),
    (b"<!doctype html", tr_later("a web page"), ".html"),
    (b"<html", tr_later("a web page"), ".html"),
)
_READ = frozenset({".pdf", ".zip", ".rtf", ".html"})
_PACKED = frozenset({".docx", ".odt", ".xlsx"})
_WEB = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown"})


def split_archive(name: str) -> tuple[str, str] | None:
    """Give the archive and the member of a name such as `archive.zip/report.docx`, or None for another name."""
    path = Path(name)
    for folder in path.parents:
        if folder.suffix.casefold() == ARCHIVE and folder.is_file():
            return str(folder), path.relative_to(folder).as_posix()
    return None


def check_source(name: str, limits: Limits) -> None:
    """Look at a file, or the archive it is in, without reading it.

    Raises ReadingError when it cannot be opened, is empty or too large, or is no file.
    """
    inside = split_archive(name)
    file = Path(inside[0] if inside else name)
    try:
        if file.is_dir():
            raise ReadingError(name, tr("is a folder; name the files in it"))
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(name, tr("is a pipe or device; name '-' and send its text to the standard input"))
        with file.open("rb"):
            pass
    except FileNotFoundError as error:
        from glossary.reading.near_files import hint_for

        raise ReadingError(name, tr("is not there; {hint_for}", hint_for=hint_for(file))) from error
    except OSError as error:
        raise ReadingError(
            name,
            tr("cannot be read ({strerror}); check the name and the permissions", strerror=error.strerror or error),
        ) from error
    except ValueError as error:
        raise (
            error
            if isinstance(error, ReadingError)
            else ReadingError(name, tr("is no file name ({error})", error=error))
        ) from error
    if not inside and file.suffix.casefold() == ARCHIVE:
        raise ReadingError(name, tr("is an archive; name a file in it, as in '{name}/report.docx'", name=name))
    check_size(status.st_size, limits.file_bytes, name)


@contextmanager
def opened(name: str, limits: Limits) -> Iterator[BinaryIO]:
    """Open a file, or a member of an archive, that is what its name says; the source can seek.

    Raises ReadingError when it is another kind of file than its ending says, or a member that cannot be unpacked.
    """
    if inside := split_archive(name):
        from glossary.reading.archives import unpacked_member

        opening: AbstractContextManager[BinaryIO] = unpacked_member(*inside, limits)
    else:
        opening = Path(name).open("rb")  # noqa: SIM115
    with opening as source:
        _check_label(source, name)
        yield source


def check_size(size: int, most: int, name: str) -> None:
    """Refuse a file without bytes or with more than `most`. Raises ReadingError."""
    if size == 0:
        raise ReadingError(name, tr("is empty; there is nothing to read"))
    if size > most:
        raise ReadingError(
            name,
            tr("has {size} bytes, more than the {most} allowed; split it or raise --max-bytes", size=size, most=most),
        )


def _check_label(source: BinaryIO, name: str) -> None:
    """Refuse a file whose first bytes are those of another kind than its ending says."""
    head = source.read(_HEAD)
    source.seek(0)
    suffix = Path(name).suffix.casefold() or ".txt"
    kind, right = _kind(head)
    kind = tr(kind)
    if suffix == ".pdf" and b"%PDF-" in head:
        return
    expected = ".zip" if suffix in _PACKED else ".html" if suffix in _WEB else suffix
    if right == expected or (not right and expected not in {".zip", ".pdf", ".rtf"}):
        return
    if right == ".doc" and suffix in _PACKED:
        raise ReadingError(
            name, tr("is {kind}; take the password off, or save it again as '{suffix}'", kind=kind, suffix=suffix)
        )
    if right in _READ:
        raise ReadingError(
            name,
            tr(
                "is {kind}, not what its ending '{suffix}' says; rename it to end in '{right}'",
                kind=kind,
                suffix=suffix,
                right=right,
            ),
        )
    if right:
        raise ReadingError(
            name, tr("is {kind}, not what its ending '{suffix}' says; only text is read", kind=kind, suffix=suffix)
        )
    raise ReadingError(
        name, tr("is broken or not a '{suffix}' file; save it again from the program it came from", suffix=suffix)
    )


def _kind(head: bytes) -> tuple[str, str]:
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:32]
    return next(((kind, right) for mark, kind, right in _MARKS if begin.lower().startswith(mark.lower())), ("", ""))


def read_whole(source: BinaryIO, name: str, limits: Limits) -> bytes:
    """Read a file that has to stand in memory whole. Raises ReadingError when it is over `limits.tree_bytes`."""
    data = source.read(limits.tree_bytes + 1)
    if len(data) > limits.tree_bytes:
        raise ReadingError(
            name,
            tr("has more than the {tree_bytes} bytes that this format allows; split it", tree_bytes=limits.tree_bytes),
        )
    return data
