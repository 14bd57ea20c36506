"""Files to translated segments: bilingual files, and a Dutch document with its English version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.checking.marks import ignored_at, read_marks
from glossary.checking.segments import Translation
from glossary.checking.terms import TermIndex
from glossary.dutch.keys import word_key
from glossary.dutch.tokens import words
from glossary.english.keys import match_key as english_key
from glossary.errors import ReadingError
from glossary.i18n import tr, trn
from glossary.model import Place, Problem, Segment
from glossary.reading import Limits, read_document

# A pair of sentences aligned with a lower score is as likely wrong as right; nothing is found in it.
_LEAST_SCORE = 0.2


def bilingual_translations(path: str, limits: Limits, problems: list[Problem]) -> Iterator[Translation]:
    """Give the translations of a bilingual file, with what a person marked. Raises ReadingError."""
    from glossary.reading.bilingual_translations import read_translations

    pairs = read_translations(path, limits, problems)
    first = next(pairs, None)  # what cannot be read at all is told by the reader
    marks = read_marks(Path(path))
    if first is not None:
        yield Translation(first.nl, first.en, first.place, ignored_at(marks, first.place))
    for pair in pairs:
        yield Translation(pair.nl, pair.en, pair.place, ignored_at(marks, pair.place))


def document_translations(
    index: TermIndex, dutch: str, english: str, limits: Limits, problems: list[Problem]
) -> Iterator[Translation]:
    """Align a Dutch document with its English version and give the pairs of sentences, each at its Dutch place."""
    from glossary.reading.bilingual_documents import align_documents

    nl, en = (_segments(name, limits, problems) for name in (dutch, english))
    lost, at = 0, 0
    for one, other, score in align_documents(
        [part.text for part in nl], [part.text for part in en], _lexicon(index, nl)
    ):
        place = nl[at].place if at < len(nl) else Place(dutch)
        at = _behind(nl, at, one)
        if one and other and score >= _LEAST_SCORE:
            yield Translation(one, other, place)
        else:
            lost += 1
    if lost:
        problems.append(
            Problem(
                Place(dutch),
                trn(
                    "{count} sentence has no sure counterpart in the other language and was not checked",
                    "{count} sentences have no sure counterpart in the other language and were not checked",
                    lost,
                ),
            )
        )


def _segments(name: str, limits: Limits, problems: list[Problem]) -> list[Segment]:
    document = read_document(name, limits, any_language=True)
    found = list(document.segments)
    problems.extend(document.problems)
    if not found:
        raise ReadingError(name, tr("holds no sentences; there is nothing to check"))
    return found


def _behind(segments: list[Segment], at: int, joined: str) -> int:
    """Give the number of the segment behind those that were joined."""
    size = 0
    while at < len(segments) and size < len(joined):
        size += len(segments[at].text) + 1
        at += 1
    return at


def _lexicon(index: TermIndex, segments: list[Segment]) -> Mapping[str, set[str]]:
    """Give the English of the words of a text, by their match keys: what alignment goes by."""
    found: dict[str, set[str]] = {}
    for key in {word_key(word) for segment in segments for word in words(segment.text)}:
        if terms := index.by_key.get(key):
            expected = index.expected(key, terms)
            found[key] = {english_key(term.text) for term in (*expected.admitted, *expected.also)}
    return found
