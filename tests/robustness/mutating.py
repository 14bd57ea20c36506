"""A sound file to a broken one: what a fuzzer does where atheris is not installed, the same for the same seed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

LONGEST = 8_192
# What parsers stumble over: marks of formats, ends of numbers, characters that are obeyed or combined.
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xfe\xff", b"\r", b"\r\n", b"\n\n", b"\t", b'"', b"'", b"\\", b"&#0;", b"&#xD800;",
    b"&amp;", b"<![CDATA[", b"]]>", b"<!--", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"</", b"/>", b"xml:lang='nl'", b"-1", b"0",
    b"99999999999999999999", b"1e309", b"NaN", b"\xff\xff\xff\xff", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"=1+1", b"%s",
    b"{}", b"[[", b"]]", b"((", b"))", b"||", b";;", b",,", b"#~ ", b"#, fuzzy\n", b"msgid \"\"\n", b"msgstr[9] \"\"\n",
    "e\u0301".encode(), "\u202e".encode(), "\u200b".encode(), "\u2028".encode(), "\ufffe".encode(), "\u0130\u0131ſ".encode(),
    "¼²①٣".encode(), "Ĳĳ’`´".encode(), b"../", b"C:\\", b"PK\x01\x02", b"PK\x05\x06",
)  # fmt: skip


def mutated(content: bytes, random: Random) -> bytes:
    """Change a few places of a file."""
    found = bytearray(content[:LONGEST])
    for _ in range(1 << random.randrange(4)):
        _CHANGES[random.randrange(len(_CHANGES))](found, random)
    return bytes(found[:LONGEST])


def mutated_zip(content: bytes, random: Random, change: Callable[[bytes], bytes]) -> bytes:
    """Change a member of a zip file and pack it again, or the file itself when it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()[:20]}
    except Exception:
        return change(content)
    if not parts or random.random() < 0.2:
        return change(content)
    name = random.choice(sorted(parts))
    parts[name] = change(parts[name])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for member, part in parts.items():
            archive.writestr(member, part)
    return target.getvalue()


def _place(found: bytearray, random: Random) -> int:
    return random.randrange(len(found) + 1)


def _flip(found: bytearray, random: Random) -> None:
    if found:
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)


def _set(found: bytearray, random: Random) -> None:
    if found:
        found[random.randrange(len(found))] = random.randrange(256)


def _insert(found: bytearray, random: Random) -> None:
    place = _place(found, random)
    found[place:place] = random.choice(_TOKENS)


def _overwrite(found: bytearray, random: Random) -> None:
    token = random.choice(_TOKENS)
    place = _place(found, random)
    found[place : place + len(token)] = token


def _delete(found: bytearray, random: Random) -> None:
    place = _place(found, random)
    del found[place : place + 1 + random.randrange(1 + len(found) // 4)]


def _repeat(found: bytearray, random: Random) -> None:
    place = _place(found, random)
    piece = found[place : place + 1 + random.randrange(64)]
    found[place:place] = piece * (1 + random.randrange(1 << random.randrange(8)))


def _move(found: bytearray, random: Random) -> None:
    first, second = _place(found, random), _place(found, random)
    found[second:second] = found[first : first + 1 + random.randrange(200)]


_CHANGES = (_flip, _set, _insert, _overwrite, _delete, _repeat, _move)
