"""The dialogs that ask for more than a key: edit an entry, merge a term into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from glossary.i18n import tr
from glossary.model import ConceptEntry, SubjectField, TermPair, TermStatus
from glossary.review import EntryDetails
from glossary.review.quoting import shown
from glossary.tui.dialogs import Chooser, Dialog, row

# A term of this length fits no dictionary; longer ones are kept as they are unless they are edited.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Edited:
    """A pair as the reviewer wants it."""

    nl: str
    en: str
    subject_field: SubjectField
    details: EntryDetails


class EditDialog(Dialog[Edited]):
    """English, Dutch, field and what belongs to the entry."""

    def __init__(self, pair: TermPair) -> None:
        super().__init__()
        self._pair = pair

    def compose(self) -> ComposeResult:
        """Show the fields, filled with what is suggested."""
        statuses = [str(status) for status in TermStatus]
        with Vertical(classes="box"):
            yield Static(tr("Edit '{nl}'", nl=shown(self._pair.nl)), classes="heading", markup=False)
            yield row(tr("English"), Input(_editable(self._pair.en), id="en", select_on_focus=True))
            yield row(tr("Dutch"), Input(_editable(self._pair.nl), id="nl", select_on_focus=False))
            yield row(tr("Field"), Chooser([str(f) for f in SubjectField], str(self._pair.subject_field), id="field"))
            yield row(
                tr("Subfield"), Input(placeholder=tr("as the starter terms have it"), id="subfield", max_length=80)
            )
            yield row(tr("Note"), Input(id="note", max_length=500))
            yield row(tr("Dutch is"), Chooser(statuses, TermStatus.PREFERRED, id="nl_status"))
            yield row(tr("English is"), Chooser(statuses, TermStatus.PREFERRED, id="en_status"))
            yield Static(
                tr("Enter: accept so   ↑↓ or Tab: between   ←→: choose   Escape: back"), classes="hint", markup=False
            )

    def on_input_submitted(self) -> None:
        """Accept what the fields hold."""
        self._accept()

    def on_chooser_submitted(self) -> None:
        """Accept what the fields hold."""
        self._accept()

    def _accept(self) -> None:
        pair = self._pair
        english, dutch = (self.query_one(name, Input).value for name in ("#en", "#nl"))
        if not english.strip() or not dutch.strip():
            self.query_one("#en" if not english.strip() else "#nl", Input).focus()
            self.notify(tr("a pair needs both terms"), severity="warning")
            return
        self.dismiss(
            Edited(
                # What was not touched is kept to the letter, also where it could not be shown.
                pair.nl if dutch == _editable(pair.nl) else dutch,
                pair.en if english == _editable(pair.en) else english,
                SubjectField(self.query_one("#field", Chooser).chosen),
                EntryDetails(
                    self.query_one("#subfield", Input).value.strip() or None,
                    self.query_one("#note", Input).value.strip() or None,
                    *(_status(self.query_one(name, Chooser).chosen) for name in ("#nl_status", "#en_status")),
                ),
            )
        )


def _editable(text: str) -> str:
    return shown(text, _LONGEST) if text.strip() else ""


def _status(chosen: str) -> TermStatus | None:
    """Give the status that was chosen; None for the one that it has anyway."""
    return None if chosen == TermStatus.PREFERRED else TermStatus(chosen)


class MergeDialog(Dialog[int]):
    """Into which entry the Dutch term goes: looked up while one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(
        self, nl: str, first: Sequence[ConceptEntry], look_up: Callable[[str], Sequence[ConceptEntry]]
    ) -> None:
        super().__init__()
        self._nl, self._look_up = nl, look_up
        self._first = list(first)
        self._found = self._first
        self._at = 0

    def compose(self) -> ComposeResult:
        """Ask for the entry; those like the term are there at once."""
        with Vertical(classes="box"):
            yield Static(tr("Merge '{nl}' into which entry?", nl=shown(self._nl)), classes="heading", markup=False)
            yield row(tr("Look up"), Input(placeholder=tr("Dutch or English"), id="query", max_length=200))
            yield Static("", id="results", classes="results", markup=False)
            yield Static(
                tr("↑↓: choose   Enter: merge, as an admitted term   Escape: back"), classes="hint", markup=False
            )

    def on_mount(self) -> None:
        """Show what is like the term."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look the words up."""
        words = event.value.strip()
        self._found = list(self._look_up(words)) if words else self._first
        self._at = 0
        self._show()

    def action_move(self, step: int) -> None:
        """Choose another entry."""
        self._at = max(0, min(self._at + step, len(self._found) - 1))
        self._show()

    def on_input_submitted(self) -> None:
        """Merge into the entry that is chosen."""
        if self._found:
            self.dismiss(self._found[self._at].number)

    def _show(self) -> None:
        text = Text(no_wrap=True, overflow="ellipsis")
        for place, entry in enumerate(self._found):
            whose = "starter" if entry.number < 0 else "yours"
            pointer = "▶" if place == self._at else " "
            line = f"{pointer} {shown(entry.nl, 60)} = {shown(entry.en, 60)}  [{whose}, {entry.subject_field}]\n"
            text.append(line, "reverse" if place == self._at else "")
        if not self._found:
            text.append(tr("nothing found"))
        self.query_one("#results", Static).update(text)
