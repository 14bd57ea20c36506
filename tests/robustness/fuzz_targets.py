"""Everything that takes a file or a text of unknown origin, each as a function of bytes, with files it can begin at.

A function may raise GlossaryError, or return; all else is a fault. What is said of a file is one line that a terminal
can show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from glossary.errors import GlossaryError
from tests.robustness import fuzz_seeds
from tests.robustness.fuzz_parsers import parsers
from tests.robustness.fuzz_target import SaidError, Target, check_said

# Endings that another one's reader takes.
_SAME_READER = frozenset({".text", ".markdown", ".htm", ".xhtml", ".pot", ".xlf"})


def targets(folder: Path) -> dict[str, Target]:
    """Give all targets; they work in `folder`, where a termbase is made."""
    found = [*_readers(folder), *_pair_readers(folder), *_importers(folder), *parsers(folder), *_databases(folder)]
    return {target.name: target for target in found}


def _on_file(path: Path, read: Callable[[Path], None]) -> Callable[[bytes], None]:
    def run(content: bytes) -> None:
        path.write_bytes(content)
        try:
            read(path)
        except GlossaryError as error:
            check_said([error])

    return run


def _readers(folder: Path) -> Iterable[Target]:
    from glossary.reading import read_document
    from glossary.reading.base import supported_suffixes

    def read(path: Path) -> None:
        document = read_document(path, any_language=True)
        for segment in document.segments:
            if segment.text != " ".join(segment.text.split()) or "\0" in segment.text:
                raise SaidError(f"a segment is not one tidy line: {segment.text[:200]!r}")
            if segment.place.offset < 0 or segment.place.line < 1:
                raise SaidError(f"a segment stands nowhere: {segment.place!r}")
        check_said(document.problems)

    for suffix in supported_suffixes():
        if suffix in _SAME_READER:
            continue
        seeds = fuzz_seeds.of_suffix(suffix)
        packed = suffix in {".docx", ".odt", ".xlsx"}
        yield Target(f"read {suffix}", _on_file(folder / f"a{suffix}", read), seeds, packed)


def _pair_readers(folder: Path) -> Iterable[Target]:
    from glossary.checking.marks import read_marks
    from glossary.reading.bilingual import bilingual_suffixes, read_pairs

    def read(path: Path) -> None:
        document = read_pairs(path)
        for pair in document.pairs:
            if not pair.nl or not pair.en:
                raise SaidError(f"a pair has one side only: {pair!r:.200}")
        check_said(document.problems)
        read_marks(path)

    for suffix in bilingual_suffixes():
        if suffix in _SAME_READER:
            continue
        seeds = fuzz_seeds.of_suffix(suffix)
        yield Target(f"pairs {suffix}", _on_file(folder / f"p{suffix}", read), seeds, suffix == ".xlsx")


def _importers(folder: Path) -> Iterable[Target]:
    from glossary.exchange.formats import ReadOptions, format_named, recognised_format
    from glossary.exchange.formats.base import format_names

    for name in format_names():
        chosen = format_named(name)
        if not chosen.reads:
            continue

        def read(path: Path, name: str = name) -> None:
            found = format_named(name).read(path, ReadOptions())
            for one in found.entries:
                if any(not term.text.strip() for term in one.entry.terms):
                    raise SaidError(f"an entry has an empty term: {one.entry!r:.200}")
            check_said(found.problems)

        path = folder / f"i-{name}{chosen.suffix}"
        yield Target(f"import {name}", _on_file(path, read), fuzz_seeds.of_format(name), name == "xlsx")
    everything = tuple(
        seed for name in ("tbx2", "csv", "json", "utx", "gettext") for seed in fuzz_seeds.of_format(name)
    )
    guess = _on_file(folder / "unknown", lambda path: check_said([recognised_format(path).name]))
    yield Target("import ?", guess, everything, weight=4)


def _databases(folder: Path) -> Iterable[Target]:
    from glossary.doctor.rescue import rescue
    from glossary.doctor.termbase_file import examine_termbase
    from glossary.termbase import open_termbase
    from glossary.termbase.entries import all_entries
    from glossary.termbase.entry_json import entry_from_text

    def use(path: Path) -> None:
        for part in ("-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        with open_termbase(path) as termbase:
            list(all_entries(termbase))

    def save(path: Path) -> None:
        target = folder / "saved.db"
        for file in folder.glob("saved.db*"):
            file.unlink()
        check_said(f"{finding.message} {finding.advice}" for finding in examine_termbase(path))
        rescue(path, target)

    database = fuzz_seeds.database(folder)
    yield Target("a database", _on_file(folder / "opened.db", use), (database,), weight=0.02)
    yield Target("a damaged database", _on_file(folder / "damaged.db", save), (database,), weight=0.01)

    def record(content: bytes) -> None:
        try:
            entry_from_text(content.decode("utf-8", "replace"))
        except (GlossaryError, ValueError, KeyError):
            # Only ever read from the log of our own database; a broken record must not do more than fail.
            return

    seeds = tuple(json.dumps(one).encode() for one in fuzz_seeds.records())
    yield Target("entry records", record, seeds, weight=4)
