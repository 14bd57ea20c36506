"""Entries, verdicts and changes as rows and lines, and the options that commands about them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import OutputFormat

if TYPE_CHECKING:
    from glossary.editing import Changed
    from glossary.model import ConceptEntry, Term, Verdict
    from glossary.termbase.changes import Batch, EntryChange

JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
ENTRY_COLUMNS = ["entry", "nl", "en", "admitted", "field", "subfield", "definition", "source"]
HISTORY_COLUMNS = [
    "moment", "reviewer", "decision", "number", "entry", "nl", "en", "was", "reason", "verdict", "batch", "undoes",
]  # fmt: skip


def chosen_format(output: OutputFormat, as_json: bool) -> OutputFormat:
    """Give the format asked for by --format or --json."""
    return OutputFormat.JSON if as_json else output


def reference(number: int) -> str:
    """Give what a person types for an entry.

    >>> reference(12), reference(-3)
    ('e12', 'starter')
    """
    return f"e{number}" if number > 0 else "starter"


def entry_row(entry: ConceptEntry) -> dict[str, Any]:
    """Give an entry as a row for every format."""
    usable = {"preferred", "admitted"}
    return {
        "entry": reference(entry.number),
        "nl": entry.nl,
        "en": entry.en,
        "admitted": [term.text for term in entry.in_language("en")[1:] if term.status in usable],
        "synonyms": [term.text for term in entry.in_language("nl")[1:] if term.status in usable],
        "field": str(entry.subject_field),
        "subfield": entry.subfield,
        "definition": entry.definition,
        "note": entry.note,
        "source": entry.source,
        "identifier": entry.stable_identifier,
        "terms": [term_row(term) for term in entry.terms],
    }


def term_row(term: Term) -> dict[str, Any]:
    """Give a term with what is known of it; what is empty is left out."""
    from dataclasses import asdict

    kept = {"language", "text", "status"}
    return {name: value for name, value in asdict(term).items() if value or name in kept}


def entry_cells(row: dict[str, Any]) -> list[str]:
    """Give what a table shows of an entry."""
    field = f"{row['field']}, {row['subfield']}" if row["subfield"] else row["field"]
    also = "; ".join([*row["synonyms"][:2], *row["admitted"][:3]])
    return [row["entry"], row["nl"], row["en"], also, field, row["source"]]


def entry_line(entry: ConceptEntry) -> str:
    """Give an entry as one line: `e12: omzet = revenue (finance, results)`."""
    field = ", ".join(filter(None, (entry.subject_field, entry.subfield)))
    return f"{reference(entry.number)}: {entry.nl} = {entry.en} ({field})"


def changed_row(changed: Changed) -> dict[str, Any]:
    """Give what a command did to an entry."""
    return {**entry_row(changed.entry), "batch": changed.batch, "warnings": list(changed.remarks)}


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as a row of the history."""
    return {
        "moment": verdict.moment.isoformat(timespec="seconds"),
        "reviewer": verdict.reviewer,
        "decision": str(verdict.decision),
        "number": verdict.pair,
        "entry": "",
        "nl": verdict.nl,
        "en": verdict.en,
        "was": verdict.previous,
        "reason": verdict.reason,
        "verdict": verdict.number,
        "batch": "",
        "undoes": verdict.undoes or "",
        "entries": 0,
    }


def batch_row(batch: Batch, change: EntryChange | None = None) -> dict[str, Any]:
    """Give a batch as a row of the history, with one of its changes where it is the history of an entry."""
    shown = (change.after or change.before) if change else None
    source = "" if shown is not None and batch.source == shown.nl else batch.source
    return {
        "moment": batch.moment.isoformat(timespec="seconds"),
        "reviewer": batch.author,
        "decision": str(batch.kind),
        "number": "",
        "entry": reference(change.entry) if change else "",
        "nl": shown.nl if shown else "",
        "en": shown.en if shown else "",
        "was": difference(change) if change else "",
        "reason": source,
        "verdict": "",
        "batch": batch.number,
        "undoes": batch.undoes or "",
        "entries": batch.changes,
    }


def history_cells(row: dict[str, Any]) -> list[str]:
    """Give what a table shows of a row of the history."""
    number = str(row["entry"] or row["number"])
    what = row["decision"]
    if row["entries"] > 1 and not row["entry"]:
        what += f", {row['entries']} entries"
    change = str(row["batch"])
    moment = row["moment"][:16].replace("T", " ")
    return [moment, row["reviewer"], what, number, row["nl"], row["en"], row["was"], row["reason"], change]


def difference(change: EntryChange) -> str:
    """Say in a few words what an edit replaced; nothing for an entry that came or went.

    Only what is otherwise now is told, as it was before.
    """
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    old = {(term.language, term.text): term for term in before.terms}
    new = {(term.language, term.text): term for term in after.terms}
    told = [f"without {language}:{text}" for language, text in new if (language, text) not in old]
    told += [f"with {language}:{text}" for language, text in old if (language, text) not in new]
    told += [f"{key[1]} {old[key].status}" for key in old if key in new and old[key] != new[key]]
    for name in ("subject_field", "subfield", "definition", "note"):
        if getattr(before, name) != getattr(after, name):
            title = name.removeprefix("subject_")
            told.append(f"{title} '{getattr(before, name)}'" if getattr(before, name) else f"no {title}")
    return "; ".join(told)
