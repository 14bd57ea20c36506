"""The starter terms counted: concepts by subfield with definitions and notes, components by role, and the rest."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.starter.files import rows
from glossary.starter.sheets import CONCEPT_FILES, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are of a kind."""

    kind: str
    """`concepts`, `components`, `false friends` or `abbreviations`."""
    field: str
    group: str
    """The subfield of concepts, the role of components; empty for the sum over all of them."""
    count: int
    definitions: int = 0
    notes: int = 0


def read_rows(folder: Path, files: Iterable[str] = CONCEPT_FILES) -> list[Row]:
    """Give the rows of some files. Raises TermFileError for a file that breaks its format."""
    return [Row(file, line, cells) for file in files for line, cells in rows(folder / file)]


def tally_terms(folder: Path) -> list[Tally]:
    """Count everything in a folder of terms. Raises TermFileError for a file that breaks its format."""
    found: list[Tally] = []
    for file in CONCEPT_FILES:
        concepts = read_rows(folder, [file])
        field = file.removesuffix(".csv")
        found.append(_tally("concepts", field, "", concepts))
        for subfield in sorted({row["subfield"] for row in concepts}):
            found.append(_tally("concepts", field, subfield, [row for row in concepts if row["subfield"] == subfield]))
    components = read_rows(folder, ["components.csv"])
    found.append(_tally("components", "", "", components))
    for role in sorted({row["role"] for row in components}):
        found.append(_tally("components", "", role, [row for row in components if row["role"] == role]))
    found.append(_tally("false friends", "", "", read_rows(folder, ["false_friends.csv"])))
    found.append(_tally("abbreviations", "", "", read_rows(folder, ["abbreviations.csv"])))
    return found


def _tally(kind: str, field: str, group: str, of: Sequence[Row]) -> Tally:
    filled = {column: sum(bool(row.cells.get(column)) for row in of) for column in ("definition", "note")}
    return Tally(kind, field, group, len(of), filled["definition"], filled["note"])


def sample_rows(drawn_from: Sequence[Row], size: int, seed: int) -> list[Row]:
    """Draw rows at random, the same ones for the same seed, in the order of their files."""
    chosen = random.Random(seed).sample(range(len(drawn_from)), min(size, len(drawn_from)))  # noqa: S311 - no secret
    return [drawn_from[place] for place in sorted(chosen)]
