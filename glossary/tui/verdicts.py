"""What each key decides: a verdict on the pair under the cursor, kept when the key returns, or taken back.

The dialogs are loaded when they are first asked for: the start is shorter by that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.model import ConceptEntry, Verdict
from glossary.review import JudgedMeanwhileError
from glossary.review.concerns import PairDetails, find_home
from glossary.review.quoting import shown
from glossary.review.session import verdict_words
from glossary.termbase.waiting import QueueRow
from glossary.tui.browsing import BrowsingScreen

if TYPE_CHECKING:
    from glossary.tui.editing import Edited


# Gives a verdict, if the one that the reviewer saw still stands.
Decide = Callable[[int], Verdict]
# Approvals in one transaction: others wait for it, and the screen stands still.
_BULK = 100


class ReviewScreen(BrowsingScreen):
    """Turns keys into verdicts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,a", "accept(1)", show=False),
        *(Binding(str(number), f"accept({number})", show=False) for number in range(1, 10)),
        Binding("e", "edit", show=False),
        Binding("r", "reject", show=False),
        Binding("d", "defer", show=False),
        Binding("m", "merge", show=False),
        Binding("u", "undo", show=False),
        Binding("b", "bulk", show=False),
    ]

    def action_accept(self, number: int) -> None:
        """Approve with a suggestion by its number."""
        details = self._current()
        if details is None:
            return
        pair = details.pair
        if not pair.equivalents:
            self.say(tr("no suggestion yet: e gives the English"))
        elif number > len(pair.equivalents):
            self.say(tr("there is no suggestion {number}", number=number))
        else:
            # As it stands here: by now somebody else's English may be the first.
            english = pair.equivalents[number - 1].en
            self._judge(details, lambda seen: self._review.approve(pair.number, english, expected=seen))

    def action_edit(self) -> None:
        """Ask for other words, then approve."""
        from glossary.tui.editing import EditDialog

        details = self._current()
        if details is None:
            return
        number = details.pair.number

        def edited(answer: Edited | None) -> None:
            if answer is not None:
                given = (answer.en, answer.nl, answer.subject_field)
                extra = answer.details
                self._judge(details, lambda seen: self._review.approve(number, *given, details=extra, expected=seen))

        self.app.push_screen(EditDialog(details.pair), edited)

    def action_reject(self) -> None:
        """Ask why, then reject."""
        from glossary.tui.dialogs import ReasonDialog

        details = self._current()
        if details is None:
            return
        pair = details.pair

        def given(reason: str | None) -> None:
            if reason is not None:
                self._judge(details, lambda seen: self._review.reject(pair.number, reason, expected=seen))

        self.app.push_screen(ReasonDialog(pair.nl), given)

    def action_defer(self) -> None:
        """Put off."""
        details = self._current()
        if details is not None:
            number = details.pair.number
            self._judge(details, lambda seen: self._review.defer(number, expected=seen))

    def action_merge(self) -> None:
        """Ask for an entry, then make the Dutch term one of its terms."""
        from glossary.tui.editing import MergeDialog

        details = self._current()
        if details is None:
            return
        pair = details.pair

        def chosen(entry: int | None) -> None:
            if entry is not None:
                self._judge(details, lambda seen: self._review.merge(pair.number, entry, expected=seen))

        def look_up(words: str) -> list[ConceptEntry]:
            return self._attempt(lambda: find_home(self._session.termbase, words)) or []

        self.app.push_screen(MergeDialog(pair.nl, details.homes, look_up), chosen)

    def _judge(self, details: PairDetails, decide: Decide, *, insist: int | None = None) -> None:
        """Give a verdict on what was seen; what somebody else decided meanwhile is shown and asked about, not overwritten."""
        pair, other = details.pair, details.verdict_of_another(self._review.reviewer)
        if insist is None and other is not None:
            self._ask(other, pair.nl, lambda: self._judge(details, decide, insist=other.number))
            return
        try:
            verdict = decide(details.expected if insist is None else insist)
        except JudgedMeanwhileError as error:
            now = error.verdict
            self._session.refresh([pair.number])
            self._queue.redraw()
            self._show_pair()
            self._ask(now, pair.nl, lambda: self._judge(details, decide, insist=0 if now is None else now.number))
        except GlossaryError as error:
            self.say(tr("not kept: {error}", error=error))
        else:
            self._judged(verdict)

    def _ask(self, now: Verdict | None, nl: str, do: Callable[[], None]) -> None:
        from glossary.tui.dialogs import AskDialog

        said = f"{now.reviewer} {verdict_words(now)}" if now else tr("the verdict on '{nl}' was taken back", nl=nl)
        question = AskDialog(shown(f"Meanwhile {said}.", 400), tr("Give your verdict all the same?"))
        self.app.push_screen(question, lambda yes: do() if yes else self.say(tr("left as it is")))

    def _judged(self, verdict: Verdict) -> None:
        """Show what was kept, and go on to the next pair that waits."""
        self._session.refresh([verdict.pair])
        self._queue.redraw()
        place = self._session.next_waiting(self._queue.position)
        self.say(
            tr("{verdict_words}   (u: undo)", verdict_words=verdict_words(verdict))
            if place is not None
            else tr("all of the queue is judged   (u: undo)")
        )
        if place is None or place == self._queue.position:
            self._show_pair()
        else:
            self._queue.point_at(place)
        self._show_lines()

    def action_undo(self) -> None:
        """Take the last step back and show what it was."""
        undone = self._attempt(self._review.undo_step)
        if undone is None:
            return
        if not undone:
            self.say(tr("nothing to take back"))
            return
        self._session.refresh({verdict.pair for verdict in undone})
        last = undone[-1]
        before = len(self._session.view)
        place = self._session.place_of(last.pair, self._queue.position)
        more = tr(" and {count} more", count=len(undone) - 1) if len(undone) > 1 else ""
        self.say(tr("taken back: {verdict_words}{more}", verdict_words=verdict_words(last), more=more))
        if len(self._session.view) != before:
            self._queue.show(len(self._session.view), place)
        self._queue.redraw()
        self._queue.point_at(place)
        self._show_pair()
        self._show_lines()

    def action_bulk(self) -> None:
        """Ask from which confidence on all are accepted, then accept them."""
        from glossary.tui.choosing import BulkDialog
        from glossary.tui.dialogs import BusyDialog

        rows = [self._session.rows[number] for number in self._session.view]

        def chosen(answer: list[QueueRow] | None) -> None:
            if answer:
                self.app.push_screen(BusyDialog(f"Accepting {len(answer):,} suggestions …"))
                self.call_after_refresh(self._accept_next, {row.number: row.verdict for row in answer}, 0, 0)

        self.app.push_screen(BulkDialog(rows), chosen)

    def _accept_next(self, waiting: dict[int, int], done: int, left: int) -> None:
        """Accept some of many, then the next ones; all of them are one step to take back."""
        now = dict(list(waiting.items())[:_BULK])
        result = self._attempt(lambda: self._review.approve_all(now, joined=done > 0))
        if result is not None:
            done, left = done + len(result[0]), left + len(result[1])
            self._session.refresh(now)
            rest = {number: seen for number, seen in waiting.items() if number not in now}
            if rest:
                self.set_timer(0.001, lambda: self._accept_next(rest, done, left))
                return
            others = tr("; {left} left alone, judged by others meanwhile", left=left) if left else ""
            self.say(tr("{done:,} accepted{others}   (u takes all of them back)", done=done, others=others))
        self.app.pop_screen()
        self._queue.redraw()
        place = self._session.next_waiting(self._queue.position)
        if place is None or place == self._queue.position:
            self._show_pair()
        else:
            self._queue.point_at(place)
        self._show_lines()
