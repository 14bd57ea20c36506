"""The installed package and Python, to findings: versions, files that were changed since, extras that are there."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from glossary import __version__
from glossary.doctor.findings import Finding, Level
from glossary.errors import GlossaryError
from glossary.i18n import tr, tr_later
from glossary.starter.files import FILES, terms_folder

_AREA = "installation"
_NAME = "dutch-glossary"
# What an extra brings, by the module that only it has.
_EXTRAS = {
    "documents": ("pypdfium2", tr_later("reads PDF")),
    "dask": ("distributed", tr_later("counts on a Dask cluster")),
}
# The versions of SQLite from which on everything used is there: STRICT tables, RETURNING, trigrams.
_LEAST_SQLITE = (3, 37, 0)
_LEAST_PYTHON = (3, 11)


def examine_installation() -> Iterator[Finding]:
    """Look at Python, SQLite, the files of the package and its extras."""
    yield _python()
    yield _sqlite()
    yield _package()
    yield _terms()
    for extra, (module, use) in _EXTRAS.items():
        there = util.find_spec(module) is not None
        yield Finding(
            _AREA, f"extra [{extra}]", Level.FINE if there else Level.NOTE,
            tr("installed") if there else tr("not installed; it {use}", use=tr(use)),
            "" if there else f"pip install '{_NAME}[{extra}]', if you want it",
        )  # fmt: skip


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= _LEAST_PYTHON
    advice = "" if fine else tr("install Python 3.11 or later, and glossary into it")
    return Finding(_AREA, "Python", Level.FINE if fine else Level.BROKEN, f"{version}, {sys.executable}", advice)


def _sqlite() -> Finding:
    fine = sqlite3.sqlite_version_info >= _LEAST_SQLITE
    advice = "" if fine else tr("install a Python that comes with SQLite 3.37 or later")
    try:
        with_trigrams = sqlite3.connect(":memory:")
        with_trigrams.execute("CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = 'trigram', detail = 'none')")
        with_trigrams.close()
    except sqlite3.Error as error:
        fine, advice = False, tr("install a Python whose SQLite has full-text search ({error})", error=error)
    return Finding(_AREA, "SQLite", Level.FINE if fine else Level.BROKEN, sqlite3.sqlite_version, advice)


def _package() -> Finding:
    """Compare the files of the installed package with the hashes that the installer wrote down."""
    try:
        installed = metadata.distribution(_NAME)
    except metadata.PackageNotFoundError:
        return Finding(
            _AREA,
            "package",
            Level.NOTE,
            tr("glossary {version} runs without being installed", version=__version__),
            "pip install .",
        )
    changed, counted = [], 0
    for file in installed.files or []:
        if file.hash is None or file.hash.mode != "sha256" or file.parts[:1] != ("glossary",):
            continue
        counted += 1
        if not _has_hash(Path(str(file.locate())), file.hash.value):
            changed.append(str(file))
    # Of an installation in place the installer knows nothing but where it is.
    if not any(str(file) == "glossary/__init__.py" for file in installed.files or []):
        return Finding(
            _AREA, "package", Level.FINE, tr("glossary {version}, run from its source folder", version=__version__)
        )
    if changed:
        more = tr(" and {count} more", count=len(changed) - 3) if len(changed) > 3 else ""
        return Finding(
            _AREA, "package", Level.BROKEN,
            tr("glossary {version}: {changed}{more} missing or changed since installation", version=installed.version, changed=', '.join(changed[:3]), more=more),
            f"pip install --force-reinstall {_NAME}",
        )  # fmt: skip
    return Finding(
        _AREA,
        "package",
        Level.FINE,
        tr("glossary {version}, {counted} files as they were installed", version=installed.version, counted=counted),
    )


def _has_hash(path: Path, wanted: str) -> bool:
    try:
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return False
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == wanted


def _terms() -> Finding:
    try:
        folder = terms_folder()
    except GlossaryError as error:
        return Finding(_AREA, tr("starter terms"), Level.BROKEN, str(error), f"pip install --force-reinstall {_NAME}")
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        return Finding(
            _AREA, tr("starter terms"), Level.BROKEN, tr("{folder}: {files} missing", folder=folder, files=", ".join(missing)),
            f"pip install --force-reinstall {_NAME}",
        )  # fmt: skip
    return Finding(
        _AREA, tr("starter terms"), Level.FINE, tr("{count} files in {folder}", count=len(FILES), folder=folder)
    )
