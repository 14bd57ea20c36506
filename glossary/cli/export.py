"""`glossary export`: the termbase to gettext catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.output import DatabaseOption, FieldOption, say

if TYPE_CHECKING:
    from glossary.exchange.gettext_export import ExportReport

# Remarks shown one by one; the rest is counted.
_SHOWN = 20


def export(
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the catalogs.")] = "locales",
    db: DatabaseOption = None,
    domain: FieldOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All starter concepts, not only those in the mined texts.")
    ] = False,
    approved: Annotated[bool, typer.Option("--approved", help="Only what you approved.")] = False,
    with_suggestions: Annotated[
        bool, typer.Option("--with-suggestions", help="Suggestions too, marked fuzzy.")
    ] = False,
    mo: Annotated[bool, typer.Option("--mo", help="Compile .mo files too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 when a file is stale.")] = False,
    date: Annotated[
        str | None, typer.Option("--date", help="The revision date; else SOURCE_DATE_EPOCH, else now.")
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter", hidden=True, help="The starter terms alone: the repository's locales/.")
    ] = False,
) -> None:
    """Write gettext catalogs: OUT/en/LC_MESSAGES/finance.po, tech.po and their templates.

    A catalog that is there is merged: what translators changed stays, and comes back as a suggestion to review.
    Example: glossary export --out locales --mo
    """
    from glossary.catalogs import Selection, export_moment, write_catalogs
    from glossary.cli.session import field_named, open_session
    from glossary.errors import UsageError
    from glossary.exchange.gettext_export import export_starter

    if everything and approved:
        raise UsageError("--all and --approved contradict each other; give one of them")
    moment = export_moment(date)
    folder = Path(out)
    if starter:
        report = export_starter(folder, moment, check=check)
    else:
        chosen = Selection.ALL if everything else Selection.APPROVED if approved else Selection.USED
        with open_session(db, create=not check) as termbase:
            report = write_catalogs(
                termbase, folder, moment, selection=chosen, subject_field=field_named(domain),
                with_suggestions=with_suggestions, mo=mo, check=check,
            )  # fmt: skip
    _tell(report)
    if check and report.stale:
        say("run the same command without --check to write them")
        raise typer.Exit(1)
    if not report.entries:
        say("nothing to export yet: mine a text, or add --all for all starter terms")


def _tell(report: ExportReport) -> None:
    for path in report.written:
        typer.echo(f"written    {path}")
    for path in report.stale:
        typer.echo(f"stale      {path}")
    for path in report.unchanged:
        typer.echo(f"unchanged  {path}")
    remarks = [f"translator: {change}" for change in report.changes] + [
        f"conflict: {conflict}" for conflict in report.conflicts
    ]
    remarks += [str(problem) for problem in report.unheld]
    for remark in remarks[:_SHOWN]:
        say(remark)
    if len(remarks) > _SHOWN:
        say(f"and {len(remarks) - _SHOWN} more")
    if report.obsolete:
        say(f"{report.obsolete} messages are obsolete and kept as #~")
    say(f"{report.entries} entries")
