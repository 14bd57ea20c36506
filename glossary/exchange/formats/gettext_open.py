"""A .po or .mo of unknown origin to its messages, and which of its languages is Dutch."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import polib

from glossary.errors import CatalogError, ReadingError
from glossary.exchange.formats.labels import language_and_region
from glossary.exchange.gettext_files import MOST_BYTES, decoded, parse_catalog
from glossary.i18n import tr
from glossary.reading.compiled_tables import broken, is_compiled, text_tables

# Messages by whose words the direction is told, where the header does not.
_MOST_MEASURED = 2_000


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a catalog."""

    messages: Sequence[polib.POEntry]
    dutch_first: bool
    """Whether msgid is Dutch and msgstr English, rather than the other way round."""
    commented: bool
    """Whether the format has comments and flags; .mo has none."""


def opened_messages(path: Path) -> Messages:
    """Read a catalog. Raises ReadingError when it is broken, or is not between Dutch and English."""
    from dataclasses import replace

    from glossary.reading.base import Limits
    from glossary.reading.opening import check_source, opened

    limits, name = replace(Limits(), file_bytes=MOST_BYTES), str(path)
    check_source(name, limits)
    with opened(name, limits) as source:
        content = source.read()
    compiled = is_compiled(content)
    catalog = _compiled(content, name) if compiled else _parsed(content, path)
    messages = [message for message in catalog if message.msgid]
    if not messages:
        raise ReadingError(name, tr("holds no messages; check it with 'msgfmt --check'"))
    return Messages(messages, _dutch_first(catalog.metadata, messages, name), commented=not compiled)


def _parsed(content: bytes, path: Path) -> polib.POFile:
    try:
        text = decoded(content, path)
        if "msgid" not in text:
            raise ReadingError(str(path), tr("is no gettext catalog: it holds no messages"))
        return parse_catalog(text, path)
    except CatalogError as error:
        reason = str(error).removeprefix(f"{path}: ").partition("; ")[0]
        raise ReadingError(str(path), tr("{reason}; check it with 'msgfmt --check'", reason=reason)) from error


def _compiled(content: bytes, name: str) -> polib.MOFile:
    """Read a .mo, once its tables were found to be no larger than the file."""
    text_tables(content, name)
    try:
        # Bytes that begin with the number of a .mo are never taken for a path.
        return polib.mofile(content)
    except (struct.error, OSError, ValueError, IndexError, KeyError, AttributeError, LookupError) as error:
        raise ReadingError(name, broken()) from error


def _dutch_first(header: Mapping[str, str], messages: Sequence[polib.POEntry], name: str) -> bool:
    source = _language(header, "X-Source-Language", "X-Loco-Source-Locale", "X-Qt-Source-Language")
    target = _language(header, "Language", "X-Poedit-Language")
    for language in (source, target):
        if language not in {"", "nl", "en"}:
            raise ReadingError(
                name,
                tr(
                    "is a catalog from {source} to {target}, not of Dutch and English",
                    source=source or "?",
                    target=target or "?",
                ),
            )
    if source != target and (target or source):
        return source == "nl" or target == "en"
    from glossary.reading.bilingual_direction import dutch_first

    usable = ((message.msgid, message.msgstr or message.msgstr_plural.get(0, "")) for message in messages)
    found = dutch_first(islice(((nl, en) for nl, en in usable if nl and en), _MOST_MEASURED))
    if found is None:
        raise ReadingError(
            name, tr("does not tell which side is Dutch; put 'Language: en' or 'Language: nl' in its header")
        )
    return found


def _language(header: Mapping[str, str], *names: str) -> str:
    told = next((header[name].strip() for name in names if header.get(name, "").strip()), "")
    return language_and_region(told)[0][:20] if told else ""
