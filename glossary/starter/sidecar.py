"""What can be worked out from the starter terms, kept beside their database so that the next run need not."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

Kept = TypeVar("Kept")


def kept_beside(
    database: Path, name: str, build: Callable[[], Kept], pack: Callable[[Kept], Any], unpack: Callable[[Any], Kept]
) -> Kept:
    """Give what is kept under a name beside a database of starter terms; build and keep it when it is missing or damaged.

    `pack` turns it into JSON values, `unpack` back. A folder that cannot be written costs time, nothing else.
    """
    path = database.with_suffix(f".{name}.json")
    with suppress(OSError, ValueError, TypeError, LookupError):
        digest, _, content = path.read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() == digest:
            return unpack(json.loads(content))
    built = build()
    _keep(path, json.dumps(pack(built), ensure_ascii=False, separators=(",", ":")).encode())
    return built


def _keep(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        try:
            unfinished.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
