"""A line to type in and the terms it may mean below it, told anew with every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from glossary.cli.lookup import KINDS
from glossary.cli.output import plain
from glossary.i18n import tr
from glossary.lookup import Answer, LookupResult
from glossary.model import SubjectField
from glossary.termbase import Termbase
from glossary.tui.lookup_worker import LookupWorker, Told, Typed

# Letters that may be typed; the longest term of terms/ has 60.
_LONGEST = 200


class LookupApp(App[None]):
    """Answers while one types."""

    TITLE = "glossary lookup"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #typed { height: 3; }
    #found { height: 1fr; border: none; }
    #details { height: auto; max-height: 8; padding: 0 1; }
    #state { height: 1; padding: 0 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c,ctrl+d", "quit", "leave", priority=True),
        Binding("up", "move(-1)", "up", priority=True),
        Binding("down", "move(1)", "down", priority=True),
        Binding("ctrl+r", "turn", "Dutch or English", priority=True),
        Binding("ctrl+u", "clear", "empty", priority=True),
    ]

    def __init__(
        self,
        opened: Callable[[], Termbase],
        *,
        reverse: bool = False,
        limit: int = 20,
        subject_field: SubjectField | None = None,
    ) -> None:
        super().__init__()
        self._reverse, self._subject_field = reverse, subject_field
        self._worker = LookupWorker(opened, self._told, limit)
        self._answers: tuple[Answer, ...] = ()
        self.shown: Told | None = None
        """The answer that is on the screen."""

    def compose(self) -> ComposeResult:
        """Show the line, the list, the details of the chosen term and a line about the keys."""
        yield Input(id="typed", max_length=_LONGEST)
        yield OptionList(id="found")
        yield Static("", id="details", markup=False)
        yield Static("", id="state", markup=False)

    def on_mount(self) -> None:
        """Begin to answer."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._say_keys()
        self._worker.start()

    def on_unmount(self) -> None:
        """End the thread."""
        self._worker.stop()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Ask for what was typed."""
        self._worker.ask(Typed(changed.value, self._reverse, self._subject_field))

    def on_option_list_option_highlighted(self, chosen: OptionList.OptionHighlighted) -> None:
        """Show the entry that is chosen."""
        self._show_details(chosen.option_index)

    def action_move(self, by: int) -> None:
        """Choose the next term, or the one before."""
        found = self.query_one(OptionList)
        found.action_cursor_down() if by > 0 else found.action_cursor_up()

    def action_turn(self) -> None:
        """Look English up instead of Dutch, or the other way round."""
        self._reverse = not self._reverse
        self._say_keys()
        self._worker.ask(Typed(self.query_one(Input).value, self._reverse, self._subject_field))

    def action_clear(self) -> None:
        """Empty the line."""
        self.query_one(Input).value = ""

    def _told(self, told: Told) -> None:
        # Called in the thread of the worker, maybe while the screen is being left.
        if self.is_running:
            self.call_later(self._show, told)

    def _show(self, told: Told) -> None:
        if told.problem:
            self.query_one("#state", Static).update(plain(told.problem))
            return
        if told.typed.text != self.query_one(Input).value:
            return
        self.shown, self._answers = told, told.result.answers or told.result.did_you_mean
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options([Option(line) for line in _lines(told.result, self._answers)])
        if not told.result.composed and self._answers:
            found.highlighted = 0
        self._show_details(0)

    def _show_details(self, place: int) -> None:
        composed = self.shown.result.composed if self.shown else ()
        place -= len(composed)
        if place < 0 and composed:
            text = plain("; ".join(reason.text for reason in composed[place].evidence))
        else:
            text = _details(self._answers[place]) if 0 <= place < len(self._answers) else ""
        self.query_one("#details", Static).update(text)

    def _say_keys(self) -> None:
        self.query_one(Input).placeholder = tr("English term") if self._reverse else tr("Dutch term")
        other = tr("Dutch") if self._reverse else tr("English")
        self.query_one("#state", Static).update(
            tr("↑↓ choose   Ctrl+R {other}   Ctrl+U empty   Escape leave", other=other)
        )


def _lines(result: LookupResult, answers: tuple[Answer, ...]) -> list[Text]:
    """Give a line for each composition and each answer, or one that says there is none."""
    composed = [_line(result.query, equivalent.en, tr("composed")) for equivalent in result.composed]
    guessed = "" if result.answers else tr("did you mean")
    given = [
        _line(answer.entry.nl, answer.entry.en, ", ".join(filter(None, (tr(KINDS[answer.kind]), guessed, _by(answer)))))
        for answer in answers
    ]
    nothing = [Text(tr("nothing begins with that or is like it"), "dim")] if result.query else []
    return composed + given or nothing


def _by(answer: Answer) -> str:
    """Say by which of its terms an entry was met, when that is not one of the two shown."""
    shown = {answer.entry.nl.casefold(), answer.entry.en.casefold()}
    return "" if answer.term.casefold() in shown else tr("by '{term}'", term=answer.term)


def _line(nl: str, en: str, remark: str) -> Text:
    """Give a line of the list; nothing in a term is taken for markup, or obeyed."""
    return Text.assemble(
        (plain(nl), "bold"), " = ", plain(en), (f"  {plain(remark)}" if remark else "", "dim"), no_wrap=True
    )


def _details(answer: Answer) -> str:
    entry = answer.entry
    dutch, english = ([term.text for term in entry.in_language(language)] for language in ("nl", "en"))
    field = f"{entry.subject_field}, {entry.subfield}" if entry.subfield else str(entry.subject_field)
    lines = [field, "nl: " + "; ".join(dutch), "en: " + "; ".join(english), entry.definition, entry.note]
    return "\n".join(plain(line) for line in lines if line)
