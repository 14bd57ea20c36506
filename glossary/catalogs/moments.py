"""The date of an export: one that was asked for, the one its file has already, or now."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from glossary.errors import UsageError
from glossary.i18n import tr

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# In XML, JSON and catalogs: 2026-11-22T14:30:00+00:00 or its date alone; in TMX 20261122T143000Z; to read: 22 November 2026.
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{8}T\d{6}Z"
    rf"|\b(?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})"
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
        raise UsageError(tr("'{date}' is no date; write it like 2026-11-22 or 2026-11-22T14:30", date=date)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_date_fixed(date: str | None) -> bool:
    """Tell whether the date of an export was chosen, so that the one of the file does not count."""
    return date is not None or os.environ.get("SOURCE_DATE_EPOCH", "").isdigit()


def dates_within(content: bytes) -> list[datetime]:
    """Give the dates in the head of a file, one of which may be that of its export.

    >>> [f"{moment:%Y-%m-%d %H:%M}" for moment in dates_within(b'creationdate="20261122T143000Z" x="2026-01-02"')]
    ['2026-11-22 14:30', '2026-01-02 00:00']
    """
    found: dict[datetime, None] = {}
    for date in _DATE.finditer(content[:_HEAD_BYTES].decode("latin-1")):
        try:
            if date["day"]:
                moment = datetime(int(date["year"]), _MONTHS.index(date["month"]) + 1, int(date["day"]), tzinfo=UTC)
            else:
                moment = datetime.fromisoformat(date[0])
        except ValueError:
            continue
        found[moment if moment.tzinfo else moment.replace(tzinfo=UTC)] = None
    return list(found)[:_MOST_DATES]
