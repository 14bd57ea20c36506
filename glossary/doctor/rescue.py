"""A damaged termbase to a new one, or to JSON lines, with everything that could still be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import TermbaseError, UsageError
from glossary.i18n import tr
from glossary.model import Verdict
from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries
from glossary.termbase.entry_json import entry_record
from glossary.termbase.mending import mend
from glossary.termbase.refill import refill
from glossary.termbase.salvage import Salvage, salvage
from glossary.termbase.verdicts import history


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved."""

    path: Path
    entries: int
    verdicts: int
    suggestions: int
    damaged: tuple[str, ...]
    """Tables in which something could not be read in order."""
    carved: dict[str, int]
    """Rows that only the raw pages gave, by table; removed ones may be among them."""
    mended: int
    """Entries that were put together again from the logs."""
    problems: tuple[str, ...]


def rescue(termbase: Path, target: Path) -> Rescued:
    """Save what can be read of a termbase into a new one (`.db`), or as JSON lines (`.jsonl`).

    Raises UsageError when the target exists or has another ending, TermbaseError when nothing can be read or written.
    """
    if target.suffix not in {".db", ".jsonl"}:
        raise UsageError(
            tr("{target}: end the name in .db for a new termbase, or in .jsonl for JSON lines", target=target)
        )
    if target.exists():
        raise UsageError(tr("{target}: is there already; name another file", target=target))
    if not termbase.is_file():
        raise TermbaseError(termbase, tr("is not there; name the damaged termbase with --db"))
    try:
        found = salvage(termbase)
    except OSError as error:
        raise TermbaseError(
            termbase, tr("cannot be read or copied ({strerror}); check the disk", strerror=error.strerror)
        ) from error
    if not any(found.tables.values()):
        raise TermbaseError(termbase, tr("holds nothing that can be read; take a backup: glossary restore FILE"))
    return _write(found, mend(found), target)


def _write(found: Salvage, mended: int, target: Path) -> Rescued:
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with open_termbase(beside, create=True) as rescued:
            with rescued.writing() as connection:
                problems = refill(connection, found)
            rescued.connection.execute("PRAGMA journal_mode = DELETE")
            entries = [
                entry for entry in all_entries(rescued) if {term.language for term in entry.terms} == {"nl", "en"}
            ]
            verdicts = history(rescued)
            if target.suffix == ".jsonl":
                _write_lines(
                    target, ({"kind": "entry", "number": one.number, **entry_record(one)} for one in entries), verdicts
                )
        if target.suffix == ".db":
            beside.rename(target)
    except OSError as error:
        raise TermbaseError(
            target, tr("cannot be written ({strerror}); choose another place", strerror=error.strerror)
        ) from error
    finally:
        for part in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                beside.with_name(beside.name + part).unlink(missing_ok=True)
    return Rescued(
        target, len(entries), len(verdicts), len(found.tables["term_pairs"]), tuple(found.damaged), dict(found.carved),
        mended, tuple(problems),
    )  # fmt: skip


def _write_lines(target: Path, entries: Iterator[dict[str, object]], verdicts: list[Verdict]) -> None:
    import json
    from dataclasses import asdict

    with target.open("x", encoding="utf-8", newline="\n") as stream:
        for record in entries:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        for verdict in reversed(verdicts):
            stream.write(json.dumps({"kind": "verdict", **asdict(verdict)}, ensure_ascii=False, default=str) + "\n")
