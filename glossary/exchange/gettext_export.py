"""Concept entries and suggestions to a folder of gettext catalogs, merged with what translators did there.

    OUT/finance.pot  OUT/en/LC_MESSAGES/finance.po  [finance.mo]      and tech, and general where there are such terms

A subject field without a single entry is left alone, so that an export of one field does not empty the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import polib

from glossary.exchange.catalog import Catalog, build_catalogs, key_of
from glossary.exchange.gettext_files import catalog_text, compiled, decoded, message_text, parse_catalog, read_bytes
from glossary.exchange.headers import CREATED, REVISED, Header, banner, dates_of, gettext_date, header, merged_header
from glossary.exchange.merge import Conflict, TranslatorChange, merge_catalogs
from glossary.exchange.whole_files import write_whole
from glossary.errors import CatalogError
from glossary.model import ConceptEntry, Place, Problem, SubjectField, TermPair

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did, or would do."""

    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    stale: tuple[Path, ...] = ()
    """Files that differ from the termbase or are missing, when they were only checked."""
    entries: int = 0
    """Messages the termbase gave, suggestions and forbidden ones included."""
    obsolete: int = 0
    """Messages kept in the files as `#~`."""
    changes: tuple[TranslatorChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unheld: tuple[Problem, ...] = ()
    """What a catalog could not hold."""
    snapshots: Mapping[str, str] = field(default_factory=dict)
    """By the name of the .po below the folder: what to pass as `base` next time. It holds the termbase's wordings alone."""


@dataclass(slots=True)
class _Plan:
    """The bytes every file should have, and what was found on the way."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes | None] = field(default_factory=dict)
    obsolete: int = 0
    changes: list[TranslatorChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    snapshots: dict[str, str] = field(default_factory=dict)


def export_catalogs(
    entries: Sequence[ConceptEntry],
    suggestions: Sequence[TermPair],
    out: Path,
    moment: datetime,
    *,
    mo: bool = False,
    base: Mapping[str, str] | None = None,
    check: bool = False,
    declined: Collection[tuple[str, str]] = (),
    variants: bool = False,
    merging: bool = True,
) -> ExportReport:
    """Write a template and a catalog for each subject field; with `check`, only tell which files are stale.

    `base` holds the snapshots of the last report on this folder. `declined` holds translators' wordings that a reviewer
    turned down, as Dutch and English. `variants` gives admitted Dutch terms messages of their own. Without `merging` a
    catalog is replaced; only a folder that nobody edits is written so.

    Raises CatalogError for a catalog that cannot be read or written; then no file is changed.
    """
    catalogs = build_catalogs(entries, suggestions, variants=variants)
    plan = _Plan()
    for catalog in catalogs:
        _plan_catalog(plan, catalog, out, gettext_date(moment), base or {}, declined, mo=mo, merging=merging)
    same = tuple(path for path, content in plan.contents.items() if plan.before[path] == content)
    other = tuple(path for path in plan.contents if path not in same)
    if not check:
        write_whole(out, {path: plan.contents[path] for path in other})
    return ExportReport(
        written=() if check else other,
        unchanged=same,
        stale=other if check else (),
        entries=sum(len(catalog.messages) for catalog in catalogs),
        obsolete=plan.obsolete,
        changes=tuple(plan.changes),
        conflicts=tuple(plan.conflicts),
        unheld=tuple(problem for catalog in catalogs for problem in catalog.unheld),
        snapshots=plan.snapshots,
    )


def export_starter(out: Path, moment: datetime, *, check: bool = False) -> ExportReport:
    """Write every starter concept to a folder nobody edits: the repository's own locales/.

    A place names the file of terms/ without a line, so that a new row does not change the entries below it.
    """
    return export_catalogs(_starter_entries(), (), out, moment, check=check, merging=False)


def _starter_entries() -> list[ConceptEntry]:
    from glossary.starter.files import rows, terms_folder
    from glossary.starter.parsing import load_starter_terms

    folder = terms_folder()
    names = [name for name in ("finance.csv", "tech.csv", "abbreviations.csv") for _ in rows(folder / name)]
    concepts = load_starter_terms(folder).concepts
    return [entry.at((Place(f"terms/{name}", 0),)) for entry, name in zip(concepts, names, strict=True)]


def _plan_catalog(
    plan: _Plan,
    catalog: Catalog,
    out: Path,
    now: str,
    base: Mapping[str, str],
    declined: Collection[tuple[str, str]],
    *,
    mo: bool,
    merging: bool,
) -> None:
    texts = {key_of(message): message_text(message) for message in catalog.messages}
    created = _plan_template(plan, catalog, out, now)
    name = f"{LANGUAGE}/LC_MESSAGES/{catalog.subject_field}.po"
    path = out / name
    content = plan.before[path] = read_bytes(path)
    fresh = _File(banner(catalog.subject_field), header(catalog.subject_field, created, now), catalog.messages, texts)
    plan.snapshots[name] = fresh.text()
    merged = fresh
    if content is not None:
        found = decoded(content, path)
        merged = fresh.dated(dates_of(found))
        if merging and merged.text().encode() != content:
            merged = _merge_file(plan, fresh, found, base.get(name), path, declined)
        if merged.text().encode() != content:
            merged = merged.dated({CREATED: created, REVISED: now})
    plan.contents[path] = merged.text().encode()
    plan.obsolete += sum(1 for message in merged.messages if message.obsolete)
    if mo:
        target = path.with_suffix(".mo")
        plan.before[target] = read_bytes(target)
        plan.contents[target] = compiled(merged.header, merged.messages)


def _plan_template(plan: _Plan, catalog: Catalog, out: Path, now: str) -> str:
    """Plan the .pot: the messages without English. Gives its date, which is the old one when nothing changed."""
    path = out / f"{catalog.subject_field}.pot"
    content = plan.before[path] = read_bytes(path)
    date = dates_of(decoded(content, path)).get(CREATED, now) if content is not None else now
    texts = [message_text(_untranslated(message)) for message in catalog.messages]
    for created in dict.fromkeys((date, now)):
        text = catalog_text(banner(catalog.subject_field), header(catalog.subject_field, created, created), texts)
        plan.contents[path] = text.encode()
        if plan.contents[path] == content:
            return created
    return now


def _untranslated(message: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.msgctxt,
        comment=message.comment,
        occurrences=message.occurrences,
        flags=[flag for flag in message.flags if flag != "fuzzy"],
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A catalog to be written; the texts of the termbase's own messages are kept, since most of them are written as they are."""

    banner: str
    header: Header
    messages: Sequence[polib.POEntry]
    texts: Mapping[tuple[str, str], str]

    def dated(self, dates: Mapping[str, str]) -> _File:
        return replace(self, header={**self.header, **dates})

    def text(self) -> str:
        return catalog_text(self.banner, self.header, self._texts())

    def _texts(self) -> Iterable[str]:
        return (self.texts.get(key_of(message)) or message_text(message) for message in self.messages)


def _merge_file(
    plan: _Plan, fresh: _File, found: str, last: str | None, path: Path, declined: Collection[tuple[str, str]]
) -> _File:
    theirs = parse_catalog(found, path)
    language = theirs.metadata.get("Language", "").strip()
    if language and language.replace("-", "_").partition("_")[0].casefold() != LANGUAGE:
        raise CatalogError(path, f"is a catalog into '{language}', not into English; choose another output folder")
    base = None if last is None else theirs if last == found else parse_catalog(last, path)
    merge = merge_catalogs(fresh.messages, theirs, base, catalog=path.stem, declined=declined)
    plan.changes += merge.changes
    plan.conflicts += merge.conflicts
    own = {id(message) for message in fresh.messages}
    texts = {key_of(message): fresh.texts[key_of(message)] for message in merge.messages if id(message) in own}
    return _File(theirs.header or fresh.banner, merged_header(fresh.header, theirs.metadata), merge.messages, texts)
