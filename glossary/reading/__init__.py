"""A file of any known format to a Document of Segments."""

from glossary.reading.base import (
    Limits,
    Paragraph,
    Reader,
    read_document,
    read_documents,
    reader_for,
    supported_suffixes,
)
from glossary.reading.sources import expand_sources

__all__ = [
    "Limits",
    "Paragraph",
    "Reader",
    "expand_sources",
    "read_document",
    "read_documents",
    "reader_for",
    "supported_suffixes",
]
