"""Segment pairs to arrays of numbers: the vocabulary, the words of every segment, and where each Dutch part stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glossary.pairing.parallel.words import (
    EnglishWord,
    dutch_words,
    english_stem,
    english_words,
    is_dutch_function_word,
    may_begin,
    may_end,
)

if TYPE_CHECKING:
    from glossary.reading.bilingual import SegmentPair

Integers = NDArray[np.int32]
# Numbers 0 and 1 are no words: filling behind a short segment, and the word that stands for no word.
PAD, NULL = 0, 1
# A longer segment (in parts of words) is no sentence, and aligning it costs the square of its length.
LONGEST = 100
# Words of an English candidate.
MOST_WORDS = 4


@dataclass(slots=True)
class Vocabulary:
    """Words numbered in the order they came."""

    words: list[str] = field(default_factory=lambda: ["", ""])
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        """Give the number of a word, a new one for a new word."""
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.words)
            self.words.append(word)
        return found


@dataclass(slots=True)
class Corpus:
    """Segment pairs as numbers. `*_start[s]:*_start[s+1]` are the words of segment `s` in the flat arrays."""

    pairs: list[SegmentPair]
    copies: list[int]
    """How often each pair came."""
    nl: Integers
    """Parts of Dutch words."""
    nl_form: Integers
    """By part: its word as written."""
    nl_start: Integers
    nl_first: NDArray[np.bool_]
    """Whether the part begins a word."""
    en: Integers
    en_start: Integers
    en_run: Integers
    """By English word: the number of words from it on, itself included, that no mark keeps apart."""
    stem: Integers
    """By English word: the number of the stem under which it is aligned."""
    dutch: Vocabulary
    forms: Vocabulary
    english: Vocabulary
    begins: NDArray[np.bool_]
    """By English word: may a term begin with it?"""
    ends: NDArray[np.bool_]
    light: NDArray[np.bool_]
    """By Dutch part: is it a function word?"""
    passed_over: int
    """Pairs with a side that is empty or longer than LONGEST."""

    def dutch_of(self, segment: int) -> Integers:
        """Give the Dutch parts of a segment."""
        return self.nl[self.nl_start[segment] : self.nl_start[segment + 1]]

    def english_of(self, segment: int) -> Integers:
        """Give the English words of a segment."""
        return self.en[self.en_start[segment] : self.en_start[segment + 1]]


def build_corpus(pairs: Iterable[SegmentPair]) -> Corpus:
    """Number the words of segment pairs; pairs that were there before (but for case) are counted once."""
    dutch, forms, english = Vocabulary(), Vocabulary(), Vocabulary()
    kept: list[SegmentPair] = []
    nl: list[int] = []
    written: list[int] = []
    first: list[bool] = []
    en: list[int] = []
    runs: list[int] = []
    nl_start, en_start = [0], [0]
    seen: dict[int, int] = {}
    copies: list[int] = []
    passed_over = 0
    for pair in pairs:
        known = hash((pair.nl.casefold(), pair.en.casefold()))
        if known in seen:
            copies[seen[known]] += 1
            continue
        words = dutch_words(pair.nl)
        found = english_words(pair.en)
        size = sum(len(word.parts) for word in words)
        if not 0 < size <= LONGEST or not 0 < len(found) <= LONGEST:
            passed_over += 1
            continue
        for word in words:
            nl.extend(map(dutch.number, word.parts))
            written.extend([forms.number(word.form)] * len(word.parts))
            first.extend([True] + [False] * (len(word.parts) - 1))
        en.extend(english.number(word.key) for word in found)
        runs.extend(_runs(found))
        seen[known] = len(kept)
        kept.append(pair)
        copies.append(1)
        nl_start.append(len(nl))
        en_start.append(len(en))
    return Corpus(
        kept,
        copies,
        np.array(nl, np.int32),
        np.array(written, np.int32),
        np.array(nl_start, np.int32),
        np.array(first, np.bool_),
        np.array(en, np.int32),
        np.array(en_start, np.int32),
        np.array(runs, np.int32),
        _stems(english),
        dutch,
        forms,
        english,
        np.array([False, False, *map(may_begin, english.words[2:])]),
        np.array([False, False, *map(may_end, english.words[2:])]),
        np.array([False, False, *map(is_dutch_function_word, dutch.words[2:])]),
        passed_over,
    )


def _runs(words: Sequence[EnglishWord]) -> list[int]:
    lengths = [1] * len(words)
    for place in range(len(words) - 2, -1, -1):
        if words[place + 1].goes_on:
            lengths[place] = lengths[place + 1] + 1
    return lengths


def _stems(english: Vocabulary) -> Integers:
    numbers: dict[str, int] = {}
    stems = [PAD, NULL]
    for word in english.words[2:]:
        stems.append(numbers.setdefault(english_stem(word), len(numbers) + 2))
    return np.array(stems, np.int32)


def spans_of(corpus: Corpus, segment: int) -> tuple[Integers, Integers]:
    """Give the first and behind-last word of each English candidate in a segment: its edges are no function words."""
    words = corpus.english_of(segment)
    begins, ends = corpus.begins[words], corpus.ends[words]
    runs = corpus.en_run[corpus.en_start[segment] : corpus.en_start[segment + 1]]
    first, last = [], []
    for size in range(1, min(MOST_WORDS, len(words)) + 1):
        room = len(words) - size + 1
        starts = np.nonzero(begins[:room] & ends[size - 1 :] & (runs[:room] >= size))[0]
        first.append(starts)
        last.append(starts + size)
    return np.concatenate(first).astype(np.int32), np.concatenate(last).astype(np.int32)
