"""What a termbase format is: a name, what its files look like, and how entries are written to and read from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol

from glossary.errors import ReadingError, UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, SubjectField
from glossary.reading.near_files import hint_for


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """The choices a person has at an export."""

    title: str = "Glossary"
    moment: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """What the file is dated with, where the format has a date."""
    dutch: str = ""
    """nl-NL or nl-BE: leave out Dutch terms of the other region; empty keeps both."""
    english: str = ""
    """en-GB or en-US, likewise; regional spellings of one term are chosen by it."""


@dataclass(frozen=True, slots=True)
class WrittenEntries:
    """The bytes of a file, and what the format could not hold."""

    content: bytes
    losses: tuple[Problem, ...] = ()
    """One a kind of loss, with a count and an example; not one an entry."""
    left_out: int = 0
    """Entries that the file does not hold at all."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reader is told about a file."""

    subject_field: SubjectField | None = None
    """For entries that name no field of their own; None lets the import ask the termbase."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of a table: our name of a column (nl, en, pos, definition, field, …) to the heading or 1-based number in the file."""
    source: str = ""
    """What the entries' `source` says; empty for the name of the file."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of a file, with the row or element it came from."""

    entry: ConceptEntry
    place: Place
    field_told: bool = True
    """Whether the file named the entry's subject field; else it is the one of the options, or general."""


@dataclass(frozen=True, slots=True)
class ReadEntries:
    """Everything a file held: the entries, and each row or element that gave none, with the reason."""

    entries: list[ReadEntry]
    problems: list[Problem]


class EntryFormat(Protocol):
    """A termbase format. A module of this package has one as `FORMAT`."""

    name: str
    """What `--for` takes: tbx2, csv, omegat, …"""
    title: str
    """One line for the help: the tool or standard, and what it is good for."""
    suffix: str
    """The usual suffix of its files, with the dot."""
    reads: bool
    """Whether it is read as well; Markdown and HTML are for people only."""

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write entries: the same entries and options give the same bytes."""
        ...

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a file of unknown origin. Raises ReadingError when nothing of it can be read."""
        ...

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by a file's name and its first 4,096 bytes whether it is of this format."""
        ...


# The module of each format, in the order in which a file is shown to them; those that take any table come last.
_MODULES = {
    "gettext": "gettext_glossary",
    "tbx2": "tbx2",
    "tbx3": "tbx3",
    "tmx": "tmx",
    "utx": "utx",
    "json": "json_entries",
    "weblate": "weblate_csv",
    "glotpress": "glotpress",
    "deepl": "deepl",
    "omegat": "omegat",
    "multiterm": "multiterm",
    "xlsx": "xlsx_table",
    "tsv": "tsv_table",
    "csv": "csv_table",
    "markdown": "markdown",
    "html": "html",
}
# Enough for the declaration of an XML file and the heading row of a table.
_HEAD_BYTES = 4_096


def format_names() -> tuple[str, ...]:
    """Give the names that `format_named` takes."""
    return tuple(_MODULES)


def format_named(name: str) -> EntryFormat:
    """Give a format by its name. Raises UsageError for an unknown one."""
    if name.casefold() not in _MODULES:
        raise UsageError(tr("there is no format '{name}'; known are {modules}", name=name, modules=", ".join(_MODULES)))
    found: EntryFormat = import_module(f"glossary.exchange.formats.{_MODULES[name.casefold()]}").FORMAT
    return found


def recognised_format(path: Path) -> EntryFormat:
    """Give the format of a file by its name and beginning. Raises ReadingError when none takes it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except FileNotFoundError as error:
        raise ReadingError(str(path), tr("is not there; {hint_for}", hint_for=hint_for(path))) from error
    except OSError as error:
        raise ReadingError(
            str(path), tr("cannot be read ({strerror}); check the name", strerror=error.strerror)
        ) from error
    for name in _MODULES:
        candidate = format_named(name)
        if candidate.reads and candidate.recognises(path, head):
            return candidate
    raise ReadingError(
        str(path), tr("is no format that is known; name one with --from: {modules}", modules=", ".join(_MODULES))
    )
