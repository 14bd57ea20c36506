"""A termbase to its statistics: what is in it, what waits, how fast it is reviewed, and whether confidence keeps its word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from glossary.i18n import tr
from glossary.model import Decision, PairStatus, SubjectField, TermStatus
from glossary.termbase import Termbase
from glossary.termbase.counts import (
    DocumentCount,
    ImportCount,
    JudgedSuggestion,
    document_counts,
    entry_counts,
    import_counts,
    judged_suggestions,
    suggestion_counts,
    term_counts,
    verdicts_by_day,
)

# Lower ends of the bands of confidence; narrower where most suggestions are.
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
# A review that goes on longer than this is told by weeks.
MOST_DAYS = 21
# With fewer verdicts nearly every confidence is within the interval.
FEWEST = 10
# Standard deviations of a 95 % interval.
_WIDE = 1.96


@dataclass(frozen=True, slots=True)
class FieldStatistics:
    """What a subject field has: entries of the person's own, and suggestions by where they stand."""

    field: SubjectField
    entries: int
    suggestions: Mapping[PairStatus, int]


@dataclass(frozen=True, slots=True)
class Pace:
    """The verdicts given in a day, or in the week that begins on it."""

    begin: date
    verdicts: int
    reviewers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How suggestions of one kind were judged."""

    name: str
    """A kind of evidence, or a band of confidence such as 0.80-0.90."""
    judged: int
    approved: int
    """As they were suggested."""
    edited: int
    rejected: int
    expected: float
    """Their mean confidence: the share that should be accepted."""

    @property
    def accepted(self) -> float:
        """The share accepted as suggested, 0 to 1."""
        return self.approved / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share is with 95 % certainty. Source: Wilson 1927.

        >>> low, high = Acceptance("concept", 10, 8, 1, 1, 0.9).interval
        >>> round(low, 2), round(high, 2)
        (0.49, 0.94)
        """
        if not self.judged:
            return 0.0, 1.0
        n, share = self.judged, self.accepted
        middle = share + _WIDE**2 / (2 * n)
        half = _WIDE * sqrt(share * (1 - share) / n + _WIDE**2 / (4 * n * n))
        return max(0.0, (middle - half) / (1 + _WIDE**2 / n)), min(1.0, (middle + half) / (1 + _WIDE**2 / n))

    @property
    def meets(self) -> str:
        """Whether confidence keeps its word here: `as said`, `too low`, `too high`, or `too few` to tell."""
        if self.judged < FEWEST:
            return tr("too few")
        low, high = self.interval
        return tr("too high") if self.expected > high else tr("too low") if self.expected < low else tr("as said")


@dataclass(frozen=True, slots=True)
class Statistics:
    """A termbase at a glance."""

    fields: tuple[FieldStatistics, ...]
    terms: Mapping[tuple[str, TermStatus], int]
    """How many terms each language has of each administrative status."""
    pace: tuple[Pace, ...]
    """Without gaps, oldest first."""
    by_week: bool
    by_evidence: tuple[Acceptance, ...]
    by_confidence: tuple[Acceptance, ...]
    documents: tuple[DocumentCount, ...]
    imports: tuple[ImportCount, ...]

    @property
    def entries(self) -> int:
        """All entries of the person's own."""
        return sum(field.entries for field in self.fields)

    def suggestions(self, status: PairStatus | None = None) -> int:
        """Count suggestions, all or of one status."""
        return sum(
            count for field in self.fields for kind, count in field.suggestions.items() if status in {None, kind}
        )

    @property
    def verdicts(self) -> int:
        """All verdicts that stand."""
        return sum(one.verdicts for one in self.pace)

    @property
    def next_step(self) -> str:
        """What to do next with the termbase, as a command."""
        if not self.suggestions() and not self.entries:
            return tr("nothing is in it yet; next: glossary mine ARTICLE.txt")
        if self.suggestions(PairStatus.SUGGESTED):
            return tr(
                "{suggestions} suggestions wait; next: glossary review",
                suggestions=self.suggestions(PairStatus.SUGGESTED),
            )
        if self.suggestions(PairStatus.DEFERRED):
            return tr(
                "{suggestions} deferred suggestions are left; next: glossary review",
                suggestions=self.suggestions(PairStatus.DEFERRED),
            )
        return tr("nothing waits; next: glossary export")


def termbase_statistics(termbase: Termbase) -> Statistics:
    """Count what a termbase holds."""
    judged = judged_suggestions(termbase)
    pace, by_week = paced(verdicts_by_day(termbase))
    terms = {(language, TermStatus(status)): count for (language, status), count in term_counts(termbase).items()}
    return Statistics(
        _fields(entry_counts(termbase), suggestion_counts(termbase)),
        terms,
        pace,
        by_week,
        by_evidence(judged),
        by_confidence(judged),
        tuple(document_counts(termbase)),
        tuple(import_counts(termbase)),
    )


_STATUSES = {"suggested": PairStatus.SUGGESTED, "approved": PairStatus.APPROVED, "edited": PairStatus.APPROVED,
             "rejected": PairStatus.REJECTED, "deferred": PairStatus.DEFERRED}  # fmt: skip


def _fields(entries: Mapping[str, int], decisions: Mapping[tuple[str, str], int]) -> tuple[FieldStatistics, ...]:
    counts: Counter[tuple[str, PairStatus]] = Counter()
    for (field, decision), count in decisions.items():
        counts[field, _STATUSES[decision]] += count
    return tuple(
        FieldStatistics(field, entries.get(field, 0), {status: counts[str(field), status] for status in PairStatus})
        for field in SubjectField
    )


def paced(days: Mapping[date, Mapping[str, int]]) -> tuple[tuple[Pace, ...], bool]:
    """Give the verdicts of each day, or of each week when they span more than MOST_DAYS; and whether it is weeks.

    >>> pace, by_week = paced({date(2026, 11, 20): {"an": 3}, date(2026, 11, 22): {"an": 1, "bo": 1}})
    >>> [(str(one.begin), one.verdicts) for one in pace], by_week
    ([('2026-11-20', 3), ('2026-11-21', 0), ('2026-11-22', 2)], False)
    """
    if not days:
        return (), False
    first, last = min(days), max(days)
    by_week = (last - first).days >= MOST_DAYS
    if by_week:
        first, last = _monday(first), _monday(last)
    step = timedelta(days=7 if by_week else 1)
    found: dict[date, Counter[str]] = {}
    begin = first
    while begin <= last:
        found[begin] = Counter()
        begin += step
    for day, reviewers in days.items():
        found[_monday(day) if by_week else day].update(reviewers)
    return tuple(Pace(begin, sum(counts.values()), dict(counts)) for begin, counts in found.items()), by_week


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def by_evidence(judged: Sequence[JudgedSuggestion]) -> tuple[Acceptance, ...]:
    """Give how suggestions were judged by kind of evidence, the commonest first; one with two kinds counts for both."""
    kinds = dict.fromkeys(kind for one in judged for kind in one.kinds)
    found = [acceptance(str(kind), (one for one in judged if kind in one.kinds)) for kind in kinds]
    return tuple(sorted(found, key=lambda one: (-one.judged, one.name)))


def by_confidence(judged: Sequence[JudgedSuggestion]) -> tuple[Acceptance, ...]:
    """Give how suggestions were judged by band of confidence, the highest band first; empty bands are left out."""
    ends = (*BANDS[1:], 1.0)
    found = []
    for low, high in zip(BANDS, ends, strict=True):
        inside = [one for one in judged if low <= one.confidence and (one.confidence < high or high == 1.0)]
        if inside:
            found.append(acceptance(f"{low:.2f}-{high:.2f}", inside))
    return tuple(reversed(found))


def acceptance(name: str, judged: Iterable[JudgedSuggestion]) -> Acceptance:
    """Count how some suggestions were judged."""
    kept = list(judged)
    decisions = Counter(one.decision for one in kept)
    expected = sum(one.confidence for one in kept) / len(kept) if kept else 0.0
    return Acceptance(
        name,
        len(kept),
        decisions[Decision.APPROVED],
        decisions[Decision.EDITED],
        decisions[Decision.REJECTED],
        round(expected, 4),
    )
