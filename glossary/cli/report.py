"""`glossary report`: Dutch texts to one HTML page with their terms marked, listed and drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from glossary.cli.output import DatabaseOption, say, say_problems
from glossary.cli.progress import Progress
from glossary.i18n import tr, trn


def report(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Dutch texts, folders or archives; - for standard input.")
    ],
    db: DatabaseOption = None,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")] = "report.html",
    title: Annotated[str, typer.Option("--title", help="The title of the page; else the name of the text.")] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes that count; 0 for one on each processor.")
    ] = 1,
    date: Annotated[
        str | None, typer.Option("--date", help="The date on the page; else SOURCE_DATE_EPOCH, else today.")
    ] = None,
    max_bytes: Annotated[int | None, typer.Option(min=1, help="The largest file to read.")] = None,
) -> None:
    """Write a page to look at: the text with its terms marked, the ranked list, and pictures.

    It is one file that needs no network. Your termbase tells what is approved, and is not changed.
    Example: glossary report artikel.txt -o report.html
    """
    from glossary.catalogs import export_moment
    from glossary.cli.session import open_session
    from glossary.errors import UsageError
    from glossary.exchange.whole_files import write_whole
    from glossary.reading import Limits
    from glossary.report import build_report, report_page
    from glossary.suggest import Mining

    path = Path(out)
    moment = export_moment(date)
    if path.suffix.casefold() not in {".html", ".htm"}:
        raise UsageError(tr("{out}: a report is a web page; let its name end in .html", out=out))
    if any(path.absolute() == Path(file).absolute() for file in files):
        raise UsageError(tr("{out}: is one of the texts; give the report another name with --out", out=out))
    limits = Limits() if max_bytes is None else Limits(file_bytes=max_bytes)
    with open_session(db) as termbase, Progress() as progress:
        found = build_report(termbase, files, Mining(limits, jobs=jobs), progress.advance)
    page = report_page(found, moment, title).encode("utf-8")
    write_whole(path.parent, {path: page})
    say_problems(found.problems)
    typer.echo(tr("written    {path}", path=path))
    say(
        trn(
            "{count} term in {words} words; open it in a browser",
            "{count} terms in {words} words; open it in a browser",
            len(found.terms),
            words=found.words,
        )
    )
