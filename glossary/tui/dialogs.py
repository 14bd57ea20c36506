"""What the dialogs share, and the short ones: a row with a choice, a question, a reason, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from glossary.i18n import tr, tr_noop
from glossary.review import REASONS
from glossary.review.quoting import shown

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """A question over the screen; Escape gives no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "leave", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Chooser(Static, can_focus=True):
    """One of a few words, changed with the arrow keys, the space bar or a first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("home", "turn_to(0)", show=False),
        Binding("end", "turn_to(-1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """Enter was pressed: the dialog is filled in."""

    def __init__(self, options: Sequence[str], chosen: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._options = list(options)
        self._at = self._options.index(chosen) if chosen in self._options else 0

    @property
    def chosen(self) -> str:
        """The word that is chosen."""
        return self._options[self._at]

    def on_mount(self) -> None:
        """Show the word."""
        self._show()

    def _show(self) -> None:
        self.update(Text(f"‹ {self.chosen} ›"))

    def action_turn(self, step: int) -> None:
        """Choose the next word, or the one before."""
        self.action_turn_to((self._at + step) % len(self._options))

    def action_turn_to(self, place: int) -> None:
        """Choose a word by its place."""
        self._at = place % len(self._options)
        self._show()
        self.post_message(self.Changed())

    def action_submit(self) -> None:
        """Say that the dialog is filled in."""
        self.post_message(self.Submitted())

    def on_key(self, event: events.Key) -> None:
        """Choose the next word with this first letter."""
        letter = (event.character or "").casefold()
        size = len(self._options)
        for place in ((self._at + step) % size for step in range(1, size + 1)):
            if letter.strip() and self._options[place].casefold().startswith(letter):
                event.stop()
                self.action_turn_to(place)
                return


def row(label: str, field: Input | Chooser) -> Horizontal:
    """Give a field with its label in front; the label of the field in use is reversed."""
    return Horizontal(Static(label, classes="label", markup=False), field, classes="row")


class AskDialog(Dialog[bool]):
    """A question to answer with y or n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say(True)", show=False),
        Binding("n,enter", "say(False)", show=False),
    ]

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__()
        self._question, self._detail = question, detail

    def compose(self) -> ComposeResult:
        """Show the question."""
        with Vertical(classes="box"):
            yield Static(self._question, classes="heading", markup=False)
            if self._detail:
                yield Static(self._detail, markup=False)
            yield Static(tr("y yes   n no (also Enter and Escape)"), classes="hint", markup=False)

    def action_say(self, answer: bool) -> None:
        """Answer."""
        self.dismiss(answer)


class BusyDialog(Dialog[bool]):
    """Something that takes a moment; it closes by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c", "wait", show=False)]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Say what is being done."""
        with Vertical(classes="box"):
            yield Static(self._words, classes="heading", markup=False)

    def action_wait(self) -> None:
        """Stay until it is done."""


class ReasonDialog(Dialog[str]):
    """Why a pair is rejected: a digit, or one's own words."""

    def __init__(self, nl: str) -> None:
        super().__init__()
        self._nl = nl

    def compose(self) -> ComposeResult:
        """Show the reasons."""
        with Vertical(classes="box"):
            yield Static(tr("Reject '{nl}': why?", nl=shown(self._nl)), classes="heading", markup=False)
            for number, reason in enumerate(REASONS, 1):
                yield Static(f"{number}  {reason}", markup=False)
            yield row("Or", Input(placeholder=tr("a digit, or your own words"), id="reason", max_length=200))
            yield Static(tr("Enter alone: {reasons}   Escape: back", reasons=REASONS[0]), classes="hint", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a digit at once."""
        if event.value.isdecimal() and len(event.value) == 1 and 1 <= int(event.value) <= len(REASONS):
            self.dismiss(REASONS[int(event.value) - 1])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the words."""
        self.dismiss(event.value.strip() or REASONS[0])


KEYS = (
    tr_noop("Enter or a", "accept the first suggestion"),
    tr_noop("1 to 9", "accept another suggestion"),
    ("e", *tr_noop("edit English, Dutch, field, subfield, note, statuses; then accept")),
    ("r", *tr_noop("reject, with a reason")),
    ("d", *tr_noop("defer: it comes back at the end")),
    ("m", *tr_noop("merge the Dutch term into an entry that is there")),
    ("u", *tr_noop("undo, as often as you like")),
    tr_noop("s, ↓ or j", "skip to the next; ↑ or k back; Page Up/Down, Home, End"),
    ("n", *tr_noop("next one that waits")),
    ("/", *tr_noop("search in Dutch and English; Escape in the search shows all again")),
    ("f", *tr_noop("filter: status, field, evidence, confidence, names")),
    ("o", *tr_noop("order: worth, confidence, frequency, alphabet")),
    ("b", *tr_noop("bulk: accept all from a confidence on, with a preview")),
    tr_noop("] and [", "scroll the right-hand side; Tab moves into it"),
    ("t", *tr_noop("light or dark")),
    ("?", *tr_noop("these keys")),
    ("q", *tr_noop("quit; every verdict is kept already")),
)


class HelpDialog(Dialog[bool]):
    """The keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q,enter,space", "leave", show=False)]

    def compose(self) -> ComposeResult:
        """Show the keys."""
        text = Text(tr("Keys") + "\n", "bold")
        for key, meaning in KEYS:
            text.append(f"\n{tr(key):<12}", "bold")
            text.append(tr(meaning))
        text.append(tr("\n\n✓ approved   ✗ rejected   ~ deferred   ▶ where you are   ! conflict"), "dim")
        with VerticalScroll(classes="box"):
            yield Static(text, markup=False)
