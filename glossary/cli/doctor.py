"""`glossary doctor`: what may be wrong, what to do, and what can be saved of a damaged termbase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.entry_rows import JsonOption
from glossary.cli.output import DatabaseOption, as_json, plain, say, write_rows
from glossary.i18n import tr

if TYPE_CHECKING:
    from glossary.doctor import Finding, Rescued

# Rows that could not be saved, told one by one; the rest is counted.
_MOST_PROBLEMS = 20


def doctor(
    rescue: Annotated[
        str | None,
        typer.Option("--rescue", metavar="OUT.db|OUT.jsonl", help="Save what can be read of a damaged termbase."),
    ] = None,
    db: DatabaseOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Check installation, encodings, cache and termbase; exit code 1 when something is broken.

    Example: glossary doctor --rescue rescued.db
    """
    from glossary.doctor import Level, examine_everything
    from glossary.termbase import default_path

    path = Path(db) if db else default_path()
    if rescue is not None:
        _rescue(path, Path(rescue), json_wanted=json_wanted)
        return
    findings = list(examine_everything(path))
    if json_wanted:
        from dataclasses import asdict

        typer.echo(as_json([asdict(finding) for finding in findings], indent=2))
    else:
        _tell(findings)
    if any(finding.level is Level.BROKEN for finding in findings):
        raise typer.Exit(1)


def _tell(findings: list[Finding]) -> None:
    from glossary.cli.output import OutputFormat
    from glossary.doctor import Level

    marks = {Level.FINE: "ok", Level.NOTE: "note", Level.BROKEN: "BROKEN"}
    rows = [
        {"": marks[one.level], "area": one.area, "what": one.what, "found": one.message, "do": one.advice}
        for one in findings
    ]
    write_rows(rows, ["", "area", "what", "found"], OutputFormat.TABLE)
    for one in findings:
        if one.advice and one.level is not Level.FINE:
            say(f"{one.what}: {one.advice}")
    broken = sum(one.level is Level.BROKEN for one in findings)
    say(tr("nothing is broken") if not broken else tr("{broken} broken", broken=broken))


def _rescue(path: Path, target: Path, *, json_wanted: bool) -> None:
    from glossary.doctor import rescue

    saved = rescue(path, target)
    if json_wanted:
        from dataclasses import asdict

        typer.echo(as_json({**asdict(saved), "path": str(saved.path)}, indent=2))
        return
    _say_saved(path, saved)


def _say_saved(path: Path, saved: Rescued) -> None:
    typer.echo(plain(str(saved.path)))
    say(
        tr(
            "saved of {path}: {entries} entries, {verdicts} verdicts, {suggestions} suggestions",
            path=path,
            entries=saved.entries,
            verdicts=saved.verdicts,
            suggestions=saved.suggestions,
        )
    )
    say(
        tr("damaged: {damaged}", damaged=", ".join(saved.damaged))
        if saved.damaged
        else tr("no table that holds decisions was damaged")
    )
    if saved.mended:
        say(tr("{mended} entries were put together again from the logs of changes and verdicts", mended=saved.mended))
    if saved.carved:
        carved = ", ".join(f"{count} of {table}" for table, count in sorted(saved.carved.items()))
        say(
            tr(
                "read from raw pages: {carved}; what had been removed may be among them, so look them over",
                carved=carved,
            )
        )
    for problem in saved.problems[:_MOST_PROBLEMS]:
        say(problem)
    if len(saved.problems) > _MOST_PROBLEMS:
        say(tr("and {count} more", count=len(saved.problems) - _MOST_PROBLEMS))
    say(tr("mine the texts again to have the places of the terms back"))
