"""Numbers to SVG: elements, escaped text, widths of text, scales and boxes that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from glossary.report.marking import shown

# Widths of letters in a sans-serif face, in parts of the size of the letters (Helvetica's metrics, rounded up).
_NARROW = frozenset("ijlI.,:;|'!-’‘·()[]/ft r")
_WIDE = frozenset("mwMWOQG@%&—")
# Other faces than Helvetica are a little wider.
_ROOM = 1.06


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is, in the unit of `size`.

    >>> text_width("omzet", 10) < text_width("brutomarge", 10) < 70
    True
    """
    units = sum(
        0.34 if letter in _NARROW else 0.87 if letter in _WIDE else 0.7 if letter.isupper() else 0.56 for letter in text
    )
    return units * size * _ROOM


def number(value: float) -> str:
    """Write a coordinate: two decimals at most, none where there are none.

    >>> number(12.0), number(0.126), number(-0.001)
    ('12', '0.13', '0')
    """
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def element(name: str, content: str = "", **attributes: object) -> str:
    """Write an element; `content` is markup already. A trailing underscore is dropped (class_), others become hyphens.

    >>> element("rect", x=1.5, class_="bar", stroke_width=2)
    '<rect x="1.5" class="bar" stroke-width="2"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _attribute(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(shown(str(value)))


def label(text: str, x: float, y: float, anchor: str = "start", class_: str | None = None) -> str:
    """Write a line of text."""
    return element(
        "text",
        escape(shown(text), quote=False),
        x=x,
        y=y,
        text_anchor=None if anchor == "start" else anchor,
        class_=class_,
    )


def picture(width: float, height: float, identifier: str, title: str, description: str, parts: Iterable[str]) -> str:
    """Put parts together to a picture that screen readers read as its title and description."""
    named = element("title", escape(title), id=f"{identifier}-title") + element(
        "desc", escape(description), id=f"{identifier}-desc"
    )
    return element(
        "svg",
        named + "".join(parts),
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"{identifier}-title {identifier}-desc",
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to positions, evenly."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Give the position of a value.

        >>> Scale(0, 10, 100, 200).at(5)
        150.0
        """
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)


def round_steps(high: float, about: int = 5) -> list[float]:
    """Give about `about` round values from 0 up to `high` or just above it.

    >>> round_steps(71), round_steps(3)
    ([0, 20, 40, 60, 80], [0, 1, 2, 3])
    """
    raw = max(high, 1) / about
    magnitude = 10 ** floor(log10(raw))
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= raw)
    step = max(1, step)
    steps = [0.0]
    while steps[-1] < high:
        steps.append(steps[-1] + step)
    return [int(value) if value == int(value) else value for value in steps]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Say whether this rectangle lies in another one."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A label beside its point."""

    text: str
    box: Box
    anchor: str


# A term longer than this is labelled up to here: the list has all of it.
_LONGEST_LABEL = 32


def place_labels(
    points: Sequence[tuple[float, float, str]], size: float, radius: float, frame: Box, most: int
) -> list[Placed]:
    """Put labels beside points, the first points first, where they overlap no point and no other label.

    `points` are x, y and text, the most important first. A point that finds no room, and those behind the `most`th
    label, stay without.
    """
    taken = [Box(x - radius, y - radius, x + radius, y + radius) for x, y, _ in points]
    placed: list[Placed] = []
    for x, y, full in points:
        if len(placed) == most:
            break
        text = full if len(full) <= _LONGEST_LABEL else full[: _LONGEST_LABEL - 1] + "…"
        for box, anchor in _around(x, y, text_width(text, size), size, radius):
            if box.inside(frame) and not any(map(box.overlaps, taken)):
                placed.append(Placed(text, box, anchor))
                taken.append(box)
                break
    return placed


def _around(x: float, y: float, width: float, size: float, radius: float) -> Iterable[tuple[Box, str]]:
    """Give the places for a label: right of its point, left, above, below."""
    gap, half = radius + 2, size * 0.6
    yield Box(x + gap, y - half, x + gap + width, y + half), "start"
    yield Box(x - gap - width, y - half, x - gap, y + half), "end"
    for top in (y - gap - 2 * half, y + gap):
        yield Box(x - width / 2, top, x + width / 2, top + 2 * half), "middle"
