"""Text files of cases that a linguist can read, to cases: a title, a point, the input, a point, what is expected, a point."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest


class Case(NamedTuple):
    """One case of a golden file."""

    title: str
    given: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases; the line with the title may follow empty lines."""
    blocks: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == ".":
            blocks.append([])
        else:
            blocks[-1].append(line)
    trailing = blocks.pop()
    if any(line.strip() for line in trailing) or len(blocks) % 3:
        raise ValueError(f"{path}: the last case is not closed with a point")
    texts = ["\n".join(block) for block in blocks]
    return [Case(texts[at].strip(), texts[at + 1], texts[at + 2]) for at in range(0, len(texts), 3)]


def cases(path: Path) -> pytest.MarkDecorator:
    """Run a test once for each case of a golden file, under its title."""
    found = read_cases(path)
    return pytest.mark.parametrize("case", found, ids=[case.title for case in found])
