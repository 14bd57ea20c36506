"""The rows of the queue to lines of a list: only those in sight are drawn, so that twenty thousand cost what forty cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from glossary.review.quoting import shown
from glossary.termbase.waiting import QueueRow

# What stands before a term, so that colour is never the only sign.
SIGNS = {"suggested": " ", "approved": "✓", "rejected": "✗", "deferred": "~"}
# From this width on the English stands beside the Dutch; from the second one how often the term occurs.
_WITH_ENGLISH = 46
_WITH_COUNT = 56
# Letters of a cell that are looked at; no column is wider.
_LONGEST = 120


def line_of(row: QueueRow, width: int, pointer: str = " ") -> str:
    """Give the line of a pair, exactly as many cells wide as asked for.

    >>> row = QueueRow(1, "omzet", "omzet", "revenue", 0.97, "finance", "approved", 1.0, 3, "", 0, 7, "ans")
    >>> line_of(row, 24, "▶")
    '▶✓ omzet            0.97'
    """
    confidence = f"{row.confidence:.2f}" if row.en else "  – "
    tail = f" {confidence}" + (f" {row.frequency:>4}×" if width >= _WITH_COUNT else "")
    room = max(0, width - 3 - len(tail))
    if width >= _WITH_ENGLISH:
        dutch = room // 2
        terms = f"{_cell(row.nl, dutch - 1)} {_cell(row.en or '—', room - dutch)}"
    else:
        terms = _cell(row.nl, room)
    return set_cell_size(f"{pointer}{SIGNS[row.status]} {terms}{tail}", width)


def _cell(text: str, width: int) -> str:
    """Give a text in a column, cut with an ellipsis when it is longer."""
    tidy = shown(text, _LONGEST)
    if cell_len(tidy) <= width:
        return set_cell_size(tidy, width)
    return set_cell_size(tidy, max(0, width - 1)) + "…"


class QueueList(ScrollView, can_focus=True):
    """A list of pairs with a cursor. It asks for each line when it is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"queue--cursor", "queue--judged", "queue--doubtful"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
    ]
    # Below this confidence a suggestion is more a guess than an answer.
    DOUBTFUL = 0.6

    class Moved(Message):
        """The cursor stands on another pair."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self, row_at: Callable[[int], QueueRow | None], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row_at = row_at
        self.size_of_queue = 0
        self.position = 0

    def show(self, size: int, position: int = 0) -> None:
        """Show a queue of a size, the cursor at a place."""
        self.size_of_queue = size
        self.virtual_size = Size(self.scrollable_content_region.width or self.size.width, size)
        self.position = -1
        self.point_at(position)
        self.refresh()

    def point_at(self, position: int) -> None:
        """Put the cursor at a place and scroll there."""
        before, self.position = self.position, max(0, min(position, self.size_of_queue - 1))
        self._redraw(before)
        self._redraw(self.position)
        self.scroll_to_region(Region(0, self.position, 1, 1), animate=False, force=True)
        if before != self.position:
            self.post_message(self.Moved(self.position))

    def action_move(self, step: int) -> None:
        """Move the cursor by some lines."""
        self.point_at(self.position + step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        self.point_at(self.position + step * max(1, self.size.height - 1))

    def action_jump(self, place: int) -> None:
        """Move the cursor to the first line, or to the last for -1."""
        self.point_at(self.size_of_queue - 1 if place < 0 else place)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points."""
        place = event.y + int(self.scroll_offset.y)
        if place < self.size_of_queue:
            self.point_at(place)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.size_of_queue)
        self.scroll_to_region(Region(0, self.position, 1, 1), animate=False, force=True)

    def on_focus(self) -> None:
        """Draw the cursor as one that answers to keys."""
        self._redraw(self.position)

    def on_blur(self) -> None:
        """Draw the cursor as one that does not."""
        self._redraw(self.position)

    def redraw(self) -> None:
        """Draw what is in sight again."""
        self.refresh()

    def _redraw(self, place: int) -> None:
        self.refresh(Region(0, place - int(self.scroll_offset.y), self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        place = y + int(self.scroll_offset.y)
        width = self.scrollable_content_region.width
        row = self._row_at(place) if place < self.size_of_queue else None
        if row is None:
            return Strip.blank(width, self.rich_style)
        pointer = " " if place != self.position else "▶" if self.has_focus else "▷"
        return Strip([Segment(line_of(row, width, pointer), self._style(row, place))], width)

    def _style(self, row: QueueRow, place: int) -> Style:
        if place == self.position:
            return self.get_component_rich_style("queue--cursor")
        if row.status != "suggested":
            return self.get_component_rich_style("queue--judged")
        if row.confidence < self.DOUBTFUL:
            return self.get_component_rich_style("queue--doubtful")
        return self.rich_style
