"""A file of any known format to a Document of Segments."""

from glossary.reading.base import Limits, Paragraph, Reader, read_document, reader_for, supported_suffixes

__all__ = ["Limits", "Paragraph", "Reader", "read_document", "reader_for", "supported_suffixes"]
