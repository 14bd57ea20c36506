"""Measures bilingual mining: hits of the baselines and of the tool on segments, and its time and memory.

vpy tests/benchmarks/bilingual.py hits SEGMENTS.tsv [--gold TERMS.tsv] [--known] [--predictions OUT.tsv] [--folds 2]
vpy tests/benchmarks/bilingual.py speed SEGMENTS.tsv --segments 37000 --words 15 --jobs 2
vpy tests/benchmarks/bilingual.py learnt SEGMENTS.tsv

SEGMENTS.tsv has a Dutch and an English column. Without --gold the gold is the short entries of the segments themselves, a
fold (told by a checksum) at a time. The entries whose Dutch is a gold term are taken out of the segments before anything is
counted; a term is scored when its words still stand in some segment. Right is what has the match key of a gold equivalent.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from glossary.dutch.tokens import words
from glossary.english.keys import match_key
from glossary.model import Place
from glossary.pairing.learnt import learn_components
from glossary.pairing.parallel import ParallelEvidence
from glossary.pairing.parallel.association import CandidateIndex, build_index, length_prior, log_likelihood
from glossary.pairing.parallel.corpus import PAD, Corpus, build_corpus
from glossary.pairing.parallel.entries import is_entry_term
from glossary.pairing.parallel.lattice import build_lattice
from glossary.pairing.parallel.occurrences import Occurrences, PartIndex
from glossary.pairing.parallel.symmetry import grow_diag_final_and, hard_links, phrase_span
from glossary.pairing.parallel.translation import first_table, model1, model1_posteriors
from glossary.pairing.parallel.words import english_words, term_words
from glossary.reading.bilingual import SegmentPair, read_pairs

Gold = dict[str, set[str]]
Predict = Callable[[str], list[str]]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _folded(term: str) -> str:
    return " ".join(words(term.casefold()))


def _known() -> Iterator[tuple[str, str]]:
    from glossary.starter.parsing import load_starter_terms

    terms = load_starter_terms()
    for part in terms.components:
        yield from ((part.nl, en) for en in part.en)
    for concept in terms.concepts:
        yield from (
            (nl.text, en.text)
            for nl in concept.in_language("nl")
            for en in concept.in_language("en")
            if " " not in en.text
        )


def gold_of(pairs: list[SegmentPair], path: Path | None, fold: int, folds: int) -> Gold:
    """Read the gold, or take a fold of the short entries."""
    rows = read_pairs(path).pairs if path else (pair for pair in pairs if is_entry_term(pair))
    gold: Gold = {}
    for pair in rows:
        term = _folded(pair.nl)
        if path or zlib.crc32(term.encode()) % folds == fold:
            gold.setdefault(term, set()).add(match_key(pair.en))
    return gold


def score(predict: Predict, gold: Gold) -> tuple[float, float]:
    """Give hits@1 and hits@5."""
    first = five = 0
    for term, right in gold.items():
        keys = list(dict.fromkeys(map(match_key, predict(term))))[:5]
        first += bool(keys) and keys[0] in right
        five += bool(right & set(keys))
    return first / len(gold), five / len(gold)


class Baselines:
    """Log-likelihood with a length prior, IBM model 1 with compounds split, and the rank fusion of both."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.index, self.parts = corpus, build_index(corpus), PartIndex(corpus)
        lattice = build_lattice(corpus)
        tables = [
            model1(lattice, first_table(lattice, size, flipped=flipped), 5, flipped=flipped)
            for size, flipped in ((len(corpus.dutch.words), False), (int(corpus.stem.max()) + 1, True))
        ]
        self.links: dict[int, set[tuple[int, int]]] = {}
        both = zip(
            *(
                model1_posteriors(lattice, table, flipped=flip)
                for table, flip in zip(tables, (False, True), strict=True)
            ),
            strict=True,
        )
        for (batch, a, _, _), (_, b, _, _) in both:
            for row, segment in enumerate(batch.segments):
                rows, columns = int(batch.nl_size[row]), int(batch.en_size[row])
                self.links[int(segment)] = grow_diag_final_and(
                    *hard_links(a[row, :rows, :columns], b[row, :rows, :columns])
                )
        assert PAD == 0
        self.texts = _texts(corpus, self.index)

    def log_likelihood(self, term: str) -> list[str]:
        return [self.texts(number) for number in self._by_likelihood(term)[:12]]

    def model1(self, term: str) -> list[str]:
        return [self.texts(number) for number in self._by_phrase(term)[:12]]

    def fusion(self, term: str) -> list[str]:
        """Rank fusion of both lists (reciprocal ranks, k = 10); no exact entries are left in what is measured."""
        total: dict[int, float] = {}
        for ranked in (self._by_likelihood(term), self._by_phrase(term)):
            for rank, number in enumerate(ranked[:50]):
                total[number] = total.get(number, 0.0) + 1 / (10 + rank)
        return [self.texts(number) for number in sorted(total, key=lambda number: (-total[number], number))[:12]]

    def _by_likelihood(self, term: str) -> list[int]:
        places = self._places(term)
        if not len(places.segment):
            return []
        held = np.unique(places.segment)
        number, both = self.index.counted(held)
        found = log_likelihood(both, len(held), self.index.segments[number].astype(float), len(self.corpus.pairs))
        order = np.argsort(-found * length_prior(self.index.words[number], places.parts), kind="stable")
        return [int(number[place]) for place in order[:50]]

    def _by_phrase(self, term: str) -> list[int]:
        places, counts = self._places(term), dict[int, int]()
        for segment, begin in zip(places.segment, places.begin, strict=True):
            span = phrase_span(self.links[int(segment)], int(begin), int(begin) + places.parts)
            block = self.index.places(int(segment))
            if span:
                inside = (self.index.first[block] == span[0]) & (self.index.size[block] == span[1] - span[0])
                for number in self.index.candidate[block][inside]:
                    counts[int(number)] = counts.get(int(number), 0) + 1
        return sorted(counts, key=lambda number: (-counts[number], number))

    def _places(self, term: str) -> Occurrences:
        places = self.parts.find(term_words(term))
        return places.only(places.whole)


def _texts(corpus: Corpus, index: CandidateIndex) -> Callable[[int], str]:
    first: dict[int, tuple[int, int]] = {}
    for segment in range(len(corpus.pairs)):
        block = index.places(segment)
        for place in range(block.start, block.stop):
            first.setdefault(int(index.candidate[place]), (segment, place))

    def text(number: int) -> str:
        segment, place = first[number]
        said = english_words(corpus.pairs[segment].en)
        begin, end = said[int(index.first[place])], said[int(index.first[place]) + int(index.size[place]) - 1]
        return corpus.pairs[segment].en[begin.start : end.end]

    return text


def hits(args: argparse.Namespace) -> None:
    pairs = list(read_pairs(args.file).pairs)
    known = list(_known()) if args.known else []
    rows: dict[str, list[tuple[float, float, int]]] = {}
    for fold in range(1 if args.gold else args.folds):
        everything = gold_of(pairs, args.gold, fold, args.folds)
        left = [pair for pair in pairs if _folded(pair.nl) not in everything]
        texts = [(f" {_folded(pair.nl)} ", match_key(pair.en)) for pair in left]
        gold = {term: right for term, right in everything.items() if any(f" {term} " in text for text, _ in texts)}
        there = sum(
            any(f" {term} " in nl and any(key in en for key in right) for nl, en in texts)
            for term, right in gold.items()
        )
        _say(
            f"fold {fold}: {len(left)} segments left, {len(gold)} of {len(everything)} terms scored, there {there / len(gold):.3f}"
        )
        evidence = ParallelEvidence.from_pairs(left, known=known)
        base = Baselines(build_corpus(left))
        asked: dict[str, Predict] = {
            "log-likelihood with a length prior": base.log_likelihood,
            "IBM-1, compounds split, phrases": base.model1,
            "rank fusion of these": base.fusion,
            "this tool": lambda term, evidence=evidence: [found.en for found in evidence.equivalents(term)],
        }
        for name, predict in asked.items():
            rows.setdefault(name, []).append((*score(predict, gold), len(gold)))
        if args.predictions:
            _write(args.predictions, gold, evidence)
    for name, found in rows.items():
        total = sum(size for _, _, size in found)
        one, five = (sum(row[n] * row[2] for row in found) / total for n in (0, 1))
        _say(f"{name:36s} {one:.3f} {five:.3f}")


def _write(path: Path, gold: Gold, evidence: ParallelEvidence) -> None:
    rows = (f"{term}\t{found.en}\t{found.score}\n" for term in gold for found in evidence.equivalents(term))
    path.write_text("nl\ten\tscore\n" + "".join(rows), encoding="utf-8")


def speed(args: argparse.Namespace) -> None:
    """Put short messages together to segments of the length asked for, and mine all terms of the entries."""
    rng = random.Random(1)
    rows = [pair for pair in read_pairs(args.file).pairs if len(pair.nl.split()) <= 8]
    pairs: list[SegmentPair] = []
    for number in range(args.segments):
        nl, en = [], []
        while len(nl) < args.words:
            pair = rng.choice(rows)
            nl += pair.nl.split()
            en += pair.en.split()
        pairs.append(SegmentPair(" ".join(nl), " ".join(en), Place("made", number)))
    terms = sorted({pair.nl for pair in rows if is_entry_term(pair)})
    begin = time.perf_counter()
    evidence = ParallelEvidence.from_pairs(pairs, jobs=args.jobs)
    trained = time.perf_counter()
    evidence.prepare(terms)
    end = time.perf_counter()
    memory = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    _say(
        f"{len(pairs)} segments: {trained - begin:.1f} s to align, {end - trained:.1f} s for {len(terms)} terms, {memory} MB"
    )


def learnt(args: argparse.Namespace) -> None:
    """Learn parts from one half of the entries that are compounds or phrases; compose the other half."""
    pairs = [pair for pair in read_pairs(args.file).pairs if is_entry_term(pair)]
    halves: list[list[SegmentPair]] = [[], []]
    for pair in pairs:
        halves[zlib.crc32(_folded(pair.nl).encode()) % 2].append(pair)
    components = learn_components((pair.nl, pair.en, 1.0) for pair in halves[0])
    gold: Gold = {}
    for pair in halves[1]:
        gold.setdefault(pair.nl, set()).add(match_key(pair.en))
    made = {term: [reading.en for reading in components.compose(term)] for term in gold}
    composed = {term: right for term, right in gold.items() if made[term]}
    one, five = score(lambda term: made[term], composed)
    _say(
        f"{len(components.counts)} parts; {len(composed)} of {len(gold)} unseen terms composed, of these {one:.3f} {five:.3f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("hits", "speed", "learnt"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--known", action="store_true", help="begin with the starter terms and components")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--words", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    {"hits": hits, "speed": speed, "learnt": learnt}[args.what](args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
