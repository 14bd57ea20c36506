"""The date of an export: one that was asked for, the one its file has already, or now."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from glossary.errors import UsageError

# In the heads of XML and JSON files: 2026-11-22T14:30:00+00:00 or its date alone; in those of TMX 20261122T143000Z.
_DATE = re.compile(
    rb"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{8}T\d{6}Z",
)
# How much of a file is searched for its date, and how many dates may be it.
_HEAD_BYTES = 4_096
_MOST_DATES = 4


def export_moment(date: str | None = None) -> datetime:
    """Give the moment that an export is dated: the one asked for, SOURCE_DATE_EPOCH, or now.

    Raises UsageError for a date that is none.
    """
    if date is not None:
        return moment_named(date)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def moment_named(date: str) -> datetime:
    """Give the moment that a person wrote, in UTC where no zone is named. Raises UsageError for a date that is none."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise UsageError(f"'{date}' is no date; write it like 2026-11-22 or 2026-11-22T14:30") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_date_fixed(date: str | None) -> bool:
    """Tell whether the date of an export was chosen, so that the one of the file does not count."""
    return date is not None or os.environ.get("SOURCE_DATE_EPOCH", "").isdigit()


def dates_within(content: bytes) -> list[datetime]:
    """Give the dates in the head of a file, one of which may be that of its export.

    >>> [f"{moment:%Y-%m-%d %H:%M}" for moment in dates_within(b'creationdate="20261122T143000Z" x="2026-01-02"')]
    ['2026-11-22 14:30', '2026-01-02 00:00']
    """
    found: list[datetime] = []
    for text in dict.fromkeys(_DATE.findall(content[:_HEAD_BYTES])):
        try:
            moment = datetime.fromisoformat(text.decode())
        except ValueError:
            continue
        found.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return found[:_MOST_DATES]
