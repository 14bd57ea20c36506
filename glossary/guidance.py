"""A folder to what a person may do next in it: its termbase, what waits there, texts that were not mined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from glossary.errors import UsageError
from glossary.i18n import tr, trn
from glossary.termbase.connection import default_path
from glossary.termbase.glance import Glance, glance

# Endings of files that hold running text; tables and catalogs are mined when they are named.
TEXT_ENDINGS = (".txt", ".md", ".docx", ".odt", ".rtf", ".html", ".pdf", ".srt", ".vtt")
# Files of the folder that are looked at, and those of them that are compared with what was mined.
_MOST_FILES = 2_000
_MOST_COMPARED = 50
_LARGEST_COMPARED = 5_000_000
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done, with the command that does it."""

    why: str
    command: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where a person stands, and the steps from there, most worth it first."""

    state: str
    steps: tuple[Step, ...]


def guidance(folder: Path | None = None, termbase: Path | None = None) -> Guidance:
    """Look at a folder (else the present one) and at the termbase that applies there."""
    here = folder or Path.cwd()
    path = termbase or default_path()
    texts = _texts(here)
    if not path.is_file():
        return Guidance(
            tr("There is no termbase yet; the first text makes {path}.", path=_short(path, here)), tuple(_first(texts))
        )
    found = glance(path)
    if found.trouble:
        state = tr("The termbase {path} cannot be used: {trouble}.", path=_short(path, here), trouble=found.trouble)
        return Guidance(state, (Step(tr("Find out what is wrong and what can be saved."), "glossary doctor"),))
    documents = found.documents or {}
    if not documents and not found.entries and not found.waiting:
        return Guidance(tr("The termbase {path} is empty.", path=_short(path, here)), tuple(_first(texts)))
    state = tr(
        "The termbase {path} holds {entries}, from {documents} mined.",
        path=_short(path, here),
        entries=trn("{count} entry", "{count} entries", found.entries),
        documents=trn("{count} document", "{count} documents", len(documents)),
    )
    return Guidance(state, tuple(_next(found, texts, here)) or tuple(_settled()))


def _first(texts: list[Path]) -> Iterator[Step]:
    if texts:
        yield Step(tr("Mine a text that lies here."), f"glossary mine {_named(texts[:1])}")
    else:
        yield Step(tr("Mine a Dutch text."), "glossary mine ARTICLE.txt")
    yield Step(tr("Look a term up; the starter terms are there at once."), 'glossary lookup "vrije kasstroom"')


def _next(found: Glance, texts: list[Path], here: Path) -> Iterator[Step]:
    if found.waiting:
        waits = trn(
            "{count} suggestion waits for your verdict.", "{count} suggestions wait for your verdict.", found.waiting
        )
        yield Step(waits, "glossary review")
    documents = found.documents or {}
    fresh = [text for text in texts if not _is_known(text, here, documents)]
    if fresh:
        lie = trn("{count} text here was not mined yet.", "{count} texts here were not mined yet.", len(fresh))
        yield Step(lie, f"glossary mine {_named(fresh)}")
    changed = [text for text in texts[:_MOST_COMPARED] if _is_changed(text, documents)]
    if changed:
        have = trn("{count} text has changed since mining.", "{count} texts have changed since mining.", len(changed))
        yield Step(have, f"glossary mine {_named(changed)}")
    if found.entries and not found.exported:
        yield Step(tr("Nothing was exported yet."), "glossary export")
    elif found.exported and found.decided_since:
        newer = trn(
            "{count} decision is newer than the catalogs.",
            "{count} decisions are newer than the catalogs.",
            found.decided_since,
        )
        yield Step(newer, "glossary export")
    if found.deferred and not found.waiting:
        left = trn("{count} suggestion was left for later.", "{count} suggestions were left for later.", found.deferred)
        yield Step(left, "glossary review")


def _settled() -> Iterator[Step]:
    yield Step(tr("Nothing waits here. Mine another text."), "glossary mine ARTICLE.txt")
    yield Step(tr("Look at what there is."), "glossary list --entries")


def _texts(folder: Path) -> list[Path]:
    """Give the files of running text in a folder, by name; a folder that cannot be read holds none."""
    try:
        found = sorted(islice(folder.iterdir(), _MOST_FILES))
        return [
            path
            for path in found
            if path.suffix.casefold() in TEXT_ENDINGS
            and not path.name.startswith(".")
            and path.name.isprintable()
            and path.is_file()
            and path.stat().st_size > 0
        ]
    except OSError:
        return []


def _is_known(text: Path, here: Path, documents: dict[str, str]) -> bool:
    """Say whether a text was mined under the name it has here, or with its whole path."""
    return bool(documents.keys() & {text.name, f"./{text.name}", str(text), str((here / text.name).resolve())})


def _is_changed(text: Path, documents: dict[str, str]) -> bool:
    import hashlib

    digest = documents.get(text.name, "")
    try:
        if not digest or text.stat().st_size > _LARGEST_COMPARED:
            return False
        return hashlib.sha256(text.read_bytes()).hexdigest() != digest
    except OSError:
        return False


def _named(texts: list[Path]) -> str:
    """Name a few files as a shell takes them; the folder stands for many."""
    if len(texts) > _NAMED:
        return "."
    import shlex

    return " ".join(shlex.quote(f"./{text.name}" if text.name.startswith("-") else text.name) for text in texts)


def _short(path: Path, here: Path) -> str:
    try:
        return str(path.resolve().relative_to(here.resolve()))
    except (ValueError, OSError):
        return str(path)


def page() -> str:
    """Give what `glossary` alone shows of the present folder, with nothing in it that a terminal would obey.

    Raises UsageError when the folder cannot be read or is gone.
    """
    try:
        text = "\n".join(lines(guidance()))
    except OSError as error:
        raise UsageError(
            tr("this folder cannot be read ({strerror}); change to another one", strerror=error.strerror)
        ) from error
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text) + "\n"


def lines(found: Guidance) -> list[str]:
    """Give guidance as lines: where a person stands, the steps with their commands, where to read on."""
    width = max(len(step.command) for step in found.steps)
    steps = [f"  {step.command.ljust(width)}  {step.why}" for step in found.steps]
    return [
        found.state,
        "",
        *steps,
        "",
        tr("glossary --help lists every command; glossary doctor checks that all is well."),
    ]
