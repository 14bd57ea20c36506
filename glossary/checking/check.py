"""Translated segments to findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from glossary.checking.amount_rules import amount_faults
from glossary.checking.consistency import Renderings
from glossary.checking.english_text import EnglishText
from glossary.checking.findings import Finding, Kind
from glossary.checking.leftover import is_untranslated, leftover_words
from glossary.checking.matching import Match, find_terms, phrase_keys
from glossary.checking.segments import EVERYTHING, Translation
from glossary.checking.term_rules import TermFault, false_friend_faults, renderings, term_faults, with_friends
from glossary.checking.terms import TermIndex
from glossary.i18n import tr
from glossary.model import Place

_TERM_KINDS = frozenset(
    {
        Kind.TERM_MISSING,
        Kind.TERM_FORBIDDEN,
        Kind.TERM_DEPRECATED,
        Kind.STARTER_MISSING,
        Kind.PART_MISSING,
        Kind.INCONSISTENT,
    }
)
_AMOUNT_KINDS = frozenset({Kind.NUMBER_CHANGED, Kind.CURRENCY_CHANGED, Kind.UNIT_CHANGED})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a check looks for."""

    kinds: frozenset[Kind] = frozenset(Kind)
    starter: bool = False
    """Whether the English of starter terms is asked for too, not only that of approved ones."""
    silenced: frozenset[str] = frozenset()
    """Fingerprints of findings that a person called no fault."""

    def any_of(self, kinds: Collection[Kind]) -> bool:
        """Say whether one of some kinds is looked for."""
        return not self.kinds.isdisjoint(kinds)


class Checker:
    """Checks the segments of a file one by one; what only the whole file shows comes at its end."""

    def __init__(self, index: TermIndex, wanted: Wanted | None = None) -> None:
        self._index = index
        self._wanted = wanted or Wanted()
        self._renderings = Renderings(starter=self._wanted.starter)
        self.silenced = 0
        """Findings that were left out because a person had called them no fault."""
        self.segments = 0

    def segment(self, segment: Translation) -> Iterator[Finding]:
        """Give the findings of one segment."""
        self.segments += 1
        if EVERYTHING not in segment.ignored:
            yield from self._kept(self._segment(segment), segment)

    def end(self) -> Iterator[Finding]:
        """Give the findings of the file as a whole, and begin anew."""
        gathered, self._renderings = self._renderings, Renderings(starter=self._wanted.starter)
        if Kind.INCONSISTENT in self._wanted.kinds:
            yield from self._kept(gathered.findings(), None)

    def _kept(self, findings: Iterable[Finding], segment: Translation | None) -> Iterator[Finding]:
        for finding in findings:
            if finding.kind not in self._wanted.kinds or (segment and segment.ignores(finding.kind)):
                continue
            if self._wanted.silenced and finding.fingerprint in self._wanted.silenced:
                self.silenced += 1
                continue
            yield finding

    def _segment(self, segment: Translation) -> Iterator[Finding]:
        wanted = self._wanted
        if is_untranslated(segment.nl, segment.en):
            yield Finding(
                Kind.UNTRANSLATED,
                segment.place,
                segment.nl,
                segment.en,
                segment.en,
                tr("the English is Dutch"),
                found=segment.en,
            )
            return
        english = EnglishText(segment.en)
        matches = find_terms(self._index, segment.nl)
        left = list(dict.fromkeys(leftover_words(self._index, segment.nl, segment.en)))
        yield from self._terms(segment, matches, english, frozenset(map(str.casefold, left)))
        if wanted.any_of(_AMOUNT_KINDS):
            for amount in amount_faults(segment.nl, segment.en):
                subject = amount.nl or amount.en
                yield Finding(
                    amount.kind, segment.place, segment.nl, segment.en, subject, amount.message, found=amount.en
                )
        for word in left:
            told = tr("'{word}' is Dutch and was left in the English", word=word)
            yield Finding(Kind.UNTRANSLATED, segment.place, segment.nl, segment.en, word, told, found=word)

    def _terms(
        self, segment: Translation, matches: list[Match], english: EnglishText, left: frozenset[str]
    ) -> Iterator[Finding]:
        wanted = self._wanted
        faults: list[TermFault] = []
        if wanted.any_of(_TERM_KINDS):
            faults += term_faults(self._index, matches, english, starter=wanted.starter)
            if Kind.INCONSISTENT in wanted.kinds and not segment.ignores(Kind.INCONSISTENT):
                self._renderings.add(segment, list(renderings(self._index, matches, english)))
        if Kind.FALSE_FRIEND in wanted.kinds:
            keys = phrase_keys(self._index, segment.nl, matches)
            friends = false_friend_faults(self._index, matches, english, segment.nl, keys)
            faults = with_friends(faults, list(friends))
        for fault in faults:
            # The word that was left in Dutch is told as such.
            if fault.subject.casefold() not in left:
                yield Finding(
                    fault.kind, segment.place, segment.nl, segment.en, fault.subject, fault.message, fault.term,
                    fault.found, fault.expected,
                )  # fmt: skip


def check_with(checker: Checker, segments: Iterable[Translation]) -> list[Finding]:
    """Check the segments of one file; the findings come in the order of the segments."""
    ordered: list[tuple[int, Finding]] = []
    numbers: dict[tuple[str, str, Place], int] = {}
    for at, segment in enumerate(segments):
        numbers.setdefault((segment.nl, segment.en, segment.place), at)
        ordered += ((at, finding) for finding in checker.segment(segment))
    ordered += ((numbers[finding.nl, finding.en, finding.place], finding) for finding in checker.end())
    return [finding for _, finding in sorted(ordered, key=lambda one: one[0])]


def check_segments(index: TermIndex, segments: Iterable[Translation], wanted: Wanted | None = None) -> list[Finding]:
    """Check the segments of one file by the terms of an index."""
    return check_with(Checker(index, wanted), segments)
