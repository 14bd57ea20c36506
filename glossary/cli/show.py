"""`glossary list`, `show`, `documents`: what the termbase holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.completing import complete_known, complete_status
from glossary.cli.entry_rows import (
    ENTRY_COLUMNS,
    JsonOption,
    chosen_format,
    entry_cells,
    entry_row,
)
from glossary.cli.mine import pair_row
from glossary.cli.output import DatabaseOption, FieldOption, FormatOption, OutputFormat, write_rows
from glossary.i18n import tr, tr_later, tr_noop

if TYPE_CHECKING:
    from glossary.model import ConceptEntry
    from glossary.termbase import Termbase

_PAIR_COLUMNS = ["number", "nl", "en", "confidence", "frequency", "field", "status", "reason"]
KNOWN_HELP = tr_later("A term, the number of a suggestion (12), or of an entry (e12).")


def list_pairs(
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
    domain: FieldOption = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", help="Only suggested, approved, rejected or deferred.", autocompletion=complete_status
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Names too.")] = False,
    entries: Annotated[
        bool, typer.Option("--entries", help="The entries instead: approved, added and imported ones.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many; 0 for all.")] = 0,
) -> None:
    """List term pairs, those most worth judging first; with --entries what the termbase holds.

    Example: glossary list --status approved --format csv
    """
    from glossary.cli.session import field_named, open_session
    from glossary.cli.term_specs import one_of
    from glossary.errors import UsageError
    from glossary.model import PairStatus
    from glossary.termbase.mined import pairs

    if entries and (status is not None or names):
        raise UsageError(tr("--status and --names are about suggestions; leave them out with --entries"))
    output = chosen_format(output, as_json)
    field = field_named(domain)
    if entries:
        _list_entries(db, field, limit, output)
        return
    try:
        statuses = None if status is None else [PairStatus(status)]
    except ValueError:
        raise UsageError(
            tr("there is no status '{status}'; {one_of}", status=status, one_of=one_of(status or "", PairStatus))
        ) from None
    with open_session(db) as termbase:
        found = pairs(termbase, statuses=statuses, subject_field=field, names=names, limit=limit or None)
    write_rows((pair_row(pair) for pair in found), _PAIR_COLUMNS, output)


def _list_entries(db: str | None, field: str | None, limit: int, output: OutputFormat) -> None:
    from glossary.cli.session import open_session
    from glossary.termbase.entries import all_entries

    with open_session(db) as termbase:
        found = [entry for entry in all_entries(termbase) if field in {None, entry.subject_field}]
    headings = tr_noop("no.", "Dutch", "English", "also", "field", "source")
    rows = (entry_row(entry) for entry in (found[:limit] if limit else found))
    write_rows(rows, ENTRY_COLUMNS, output, cells=entry_cells, headings=headings)


def show(
    name: Annotated[str, typer.Argument(metavar="NUMBER|TERM", help=KNOWN_HELP, autocompletion=complete_known)],
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Show a suggestion with its places, evidence and history, or an entry with its terms.

    Example: glossary show 12 or glossary show "vrije kasstroom"
    """
    from glossary.cli.session import open_session
    from glossary.editing import find, names_suggestion
    from glossary.termbase.entries import entries_by_number

    with open_session(db) as termbase:
        found = find(termbase, name)
        if not found.pairs and not found.entries and not found.starter:
            raise unknown_name(termbase, name, removed=bool(found.removed))
        rows = [_suggestion(termbase, number) for number in found.pairs]
        # By number a person means the suggestion or the entry; by term, everything that has it.
        entries = () if found.pairs and names_suggestion(name) is not None else found.entries or found.starter
        rows += [_with_history(termbase, entry) for entry in entries_by_number(termbase, entries)]
    output = chosen_format(output, as_json)
    if output is not OutputFormat.TABLE:
        columns = _PAIR_COLUMNS if rows and "number" in rows[0] else ENTRY_COLUMNS
        if output in {OutputFormat.CSV, OutputFormat.TSV}:
            _one_shape(rows)
        write_rows(rows, columns, output)
        return
    lines = [line for row in rows for line in (_pair_lines(row) if "number" in row else _entry_lines(row))]
    write_rows(
        ({"what": what, "value": value} for what, value in lines),
        ["what", "value"],
        OutputFormat.TABLE,
        headings=["", ""],
    )


def _one_shape(rows: list[dict[str, Any]]) -> None:
    """Give suggestions and entries, shown together in a table for a spreadsheet, the columns of both."""
    for row in rows:
        for column in (*_PAIR_COLUMNS, *ENTRY_COLUMNS):
            row.setdefault(column, "")


def unknown_name(termbase: Termbase, name: str, *, removed: bool = False) -> Exception:
    """Say that nothing has a name, and what is near."""
    from glossary.dutch.keys import spelling_key
    from glossary.editing import names_suggestion
    from glossary.errors import UnknownPairError, UsageError
    from glossary.termbase.search import by_likeness

    if removed:
        return UsageError(
            tr(
                "'{name}' was removed; 'glossary history {name}' tells by whom, 'glossary undo' brings it back",
                name=name,
            )
        )
    if (number := names_suggestion(name)) is not None:
        return UnknownPairError(number)
    near = [hit.text for hit in by_likeness(termbase, spelling_key(name), "nl", 3)] if spelling_key(name) else []
    hint = tr("did you mean '{near}'?", near=near[0]) if near else tr("'glossary lookup' finds it in compounds too")
    return UsageError(tr("the termbase has no '{name}'; {hint}", name=name, hint=hint))


def _suggestion(termbase: Termbase, number: int) -> dict[str, Any]:
    from glossary.cli.entry_rows import reference
    from glossary.cli.review import marked
    from glossary.termbase.mined import occurrences_of, pair_by_number
    from glossary.termbase.naming import entry_of_pair
    from glossary.termbase.verdicts import history as verdicts_of

    pair = pair_by_number(termbase, number)
    row = pair_row(pair)
    entry = entry_of_pair(termbase.connection, number)
    row["entry"] = "" if entry is None else reference(entry)
    row["equivalents"] = [
        {"en": one.en, "confidence": one.confidence, "evidence": [f"{why.kind}: {why.text}" for why in one.evidence]}
        for one in pair.equivalents
    ]
    row["places"] = [
        {
            "place": str(found.place),
            "sentence": found.text,
            "form": found.surface,
            "marked": marked(found.text, found.surface),
        }
        for found in occurrences_of(termbase, number, limit=10)
    ]
    row["history"] = [
        f"{verdict.moment:%Y-%m-%d %H:%M} {verdict.reviewer}: {verdict.decision} {verdict.en}"
        for verdict in verdicts_of(termbase, number)
    ]
    return row


def _with_history(termbase: Termbase, entry: ConceptEntry) -> dict[str, Any]:
    from glossary.cli.entry_rows import difference
    from glossary.termbase.changes import changes_of_entry
    from glossary.termbase.logs import batches_by_number

    changes = changes_of_entry(termbase, entry.number)
    made = {batch.number: batch for batch in batches_by_number(termbase, [change.batch for change in changes])}
    row = entry_row(entry)
    row["history"] = [
        f"{made[change.batch].moment:%Y-%m-%d %H:%M} {made[change.batch].author}: {made[change.batch].kind}"
        + (tr(", was {was}", was=was) if (was := difference(change)) else "")
        for change in changes
    ]
    return row


def _pair_lines(row: dict[str, Any]) -> list[tuple[str, str]]:
    lines = [
        ("Dutch", row["nl"]),
        ("field", row["field"]),
        ("status", row["status"] + (f" ({row['reason']})" if row["reason"] else "")),
        ("entry", row["entry"]),
        ("forms", "; ".join(row["variants"])),
    ]
    for one in row["equivalents"]:
        lines.append((f"{one['confidence']:.2f}", one["en"]))
        lines.extend(("", why) for why in one["evidence"])
    lines.extend((place["place"], place["marked"]) for place in row["places"])
    lines.extend(("history", line) for line in row["history"])
    return [line for line in lines if line[1]]


def _entry_lines(row: dict[str, Any]) -> list[tuple[str, str]]:
    lines = [("entry", row["entry"]), ("field", ", ".join(filter(None, (row["field"], row["subfield"]))))]
    for term in row["terms"]:
        more = [str(term[name]) for name in ("pos", "gender", "plural", "region", "kind", "note") if term.get(name)]
        more += ["case-sensitive"] if term.get("case_sensitive") else []
        lines.append((term["language"], f"{term['text']} ({', '.join([term['status'], *more])})"))
    lines += [(name, row[name]) for name in ("definition", "note", "source", "identifier") if row[name]]
    return [*lines, *(("history", line) for line in row["history"])]


def documents(
    db: DatabaseOption = None, output: FormatOption = OutputFormat.TABLE, as_json: JsonOption = False
) -> None:
    """List the documents that were mined.

    Example: glossary documents --json
    """
    from glossary.cli.session import open_session
    from glossary.termbase.mined import documents as mined_documents

    with open_session(db) as termbase:
        found = mined_documents(termbase)
    write_rows(
        ({"document": name, "words": words, "segments": segments} for name, words, segments in found),
        ["document", "words", "segments"],
        chosen_format(output, as_json),
    )
