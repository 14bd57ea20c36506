"""Entries to a folder of gettext catalogs, merged with what translators did there, which comes back as suggestions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from glossary.catalogs.selecting import Choice, chosen_entries
from glossary.catalogs.translators import declined, keep_suggestions, suggested_by_translators
from glossary.exchange.flavours import GETTEXT, Flavour
from glossary.exchange.formats.base import WriteOptions
from glossary.exchange.formats.regions import in_region
from glossary.exchange.formats.tally import Tally
from glossary.exchange.gettext_export import ExportReport, export_catalogs
from glossary.model import PairStatus, Place, TermPair
from glossary.termbase.connection import Termbase
from glossary.termbase.exports import keep_contents, last_contents
from glossary.termbase.mined import pairs


def write_catalogs(  # noqa: PLR0913 - the choices a person has at an export
    termbase: Termbase,
    out: Path,
    moment: datetime,
    *,
    choice: Choice | None = None,
    region: WriteOptions | None = None,
    flavour: Flavour = GETTEXT,
    with_suggestions: bool = False,
    mo: bool = False,
    check: bool = False,
) -> ExportReport:
    """Export to a folder, merging with the catalogs there; translators' changes and conflicts become suggestions.

    Without a `choice`, what is used goes out; of `region` the Dutch and the English count.
    Raises CatalogError when a catalog cannot be read or the folder cannot be written; then no file is changed.
    """
    choice = choice or Choice()
    chosen = chosen_entries(termbase, choice)
    tally = Tally(Place("export"))
    entries = in_region(chosen.entries, region or WriteOptions(), tally)
    suggestions: list[TermPair] = []
    if with_suggestions:
        waiting = pairs(
            termbase, statuses=[PairStatus.SUGGESTED, PairStatus.DEFERRED], subject_field=choice.subject_field
        )
        suggestions = [pair for pair in waiting if pair.en]
    folder = out.resolve().as_posix()
    report = export_catalogs(
        entries,
        suggestions,
        out,
        moment,
        mo=mo,
        base=last_contents(termbase, folder),
        check=check,
        declined=declined(termbase),
        flavour=flavour,
        also_unheld=(*chosen.problems, *tally.problems()),
    )
    if not check:
        found = suggested_by_translators(entries, suggestions, report.changes, report.conflicts)
        with termbase.writing() as connection:
            keep_contents(connection, folder, report.snapshots, moment)
            keep_suggestions(connection, found)
    return replace(report, from_starter=sum(entry.number < 0 for entry in entries))
