"""A Report to its pictures: each a title, what it says in words, the picture as SVG, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.report.data import FieldCount, Growth, Report, Standing, by_field, coverage, growth, standings, thinned
from glossary.report.drawing import Scale, element, label, picture, round_steps, text_width
from glossary.report.scatter import HEIGHT, WIDTH, point, scatter

# What each standing is called, also for words that are no term.
NAMES: dict[Standing | None, str] = {
    Standing.APPROVED: "approved",
    Standing.SUGGESTED: "suggested",
    Standing.UNKNOWN: "no English yet",
    Standing.DEFERRED: "deferred",
    Standing.REJECTED: "rejected",
    None: "other words",
}
# Told at the head of the page even when there are none.
_ALWAYS = frozenset({Standing.APPROVED, Standing.SUGGESTED})
# Rows of the tables behind the pictures; the list on the page has every term.
_MOST_ROWS = 50
# Documents with a bar of their own.
_MOST_DOCUMENTS = 12
# Steps of the curve that are drawn: as many as can be told apart.
_MOST_STEPS = 150
_HALF = 560.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with everything that stands for it where it cannot be seen."""

    identifier: str
    title: str
    description: str
    svg: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool = False


def figures(report: Report) -> list[Figure]:
    """Draw the pictures of a report, those that it has something for."""
    found = [_termhood(report), _coverage(report), _fields(report), _growth(report)]
    return [figure for figure in found if figure.rows]


def share(part: int, whole: int) -> str:
    """Write a share in whole percent; what is there is never 0.

    >>> share(1, 3), share(0, 3), share(1, 1000)
    ('33%', '0%', 'under 1%')
    """
    percent = round(100 * part / whole) if whole else 0
    return "under 1%" if part and not percent else f"{percent}%"


def _bars(counts: dict[Standing | None, int], scale: Scale, y: float, height: float) -> Iterator[str]:
    """Give a bar of parts, one for each standing, with its number where there is room."""
    at = 0
    for standing, count in counts.items():
        if not count:
            continue
        left, right = scale.at(at), scale.at(at + count)
        title = element("title", f"{NAMES[standing]}: {count}")
        name = str(standing) if standing else "other"
        gap = min(1.0, (right - left) / 4)
        yield element("rect", title, x=left, y=y, width=right - left - gap, height=height, class_=f"b {name}")
        at += count


def _legend(kinds: Sequence[Standing | None], x: float, y: float) -> Iterator[str]:
    for kind in kinds:
        name = str(kind) if kind else "other"
        yield element("rect", x=x, y=y - 10, width=16, height=12, class_=f"b {name}")
        yield label(NAMES[kind], x + 22, y, class_="tick")
        x += 42 + text_width(NAMES[kind], 12.5)


def _coverage(report: Report) -> Figure:
    documents = [("whole text" if len(report.documents) == 1 else "all documents", report.documents)]
    if len(report.documents) > 1:
        documents += [(document.name, (document,)) for document in report.documents[:_MOST_DOCUMENTS]]
    rows = [(name, coverage(part, report.terms)) for name, part in documents]
    kinds = [kind for kind in rows[0][1] if rows[0][1][kind]]
    parts, y = [], 20.0
    parts += list(_legend(kinds, 10, y))
    for name, counts in rows:
        total = sum(counts.values())
        terms = total - counts[None]
        parts.append(label(_short(name, 44), 10, y + 38, class_="tick"))
        parts.append(label(f"{share(terms, total)} of {total:,} words are in terms", _HALF - 10, y + 38, "end", "tick"))
        parts += _bars(counts, Scale(0, max(1, total), 10, _HALF - 10), y + 46, 26)
        y += 62
    whole = rows[0][1]
    total = sum(whole.values())
    said = ", ".join(f"{share(whole[kind], total)} {NAMES[kind]}" for kind in kinds)
    table = [(name, *(f"{counts[kind]:,}" for kind in whole), f"{sum(counts.values()):,}") for name, counts in rows]
    headings = ("text", *(NAMES[kind] for kind in whole), "words")
    title = "How much of the text is terms"
    description = f"Of {total:,} words: {said}."
    svg = picture(_HALF, y + 20, "coverage", title, description, parts)
    return Figure("coverage", title, description, svg, headings, tuple(table) if total else ())


def _termhood(report: Report) -> Figure:
    terms = [term for term in report.terms if term.standing is not Standing.REJECTED and term.termhood > 0]
    ranked = sorted(terms, key=lambda term: (-term.termhood, -term.frequency, term.nl))
    rows = tuple(
        (term.nl, f"{term.termhood:.2f}", str(term.frequency), NAMES[term.standing]) for term in ranked[:_MOST_ROWS]
    )
    best = ", ".join(term.nl for term in ranked[:3])
    often = sorted(terms, key=lambda term: (-term.frequency, term.nl))[:3]
    title = "Termhood against frequency"
    description = (
        f"{len(terms):,} terms. Highest in termhood: {best}. Most frequent: "
        + ", ".join(f"{term.nl} ({term.frequency}×)" for term in often)
        + ". Up is more of the field, right is more often."
    )
    used = [kind for kind in Standing if any(term.standing is kind for term in terms)]
    parts = [*scatter(report.terms)]
    x = 62.0
    for kind in used:
        parts += [point(kind, x + 4, HEIGHT + 8, radius=5), label(NAMES[kind], x + 15, HEIGHT + 12, class_="tick")]
        x += 40 + text_width(NAMES[kind], 12.5)
    svg = picture(WIDTH, HEIGHT + 22, "termhood", title, description, parts)
    return Figure("termhood", title, description, svg, ("term", "termhood", "times", "status"), rows, wide=True)


def _fields(report: Report) -> Figure:
    counts = by_field(report.terms)
    most = max((count.total for count in counts), default=1)
    kinds = [kind for kind in Standing if any(count.terms[kind] for count in counts)]
    scale = Scale(0, most, 170, _HALF - 50)
    parts = list(_legend(kinds, 10, 20))
    y = 36.0
    for count in counts:
        thick = 24.0 if not count.subfield else 14.0
        y += 12 if not count.subfield else 5
        name = count.subfield or str(count.subject_field)
        parts.append(
            label(_short(name, 24), 160, y + thick / 2 + 4.5, "end", "tick" if count.subfield else "name strong")
        )
        parts += _bars({kind: count.terms[kind] for kind in Standing}, scale, y, thick)
        parts.append(label(str(count.total), scale.at(count.total) + 6, y + thick / 2 + 4.5, class_="tick"))
        y += thick
    fields = [count for count in counts if not count.subfield]
    title = "Terms by subject field"
    description = "; ".join(f"{count.subject_field}: {count.total:,} terms" for count in fields) + "."
    description += " Under each field its commonest subfields, where they are known."
    svg = picture(_HALF, y + 14, "fields", title, description, parts)
    return Figure("fields", title, description, svg, ("field", *(NAMES[kind] for kind in Standing if kind is not Standing.REJECTED), "terms"),
                  tuple(_field_row(count) for count in counts))  # fmt: skip


def _field_row(count: FieldCount) -> tuple[str, ...]:
    name = f"{count.subject_field}: {count.subfield}" if count.subfield else str(count.subject_field)
    numbers = (count.terms[kind] for kind in Standing if kind is not Standing.REJECTED)
    return (name, *(f"{one:,}" for one in numbers), f"{count.total:,}")


def _growth(report: Report) -> Figure:
    steps = growth(report.documents, report.terms)
    last = steps[-1]
    ends = _document_ends(report)
    across = Scale(0, max(1, last.words), 48, _HALF - 20)
    heights = round_steps(last.terms)
    upward = Scale(0, heights[-1], 250, 24)
    parts: list[str] = []
    for height in heights:
        y = upward.at(height)
        parts += [
            element("line", x1=48, y1=y, x2=_HALF - 20, y2=y, class_="grid"),
            label(f"{height:,}", 40, y + 4, "end", "tick"),
        ]
    for words in round_steps(last.words):
        if words <= last.words:
            parts.append(label(f"{words:,}", across.at(words), 268, "middle", "tick"))
    parts += [
        element("line", x1=across.at(words), y1=24, x2=across.at(words), y2=250, class_="end") for _, words in ends[:-1]
    ]
    drawn = thinned(steps, _MOST_STEPS)
    parts.append(element("path", d=_area(drawn, across, upward), class_="area"))
    parts.append(
        element("polyline", points=_line([(one.words, one.terms) for one in drawn], across, upward), class_="curve all")
    )
    if last.approved:
        approved = _line([(one.words, one.approved) for one in drawn], across, upward)
        parts.append(element("polyline", points=approved, class_="curve approved"))
        parts.append(label(f"approved: {last.approved:,}", _HALF - 24, upward.at(last.approved) - 7, "end", "name"))
    parts.append(label(f"all terms: {last.terms:,}", _HALF - 24, upward.at(last.terms) - 7, "end", "name"))
    parts.append(
        label(
            "words read" + (", a line where a document ends" if len(ends) > 1 else ""),
            (_HALF + 28) / 2,
            290,
            "middle",
            "axis",
        )
    )
    half = next((one.words for one in steps if one.terms * 2 >= last.terms), 0)
    title = "New terms as the text goes on"
    description = f"{last.terms:,} different terms in {last.words:,} words; half of them were met by word {half:,}."
    svg = picture(_HALF, 298, "growth", title, description, parts)
    rows = _growth_rows(steps, ends)
    headings = ("up to", "words", "different terms", "of these approved")
    return Figure("growth", title, description, svg, headings, rows if last.terms else ())


def _document_ends(report: Report) -> list[tuple[str, int]]:
    """Give the number of words up to the end of each document."""
    ends, read = [], 0
    for document in report.documents:
        read += document.words
        ends.append((document.name, read))
    return ends


def _growth_rows(steps: Sequence[Growth], ends: Sequence[tuple[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Give the curve as a table: at the end of each document, or at every tenth of the only one."""
    if len(ends) > 1:
        places = list(ends)
    else:
        places = [(f"{tenth * 10}%", round(ends[0][1] * tenth / 10)) for tenth in range(1, 11)] if ends else []
    found = []
    for name, words in places:
        at = next(step for step in reversed(steps) if step.words <= words)
        found.append((name, f"{words:,}", f"{at.terms:,}", f"{at.approved:,}"))
    return tuple(found)


def _line(values: Sequence[tuple[int, int]], across: Scale, upward: Scale) -> str:
    from glossary.report.drawing import number

    return " ".join(f"{number(across.at(x))},{number(upward.at(y))}" for x, y in values)


def _area(steps: Sequence[Growth], across: Scale, upward: Scale) -> str:
    line = _line([(one.words, one.terms) for one in steps], across, upward)
    base = upward.at(0)
    return f"M{across.at(0):.2f},{base:.2f}L{line}L{across.at(steps[-1].words):.2f},{base:.2f}z"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else "…" + text[-most + 1 :]


def headline(report: Report) -> list[tuple[str, str]]:
    """Give the figures at the head of the page: what is counted, and how many."""
    counts = standings(report.terms)
    words = coverage(report.documents, report.terms)
    total = sum(words.values())
    known = sum(count for standing, count in counts.items() if standing is not Standing.REJECTED)
    return [
        ("words", f"{total:,}"),
        ("terms", f"{known:,}"),
        *((NAMES[kind], f"{counts[kind]:,}") for kind in Standing if counts[kind] or kind in _ALWAYS),
        ("of the text in terms", share(total - words[None], total)),
    ]
