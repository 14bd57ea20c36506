"""Entries to one file of any format: written whole, left alone when nothing changed, or only compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.catalogs.moments import dates_within
from glossary.errors import UsageError
from glossary.exchange.formats import EntryFormat, WriteOptions, WrittenEntries
from glossary.exchange.whole_files import write_whole
from glossary.i18n import tr
from glossary.model import ConceptEntry, Problem


@dataclass(frozen=True, slots=True)
class FileExport:
    """What an export to a file did, or would do."""

    path: Path
    changed: bool
    """Whether the file differs from what the termbase gives, or is missing; it was written unless it was only compared."""
    entries: int
    """How many the file holds."""
    losses: tuple[Problem, ...]
    """What the format cannot hold."""


def export_file(
    entries: Sequence[ConceptEntry],
    target: EntryFormat,
    path: Path,
    options: WriteOptions,
    *,
    check: bool = False,
    keep_date: bool = True,
) -> FileExport:
    """Write entries to a file; with `check`, only tell whether it differs.

    With `keep_date`, a file that would be the same but for its date is left alone: the date says when the glossary
    changed, not when somebody exported it. Raises UsageError for a folder, CatalogError when the file cannot be written.
    """
    if path.is_dir():
        raise UsageError(
            tr(
                "{path} is a folder; name a file with --out, for example {path2}",
                path=path,
                path2=path / ("glossary" + target.suffix),
            )
        )
    before = _content(path)
    written = target.write(entries, options)
    if before is not None and keep_date and written.content != before:
        written = _with_its_date(entries, target, options, before) or written
    changed = written.content != before
    if changed and not check:
        write_whole(path.parent, {path: written.content})
    return FileExport(path, changed, len(entries) - written.left_out, written.losses)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            tr("{path} cannot be read ({strerror}); name another file with --out", path=path, strerror=error.strerror)
        ) from error


def _with_its_date(
    entries: Sequence[ConceptEntry], target: EntryFormat, options: WriteOptions, before: bytes
) -> WrittenEntries | None:
    """Give what is written with the date that a file has, when that is the file; None when it differs in more."""
    for moment in dates_within(before):
        written = target.write(entries, replace(options, moment=moment))
        if written.content == before:
            return written
    return None
