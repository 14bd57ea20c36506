"""What a fuzzer runs: a function of bytes with the files to begin at, and what it must not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A reader, importer or parser."""

    name: str
    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    packed: bool = False
    """Whether its files are zip files: then their members are changed, and packed again."""
    weight: float = 1.0
    """Its share of the executions; those that take long get a smaller one."""


class SaidError(AssertionError):
    """A message that is not one line, or that a terminal would obey."""


def check_said(messages: Iterable[object]) -> None:
    """Fail when a message takes more than a line or does not end."""
    for message in map(str, messages):
        if "\n" in message or "\r" in message:
            raise SaidError(f"a message takes more than one line: {message[:200]!r}")
        if len(message) > 1_000:
            raise SaidError(f"a message has {len(message)} characters: {message[:200]!r}")
