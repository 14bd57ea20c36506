"""Rows of terms/ to concept entries, components, false friends and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.errors import TermFileError
from glossary.i18n import tr
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.starter.files import FINANCE_SUBFIELDS, TECH_SUBFIELDS, rows, terms_folder

_MARKED = re.compile(r"^(?P<text>.*?)(?P<marks>(?:\s*\[[a-z]+\])*)\Z", re.DOTALL)
_REGIONS = {"be": "nl-BE", "nl": "nl-NL", "gb": "en-GB", "us": "en-US"}
_STATUSES = {"deprecated": TermStatus.DEPRECATED, "forbidden": TermStatus.FORBIDDEN}
_KINDS = frozenset({"abbr", "spelling"})
# The field of each name that may stand in a column `field`.
FINANCE_OR_TECH = {
    "finance": SubjectField.FINANCE,
    "tech": SubjectField.TECH,
    **dict.fromkeys(FINANCE_SUBFIELDS, SubjectField.FINANCE),
    **dict.fromkeys(TECH_SUBFIELDS, SubjectField.TECH),
}
MARKS = frozenset({*_REGIONS, *_STATUSES, *_KINDS})


@dataclass(frozen=True, slots=True)
class Component:
    """A part of compounds, or an adjective before a noun, with its English, best first."""

    nl: str
    role: str
    """`modifier`, `head` or `adjective`."""
    field: str
    """Empty where it holds everywhere; else finance, tech or a subfield."""
    en: tuple[str, ...]
    examples: tuple[tuple[str, str], ...] = ()
    """Compounds or phrases with the part and their English, from the column `note`."""


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A Dutch word that looks like an English one of another meaning."""

    nl: str
    wrong: str
    right: tuple[str, ...]
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class StarterTerms:
    """Everything in terms/."""

    concepts: tuple[ConceptEntry, ...]
    components: tuple[Component, ...]
    false_friends: tuple[FalseFriend, ...]


def cell_list(cell: str) -> tuple[str, ...]:
    """Give the members of a cell that holds a list.

    >>> cell_list("capital; equity ")
    ('capital', 'equity')
    """
    return tuple(part for piece in cell.split(";") if (part := piece.strip()))


def parse_term(text: str, language: str, status: TermStatus, pos: str = "", gender: str = "", plural: str = "") -> Term:
    """Read a term with its marks.

    >>> term = parse_term("amortise [gb]", "en", TermStatus.ADMITTED)
    >>> term.text, term.region
    ('amortise', 'en-GB')
    """
    if "[" not in text:
        return Term(text.strip(), language, status, pos, gender, plural)
    found = _MARKED.match(text.strip())
    assert found is not None  # noqa: S101 - the pattern matches every string
    marks = re.findall(r"\[([a-z]+)\]", found["marks"])
    regions = [_REGIONS[mark] for mark in marks if mark in _REGIONS]
    statuses = [_STATUSES[mark] for mark in marks if mark in _STATUSES]
    kinds = [mark for mark in marks if mark in _KINDS]
    return Term(
        found["text"].strip(),
        language,
        statuses[0] if statuses else status,
        pos,
        gender,
        plural,
        region=regions[0] if regions else "",
        kind=kinds[0] if kinds else "",
    )


def _terms(row: dict[str, str]) -> Iterator[Term]:
    pos = row["pos"]
    yield parse_term(row["nl"], "nl", TermStatus.PREFERRED, pos, row["article"], row["plural"])
    for text in cell_list(row["nl_admitted"]):
        yield parse_term(text, "nl", TermStatus.ADMITTED, pos)
    yield parse_term(row["en"], "en", TermStatus.PREFERRED, pos)
    for text in cell_list(row["en_admitted"]):
        yield parse_term(text, "en", TermStatus.ADMITTED, pos)


def _concepts(path: Path, subject_field: SubjectField, first: int) -> Iterator[ConceptEntry]:
    for position, (line, row) in enumerate(rows(path)):
        for column in ("nl", "en"):
            if not row[column].strip():
                raise TermFileError(
                    path,
                    line,
                    tr(
                        "no {what} term; fill column '{column}'",
                        what=tr("Dutch") if column == "nl" else tr("English"),
                        column=column,
                    ),
                )
        yield ConceptEntry(
            -(first + position),
            subject_field,
            row["subfield"],
            tuple(_terms(row)),
            row["definition"],
            row["note"],
            "starter",
        )


def _abbreviations(path: Path, first: int) -> Iterator[ConceptEntry]:
    for position, (line, row) in enumerate(rows(path)):
        if not row["nl"] or not (row["en"] or row["en_expanded"]):
            raise TermFileError(path, line, tr("an abbreviation needs 'nl' and 'en' or 'en_expanded'"))
        nl = [Term(row["nl"], "nl", pos="noun", kind="abbr")]
        nl += [Term(text, "nl", TermStatus.ADMITTED, pos="noun") for text in cell_list(row["nl_expanded"])]
        english = dict.fromkeys((*cell_list(row["en"]), *cell_list(row["en_expanded"])))
        en = [
            Term(text, "en", TermStatus.ADMITTED if rank else TermStatus.PREFERRED, pos="noun")
            for rank, text in enumerate(english)
        ]
        field = SubjectField(row["field"])
        yield ConceptEntry(-(first + position), field, row["subfield"], (*nl, *en), "", row["note"], "starter")


def _examples(note: str) -> tuple[tuple[str, str], ...]:
    """Read `stemrecht = voting right; kiesrecht = suffrage` as pairs; other notes give nothing."""
    pairs = (piece.split(" = ") for piece in note.split(";"))
    return tuple((pair[0].strip(), pair[1].strip()) for pair in pairs if len(pair) == 2 and all(map(str.strip, pair)))


def load_starter_terms(folder: Path | None = None) -> StarterTerms:
    """Read all of terms/. Raises TermFileError at the first row that breaks the format."""
    folder = folder or terms_folder()
    finance = list(_concepts(folder / "finance.csv", SubjectField.FINANCE, 1))
    tech = list(_concepts(folder / "tech.csv", SubjectField.TECH, 1 + len(finance)))
    concepts = finance + tech
    concepts += _abbreviations(folder / "abbreviations.csv", 1 + len(concepts))
    components = tuple(
        Component(row["nl"], row["role"], row["field"], cell_list(row["en"]), _examples(row["note"]))
        for _, row in rows(folder / "components.csv")
    )
    false_friends = tuple(
        FalseFriend(row["nl"], row["wrong"], cell_list(row["right"]), row["field"], row["why"])
        for _, row in rows(folder / "false_friends.csv")
    )
    return StarterTerms(tuple(concepts), components, false_friends)
