"""`glossary man`: the commands, their options and examples as a manual page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from glossary.i18n import in_english, tr

# When the frame of the page was last changed; the page itself changes with the commands.
_DATE = "2026-11-22"
# Lines of the source; a reader of manual pages fills them anew.
_WIDTH = 78
_EXAMPLE = re.compile(r"Example: ?", re.DOTALL)


def man(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file; else it is printed.")
    ] = None,
) -> None:
    """Print the manual page.

    Example: glossary man -o glossary.1
    """
    from pathlib import Path

    from glossary.cli.root import app
    from glossary.errors import UsageError

    with in_english():
        text = manual_page(app)
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        Path(output).write_text(text, encoding="ascii", newline="\n")
    except OSError as error:
        raise UsageError(
            tr("{output}: cannot be written ({strerror}); choose another place", output=output, strerror=error.strerror)
        ) from error


def manual_page(app: typer.Typer) -> str:
    """Give the manual page of the whole command line, in the man macros of roff, in ASCII."""
    from glossary import __version__

    group = typer.main.get_command(app)
    lines = [
        f'.TH GLOSSARY 1 "{_DATE}" "glossary {__version__}" "User Commands"',
        ".SH NAME",
        "glossary \\- find Dutch terms, suggest their English, and export catalogs",
        ".SH SYNOPSIS",
        ".B glossary",
        ".I COMMAND",
        "[OPTION ...] [ARGUMENT ...]",
        ".SH DESCRIPTION",
        *_paragraphs(group.help or ""),
        ".PP",
        _text("Without a command, glossary says what to do next in this folder."),
        ".SH COMMANDS",
        *(line for path, command in commands_of(group) for line in _command(path, command)),
        *_CLOSING,
    ]
    return "\n".join(lines) + "\n"


_CLOSING = (
    ".SH ENVIRONMENT",
    ".TP", ".B GLOSSARY_DB", "The termbase, where \\-\\-db does not name one.",
    ".TP", ".B GLOSSARY_CACHE", "The folder for what can be built again.",
    ".TP", ".B GLOSSARY_REVIEWER", "The name under which decisions are kept; else that of the account.",
    ".TP", ".B NO_COLOR", "Any value: no colours.",
    ".TP", ".B SOURCE_DATE_EPOCH", "The date of exports, in seconds since 1970.",
    ".SH FILES",
    ".TP", ".I glossary.db", "The termbase: the nearest one in this folder or above it,", "else the one in the data folder of the account.",
    ".SH EXIT STATUS",
    ".TP", ".B 0", "All is well.",
    ".TP", ".B 1", "Something was not found, is stale or broken, or could not be done;", "the message says what to do.",
    ".TP", ".B 2", "The command was not given as it should be.",
)  # fmt: skip


def commands_of(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give every command with its names, those inside groups behind their group; hidden ones are left out."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from commands_of(command, (*path, name))
        else:
            yield (*path, name), command


def example_of(command: Any) -> str:
    """Give the example in the help of a command, as it would be typed; empty where there is none."""
    parts = _EXAMPLE.split(command.help or "", maxsplit=1)
    return " ".join(parts[1].split()) if len(parts) > 1 else ""


def _command(path: tuple[str, ...], command: Any) -> Iterator[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and not param.hidden]
    usage = " ".join(_metavar(param) for param in arguments)
    yield f".SS {_escaped(' '.join(('glossary', *path, usage)).strip())}"
    yield from _paragraphs(_EXAMPLE.split(command.help or "", maxsplit=1)[0])
    for param in (*arguments, *options):
        if param.name == "help":
            continue
        yield ".TP"
        yield f".B {_escaped(_names(param))}"
        yield _text(getattr(param, "help", "") or "See the usage above.")
    if example := example_of(command):
        yield ".PP"
        yield "Example:"
        yield ".PP"
        yield ".nf"
        yield f"    {_escaped(example)}"
        yield ".fi"


def _metavar(param: Any) -> str:
    return str(param.metavar or param.name.upper()).strip("[]")


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return _metavar(param)
    names = ", ".join((*param.opts, *param.secondary_opts))
    return names if param.is_flag else f"{names} {_metavar(param)}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(part for part in text.split("\n\n") if part.strip()):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _text(text: str) -> str:
    """Give a text as roff shows it: no macro at the start of a line, hyphens that can be copied, ASCII alone."""
    escaped = _escaped(text)
    lines = textwrap.wrap(escaped, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in escaped)
