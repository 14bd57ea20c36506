"""A command to the same command with its help in the language of the person, made when the command is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

from glossary.i18n import in_english, language, tr, tr_noop

# What Typer and Click say by themselves, for the catalogs; they ask gettext for it.
OF_TYPER = tr_noop(
    "Aborted!", "Missing command.", "No such command {name!r}.", "required", "default: {default}", "Arguments", "Options",
    "Commands", "Error", "Aborted.", "[default: {}]", "[env var: {}]", "[required]", "(deprecated) ",
    "Try [blue]'{command_path} {help_option}'[/] for help.", "Usage: ", "Usage:", "Show this message and exit.",
    "Missing argument", "Missing option", "Missing parameter", "Choose from:", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "No such option: {name}", "No such option {name!r}.",
    "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})",
    "{value!r} is not a valid {number_type}.", "{value!r} is not in the range {range}.", "{value!r} is not {choice}.",
    "Option {name!r} requires an argument.", "Option {name!r} does not take a value.",
)  # fmt: skip
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
    if command.callback is not None:
        command.callback = _english_for_programs(command.callback, command.params)
    return command


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
