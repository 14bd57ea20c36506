"""Where the program runs, to findings: encodings, the terminal, and what the environment says."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator

from glossary.doctor.findings import Finding, Level
from glossary.i18n import tr

_AREA = "surroundings"
# Variables that change what the program does.
_HEEDED = ("GLOSSARY_DB", "GLOSSARY_CACHE", "GLOSSARY_REVIEWER", "NO_COLOR", "SOURCE_DATE_EPOCH")
# The review screen is made for this size.
_LEAST_SIZE = (80, 24)


def examine_surroundings() -> Iterator[Finding]:
    """Look at encodings, locale, terminal and variables."""
    yield _encoding()
    yield _file_names()
    yield _terminal()
    named = [f"{name}={os.environ[name]}" for name in _HEEDED if os.environ.get(name)]
    yield Finding(_AREA, "variables", Level.FINE, ", ".join(named) or tr("none set"))


def _encoding() -> Finding:
    out = (getattr(sys.stdout, "encoding", "") or "unknown").lower()
    language = locale.setlocale(locale.LC_CTYPE, None)
    text = f"output {out}, locale {language}"
    try:
        "coöperatie → ✓ é".encode(out)
    except (LookupError, UnicodeEncodeError):
        return Finding(
            _AREA, "encoding", Level.BROKEN, tr("{text}: Dutch letters such as ö and é may not be shown", text=text),
            tr("set LANG=C.UTF-8, or PYTHONUTF8=1"),
        )  # fmt: skip
    return Finding(_AREA, "encoding", Level.FINE, text)


def _file_names() -> Finding:
    encoding = sys.getfilesystemencoding()
    fine = encoding.lower().replace("-", "") == "utf8"
    advice = "" if fine else tr("set PYTHONUTF8=1, so that files with Dutch names are found")
    return Finding(_AREA, tr("file names"), Level.FINE if fine else Level.NOTE, encoding, advice)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return Finding(_AREA, "terminal", Level.FINE, tr("none: the output goes into a file or a pipe"))
    columns, lines = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "unknown")
    if kind == "dumb" or (columns, lines) < _LEAST_SIZE or lines < _LEAST_SIZE[1]:
        return Finding(
            _AREA, "terminal", Level.NOTE, f"{kind}, {columns}×{lines}", tr("make it 80×24 at least for the review screen, or use review --plain")
        )  # fmt: skip
    return Finding(_AREA, "terminal", Level.FINE, f"{kind}, {columns}×{lines}")
