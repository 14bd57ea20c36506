"""The tokens of a Dutch sentence to their parts of speech.

An averaged perceptron that decides from left to right, greedily. It looks twice. The first glance sees a word by itself
(`tagger_features`). Where that leaves no doubt, it is the tag. Elsewhere the scores of the word are added to those of
its surroundings: the two tags before it, the word before it, and the glance at the word after it.

What concerns a word by itself is computed once per word; a decision, once per word in the same surroundings.
`tests/benchmarks/train_tagger.py` makes the weights; NOTICE names the treebanks they were trained on.
Source: Collins 2002, Discriminative Training Methods for Hidden Markov Models.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from glossary.dutch.packed_rows import BITS, Packed, both_totals, packed_rows, total
from glossary.dutch.tagger_features import Case, first_words, own_features, sentence_case
from glossary.dutch.tokens import normalise
from glossary.errors import GlossaryError
from glossary.i18n import tr

TAGS = ("NOUN", "PROPN", "ADJ", "PTCP", "VERB", "ADP", "DET", "NUM", "ADV", "FUNC", "PUNCT", "X")
"""The parts of speech, after Universal Dependencies.

PTCP is a participle before a noun, which behaves as an adjective (de *verwachte* omzet). VERB includes auxiliaries, NUM
ordinals, FUNC pronouns, conjunctions and interjections. X is a foreign word, a symbol or an abbreviation such as bijv.
Adjectives used as nouns are NOUN in the plural (de zelfstandigen)."""

WEIGHTS = Path(__file__).with_name("tagger_weights.xz")
# Where a sentence begins and ends, in place of a tag and of a glance.
EDGE = "^"
# A rare word is known to its surroundings by this many last letters.
_ENDING = 2
# Bounds on memory: words (about 1 KB each), and surroundings remembered of one word; only the comma and words such as
# `de` and `van` have thousands.
_MAX_WORDS = 50_000
_MAX_SURROUNDINGS = 4_000


class WeightsError(GlossaryError, ValueError):
    """The weights of the tagger cannot be read."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}; install the package again")


@dataclass(frozen=True)
class Weights:
    """What training found: for each feature a row with one byte for each of `TAGS`.

    A byte holds the weight plus 128. Scores are only compared with each other, so that the 128s cancel out.
    """

    glance: Mapping[str, bytes]
    """Features of a word by itself, for the first glance."""
    own: Mapping[str, bytes]
    """The same features, for the decision."""
    around: Mapping[str, bytes]
    """Features of the surroundings."""
    frequent: Mapping[str, str]
    """Words common enough to be features of their neighbours; with the only tag they had in training, if they had one."""
    doubt: int
    """A glance whose best score leads by less than this also names the second best tag."""
    certain: int
    """A glance at a word that is not frequent is its tag, wherever it stands, when its score leads by at least this."""

    @cached_property
    def of_words(self) -> Packed:
        """The rows for the first glance and for the decision, both in one number."""
        found = packed_rows(self.glance)
        for feature, row in packed_rows(self.own).items():
            found[feature] = found.get(feature, 0) | row << BITS
        return found

    @cached_property
    def of_surroundings(self) -> Packed:
        """The rows of the surroundings."""
        return packed_rows(self.around)


def read_weights(path: Path = WEIGHTS) -> Weights:
    """Read weights as `train_tagger.py` writes them: a line of JSON, the names of the features, the rows.

    Raises `WeightsError` when the file is missing, damaged, or made for other tags.
    """
    try:
        head, _, body = lzma.decompress(path.read_bytes()).partition(b"\n")
        header = json.loads(head)
        names = body[: header["names"]].decode().split("\n")
        glance, own, around = _tables(names, body[header["names"] :], header["sizes"])
        fits = header["tags"] == list(TAGS)
        frequent = {str(word): str(only) for word, only in dict(header["frequent"]).items()}
        doubt, certain = int(header["doubt"]), int(header["certain"])
    except (OSError, EOFError, lzma.LZMAError, ValueError, KeyError, TypeError) as error:
        raise WeightsError(path, tr("cannot be read as weights of the tagger")) from error
    if not fits:
        raise WeightsError(path, tr("was made for other parts of speech"))
    return Weights(glance, own, around, frequent, doubt, certain)


def _tables(names: list[str], rows: bytes, sizes: list[int]) -> Iterator[dict[str, bytes]]:
    """Cut names and rows into tables of these sizes."""
    width = len(TAGS)
    if len(names) != sum(sizes) or len(rows) != len(names) * width:
        raise ValueError("names and rows do not match")
    cut = [rows[at : at + width] for at in range(0, len(rows), width)]
    end = 0
    for size in sizes:
        start, end = end, end + size
        yield dict(zip(names[start:end], cut[start:end], strict=True))


class Word(NamedTuple):
    """What is known of a word before its surroundings are seen."""

    text: str
    """The word in lower case where it is frequent, else its last letters."""
    frequent: str
    """The word in lower case where it is frequent, else nothing."""
    glance: str
    """The tag at first glance; two where it is in doubt."""
    view: str
    """All that its neighbours see of it: the glance, and the word where it is frequent."""
    certain: str
    """The tag that holds wherever the word stands; empty where the surroundings decide."""
    scores: tuple[int, ...]
    inflected: bool
    """Whether it ends in -e: grote is followed by a noun, groot by anything."""
    decided: dict[tuple[str, str, str, str], str]
    """The tags it had in surroundings met before."""

    def behind(self, tag: str) -> str:
        """Give what the next words see of this word's tag: ADJe for an inflected adjective, else the tag."""
        return tag + "e" if self.inflected and tag in {"ADJ", "PTCP"} else tag


END = Word("", "", EDGE, EDGE, "", (), False, {})
"""What stands behind the last word."""


def look(token: str, case: Case, weights: Weights) -> Word:
    """Look at a word by itself."""
    # Half a surrogate pair, which a damaged file can hold, cannot be looked up in a dictionary.
    written = normalise(token.encode(errors="replace").decode())
    features = own_features(written, case)
    at_first, decisive = both_totals(features, weights.of_words)
    glance, lead = glance_at(at_first, weights.doubt)
    word = known_word(written, glance, weights.frequent)
    certain = weights.frequent[word.frequent] if word.frequent else glance * (lead >= weights.certain)
    return word._replace(certain=certain, scores=decisive)


def known_word(written: str, glance: str, frequent: Container[str]) -> Word:
    """Give a word as its neighbours see it."""
    low = written.lower()
    known = low if low in frequent else ""
    return Word(known or low[-_ENDING:], known, glance, f"{glance} {known}", "", (), low.endswith("e"), {})


def glance_at(scores: Sequence[float], doubt: float) -> tuple[str, float]:
    """Give the best tag and its lead; where it leads by less than `doubt`, the second best as well: NOUN/VERB."""
    second, best = sorted(range(len(TAGS)), key=scores.__getitem__)[-2:]
    lead = scores[best] - scores[second]
    return (TAGS[best] if lead >= doubt else f"{TAGS[best]}/{TAGS[second]}"), lead


def around_features(word: Word, before: str, previous: str, left: str, right: Word) -> list[str]:
    """Give the features of the surroundings of a word.

    `before` and `previous` are the last two tags as `Word.behind` gives them; `left` is the word before where it is frequent, else nothing.
    """
    text, glance, after = word.text, word.glance, right.glance
    features = [
        f"1{previous}",
        f"2{before} {previous}",
        f"3{after}",
        f"4{previous} {after}",
        f"5{glance} {previous}",
        f"6{glance} {after}",
        f"7{glance} {previous} {after}",
        f"8{text} {previous}",
        f"9{text} {after}",
        f"0{text} {previous} {after}",
    ]
    if left:
        features += (f"a{left}", f"b{left} {glance}", f"c{left} {after}")
    if right.frequent:
        features += (f"d{right.frequent}", f"e{right.frequent} {glance}")
    return features


class _Words(dict[str, Word]):
    """The words met so far with one kind of case; a new one is looked at when it is asked for."""

    def __init__(self, weights: Weights, case: Case) -> None:
        super().__init__()
        self._weights = weights
        self._case = case

    def __missing__(self, token: str) -> Word:
        if len(self) >= _MAX_WORDS:
            self.clear()
        self[token] = word = look(token, self._case, self._weights)
        return word


class Tagger:
    """Tags sentences with given weights; remembers words and decisions from one sentence to the next."""

    def __init__(self, weights: Weights, *, shortcuts: bool = True) -> None:
        """Without `shortcuts`, each word is decided anew from its surroundings, a certain one too."""
        self._weights = weights
        self._shortcuts = shortcuts
        self._words = {case: _Words(weights, case) for case in Case}

    def tag(self, tokens: Sequence[str]) -> list[str]:
        """Give the part of speech of each token of a sentence, one of `TAGS`."""
        words = self._look(tokens)
        decide = self._remembered if self._shortcuts else self._decided
        tags: list[str] = []
        before = previous = EDGE
        left = ""
        for word, right in pairwise([*words, END]):
            tag = word.certain if self._shortcuts else ""
            if not tag:
                tag = decide(word, before, previous, left, right)
            tags.append(tag)
            before, previous, left = previous, word.behind(tag), word.frequent
        return tags

    def _look(self, tokens: Sequence[str]) -> list[Word]:
        case = sentence_case(tokens)
        words = list(map(self._words[case].__getitem__, tokens))
        if case == Case.WRITTEN:
            for position in first_words(tokens):
                words[position] = self._words[Case.FIRST][tokens[position]]
        return words

    def _remembered(self, word: Word, before: str, previous: str, left: str, right: Word) -> str:
        surroundings = (before, previous, left, right.view)
        tag = word.decided.get(surroundings)
        if tag is None:
            if len(word.decided) >= _MAX_SURROUNDINGS:
                word.decided.clear()
            tag = word.decided[surroundings] = self._decided(word, before, previous, left, right)
        return tag

    def _decided(self, word: Word, before: str, previous: str, left: str, right: Word) -> str:
        around = total(around_features(word, before, previous, left, right), self._weights.of_surroundings)
        scores = list(map(int.__add__, word.scores, around))
        return TAGS[scores.index(max(scores))]


@cache
def _shipped() -> Tagger:
    return Tagger(read_weights())


def tag(tokens: Sequence[str]) -> list[str]:
    """Give the part of speech of each token of a sentence, one of `TAGS`.

    The tokens are the texts that `glossary.dutch.tokens.tokens` gives, marks included. Raises `WeightsError` when the
    installation is damaged.

    >>> tag(["De", "vrije", "kasstroom", "van", "ASML", "daalde", "."])
    ['DET', 'ADJ', 'NOUN', 'ADP', 'PROPN', 'VERB', 'PUNCT']
    """
    return _shipped().tag(tokens)
