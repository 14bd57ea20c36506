"""The database of the starter terms in the cache, to findings; one that is damaged is built again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from glossary.doctor.findings import Finding, Level
from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.places import cache_folder
from glossary.starter.overlay import overlay_path, rebuild_overlay

_AREA = "cache"


def examine_cache() -> Iterator[Finding]:
    """Look at the folder and at the database of the starter terms."""
    folder = cache_folder()
    try:
        path = overlay_path()
    except GlossaryError as error:
        yield Finding(
            _AREA, tr("starter database"), Level.BROKEN, str(error), tr("set GLOSSARY_CACHE to a folder of yours")
        )
        return
    fault = _fault(path)
    if not fault:
        yield Finding(_AREA, tr("starter database"), Level.FINE, tr("sound, in {folder}", folder=folder))
    else:
        yield _built_again(fault)
    if not os.access(folder, os.W_OK):
        yield Finding(
            _AREA,
            "folder",
            Level.NOTE,
            tr("{folder} cannot be written", folder=folder),
            tr("set GLOSSARY_CACHE to a folder of yours"),
        )


def _built_again(fault: str) -> Finding:
    try:
        again = _fault(rebuild_overlay())
    except (GlossaryError, OSError) as error:
        again = str(error)
    if again:
        return Finding(
            _AREA, tr("starter database"), Level.BROKEN, tr("damaged ({fault}), and building it again failed ({again})", fault=fault, again=again),
            tr("delete the folder of the cache, or set GLOSSARY_CACHE to another one"),
        )  # fmt: skip
    return Finding(
        _AREA, tr("starter database"), Level.NOTE, tr("was damaged ({fault}) and has been built again", fault=fault)
    )


def _fault(path: Path) -> str:
    """Say what SQLite finds wrong, or nothing."""
    from glossary.termbase.copies import faults_of

    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            faults = faults_of(connection)
    except sqlite3.DatabaseError as error:
        return str(error)
    return faults[0] if faults else ""
