"""The root command: its commands in order, and one place where errors become one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from glossary.errors import GlossaryError

_EPILOG = "Begin with: glossary mine ARTICLE.txt, then glossary review, then glossary export."


class ExplainingGroup(TyperGroup):
    """A command group that prints errors of ours as one line and exits with 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            from glossary.cli.output import plain

            sys.stderr.write(f"glossary: {plain(str(error))}\n")
            raise typer.Exit(1) from error
        except KeyboardInterrupt:
            sys.stderr.write("\nglossary: stopped; what was decided before is kept\n")
            raise typer.Exit(130) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command; a near miss is named."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else "; 'glossary --help' lists them"
            sys.stderr.write(f"glossary: there is no command '{name}'{hint}\n")
            raise typer.Exit(2)
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="glossary",
    cls=ExplainingGroup,
    help="Mines Dutch financial and technical terms, suggests their English, and exports gettext catalogs.",
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from glossary import __version__

        typer.echo(f"glossary {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Mine Dutch financial and technical terms, suggest their English, and export gettext catalogs."""
    if ctx.invoked_subcommand is None:
        from glossary.guidance import page

        typer.echo(page(), nl=False)


def _register() -> None:
    from glossary.cli import (
        annotate,
        check,
        decide,
        doctor,
        entries,
        export,
        history,
        importing,
        keeping,
        lookup,
        man,
        mine,
        rank,
        report,
        review,
        show,
        stats,
        sync,
        terms,
    )

    commands: list[Callable[..., None]] = [
        mine.mine, review.review, lookup.lookup, importing.import_, export.export, importing.formats,
        report.report, stats.stats,
        show.list_pairs, show.show, decide.accept, decide.reject,
        decide.defer, decide.undo, history.history, show.documents,
        entries.add, entries.edit, entries.merge, entries.remove, sync.sync, keeping.backup, keeping.restore, doctor.doctor,
        man.man,
        check.check, annotate.annotate,
    ]  # fmt: skip
    # Where the name of the command is a word that Python keeps for itself.
    names = {show.list_pairs: "list", importing.import_: "import"}
    for command in commands:
        app.command(name=names.get(command))(command)
    app.add_typer(rank.app, name="rank")
    app.add_typer(terms.app, name="terms")


_register()


def run() -> None:
    """Run the command line. A pipe that was closed early is no error."""
    try:
        app()
    except BrokenPipeError:
        # The reader (head, less) went away; Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
