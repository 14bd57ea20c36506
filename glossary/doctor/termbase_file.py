"""A termbase file to findings: is it sound, which version, may it be written, is there room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from glossary.backups import backups_of
from glossary.doctor.findings import Finding, Level
from glossary.errors import TermbaseError
from glossary.i18n import tr, trn
from glossary.termbase.connection import SCHEMA_VERSION
from glossary.termbase.copies import Soundness, examine

_AREA = "termbase"
# With less room than this many times its own size, a migration (which copies first) may not fit.
_ROOM = 3
# A log of this many bytes was not taken into the file for long; something keeps the file open, or crashed.
_LARGE_LOG = 64_000_000


def examine_termbase(path: Path) -> Iterator[Finding]:
    """Look at a termbase, page by page and reference by reference."""
    if not path.exists():
        yield Finding(
            _AREA, "file", Level.FINE, tr("{path}: not there yet", path=path), tr("glossary mine ARTICLE.txt makes it")
        )
        return
    yield _permissions(path)
    try:
        sound = examine(path)
    except (TermbaseError, OSError) as error:
        yield Finding(_AREA, "file", Level.BROKEN, str(error), _rescue_advice(path))
        return
    yield _soundness(path, sound)
    yield _version(sound)
    yield from _sizes(path)
    yield _backups(path)


def _soundness(path: Path, sound: Soundness) -> Finding:
    if not sound.faults:
        entries = trn("{count} entry", "{count} entries", sound.counts["concept_entries"])
        verdicts = trn("{count} verdict", "{count} verdicts", sound.counts["verdicts"])
        found = tr("sound: {entries}, {verdicts}", entries=entries, verdicts=verdicts)
        return Finding(_AREA, "content", Level.FINE, found)
    more = tr(" and {count} more faults", count=len(sound.faults) - 1) if len(sound.faults) > 1 else ""
    found = tr("damaged: {damaged}", damaged=f"{sound.faults[0]}{more}")
    return Finding(_AREA, "content", Level.BROKEN, found, _rescue_advice(path))


def _rescue_advice(path: Path) -> str:
    """Say how to get on: the newest backup that is sound, and what can be read beside it."""
    for backup in backups_of(path):
        try:
            if not examine(backup).faults:
                return tr(
                    "glossary restore {backup}, or glossary doctor --rescue rescued.db for what can still be read",
                    backup=backup,
                )
        except TermbaseError:
            continue
    return tr("glossary doctor --rescue rescued.db saves what can still be read; leave the file as it is until then")


def _version(sound: Soundness) -> Finding:
    if sound.version == SCHEMA_VERSION:
        return Finding(_AREA, "version", Level.FINE, f"schema {sound.version}")
    return Finding(
        _AREA, "version", Level.NOTE, tr("schema {version}, this program writes {schema_version}", version=sound.version, schema_version=SCHEMA_VERSION),
        tr("the next command upgrades it, and makes a backup first"),
    )  # fmt: skip


def _permissions(path: Path) -> Finding:
    if not os.access(path, os.R_OK):
        return Finding(
            _AREA, "permissions", Level.BROKEN, tr("{path} cannot be read", path=path), f"chmod u+rw '{path}'"
        )
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return Finding(_AREA, "permissions", Level.FINE, tr("{path} can be written", path=path))
    place = path if not os.access(path, os.W_OK) else path.parent
    return Finding(
        _AREA, "permissions", Level.NOTE, tr("{place} cannot be written: look-up works, decisions do not", place=place), f"chmod u+w '{place}'"
    )  # fmt: skip


def _sizes(path: Path) -> Iterator[Finding]:
    size = path.stat().st_size
    log = path.with_name(f"{path.name}-wal")
    logged = log.stat().st_size if log.exists() else 0
    free = shutil.disk_usage(path.parent).free
    short = free < _ROOM * (size + logged)
    advice = tr("free some space: a backup, an upgrade or a large import may not fit") if short else ""
    text = tr("{megabytes}, {megabytes2} free on the disk", megabytes=_megabytes(size), megabytes2=_megabytes(free))
    yield Finding(_AREA, "size", Level.NOTE if short else Level.FINE, text, advice)
    if logged > _LARGE_LOG:
        yield Finding(
            _AREA, "log", Level.NOTE, tr("{megabytes} wait beside the file", megabytes=_megabytes(logged)),
            tr("close the programs that use the termbase; the next command takes the log in"),
        )  # fmt: skip


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _backups(path: Path) -> Finding:
    found = backups_of(path)
    if found:
        return Finding(
            _AREA, "backups", Level.FINE, tr("{count}, the newest {name}", count=len(found), name=found[0].name)
        )
    return Finding(_AREA, "backups", Level.NOTE, tr("none beside the termbase"), "glossary backup --keep 7")
