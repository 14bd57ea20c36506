"""Treebanks in CoNLL-U to the weights of the part-of-speech tagger, and to figures on how well it does.

    python -m tests.benchmarks.train_tagger --train A.conllu B.conllu --held-out C.conllu
    python -m tests.benchmarks.train_tagger --train A.conllu B.conllu C.conllu --out glossary/dutch/tagger_weights.xz

The shipped weights come from the second command over treebanks of Universal Dependencies (the development part of
Alpino; the development and test parts of LassySmall) and `tagger_business.conllu`, our own, in that order. Same
treebanks and same lexicon, same bytes. A checksum is written beside the weights. Train again after changes to
`tagger_features`, `lemmas`, `compounds` or the versions of wordfreq and simplemma: features come from there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from glossary.dutch.packed_rows import packed_rows, total
from glossary.dutch.tagger import EDGE, END, TAGS, Tagger, Weights, Word, around_features, glance_at, known_word
from glossary.dutch.tagger_features import Case, first_words, own_features, sentence_case
from tests.benchmarks.tagger_figures import figures
from tests.benchmarks.treebank import Sentence, read_treebank

NUMBER = {tag: number for number, tag in enumerate(TAGS)}
Rows = dict[str, list[float]]

# A right answer must lead by this much or the weights are corrected: 15 to 30 gained up to 0.1 % over 0 in cross-validation.
MARGIN = 20.0
EPOCHS = 8
# Models from this many shuffles are added up: three gained up to 0.1 % over one.
SHUFFLES = 3
# Parts of the treebank whose glances come from a model trained on the rest: on its own words a model has no doubts.
FOLDS = 5
GLANCE_EPOCHS = 5
# A feature seen once is mostly noise.
MIN_FEATURE = 2
# Words seen this often are features of their neighbours.
MIN_FREQUENT = 10
# Weights become bytes in steps of 1/8; what is beyond 15.9, fewer than one in ten thousand, is cut off.
STEPS = 8
# The second best tag says something when it is this near: 1 and 6 did no better.
DOUBT = 3 * STEPS
# Leads from here on are hardly ever overruled by the surroundings: taking them as they are changes accuracy by 0.01 %.
CERTAIN = 70 * STEPS
# One sentence in this many is also shown as a headline, and one with its first letter in lower case.
HEADLINES = 6
LOWERED = 12


def varied(sentences: Sequence[Sentence], dice: random.Random) -> Iterator[tuple[Sentence, Case | None]]:
    """Give each sentence; some again as a headline or with its first letter in lower case."""
    for sentence in sentences:
        yield sentence, None
        if dice.randrange(HEADLINES) == 0:
            yield sentence, Case.HEADLINE
        first, tag = sentence[0]
        if dice.randrange(LOWERED) == 0 and tag != "PROPN" and first[1:].islower():
            yield [(first.lower(), tag), *sentence[1:]], None


class Example(NamedTuple):
    """A sentence made ready for training."""

    features: list[list[str]]
    """The features of each word by itself."""
    texts: list[str]
    right: list[int]


class Maker:
    """Makes examples; features of a word are computed once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Case], list[str]] = {}

    def example(self, sentence: Sentence, case: Case | None) -> Example:
        """Make an example, under the case that the sentence shows or under the given one."""
        texts = [text for text, _ in sentence]
        cases = [sentence_case(texts) if case is None else case] * len(texts)
        if cases[0] == Case.WRITTEN:
            for position in first_words(texts):
                cases[position] = Case.FIRST
        features = [self._features(text, kind) for text, kind in zip(texts, cases, strict=True)]
        return Example(features, texts, [NUMBER[tag] for _, tag in sentence])

    def _features(self, text: str, case: Case) -> list[str]:
        found = self._known.get((text, case))
        if found is None:
            found = self._known[text, case] = own_features(text, case)
        return found

    def drop(self, examples: Iterable[Example]) -> None:
        """Drop, in place, the features that the examples have fewer than `MIN_FEATURE` times."""
        counts = Counter(feature for example in examples for features in example.features for feature in features)
        for features in self._known.values():
            features[:] = [feature for feature in features if counts[feature] >= MIN_FEATURE]


class Perceptron:
    """An averaged perceptron: rows of weights, and what they have been over time."""

    def __init__(self) -> None:
        self._rows: Rows = {}
        self._past: Rows = {}
        self._clock = 1

    def learn(self, features: Sequence[str], right: int) -> int:
        """Correct the weights where the right tag does not lead by `MARGIN`; give the best tag before that."""
        rows = [self._row(feature) for feature in features]
        scores: list[float] = [sum(column) for column in zip(*rows, strict=True)]
        best = scores.index(max(scores))
        lead, scores[right] = scores[right], float("-inf")
        rival = scores.index(max(scores))
        self._clock += 1
        if lead - scores[rival] < MARGIN:
            for feature, row in zip(features, rows, strict=True):
                row[right] += 1
                row[rival] -= 1
                past = self._past[feature]
                past[right] += self._clock
                past[rival] -= self._clock
        return best

    def _row(self, feature: str) -> list[float]:
        row = self._rows.get(feature)
        if row is None:
            row = self._rows[feature] = [0.0] * len(TAGS)
            self._past[feature] = [0.0] * len(TAGS)
        return row

    def averaged(self) -> Rows:
        """Give the mean of the weights over all steps."""
        return {
            feature: [now - past / self._clock for now, past in zip(row, self._past[feature], strict=True)]
            for feature, row in self._rows.items()
        }


def train_glance(examples: Sequence[Example]) -> dict[str, bytes]:
    """Train on words by themselves."""
    model = Perceptron()
    dice = random.Random(1)
    order = list(examples)
    for _ in range(GLANCE_EPOCHS):
        dice.shuffle(order)
        for example in order:
            for features, right in zip(example.features, example.right, strict=True):
                model.learn(features, right)
    return in_bytes(model.averaged())


def train_around(examples: Sequence[tuple[Example, list[Word]]], seed: int) -> Rows:
    """Train on words in their surroundings, the tags before them as the model itself gives them."""
    model = Perceptron()
    dice = random.Random(seed)
    order = list(examples)
    for _ in range(EPOCHS):
        dice.shuffle(order)
        for example, words in order:
            before = previous = EDGE
            left = ""
            for position, (word, right) in enumerate(pairwise([*words, END])):
                around = around_features(word, before, previous, left, right)
                features = example.features[position] + [AROUND + feature for feature in around]
                found = model.learn(features, example.right[position])
                before, previous, left = previous, word.behind(TAGS[found]), word.frequent
    return model.averaged()


# Tells features of the surroundings from those of the word by itself; no feature of a word begins with it.
AROUND = "\t"


def in_bytes(rows: Rows) -> dict[str, bytes]:
    """Give weights as bytes, without the features that say nothing."""
    zero = bytes([128] * len(TAGS))
    packed = {
        feature: bytes(max(1, min(255, 128 + round(weight * STEPS))) for weight in rows[feature])
        for feature in sorted(rows)
    }
    return {feature: row for feature, row in packed.items() if row != zero}


def with_glances(examples: Sequence[Example], glance: dict[str, bytes], frequent: Container[str]) -> list[list[Word]]:
    """Look at the words of the examples."""
    table = packed_rows(glance)
    return [
        [
            known_word(text, glance_at(total(features, table), DOUBT)[0], frequent)
            for text, features in zip(example.texts, example.features, strict=True)
        ]
        for example in examples
    ]


def frequent_words(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Give the words seen at least `MIN_FREQUENT` times, each with its tag if it always had the same, else nothing."""
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for text, tag in sentence:
            tags[text.lower()][tag] += 1
    frequent = {text: counts for text, counts in tags.items() if counts.total() >= MIN_FREQUENT}
    return {text: max(counts) if len(counts) == 1 else "" for text, counts in sorted(frequent.items())}


def train(sentences: Sequence[Sentence]) -> Weights:
    """Train the tagger."""
    maker = Maker()
    examples = [maker.example(*variant) for variant in varied(sentences, random.Random(0))]
    maker.drop(examples)
    frequent = frequent_words(sentences)
    words: list[list[Word]] = []
    for fold in range(FOLDS):
        start, end = (len(examples) * bound // FOLDS for bound in (fold, fold + 1))
        glance = train_glance(examples[:start] + examples[end:])
        words += with_glances(examples[start:end], glance, frequent)
    mean: Rows = {}
    for seed in range(SHUFFLES):
        for feature, row in train_around(list(zip(examples, words, strict=True)), seed).items():
            known = mean.setdefault(feature, [0.0] * len(TAGS))
            known[:] = [one + other / SHUFFLES for one, other in zip(known, row, strict=True)]
    rows = in_bytes(mean)
    own = {feature: row for feature, row in rows.items() if not feature.startswith(AROUND)}
    around = {feature.removeprefix(AROUND): row for feature, row in rows.items() if feature.startswith(AROUND)}
    return Weights(train_glance(examples), own, around, frequent, DOUBT, CERTAIN)


def packed(weights: Weights) -> bytes:
    """Give weights in the form that `glossary.dutch.tagger.read_weights` reads."""
    tables = (weights.glance, weights.own, weights.around)
    names = "\n".join(feature for table in tables for feature in table).encode()
    header = {
        "tags": TAGS,
        "names": len(names),
        "sizes": [len(table) for table in tables],
        "frequent": dict(weights.frequent),
        "doubt": weights.doubt,
        "certain": weights.certain,
    }
    rows = b"".join(row for table in tables for row in table.values())
    line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    return lzma.compress(line + names + rows, preset=9 | lzma.PRESET_EXTREME)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the part-of-speech tagger.")
    parser.add_argument("--train", nargs="+", type=Path, required=True, help="treebanks in CoNLL-U")
    parser.add_argument("--held-out", nargs="*", type=Path, default=[], help="treebanks to measure on")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    """Train, measure and write as the arguments say."""
    given = _arguments(arguments)
    say: Callable[[str], int] = sys.stdout.write
    start = time.perf_counter()
    sentences = [sentence for path in given.train for sentence in read_treebank(path)]
    weights = train(sentences)
    say(f"trained on {sum(map(len, sentences))} tokens in {time.perf_counter() - start:.0f} s\n")
    known = frozenset(text.lower() for sentence in sentences for text, _ in sentence)
    for path in given.held_out:
        held_out = read_treebank(path)
        for shortcuts in (True, False):
            say(f"{path.name}, {'with' if shortcuts else 'without'} shortcuts\n")
            for line in figures(Tagger(weights, shortcuts=shortcuts), held_out, known):
                say(f"  {line}\n")
    if given.out:
        content = packed(weights)
        given.out.write_bytes(content)
        checksum = f"{hashlib.sha256(content).hexdigest()}  {given.out.name}\n"
        given.out.with_suffix(".sha256").write_text(checksum, encoding="utf-8")
        say(f"{len(content)} bytes in {given.out}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
