"""`glossary stats`: the termbase at a glance, with small plots."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, as_json, plain, say, write_rows
from glossary.i18n import tr, trn

if TYPE_CHECKING:
    from glossary.statistics import Acceptance, Statistics

# Cells of a bar.
_WIDTH = 24
# Eighths of a cell, from one to eight.
_EIGHTHS = "▏▎▍▌▋▊▉█"
# Documents, imports and days that are shown; the other formats have all of them.
_SHOWN = 12
_SHOWN_PACE = 21
_LONGEST_NAME = 40


def stats(
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Plots in plain characters, also on a terminal.")] = False,
) -> None:
    """Show the termbase at a glance: entries, suggestions, pace of review, how good suggestions are, documents, imports.

    Example: glossary stats --format json
    """
    from glossary.cli.session import open_session
    from glossary.statistics import termbase_statistics

    with open_session(db) as termbase:
        found = termbase_statistics(termbase)
        path = termbase.path
    if output is OutputFormat.JSON:
        sys.stdout.write(as_json(as_values(found), indent=2) + "\n")
    elif output is OutputFormat.TABLE:
        _write_page(found, str(path), blocks=not ascii_only and has_blocks())
    else:
        write_rows(_rows(found), ["section", "name", "measure", "value"], output)
    say(found.next_step)


def has_blocks() -> bool:
    """Say whether standard output is a terminal that shows block characters."""
    coded = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and coded


def bar(share: float, width: int = _WIDTH, *, blocks: bool) -> str:
    """Give a bar for a share of 0 to 1, padded to `width`; what is there shows.

    >>> bar(0.5, 4, blocks=True), bar(0.53, 4, blocks=True), bar(0.5, 4, blocks=False), bar(0.001, 4, blocks=False)
    ('██  ', '██▏ ', '##..', '#...')
    """
    share = min(1.0, max(0.0, share))
    if not blocks:
        full = max(round(share * width), 1 if share else 0)
        return "#" * full + "." * (width - full)
    eighths = max(round(share * width * 8), 1 if share else 0)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest - 1] if rest else "")).ljust(width)


def _write_page(found: Statistics, path: str, *, blocks: bool) -> None:
    sections = [
        ("", [[path], [_summary(found)]] if found.entries or found.suggestions() else [[path], [tr("empty")]]),
        (tr("By field"), _fields(found)),
        (tr("Terms of your entries"), _terms(found)),
        (tr("Suggestions"), _suggestions(found, blocks=blocks)),
        (
            tr("Review pace, verdicts a {what}", what=tr("week") if found.by_week else tr("day")),
            _pace(found, blocks=blocks),
        ),
        (tr("Accepted as suggested, by kind of evidence"), _acceptances(found.by_evidence, blocks=blocks)),
        (tr("Accepted as suggested, by confidence"), _acceptances(found.by_confidence, blocks=blocks, promised=True)),
        (tr("Documents, share of their terms judged"), _documents(found, blocks=blocks)),
        (tr("Imports"), _imports(found)),
    ]
    lines: list[str] = []
    for heading, rows in sections:
        if not rows:
            continue
        lines += ["", heading] if heading else []
        lines += _columns(rows)
    sys.stdout.write("\n".join(lines).lstrip("\n") + "\n")


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set rows in columns: numbers to the right, the rest to the left."""
    cleaned = [[plain(cell) for cell in row] for row in rows]
    widths: dict[int, int] = {}
    for row in cleaned:
        for at, cell in enumerate(row):
            # The last cell of a row may be as long as it likes, unless numbers stand under one another there.
            if at < len(row) - 1 or _is_number(cell):
                widths[at] = max(widths.get(at, 0), len(cell))
    for row in cleaned:
        cells = [
            cell.rjust(widths[at]) if at and _is_number(cell) else cell.ljust(widths.get(at, 0))
            for at, cell in enumerate(row)
        ]
        yield "  ".join(cells).rstrip()


def _is_number(cell: str) -> bool:
    return cell.removesuffix("%").replace(".", "").replace(",", "").isdigit()


def _summary(found: Statistics) -> str:
    words = sum(document.words for document in found.documents)
    return tr(
        "{entries}, {suggestions}, {verdicts}, {documents} with {words}",
        entries=trn("{count:,} entry", "{count:,} entries", found.entries),
        suggestions=trn("{count:,} suggestion", "{count:,} suggestions", found.suggestions()),
        verdicts=trn("{count:,} verdict", "{count:,} verdicts", found.verdicts),
        documents=trn("{count:,} document", "{count:,} documents", len(found.documents)),
        words=trn("{count:,} word", "{count:,} words", words),
    )


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _fields(found: Statistics) -> list[list[str]]:
    from glossary.model import PairStatus

    kept = [field for field in found.fields if field.entries or any(field.suggestions.values())]
    if not kept:
        return []
    names = {"entries": None, "waiting": PairStatus.SUGGESTED, **{str(kind): kind for kind in list(PairStatus)[1:]}}
    rows = [["", *(name.rjust(8) for name in names)]]
    for field in kept:
        counts = [field.entries if kind is None else field.suggestions[kind] for kind in names.values()]
        rows.append([str(field.field), *(f"{count:,}".rjust(8) for count in counts)])
    return rows


def _terms(found: Statistics) -> list[list[str]]:
    languages = {"nl": "Dutch", "en": "English"}
    return [
        [name, ", ".join(f"{count:,} {status}" for (of, status), count in found.terms.items() if of == language)]
        for language, name in languages.items()
        if any(of == language for of, _ in found.terms)
    ]


def _suggestions(found: Statistics, *, blocks: bool) -> list[list[str]]:
    from glossary.model import PairStatus

    whole = found.suggestions()
    if not whole:
        return []
    rows = []
    for status in (PairStatus.SUGGESTED, PairStatus.APPROVED, PairStatus.REJECTED, PairStatus.DEFERRED):
        count = found.suggestions(status)
        name = "waiting" if status is PairStatus.SUGGESTED else str(status)
        rows.append([name, bar(count / whole, blocks=blocks), f"{count:,}", f"{count / whole:.0%}"])
    return rows


def _pace(found: Statistics, *, blocks: bool) -> list[list[str]]:
    most = max((one.verdicts for one in found.pace), default=0)
    rows = []
    for one in found.pace[-_SHOWN_PACE:]:
        people = sorted(one.reviewers.items(), key=lambda item: (-item[1], item[0]))
        who = ", ".join(f"{name} {count}" for name, count in people) if len(people) > 1 else "".join(one.reviewers)
        rows.append([one.begin.isoformat(), bar(one.verdicts / most, blocks=blocks), f"{one.verdicts:,}", who])
    return rows


def _acceptances(found: Iterable[Acceptance], *, blocks: bool, promised: bool = False) -> list[list[str]]:
    rows = []
    for one in found:
        said = [f"said {one.expected:.2f},", f"was {one.accepted:.2f}"] if promised else [f"{one.accepted:.2f}"]
        verdict = [one.meets] if promised else []
        judged = f"of {one.judged:,}: {one.edited:,} edited, {one.rejected:,} rejected"
        rows.append([one.name, bar(one.accepted, blocks=blocks), *said, *verdict, judged])
    return rows


def _documents(found: Statistics, *, blocks: bool) -> list[list[str]]:
    rows = []
    for one in found.documents[:_SHOWN]:
        name = one.name if len(one.name) <= _LONGEST_NAME else "…" + one.name[1 - _LONGEST_NAME :]
        share = one.judged / one.terms if one.terms else 0.0
        counts = f"{one.judged:,} of {one.terms:,} terms, {one.approved:,} approved, {_many(one.words, 'word')}"
        rows.append([name, bar(share, blocks=blocks), f"{share:.0%}", counts])
    return [*rows, *_more(len(found.documents))]


def _imports(found: Statistics) -> list[list[str]]:
    rows = [
        [
            f"{one.moment:%Y-%m-%d}",
            one.kind,
            _many(one.changes, "entry", "entries"),
            one.source + (" (undone)" if one.undone else ""),
        ]
        for one in found.imports[:_SHOWN]
    ]
    return [*rows, *_more(len(found.imports))]


def _more(count: int) -> list[list[str]]:
    return [[f"and {count - _SHOWN} more"]] if count > _SHOWN else []


def as_values(found: Statistics) -> dict[str, Any]:
    """Give the statistics as what JSON can hold."""
    return {
        "entries": found.entries,
        "suggestions": found.suggestions(),
        "verdicts": found.verdicts,
        "fields": {
            str(one.field): {"entries": one.entries, **{str(kind): count for kind, count in one.suggestions.items()}}
            for one in found.fields
        },
        "terms": {f"{language} {status}": count for (language, status), count in found.terms.items()},
        "pace": {
            "unit": "week" if found.by_week else "day",
            "verdicts": [
                {"begin": one.begin.isoformat(), "verdicts": one.verdicts, "reviewers": dict(one.reviewers)}
                for one in found.pace
            ],
        },
        "evidence": {one.name: _acceptance(one) for one in found.by_evidence},
        "confidence": {one.name: _acceptance(one) for one in found.by_confidence},
        "documents": [
            {"name": one.name, "words": one.words, "terms": one.terms, "judged": one.judged, "approved": one.approved}
            for one in found.documents
        ],
        "imports": [
            {"moment": one.moment.isoformat(), "kind": one.kind, "source": one.source, "entries": one.changes, "undone": one.undone}
            for one in found.imports
        ],
    }  # fmt: skip


def _acceptance(one: Acceptance) -> dict[str, Any]:
    low, high = one.interval
    return {
        "judged": one.judged, "approved": one.approved, "edited": one.edited, "rejected": one.rejected,
        "expected": round(one.expected, 3), "accepted": round(one.accepted, 3), "low": round(low, 3), "high": round(high, 3),
    }  # fmt: skip


def _rows(found: Statistics) -> Iterator[dict[str, Any]]:
    """Give the same as rows of section, name, measure and value."""
    values = as_values(found)
    pace = values["pace"]
    sections: list[tuple[str, Iterable[tuple[str, dict[str, Any]]]]] = [
        ("all", [("termbase", {key: values[key] for key in ("entries", "suggestions", "verdicts")})]),
        ("field", values["fields"].items()),
        ("terms", [(name, {"terms": count}) for name, count in values["terms"].items()]),
        (pace["unit"], [(one["begin"], {"verdicts": one["verdicts"]}) for one in pace["verdicts"]]),
        ("evidence", values["evidence"].items()),
        ("confidence", values["confidence"].items()),
        ("document", [(one.pop("name"), one) for one in values["documents"]]),
        ("import", [(one.pop("source"), one) for one in values["imports"]]),
    ]
    for section, entries in sections:
        for name, measures in entries:
            for measure, value in measures.items():
                yield {"section": section, "name": name, "measure": measure, "value": value}
