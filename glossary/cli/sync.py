"""`glossary sync`: a termbase and a folder of tables in git made equal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, say, write_rows
from glossary.i18n import tr, tr_noop, trn

if TYPE_CHECKING:
    from glossary.sync import Difference, SyncReport

# What the columns `where` and `what` say; a table shows it in the language of the person.
tr_noop("termbase", "folder", "both", "added", "changed", "removed", "conflict")
_COLUMNS = ["where", "what", "nl", "en", "columns", "kept", "other", "id"]


def sync(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder of the team; it is made when it is not there.")
    ],
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", metavar="SIDE", help="Where both changed the same: mine (the termbase's) or theirs."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Make a termbase and a folder of tables, one for each field, equal in both directions: for teams that use git.

    Edits of different parts of an entry are merged, also where git left conflict markers. Where both sides changed the
    same part, yours stays and theirs is kept in conflicts.csv; exit code 1. Example: glossary sync terms/
    """
    from datetime import UTC, datetime

    from glossary.cli.session import open_session
    from glossary.review.judging import reviewer_name
    from glossary.sync import Side, sync_folder

    if prefer is not None and prefer not in set(Side):
        raise typer.BadParameter(tr("give mine or theirs"), param_hint="--prefer")
    side = Side(prefer) if prefer else None
    with open_session(db, create=not dry_run) as termbase:
        report = sync_folder(termbase, folder, reviewer_name(), datetime.now(UTC), prefer=side, dry_run=dry_run)
    for problem in (*report.findings, *report.notes):
        say(str(problem))
    if report.findings:
        say(
            trn(
                "nothing was written: mend {count} finding first",
                "nothing was written: mend {count} findings first",
                len(report.findings),
            )
        )
        raise typer.Exit(1)
    rows = _rows(report)
    output = OutputFormat.JSON if as_json else output
    if rows or output is not OutputFormat.TABLE:
        write_rows(rows, _COLUMNS, output, cells=_cells, headings=tr_noop("where", "what", "Dutch", "English", ""))
    _say_summary(report, dry_run=dry_run)
    if report.conflicts and prefer is None:
        raise typer.Exit(1)


def _rows(report: SyncReport) -> list[dict[str, Any]]:
    conflicts = [
        {
            "where": "both", "what": "conflict", "nl": one.nl, "en": one.en, "columns": [one.column], "kept": one.kept,
            "other": one.other, "id": one.identifier,
        }
        for one in report.conflicts
    ]  # fmt: skip
    return [*_side("termbase", report.termbase), *_side("folder", report.folder), *conflicts]


def _side(where: str, differences: list[Difference]) -> list[dict[str, Any]]:
    return [
        {
            "where": where, "what": one.kind, "nl": one.nl, "en": one.en, "columns": list(one.columns), "kept": "", "other": "",
            "id": one.identifier,
        }
        for one in differences
    ]  # fmt: skip


def _cells(row: dict[str, Any]) -> list[str]:
    remark = ", ".join(row["columns"])
    if row["what"] == "conflict":
        remark += tr(": kept '{kept}', not '{other}'", kept=row["kept"][:60], other=row["other"][:60])
    return [tr(row["where"]), tr(row["what"]), row["nl"], row["en"], remark]


def _say_summary(report: SyncReport, *, dry_run: bool) -> None:
    for name in report.merged_files:
        say(
            tr("{name}: the two sides of a merge in git would be one again", name=name)
            if dry_run
            else tr("{name}: the two sides of a merge in git are one again; git add it", name=name)
        )
    parts = []
    if report.termbase:
        parts.append(trn("{count} entry in the termbase", "{count} entries in the termbase", len(report.termbase)))
    if report.folder:
        parts.append(trn("{count} entry in the folder", "{count} entries in the folder", len(report.folder)))
    if not parts:
        say(tr("termbase and folder are equal"))
    else:
        told = ", ".join(parts)
        say(tr("would change: {told}", told=told) if dry_run else tr("changed: {told}", told=told))
    if report.batch is not None:
        say(tr("'glossary undo' takes the changes of the termbase back (change {batch})", batch=report.batch))
    if count := len(report.conflicts):
        say(
            trn(
                "{count} conflict: what was not kept would stand in conflicts.csv",
                "{count} conflicts: what was not kept would stand in conflicts.csv",
                count,
            )
            if dry_run
            else trn(
                "{count} conflict: what was not kept stands in conflicts.csv",
                "{count} conflicts: what was not kept stands in conflicts.csv",
                count,
            )
        )
