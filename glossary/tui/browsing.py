"""Keys that decide nothing: moving on, searching, filtering, ordering, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from glossary.i18n import tr
from glossary.review.queue import Order, QueueFilter
from glossary.tui.detail import Detail
from glossary.tui.screen import QueueScreen

if TYPE_CHECKING:
    from textual.widgets import Input


class BrowsingScreen(QueueScreen):
    """Goes through the queue and changes what is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "skip(1)", show=False),
        Binding("n", "next_waiting", show=False),
        Binding("slash", "search", show=False),
        Binding("f", "filter", show=False),
        Binding("o", "order", show=False),
        Binding("right_square_bracket", "scroll_detail(1)", show=False),
        Binding("left_square_bracket", "scroll_detail(-1)", show=False),
        Binding("t", "app.turn_theme", show=False),
        Binding("question_mark,f1", "help", show=False),
        Binding("q,ctrl+c", "app.quit", show=False),
        Binding("escape", "back", show=False),
    ]

    def action_skip(self, step: int) -> None:
        """Move on without a verdict."""
        self._queue.action_move(step)

    def action_next_waiting(self) -> None:
        """Move on to the next pair that waits."""
        place = self._session.next_waiting(self._queue.position)
        if place is None:
            self.say(tr("nothing waits in this queue"))
        else:
            self._queue.point_at(place)

    def action_scroll_detail(self, step: int) -> None:
        """Scroll the right-hand side by most of a screenful."""
        detail = self.query_one("#detail", Detail)
        detail.scroll_relative(y=step * max(1, detail.size.height - 2), animate=False)

    def action_order(self) -> None:
        """Take the next order."""
        orders = list(Order)
        self._rearrange(None, orders[(orders.index(self._session.order) + 1) % len(orders)])
        self.say(tr("ordered by {order}", order=self._session.order))

    def action_filter(self) -> None:
        """Ask which pairs are to be in the queue."""
        from glossary.tui.choosing import FilterDialog

        def chosen(answer: tuple[QueueFilter, Order] | None) -> None:
            if answer is not None:
                self._rearrange(*answer)

        self.app.push_screen(FilterDialog(self._session.wanted, self._session.order, self._session.matching), chosen)

    def _rearrange(self, wanted: QueueFilter | None = None, order: Order | None = None) -> None:
        number = self._row.number if self._row else None
        self._session.arrange(wanted, order)
        self._show_queue(number)

    def action_search(self) -> None:
        """Open the line to search in."""
        from textual.widgets import Input

        if not self._searching:
            words = self._session.wanted.text
            search = Input(words, placeholder=tr("search in Dutch and English"), id="search", max_length=200)
            self.mount(search, before="#keys")
            search.focus()

    @property
    def _searching(self) -> bool:
        return bool(self.query("#search"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        if event.input.id == "search" and event.value != self._session.wanted.text:
            self._session.search(event.value)
            self._show_queue()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was found, and go back to the queue."""
        if event.input.id == "search":
            self._close_search()

    def action_back(self) -> None:
        """Close the search and show all again; without a search, take the filter away; else go back to the queue."""
        session = self._session
        plain = QueueFilter(names=session.wanted.names, subject_field=session.wanted.subject_field)
        if session.wanted.text:
            number = self._row.number if self._row else None
            session.search("")
            self._show_queue(number)
        elif self._queue.has_focus and session.wanted != plain:
            self._rearrange(plain)
        self._close_search()

    def _close_search(self) -> None:
        self.query("#search").remove()
        self._queue.focus()

    def action_help(self) -> None:
        """Show the keys."""
        from glossary.tui.dialogs import HelpDialog

        self.app.push_screen(HelpDialog())
