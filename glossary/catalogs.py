"""The termbase to gettext catalogs, and what translators changed in them back to suggestions."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from glossary.dutch.keys import match_key
from glossary.english.keys import match_key as english_key
from glossary.errors import UsageError
from glossary.exchange.gettext_export import ExportReport, export_catalogs
from glossary.exchange.merge import TranslatorChange
from glossary.model import (
    ConceptEntry,
    Equivalent,
    Evidence,
    EvidenceKind,
    PairStatus,
    Place,
    SubjectField,
    TermPair,
    TermStatus,
)
from glossary.termbase.connection import Termbase
from glossary.termbase.entries import all_entries
from glossary.termbase.mined import keys_in_documents, pairs, save_pair

# Between the keys of a Dutch term and of the English a translator gave it: such a pair stands beside the term's own.
_BY_TRANSLATOR = "→"
# A translator's wording was chosen with the text at hand; a reviewer accepts most of them.
_TRANSLATORS_CONFIDENCE = 0.8
# Places named for an entry; a common term stands everywhere.
_MOST_PLACES = 5


class Selection(StrEnum):
    """Which entries go into the catalogs."""

    USED = "used"
    """Approved ones, and starter concepts that occur in the mined documents."""
    APPROVED = "approved"
    ALL = "all"


def export_moment(date: str | None = None) -> datetime:
    """Give the moment that an export is dated: the one asked for, SOURCE_DATE_EPOCH, or now.

    Raises UsageError for a date that is none.
    """
    if date is not None:
        try:
            moment = datetime.fromisoformat(date)
        except ValueError:
            raise UsageError(f"'{date}' is no date; write it like 2026-11-22 or 2026-11-22T14:30") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def selected_entries(
    termbase: Termbase, selection: Selection, subject_field: SubjectField | None = None
) -> list[ConceptEntry]:
    """Give the entries to export; one of your own stands in place of a starter concept for the same Dutch term and field."""
    places = keys_in_documents(termbase)
    own = [_placed(entry, places) for entry in all_entries(termbase)]
    starter: list[ConceptEntry] = []
    if selection is not Selection.APPROVED:
        rejected = {pair.key for pair in pairs(termbase, statuses=[PairStatus.REJECTED], names=True)}
        decided = {(entry.subject_field, match_key(entry.nl)) for entry in own}
        for entry in all_entries(termbase, "starter"):
            keys = {match_key(term.text) for term in entry.in_language("nl") if term.status is not TermStatus.FORBIDDEN}
            if any((entry.subject_field, key) in decided for key in keys) or keys & rejected:
                continue
            if selection is Selection.ALL or keys & places.keys():
                starter.append(_placed(entry, places))
    return [entry for entry in own + starter if subject_field is None or entry.subject_field is subject_field]


def _placed(entry: ConceptEntry, places: dict[str, list[Place]]) -> ConceptEntry:
    found = [place for term in entry.in_language("nl") for place in places.get(match_key(term.text), ())]
    return entry.at(tuple(dict.fromkeys(found))[:_MOST_PLACES])


def write_catalogs(
    termbase: Termbase,
    out: Path,
    moment: datetime,
    *,
    selection: Selection = Selection.USED,
    subject_field: SubjectField | None = None,
    with_suggestions: bool = False,
    mo: bool = False,
    check: bool = False,
) -> ExportReport:
    """Export to a folder, merging with the catalogs there; translators' changes become suggestions.

    Raises CatalogError when a catalog cannot be read or the folder cannot be written; then no file is changed.
    """
    entries = selected_entries(termbase, selection, subject_field)
    suggestions: list[TermPair] = []
    if with_suggestions:
        waiting = pairs(termbase, statuses=[PairStatus.SUGGESTED, PairStatus.DEFERRED], subject_field=subject_field)
        suggestions = [pair for pair in waiting if pair.en]
    report = export_catalogs(
        entries,
        suggestions,
        out,
        moment,
        mo=mo,
        base=_last_export(termbase, out),
        check=check,
        declined=_declined(termbase),
    )
    if not check:
        _remember(termbase, out, report, moment)
    return report


def _last_export(termbase: Termbase, out: Path) -> dict[str, str]:
    prefix = f"{out.resolve().as_posix()}/"
    rows = termbase.rows("SELECT path, content FROM exports WHERE substr(path, 1, ?) = ?", len(prefix), prefix)
    return {row["path"].removeprefix(prefix): row["content"] for row in rows}


def _declined(termbase: Termbase) -> list[tuple[str, str]]:
    """Give translators' wordings that a reviewer rejected."""
    rejected = pairs(termbase, statuses=[PairStatus.REJECTED], names=True)
    return [(pair.nl, pair.en) for pair in rejected if _BY_TRANSLATOR in pair.key]


def _remember(termbase: Termbase, out: Path, report: ExportReport, moment: datetime) -> None:
    prefix = out.resolve().as_posix()
    with termbase.writing() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO exports (path, content, moment) VALUES (?, ?, ?)",
            [(f"{prefix}/{name}", content, moment.isoformat()) for name, content in sorted(report.snapshots.items())],
        )
        for pair in _suggested_by_translators(report.changes):
            save_pair(connection, pair, None)


def _suggested_by_translators(changes: Iterable[TranslatorChange]) -> list[TermPair]:
    found = []
    for change in changes:
        if not change.after or not change.msgid:
            continue
        evidence = Evidence(
            EvidenceKind.TRANSLATOR, f"{change.kind} by a translator in the catalog, before: '{change.before}'"
        )
        field = SubjectField(change.catalog) if change.catalog in set(SubjectField) else SubjectField.GENERAL
        found.append(
            TermPair(
                number=0,
                key=f"{match_key(change.msgid)}{_BY_TRANSLATOR}{english_key(change.after)}",
                nl=change.msgid,
                subject_field=field,
                equivalents=(Equivalent(change.after, _TRANSLATORS_CONFIDENCE, (evidence,)),),
                worth=1.0,
            )
        )
    return found
