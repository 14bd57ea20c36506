"""What people name to the files it stands for: folders, patterns and archives become lists of files."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from glossary.errors import ReadingError
from glossary.i18n import tr, tr_later
from glossary.model import Place, Problem
from glossary.reading.base import STANDARD_INPUT, Limits, problem_of, suffix_of, supported_suffixes
from glossary.reading.opening import ARCHIVE

_HIDDEN = tr_later("hidden files")
_LINKS = tr_later("links to folders")
# macOS packs the hidden attributes of each file as a second file in this folder.
_MAC_FOLDER = "__MACOSX"


def expand_sources(names: Iterable[Path | str], problems: list[Problem], limits: Limits | None = None) -> list[str]:
    """Give the files that `names` stand for, each once, in the order of the names; within a name they are sorted.

    A folder gives the files in it and in the folders below it, a pattern such as `**/*.docx` the files that match, an
    archive its members as `archive.zip/report.docx`. Of these, hidden files and files that no reader reads are counted
    in `problems`. A file that is named outright is kept as it is; whether it can be read shows when it is read.
    """
    limits = limits or Limits()
    found: dict[str, None] = {}
    for name in map(str, names):
        found.update(dict.fromkeys(_files_of(name, problems, limits)))
    return list(found)


def _files_of(name: str, problems: list[Problem], limits: Limits) -> Iterator[str]:
    path = Path(name)
    if name == STANDARD_INPUT or path.is_file():
        yield from _opened_up([name], name, problems, limits) if _is_archive(name) else [name]
    elif path.is_dir():
        skipped: Counter[str] = Counter()
        yield from _opened_up(_readable(_walked(path, skipped), skipped), name, problems, limits)
        _say_skipped(skipped, name, problems)
    elif glob.has_magic(name):
        skipped = Counter()
        matches = sorted(match for match in glob.glob(name, recursive=True) if Path(match).is_file())  # noqa: PTH207
        if not matches:
            problems.append(Problem(Place(name), tr("no file matches; check the pattern, or put it in quotes")))
        yield from _opened_up(_readable(matches, skipped), name, problems, limits)
        _say_skipped(skipped, name, problems)
    else:
        yield name


def _walked(folder: Path, skipped: Counter[str]) -> Iterator[str]:
    """Give the files below a folder, sorted; links to folders are not followed, since they may lead in a circle."""
    files: list[str] = []
    for parent, folders, here in os.walk(folder):
        skipped[_HIDDEN] += sum(name.startswith(".") for name in (*folders, *here))
        links = {name for name in folders if (Path(parent) / name).is_symlink()}
        skipped[_LINKS] += len(links)
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        files.extend(str(Path(parent) / name) for name in here if not name.startswith("."))
    yield from sorted(files)


def _readable(files: Iterable[str], skipped: Counter[str]) -> Iterator[str]:
    for file in files:
        if not is_plain_name(file):
            skipped[tr("files with control characters in their names")] += 1
        elif not Path(file).is_file():
            skipped[tr("pipes, devices and broken links")] += 1
        elif _is_archive(file) or _is_read(file):
            yield file
        else:
            skipped[_unread(file)] += 1


def is_plain_name(name: str) -> bool:
    """Say whether a file name can be shown in one line and written to a database.

    >>> is_plain_name("Jaarverslag 2024.pdf"), is_plain_name("regel\\neinde.pdf"), is_plain_name("b\\udcebta.pdf")
    (True, False, False)
    """
    return not any(unicodedata.category(character) in {"Cc", "Cs"} for character in name)


def _is_read(name: str) -> bool:
    # A file without an ending is read as text when it is named, but among others it is more often something else.
    return bool(Path(name).suffix) and suffix_of(name) in supported_suffixes()


def _unread(name: str) -> str:
    suffix = Path(name).suffix
    return (
        tr("files that end in '{suffix}', which are not read,", suffix=suffix)
        if suffix
        else tr("files without an ending")
    )


def _is_archive(name: str) -> bool:
    return Path(name).suffix.casefold() == ARCHIVE


def _say_skipped(skipped: Counter[str], name: str, problems: list[Problem]) -> None:
    for kind, count in sorted(skipped.items()):
        if count:
            problems.append(Problem(Place(name), tr("{count} {kind} skipped", count=count, kind=kind)))


def _opened_up(files: Iterable[str], name: str, problems: list[Problem], limits: Limits) -> Iterator[str]:
    """Put the members in the place of each archive. One that cannot be opened becomes a problem."""
    for file in files:
        if not _is_archive(file):
            yield file
            continue
        try:
            yield from _members(file, problems, limits)
        except (ReadingError, OSError) as error:
            fault = (
                problem_of(error, file)
                if isinstance(error, ReadingError)
                else tr("cannot be read ({strerror})", strerror=error.strerror)
            )
            problems.append(Problem(Place(file), fault))


def _members(archive: str, problems: list[Problem], limits: Limits) -> list[str]:
    """Give the names of the files in an archive that are read; the others become problems, as do bombs and escapes."""
    from glossary.reading.archives import fault_of, opened_zip

    skipped: Counter[str] = Counter()
    kept: list[str] = []
    room = limits.unpacked_bytes
    with Path(archive).open("rb") as source, opened_zip(source, archive, limits) as packed:
        for member in sorted(packed.infolist(), key=lambda member: member.filename):
            name, fault = member.filename, fault_of(member, limits)
            if member.is_dir() or (not fault and _is_skipped(name, skipped)):
                continue
            room -= 0 if fault else member.file_size
            if not fault and room < 0:
                fault = tr(
                    "passed over: the archive unpacks to more than {unpacked_bytes} bytes; split it",
                    unpacked_bytes=limits.unpacked_bytes,
                )
            if fault:
                problems.append(Problem(Place(archive), f"{ascii(name)[1:-1]} {fault}"))
            else:
                kept.append(f"{archive}/{name}")
    _say_skipped(skipped, archive, problems)
    return list(dict.fromkeys(kept))


def _is_skipped(member: str, skipped: Counter[str]) -> bool:
    """Count a member that is hidden, an archive itself, or of a format that is not read."""
    if any(part.startswith(".") or part == _MAC_FOLDER for part in PurePosixPath(member).parts):
        skipped[_HIDDEN] += 1
    elif _is_archive(member):
        skipped[tr("archives inside the archive")] += 1
    elif not _is_read(member):
        skipped[_unread(member)] += 1
    else:
        return False
    return True
