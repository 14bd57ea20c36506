"""What texts in two languages and glosses in brackets say of the English of terms: further evidence for pairing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.dutch.compounds import split
from glossary.dutch.keys import match_key, word_key
from glossary.dutch.tokens import words
from glossary.english.keys import match_key as english_key
from glossary.english.lexicon import english_zipf
from glossary.errors import ReadingError
from glossary.i18n import trn
from glossary.model import EvidenceKind, Place, Problem, SubjectField
from glossary.pairing.confidence import BASE
from glossary.pairing.parallel import ParallelEvidence
from glossary.pairing.parallel.evidence import ParallelSuggestion
from glossary.pairing.support import Suggestion
from glossary.reading import Limits
from glossary.reading.bilingual import SegmentPair, bilingual_suffixes, read_pairs
from glossary.reading.bilingual_documents import align_documents
from glossary.termbase.connection import Termbase
from glossary.termbase.wording import known_words, newest_own_pairs

# A pair of sentences aligned with a lower score is as likely wrong as right.
_LEAST_SCORE = 0.2
# A message that is the pair was written by a translator for this very term.
_ENTRY = 0.9
# What alignment and counts find is right this often at full and at no score; measured by the bilingual benchmark.
_FULL_SCORE, _NO_SCORE = 0.85, 0.35
# An English rendering of one sentence that the composition does not know is a guess, one that recurs is none; a lone word
# for a term of several parts (wafer for wafertest) is mostly one of them. Measured by the benchmark beside_english.
_ONCE = 0.75
_A_PART = 0.3
# What another source suggests and stands opposite the term is what the translator of the text wrote.
_CONFIRMED = 0.93
_MOST_OF = 0.5
_LOOKED_AT = 200
# Own entries that components are learnt from, the newest: more of them teach the same again, and every mining waits for it.
_MOST_OWN = 5_000
# Segments quoted as evidence.
_QUOTED = 2
_QUOTED_LENGTH = 90
# Formats that are bilingual whenever they hold two languages; tables are tried.
_CATALOGS = frozenset({".po", ".pot", ".mo", ".tmx", ".xliff", ".xlf"})


@dataclass(frozen=True, slots=True)
class Bitexts:
    """Segment pairs from all bilingual sources of a run, with what went wrong."""

    pairs: tuple[SegmentPair, ...]
    problems: tuple[Problem, ...]
    alignment: tuple[tuple[str, str, float], ...] = ()
    """The sentences of documents that were aligned, for showing: Dutch, English, score."""


def is_bilingual(name: str | Path) -> bool:
    """Say whether a file may hold both languages, by its name."""
    return Path(name).suffix.casefold() in bilingual_suffixes()


def read_bitexts(names: Iterable[str], limits: Limits) -> Bitexts:
    """Read the bilingual files among some; a table that turns out to hold one language is left to the other readers."""
    pairs: list[SegmentPair] = []
    problems: list[Problem] = []
    for name in names:
        if not is_bilingual(name):
            continue
        try:
            document = read_pairs(name, limits)
            found = list(document.pairs)
        except ReadingError as error:
            if Path(name).suffix.casefold() in _CATALOGS:
                problems.append(Problem(Place(name), str(error).removeprefix(f"{name}: ")))
            continue
        if found or Path(name).suffix.casefold() in _CATALOGS:
            pairs.extend(found)
            problems.extend(document.problems)
    return Bitexts(tuple(pairs), tuple(problems))


def aligned_bitext(termbase: Termbase, nl: Sequence[str], en: Sequence[str], name: str) -> Bitexts:
    """Align the sentences of a Dutch text and its English version."""
    alignment = tuple(align_documents(nl, en, _lexicon(termbase)))
    kept = [
        SegmentPair(dutch, english, Place(name, number))
        for number, (dutch, english, score) in enumerate(alignment, 1)
        if dutch and english and score >= _LEAST_SCORE
    ]
    lost = sum(not (dutch and english) for dutch, english, _ in alignment)
    problems = (
        [
            Problem(
                Place(name),
                trn(
                    "{count} sentence has no counterpart in the other language",
                    "{count} sentences have no counterpart in the other language",
                    lost,
                ),
            )
        ]
        if lost
        else []
    )
    return Bitexts(tuple(kept), tuple(problems), alignment)


def _lexicon(termbase: Termbase) -> Mapping[str, set[str]]:
    """Give the match keys of English words that translate a Dutch word, by its key."""
    found: dict[str, set[str]] = {}
    for dutch, english in known_words(termbase):
        found.setdefault(word_key(dutch), set()).add(english_key(english))
    return found


def own_pairs(termbase: Termbase) -> list[tuple[str, str, float]]:
    """Give the pairs that the person approved or imported, each counting once."""
    return [(nl, en, 1.0) for nl, en in newest_own_pairs(termbase, _MOST_OWN)]


class ParallelProvider:
    """Suggests the English that stands opposite a term in texts of two languages."""

    def __init__(self, evidence: ParallelEvidence, pairs: Sequence[SegmentPair]) -> None:
        self._evidence = evidence
        self._pairs = pairs
        self._by_word: dict[str, set[int]] = {}
        self._english: dict[int, str] = {}
        """The English words of the segments that were looked at, by their number: several terms stand in each."""
        for number, pair in enumerate(pairs):
            for word in words(pair.nl):
                self._by_word.setdefault(word_key(word), set()).add(number)

    def confirm(self, term: str, en: str) -> Suggestion | None:
        """Say that an English term stands opposite the Dutch one, when it does in most segments with it."""
        held = [self._by_word.get(word_key(word), set()) for word in words(term)]
        numbers = sorted(set.intersection(*held))[:_LOOKED_AT] if held else []
        wanted = f" {_spaced_key(en)} "
        opposite = [number for number in numbers if wanted in self._english_of(number)]
        if not opposite or len(opposite) < _MOST_OF * len(numbers):
            return None
        pair = self._pairs[opposite[0]]
        quote = f"{pair.place}: “{_short(pair.nl)}” = “{_short(pair.en)}”"
        text = f"the text's own English, opposite the term {len(opposite)} of {len(numbers)} times: {quote}"
        return Suggestion(en, EvidenceKind.PARALLEL, _CONFIRMED, text)

    def _english_of(self, number: int) -> str:
        if number not in self._english:
            self._english[number] = f" {_spaced_key(self._pairs[number].en)} "
        return self._english[number]

    def __call__(self, term: str, subject_field: SubjectField, /) -> Iterator[Suggestion]:
        """Suggest English for a Dutch term."""
        equivalents = (found for found in self._evidence.equivalents(term) if not _by_chance(found))
        for rank, found in enumerate(equivalents):
            yield Suggestion(found.en, EvidenceKind.PARALLEL, _confidence(term, found, rank), _quoted(found))


def _spaced_key(english: str) -> str:
    """Give the match keys of English words with spaces between them."""
    return " ".join(english_key(word) for word in words(english.replace("-", " ")))


def _by_chance(found: ParallelSuggestion) -> bool:
    """Say whether two words stood in one segment together, and no link or repetition says more."""
    return found.sources == ("frequency",) and found.count < 2


def _confidence(term: str, found: ParallelSuggestion, rank: int) -> float:
    if "entry" in found.sources:
        return _ENTRY * found.score
    share = (_NO_SCORE + (_FULL_SCORE - _NO_SCORE) * found.score) * 0.5**rank
    if found.count > 1:
        return share
    is_part = len(words(found.en)) == 1 and sum(len(split(word)) for word in words(term)) > 1
    return share * (_A_PART if is_part else _ONCE)


def _quoted(found: ParallelSuggestion) -> str:
    """Say where the pair stands, with the segments in both languages."""
    times = "once" if found.count == 1 else f"{found.count} times"
    quotes = "; ".join(f"{pair.place}: “{_short(pair.nl)}” = “{_short(pair.en)}”" for pair in found.segments[:_QUOTED])
    return f"{times} in the bilingual texts ({', '.join(found.sources)}): {quotes}"


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED_LENGTH else text[: _QUOTED_LENGTH - 1] + "…"


class GlossProvider:
    """Suggests what stands in brackets behind a term, where that is English: vrije kasstroom (free cash flow)."""

    def __init__(self, glosses: Mapping[tuple[str, str], int]) -> None:
        self._by_key: dict[str, dict[str, int]] = {}
        for (dutch, gloss), count in sorted(glosses.items()):
            for term, english in ((dutch, gloss), (gloss, dutch)):
                if _is_english_phrase(english) and not _is_english_phrase(term):
                    said = self._by_key.setdefault(match_key(term), {})
                    said[english] = said.get(english, 0) + count

    def __call__(self, term: str, subject_field: SubjectField, /) -> Iterator[Suggestion]:
        """Suggest English for a Dutch term."""
        said = self._by_key.get(match_key(term), {})
        for english, count in sorted(said.items(), key=lambda item: (-item[1], item[0])):
            yield Suggestion(
                english, EvidenceKind.GLOSS, BASE[EvidenceKind.GLOSS], f"{count}× in brackets behind the term"
            )


def _is_english_phrase(text: str) -> bool:
    """Say whether a phrase of small letters is English: each word commoner there than in Dutch."""
    from glossary.dutch.lexicon import zipf

    found = words(text)
    if not found or not any(word.islower() for word in found):
        return False
    return all(english_zipf(word) > 2.0 for word in found) and sum(
        english_zipf(word) - zipf(word) for word in found
    ) > 0.3 * len(found)
