"""Mining scored on our own annotated articles, beside an n-gram reference and YAKE.

    python -m tests.benchmarks.gold_terms [--missed]

For each article, sixty terms are shown. Average precision counts the annotated terms among them (divided by their
number, at most sixty); P@20 is the share of annotated terms among the first twenty; core is the share of the core
terms among the sixty; English is the share of the annotated terms found whose first suggestion is accepted.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from math import log, log10
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from glossary.dutch.keys import match_key
from glossary.dutch.lexicon import CALENDAR, FUNCTION_WORDS, UNITS, zipf
from glossary.dutch.tokens import tokens
from glossary.english.keys import match_key as english_key
from glossary.mining import mine
from glossary.mining.ranking import SHIPPED, Ranker
from glossary.pairing import Pairer
from glossary.reading import read_document
from glossary.starter.knowledge import starter_knowledge
from glossary.starter.overlay import overlay_path
from glossary.termbase import open_termbase

GOLD = Path(__file__).parent / "gold"
SHOWN = 60
_FIRST = 20


class Annotated(NamedTuple):
    """An annotated term."""

    english: tuple[str, ...]
    core: bool


class Scores(NamedTuple):
    """What one article gives."""

    average_precision: float
    first: float
    core: float
    english: float


# An extractor gives the match keys of an article's terms, best first, each with its suggested English or nothing.
Extractor = Callable[[Path], Sequence[tuple[str, str]]]


def annotated_terms(path: Path) -> dict[str, Annotated]:
    """Read the annotation of an article, by match key."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            match_key(row["nl"]): Annotated(
                tuple(part.strip() for part in row["en"].split("|")), row["grade"] == "core"
            )
            for row in rows
        }


def score(found: Sequence[tuple[str, str]], gold: dict[str, Annotated]) -> Scores:
    """Score a ranked list against an annotation."""
    shown = list(dict(found).items())[:SHOWN]
    hits, precision = 0, 0.0
    for place, (key, _) in enumerate(shown, 1):
        if key in gold:
            hits += 1
            precision += hits / place
    keys = {key for key, _ in shown}
    core = [key for key, term in gold.items() if term.core]
    right = [english_key(en) in {english_key(text) for text in gold[key].english} for key, en in shown if key in gold]
    return Scores(
        precision / min(len(gold), SHOWN),
        sum(key in gold for key, _ in shown[:_FIRST]) / _FIRST,
        sum(key in keys for key in core) / len(core),
        fmean(right) if right else 0.0,
    )


def ours() -> Extractor:
    """Mine and pair as the command does."""
    termbase = open_termbase(Path("none.db"), starter=overlay_path())
    pairer = Pairer(termbase)

    def extract(path: Path) -> list[tuple[str, str]]:
        corpus = mine([read_document(path)], starter_knowledge(), SHIPPED)
        terms = [candidate for candidate in corpus.candidates if not candidate.is_name]
        return [(candidate.key, pairer.pair(candidate).en) for candidate in terms[:SHOWN]]

    return extract


def ngrams(path: Path) -> list[tuple[str, str]]:
    """N-grams of up to four words by mean log-weirdness times log frequency over words."""
    counts: dict[str, int] = {}
    words = 0
    for segment in read_document(path).segments:
        found = tokens(segment.text)
        words += len(found)
        for start in range(len(found)):
            for end in range(start + 1, min(start + 5, len(found) + 1)):
                gram = found[start:end]
                if gram[-1].kind != "word":
                    break
                texts = [token.text.casefold() for token in gram]
                if {texts[0], texts[-1]} & (FUNCTION_WORDS | UNITS | CALENDAR):
                    continue
                joined = " ".join(texts)
                counts[joined] = counts.get(joined, 0) + 1

    def worth(gram: str) -> float:
        texts = gram.split()
        weirdness = [log10(counts.get(text, counts[gram]) / words) + 9 - max(1.0, zipf(text)) for text in texts]
        return fmean(weirdness) * log(1 + counts[gram]) / len(texts)

    return [(match_key(gram), "") for gram in sorted(counts, key=lambda gram: (-worth(gram), gram))]


def yake(path: Path) -> list[tuple[str, str]]:
    """Give YAKE's keywords of up to three words."""
    import yake as library

    extractor = library.KeywordExtractor(lan="nl", n=3, top=SHOWN * 2)
    return [(match_key(term), "") for term, _ in extractor.extract_keywords(path.read_text(encoding="utf-8"))]


def measure(extractor: Extractor) -> Scores:
    """Give the mean scores over all annotated articles."""
    articles = sorted(GOLD.glob("*.nl.txt"))
    scores = [
        score(extractor(path), annotated_terms(path.with_name(path.name.replace(".nl.txt", ".terms.tsv"))))
        for path in articles
    ]
    return Scores(*(fmean(column) for column in zip(*scores, strict=True)))


def missed() -> None:
    """Print the core terms that are not among the sixty, with their place in the whole list, or `-` where they are no candidate."""
    everything = Ranker(SHIPPED.weights, SHIPPED.bias, threshold=0.0)
    core = lost = 0
    for path in sorted(GOLD.glob("*.nl.txt")):
        terms = mine([read_document(path)], starter_knowledge(), everything).candidates
        places = {term.key: place for place, term in enumerate((one for one in terms if not one.is_name), 1)}
        for key, term in annotated_terms(path.with_name(path.name.replace(".nl.txt", ".terms.tsv"))).items():
            core += term.core
            if term.core and not 0 < places.get(key, 0) <= SHOWN:
                lost += 1
                print(f"{path.name[:2]}  {places.get(key, '-'):>4}  {key} = {term.english[0]}")
    print(f"{lost} of {core} core terms")


def main() -> None:
    """Print the table, or with --missed what is missing."""
    if "--missed" in sys.argv:
        missed()
        return
    print("extractor                 AP     P@20   core   right English first")
    extractors: list[tuple[str, Extractor]] = [("n-gram reference", ngrams), ("glossary", ours())]
    try:
        import yake as _installed  # noqa: F401

        extractors.insert(0, ("YAKE", yake))
    except ImportError:
        print("(YAKE is not installed: pip install '.[bench]')", file=sys.stderr)
    for name, extractor in extractors:
        found = measure(extractor)
        print(f"{name:24}  {found.average_precision:.3f}  {found.first:.3f}  {found.core:.3f}  {found.english:.3f}")


if __name__ == "__main__":
    main()
