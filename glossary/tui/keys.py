"""Keys one after the other: each has done all of its work before the next one is looked at.

A widget handles a key some moments after the application passed it on. On a slow line keys come in bursts, and without this
the `1` of `r1` would find the queue where the dialog for the reason was about to be, and approve what was to be rejected.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

# A key opens a dialog, whose widgets then get the focus; or changes a line, which tells its dialog, which then closes and
# tells the screen: so often what a key set off sets off something itself.
_ROUNDS = 4
# A widget that is closing answers no more; then the next key has waited long enough, in seconds.
_LONGEST = 0.5


class OneKeyAtATime(App[None]):
    """An application that keeps keys back until the one before has done its work."""

    def __init__(self) -> None:
        super().__init__()
        self._kept_back: deque[events.Key] = deque()
        self._turn = 0
        """Counts the keys that were passed on; what belongs to an earlier one is ignored."""
        self._at_work = False

    async def on_event(self, event: events.Event) -> None:
        """Pass a key on, or keep it back; everything else goes its way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._at_work:
            self._kept_back.append(event)
        else:
            await self._pass_on(event)

    async def _pass_on(self, event: events.Key) -> None:
        self._at_work = True
        self._turn += 1
        turn = self._turn
        await super().on_event(event)
        self.set_timer(_LONGEST, lambda: self._next(turn))
        self._follow(turn, _ROUNDS)

    def _follow(self, turn: int, rounds: int) -> None:
        """Send a callback the way that a key goes, from the widget with the focus up to here: it arrives behind the key."""
        start: DOMNode = self.focused or self.screen
        self._hop(turn, rounds, list(start.ancestors_with_self))

    def _hop(self, turn: int, rounds: int, path: list[MessagePump]) -> None:
        if turn != self._turn:
            return
        for place, widget in enumerate(path):
            rest = path[place + 1 :]
            if widget.call_later(self._hop, turn, rounds, rest):
                return
        if rounds > 1:
            self._follow(turn, rounds - 1)
        else:
            self.call_later(self._next, turn)

    async def _next(self, turn: int) -> None:
        """Pass on the next key that was kept back, if there is one."""
        if turn != self._turn or not self._at_work:
            return
        if self._kept_back:
            await self._pass_on(self._kept_back.popleft())
        else:
            self._at_work = False
