"""Entries to lines that a linguist can read, for the golden files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glossary.exchange.formats import ReadEntries
from glossary.model import ConceptEntry, Term, TermStatus


def shown(read: ReadEntries) -> str:
    """Everything that was read, and what was said."""
    lines = [line for one in read.entries for line in _entry(one.entry)]
    said = [f"! {problem.place.line}: {problem.message}" for problem in read.problems]
    return "\n".join([*lines, *said])


def _entry(entry: ConceptEntry) -> Iterator[str]:
    subfield = f" > {entry.subfield}" if entry.subfield else ""
    yield f"{entry.identifier or '-'} ({entry.subject_field}{subfield})"
    for term in entry.terms:
        yield f"  {term.language} {term.text}{_marks(term)}"
    for name in ("definition", "note", "source"):
        if value := getattr(entry, name):
            yield f"  {name}: {value}"


def _marks(term: Term) -> str:
    status = "" if term.status is TermStatus.PREFERRED else term.status.value
    case = "case matters" if term.case_sensitive else ""
    plural = f"plural {term.plural}" if term.plural else ""
    marks = [mark for mark in (status, term.pos, term.gender, plural, term.region, term.kind, case, term.note) if mark]
    return f" [{', '.join(marks)}]" if marks else ""


def read_shown(name: str, path: Path, **options: object) -> str:
    """Read a file and show it."""
    from glossary.exchange.formats import ReadOptions, format_named

    return shown(format_named(name).read(path, ReadOptions(**options)))  # type: ignore[arg-type]
