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

from glossary.errors import CatalogError
from glossary.exchange.catalog import Catalog, Key, build_catalogs, key_of, order_of
from glossary.exchange.flavours import GETTEXT, Flavour
from glossary.exchange.gettext_files import (
    catalog_text,
    compiled,
    decoded,
    message_text,
    parse_catalog,
    parse_unlike,
    read_bytes,
    untranslated_text,
)
from glossary.exchange.headers import CREATED, REVISED, Header, banner, dates_of, gettext_date, header, merged_header
from glossary.exchange.merge import Conflict, TranslatorChange, merge_catalogs
from glossary.exchange.whole_files import write_whole
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, TermPair

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
    from_starter: int = 0
    """Entries among them that are starter terms, which nobody approved."""
    obsolete: int = 0
    """Messages kept in the files as `#~`."""
    changes: tuple[TranslatorChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unheld: tuple[Problem, ...] = ()
    """What a catalog could not hold."""
    snapshots: Mapping[str, str] = field(default_factory=dict)
    """By the name of the .po below the folder: what to pass as `base` next time, the termbase's wordings alone."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for."""

    out: Path
    now: str
    base: Mapping[str, str]
    declined: Collection[tuple[str, str]]
    mo: bool
    merging: bool
    flavour: Flavour


@dataclass(slots=True)
class _Plan:
    """The bytes every file should have, and what was found on the way."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes | None] = field(default_factory=dict)
    obsolete: int = 0
    changes: list[TranslatorChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    snapshots: dict[str, str] = field(default_factory=dict)


def export_catalogs(  # noqa: PLR0913 - the choices a person has at an export
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
    flavour: Flavour = GETTEXT,
    also_unheld: Sequence[Problem] = (),
) -> ExportReport:
    """Write a template and a catalog for each subject field; with `check`, only tell which files are stale.

    `base` holds the snapshots of the last report on this folder. `declined` holds translators' wordings that a reviewer
    decided on, as Dutch and English. `variants` gives admitted Dutch terms messages of their own. Without `merging` a
    catalog is replaced; only a folder that nobody edits is written so. `also_unheld` goes into the report as it is.

    Raises CatalogError for a catalog that cannot be read or written; then no file is changed.
    """
    built = build_catalogs(entries, suggestions, variants=variants or flavour.variants)
    catalogs = [replace(catalog, messages=flavour.shaped(catalog.messages)) for catalog in built]
    order = _Order(out, gettext_date(moment), base or {}, frozenset(declined), mo, merging, flavour)
    plan = _Plan()
    for catalog in catalogs:
        _plan_catalog(plan, catalog, order)
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
        unheld=(*also_unheld, *(problem for catalog in catalogs for problem in catalog.unheld)),
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


def _plan_catalog(plan: _Plan, catalog: Catalog, order: _Order) -> None:
    texts = {key_of(message): message_text(message) for message in catalog.messages}
    created = _plan_template(plan, catalog, texts, order)
    name = f"{LANGUAGE}/LC_MESSAGES/{catalog.subject_field}.po"
    path = order.out / name
    content = plan.before[path] = read_bytes(path)
    top = order.flavour.header(header(catalog.subject_field, created, order.now))
    fresh = _File(banner(catalog.subject_field), top, catalog.messages, texts)
    plan.snapshots[name] = fresh.text()
    merged = fresh
    if content is not None:
        found = decoded(content, path)
        merged = fresh.dated(dates_of(found))
        if order.merging and merged.text().encode() != content:
            merged = _merge_file(plan, fresh, found, name, order)
        if merged.text().encode() != content:
            merged = merged.dated({CREATED: created, REVISED: order.now})
    plan.contents[path] = merged.text().encode()
    plan.obsolete += sum(1 for message in merged.messages if message.obsolete)
    if order.mo:
        target = path.with_suffix(".mo")
        plan.before[target] = read_bytes(target)
        plan.contents[target] = compiled(merged.header, merged.messages)


def _plan_template(plan: _Plan, catalog: Catalog, texts: Mapping[Key, str], order: _Order) -> str:
    """Plan the .pot: the messages without English. Gives its date, which is the old one when nothing changed."""
    path, now = order.out / f"{catalog.subject_field}.pot", order.now
    content = plan.before[path] = read_bytes(path)
    date = dates_of(decoded(content, path)).get(CREATED, now) if content is not None else now
    templates = [untranslated_text(message, texts[key_of(message)]) for message in catalog.messages]
    for created in dict.fromkeys((date, now)):
        top = order.flavour.header(header(catalog.subject_field, created, created))
        text = catalog_text(banner(catalog.subject_field), top, templates)
        plan.contents[path] = text.encode()
        if plan.contents[path] == content:
            return created
    return now


@dataclass(frozen=True, slots=True)
class _File:
    """A catalog to be written, with the texts of those messages that are written as the termbase has them."""

    banner: str
    header: Header
    messages: Sequence[polib.POEntry]
    texts: Mapping[Key, str]

    def dated(self, dates: Mapping[str, str]) -> _File:
        known = {name: date for name, date in dates.items() if name in self.header}
        return replace(self, header={**self.header, **known})

    def text(self) -> str:
        return catalog_text(self.banner, self.header, self._texts())

    def _texts(self) -> Iterable[str]:
        return (self.texts.get(key_of(message)) or message_text(message) for message in self.messages)


def _merge_file(plan: _Plan, fresh: _File, found: str, name: str, order: _Order) -> _File:
    path, last = order.out / name, order.base.get(name)
    known = {text.rstrip("\n"): key for key, text in fresh.texts.items()}
    theirs, theirs_header, remarks, untouched = parse_unlike(found, known, path)
    _refuse_other_language(theirs_header, path)
    as_they_are = {known[block] for block in untouched}
    if any(key_of(message) in as_they_are for message in theirs):
        # A message stands there twice; reading the whole file says where.
        parse_catalog(found, path)
    merge = merge_catalogs(
        [message for message in fresh.messages if key_of(message) not in as_they_are],
        theirs,
        None if last is None else _base(last, known, fresh, path),
        catalog=path.stem,
        declined=order.declined,
    )
    plan.changes += merge.changes
    plan.conflicts += merge.conflicts
    messages = [message for message in fresh.messages if key_of(message) in as_they_are] + merge.messages
    own = {id(message) for message in fresh.messages}
    texts = {key_of(message): fresh.texts[key_of(message)] for message in messages if id(message) in own}
    merged = merged_header(fresh.header, theirs_header)
    return _File(remarks or fresh.banner, merged, sorted(messages, key=order_of), texts)


def _base(last: str, known: Mapping[str, Key], fresh: _File, path: Path) -> list[polib.POEntry]:
    """Give the messages of the last export; those that the termbase still has as they were need no parsing."""
    others, _, _, found = parse_unlike(last, known, path)
    same = {known[block] for block in found}
    return others + [message for message in fresh.messages if key_of(message) in same]


def _refuse_other_language(metadata: Mapping[str, str], path: Path) -> None:
    language = metadata.get("Language", "").strip()
    if language and language.replace("-", "_").partition("_")[0].casefold() != LANGUAGE:
        raise CatalogError(
            path,
            tr("is a catalog into '{language}', not into English; choose another output folder", language=language),
        )
