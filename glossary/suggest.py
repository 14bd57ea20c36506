"""Files to stored suggestions: read, mine, pair with English, save. The main job, without the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.mining import mine
from glossary.mining.ranking import Ranker
from glossary.model import Candidate, Problem, TermPair
from glossary.pairing import Pairer
from glossary.reading import Limits, read_document
from glossary.reading.base import STANDARD_INPUT
from glossary.starter.knowledge import starter_knowledge
from glossary.termbase.connection import Termbase
from glossary.termbase.mined import is_mined, pairs, save_candidate, save_document, save_pair
from glossary.termbase.rankers import active_ranker
from glossary.termbase.search import by_keys


@dataclass(frozen=True, slots=True)
class MiningReport:
    """What mining some files gave."""

    pairs: tuple[TermPair, ...]
    """The pairs found in the files, best first, names left out."""
    names: tuple[TermPair, ...]
    words: int
    documents: tuple[tuple[str, int, int], ...]
    """Name, words and segments of each document mined now."""
    unchanged: tuple[str, ...]
    """Documents that were mined before and have not changed."""
    problems: tuple[Problem, ...]


def document_name(path: str | Path) -> str:
    """Give the name under which a file is kept: relative to this folder when it is in it."""
    if str(path) == STANDARD_INPUT:
        return STANDARD_INPUT
    resolved = Path(path).absolute()
    try:
        return resolved.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return resolved.as_posix()


def _digest(name: str) -> str:
    """Give the SHA-256 of a file; nothing for standard input and what cannot be read."""
    try:
        with Path(name).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def suggest_terms(
    termbase: Termbase,
    sources: Sequence[str | Path],
    *,
    limits: Limits | None = None,
    ranker: Ranker | None = None,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
) -> MiningReport:
    """Mine files and store their term pairs.

    A file that was mined before and has not changed is left alone, unless `again`. Raises ReadingError for a file
    that cannot be read; nothing of the run is stored then. Without a `ranker`, the one fitted to the termbase is used.
    """
    names = list(dict.fromkeys(document_name(source) for source in sources))
    digests = {name: "" if name == STANDARD_INPUT else _digest(name) for name in names}
    unchanged = [name for name in names if digests[name] and not again and is_mined(termbase, name, digests[name])]
    fresh = [name for name in names if name not in unchanged]
    opened = [read_document(name, limits) for name in fresh]
    corpus = mine(opened, starter_knowledge(), ranker or active_ranker(termbase), progress)
    pairer = Pairer(termbase)
    found = [(candidate, pairer.pair(candidate)) for candidate in _as_known(termbase, corpus.candidates)]
    with termbase.writing() as connection:
        numbers = {
            name: save_document(connection, name, digests.get(name, ""), words, segments)
            for name, words, segments in corpus.documents
        }
        for candidate, pair in found:
            save_pair(connection, pair, save_candidate(connection, candidate, numbers))
    shown = list(_stored(termbase, [*(name for name, _, _ in corpus.documents), *unchanged]))
    return MiningReport(
        tuple(pair for pair in shown if not pair.is_name),
        tuple(pair for pair in shown if pair.is_name),
        corpus.words,
        corpus.documents,
        tuple(unchanged),
        corpus.problems,
    )


def _as_known(termbase: Termbase, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Name candidates by the form that is a known term, where one was seen: contanten, not the singular contant."""
    known = by_keys(termbase, (candidate.key for candidate in candidates))
    return [_known_form(candidate, {hit.text for hit in known.get(candidate.key, ())}) for candidate in candidates]


def _known_form(candidate: Candidate, known: set[str]) -> Candidate:
    if not known or candidate.term in known:
        return candidate
    form = next((form for form, _ in candidate.variants if form in known), None)
    return candidate if form is None else replace(candidate, term=form)


def _stored(termbase: Termbase, documents: Iterable[str]) -> list[TermPair]:
    """Give the pairs of some documents as they are stored, each once, best first."""
    found: dict[int, TermPair] = {}
    for document in documents:
        for pair in pairs(termbase, names=True, document=document):
            found[pair.number] = pair
    return sorted(found.values(), key=lambda pair: (-pair.worth, pair.key))
