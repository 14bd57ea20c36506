"""Files to stored suggestions: read, mine, pair with English, save. The main job, without the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossary.bitexts import (
    Bitexts,
    GlossProvider,
    ParallelProvider,
    aligned_bitext,
    own_pairs,
    read_bitexts,
)
from glossary.errors import ReadingError, UsageError
from glossary.i18n import tr
from glossary.mining import MinedCorpus, mine
from glossary.mining.checkpoint import Checkpoint
from glossary.mining.fields import FieldKnowledge
from glossary.mining.ranking import Ranker
from glossary.model import Candidate, Document, Problem, TermPair
from glossary.pairing import Pairer
from glossary.pairing.dictionary import DictdDictionary
from glossary.pairing.learnt import LearntComponents, learn_components
from glossary.pairing.parallel import ParallelEvidence
from glossary.pairing.providers import installed_providers
from glossary.pairing.support import Provider
from glossary.places import cache_folder
from glossary.reading import Limits, expand_sources, read_document, read_documents
from glossary.reading.base import STANDARD_INPUT
from glossary.reading.opening import split_archive
from glossary.starter.knowledge import starter_knowledge
from glossary.termbase.connection import Termbase
from glossary.termbase.mined import is_mined, pairs, save_candidate, save_document, save_pair
from glossary.termbase.rankers import active_ranker
from glossary.termbase.search import by_keys
from glossary.termbase.wording import known_words


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
    unread: int = 0
    """How many files could not be read; the problems say why."""
    alignment: tuple[tuple[str, str, float], ...] = ()
    """The sentences of documents and their English versions as they were aligned: Dutch, English, score."""


@dataclass(frozen=True, slots=True)
class Mining:
    """How files are mined."""

    limits: Limits = field(default_factory=Limits)
    ranker: Ranker | None = None
    """Without one, the ranker fitted to the termbase is used, else the shipped one."""
    again: bool = False
    """Whether files are mined anew that have not changed."""
    jobs: int = 1
    """Processes that count; 0 for one on each processor."""
    scheduler: str = ""
    """Address of a Dask scheduler whose workers count instead."""
    english: tuple[str, ...] = ()
    """English versions of the Dutch documents, in their order."""
    dictionaries: tuple[str, ...] = ()
    """Dutch-English dictionaries in dictd's format to ask as well."""


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
    """Give the SHA-256 of a file, or of the archive it is in; nothing for standard input and what cannot be read."""
    if name == STANDARD_INPUT:
        return ""
    inside = split_archive(name)
    try:
        with Path(inside[0] if inside else name).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def suggest_terms(
    termbase: Termbase,
    sources: Sequence[str | Path],
    mining: Mining | None = None,
    progress: Callable[[int], None] | None = None,
) -> MiningReport:
    """Mine files, folders and archives and store their term pairs; `progress` is told the words counted.

    A file that was mined before and has not changed is left alone. One that cannot be read becomes a problem and the
    others go on. Raises ReadingError when none can be read; then nothing is stored.
    """
    mining = mining or Mining()
    problems: list[Problem] = []
    names = expand_sources([document_name(source) for source in sources], problems, mining.limits)
    digests = {name: _digest(name) for name in names}
    unchanged = [
        name for name in names if digests[name] and not mining.again and is_mined(termbase, name, digests[name])
    ]
    fresh = [name for name in names if name not in set(unchanged)]
    unread: list[Problem] = []
    knowledge = starter_knowledge()
    with _checkpoint(fresh, digests, knowledge, mining) as checkpoint:
        corpus = mine(
            _opened(fresh, mining.limits, unread),
            knowledge,
            mining.ranker or active_ranker(termbase),
            progress,
            jobs=mining.jobs,
            scheduler=mining.scheduler,
            checkpoint=checkpoint,
        )
    problems += unread
    if not corpus.documents and not unchanged:
        first = problems[0] if problems else None
        raise ReadingError(
            first.place.file if first else str(sources[0]), first.message if first else tr("holds no Dutch text")
        )
    if not corpus.words and not unchanged:
        said = "; ".join(problem.message for problem in corpus.problems) or tr("no segment is Dutch")
        raise ReadingError(corpus.documents[0][0], tr("holds no Dutch text to mine ({said})", said=said))
    bitexts = _bitexts(termbase, fresh, mining)
    problems += bitexts.problems
    pairer = Pairer(termbase, *_sources(termbase, corpus, bitexts, mining))
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
        (*problems, *corpus.problems),
        len(unread),
        bitexts.alignment,
    )


def _bitexts(termbase: Termbase, names: Sequence[str], mining: Mining) -> Bitexts:
    """Read what the files and their English versions hold in both languages."""
    found = read_bitexts(names, mining.limits)
    if not mining.english:
        return found
    if len(mining.english) != len(names):
        raise UsageError(
            tr(
                "{count} English versions for {count2} documents; give one for each, in order",
                count=len(mining.english),
                count2=len(names),
            )
        )
    pairs, problems = list(found.pairs), list(found.problems)
    alignment: list[tuple[str, str, float]] = []
    for dutch, english in zip(names, mining.english, strict=True):
        one = aligned_bitext(
            termbase,
            [segment.text for segment in read_document(dutch, mining.limits).segments],
            [segment.text for segment in read_document(english, mining.limits, any_language=True).segments],
            dutch,
        )
        pairs.extend(one.pairs)
        problems.extend(one.problems)
        alignment.extend(one.alignment)
    return Bitexts(tuple(pairs), tuple(problems), tuple(alignment))


def _sources(
    termbase: Termbase, corpus: MinedCorpus, bitexts: Bitexts, mining: Mining
) -> tuple[list[Provider], LearntComponents | None]:
    """Give what this run adds: glosses in the texts, the bilingual texts, and the parts learnt from people's pairs."""
    found: list[Provider] = [GlossProvider(dict(corpus.glosses)), *installed_providers()]
    found += [DictdDictionary(Path(name)) for name in mining.dictionaries]
    translated = own_pairs(termbase)
    if bitexts.pairs:
        evidence = ParallelEvidence.from_pairs(bitexts.pairs, jobs=max(1, mining.jobs), known=known_words(termbase))
        evidence.prepare([candidate.term for candidate in corpus.candidates])
        found.append(ParallelProvider(evidence, bitexts.pairs))
        translated += [(nl, en, float(count)) for nl, said in evidence.terms() for en, count in said.items()]
    return found, learn_components(translated) if translated else None


def _checkpoint(
    names: Sequence[str], digests: Mapping[str, str], knowledge: FieldKnowledge, mining: Mining
) -> AbstractContextManager[Checkpoint | None]:
    """Keep the counts of finished documents where there are several; one alone is counted anew as quickly."""
    if len(names) < 2:
        return nullcontext()
    return Checkpoint(cache_folder() / "counts", digests, knowledge, repr(mining.limits))


def _opened(names: Iterable[str], limits: Limits, unread: list[Problem]) -> Iterator[Document]:
    """Open files one after the other; one that cannot be read is noted."""
    for name in names:
        for opened in read_documents([name], limits):
            if isinstance(opened, Document):
                yield opened
            else:
                unread.append(opened)


def _as_known(termbase: Termbase, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Name candidates by the form that is a known term, where one was seen: contanten, not the singular contant."""
    known = by_keys(termbase, (candidate.key for candidate in candidates))
    return [_known_form(candidate, {hit.text for hit in known.get(candidate.key, ())}) for candidate in candidates]


def _known_form(candidate: Candidate, known: set[str]) -> Candidate:
    seen = {form for form, _ in candidate.variants}
    if not known or (candidate.term in known and candidate.term in seen):
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
