"""What happens to many entries in the same way to one problem a kind, with a count and an example."""

from __future__ import annotations

from glossary.i18n import tr
from glossary.model import Place, Problem

# Longer examples hide what the message says.
_LONGEST_EXAMPLE = 60


class Tally:
    """Counts kinds of loss or fault; each kind becomes one problem.

    >>> tally = Tally(Place("terms.utx"))
    >>> tally.add("a plural is not held", "activa")
    >>> tally.add("a plural is not held", "passiva")
    >>> print(*tally.problems())
    terms.utx:1: a plural is not held (2 times, the first at 'activa')
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kinds: dict[str, tuple[int, str, Place]] = {}
        self.left_out = 0

    def add(self, kind: str, example: str, place: Place | None = None) -> None:
        """Count one more of a kind. `place` is where the first one stands, if not in the whole file."""
        count, first, where = self._kinds.get(kind, (0, example, place or self._place))
        self._kinds[kind] = (count + 1, first, where)

    def leave_out(self, kind: str, example: str) -> None:
        """Count an entry that is left out as a whole."""
        self.left_out += 1
        self.add(kind, example)

    def count(self, kind: str) -> int:
        """Give how often a kind was counted."""
        return self._kinds.get(kind, (0, "", self._place))[0]

    def problems(self) -> tuple[Problem, ...]:
        """Give the kinds in the order in which they were first met."""
        from glossary.exchange.plain_text import one_line

        found = []
        for kind, (count, first, place) in self._kinds.items():
            shown = one_line(first)[:_LONGEST_EXAMPLE]
            times = tr("once, at") if count == 1 else tr("{count} times, the first at", count=count)
            found.append(Problem(place, f"{kind} ({times} '{shown}')"))
        return tuple(found)
