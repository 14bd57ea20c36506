"""The header of a catalog: the tool's own, and what people or their tools put in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from glossary.model import SubjectField

REVISED = "PO-Revision-Date"
CREATED = "POT-Creation-Date"
# What makes the bytes readable is the tool's; anything else in a header belongs to the people who work in the file.
_OWN = frozenset({"MIME-Version", "Content-Type", "Content-Transfer-Encoding", "X-Source-Language"})
# What xgettext and msginit leave behind when nobody filled it in; msgfmt warns of each.
_DEFAULTS = frozenset(
    {
        "",
        "PACKAGE VERSION",
        "YEAR-MO-DA HO:MI+ZONE",
        "FULL NAME <EMAIL@ADDRESS>",
        "LANGUAGE <LL@li.org>",
        "nplurals=INTEGER; plural=EXPRESSION;",
    }
)
_DATE_LINE = re.compile(rf'^"({REVISED}|{CREATED}): (.*?)\\n"$', re.MULTILINE)
# polib sorts unknown names by the numbers in them and stumbles over digits of other scripts.
_NAME = re.compile(r"[!-9;-~]+")

Header = dict[str, str]


def gettext_date(moment: datetime) -> str:
    """Give a moment as gettext writes it; one without a time zone is taken for UTC.

    >>> gettext_date(datetime(2024, 3, 1, 9, 30))
    '2024-03-01 09:30+0000'
    """
    zone = f"{moment:%z}"[:5]
    return f"{moment:%Y-%m-%d %H:%M}{zone or '+0000'}"


def header(subject_field: SubjectField, created: str, revised: str) -> Header:
    """Give the whole header of a catalog from Dutch to English, without anybody's name in it."""
    return {
        "Project-Id-Version": f"dutch-glossary {subject_field}",
        CREATED: created,
        REVISED: revised,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
        "X-Generator": "dutch-glossary",
        "X-Source-Language": "nl",
    }


def banner(subject_field: SubjectField) -> str:
    """Give the comment above the header."""
    return (
        f"Dutch-English glossary: {subject_field}.\n"
        "The export writes the lines that start with '#.' and '#:'.\n"
        "It keeps the English, the remarks and the states that translators put in."
    )


def merged_header(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Header:
    """Give theirs where people own the field or added it, ours where it is missing, a default, or the tool's."""
    known = {name: value for name, value in theirs.items() if _NAME.fullmatch(name) and value.strip() not in _DEFAULTS}
    unknown = {name: theirs[name] for name in theirs if name not in ours and _NAME.fullmatch(name)}
    return {**unknown, **{name: value if name in _OWN else known.get(name, value) for name, value in ours.items()}}


def dates_of(text: str) -> Header:
    """Give the dates in the header of a catalog's text, without parsing the rest."""
    found: Header = {}
    for name, value in _DATE_LINE.findall(text[: text.find("\n\n", text.find("\nmsgid"))]):
        if value not in _DEFAULTS:
            found.setdefault(name, value)
    return found
