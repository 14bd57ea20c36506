r"""What a tool has no column for, to the text of its comment and back: `Definition: …`, one fact a line.

A table for another tool has a row for each pair of terms that can be used. The row of the preferred terms explains the
whole entry; the row of another term names the terms it is a variant of, and is taken into their entry when read back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from glossary.exchange.formats.cells import Defaults, members, read_member, term_cell
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.table_rows import entry_cells, found_in
from glossary.exchange.formats.tally import Tally
from glossary.model import ConceptEntry, Place, Term, TermStatus

# Our columns by the name a person reads, in the order in which they are told.
LABELS = {
    "Definition": "definition",
    "Note": "note",
    "Article": "article",
    "Part of speech": "pos",
    "Plural": "plural",
    "English part of speech": "en_pos",
    "English plural": "en_plural",
    "Subject field": "field",
    "Subfield": "subfield",
    "Dutch in full": "nl_marks",
    "English in full": "en_marks",
    "Admitted Dutch": "nl_admitted",
    "Admitted English": "en_admitted",
    "Deprecated Dutch": "nl_deprecated",
    "Deprecated English": "en_deprecated",
    "Forbidden Dutch": "nl_forbidden",
    "Forbidden English": "en_forbidden",
    "Dutch usage": "nl_usage",
    "English usage": "en_usage",
    "Source": "origin",
    "Identifier": "id",
}
_VARIANT_OF = "Variant of"
_BETWEEN = " = "
_USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)


class PairRow(NamedTuple):
    """A Dutch and an English term that may be used for one another, with what explains them."""

    nl: str
    en: str
    facts: tuple[tuple[str, str], ...]
    entry: ConceptEntry
    is_main: bool


def pair_rows(
    entries: Iterable[ConceptEntry],
    tally: Tally,
    without: Collection[str] = (),
    *,
    english: bool,
    unusable: str = "a term that must not be used is only named in the comment of its entry",
) -> Iterator[PairRow]:
    """Give a row for the preferred terms of each entry, and one for each other Dutch term that may be used.

    With `english` also one for each other English term. `without` names the columns that the tool has a place for,
    `unusable` says what becomes of terms that must not be used.
    """
    for entry in entries:
        cells = entry_cells(entry)
        dutch = [term for term in entry.in_language("nl") if term.status in _USABLE]
        others = [term for term in entry.in_language("en") if term.status in _USABLE]
        dutch.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
        others.sort(key=lambda term: term.status is not TermStatus.PREFERRED)
        if not dutch or not others:
            tally.leave_out(
                "an entry without a term that may be used in both languages is left out", entry.terms[0].text
            )
            continue
        nl, en = dutch[0], others[0]
        yield PairRow(nl.text, en.text, tuple(_facts(cells, nl, en, without)), entry, is_main=True)
        variant = ((_VARIANT_OF, f"{nl.text}{_BETWEEN}{en.text}"),)
        for term in dutch[1:]:
            yield PairRow(term.text, en.text, variant, entry, is_main=False)
        for term in others[1:] if english else ():
            yield PairRow(nl.text, term.text, variant, entry, is_main=False)
        for term in entry.terms:
            if term.status not in _USABLE:
                tally.add(unusable, term.text)


def _facts(cells: Mapping[str, str], nl: Term, en: Term, without: Collection[str]) -> Iterator[tuple[str, str]]:
    told = dict(cells)
    # The terms themselves stand in columns of their own, without their marks and without others beside them.
    for language, term in (("nl", nl), ("en", en)):
        if told[language] != term.text:
            told[f"{language}_marks"] = told[language]
    for label, name in LABELS.items():
        if name not in without and (text := told.get(name)):
            yield label, text


def explanation(facts: Iterable[tuple[str, str]], separator: str = "\n") -> str:
    """Give facts as the text of a comment; what would part one in two is written otherwise."""
    mark = separator.strip()
    return separator.join(f"{label}: {_kept_whole(text, mark)}" for label, text in facts)


def _kept_whole(text: str, mark: str) -> str:
    return text.replace(mark, "¦") if mark and mark in text else text


def explained(text: str, separator: str = "\n") -> dict[str, str]:
    """Give the cells that a comment tells by our names of the columns; what is not ours becomes the note.

    >>> explained("Definition: Money that is owed.\\nPart of speech: noun")
    {'definition': 'Money that is owed.', 'pos': 'noun'}
    >>> explained("Not for banks; see the style guide: rule 3.")
    {'note': 'Not for banks; see the style guide: rule 3.'}
    """
    cells: dict[str, str] = {}
    others: list[str] = []
    for piece in text.split(separator):
        label, colon, rest = piece.partition(": ")
        name = LABELS.get(label.strip(), "variant" if label.strip() == _VARIANT_OF else "")
        if colon and name and name not in cells:
            cells[name] = rest.strip()
        elif piece.strip():
            others.append(piece.strip())
    if others:
        cells["note"] = " ".join((*([cells["note"]] if "note" in cells else []), *others))
    return cells


@dataclass(frozen=True, slots=True)
class ToldPair:
    """A row of a tool's table: two terms and what else it tells, by our names of the columns."""

    place: Place
    nl: str
    en: str
    cells: Mapping[str, str]


def gather_pairs(rows: Iterable[ToldPair], gathering: Gathering) -> None:
    """Gather the entries of a tool's rows; the row of a variant goes into the entry of its terms where that is there."""
    every = list(rows)
    mains: dict[str, list[Found]] = {}
    read: dict[int, Found] = {}
    for position, row in enumerate(every):
        if "variant" not in row.cells:
            read[position] = found_in(_as_cells(row), row.place, is_ours=True)
            mains.setdefault(row.nl, []).append(read[position])
    for position, row in enumerate(every):
        if position in read:
            gathering.add(read[position])
        elif not _is_told_of(row, mains):
            gathering.add(found_in(_as_cells(row), row.place, is_ours=True))


def _is_told_of(row: ToldPair, mains: Mapping[str, Sequence[Found]]) -> bool:
    """Say whether a variant tells no more than the entry it belongs to: nobody changed it since we wrote it."""
    pieces = row.cells["variant"].split(_BETWEEN)
    for at in range(1, len(pieces)):
        nl, en = _BETWEEN.join(pieces[:at]), _BETWEEN.join(pieces[at:])
        for found in mains.get(nl, ()):
            texts = {(term.language, term.text) for term in found.terms}
            if ("nl", row.nl) in texts and (row.en == en or ("en", row.en) in texts):
                return True
    return False


def _as_cells(row: ToldPair) -> dict[str, str]:
    cells = {name: text for name, text in row.cells.items() if name not in {"variant", "nl_marks", "en_marks"}}
    for language, text in (("nl", row.nl), ("en", row.en)):
        cells[language] = _term_cell(text, row.cells.get(f"{language}_marks", ""), language)
    return cells


def _term_cell(text: str, in_full: str, language: str) -> str:
    """Give the cell of a term whose text stands in a column of its own, where a person may have changed it."""
    if not in_full:
        return term_cell([(Term(text, language), Defaults())]) if text else ""
    told = members(in_full)
    term = read_member(told[0], language, Defaults()) if told else Term(text, language)
    return "; ".join((term_cell([(replace(term, text=text), Defaults())]), *told[1:])) if text else ""
