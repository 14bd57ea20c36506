"""A command to the same command with its help in the language of the person, made when the command is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

from glossary.i18n import in_english, language, tr, tr_noop

# What Typer says by itself and asks gettext for; a test reads its sources.
OF_TYPER = tr_noop(
    "(deprecated) ", "(dynamic)", "Aborted!", "Aborted.", "Arguments", "Commands", "Error", "Missing command.",
    "No such command {name!r}.", "Options", "Try [blue]'{command_path} {help_option}'[/] for help.", "[default: {}]",
    "[env var: {}]", "[required]", "default: {default}", "env var: {var}", "required",
)  # fmt: skip
# What Typer writes without asking anybody.
_USAGE, _HELP = tr_noop("Usage: ", "Show this message and exit.")
_EXAMPLE = "Example: "
_MACHINE = frozenset({"csv", "tsv", "json", "jsonl", "sarif"})


def localise(command: Any) -> Any:
    """Translate the help of a command and of what is below it, in place; nothing is done for English."""
    if language() == "en":
        return command
    command.help = _translated(command.help)
    command.epilog = _translated(command.epilog)
    command.short_help = _translated(command.short_help)
    for param in command.params:
        if getattr(param, "help", None):
            param.help = _translated(param.help)
    for below in (getattr(command, "commands", None) or {}).values() if not _is_root(command) else ():
        localise(below)
    _localise_frame(command)
    if command.callback is not None:
        command.callback = _english_for_programs(command.callback, command.params)
    return command


def _localise_frame(command: Any) -> None:
    """Translate the line with the usage, and the help of --help."""
    help_option = command.get_help_option

    def with_help(ctx: Any) -> Any:
        option = help_option(ctx)
        if option is not None and option.help == _HELP:
            option.help = tr(_HELP)
        return option

    def with_usage(ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=tr(_USAGE))

    command.get_help_option, command.format_usage = with_help, with_usage


def help_texts(command: Any) -> Iterator[str]:
    """Give the messages in the help of a command and of what is below it."""
    params = [getattr(param, "help", None) for param in command.params]
    for text in (command.help, command.epilog, command.short_help, *params):
        yield from (part for part in paragraphs(text or "") if not part.startswith(_EXAMPLE))
    for below in (getattr(command, "commands", None) or {}).values():
        yield from help_texts(below)


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a help text, each on one line.

    >>> paragraphs("Show a term.\\n\\nExit code 1 when\\nit is not there.")
    ['Show a term.', 'Exit code 1 when it is not there.']
    """
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _is_root(command: Any) -> bool:
    """Say whether the commands below are made one by one when they are asked for."""
    return not isinstance(getattr(command, "commands", {}), dict)


def _translated(text: str | None) -> str | None:
    return text and "\n\n".join(map(_paragraph, paragraphs(text)))


def _paragraph(text: str) -> str:
    if text.startswith(_EXAMPLE):
        return tr("Example: {command}", command=text.removeprefix(_EXAMPLE))
    return tr(text)


def _english_for_programs(callback: Any, params: list[Any]) -> Any:
    """Let a command speak English when it writes for a program: --json, --format csv and the like."""
    asking = [param.name for param in params if {"--json", "--format"} & set(param.opts)]

    @wraps(callback)
    def speaking(**values: Any) -> Any:
        if any(values.get(name) is True or values.get(name) in _MACHINE for name in asking):
            with in_english():
                return callback(**values)
        return callback(**values)

    return speaking
