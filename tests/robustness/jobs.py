"""Commands worth disturbing: the folder each begins in, what it says, and what it leaves when nothing disturbs it.

A job's folder is made once and copied for every run, so that a run begins at the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.termbase import open_termbase
from glossary.termbase.entries import all_entries
from tests.robustness.running import Outcome, Request, Zygote, request
from tests.termbase.versions.dumping import made

VERSION_1 = Path(__file__).resolve().parents[1] / "termbase" / "versions" / "v1.sql"
DATE = ("--date", "2026-11-22")
_TEXTS = (
    "De kapitaaluitgaven van Dijkzicht stegen in het derde kwartaal. De vrije kasstroom daalde door hogere rentelasten. "
    "De brutomarge verbeterde, maar de nettoschuld liep op en het werkkapitaal nam toe.\n",
    "De onderneming verlaagt haar winstverwachting. De operationele marge bleef gelijk. Het interim-dividend gaat omhoog "
    "en het bedrijf verwacht een hogere omzetgroei in de cloudactiviteiten.\n",
)
# Each gives one verdict; the queue is in the same order for everybody.
_ANSWERS = ("a\n", "r\n1\n", "a\n", "d\n", "2\n", "a\n", "r\n3\n", "a\n")
# Tables whose rows are the result; the moments in them, and what a second run of a command adds, are left out.
_MOMENTS = frozenset({"moment", "applied_at"})
# Entries are compared without their numbers: approving again gives a new one.
_LOGS = frozenset({"verdicts", "batches", "entry_changes", "sqlite_sequence", "_sqlite_migrations"})
_NUMBERED = frozenset({"concept_entries", "terms", "terms_trigrams"})


@dataclass(frozen=True, slots=True)
class Job:
    """A command, the folder it begins in, and what it leaves."""

    name: str
    arguments: tuple[str, ...]
    begin: Path
    """The folder to copy."""
    end: Path
    """The folder as an undisturbed run left it."""
    usual: Outcome
    """What the undisturbed run gave."""
    steps: tuple[str, ...] = ()
    """What is typed, one part for each verdict."""

    def request(self, folder: Path, **more: object) -> Request:
        """Give the request for the command in a copy of the folder; what was decided before is not typed again."""
        done = verdicts_of(folder / "glossary.db") - verdicts_of(self.begin / "glossary.db") if self.steps else 0
        answers = "".join((*self.steps[done:], "q\n")) if self.steps else None
        return request(folder, *self.arguments, answers=answers, **more)


def verdicts_of(path: Path) -> int:
    """Count the verdicts in the log of a termbase."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM verdicts").fetchone()[0])


def content_of(path: Path, *, logs: bool = False) -> dict[str, list[str]]:
    """Give the rows of a termbase by table, without moments; with `logs`, those of the logs too."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
            if name.startswith("terms_trigrams_") or (name in (_LOGS | _NUMBERED) and not logs):
                continue
            rows = connection.execute(f'SELECT * FROM "{name}"')
            columns = [place for place, column in enumerate(rows.description) if column[0] not in _MOMENTS]
            # The number of a verdict that stands hangs on how often a command was run.
            columns = columns[1:] if name == "standing_verdicts" else columns
            found[name] = sorted(_comparable(repr([row[place] for place in columns]), path.parent) for row in rows)
    with open_termbase(path) as termbase:
        found["entries"] = sorted(repr(replace(entry, number=0)) for entry in all_entries(termbase))
    return found


def _comparable(row: str, folder: Path) -> str:
    """Leave out the folder, by which exports are kept, and the number of the import that said something last."""
    return re.sub(r"\(import \d+\)", "", row.replace(str(folder), ""))


def files_of(folder: Path) -> dict[str, bytes]:
    """Give the files that are results: neither a database nor unfinished."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".db" not in path.name and not is_unfinished(path) and path.suffix != ".bak"
    }


def is_unfinished(path: Path) -> bool:
    """Say whether a file is what a killed command leaves: hidden from globs, with an ending that no reader takes."""
    ours = path.name.startswith(".") and (path.suffix == ".tmp" or ".tmp-" in path.name)
    return ours or path.name in {".sync.lock", ".glossary.lock"}


def databases_of(folder: Path) -> list[Path]:
    """Give the termbase and its copies, those that are finished."""
    return sorted(
        path
        for path in folder.iterdir()
        if (path.name == "glossary.db" or path.suffix == ".bak") and not path.name.startswith(".")
    )


class Workshop:
    """Makes jobs in a folder, with the help of undisturbed commands."""

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        self._zygote = zygote
        self._folder = folder
        self._known: dict[str, Job] = {}
        self._mined = self._made("mined", self._mine)
        self._decided = self._made("decided", self._decide, self._mined)

    def jobs(self, names: Sequence[str] = ()) -> list[Job]:
        """Give the jobs with some names, or all."""
        makers: dict[str, Callable[[str], Job]] = {
            "mine": lambda name: self._job(name, self._made("texts", self._texts), "mine", "a.txt", "b.txt"),
            "review": lambda name: self._job(name, self._mined, "review", "--plain", steps=_ANSWERS),
            "accept": lambda name: self._job(name, self._mined, "accept", *map(str, range(1, 7))),
            "reject": lambda name: self._job(name, self._mined, "reject", *map(str, range(2, 8)), "-r", "not a term"),
            "import": lambda name: self._job(name, self._decided, "import", "lijst.csv"),
            "export": lambda name: self._job(name, self._decided, "export", "--out", "locales", "--mo", *DATE),
            "export tbx2": lambda name: self._job(
                name, self._decided, "export", "--for", "tbx2", "--out", "terms.tbx", *DATE
            ),
            "sync": lambda name: self._job(name, self._made("synced", self._sync, self._decided), "sync", "team"),
            "backup": lambda name: self._job(name, self._decided, "backup", "oud.bak", "--force"),
            "restore": lambda name: self._job(name, self._decided, "restore", "oud.bak"),
            "migrate": lambda name: self._job(name, self._made("version 1", self._version_1), "history"),
        }
        for name in names or makers:
            if name not in self._known:
                self._known[name] = makers[name](name)
        return [self._known[name] for name in names or makers]

    def _job(self, name: str, begin: Path, *arguments: str, steps: tuple[str, ...] = ()) -> Job:
        end = self._folder / f"{name} done"
        shutil.copytree(begin, end)
        draft = Job(name, arguments, begin, end, Outcome(0, "", "", 0), steps)
        usual = self._zygote.run(draft.request(end, act=0))
        if usual.code != 0:
            raise AssertionError((arguments, usual))
        return Job(name, arguments, begin, end, usual, steps)

    def _made(self, name: str, make: Callable[[Path], None], like: Path | None = None) -> Path:
        folder = self._folder / name
        if not folder.exists():
            if like is not None:
                shutil.copytree(like, folder)
            else:
                folder.mkdir()
            make(folder)
        return folder

    def _texts(self, folder: Path) -> None:
        for name, text in zip(("a.txt", "b.txt"), _TEXTS, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        self._zygote.done(folder, "add", "dagrapport", "daily report")

    def _mine(self, folder: Path) -> None:
        self._texts(folder)
        self._zygote.done(folder, "mine", "a.txt", "b.txt")

    def _decide(self, folder: Path) -> None:
        """Approve some, write every kind of file, and approve some more, so that each of them is old."""
        (folder / "lijst.csv").write_text(_table(), encoding="utf-8")
        self._zygote.done(folder, "accept", "1", "2", "3")
        self._zygote.done(folder, "export", "--out", "locales", "--mo", "--approved", "--date", "2026-11-01")
        self._zygote.done(folder, "export", "--for", "tbx2", "--approved", "--out", "terms.tbx", "--date", "2026-11-01")
        self._zygote.done(folder, "backup", "oud.bak")
        self._zygote.done(folder, "accept", "4", "5", "6")

    def _sync(self, folder: Path) -> None:
        """Change both sides since the last sync."""
        self._zygote.done(folder, "sync", "team")
        table = next(path for path in sorted((folder / "team").glob("*.csv")) if "daily report" in path.read_text())
        table.write_text(table.read_text().replace("daily report", "report of the day"), encoding="utf-8")
        self._zygote.done(folder, "accept", "7", "8")

    def _version_1(self, folder: Path) -> None:
        made(VERSION_1, folder / "glossary.db")


def _table() -> str:
    """Give a table of entries: new ones, known ones, and one that the termbase contradicts."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["nl", "en"])
    rows.writerow(["dagrapport", "journal of the day"])
    rows.writerows([f"proefrapport {letter}{number}", f"trial report {letter}{number}"] for letter in "abcdef"
                   for number in range(20))  # fmt: skip
    return text.getvalue()
