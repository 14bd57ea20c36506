"""The file formats of termbases behind one interface: concept entries to a file, and back."""

from glossary.exchange.formats.base import (
    EntryFormat,
    ReadEntries,
    ReadEntry,
    ReadOptions,
    WriteOptions,
    WrittenEntries,
    format_named,
    format_names,
    recognised_format,
)

__all__ = [
    "EntryFormat",
    "ReadEntries",
    "ReadEntry",
    "ReadOptions",
    "WriteOptions",
    "WrittenEntries",
    "format_named",
    "format_names",
    "recognised_format",
]
