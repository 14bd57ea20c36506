"""The screen as it shows a session: the queue on the left, the pair on the right, and what others do meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.review import Review
from glossary.review.concerns import PairDetails
from glossary.review.quoting import shown
from glossary.review.session import ReviewSession, warm_up
from glossary.termbase.waiting import QueueRow
from glossary.tui.detail import Detail, detail_text
from glossary.tui.lines import Line, heading_line, keys_line, queue_title
from glossary.tui.queue import QueueList

# How often it is asked whether others wrote, in seconds: a look costs a few microseconds.
_LOOK_EVERY = 0.5
# Similar entries are looked for when the cursor has stayed on a pair for so long, in seconds: less than a person notices.
_SIMILAR_AFTER = 0.06
# A message about one's own verdict is not overwritten by what others do for so long, in seconds.
_FRESH = 4.0
Result = TypeVar("Result")


class QueueScreen(Screen[None]):
    """Shows a session: its queue, the pair under the cursor, how far it is."""

    AUTO_FOCUS = "#queue"

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self._details: PairDetails | None = None
        self._similar_timer: Timer | None = None
        self._said = ("", 0.0)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Line(id="heading")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Line(id="queue-title", classes="title")
                yield QueueList(self._session.row, id="queue")
            with Vertical(id="right"):
                yield Line(id="detail-title", classes="title")
                yield Detail(id="detail")
        yield Line(id="message")
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Show the first pairs at once, load the rest behind them, and look out for others from then on."""
        if not self._session.rows:
            self._attempt(self._session.load_first)
        self.query_one("#detail-title", Line).show(lambda width: Text(tr("Term")))
        self._show_queue()
        self.call_after_refresh(self._load)
        self.set_interval(_LOOK_EVERY, self._look)

    # What is shown.

    @property
    def _review(self) -> Review:
        return self._session.judge

    @property
    def _queue(self) -> QueueList:
        return self.query_one("#queue", QueueList)

    @property
    def _row(self) -> QueueRow | None:
        return self._session.row(self._queue.position)

    def _show_queue(self, number: int | None = None) -> None:
        """Show the queue anew, the cursor on a pair where it still has it."""
        view = self._session.view
        self._queue.show(len(view), view.index(number) if number in view else 0)
        self._show_pair()
        self._show_lines()

    def _show_lines(self) -> None:
        self.query_one("#heading", Line).show(partial(heading_line, self._session))
        self._show_title()
        self.query_one("#keys", Line).show(keys_line)

    def _show_title(self) -> None:
        self.query_one("#queue-title", Line).show(partial(queue_title, self._session, self._queue.position))

    def _show_pair(self) -> None:
        """Show what is known of the pair under the cursor."""
        row = self._row
        detail = self.query_one("#detail", Detail)
        self._details = None
        if self._similar_timer is not None:
            self._similar_timer.stop()
        if row is None:
            detail.show(lambda width: Text(self._nothing()))
            return
        self._details = self._attempt(lambda: self._session.details(row.number))
        if self._details is not None:
            detail.show(partial(self._text_of, self._details))
            self._similar_timer = self.set_timer(_SIMILAR_AFTER, self._add_similar)

    def _current(self) -> PairDetails | None:
        """Give what is known of the pair under the cursor, also when it has just moved and nothing was drawn yet."""
        row = self._row
        if row is None or self._details is None or self._details.pair.number != row.number:
            self._show_pair()
        return self._details

    def _text_of(self, details: PairDetails, width: int) -> Text:
        return detail_text(details, width, self.size.height)

    def _add_similar(self) -> None:
        """Add the similar entries, which take longest to find, when the cursor has stayed."""
        if self._details is None:
            return
        details = self._details
        found = self._attempt(lambda: self._session.with_similar(details))
        if found is not None and found.similar:
            self._details = found
            self.query_one("#detail", Detail).show(partial(self._text_of, found), keep_place=True)

    def _nothing(self) -> str:
        session = self._session
        if not session.complete:
            return ""
        if not session.rows:
            return tr("Nothing waits for review.\nMine a text first: glossary mine ARTICLE.txt")
        if session.waiting == 0:
            return tr("All is judged. q quits; 'glossary export' writes the catalogs.\nu takes the last verdict back.")
        return tr(
            "No pair is {words}.\nEscape shows all that wait, f changes the filter.", words=session.wanted.words()
        )

    def say(self, words: str) -> None:
        """Show a message about what one did oneself."""
        self._said = (words, monotonic())
        text = Text(shown(words, 500), no_wrap=True, overflow="ellipsis")
        self.query_one("#message", Line).show(lambda width: text)

    def _say_too(self, words: str) -> None:
        """Show what others did, behind what one did oneself a moment ago."""
        said, moment = self._said
        fresh = said and monotonic() - moment < _FRESH
        self.say(f"{said} · {words}" if fresh else words)
        self._said = (said, moment) if fresh else ("", 0.0)

    def on_queue_list_moved(self, event: QueueList.Moved) -> None:
        """Show the pair that the cursor came to."""
        if event.position == self._queue.position:
            self._current()
            self._show_title()

    # What is loaded, and what others do.

    def _load(self) -> None:
        """Load all rows in another thread; a termbase in memory has only this one."""
        loader = self._attempt(self._session.loader)
        if loader is None:
            self._loaded(None)
        else:
            self._load_beside(loader)

    @work(thread=True, exclusive=True)
    def _load_beside(self, loader: Callable[[], list[QueueRow]]) -> None:
        """Load all rows, and then the dictionaries that the first verdict would wait for."""
        worker = get_current_worker()
        try:
            rows = loader()
        except GlossaryError as error:
            rows, problem = [], str(error)
        else:
            problem = ""
        if worker.is_cancelled:
            return
        if problem:
            self.app.call_from_thread(self.say, problem)
        else:
            self.app.call_from_thread(self._loaded, rows)
            warm_up()

    def _loaded(self, rows: list[QueueRow] | None) -> None:
        # Who has not moved yet begins at the top, also when something more worth it came in above.
        number = self._row.number if self._row and self._queue.position > 0 else None
        self._attempt(partial(self._session.load, rows))
        self._show_queue(number)
        # What is loaded now stays: a key press need not wait while it is searched for garbage.
        gc.freeze()
        gc.enable()

    def _look(self) -> None:
        """See whether others wrote."""
        news = self._attempt(self._session.news)
        if not news:
            return
        if words := news.words():
            self._say_too(words)
        if news.mined:
            self._load()
        self._queue.redraw()
        self._show_lines()
        row = self._row
        if row is not None and any(verdict.pair == row.number for verdict in news.verdicts):
            self._show_changed(row.number)

    def _show_changed(self, number: int) -> None:
        """Show a pair that another person judged.

        What a key decides on stays what stood here before: the key may be on its way, `Review` notices, and it is asked.
        """
        if self._similar_timer is not None:
            self._similar_timer.stop()
        fresh = self._attempt(lambda: self._session.with_similar(self._session.details(number)))
        if fresh is not None:
            self.query_one("#detail", Detail).show(partial(self._text_of, fresh), keep_place=True)

    def _attempt(self, act: Callable[[], Result]) -> Result | None:
        """Do something that may fail for reasons outside, which are shown then."""
        try:
            return act()
        except GlossaryError as error:
            self.say(str(error))
            return None
