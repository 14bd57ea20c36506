"""A query to the concepts it means: exact, inflected, in a compound, composed, or merely alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.dutch.keys import spelling_key
from glossary.model import ConceptEntry, Equivalent, SubjectField
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import entries_by_number
from glossary.termbase.search import Hit, by_key, by_likeness, by_prefix, by_spelling

if TYPE_CHECKING:
    from glossary.pairing import Pairer

# A word that people write at least once in ten million words is a word, not another one mistyped.
_WRITTEN = 2.0
# Likeness (0 to 100) from which a near spelling counts as an answer rather than as a guess.
_ANSWER = 85.0
# Letters of a query that are looked at; the longest term of terms/ has 60.
_LONGEST = 1_000
# An abbreviation or explanation behind a term.
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A concept that a query means."""

    entry: ConceptEntry
    term: str
    """The term of the entry that the query met."""
    kind: str
    """`exact`, `inflected`, `near`, `part` (of a compound asked for) or `prefix`."""
    likeness: float = 100.0


@dataclass(frozen=True, slots=True)
class LookupResult:
    """What the termbase knows of a query."""

    query: str
    answers: tuple[Answer, ...]
    composed: tuple[Equivalent, ...] = ()
    """English composed from the parts of a compound or phrase that is no entry."""
    did_you_mean: tuple[Answer, ...] = ()
    """Terms spelt alike; where nothing is found, the entries of the parts of the query come first."""

    @property
    def found(self) -> bool:
        """Whether there is an answer or a composition."""
        return bool(self.answers or self.composed)


def look_up(
    termbase: Termbase, query: str, *, reverse: bool = False, limit: int = 10, subject_field: SubjectField | None = None
) -> LookupResult:
    """Look a term up, Dutch to English, or English to Dutch when `reverse`."""
    language = "en" if reverse else "nl"
    query = _printable(query)
    spelling = spelling_key(query)
    if not spelling:
        return LookupResult(query, ())
    answers = _as_asked(termbase, query, language, subject_field)
    if not answers and (bare := _without_brackets(query)):
        answers = _as_asked(termbase, bare, language, subject_field)
    if answers:
        return LookupResult(query, _folded(answers)[:limit])
    near = _answers(termbase, by_likeness(termbase, spelling, language, limit), "near", subject_field)
    # Near spellings of a word that exists are other words: rekening is no answer to berekening.
    least = 101.0 if not reverse and _is_dutch(query) else _ANSWER
    close = tuple(answer for answer in near if answer.likeness >= least)
    parts: tuple[Answer, ...] = ()
    if not reverse and not _one_letter_off(query, close):
        parts = _parts(termbase, query, subject_field)
        composed = _composed(termbase, query, subject_field or SubjectField.FINANCE)
        if composed:
            return LookupResult(query, parts[:limit], composed, near[:limit])
    guesses = tuple(answer for answer in near if answer not in close)
    return LookupResult(query, close[:limit], (), (*(() if close else parts), *guesses)[:limit])


def look_up_typed(
    termbase: Termbase, typed: str, *, reverse: bool = False, limit: int = 10, subject_field: SubjectField | None = None
) -> LookupResult:
    """Look up what was typed so far: the term itself, then those that begin with it. Quick enough for every key."""
    language = "en" if reverse else "nl"
    query = _printable(typed)
    spelling = spelling_key(query)
    if not spelling:
        return LookupResult(query, ())
    found = _as_asked(termbase, query, language, subject_field)
    begun = _answers(termbase, by_prefix(termbase, spelling, language, limit), "prefix", subject_field)
    known = {answer.entry.number for answer in found}
    return LookupResult(query, (*_folded(found), *(one for one in begun if one.entry.number not in known))[:limit])


def complete(termbase: Termbase, prefix: str, *, reverse: bool = False, limit: int = 20) -> list[str]:
    """Give the terms that begin with what was typed so far."""
    return [hit.text for hit in by_prefix(termbase, spelling_key(prefix), "en" if reverse else "nl", limit)]


def _printable(query: str) -> str:
    """Give a query on one line without control characters, cut where no term goes on."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in query[:_LONGEST]).split())


def _as_asked(termbase: Termbase, query: str, language: str, subject_field: SubjectField | None) -> tuple[Answer, ...]:
    """Give the entries with a term that is the query, as written or inflected."""
    found = _answers(termbase, by_spelling(termbase, spelling_key(query), language), "exact", subject_field)
    return found or _abbreviations_last(_by_keys(termbase, query, language, subject_field))


def _abbreviations_last(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Put the entries of abbreviations behind those of the words they stand for, when the words were asked for."""
    return tuple(sorted(answers, key=lambda answer: _is_abbreviation(answer.entry)))


def _without_brackets(query: str) -> str:
    """Give a query without what stands in brackets, or nothing when there are none: bedrijfsresultaat (EBIT)."""
    return " ".join(_BRACKETED.sub(" ", query).split()) if "(" in query else ""


def _by_keys(termbase: Termbase, query: str, language: str, subject_field: SubjectField | None) -> tuple[Answer, ...]:
    if language == "en":
        from glossary.english.keys import match_key as english_key

        return _answers(termbase, by_key(termbase, english_key(query), "en"), "inflected", subject_field)
    from glossary.dutch.keys import alternative_keys, infinitive_keys, match_key

    for key in (match_key(query), *alternative_keys(query), *infinitive_keys(query)):
        if found := _answers(termbase, by_key(termbase, key, "nl"), "inflected", subject_field):
            return found
    return ()


def _answers(termbase: Termbase, hits: list[Hit], kind: str, subject_field: SubjectField | None) -> tuple[Answer, ...]:
    entries = {entry.number: entry for entry in entries_by_number(termbase, [hit.entry for hit in hits])}
    found = [Answer(entries[hit.entry], hit.text, kind, round(hit.likeness, 1)) for hit in hits if hit.entry in entries]
    own = {_pair_key(answer.entry) for answer in found if answer.entry.number > 0}
    return tuple(
        answer
        for answer in found
        if (subject_field is None or answer.entry.subject_field is subject_field)
        # A decision of the person's own stands in place of the starter entry that says the same.
        and (answer.entry.number > 0 or _pair_key(answer.entry) not in own)
    )


def _is_dutch(query: str) -> bool:
    """Say whether every word of a query is a word of Dutch."""
    from glossary.dutch.lexicon import dictionary_lemma, zipf
    from glossary.dutch.tokens import normalise, words

    found = [word.casefold() for word in words(normalise(query))]
    return all(zipf(word) >= _WRITTEN or dictionary_lemma(word) is not None for word in found)


def _folded(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Take the entry of an abbreviation into the entry of what it stands for: fcf into vrije kasstroom."""
    full = [answer for answer in answers if not _is_abbreviation(answer.entry)]
    rest: list[Answer] = []
    for short in (answer for answer in answers if _is_abbreviation(answer.entry)):
        at = next((place for place, answer in enumerate(full) if _says_the_same(short.entry, answer.entry)), None)
        if at is None:
            rest.append(short)
            continue
        entry = full[at].entry
        have = {(term.language, term.text.casefold()) for term in entry.terms}
        more = tuple(term for term in short.entry.terms if (term.language, term.text.casefold()) not in have)
        full[at] = replace(full[at], entry=replace(entry, terms=(*entry.terms, *more)))
    kept = {answer.entry.number: answer for answer in (*full, *rest)}
    return tuple(kept[answer.entry.number] for answer in answers if answer.entry.number in kept)


def _is_abbreviation(entry: ConceptEntry) -> bool:
    return entry.in_language("nl")[0].kind == "abbr"


def _says_the_same(one: ConceptEntry, other: ConceptEntry) -> bool:
    """Say whether two entries share a term in both languages."""
    return all(
        {term.text.casefold() for term in one.in_language(language)}
        & {term.text.casefold() for term in other.in_language(language)}
        for language in ("nl", "en")
    )


def _pair_key(entry: ConceptEntry) -> tuple[str, str]:
    return entry.nl.casefold(), entry.en.casefold()


def _one_letter_off(query: str, close: tuple[Answer, ...]) -> bool:
    """Say whether the best near answer looks like the query mistyped rather than like another compound."""
    from rapidfuzz.distance import OSA

    return any(OSA.distance(spelling_key(query), spelling_key(answer.term), score_cutoff=1) <= 1 for answer in close)


def _composed(termbase: Termbase, query: str, subject_field: SubjectField) -> tuple[Equivalent, ...]:
    from glossary.model import EvidenceKind

    found = _pairer(termbase).equivalents(query, subject_field)
    fuzzy_only = {EvidenceKind.FUZZY, EvidenceKind.FALSE_FRIEND}
    # A word of neither language taken over as it stands is no answer.
    echo = fuzzy_only | {EvidenceKind.COMPOSED}
    return tuple(
        one
        for one in found
        if any(
            reason.kind not in (echo if one.en.casefold() == query.casefold() else fuzzy_only)
            for reason in one.evidence
        )
    )


@lru_cache(maxsize=1)
def _pairer(termbase: Termbase) -> Pairer:
    """Give the pairer of a termbase; it holds the components, which take half a second to load."""
    from glossary.pairing import Pairer

    return Pairer(termbase)


def _parts(termbase: Termbase, query: str, subject_field: SubjectField | None) -> tuple[Answer, ...]:
    """Give the entries of the parts of a compound: of omzet for omzetmijlpalen, but not of rekening for berekening."""
    from glossary.dutch.compounds import split
    from glossary.dutch.keys import word_key

    parts = [part for word in query.split() for part in split(word)]
    if len(parts) < 2:
        return ()
    found: list[Answer] = []
    for part in dict.fromkeys(parts):
        # As written first: omzet in omzetmijlpalen is no form of the verb omzetten.
        hits = by_spelling(termbase, spelling_key(part), "nl") or by_key(termbase, word_key(part), "nl")
        found.extend(_answers(termbase, hits[:2], "part", subject_field))
    return _folded(tuple(found))
