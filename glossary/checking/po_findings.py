"""Findings to `# glossary-check:` comments in a .po, beside the messages they are about; mended ones lose theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.checking.findings import Finding
from glossary.checking.po_blocks import Block, read_blocks, refuse_unencodable, with_comments
from glossary.exchange.plain_text import one_line
from glossary.exchange.whole_files import write_whole

# A translator's comment: msgmerge keeps it, which it does not do with comments from the source.
_PREFIX = "# glossary-check: "
_AFTER = ("# ", "#\n", "#\r")


def commented(content: bytes, path: Path, findings: Iterable[Finding]) -> bytes:
    """Give a catalog with its findings as comments; those of an earlier check are taken out. Nothing else changes.

    Raises CatalogError when the content is no catalog in a known encoding, or that cannot hold the comments.
    """
    by_line: dict[int, list[Finding]] = {}
    for finding in findings:
        by_line.setdefault(finding.place.line, []).append(finding)

    def comments(block: Block) -> Iterator[str]:
        """Give the comments of a message: a line each."""
        for line in block.lines:
            for finding in by_line.get(line, ()):
                yield one_line(f"{finding.level} {finding.kind}: {finding.message} [{finding.fingerprint}]")

    try:
        return with_comments(read_blocks(content, path), _PREFIX, comments, after=_AFTER)
    except UnicodeEncodeError as error:
        raise refuse_unencodable(path, error) from error


def write_comments(path: Path, findings: Iterable[Finding]) -> bool:
    """Write the findings of a .po into it, whole or not at all; say whether it changed."""
    before = path.read_bytes()
    after = commented(before, path, findings)
    if after == before:
        return False
    write_whole(path.parent, {path: after})
    return True
