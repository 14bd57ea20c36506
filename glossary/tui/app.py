"""The application around the review screen: colours, keys of the whole, a terminal that goes away."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import ClassVar

from textual.binding import Binding, BindingType

from glossary.review.session import ReviewSession
from glossary.tui.keys import OneKeyAtATime
from glossary.tui.verdicts import ReviewScreen

_DARK, _LIGHT = "textual-dark", "textual-light"
# In COLORFGBG, the colours from white on are light backgrounds.
_LIGHT_BACKGROUNDS = frozenset({"7", "15"})
# A session over a slow line or beside other work waits so long for another program that writes, in seconds.
PATIENCE = 2.0


class ReviewApp(OneKeyAtATime):
    """Shows one review session."""

    CSS_PATH = "styles.tcss"
    TITLE = "glossary review"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session

    def get_default_screen(self) -> ReviewScreen:
        """Give the review screen."""
        return ReviewScreen(self._session)

    def on_mount(self) -> None:
        """Take the colours of the terminal, and leave it in order when the program is asked to end."""
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = _LIGHT if has_light_background() else _DARK
        if not self.is_headless and sys.platform != "win32":
            import asyncio

            # Not SIGHUP: a terminal that is gone cannot be put in order, and waiting for it would never end.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)

    def action_turn_theme(self) -> None:
        """Turn light into dark, dark into light."""
        self.theme = _DARK if self.theme == _LIGHT else _LIGHT


def has_light_background() -> bool:
    """Say whether the terminal says that its background is light."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_BACKGROUNDS


def run_review(session: ReviewSession) -> None:
    """Show a session until the reviewer quits; every verdict is on disk before."""
    from glossary.termbase.waiting import set_patience

    set_patience(session.termbase, PATIENCE)
    # Where these are set they stand still when the terminal is made larger or smaller.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    try:
        ReviewApp(session).run()
    finally:
        gc.enable()
