"""`glossary lookup`: a term to its concepts, in either direction."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.completing import complete_term
from glossary.cli.output import DatabaseOption, FieldOption, FormatOption, OutputFormat, say, write_rows
from glossary.i18n import tr, tr_noop

if TYPE_CHECKING:
    from glossary.lookup import Answer, LookupResult

KINDS = dict(
    zip(
        ("exact", "inflected", "near", "part", "prefix"),
        tr_noop("", "inflected", "spelt alike", "part of it", ""),
        strict=True,
    )
)
COLUMNS = ["query", "kind", "nl", "en", "admitted", "field", "subfield", "note"]
# Letters of a query that is not found that are repeated.
_SHOWN = 100
HEADINGS = tr_noop("Dutch", "English", "also", "field", "")


def lookup(
    terms: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TERM…",
            help="Terms to look up; without any, one a line from standard input.",
            autocompletion=complete_term,
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="Look English up and give Dutch.")] = False,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    domain: FieldOption = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="The most answers for each term: 10, and 1 in a batch.")
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            "--batch", metavar="FILE", help="Look every line of a file up (- for standard input), in its order."
        ),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Answer while you type; Escape leaves.")
    ] = False,
) -> None:
    """Look terms up: as written, inflected, inside compounds, mistyped, or composed of known parts.

    Exit code 1 when any term is not found. Example: glossary lookup "vrije kasstromen" omzetmijlpalen
    """
    from glossary.cli.session import field_named, open_session

    output = OutputFormat.JSON if as_json else output
    if (terms is not None) + (batch is not None) + interactive > 1:
        raise typer.BadParameter(tr("give terms, --batch or --interactive, one of them"))
    field = field_named(domain)
    if interactive:
        from glossary.cli.lookup_live import answer_while_typing

        answer_while_typing(db, reverse=reverse, limit=limit or 10, subject_field=field)
        return
    if batch is not None:
        from glossary.cli.lookup_batch import answer_batch

        if answer_batch(db, batch, output, reverse=reverse, limit=limit or 1, subject_field=field):
            raise typer.Exit(1)
        return
    from glossary.lookup import look_up

    queries = terms or _from_input()
    missing = 0
    rows: list[dict[str, Any]] = []
    with open_session(db) as termbase:
        for query in queries:
            result = look_up(termbase, query, reverse=reverse, limit=limit or 10, subject_field=field)
            missing += not result.found
            rows.extend(result_rows(result))
            if not result.found:
                _say_missing(result)
    if rows or output is not OutputFormat.TABLE:
        write_rows(rows, COLUMNS, output, cells=cells, headings=HEADINGS)
    if missing:
        raise typer.Exit(1)


def _from_input() -> list[str]:
    if sys.stdin.isatty():
        raise typer.BadParameter(tr("give terms, or lines on standard input"))
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def result_rows(result: LookupResult) -> list[dict[str, Any]]:
    """Give a row for each composition and answer."""
    rows = [_answer_row(result.query, answer) for answer in result.answers]
    composed = [
        {
            "query": result.query,
            "kind": "composed",
            "term": result.query,
            "nl": result.query,
            "en": equivalent.en,
            "admitted": [],
            "field": "",
            "subfield": "",
            "definition": "",
            "note": "; ".join(reason.text for reason in equivalent.evidence),
            "confidence": equivalent.confidence,
        }
        for equivalent in result.composed
    ]
    return composed + rows


def _answer_row(query: str, answer: Answer) -> dict[str, Any]:
    entry = answer.entry
    dutch = [term.text for term in entry.in_language("nl")]
    english = [term.text for term in entry.in_language("en")]
    return {
        "query": query,
        "kind": answer.kind,
        "term": answer.term,
        "nl": entry.nl,
        "en": entry.en,
        "admitted": english[1:],
        "synonyms": dutch[1:],
        "article": entry.in_language("nl")[0].gender,
        "field": str(entry.subject_field),
        "subfield": entry.subfield,
        "definition": entry.definition,
        "note": entry.note,
        "source": entry.source,
        "likeness": answer.likeness,
    }


def cells(row: dict[str, Any]) -> list[str]:
    """Give what a table shows of a row."""
    field = f"{row['field']}, {row['subfield']}" if row["subfield"] else row["field"]
    remark = row["note"] if row["kind"] == "composed" else _remark(row)
    kind = tr("composed") if row["kind"] == "composed" else field
    return [row["nl"], row["en"], "; ".join(row["admitted"][:4]), kind, remark]


def _remark(row: dict[str, Any]) -> str:
    """Say how the query met the entry, and by which of its terms when that is not the one shown."""
    shown = {row["nl"].casefold(), row["en"].casefold()}
    by = "" if row["term"].casefold() in shown else tr("by '{term}'", term=row["term"])
    return ", ".join(filter(None, (tr(KINDS[row["kind"]]), by)))


def _say_missing(result: LookupResult) -> None:
    parts = ", ".join(f"{part.term} = {part.entry.en}" for part in result.did_you_mean if part.kind == "part")
    near = ", ".join(answer.term for answer in result.did_you_mean[:8] if answer.kind != "part")
    says = [tr("'{shortened}' is not found", shortened=_shortened(result.query))]
    says += [tr("its parts: {parts}", parts=parts)] if parts else []
    says += [tr("did you mean {near}?", near=near)] if near else []
    say("; ".join(says))


def _shortened(query: str) -> str:
    return query if len(query) <= _SHOWN else query[:_SHOWN] + "…"
