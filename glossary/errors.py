"""The error tree: every error of the tool says where, what, and what to do, in one line."""

from __future__ import annotations

from pathlib import Path


def on_one_line(message: str) -> str:
    """Give a message that may quote a file on one line; whatever else stands in it is left to who shows it.

    >>> on_one_line("column 'omzet\\n2024' is not known")
    "column 'omzet 2024' is not known"
    """
    lines = message.splitlines()
    return message if lines == [message] else " ".join(lines)


class GlossaryError(Exception):
    """The root of all errors a user can meet; the root command prints it as one line."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*(on_one_line(each) if isinstance(each, str) else each for each in arguments))


class ReadingError(GlossaryError, ValueError):
    """A file cannot be read as a document."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class TermFileError(GlossaryError, ValueError):
    """A file in terms/ breaks its format."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


class TermbaseError(GlossaryError):
    """The database cannot be opened, read or written."""

    def __init__(self, path: Path | str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class UnknownPairError(GlossaryError, KeyError):
    """No term pair or concept has the number that was given."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no suggestion has the number {number}; 'glossary list' shows the numbers there are")

    def __str__(self) -> str:
        return str(self.args[0])


class CatalogError(GlossaryError, ValueError):
    """A gettext catalog cannot be read, merged or written."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")


class UsageError(GlossaryError):
    """The arguments of a command contradict each other or cannot be used here."""
