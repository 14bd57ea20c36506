"""`glossary export`: the termbase to gettext catalogs, and to the files that other tools read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.output import DatabaseOption, FieldOption, say
from glossary.i18n import tr, trn

if TYPE_CHECKING:
    from datetime import datetime

    from glossary.catalogs import Choice, Selection
    from glossary.exchange.formats import EntryFormat, WriteOptions
    from glossary.exchange.gettext_export import ExportReport

# Remarks shown one by one; the rest is counted.
_SHOWN = 20
# Where catalogs go when nothing is said; other formats go into one file.
_FOLDER = "locales"
_FILE = "glossary"


def export(
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="The folder for catalogs (locales), the file for other formats (glossary.*).",
        ),
    ] = None,
    target: Annotated[
        str,
        typer.Option("--for", metavar="NAME", help="The tool or format to write for; 'glossary formats' lists them."),
    ] = "gettext",
    db: DatabaseOption = None,
    domain: FieldOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All starter concepts, not only those in the mined texts.")
    ] = False,
    approved: Annotated[bool, typer.Option("--approved", help="Only what you approved.")] = False,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="LIST", help="Only terms that are preferred,admitted,deprecated,forbidden."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Only entries approved or changed on that day or later."),
    ] = None,
    document: Annotated[
        str, typer.Option("--document", metavar="NAME", help="Only terms that stand in this mined document.")
    ] = "",
    dutch: Annotated[
        str, typer.Option("--dutch", metavar="REGION", help="nl-NL or nl-BE: no terms of the other.")
    ] = "",
    english: Annotated[
        str, typer.Option("--english", metavar="REGION", help="en-GB or en-US: no terms or spellings of the other.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="The title, in formats that have one.")] = "Glossary",
    with_suggestions: Annotated[
        bool, typer.Option("--with-suggestions", help="Catalogs only: suggestions too, marked fuzzy.")
    ] = False,
    mo: Annotated[bool, typer.Option("--mo", help="Catalogs only: compile .mo files too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 when a file is stale.")] = False,
    date: Annotated[
        str | None, typer.Option("--date", help="The date in the files; else SOURCE_DATE_EPOCH, else now.")
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter", hidden=True, help="The starter terms alone: the repository's locales/.")
    ] = False,
) -> None:
    """Write the glossary: gettext catalogs in a folder, or a file for another tool.

    A catalog that is there is merged: what translators changed stays, and comes back as a suggestion to review. What a
    format cannot hold is told.
    Example: glossary export --out locales --mo, or glossary export --for tbx2 --english en-GB --out terms.tbx
    """
    from glossary.catalogs import export_moment
    from glossary.catalogs.moments import is_date_fixed
    from glossary.errors import UsageError
    from glossary.exchange.flavours import FLAVOURS
    from glossary.exchange.gettext_export import export_starter

    if everything and approved:
        raise UsageError(tr("--all and --approved contradict each other; give one of them"))
    moment = export_moment(date)
    if starter:
        _finish(export_starter(Path(out or _FOLDER), moment, check=check), check=check)
        return
    choice = _choice(everything, approved, domain, status, since, document)
    region = _write_options(title, moment, dutch, english)
    target = target.casefold()
    if target in FLAVOURS and not _is_one_file(out):
        _to_folder(
            db,
            Path(out or _FOLDER),
            moment,
            choice,
            region,
            target,
            with_suggestions=with_suggestions,
            mo=mo,
            check=check,
        )
        return
    if with_suggestions or mo:
        raise UsageError(
            tr("--with-suggestions and --mo are for folders of catalogs, not for {target} in one file", target=target)
        )
    _to_file(db, out, _file_format(target, out), choice, region, check=check, keep_date=not is_date_fixed(date))


def _choice(
    everything: bool, approved: bool, domain: str | None, status: str | None, since: str | None, document: str
) -> Choice:
    from glossary.catalogs import Choice, Selection
    from glossary.catalogs.moments import moment_named
    from glossary.cli.session import field_named
    from glossary.errors import UsageError
    from glossary.model import TermStatus

    selection: Selection = Selection.ALL if everything else Selection.APPROVED if approved else Selection.USED
    if everything and since:
        raise UsageError(tr("--since leaves out the starter terms that --all asks for; give one of them"))
    try:
        statuses = frozenset(TermStatus(name.strip().casefold()) for name in (status or "").split(",") if name.strip())
    except ValueError:
        raise UsageError(
            tr("'{status}' names no status; known are {termstatus}", status=status, termstatus=", ".join(TermStatus))
        ) from None
    return Choice(selection, field_named(domain), statuses, moment_named(since) if since else None, document)


def _write_options(title: str, moment: datetime, dutch: str, english: str) -> WriteOptions:
    from datetime import UTC

    from glossary.errors import UsageError
    from glossary.exchange.formats import WriteOptions

    for region, known in ((dutch, ("nl-NL", "nl-BE")), (english, ("en-GB", "en-US"))):
        if region and region not in known:
            raise UsageError(
                tr("there is no region '{region}' here; known are {known}", region=region, known=" and ".join(known))
            )
    # Some formats name no zone, or always this one.
    return WriteOptions(title, moment.astimezone(UTC), dutch, english)


def _is_one_file(out: str | None) -> bool:
    """Tell whether a path for one of the flavours of gettext names a single file."""
    return out is not None and Path(out).suffix.casefold() in {".po", ".csv"} and not Path(out).is_dir()


def _file_format(target: str, out: str | None) -> EntryFormat:
    from glossary.exchange.flavours import FLAVOURS
    from glossary.exchange.formats import format_named

    if target in FLAVOURS:
        # One file of a flavour: the CSV of Weblate, else a single catalog.
        return format_named("weblate" if Path(out or "").suffix.casefold() == ".csv" else "gettext")
    return format_named(target)


def _to_folder(
    db: str | None,
    folder: Path,
    moment: datetime,
    choice: Choice,
    region: WriteOptions,
    flavour: str,
    *,
    with_suggestions: bool,
    mo: bool,
    check: bool,
) -> None:
    from glossary.catalogs import write_catalogs
    from glossary.cli.session import open_session
    from glossary.exchange.flavours import FLAVOURS

    with open_session(db, create=not check) as termbase:
        report = write_catalogs(
            termbase, folder, moment, choice=choice, region=region, flavour=FLAVOURS[flavour],
            with_suggestions=with_suggestions, mo=mo, check=check,
        )  # fmt: skip
    _finish(report, check=check)


def _finish(report: ExportReport, *, check: bool) -> None:
    _tell(report)
    if check and report.stale:
        say(tr("run the same command without --check to write them"))
        raise typer.Exit(1)
    if not report.entries:
        say(tr("nothing to export yet: mine a text, or add --all for all starter terms"))


def _to_file(
    db: str | None,
    out: str | None,
    target: EntryFormat,
    choice: Choice,
    options: WriteOptions,
    *,
    check: bool,
    keep_date: bool,
) -> None:
    from glossary.catalogs import chosen_entries, export_file
    from glossary.cli.session import open_session

    path = Path(out or f"{_FILE}{target.suffix}")
    with open_session(db) as termbase:
        chosen = chosen_entries(termbase, choice)
    done = export_file(chosen.entries, target, path, options, check=check, keep_date=keep_date)
    typer.echo(f"{('stale' if check else 'written') if done.changed else 'unchanged':<10} {done.path}")
    _remark([str(problem) for problem in (*chosen.problems, *done.losses)])
    say(tr("{entries} entries", entries=done.entries))
    if not chosen.entries:
        say(tr("nothing to export yet: mine a text, or add --all for all starter terms"))
    if check and done.changed:
        say(tr("run the same command without --check to write it"))
        raise typer.Exit(1)


def _tell(report: ExportReport) -> None:
    for path in report.written:
        typer.echo(tr("written    {path}", path=path))
    for path in report.stale:
        typer.echo(tr("stale      {path}", path=path))
    for path in report.unchanged:
        typer.echo(tr("unchanged  {path}", path=path))
    remarks = [f"translator: {change}" for change in report.changes]
    remarks += [f"conflict: {conflict}" for conflict in report.conflicts]
    _remark([*remarks, *(str(problem) for problem in report.unheld)])
    if report.obsolete:
        say(tr("{obsolete} messages are obsolete and kept as #~", obsolete=report.obsolete))
    say(tr("{entries} entries", entries=report.entries))
    if 0 < report.from_starter < report.entries:
        say(
            trn(
                "{count} of them is a starter term that stands in your texts; --approved leaves it out",
                "{count} of them are starter terms that stand in your texts; --approved leaves them out",
                report.from_starter,
            )
        )


def _remark(remarks: Iterable[str]) -> None:
    told = list(remarks)
    for remark in told[:_SHOWN]:
        say(remark)
    if len(told) > _SHOWN:
        say(tr("and {count} more", count=len(told) - _SHOWN))
