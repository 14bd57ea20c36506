"""`glossary import`: files of other tools into the termbase, with a verdict on every row; `glossary formats`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, say, write_rows
from glossary.i18n import tr

if TYPE_CHECKING:
    from glossary.importing import ImportedRow, ImportReport

# Rows that were not taken, shown one by one without being asked for; the rest is counted.
_SHOWN = 20
_COLUMNS = ("verdict", "nl", "en", "field", "place", "reason", "entry", "suggestion")


def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Glossaries and termbases of any known format.")],
    source_format: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help="Their format; 'glossary formats' lists them. Else it is recognised."
        ),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column", metavar="NAME=HEADING", help="Of a table: nl=Bron, en=3, definition=…; may be repeated."
        ),
    ] = None,
    domain: Annotated[
        str | None,
        typer.Option(
            "--field",
            "--domain",
            metavar="FIELD",
            help="Of entries that name none; else that of known terms, else general.",
        ),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="What the entries say they come from; else the file.")
    ] = "",
    prefer: Annotated[
        str,
        typer.Option(
            "--prefer", metavar="WHO", help="Where the termbase says otherwise: ask (a reviewer), mine or theirs."
        ),
    ] = "ask",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would happen, write nothing.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every row with its verdict.")] = False,
    output: Annotated[
        OutputFormat | None, typer.Option("--format", "-f", help="Every row with its verdict, written so.")
    ] = None,
    db: DatabaseOption = None,
) -> None:
    """Import glossaries: TBX, TMX, gettext, CSV, XLSX, UTX, JSON, and what Weblate, OmegaT, DeepL and others export.

    Every row gets a verdict: added, merged, already there, conflict (kept for a review) or refused, with why. All of it
    is one change, which 'glossary undo' takes back.
    Example: glossary import klant.tbx, or glossary import lijst.xlsx --column nl=Bron --column en=Doel --dry-run
    """
    from glossary.cli.session import field_named, open_session
    from glossary.importing import ImportChoices, import_files
    from glossary.review import reviewer_name

    choices = ImportChoices(
        source_format or "", _mapping(columns or []), field_named(domain), source, _preference(prefer), dry_run
    )
    with open_session(db, create=not dry_run) as termbase:
        report = import_files(termbase, [Path(file) for file in files], choices, reviewer_name())
    if verbose or output is not None:
        rows = (_row(row) for row in report.rows)
        write_rows(rows, _COLUMNS, output or OutputFormat.TABLE)
    else:
        _tell_not_taken(report.rows)
    _summarise(report, dry_run=dry_run)


def _mapping(columns: Iterable[str]) -> dict[str, str]:
    from glossary.errors import UsageError

    found = {}
    for column in columns:
        name, sign, heading = column.partition("=")
        if not sign or not name.strip() or not heading.strip():
            raise UsageError(tr("--column '{column}' names no column; write it like nl=Bron or nl=2", column=column))
        found[name.strip().casefold()] = heading.strip()
    return found


def _preference(name: str) -> Any:
    from glossary.errors import UsageError
    from glossary.importing import Preference

    try:
        return Preference(name.casefold())
    except ValueError:
        raise UsageError(
            tr("--prefer '{name}' is none of {preference}", name=name, preference=", ".join(Preference))
        ) from None


def _row(row: ImportedRow) -> dict[str, Any]:
    return {
        "verdict": str(row.verdict),
        "nl": row.nl,
        "en": row.en,
        "field": row.subject_field,
        "place": str(row.place),
        "reason": row.reason,
        "entry": row.entry or "",
        "suggestion": row.suggestion or "",
    }


def _tell_not_taken(rows: Iterable[ImportedRow]) -> None:
    """Show what did not become, or was not wholly, an entry of the termbase: nothing is dropped in silence."""
    from glossary.importing import RowVerdict

    wanted = {RowVerdict.CONFLICT, RowVerdict.REFUSED, RowVerdict.PROBLEM}
    told = [row for row in rows if row.verdict in wanted]
    for row in told[:_SHOWN]:
        terms = f" '{row.nl}' = '{row.en}':" if row.nl and row.en else ""
        say(f"{row.verdict}: {row.place}:{terms} {row.reason}")
    if len(told) > _SHOWN:
        say(tr("and {count} more; --verbose shows every row", count=len(told) - _SHOWN))


def _summarise(report: ImportReport, *, dry_run: bool) -> None:
    from glossary.importing import RowVerdict

    counts = report.counts
    rows = sum(count for verdict, count in counts.items() if verdict is not RowVerdict.PROBLEM)
    told = ", ".join(f"{count} {_plural(verdict, count)}" for verdict, count in counts.items())
    say(tr("{rows} rows: {told}", rows=rows, told=told) if told else tr("no rows: the files hold no entries"))
    if dry_run:
        say(tr("nothing was written; run it without --dry-run to import"))
        return
    if report.batch is not None:
        say(tr("this is change {batch}: 'glossary undo --batch {batch}' takes it back", batch=report.batch))
    if any(row.suggestion for row in report.rows):
        say(tr("'glossary review' shows the conflicts; an approval rewords the entry"))


def _plural(verdict: str, count: int) -> str:
    return f"{verdict}s" if verdict in {"conflict", "problem"} and count != 1 else str(verdict)


def formats(output: FormatOption = OutputFormat.TABLE) -> None:
    """List the formats that glossaries are read from and written to.

    Example: glossary formats
    """
    from glossary.exchange.flavours import FLAVOURS
    from glossary.exchange.formats import format_named, format_names

    known = {name: format_named(name) for name in format_names()}
    rows: list[dict[str, Any]] = [
        {
            "name": name,
            "reads": name in known and known[name].reads,
            "writes": tr("folder, or one {what}", what=".csv" if name == "weblate" else ".po"),
            "title": flavour.title,
        }
        for name, flavour in FLAVOURS.items()
    ]
    rows += [
        {"name": name, "reads": one.reads, "writes": one.suffix, "title": one.title}
        for name, one in known.items()
        if name not in FLAVOURS
    ]
    write_rows(
        rows, ("name", "reads", "writes", "title"), output,
        cells=lambda row: (row["name"], "yes" if row["reads"] else "no", row["writes"], row["title"]),
    )  # fmt: skip
