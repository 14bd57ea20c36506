"""What is known of a pair to the text of the right-hand side: suggestions, conflicts, sentences, similar entries."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from rich.text import Text
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from glossary.i18n import tr
from glossary.model import ConceptEntry, Decision, Equivalent, TermStatus, Verdict
from glossary.review.concerns import ConflictKind, PairDetails
from glossary.review.quoting import hides_something, quoted, shown

# Bold and underlined as well as a mark: the style alone says nothing to who cannot see it.
_TERM = "bold underline"
_FAINT = "dim"
# On a low screen fewer sentences leave room for the suggestions.
LOW = 30
_PLACES_LOW, _PLACES_HIGH = 2, 5


def detail_text(details: PairDetails, width: int = 48, height: int = 24) -> Text:
    """Give the text of a pair, wrapped to a width. Nothing in a term is taken for markup."""
    pair, low = details.pair, height < LOW
    text = Text()
    text.append(shown(pair.nl), "bold")
    name = tr(" · name") if pair.is_name else ""
    text.append(f"   {pair.subject_field} · {pair.frequency}×{name}{_forms(details)}", _FAINT)
    if hides_something(pair.nl) or any(hides_something(equivalent.en) for equivalent in pair.equivalents):
        text.append(tr("\n! has characters that are not shown; look before you accept"), "bold")
    if details.standing is not None:
        text.append(f"\n{_standing(details.standing)}", "bold")
    _sentences(text, details, _PLACES_LOW if low else _PLACES_HIGH)
    _suggestions(text, pair.equivalents, width, low)
    _conflicts(text, details, width)
    if details.similar:
        _heading(text, tr("Similar"))
        for entry in details.similar:
            _paragraph(text, "  ", _entry(entry), width)
    return text


def _paragraph(text: Text, first: str, words: str, width: int, style: str = "") -> None:
    """Add lines, those after the first one indented as far as its beginning."""
    lines = wrap(words, max(width, 20), initial_indent=first, subsequent_indent=" " * len(first)) or [first]
    for line in lines:
        text.append(f"\n{line}", style)


def _heading(text: Text, words: str) -> None:
    text.append("\n\n")
    text.append(words.upper(), f"bold {_FAINT}")


def _forms(details: PairDetails) -> str:
    """Give the forms other than the term itself."""
    forms = [surface for surface, _ in details.pair.variants if surface.casefold() != details.pair.nl.casefold()]
    return tr(" · as ") + ", ".join(shown(form, 40) for form in forms[:3]) if forms else ""


def _standing(verdict: Verdict) -> str:
    """Say who decided what, and when."""
    sign = {Decision.REJECTED: "✗", Decision.DEFERRED: "~"}.get(verdict.decision, "✓")
    approved = verdict.decision in {Decision.APPROVED, Decision.EDITED}
    english = tr(" as {en}", en=shown(verdict.en)) if approved else ""
    reason = f" ({shown(verdict.reason)})" if verdict.reason else ""
    words = {Decision.REJECTED: tr("rejected"), Decision.DEFERRED: tr("deferred")}
    word = tr("approved") if approved else words.get(verdict.decision, str(verdict.decision))
    by = tr("by {reviewer}", reviewer=shown(verdict.reviewer, 40))
    return f"{sign} {word}{english}{reason} {by}, {verdict.moment.astimezone():%Y-%m-%d %H:%M}"


def _suggestions(text: Text, equivalents: tuple[Equivalent, ...], width: int, low: bool) -> None:
    text.append("\n")
    if not equivalents:
        text.append(tr("\nno suggestion yet; e to give the English"))
    for number, equivalent in enumerate(equivalents, 1):
        text.append(f"\n{number}  {shown(equivalent.en)}", "bold")
        text.append(f"   {equivalent.confidence:.2f}")
        reasons = _reasons(equivalent)
        # The first suggestion is weighed; of the others the best reason tells enough where there is no room.
        for reason in reasons[:1] if low and number > 1 else reasons:
            _paragraph(text, "   ", reason, width, _FAINT)


def _reasons(equivalent: Equivalent) -> list[str]:
    """Give the evidence in words, each once."""
    found = []
    for reason in equivalent.evidence:
        words = shown(reason.text)
        # The words often begin with the kind already.
        found.append(words if words.startswith(f"{reason.kind}:") else f"{reason.kind}: {words}")
    return list(dict.fromkeys(found))


def _conflicts(text: Text, details: PairDetails, width: int) -> None:
    if not details.conflicts:
        return
    clash = any(c.kind is not ConflictKind.SAME for c in details.conflicts)
    _heading(text, tr("Conflicts") if clash else tr("Approved"))
    for conflict in details.conflicts:
        same = conflict.kind is ConflictKind.SAME
        _paragraph(text, "= " if same else "! ", shown(conflict.words(), 300), width, "" if same else "bold")


def _sentences(text: Text, details: PairDetails, places: int) -> None:
    if details.occurrences:
        text.append("\n")
    for occurrence in details.occurrences[:places]:
        before, term, after = quoted(occurrence.text, occurrence.surface)
        text.append(f"\n{before}")
        if term:
            text.append("»", _FAINT)
            text.append(term, _TERM)
            text.append("«", _FAINT)
        text.append(after)
        text.append(f"  {shown(str(occurrence.place))}", _FAINT)


def _entry(entry: ConceptEntry) -> str:
    """Give an entry in one line: its terms, and whose it is."""
    english = entry.in_language("en")[0]
    status = "" if english.status is TermStatus.PREFERRED else f" ({english.status})"
    whose = "starter" if entry.number < 0 else f"yours, {entry.subject_field}"
    return f"{shown(entry.nl)} = {shown(entry.en)}{status}  [{whose}]"


class Detail(ScrollView, can_focus=True):
    """The right-hand side, scrolled when it is long. It has lines of its own, so that a new text moves nothing else."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Strip] = []
        self._make: Callable[[int], Text] = lambda width: Text("")

    def show(self, make: Callable[[int], Text], *, keep_place: bool = False) -> None:
        """Show the text that is made for the width there is, from its beginning or from where one was."""
        self._make = make
        self._wrap()
        if not keep_place:
            self.scroll_to(0, 0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap the text to the width there is now."""
        self._wrap()

    def _wrap(self) -> None:
        width, console = self.scrollable_content_region.width, self.app.console
        if width <= 0:
            return
        text = self._make(width)
        self._lines = [Strip(line.render(console, "")) for line in text.wrap(console, width)]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        place, width = y + int(self.scroll_offset.y), self.scrollable_content_region.width
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self._lines[place].extend_cell_length(width, None).crop(0, width).apply_style(self.rich_style)
