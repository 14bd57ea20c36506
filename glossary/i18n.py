"""A message in English to the language of the person, by the catalogs in locales/; English where nothing fits.

A message is a whole sentence with named places: `tr("{count} terms are shown", count=3)`. What is kept in the termbase
or read by scripts (JSON, CSV, keys, exit codes) is no message and stays English. Nothing is loaded for English.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("nl",)
DOMAIN = "glossary"
_in_english: ContextVar[bool] = ContextVar("in_english", default=False)


def tr(message: str, /, **values: object) -> str:
    """Give a message in the language of the person, its places filled in.

    >>> with in_english():
    ...     tr("{name}: is a folder", name="berichten")
    'berichten: is a folder'
    """
    wanted = language()
    # The empty message of a catalog is its header.
    text = message if wanted == "en" or not message else _translations(wanted).gettext(message)
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Give the message for one or the one for another count, `{count}` and the other places filled in.

    >>> with in_english():
    ...     trn("{count} term is shown", "{count} terms are shown", 1)
    '1 term is shown'
    """
    wanted = language()
    english = one if count == 1 else many
    text = english if wanted == "en" else _translations(wanted).ngettext(one, many, count)
    return text.format(count=count, **values)


def tr_later(message: str) -> str:
    """Mark a message for the catalogs and give it as it is; it is translated where it is shown."""
    return message


def tr_noop(*messages: str) -> list[str]:
    """Mark several messages as tr_later does."""
    return list(messages)


def language() -> str:
    """Give the language of the person: GLOSSARY_LANGUAGE, else what gettext goes by; `en` when no catalog fits.

    The locale is the first of LC_ALL, LC_MESSAGES and LANG; unless it is C, LANGUAGE may list others before it.
    Source: the manual of GNU gettext, "Locale Environment Variables" and "The LANGUAGE variable".
    """
    if _in_english.get():
        return "en"
    read = os.environ.get
    if named := read("GLOSSARY_LANGUAGE"):
        return _first_known(named)
    locale = read("LC_ALL") or read("LC_MESSAGES") or read("LANG") or "C"
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return "en"
    return _first_known(f"{read('LANGUAGE') or ''}:{locale}")


def _first_known(names: str) -> str:
    """Give the first language of a list such as `fr:nl_BE.UTF-8:en` that there is a catalog for."""
    for name in names.split(":"):
        code = name.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].casefold()
        if code == "en" or code in LANGUAGES:
            return code
    return "en"


@contextmanager
def in_english() -> Iterator[None]:
    """Speak English meanwhile: for what scripts read, and what is kept."""
    token = _in_english.set(True)
    try:
        yield
    finally:
        _in_english.reset(token)


def catalog_path(wanted: str) -> Path | None:
    """Give the catalog of a language, or nothing where it is not installed."""
    from glossary.places import shipped_folder_or_none

    folder = shipped_folder_or_none("locales")
    path = folder and folder / wanted / "LC_MESSAGES" / f"{DOMAIN}.po"
    return path if path and path.is_file() else None


@cache
def _translations(wanted: str) -> NullTranslations:
    """Load the translations of a language; without a catalog that can be read all stays English."""
    from gettext import GNUTranslations, NullTranslations

    path = catalog_path(wanted)
    try:
        with compiled(path, wanted).open("rb") as stream:
            return GNUTranslations(stream)
    except (OSError, ValueError, UnicodeError):
        pass
    return NullTranslations() if path is None else _without_cache(path)


def _without_cache(path: Path) -> NullTranslations:
    """Load a catalog where the cache cannot be written or holds something else."""
    from gettext import GNUTranslations, NullTranslations
    from io import BytesIO

    import polib

    try:
        return GNUTranslations(BytesIO(polib.pofile(str(path), encoding="utf-8").to_binary()))
    except (OSError, ValueError, UnicodeError):
        return NullTranslations()


def compiled(path: Path | None, wanted: str) -> Path:
    """Give a catalog as compiled once per content into the cache, so that no command has to parse it.

    The cache holds it as gettext looks for it: FOLDER/nl/LC_MESSAGES/glossary.mo. Raises OSError when there is no
    catalog, or no place to write to; ValueError or UnicodeError when it is broken.
    """
    import hashlib

    from glossary.places import cache_folder

    if path is None:
        raise FileNotFoundError(f"{DOMAIN}.po")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    target = cache_folder() / f"interface-{digest}" / wanted / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not target.is_file():
        _compile(path, target)
    return target


def _compile(path: Path, target: Path) -> None:
    import polib

    target.parent.mkdir(parents=True, exist_ok=True)
    # Another process may compile it at the same time: each writes a file of its own and puts it in place at once.
    scratch = target.with_name(f"{target.name}.{os.getpid()}")
    scratch.write_bytes(polib.pofile(str(path), encoding="utf-8").to_binary())
    scratch.replace(target)


def tell_gettext() -> None:
    """Let libraries that ask gettext (Typer's "Usage" and "Missing option") find our catalog; for a process of ours."""
    wanted = language()
    if wanted == "en":
        return
    import gettext

    try:
        folder = compiled(catalog_path(wanted), wanted).parents[2]
    except (OSError, ValueError, UnicodeError):
        return
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = wanted
