"""The words that are counted to a bar on standard error, while a person watches."""

from __future__ import annotations

import sys
from typing import Any


class Progress:
    """A bar while a person watches; nothing in pipes."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich import progress
            from rich.console import Console

            words = progress.TextColumn("mining, {task.completed:,.0f} words")
            columns = (progress.SpinnerColumn(), words, progress.TimeElapsedColumn())
            self._bar = progress.Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("mine", total=None)
            self._bar.start()
        return self

    def advance(self, words: int) -> None:
        """Count words as done."""
        if self._bar is not None:
            self._bar.advance(self._task, words)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
