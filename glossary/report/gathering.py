"""Files and a termbase to a Report; the termbase stays as it is, whatever has to be mined for it."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from glossary.checking.matching import find_terms
from glossary.checking.terms import TermIndex
from glossary.dutch.language import may_be_dutch
from glossary.dutch.sentences import sentence_spans
from glossary.errors import ReadingError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Equivalent, Evidence, EvidenceKind, PairStatus, Place, Problem, TermPair
from glossary.reading import Limits, expand_sources, reader_for
from glossary.reading.base import STANDARD_INPUT
from glossary.reading.opening import opened
from glossary.report.data import Report, ReportDocument, ReportParagraph, ReportTerm, Standing, standing_of
from glossary.report.marking import FormIndex, mark, shown
from glossary.suggest import Mining, MiningReport, document_name, suggest_terms
from glossary.termbase import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.keyed_terms import own_keyed_terms
from glossary.termbase.scratch import scratch_copy
from glossary.termbase.search import by_keys

# What standard input is called in a report.
_STANDARD_INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class _Text:
    """A document before its terms are marked: its paragraphs, and whether each may be Dutch."""

    name: str
    paragraphs: tuple[tuple[str, bool], ...]


def build_report(
    termbase: Termbase,
    sources: Sequence[str | Path],
    mining: Mining | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Gather what a report on files, folders and archives shows; `progress` is told the words counted.

    A file that was not mined is mined into a copy of the termbase that is thrown away. Raises ReadingError when none
    of the files can be read.
    """
    mining = mining or Mining()
    with _named(sources, mining.limits) as (files, names), scratch_copy(termbase) as scratch:
        mined = suggest_terms(scratch, files, mining, progress)
        problems = list(mined.problems)
        texts = [_text(file, names, mining.limits, problems) for file in _read_files(files, mined, mining.limits)]
        # A name is kept apart, unless a person said that it is a term.
        pairs = [*mined.pairs, *(pair for pair in mined.names if pair.status is PairStatus.APPROVED)]
        own = _own_entries(scratch, texts, pairs)
        subfields = _subfields(scratch, pairs)
        terms = [_term(pair, own.by_key.get(pair.key), subfields.get(pair.key, "")) for pair in pairs]
        index = _indexed(pairs, terms, own)
    documents, met = _marked(texts, index)
    # A word that only stands in a longer one (processors in Graviton-processors) is met there.
    counted = tuple(replace(term, frequency=max(1, met[place])) for place, term in enumerate(terms))
    return Report(
        tuple(documents), counted, len(mined.pairs) + len(mined.names) - len(pairs), _renamed(problems, names)
    )


@contextmanager
def _named(sources: Sequence[str | Path], limits: Limits) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Give the files to read, standard input as a file of its own, and the names that files are shown by."""
    files = list(map(str, sources))
    if STANDARD_INPUT not in files:
        yield files, {}
        return
    with TemporaryDirectory(prefix="glossary-") as folder:
        kept = Path(folder) / "input.txt"
        with kept.open("wb") as stream:
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
            stream.write(data)
        names = {str(kept): _STANDARD_INPUT_NAME}
        try:
            yield [str(kept) if file == STANDARD_INPUT else file for file in files], names
        except ReadingError as error:
            raise ReadingError(_STANDARD_INPUT_NAME, str(error).removeprefix(f"{kept}: ")) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _renamed(problems: Iterable[Problem], names: Mapping[str, str]) -> tuple[Problem, ...]:
    return tuple(
        replace(problem, place=replace(problem.place, file=names.get(problem.place.file, problem.place.file)))
        for problem in problems
    )


def _read_files(files: Sequence[str], mined: MiningReport, limits: Limits) -> list[str]:
    """Give the files that were mined, now or before, in the order in which they were named."""
    read = {name for name, _, _ in mined.documents} | set(mined.unchanged)
    return [name for name in expand_sources([document_name(file) for file in files], [], limits) if name in read]


def _text(file: str, names: Mapping[str, str], limits: Limits, problems: list[Problem]) -> _Text:
    """Read the paragraphs of a file as they stand there, those in other languages included."""
    found: list[tuple[str, bool]] = []
    unsaid: list[Problem] = []  # mining has told them
    try:
        with opened(file, limits) as source:
            for paragraph in reader_for(file)(source, file, limits, unsaid):
                if len(paragraph.text) <= limits.paragraph_characters and (text := shown(paragraph.text)):
                    found.append((text, may_be_dutch(text)))
    except (ReadingError, OSError) as error:
        problems.append(Problem(Place(file), tr("the text is shown up to here: {error}", error=error)))
    return _Text(shown(names.get(file) or _short(file)), tuple(found))


def _short(file: str) -> str:
    """Give the name of a file without the folders that only the person's own machine has."""
    return Path(file).name if Path(file).is_absolute() else file


@dataclass(frozen=True, slots=True)
class _Own:
    """What the person's own termbase, not the starter terms, knows of the texts."""

    by_key: dict[str, ConceptEntry]
    """The entry of each pair whose key it has."""
    forms: dict[str, ConceptEntry]
    """The entry of each form of its terms that stands in the texts."""


def _own_entries(termbase: Termbase, texts: Iterable[_Text], pairs: Iterable[TermPair]) -> _Own:
    index = TermIndex()
    index.add(own_keyed_terms(termbase))
    if not index.by_key:
        return _Own({}, {})
    keys = {pair.key: index.by_key[pair.key][0].entry for pair in pairs if pair.key in index.by_key}
    forms: dict[str, int] = {}
    for text in texts:
        for paragraph, dutch in text.paragraphs:
            for start, end in sentence_spans(paragraph) if dutch else ():
                for match in find_terms(index, paragraph[start:end]):
                    if not match.part_of:
                        forms.setdefault(match.surface, match.terms[0].entry)
    numbers = sorted({*keys.values(), *forms.values()})
    entries = {entry.number: entry for entry in entries_by_number(termbase, numbers) if entry.in_language("en")}
    return _Own(
        {key: entries[number] for key, number in keys.items() if number in entries},
        {form: entries[number] for form, number in forms.items() if number in entries},
    )


def _subfields(termbase: Termbase, pairs: Sequence[TermPair]) -> dict[str, str]:
    """Give the subfield of each pair whose key is known, in the field of the pair."""
    hits = by_keys(termbase, (pair.key for pair in pairs))
    entries = {
        entry.number: entry
        for entry in entries_by_number(termbase, sorted({hit.entry for found in hits.values() for hit in found}))
    }
    found: dict[str, str] = {}
    for pair in pairs:
        for hit in hits.get(pair.key, ()):
            entry = entries[hit.entry]
            if entry.subject_field is pair.subject_field and entry.subfield:
                found.setdefault(pair.key, entry.subfield)
    return found


def _term(pair: TermPair, entry: ConceptEntry | None, subfield: str) -> ReportTerm:
    """Give a pair as a term of the report; one that the person's termbase has is approved."""
    forms = tuple(form for form, _ in pair.variants)
    standing, equivalents = standing_of(pair), pair.equivalents
    if entry is not None and pair.status is PairStatus.SUGGESTED:
        standing = Standing.APPROVED
        own = _equivalents(entry)
        equivalents = (*own, *(one for one in equivalents if one.en not in {known.en for known in own}))
    return ReportTerm(
        pair.nl, standing, pair.subject_field, 0, round(pair.termhood, 3), equivalents, forms, subfield, pair.reason
    )


def _equivalents(entry: ConceptEntry) -> tuple[Equivalent, ...]:
    why = (Evidence(EvidenceKind.TERMBASE, f"your termbase: {entry.source or 'entry'}"),)
    return tuple(Equivalent(term.text, 1.0, why) for term in entry.in_language("en"))


def _indexed(pairs: Sequence[TermPair], terms: list[ReportTerm], own: _Own) -> FormIndex:
    """Index the forms of the pairs; entries of the termbase that are no pair here become terms, with their forms."""
    index = FormIndex()
    for place, pair in enumerate(pairs):
        for form in (pair.nl, *(form for form, _ in pair.variants)):
            index.add(form, place)
    mined = {entry.number for entry in own.by_key.values()}
    added: dict[int, int] = {}
    for form, entry in own.forms.items():
        if entry.number in mined:
            continue
        if entry.number not in added:
            added[entry.number] = len(terms)
            english = _equivalents(entry)
            terms.append(
                ReportTerm(entry.nl, Standing.APPROVED, entry.subject_field, 0, 0.0, english, (), entry.subfield)
            )
        place = added[entry.number]
        index.add(form, place)
        terms[place] = replace(terms[place], forms=(*terms[place].forms, form))
    return index


def _marked(texts: Iterable[_Text], index: FormIndex) -> tuple[list[ReportDocument], Counter[int]]:
    met: Counter[int] = Counter()
    documents = []
    nothing = FormIndex()
    for text in texts:
        paragraphs = []
        for paragraph, dutch in text.paragraphs:
            marked = mark(paragraph, index if dutch else nothing)
            met.update(marked.met)
            paragraphs.append(ReportParagraph(marked.pieces))
        documents.append(ReportDocument(text.name, tuple(paragraphs)))
    return documents, met
