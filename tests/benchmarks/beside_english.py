"""Confidence and wording of suggestions for articles mined with their English version: `python -m tests.benchmarks.beside_english`.

The gold articles (gold/NAME.nl.txt) are mined one by one, alone and with gold/NAME.en.txt. Right is what gold/NAME.terms.tsv accepts
or the English version says itself (gold/NAME.parallel.tsv), number, spelling and hyphens aside. Prints the share of terms whose
first suggestion is the translator's own wording, and the reliability of the confidence of what the two texts confirm or give.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import NamedTuple

from glossary.dutch.keys import match_key
from glossary.english.keys import match_key as english_key
from glossary.model import EvidenceKind, TermPair
from glossary.starter.overlay import overlay_path
from glossary.suggest import Mining, suggest_terms
from glossary.termbase import open_termbase
from tests.benchmarks.calibrate import GOLD, table


class Judged(NamedTuple):
    """A suggestion for an annotated term."""

    article: str
    term: str
    place: int
    """Its place among the suggestions for the term, from 0."""
    confidence: float
    from_text: bool
    """Whether the English version speaks for it."""
    right: bool
    own: bool
    """Whether it is the wording of the English version."""


def accepted(path: Path) -> dict[str, set[str]]:
    """Read the English of each term of an annotation or of an English version, by match key."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {match_key(row["nl"]): {english_key(en) for en in row["en"].split(" | ")} for row in rows}


def judged(name: str, *, with_english: bool) -> Iterator[Judged]:
    """Mine an article, alone or with its English version, and judge the suggestions for its annotated terms."""
    gold, own = accepted(GOLD / f"{name}.terms.tsv"), accepted(GOLD / f"{name}.parallel.tsv")
    english = (str(GOLD / f"{name}.en.txt"),) if with_english else ()
    with (
        TemporaryDirectory() as folder,
        open_termbase(Path(folder) / "glossary.db", create=True, starter=overlay_path()) as termbase,
    ):
        report = suggest_terms(termbase, [GOLD / f"{name}.nl.txt"], Mining(english=english))
    for pair in report.pairs:
        if pair.key in gold:
            yield from _of_pair(name, pair, gold[pair.key], own.get(pair.key, set()))


def _of_pair(name: str, pair: TermPair, gold: set[str], own: set[str]) -> Iterator[Judged]:
    for place, equivalent in enumerate(pair.equivalents):
        key = english_key(equivalent.en)
        from_text = any(evidence.kind is EvidenceKind.PARALLEL for evidence in equivalent.evidence)
        yield Judged(name, pair.nl, place, equivalent.confidence, from_text, key in gold | own, key in own)


def main() -> None:
    """Print the figures."""
    out = sys.stdout.write
    names = [path.name.removesuffix(".en.txt") for path in sorted(GOLD.glob("*.en.txt"))]
    for with_english in (False, True):
        found = [one for name in names for one in judged(name, with_english=with_english)]
        first = [one for one in found if one.place == 0]
        says = "with the English version" if with_english else "alone"
        out(
            f"\n{says}: {len(first)} annotated terms with suggestions; right first {fmean(o.right for o in first):.3f}, "
        )
        out(f"the translator's wording first {fmean(o.own for o in first):.3f}\n")
        for title, some in (("all", found), ("from the text", [one for one in found if one.from_text])):
            if some:
                lines, error = table([(one.confidence, one.right) for one in some])
                out(
                    f"\n{title}: {len(some)} suggestions, expected calibration error {error:.3f}\n"
                    + "\n".join(lines)
                    + "\n"
                )


if __name__ == "__main__":
    main()
