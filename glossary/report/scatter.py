"""Terms to a picture of termhood against frequency, with labels that do not overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from glossary.report.data import ReportTerm, Standing
from glossary.report.drawing import Box, Scale, element, label, number, place_labels

WIDTH, HEIGHT = 760.0, 460.0
# Points beyond this are drawn on top of one another anyway; the best ones are kept.
_MOST_POINTS = 1_500
_FRAME = Box(58, 14, WIDTH - 14, HEIGHT - 50)
# Radius of a point by how many terms there are at most: many small ones tell more than a few that cover the others.
_RADII = ((150, 4.2), (500, 3.2), (_MOST_POINTS, 2.3))
_LETTERS = 12.0
# More labels than this are a list, and the list is there.
_MOST_LABELS = 45


def scatter(terms: Sequence[ReportTerm]) -> Iterator[str]:
    """Give the parts of the picture: axes, points, labels."""
    kept = [term for term in terms if term.standing is not Standing.REJECTED and term.termhood > 0]
    kept = sorted(kept, key=lambda term: (-term.termhood * log2(1 + term.frequency), term.nl))[:_MOST_POINTS]
    top = max((term.frequency for term in kept), default=1)
    low = min((term.termhood for term in kept), default=0.0)
    across = Scale(-0.55, max(1.0, log2(top)) + 0.45, _FRAME.left, _FRAME.right)
    # The lowest termhood is where the list was cut: an axis from 0 would leave a third of the picture empty.
    upward = Scale(max(0.0, int(low * 10) / 10 - 0.02), 1.02, _FRAME.bottom, _FRAME.top)
    yield from _axes(across, upward, top)
    radius = next(radius for most, radius in _RADII if len(kept) <= most)
    points = list(_spread(kept, across, upward, radius))
    for x, y, term in points:
        yield point(term.standing, x, y, f"{term.nl}: termhood {term.termhood:.2f}, {term.frequency}×", radius)
    for found in place_labels([(x, y, term.nl) for x, y, term in points], _LETTERS, radius, _FRAME, _MOST_LABELS):
        at = {"start": found.box.left, "end": found.box.right}.get(found.anchor, (found.box.left + found.box.right) / 2)
        yield label(found.text, at, found.box.bottom - _LETTERS * 0.33, found.anchor, "name")


def _spread(
    terms: Sequence[ReportTerm], across: Scale, upward: Scale, radius: float
) -> Iterator[tuple[float, float, ReportTerm]]:
    """Give each term its point; terms of the same frequency move aside so that they do not cover one another."""
    # Points taken, by frequency and by the stripe of the picture they are in: only near ones can be covered.
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    step = 2 * radius + 0.6
    for term in terms:
        middle, y = across.at(log2(term.frequency)), upward.at(term.termhood)
        # Less than half the way to the next frequency: a point never seems to have another one.
        room = (across.at(log2(term.frequency + 1)) - middle) * 0.45
        stripe = int(y / step)
        near = [at for row in (stripe - 1, stripe, stripe + 1) for at in taken.get((term.frequency, row), ())]
        x = _free(middle, y, near, step, room)
        taken.setdefault((term.frequency, stripe), []).append((x, y))
        yield x, y, term


def _free(middle: float, y: float, near: Sequence[tuple[float, float]], step: float, room: float) -> float:
    """Give the place nearest to the middle that no point covers; where all are covered, the one that is covered least."""
    best, widest = middle, -1.0
    for aside in _sideways(step / 2, room):
        gap = min(((middle + aside - x) ** 2 + (y - height) ** 2 for x, height in near), default=step**2)
        if gap >= step**2:
            return middle + aside
        if gap > widest:
            best, widest = middle + aside, gap
    return best


def _sideways(step: float, room: float) -> Iterator[float]:
    """Give 0, a step to the right, one to the left, two to the right and so on, as far as there is room."""
    yield 0.0
    distance = step
    while distance <= room:
        yield distance
        yield -distance
        distance += step


def _axes(across: Scale, upward: Scale, top: int) -> Iterator[str]:
    frequency = 1
    while frequency <= top:
        x = across.at(log2(frequency))
        yield element("line", x1=x, y1=_FRAME.top, x2=x, y2=_FRAME.bottom, class_="grid")
        yield label(str(frequency), x, _FRAME.bottom + 17, "middle", "tick")
        frequency *= 2
    for tenth in range(0, 11, 2):
        if tenth / 10 >= upward.low:
            y = upward.at(tenth / 10)
            yield element("line", x1=_FRAME.left, y1=y, x2=_FRAME.right, y2=y, class_="grid")
            yield label(f"{tenth / 10:.1f}", _FRAME.left - 8, y + 4, "end", "tick")
    yield label(
        "times in the text, doubling from line to line", (_FRAME.left + _FRAME.right) / 2, HEIGHT - 10, "middle", "axis"
    )
    middle = (_FRAME.top + _FRAME.bottom) / 2
    words = label("termhood", 0, 0, "middle", "axis")
    yield element("g", words, transform=f"translate(16 {number(middle)}) rotate(-90)")


def point(standing: Standing, x: float, y: float, title: str = "", radius: float = 4.2) -> str:
    """Draw a point whose shape tells where its term stands: disc, ring, diamond, square."""
    name = element("title", _escaped(title)) if title else ""
    if standing is Standing.UNKNOWN:
        r = radius * 1.25
        path = (
            f"M{number(x)} {number(y - r)}l{number(r)} {number(r)}l{number(-r)} {number(r)}l{number(-r)} {number(-r)}z"
        )
        return element("path", name, d=path, class_="p unknown")
    if standing is Standing.DEFERRED:
        return element(
            "rect",
            name,
            x=x - radius * 0.85,
            y=y - radius * 0.85,
            width=radius * 1.7,
            height=radius * 1.7,
            class_="p deferred",
        )
    return element("circle", name, cx=x, cy=y, r=radius, class_=f"p {standing}")


def _escaped(text: str) -> str:
    from html import escape

    from glossary.report.marking import shown

    return escape(shown(text), quote=False)
