"""TBX 3 (ISO 30042:2019, `tbx`): what IATE and De Nederlandsche Bank give, and the newer tools read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.model import ConceptEntry

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="nl" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>
  <fileDesc>
    <titleStmt><title>{title}</title></titleStmt>
    <sourceDesc><p>Written by dutch-glossary on {date}.</p></sourceDesc>
  </fileDesc>
</tbxHeader>
<text>
<body>"""
_TAIL = "</body>\n</text>\n</tbx>\n"


class Tbx3:
    """TBX-Basic of 2019, with data categories as attributes (DCA)."""

    name = "tbx3"
    title = "TBX 3 (ISO 30042:2019), as IATE and De Nederlandsche Bank use it"
    suffix = ".tbx"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write a `tbx` file."""
        from glossary.exchange.formats.tbx_writing import Edition, write_tbx

        edition = Edition(self.name, _HEAD, _TAIL, "conceptEntry", "langSec", "termSec", "other")
        return write_tbx(edition, entries, options)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a TBX file of either edition and style. Raises ReadingError."""
        from glossary.exchange.formats.tbx_reading import read_tbx

        return read_tbx(path, options)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the root element."""
        del path
        # A file in UTF-16 has a zero beside each letter.
        return b"<tbx" in head.replace(b"\0", b"")


FORMAT = Tbx3()
