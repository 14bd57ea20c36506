"""A sitting of one reviewer: the queue as it is shown, how far it is, and what others decided in the meantime."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from glossary.i18n import tr
from glossary.model import Decision, SubjectField, Verdict
from glossary.review.concerns import PairDetails, details_of, with_similar
from glossary.review.judging import Review
from glossary.review.queue import Order, QueueFilter, arranged, is_waiting
from glossary.termbase.connection import Termbase, open_termbase
from glossary.termbase.verdicts import newest_verdict
from glossary.termbase.waiting import (
    QueueRow,
    TermbaseState,
    data_version,
    first_rows,
    queue_rows,
    rows_by_number,
    state,
    verdicts_since,
)

# Rows that are there before all are loaded: more than the highest screen shows.
_FIRST = 120


@dataclass(frozen=True, slots=True)
class News:
    """What other programs and people wrote since the last look."""

    verdicts: tuple[Verdict, ...] = ()
    mined: bool = False
    """Whether documents were mined, so that the queue is to be loaded anew."""

    def words(self) -> str:
        """Say it in one line; empty when there is nothing."""
        if not self.verdicts:
            return tr("new suggestions were mined") if self.mined else ""
        last = self.verdicts[-1]
        more = tr(", and {count} more", count=len(self.verdicts) - 1) if len(self.verdicts) > 1 else ""
        return f"{last.reviewer} {verdict_words(last)}{more}"


def verdict_words(verdict: Verdict) -> str:
    """Say what a verdict said: approved 'omzet' as 'revenue'."""
    if verdict.decision is Decision.UNDONE:
        return tr("took the verdict on '{nl}' back", nl=verdict.nl)
    if verdict.decision in {Decision.APPROVED, Decision.EDITED}:
        told = tr("approved '{nl}' as '{en}'", nl=verdict.nl, en=verdict.en)
        return told + (f", {verdict.reason}" if verdict.reason else "")
    rejected = verdict.decision is Decision.REJECTED
    told = tr("rejected '{nl}'", nl=verdict.nl) if rejected else tr("deferred '{nl}'", nl=verdict.nl)
    return told + (f": {verdict.reason}" if verdict.reason else "")


class ReviewSession:
    """The queue of one sitting. A pair that was judged stays where it is until the queue is arranged anew."""

    def __init__(
        self,
        termbase: Termbase,
        judge: Review,
        wanted: QueueFilter | None = None,
        order: Order = Order.WORTH,
        limit: int | None = None,
    ) -> None:
        self.termbase = termbase
        self.judge = judge
        self.wanted = wanted or QueueFilter()
        self.order = order
        self.limit = limit
        self.rows: dict[int, QueueRow] = {}
        self.view: list[int] = []
        """The numbers of the pairs in the queue, in order."""
        self.complete = False
        """Whether all rows are loaded, not only the first ones."""
        self.total = 0
        """Pairs of the field that is asked for."""
        self.waiting = 0
        """Those of them that wait for a verdict."""
        self._state: TermbaseState = state(termbase)
        self._loading = 0
        self._counted: tuple[SubjectField | None, bool] | None = None
        """The scope that `total` and `waiting` are of; both are kept up to date from there on."""

    def load_first(self) -> None:
        """Load what fills a screen; `load` is to follow."""
        self.rows = {row.number: row for row in first_rows(self.termbase, _FIRST)}
        self._counted = None
        self.arrange()

    def load(self, rows: Iterable[QueueRow] | None = None) -> None:
        """Load all rows, or take those that another thread loaded."""
        before = self._loading
        if rows is None:
            self._state = state(self.termbase)
            before = self._state.verdict
            rows = queue_rows(self.termbase)
        self.rows = {row.number: row for row in rows}
        self.complete = True
        self._counted = None
        # What was judged while the other thread was reading.
        self.refresh({verdict.pair for verdict in verdicts_since(self.termbase, before)})
        self.arrange()

    def loader(self) -> Callable[[], list[QueueRow]] | None:
        """Give a function that loads all rows in another thread; None for a termbase in memory, which has one thread."""
        path = self.termbase.path
        if not path.exists():
            return None
        self._loading = newest_verdict(self.termbase.connection)

        def load() -> list[QueueRow]:
            with open_termbase(path) as own:
                return queue_rows(own)

        return load

    def arrange(self, wanted: QueueFilter | None = None, order: Order | None = None) -> None:
        """Put the queue together anew: those judged leave it, unless they are asked for."""
        self.wanted = wanted or self.wanted
        self.order = order or self.order
        self.view = [row.number for row in arranged(self.rows.values(), self.wanted, self.order, self.limit)]
        scope = (self.wanted.subject_field, self.wanted.names)
        if scope != self._counted:
            self._counted = scope
            self._count()

    def matching(self, wanted: QueueFilter) -> int:
        """Give how many pairs a filter would show."""
        return len(arranged(self.rows.values(), wanted))

    def row(self, position: int) -> QueueRow | None:
        """Give the row at a place of the queue, None where there is none."""
        return self.rows.get(self.view[position]) if 0 <= position < len(self.view) else None

    def details(self, number: int) -> PairDetails:
        """Give what is known of a pair, but for similar entries, which `with_similar` adds."""
        return details_of(self.termbase, number, similar=False)

    def with_similar(self, details: PairDetails) -> PairDetails:
        """Add the similar entries to what is known of a pair."""
        return with_similar(self.termbase, details)

    def refresh(self, numbers: Iterable[int]) -> None:
        """Look at some pairs again."""
        for row in rows_by_number(self.termbase, list(numbers)):
            before = self.rows.get(row.number)
            self.rows[row.number] = row
            if self._in_scope(row):
                self.waiting += is_waiting(row) - (before is not None and is_waiting(before))
                self.total += before is None

    def news(self) -> News | None:
        """Give what others wrote since the last look, and take it into the rows; None when nothing changed."""
        if data_version(self.termbase) == self._state.version:
            return None
        before, self._state = self._state, state(self.termbase)
        # Verdicts of this sitting are in the log too; its own rows are up to date.
        given = [v for v in verdicts_since(self.termbase, before.verdict) if v.number <= self._state.verdict]
        others = tuple(v for v in given if v.number not in self.judge.given)
        self.refresh({verdict.pair for verdict in others if verdict.pair in self.rows})
        mined = (self._state.pair, self._state.documents) != (before.pair, before.documents)
        return News(others, mined)

    def next_waiting(self, position: int) -> int | None:
        """Give the next place in the queue whose pair waits for a verdict, from the top after the end; None without one."""
        size = len(self.view)
        for step in range(1, size + 1):
            place = (position + step) % size
            row = self.rows.get(self.view[place])
            # One that was just put off is not offered again at once.
            if row is not None and row.status == "suggested":
                return place
        deferred = (place for place in range(size) if place != position and is_waiting(self.rows[self.view[place]]))
        return next(deferred, None)

    def place_of(self, number: int, near: int) -> int:
        """Give the place of a pair in the queue; one that the filter hides is put in at a place."""
        try:
            return self.view.index(number)
        except ValueError:
            place = max(0, min(near, len(self.view)))
            self.view.insert(place, number)
            return place

    def search(self, text: str) -> None:
        """Keep only the pairs with a text in the Dutch or the English."""
        self.arrange(replace(self.wanted, text=text))

    def _in_scope(self, row: QueueRow) -> bool:
        field = self.wanted.subject_field
        return (self.wanted.names or not row.is_name) and (field is None or row.subject_field == field.value)

    def _count(self) -> None:
        scope = [row for row in self.rows.values() if self._in_scope(row)]
        self.total = len(scope)
        self.waiting = sum(map(is_waiting, scope))


def warm_up() -> None:
    """Load the dictionaries that the first verdict needs, half a second's work, while the reviewer reads."""
    from glossary.dutch.keys import match_key
    from glossary.editing import undoing
    from glossary.english.keys import match_key as english_key
    from glossary.review import rewording

    assert undoing and rewording  # noqa: S101, PT018 - loading them is what is wanted
    match_key("omzetgroei")
    english_key("revenue growth")
