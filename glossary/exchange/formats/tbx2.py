"""TBX 2 (ISO 30042:2008, `martif`): what Weblate, OmegaT and most tools with a termbase read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.model import ConceptEntry

# Without a DOCTYPE: programs that load the one the standard names look for it on the network or beside the file.
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="nl">
<martifHeader>
  <fileDesc>
    <titleStmt><title>{title}</title></titleStmt>
    <sourceDesc><p>Written by dutch-glossary on {date}.</p></sourceDesc>
  </fileDesc>
  <encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>
</martifHeader>
<text>
<body>"""
_TAIL = "</body>\n</text>\n</martif>\n"


class Tbx2:
    """TBX-Default of 2008."""

    name = "tbx2"
    title = "TBX 2 (ISO 30042:2008), for Weblate, OmegaT and most translation tools"
    suffix = ".tbx"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write a `martif` file."""
        from glossary.exchange.formats.tbx_writing import Edition, write_tbx

        edition = Edition(self.name, _HEAD, _TAIL, "termEntry", "langSet", "tig", "otherGender")
        return write_tbx(edition, entries, options)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a TBX file of either edition. Raises ReadingError."""
        from glossary.exchange.formats.tbx_reading import read_tbx

        return read_tbx(path, options)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the root element, or by the ending where the beginning shows none that is known."""
        # A file in UTF-16 has a zero beside each letter.
        bare = head.replace(b"\0", b"")
        return b"<martif" in bare or (path.suffix.casefold() == ".tbx" and b"<tbx" not in bare)


FORMAT = Tbx2()
