"""The dialogs about many pairs: which are in the queue, and which are accepted at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from glossary.i18n import tr
from glossary.model import EvidenceKind, SubjectField
from glossary.review.queue import SURE, Order, QueueFilter, Standing, expected_errors, sure_enough
from glossary.termbase.waiting import QueueRow
from glossary.tui.dialogs import Chooser, Dialog, row
from glossary.tui.queue import QueueList

_ANY = "any"
_LEAST = ["0.00", *(f"{tenth / 10:.2f}" for tenth in range(1, 10)), "0.95", "0.97", "0.99"]
_MOST = [*(f"{tenth / 10:.2f}" for tenth in range(10)), "0.95", "0.97", "0.99", "1.00"]


class FilterDialog(Dialog[tuple[QueueFilter, Order]]):
    """Which pairs are in the queue, and in which order."""

    def __init__(self, wanted: QueueFilter, order: Order, count: Callable[[QueueFilter], int]) -> None:
        super().__init__()
        self._wanted, self._order, self._count = wanted, order, count

    def compose(self) -> ComposeResult:
        """Show what is asked for now."""
        wanted = self._wanted
        with Vertical(classes="box"):
            yield Static(tr("Filter and order"), classes="heading", markup=False)
            yield row(tr("Status"), Chooser([str(s) for s in Standing], str(wanted.standing), id="standing"))
            yield row(
                tr("Field"), Chooser([_ANY, *map(str, SubjectField)], str(wanted.subject_field or _ANY), id="field")
            )
            yield row(
                tr("Evidence"), Chooser([_ANY, *map(str, EvidenceKind)], str(wanted.evidence or _ANY), id="evidence")
            )
            yield row(tr("Confidence ≥"), Chooser(_with(_LEAST, wanted.least), f"{wanted.least:.2f}", id="least"))
            yield row(tr("Confidence ≤"), Chooser(_with(_MOST, wanted.most), f"{wanted.most:.2f}", id="most"))
            yield row(tr("Text"), Input(wanted.text, id="text", max_length=200))
            yield row(
                tr("Names"),
                Chooser([tr("left out"), tr("too")], tr("too") if wanted.names else tr("left out"), id="names"),
            )
            yield row(tr("Order by"), Chooser([str(order) for order in Order], str(self._order), id="order"))
            yield Static("", id="count", classes="hint", markup=False)
            yield Static(tr("↑↓: between   ←→ or a letter: choose   Enter: show   Escape: back"), markup=False)

    def on_mount(self) -> None:
        """Say how many there are."""
        self._say_count()

    def on_chooser_changed(self) -> None:
        """Say how many there are now."""
        self._say_count()

    def on_input_changed(self) -> None:
        """Say how many there are now."""
        self._say_count()

    def on_input_submitted(self) -> None:
        """Show them."""
        self._accept()

    def on_chooser_submitted(self) -> None:
        """Show them."""
        self._accept()

    def _accept(self) -> None:
        self.dismiss((self._asked(), Order(self._chosen("#order"))))

    def _chosen(self, name: str) -> str:
        return self.query_one(name, Chooser).chosen

    def _asked(self) -> QueueFilter:
        field, evidence = self._chosen("#field"), self._chosen("#evidence")
        return replace(
            self._wanted,
            standing=Standing(self._chosen("#standing")),
            subject_field=None if field == _ANY else SubjectField(field),
            evidence=None if evidence == _ANY else EvidenceKind(evidence),
            least=float(self._chosen("#least")),
            most=float(self._chosen("#most")),
            text=self.query_one("#text", Input).value.strip(),
            names=self._chosen("#names") == tr("too"),
        )

    def _say_count(self) -> None:
        found = self._count(self._asked())
        self.query_one("#count", Static).update(f"{found} {'pair' if found == 1 else 'pairs'}")


def _with(options: Sequence[str], value: float) -> list[str]:
    """Give the options with one more, where it is none of them."""
    return sorted({*options, f"{value:.2f}"})


class BulkDialog(Dialog[list[QueueRow]]):
    """All suggestions from a confidence on, shown before they are accepted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
        Binding("y,enter", "accept", show=False, priority=True),
    ]

    def __init__(self, rows: Sequence[QueueRow]) -> None:
        super().__init__()
        self._rows = rows
        self._percent = round(SURE * 100)
        self._sure: list[QueueRow] = []

    def compose(self) -> ComposeResult:
        """Show the threshold and what it lets through."""
        with Vertical(classes="box"):
            yield Static(tr("Accept the first suggestion of many at once"), classes="heading", markup=False)
            yield Static("", id="threshold", markup=False)
            yield QueueList(self._row_at, id="preview")
            hint = tr("←→: threshold   ↑↓: look through them   y or Enter: accept these   Escape: back")
            yield Static(hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with a threshold that is sure enough."""
        self.action_turn(0)
        self.query_one(QueueList).focus()

    def action_turn(self, step: int) -> None:
        """Raise or lower the threshold by a hundredth."""
        self._percent = max(0, min(100, self._percent + step))
        self._sure = sure_enough(self._rows, self._percent / 100)
        self._sure.sort(key=lambda row: row.confidence)
        wrong = expected_errors(self._sure)
        about = "none" if wrong < 0.5 else f"about {wrong:.0f}"
        line = tr(
            "Confidence ‹ {percent:.2f} › or more: {count} pairs, {about} of them likely wrong",
            percent=self._percent / 100,
            count=len(self._sure),
            about=about,
        )
        self.query_one("#threshold", Static).update(line)
        self.query_one(QueueList).show(len(self._sure))

    def action_accept(self) -> None:
        """Accept what is shown."""
        self.dismiss(self._sure or None)

    def _row_at(self, position: int) -> QueueRow | None:
        return self._sure[position] if 0 <= position < len(self._sure) else None
