"""The root command: its commands in order, and one place where errors become one line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from glossary.cli.localised import localise
from glossary.errors import GlossaryError
from glossary.i18n import tell_gettext, tr, tr_later

_EPILOG = tr_later("Begin with: glossary mine ARTICLE.txt, then glossary review, then glossary export.")


# The commands in the order of the help, with the module and the function (or group) of each. A module is imported when
# its command is asked for: what all of them import takes longer than most commands run.
COMMANDS = {
    "mine": "mine:mine",
    "review": "review:review",
    "lookup": "lookup:lookup",
    "import": "importing:import_",
    "export": "export:export",
    "formats": "importing:formats",
    "report": "report:report",
    "stats": "stats:stats",
    "list": "show:list_pairs",
    "show": "show:show",
    "accept": "decide:accept",
    "reject": "decide:reject",
    "defer": "decide:defer",
    "undo": "decide:undo",
    "history": "history:history",
    "documents": "show:documents",
    "add": "entries:add",
    "edit": "entries:edit",
    "merge": "entries:merge",
    "remove": "entries:remove",
    "sync": "sync:sync",
    "serve": "serve:serve",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "doctor": "doctor:doctor",
    "check": "check:check",
    "annotate": "annotate:annotate",
    "man": "man:man",
    "rank": "rank:app",
    "terms": "terms:app",
}


class _LoadedWhenAsked(Mapping[str, Any]):
    """The commands by name; one is made when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, _, function = COMMANDS[name].partition(":")
            self._made[name] = localise(_command(name, getattr(import_module(f"glossary.cli.{module}"), function)))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _command(name: str, found: Any) -> Any:
    """Make the command of a function or of a group of commands, as Typer does when it makes them all at once."""
    shelf = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    if not isinstance(found, typer.Typer):
        # Of a single command Typer makes the command itself, no group above it.
        shelf.command(name=name)(found)
        return typer.main.get_command(shelf)
    shelf.add_typer(found, name=name)
    made: Any = typer.main.get_command(shelf)
    return made.commands[name]


class ExplainingGroup(TyperGroup):
    """A command group that prints errors of ours as one line and exits with 1."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = _LoadedWhenAsked()  # type: ignore[assignment]
        localise(self)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            from glossary.cli.output import plain

            sys.stderr.write(f"glossary: {plain(str(error))}\n")
            raise typer.Exit(1) from error
        except (KeyboardInterrupt, typer.Abort):
            raise typer.Exit(130) from None

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command line; Ctrl-C, whenever it comes, is one line, and a pipe that its reader closed is no error."""
        try:
            return super().main(*arguments, **options)
        except SystemExit as end:
            if isinstance(end.__context__, BrokenPipeError):
                # Typer calls it a failure; the reader (head, less) has seen enough.
                raise SystemExit(0) from None
            if end.code == 130:
                sys.stderr.write("\nglossary: " + tr("stopped; what was decided before is kept") + "\n")
            raise

    def get_params(self, ctx: Any) -> Any:
        """Give the options; Typer adds those for completion when the group is there already."""
        params = super().get_params(ctx)
        for param in params:
            if help_text := getattr(param, "help", None):
                param.help = tr(help_text)  # type: ignore[attr-defined]
        return params

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command; a near miss is named."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1)
            hint = tr("; did you mean '{near}'?", near=near[0]) if near else tr("; 'glossary --help' lists them")
            sys.stderr.write("glossary: " + tr("there is no command '{name}'{hint}", name=name, hint=hint) + "\n")
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


def run() -> None:
    """Run the command line."""
    tell_gettext()
    app()
