"""Zip files of unknown origin to their members: nothing is written to disk by name, and no bomb is unpacked."""

from __future__ import annotations

import re
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.reading.opening import check_size

if TYPE_CHECKING:
    from glossary.reading.base import Limits

# The record at the end of a zip file is this long, plus a comment of at most 64 KiB.
_END_RECORD = 22
_LONGEST_COMMENT = 65_536
_END64_LOCATOR, _END64_RECORD = 20, 56
# A directory entry is 46 bytes with its name and extra fields; longer ones are made to fill the memory.
_DIRECTORY_BYTES = 1024
# A small member may pack very well: an empty sheet of a workbook does.
_RATIO_COUNTS_FROM = 4 * 1024 * 1024
_PIECE = 256 * 1024
_IN_MEMORY = 8 * 1024 * 1024
_ENCRYPTED = 0x1
_ABSOLUTE = re.compile(r"[A-Za-z]:|/")


@contextmanager
def opened_zip(source: BinaryIO, name: str, limits: Limits) -> Iterator[ZipFile]:
    """Open a zip file with a bounded directory. Faults while it is open become ReadingErrors on `name`."""
    try:
        if _directory_size(source) > limits.zip_members * _DIRECTORY_BYTES:
            raise ReadingError(
                name, tr("has more than {zip_members} members; split it", zip_members=limits.zip_members)
            )
        source.seek(0)
        with ZipFile(source) as archive:
            if len(archive.infolist()) > limits.zip_members:
                raise ReadingError(
                    name,
                    tr(
                        "has {count} members, more than {zip_members}; split it",
                        count=len(archive.infolist()),
                        zip_members=limits.zip_members,
                    ),
                )
            yield archive
    except (OSError, BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, UnicodeDecodeError) as error:
        raise ReadingError(
            name, tr("is broken ({one_line}); save or pack it again", one_line=_one_line(error))
        ) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _directory_size(source: BinaryIO) -> int:
    """Give the bytes of the directory of a zip file as its end record has them; 0 when there is no such record."""
    size = source.seek(0, 2)
    source.seek(max(0, size - _END_RECORD - _LONGEST_COMMENT - _END64_LOCATOR - _END64_RECORD))
    tail = source.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + _END_RECORD:
        return 0
    found: int = struct.unpack_from("<L", tail, end + 12)[0]
    long = end - _END64_LOCATOR - _END64_RECORD
    if long >= 0 and tail[long : long + 4] == b"PK\x06\x06":
        found = max(found, struct.unpack_from("<Q", tail, long + 40)[0])
    return found


def fault_of(member: ZipInfo, limits: Limits) -> str:
    """Say why a member is not unpacked and what to do, or give an empty string for one that is sound.

    >>> from glossary.reading.base import Limits
    >>> fault_of(ZipInfo("../../verslag.docx"), Limits())
    'its name leads out of the archive; pack it again under a plain name'
    """
    packed, unpacked = member.compress_size, member.file_size
    if escapes(member.filename):
        return tr("its name leads out of the archive; pack it again under a plain name")
    if member.flag_bits & _ENCRYPTED:
        return tr("is locked with a password; pack it again without one")
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return tr("is packed in a way that is not read; pack it again as an ordinary zip file")
    if unpacked > limits.unpacked_bytes:
        return tr(
            "unpacks to {unpacked} bytes, more than the {unpacked_bytes} allowed; split it",
            unpacked=unpacked,
            unpacked_bytes=limits.unpacked_bytes,
        )
    if unpacked > _RATIO_COUNTS_FROM and unpacked > limits.zip_ratio * max(1, packed):
        return tr(
            "unpacks to {unpacked} times its size, as no text does; it is not unpacked",
            unpacked=unpacked // max(1, packed),
        )
    return ""


def escapes(member: str) -> bool:
    """Say whether the name of a member would lead out of the archive, or holds characters no file name should.

    >>> escapes("2024/verslag.docx"), escapes("../verslag.docx"), escapes("C:\\\\verslag.docx")
    (False, True, True)
    """
    parts = re.split(r"[/\\]", member)
    return (
        ".." in parts
        or bool(_ABSOLUTE.match(member))
        or not member.replace("\u00a0", " ").isprintable()
        or "\\" in member
    )


@contextmanager
def opened_part(archive: ZipFile, part: str, name: str, limits: Limits, *, whole: bool = False) -> Iterator[IO[bytes]]:
    """Open a part of a packed document as a stream, or refuse one that is too large to stand in memory `whole`.

    Raises ReadingError when it is missing, locked, a bomb or too large.
    """
    try:
        member = archive.getinfo(part)
    except KeyError:
        raise ReadingError(
            name, tr("holds no {part}; it is broken or another kind of file: save it again", part=part)
        ) from None
    if fault := fault_of(member, limits):
        raise ReadingError(name, f"{part} {fault}")
    if whole and member.file_size > limits.tree_bytes:
        raise ReadingError(
            name,
            tr(
                "{part} has {file_size} bytes, more than the {tree_bytes} allowed; split it",
                part=part,
                file_size=member.file_size,
                tree_bytes=limits.tree_bytes,
            ),
        )
    with archive.open(member) as stream:
        yield stream


@contextmanager
def unpacked_member(archive: str, member: str, limits: Limits) -> Iterator[BinaryIO]:
    """Unpack one file of an archive to memory, or to an unnamed temporary file when it is large.

    Raises ReadingError on `archive/member` when it is missing, locked, broken or a bomb.
    """
    name = f"{archive}/{member}"
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
        with (
            Path(archive).open("rb") as source,
            opened_zip(source, name, limits) as packed,
            opened_part(packed, member, name, limits) as stream,
        ):
            check_size(packed.getinfo(member).file_size, limits.file_bytes, name)
            while piece := stream.read(_PIECE):
                unpacked.write(piece)
        unpacked.seek(0)
        yield unpacked  # type: ignore[misc]
