"""`glossary backup` and `restore`: the termbase to a checked copy, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.entry_rows import JsonOption
from glossary.cli.output import DatabaseOption, as_json, plain, say
from glossary.i18n import tr, trn

if TYPE_CHECKING:
    from glossary.termbase.copies import Soundness


def backup(
    target: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A file, or a folder; without it a dated name beside the termbase."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    keep: Annotated[
        int | None,
        typer.Option("--keep", metavar="N", min=1, help="Keep the newest N dated backups, delete older ones."),
    ] = None,
    db: DatabaseOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Copy the termbase, also while others work in it; the copy is checked before it gets its name.

    Example: glossary backup --keep 7
    """
    from glossary.backups import back_up
    from glossary.termbase import default_path

    path = Path(db) if db else default_path()
    done = back_up(path, Path(target) if target else None, force=force, keep=keep)
    if json_wanted:
        row = {"backup": str(done.path), "version": done.sound.version, **done.sound.counts}
        typer.echo(as_json({**row, "dropped": [str(old) for old in done.dropped]}))
        return
    typer.echo(plain(str(done.path)))
    say(tr("checked: {counted}", counted=_counted(done.sound)))
    for old in done.dropped:
        say(tr("deleted the older backup {old}", old=old))


def restore(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A backup, as 'glossary backup' wrote it.")],
    db: DatabaseOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Put a backup in place of the termbase; the present one is kept under a dated name first.

    Example: glossary restore glossary.db.2026-11-22-175300.bak
    """
    from glossary.backups import restore as put_back
    from glossary.errors import UsageError
    from glossary.reading.near_files import hint_for
    from glossary.termbase import default_path

    path, backup_file = Path(db) if db else default_path(), Path(source)
    if not backup_file.is_file():
        raise UsageError(tr("{source}: is not there; {hint_for}", source=source, hint_for=hint_for(backup_file)))
    done = put_back(path, backup_file)
    if json_wanted:
        aside = "" if done.aside is None else str(done.aside)
        typer.echo(as_json({"termbase": str(done.path), "from": source, "kept": aside, **done.sound.counts}))
        return
    say(tr("{path}: restored from {source} ({counted})", path=done.path, source=source, counted=_counted(done.sound)))
    if done.aside is not None:
        say(tr("what it was before is in {aside}; 'glossary restore {aside}' brings that back", aside=done.aside))


def _counted(sound: Soundness) -> str:
    """Say what a termbase holds: `1 entry, 2 verdicts, 87 suggestions`."""
    return ", ".join(
        (
            trn("{count} entry", "{count} entries", sound.counts["concept_entries"]),
            trn("{count} verdict", "{count} verdicts", sound.counts["verdicts"]),
            trn("{count} suggestion", "{count} suggestions", sound.counts["term_pairs"]),
        )
    )
