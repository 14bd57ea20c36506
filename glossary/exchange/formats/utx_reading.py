"""UTX files of any version and either direction to concept entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions
from glossary.exchange.formats.collecting import no_collection
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.labels import gender_of, kind_of, language_and_region, pos_of, region_of, status_of
from glossary.exchange.formats.utx import TERM_COLUMNS
from glossary.exchange.plain_text import one_line
from glossary.i18n import tr
from glossary.model import Place, Problem, Term, TermStatus
from glossary.reading.formulas import unguarded

# A heading and a remark start alike; the heading is the last such line before the terms that names a column of terms.
_MOST_HEAD_LINES = 100
_HELD = frozenset({"src", "tgt", "term status", "concept id", "subject field", "definition", "note", "source"})
_ALIASES = {
    "status": "term status", "conceptid": "concept id", "concept": "concept id", "id": "concept id",
    "domain": "subject field", "subject": "subject field", "comment": "note", "comments": "note", "description": "definition",
    "src:term": "src", "tgt:term": "tgt",
}  # fmt: skip
_SIDES = ("src", "tgt")
_OF_TERMS = frozenset(f"{side}:{name}" for side in _SIDES for name in TERM_COLUMNS)


def read_utx(path: Path, options: ReadOptions) -> ReadEntries:
    """Read a UTX file. Raises ReadingError when it has no heading or is of other languages."""
    from glossary.exchange.formats.delimited_files import opened_lines

    problems: list[Problem] = []
    gathering = Gathering(path, options)
    with opened_lines(path, problems) as lines, no_collection():
        numbered = ((number, text.rstrip("\r\n")) for number, _, text in lines)
        reading = _Reading(gathering, _head(numbered, str(path)))
        for number, line in reading.first_rows:
            reading.row(number, line)
        for number, line in numbered:
            if line.strip() and not line.startswith("#"):
                reading.row(number, line)
    reading.finish()
    gathering.problems[:0] = problems
    return gathering.result()


class _Head:
    """What stands above the terms: the languages of both sides, the columns, and the first row."""

    def __init__(self, remarks: list[str], name: str) -> None:
        self.first_rows: list[tuple[int, str]] = []
        named = next((line for line in remarks if line.upper().startswith("#UTX")), "")
        heading = next((line for line in reversed(remarks) if _columns_of(line) & {"src", "tgt"}), "")
        spoken = [part.strip() for part in named.split(";")]
        self.languages = tuple(language_and_region(tag)[0] for tag in spoken[1].split("/")) if len(spoken) > 1 else ()
        self.columns = [_column(text, self.languages) for text in heading.removeprefix("#").split("\t")]
        if not heading and (termed := next((line for line in reversed(remarks) if "term:" in line), "")):
            self.languages = ("nl", "en")
            self.columns = [_column(text, self.languages) for text in termed.removeprefix("#").split("\t")]
        if not {"src", "tgt"} <= {*self.columns}:
            raise ReadingError(
                name,
                tr(
                    "has no heading with the columns 'src' and 'tgt'; begin with '#UTX 1.11; nl/en; …' and"
                    " '#src<tab>tgt<tab>src:pos'"
                ),
            )
        if {*self.languages} != {"nl", "en"}:
            told = one_line(" to ".join(language or "?" for language in self.languages))[:40] or "unnamed languages"
            raise ReadingError(
                name, tr("is a glossary of {told}, not of Dutch and English; write nl/en in its first line", told=told)
            )


def _head(lines: Iterator[tuple[int, str]], name: str) -> _Head:
    remarks: list[str] = []
    for number, line in lines:
        bare = line.lstrip("\ufeff")
        if bare.startswith("#") and len(remarks) < _MOST_HEAD_LINES:
            remarks.append(bare)
        elif bare.strip():
            head = _Head(remarks, name)
            head.first_rows.append((number, bare))
            return head
    return _Head(remarks, name)


def _columns_of(line: str) -> set[str]:
    return {_column(text, ()) for text in line.removeprefix("#").split("\t")}


def _column(text: str, languages: Iterable[str]) -> str:
    """Give our name of a column; `term:nl` and `pos:nl` are those of a side, by the languages of the sides.

    >>> _column(" Term Status", ()), _column("pos:en", ("nl", "en")), _column("term:nl", ("nl", "en"))
    ('term status', 'tgt:pos', 'src')
    """
    name = " ".join(text.casefold().split())
    kind, _, tag = name.partition(":")
    sides = dict(zip(languages, _SIDES, strict=False))
    if (side := sides.get(language_and_region(tag)[0])) and kind not in _SIDES:
        name = side if kind == "term" else f"{side}:{kind}"
    return _ALIASES.get(name, name)


class _Reading:
    """The rows of one file, those of a concept brought together."""

    def __init__(self, gathering: Gathering, head: _Head) -> None:
        self.first_rows = head.first_rows
        self._gathering = gathering
        self._columns = head.columns
        self._languages = dict(zip(_SIDES, head.languages, strict=True))
        self._own_statuses = bool({"src:status", "tgt:status"} & {*head.columns})
        self._found: dict[object, Found] = {}

    def row(self, number: int, line: str) -> None:
        """Take a row in."""
        place = Place(self._gathering.name, number)
        cells = line.split("\t")
        if len(cells) < 2:
            self._gathering.problems.append(
                Problem(
                    place, tr("'{one_line}' has one cell; part the columns with a tab", one_line=one_line(line)[:60])
                )
            )
            return
        row = {name: _text(cell) for name, cell in zip(self._columns, cells, strict=False) if cell.strip()}
        for name in row.keys() - _HELD - _OF_TERMS:
            self._gathering.tally.add(f"the column '{one_line(name)[:40]}' was not kept", row[name], place)
        identifier = row.get("concept id", "")
        found = self._found.setdefault(identifier or number, Found(place, identifier))
        found.subject = found.subject or row.get("subject field", "")
        found.definition = found.definition or row.get("definition", "")
        found.source = found.source or row.get("source", "")
        if row.get("note") and row["note"] not in found.notes:
            found.notes.append(row["note"])
        known = {(term.language, term.text) for term in found.terms}
        found.terms += [term for term in self._terms(row, place) if (term.language, term.text) not in known]

    def _terms(self, row: Mapping[str, str], place: Place) -> Iterator[Term]:
        for side, language in self._languages.items():
            text = row.get(side, "")
            if not text:
                continue
            region = row.get(f"{side}:region", "")
            yield Term(
                text,
                language,
                self._status(row, side, place),
                pos_of(row.get(f"{side}:pos", "")),
                gender_of(row.get(f"{side}:gender", "")) if language == "nl" else "",
                row.get(f"{side}:plural", ""),
                region_of(region, language),
                _kind(row.get(f"{side}:type", "")),
                row.get(f"{side}:note", ""),
                bool(row.get(f"{side}:case")),
            )

    def _status(self, row: Mapping[str, str], side: str, place: Place) -> TermStatus:
        told = row.get(f"{side}:status" if self._own_statuses else "term status", "")
        if not told or (side == "src" and not self._own_statuses):
            # One status for both is that of the translation.
            return TermStatus.PREFERRED
        status = status_of(told)
        if status is None:
            self._gathering.tally.add(f"the term status '{one_line(told)[:40]}' is unknown", row[side], place)
        return status or TermStatus.PREFERRED

    def finish(self) -> None:
        """Hand over what was found, in the order of the file."""
        for found in self._found.values():
            firsts = {"nl", "en"}
            terms = []
            for term in found.terms:
                # Of several preferred terms the first stays so, where the file has one status for both sides.
                again = term.status is TermStatus.PREFERRED and term.language not in firsts and not self._own_statuses
                terms.append(replace(term, status=TermStatus.ADMITTED) if again else term)
                firsts -= {term.language} if term.status is TermStatus.PREFERRED else set()
            found.terms = terms
            self._gathering.add(found)


def _text(cell: str) -> str:
    cell = cell.strip()
    if cell.startswith("'") and cell.lstrip("'").startswith("#"):
        return cell[1:]
    return unguarded(cell)


def _kind(text: str) -> str:
    return text if text in {"abbr", "spelling"} else kind_of(text) or ""
