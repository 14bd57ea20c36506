"""The one-line parts of the screen: where one is, how far one is, and which keys there are."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widget import Widget

from glossary.i18n import tr, tr_noop
from glossary.review.quoting import shown
from glossary.review.session import ReviewSession

_BAR = 10
# The keys in the order in which they are given up when the screen is narrow.
_KEYS = tr_noop(
    "a accept", "1-9 pick", "e edit", "r reject", "d defer", "m merge", "u undo", "/ find", "? keys",
    "f filter", "o order", "b bulk", "s skip", "q quit", "n next waiting", "t light/dark",
)  # fmt: skip


class Line(Widget):
    """One line of text; a new one is drawn without laying the screen out again."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._make: Callable[[int], Text] = lambda width: Text("")
        self._drawn = Text("")

    def show(self, make: Callable[[int], Text]) -> None:
        """Show what is made for the width that the line has when it is drawn; the same words are not drawn again."""
        self._make = make
        if make(self.size.width) != self._drawn:
            self.refresh()

    def render(self) -> Text:
        """Give the text."""
        self._drawn = self._make(self.size.width)
        return self._drawn


def bar(share: float, width: int = _BAR) -> str:
    """Draw a share as a bar.

    >>> bar(0.5, 4)
    '██░░'
    """
    full = max(0, min(width, round(share * width)))
    return "█" * full + "░" * (width - full)


def progress(session: ReviewSession) -> str:
    """Say how much is done and how much is left."""
    done = session.total - session.waiting
    share = done / session.total if session.total else 0.0
    return (
        tr("{bar} {done:,} done, {waiting:,} left", bar=bar(share), done=done, waiting=session.waiting)
        if session.complete
        else "…"
    )


def heading_line(session: ReviewSession, width: int) -> Text:
    """Give the heading: whose termbase, and how far."""
    right = progress(session)
    left = shown(f"{session.termbase.path.name} · {session.judge.reviewer}")
    room = max(0, width - 1 - cell_len(right))
    return Text(f"{set_cell_size(left, room)} {right}", no_wrap=True, overflow="crop")


def queue_title(session: ReviewSession, position: int, width: int) -> Text:
    """Give the title of the queue: where in it, which pairs, in which order."""
    words = f"{position + 1:,}/{len(session.view):,} {session.wanted.words()}, by {session.order}"
    return Text(shown(words, max(width, 10)), no_wrap=True, overflow="ellipsis")


def keys_line(width: int) -> Text:
    """Give as many keys as fit.

    >>> keys_line(34).plain
    'a accept  1-9 pick  e edit'
    """
    text = Text(no_wrap=True, overflow="crop")
    for key in map(tr, _KEYS):
        gap = "  " if text.plain else ""
        if cell_len(text.plain) + len(gap) + len(key) > width:
            break
        name, _, meaning = key.partition(" ")
        text.append(gap).append(name, "bold").append(f" {meaning}")
    return text
