"""Catalogs to bytes and back: the same messages always give the same bytes, and a broken file is refused whole."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import polib

from glossary.errors import CatalogError
from glossary.exchange.catalog import Key, key_of
from glossary.exchange.headers import Header
from glossary.exchange.plain_text import writable
from glossary.i18n import tr, tr_later

# A catalog of 100,000 terms is 40 MB; ten times that is no glossary.
MOST_BYTES = 400 * 1024 * 1024
_CHARSET = re.compile(rb"Content-Type:[^\n]{0,80}?charset=([\w.:-]{1,40})")
_CHARSET_WITHIN = 16384
_STRING = r'"(?:[^"\\]|\\.)*"'
# polib cuts the last character off a line whose quote is missing, and says nothing.
_LINE = re.compile(rf"(?:#~\s*)?(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}\s*")
# gettext takes "#text" for a remark; polib does not know it.
_TIGHT_REMARK = re.compile(r"^([^\S\n]*#)(?=[^\s.:,|~#])", re.MULTILINE)
_EMPTY_REMARK = re.compile(r"^# $", re.MULTILINE)
_MAY_FOLLOW = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgstr", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}
_ADVICE = tr_later("check it with 'msgfmt --check', or move it away to have it written anew")


def read_bytes(path: Path) -> bytes | None:
    """Give the content of a file, None where there is none. Raises CatalogError."""
    try:
        if path.exists() and not path.is_file():
            raise CatalogError(path, tr("is no file; move it away or choose another output folder"))
        if path.exists() and path.stat().st_size > MOST_BYTES:
            raise CatalogError(
                path,
                tr(
                    "is larger than {most_bytes} MB, too large for a catalog; move it away",
                    most_bytes=MOST_BYTES // 2**20,
                ),
            )
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CatalogError(
            path, tr("cannot be read ({strerror}); choose another output folder", strerror=error.strerror)
        ) from error


def decoded(content: bytes, path: Path) -> str:
    """Give the text of a catalog in the encoding its header names, line ends unified. Raises CatalogError."""
    told = _CHARSET.search(content[:_CHARSET_WITHIN])
    charset = told[1].decode("ascii") if told else "UTF-8"
    if charset == "CHARSET" or content.startswith(b"\xef\xbb\xbf"):
        charset = "UTF-8"
    try:
        text = content.decode("utf-8-sig" if charset.casefold() in {"utf-8", "utf8"} else charset)
    except (LookupError, UnicodeError, ValueError) as error:
        raise CatalogError(
            path, tr("is not text in {charset}, which its header names; save it as UTF-8", charset=charset)
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_catalog(text: str, path: Path) -> polib.POFile:
    """Give the messages of a catalog's text, cleaned of what would break it when written.

    Raises CatalogError, naming `path` and the line, for a text that gettext would refuse or polib would misread.
    """
    text = _TIGHT_REMARK.sub(r"\1 ", writable(text))
    _refuse_broken_lines(text, path)
    try:
        # polib takes a text that holds a line end for a text, never for a path.
        catalog = polib.pofile(text + "\n", encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        reason = " ".join(str(error).split()).replace("in po file ", "")[:120]
        raise CatalogError(
            path, tr("is a broken catalog ({reason}); {advice}", reason=reason, advice=tr(_ADVICE))
        ) from error
    for message in catalog:
        _clean(message)
    _refuse_duplicates(catalog, path)
    return catalog


def parse_unlike(text: str, known: Collection[str], path: Path) -> tuple[list[polib.POEntry], Header, str, set[str]]:
    """Parse a catalog's text without the messages that stand there exactly as in `known`, which are most of them.

    Gives the other messages, the header, its comment, and which of `known` were found. Raises CatalogError.
    """
    top, *blocks = text.rstrip("\n").split("\n\n")
    found = {block for block in blocks if block in known}
    others = [block for block in blocks if block not in known]
    # A remark with an empty line behind it belongs to the block below, which may have been taken out.
    if not found or not all("msgid " in block for block in others):
        found, others = set(), blocks
    try:
        catalog = parse_catalog("\n\n".join([top, *others]), path)
    except CatalogError:
        # Read as a whole, for the number of the line.
        found, catalog = set(), parse_catalog(text, path)
    return list(catalog), dict(catalog.metadata), str(catalog.header), found


def _refuse_broken_lines(text: str, path: Path) -> None:
    last = ""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if not bare or (bare.startswith("#") and not bare.startswith("#~")) or bare == "#~" or bare.startswith("#~|"):
            continue
        found = _LINE.fullmatch(bare)
        keyword = found[1].partition("[")[0] if found and found[1] else last
        if found is None or not keyword or (found[1] and last not in _MAY_FOLLOW[keyword]):
            raise CatalogError(
                path,
                tr(
                    "is a broken catalog (line {number}: {bare!r} cannot stand here); {advice}",
                    number=number,
                    bare=bare[:40],
                    advice=tr(_ADVICE),
                ),
            )
        last = keyword
    if last not in {"", "msgstr"}:
        raise CatalogError(path, tr("is cut off after a {last}; {advice}", last=last, advice=tr(_ADVICE)))


def _clean(message: polib.POEntry) -> None:
    message.msgid = writable(message.msgid)
    message.msgid_plural = writable(message.msgid_plural)
    message.msgstr = _agreeing(message.msgid, writable(message.msgstr))
    message.msgstr_plural = {
        form: _agreeing(message.msgid, writable(text)) for form, text in sorted(message.msgstr_plural.items())
    }
    message.tcomment = writable(message.tcomment)
    message.comment = writable(message.comment)
    if message.msgctxt is not None:
        message.msgctxt = writable(message.msgctxt)


def _agreeing(msgid: str, msgstr: str) -> str:
    """Give a translation that starts and ends with a line end where its msgid does; gettext refuses it otherwise."""
    if not msgstr or "\n" not in msgid + msgstr:
        return msgstr
    return "\n" * msgid.startswith("\n") + msgstr.strip("\n") + "\n" * msgid.endswith("\n")


def _refuse_duplicates(catalog: polib.POFile, path: Path) -> None:
    seen: set[Key] = set()
    for message in catalog:
        key = key_of(message)
        if key in seen or not message.msgid:
            what = f"'{message.msgid[:60]}'" if message.msgid else "a header"
            raise CatalogError(
                path,
                tr(
                    "is a broken catalog (line {linenum}: {what} stands there twice); {advice}",
                    linenum=message.linenum,
                    what=what,
                    advice=tr(_ADVICE),
                ),
            )
        seen.add(key)


def message_text(message: polib.POEntry) -> str:
    """Give a message as it stands in a file; lines are never folded, so that each `Key: value` stays one line."""
    text = str(message.__unicode__(0))
    return _EMPTY_REMARK.sub("#", text) if message.tcomment else text


def untranslated_text(message: polib.POEntry, text: str) -> str:
    """Give a message of the tool's own as it stands in a template: without its English and its fuzzy mark.

    `text` is the message as it stands in a catalog. A quote inside a string is written `\\"`, so the last `msgstr "` is
    the keyword.
    """
    if "fuzzy" in message.flags:
        flags = ", ".join(flag for flag in message.flags if flag != "fuzzy")
        text = text.replace("\n#, " + ", ".join(message.flags) + "\n", f"\n#, {flags}\n" if flags else "\n", 1)
    return text[: text.rindex('\nmsgstr "')] + '\nmsgstr ""\n'


def catalog_text(banner: str, header: Mapping[str, str], messages: Iterable[str]) -> str:
    """Give the text of a catalog from its comment, its header and the texts of its messages."""
    empty = polib.POFile(wrapwidth=0)
    # polib takes a remark that starts with a comma or colon for flags or places.
    empty.header = re.sub(r"^(?=[,:])", " ", writable(banner), flags=re.MULTILINE)
    empty.metadata = {name: writable(value) for name, value in header.items()}
    return "\n".join([_EMPTY_REMARK.sub("#", str(empty)), *messages])


def compiled(header: Mapping[str, str], messages: Sequence[polib.POEntry]) -> bytes:
    """Give the .mo of messages; fuzzy, obsolete and untranslated ones are left out.

    polib lays the strings out; it joins them one by one though, which takes a time that grows with the square of their
    number, so it is given parts and their tables are joined here.
    """
    top = polib.POFile()
    top.metadata = dict(header)
    entries = [top.metadata_as_entry(), *(message for message in messages if message.translated())]
    pairs = sorted((_mo_id(entry), _mo_str(entry)) for entry in entries)
    start = 7 * 4 + 16 * len(pairs)
    tables: list[int] = []
    for side in (0, 1):
        for pair in pairs:
            tables += [len(pair[side]), start]
            start += len(pair[side]) + 1
    # Magic number, revision, count, both tables, and a hash table of size 0, all little-endian.
    numbers = (0x950412DE, 0, len(pairs), 7 * 4, 7 * 4 + 8 * len(pairs), 0, 7 * 4 + 16 * len(pairs), *tables)
    strings = b"".join(pair[side] + b"\0" for side in (0, 1) for pair in pairs)
    return struct.pack(f"<{len(numbers)}I", *numbers) + strings


def _mo_id(message: polib.POEntry) -> bytes:
    plural = f"\0{message.msgid_plural}" if message.msgid_plural else ""
    return f"{message.msgid_with_context}{plural}".encode()


def _mo_str(message: polib.POEntry) -> bytes:
    if not message.msgid_plural:
        return str(message.msgstr).encode()
    return "\0".join(message.msgstr_plural[form] for form in sorted(message.msgstr_plural)).encode()
