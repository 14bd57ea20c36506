"""What a forked command meets before it begins: lost permissions, files that cannot grow, a clock that runs backwards."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from typing import Any


def without_override(_: str) -> None:
    """Let permissions hold for the administrator too."""
    if os.geteuid() != 0:
        return
    kept = 0xFFFFFFFF & ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capget(header, sets):
        raise OSError(ctypes.get_errno(), "capget")
    for place in range(3):
        sets[place] &= kept
    if libc.capset(header, sets):
        raise OSError(ctypes.get_errno(), "capset")


def small_files(most: str) -> None:
    """Let no file grow beyond a number of bytes: a write that does fails, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))


def few_pages(most: str) -> None:
    """Let no database have more than some pages: SQLite says that the disk is full."""
    import sqlite3

    connect = sqlite3.connect

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.execute(f"PRAGMA max_page_count = {int(most)}")
        return connection

    sqlite3.connect = limited


def backward_clock(_: str) -> None:
    """Let every look at the clock give a moment one hour before the last, beginning in 2001."""
    import datetime

    real = datetime.datetime
    state = [real(2001, 1, 2, tzinfo=datetime.UTC).timestamp()]

    class Backward(real):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            state[0] -= 3600
            return real.fromtimestamp(state[0], tz)

    datetime.datetime = Backward  # type: ignore[misc]
    time.time = lambda: Backward.now(datetime.UTC).timestamp()  # type: ignore[assignment]
    for name, module in list(sys.modules.items()):
        if name.startswith("glossary") and getattr(module, "datetime", None) is real:
            module.datetime = Backward  # type: ignore[attr-defined]


PRELUDES: dict[str, Callable[[str], None]] = {
    "without_override": without_override,
    "small_files": small_files,
    "few_pages": few_pages,
    "backward_clock": backward_clock,
}
