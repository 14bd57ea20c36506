"""Segment pairs to evidence for the English of Dutch terms: the way in to this package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context

import numpy as np
from numpy.typing import NDArray

from glossary.english.keys import match_key as english_key
from glossary.pairing.compose import is_plural
from glossary.pairing.parallel.alignment import Alignment, align
from glossary.pairing.parallel.association import CandidateIndex, build_index
from glossary.pairing.parallel.corpus import Corpus, build_corpus
from glossary.pairing.parallel.entries import EntryTerms
from glossary.pairing.parallel.forms import Capitals, commonest
from glossary.pairing.parallel.occurrences import Occurrences, PartIndex
from glossary.pairing.parallel.ranking import Ranking, rank
from glossary.pairing.parallel.votes import Votes
from glossary.pairing.parallel.words import english_words, may_begin, term_words
from glossary.reading.bilingual import SegmentPair

# Segments shown for a suggestion.
_SHOWN = 3
# Ranked candidates that are looked at beyond those asked for: variants of one term fall together.
_MORE = 3
# A term that stands only inside compounds is surer of less.
_INSIDE = 0.6
# Places of a term looked through for the way a candidate is written, and how many that hold it are enough.
_LOOKED_THROUGH, _ENOUGH = 100, 12
# A candidate with less of a score than this shares a segment with the term and no more.
_LEAST = 0.02
_TERMS_AT_ONCE = 200
# Less of a vote than this is what every neighbour gets.
_SOME_VOTE = 0.05

# A segment, the place of a candidate in the index, and whether the Dutch is written there as asked for.
_Held = tuple[int, int, bool]
# Segments (and whether the Dutch is as asked for); then by candidate: its row among them, its place, its number.
_Sample = tuple[list[tuple[int, bool]], NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class ParallelSuggestion:
    """An English term for a Dutch one, with what speaks for it."""

    en: str
    score: float
    """How well all sources agree on it, 0 to 1; not a probability."""
    count: int
    """Segments that hold both, or entries that are the pair."""
    segments: tuple[SegmentPair, ...]
    """Up to three of them, the shortest first."""
    sources: tuple[str, ...]
    """Of `entry` (a message is the pair), `alignment` (words linked), `phrase` (linked to nothing else), `frequency`
    (log-likelihood), `compound` (the Dutch stood only inside compounds)."""


@dataclass(slots=True)
class ParallelEvidence:
    """What segments in two languages say of the English of Dutch terms."""

    corpus: Corpus
    alignment: Alignment
    entries: EntryTerms
    _index: CandidateIndex
    _parts: PartIndex
    _votes: Votes
    _capitals: Capitals
    _jobs: int = 1
    _cache: dict[tuple[str, int], list[ParallelSuggestion]] = field(default_factory=dict)

    @classmethod
    def from_pairs(
        cls, pairs: Iterable[SegmentPair], jobs: int = 1, known: Iterable[tuple[str, str]] = ()
    ) -> ParallelEvidence:
        """Count and align segment pairs.

        `known` are Dutch words with an English translation each (of a termbase, of the components); the alignment
        begins with them and unlearns those that the segments contradict. `jobs` is the number of processes.
        """
        corpus = build_corpus(pairs)
        alignment = align(corpus, _word_pairs(known))
        index = build_index(corpus)
        capitals = Capitals()
        for pair in corpus.pairs:
            capitals.add(pair.en)
        entries = EntryTerms.of(zip(corpus.pairs, corpus.copies, strict=True), capitals)
        return cls(
            corpus, alignment, entries, index, PartIndex(corpus), Votes(corpus, index, alignment), capitals, jobs
        )

    def equivalents(self, term: str, limit: int = 5) -> list[ParallelSuggestion]:
        """Give the English of a Dutch term, best first; nothing when it does not stand in the segments.

        A message that is the term comes first; then what the segments that hold it say.
        """
        found = self._cache.get((term, limit))
        return found if found is not None else self._equivalents(term, limit)

    def prepare(self, terms: Iterable[str], limit: int = 5) -> None:
        """Work out the equivalents of many terms, with all processes, so that `equivalents` has them ready."""
        asked = [term for term in dict.fromkeys(terms) if (term, limit) not in self._cache]
        if self._jobs < 2 or len(asked) < 2 * _TERMS_AT_ONCE or not _SHARED:
            self._cache.update(((term, limit), self._equivalents(term, limit)) for term in asked)
            return
        blocks = [asked[start : start + _TERMS_AT_ONCE] for start in range(0, len(asked), _TERMS_AT_ONCE)]
        _WORKING[:] = [(self, limit)]
        with get_context("fork").Pool(self._jobs) as pool:
            for block, found in zip(blocks, pool.imap(_of_block, blocks), strict=True):
                self._cache.update(((term, limit), suggestions) for term, suggestions in zip(block, found, strict=True))
        _WORKING.clear()

    def terms(self) -> Iterator[tuple[str, Counter[str]]]:
        """Give the short messages that are terms, each with its English and how often, in the order of the Dutch."""
        yield from sorted(self.entries.by_term.items())

    def entry_terms(self) -> dict[str, Counter[str]]:
        """Give the same as a mapping."""
        return dict(self.terms())

    def _equivalents(self, term: str, limit: int) -> list[ParallelSuggestion]:
        found: dict[str, ParallelSuggestion] = {}
        exact = self.entries.of_term(term)
        most = sum(exact.values())
        for en, count in sorted(exact.items(), key=lambda both: (-both[1], both[0])):
            # One entry is nearly sure; of several, each by its share.
            score = 0.6 + 0.4 * count / most
            found.setdefault(
                english_key(en), ParallelSuggestion(en, score, count, self.entries.segments(term, en), ("entry",))
            )
        for suggestion in self._ranked(term, limit + _MORE):
            key = english_key(suggestion.en)
            if key in found:
                found[key] = _joined(found[key], suggestion)
            else:
                found[key] = suggestion
        return sorted(found.values(), key=lambda suggestion: -suggestion.score)[:limit]

    def _ranked(self, term: str, limit: int) -> Iterator[ParallelSuggestion]:
        places = self._parts.find(term_words(term))
        whole = places.only(places.whole)
        inside = not len(whole.segment)
        places = places if inside else whole
        if not len(places.segment):
            return
        ranking = rank(self._index, self._votes, places, len(self.corpus.pairs), limit)
        sample = self._sample(places)
        for row in range(len(ranking.candidate)):
            if ranking.score[row] < _LEAST:
                return
            holding = _holding(sample, int(ranking.candidate[row])) or self._held_elsewhere(
                places, int(ranking.candidate[row])
            )
            yield self._suggestion(term, holding, ranking, row, inside=inside)

    def _suggestion(
        self, term: str, holding: Sequence[_Held], ranking: Ranking, row: int, *, inside: bool
    ) -> ParallelSuggestion:
        written = [(self._capitals.natural(self._written(segment, place)), same) for segment, place, same in holding]
        shown = sorted(dict.fromkeys(segment for segment, _, _ in holding), key=lambda s: len(self.corpus.pairs[s].nl))
        sources = {
            "alignment": ranking.votes[row] > _SOME_VOTE,
            "phrase": ranking.phrases[row] > 0,
            "frequency": ranking.likelihood[row] > 0,
            "compound": inside,
        }
        return ParallelSuggestion(
            commonest(written, plural=is_plural(term)),
            round(float(ranking.score[row]) * (_INSIDE if inside else 1.0), 4),
            int(ranking.together[row]),
            tuple(self.corpus.pairs[segment] for segment in shown[:_SHOWN]),
            tuple(source for source, there in sources.items() if there),
        )

    def _sample(self, places: Occurrences) -> _Sample:
        """Gather the candidates of some places of a term: those where it is written as asked for come first."""
        same = places.only(places.same).at_most(_LOOKED_THROUGH)
        other = places.only(~places.same).at_most(_LOOKED_THROUGH)
        segments = [*((int(s), True) for s in same.segment), *((int(s), False) for s in other.segment)]
        blocks = [self._index.places(segment) for segment, _ in segments]
        sizes = [block.stop - block.start for block in blocks]
        return (
            segments,
            np.repeat(np.arange(len(segments)), sizes),
            np.concatenate([np.arange(block.start, block.stop) for block in blocks]),
            np.concatenate([self._index.candidate[block] for block in blocks]),
        )

    def _held_elsewhere(self, places: Occurrences, candidate: int) -> list[_Held]:
        """Find one place of a candidate that those looked through do not hold."""
        for segment, same in zip(places.segment, places.same, strict=True):
            block = self._index.places(int(segment))
            inside = np.flatnonzero(self._index.candidate[block] == candidate)
            if len(inside):
                return [(int(segment), int(inside[0]) + block.start, bool(same))]
        return []

    def _written(self, segment: int, place: int) -> str:
        text = self.corpus.pairs[segment].en
        words = english_words(text)
        first = int(self._index.first[place])
        return text[words[first].start : words[first + int(self._index.size[place]) - 1].end]


def _holding(sample: _Sample, candidate: int) -> list[_Held]:
    segments, row, place, candidates = sample
    found = np.flatnonzero(candidates == candidate)[:_ENOUGH]
    return [(*segments[int(row[n])][:1], int(place[n]), segments[int(row[n])][1]) for n in found]


# The evidence that the processes of a pool share with the one that made them; only where processes are forked.
_WORKING: list[tuple[ParallelEvidence, int]] = []
_SHARED = "fork" in get_all_start_methods()


def _of_block(terms: Sequence[str]) -> list[list[ParallelSuggestion]]:
    evidence, limit = _WORKING[0]
    return [evidence._equivalents(term, limit) for term in terms]


def _word_pairs(known: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give Dutch parts with English words of known pairs where it is clear which word is whose.

    >>> sorted(_word_pairs([("lening", "bank loan"), ("pandrecht", "lien"), ("kasstroom", "cash flow")]))
    [('lening', 'bank'), ('lening', 'loan'), ('pand', 'lien'), ('recht', 'lien')]
    """
    for nl, en in known:
        parts = [part for word in term_words(nl) for part in word.parts]
        english = [word.key for word in english_words(en.replace("~", "")) if may_begin(word.key)]
        if len(parts) == 1 or len(english) == 1:
            yield from ((part, word) for part in parts for word in english)


def _joined(entry: ParallelSuggestion, ranked: ParallelSuggestion) -> ParallelSuggestion:
    """Put the evidence of a message and of the segments for one English term together."""
    segments = tuple(dict.fromkeys((*entry.segments, *ranked.segments)))[:_SHOWN]
    score = 1 - (1 - entry.score) * (1 - 0.5 * ranked.score)
    sources = tuple(dict.fromkeys((*entry.sources, *ranked.sources)))
    return ParallelSuggestion(entry.en, round(score, 4), max(entry.count, ranked.count), segments, sources)
