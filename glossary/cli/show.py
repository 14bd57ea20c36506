"""`glossary list`, `show`, `history`, `documents`: what the termbase holds."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from glossary.cli.mine import pair_row
from glossary.cli.output import DatabaseOption, FieldOption, FormatOption, OutputFormat, write_rows


def list_pairs(
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    domain: FieldOption = None,
    status: Annotated[
        str | None, typer.Option("--status", help="Only suggested, approved, rejected or deferred.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Names too.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many; 0 for all.")] = 0,
) -> None:
    """List term pairs, those most worth judging first.

    Example: glossary list --status approved --format csv
    """
    from glossary.cli.session import field_named, open_session
    from glossary.errors import UsageError
    from glossary.model import PairStatus
    from glossary.termbase.mined import pairs

    try:
        statuses = None if status is None else [PairStatus(status)]
    except ValueError:
        raise UsageError(f"there is no status '{status}'; known are {', '.join(PairStatus)}") from None
    with open_session(db) as termbase:
        found = pairs(termbase, statuses=statuses, subject_field=field_named(domain), names=names, limit=limit or None)
    write_rows(
        (pair_row(pair) for pair in found),
        ["number", "nl", "en", "confidence", "frequency", "field", "status", "reason"],
        output,
    )


def show(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of a suggestion.")],
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Show one suggestion with its places, all its evidence and its history."""
    from glossary.cli.review import marked
    from glossary.cli.session import open_session
    from glossary.termbase.mined import occurrences_of, pair_by_number
    from glossary.termbase.verdicts import history as verdicts_of

    with open_session(db) as termbase:
        pair = pair_by_number(termbase, number)
        places = occurrences_of(termbase, number, limit=10)
        verdicts = verdicts_of(termbase, number)
    row = pair_row(pair)
    row["equivalents"] = [
        {"en": one.en, "confidence": one.confidence, "evidence": [f"{why.kind}: {why.text}" for why in one.evidence]}
        for one in pair.equivalents
    ]
    row["places"] = [{"place": str(found.place), "sentence": found.text, "form": found.surface} for found in places]
    row["history"] = [
        f"{verdict.moment:%Y-%m-%d %H:%M} {verdict.reviewer}: {verdict.decision} {verdict.en}" for verdict in verdicts
    ]
    if output is not OutputFormat.TABLE:
        write_rows([row], ["number", "nl", "en", "confidence", "frequency", "field", "status", "reason"], output)
        return
    lines: list[tuple[str, str]] = [
        ("Dutch", row["nl"]),
        ("field", row["field"]),
        ("status", row["status"]),
        ("forms", "; ".join(row["variants"])),
    ]
    for one in row["equivalents"]:
        lines.append((f"{one['confidence']:.2f}", one["en"]))
        lines.extend(("", why) for why in one["evidence"])
    lines.extend((str(found.place), marked(found.text, found.surface)) for found in places)
    lines.extend(("history", line) for line in row["history"])
    write_rows(
        ({"what": what, "value": value} for what, value in lines),
        ["what", "value"],
        OutputFormat.TABLE,
        headings=["", ""],
    )


def history(
    number: Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="Only of this suggestion.")] = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="How many; 0 for all.")] = 50,
) -> None:
    """Show who decided what and when, newest first; decisions taken back included."""
    from glossary.cli.session import open_session
    from glossary.termbase.verdicts import history as verdicts_of

    with open_session(db) as termbase:
        verdicts = verdicts_of(termbase, number, limit or None)
    rows: list[dict[str, Any]] = [
        {
            "verdict": verdict.number,
            "moment": verdict.moment.isoformat(timespec="seconds"),
            "reviewer": verdict.reviewer,
            "number": verdict.pair,
            "decision": str(verdict.decision),
            "nl": verdict.nl,
            "en": verdict.en,
            "was": verdict.previous,
            "reason": verdict.reason,
            "undoes": verdict.undoes or "",
        }
        for verdict in verdicts
    ]
    write_rows(
        rows, ["verdict", "moment", "reviewer", "number", "decision", "nl", "en", "was", "reason", "undoes"], output
    )


def documents(db: DatabaseOption = None, output: FormatOption = OutputFormat.TABLE) -> None:
    """List the documents that were mined."""
    from glossary.cli.session import open_session
    from glossary.termbase.mined import documents as mined_documents

    with open_session(db) as termbase:
        found = mined_documents(termbase)
    write_rows(
        ({"document": name, "words": words, "segments": segments} for name, words, segments in found),
        ["document", "words", "segments"],
        output,
    )
