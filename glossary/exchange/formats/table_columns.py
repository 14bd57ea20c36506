"""The heading row of a table to what each column holds: ours, Dutch or English, or a source and a target.

Our own tables have a row for each concept, with these columns:

    nl, en                        the preferred terms; what a translator reads and edits
    article, pos, plural          of the Dutch term; `pos` of all terms that say nothing else
    nl_admitted, en_admitted      other terms that may be used, with a semicolon between them
    nl_deprecated, en_deprecated  terms of the past
    nl_forbidden, en_forbidden    terms that must not be used
    field, subfield, definition, note
    nl_usage, en_usage            how the preferred terms are used
    en_pos, en_plural             of the English term; `none` where it has no part of speech and the Dutch term has one,
                                  `Dutch only` where no other term of the row has one either
    origin, id                    where the entry comes from, and what other tools know it by

What holds for a single term stands behind it in brackets; `cells.py` has the marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.i18n import tr

COLUMNS = (
    "nl", "en", "article", "pos", "plural", "nl_admitted", "en_admitted", "nl_deprecated", "en_deprecated", "nl_forbidden",
    "en_forbidden", "field", "subfield", "definition", "note", "nl_usage", "en_usage", "en_pos", "en_plural", "origin", "id",
)  # fmt: skip
# What tables of other tools have besides.
_ALSO_READ = ("status", "nl_status", "en_status", "case", "forbidden")
READ_COLUMNS = (*COLUMNS, *_ALSO_READ)
_LANGUAGES = {
    **dict.fromkeys("nl nld dut dutch nederlands nederlandse".split(), "nl"),
    **dict.fromkeys("en eng english engels engelse".split(), "en"),
}
_SIDES = {
    **dict.fromkeys("source src bron brontaal brontekst bronterm sourceterm msgid".split(), "source"),
    **dict.fromkeys(
        "target tgt trg doel doeltaal doeltekst doelterm targetterm translation vertaling equivalent msgstr".split(),
        "target",
    ),
}
# The words of headings; where a heading has several, the first kind in this order is meant.
_ROLES: dict[str, str] = {
    "usage": "usage gebruik gebruiksnotitie",
    "case": "case hoofdlettergevoelig casesensitive",
    "forbidden": "forbidden prohibited verboden vermijden avoid notallowed",
    "deprecated": "deprecated obsolete superseded verouderd afgeraden",
    "status": "status termstatus administrativestatus",
    "definition": "definition definitions definitie definities omschrijving description beschrijving uitleg explanation betekenis meaning",
    "pos": "pos partofspeech woordsoort wordclass woordklasse",
    "article": "article lidwoord gender geslacht genus",
    "plural": "plural meervoud",
    "subfield": "subfield subdomain subdomein subject2 deelgebied subcategory subcategorie",
    "field": "field domain domein vakgebied subject subjectfield onderwerp sector topic discipline categorie category rubriek",
    "id": "id identifier guid conceptid entryid",
    "note": "note notes opmerking opmerkingen comment comments commentaar notitie notities remark remarks toelichting",
    "admitted": "admitted synonym synonyms synoniem synoniemen variant variants varianten alternative alternatives alternatief alternatieven afkorting abbreviation",
    "origin": "origin herkomst reference referentie bronvermelding",
    "term": "term terms termen word woord lemma headword preferred voorkeur voorkeursterm text tekst",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_ROLE_ORDER = {role: rank for rank, role in enumerate(_ROLES)}
# Words that say nothing, and regions; a heading with any other word is not known.
_FILLERS = frozenset("of the de het van in entry concept be gb uk us sensitive field".split())
_PHRASES = {
    "part of speech": "pos",
    "word class": "wordclass",
    "do not use": "forbidden",
    "niet gebruiken": "forbidden",
    "subject field": "subjectfield",
}
_BY_LANGUAGE = frozenset({"admitted", "deprecated", "forbidden", "usage", "status"})
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table hold."""

    columns: tuple[tuple[int, str], ...]
    """The position of a column, counted from 0, and one of READ_COLUMNS, or `source` and `target`."""
    width: int
    """The cells of the heading row; 0 where there is none."""
    unread: tuple[str, ...] = ()
    """The headings of columns that are not read."""
    blank: tuple[int, ...] = ()
    """The positions without a heading."""
    is_ours: bool = False
    """Whether every one of our columns is there under our name, so that the cells mean what we wrote."""

    @property
    def names(self) -> frozenset[str]:
        """Give what the columns hold."""
        return frozenset(name for _, name in self.columns)

    @property
    def has_sides(self) -> bool:
        """Say whether it is the texts that have to tell which column is Dutch."""
        return {"source", "target"} <= self.names


@lru_cache(1_024)
def column_of(heading: str) -> str:
    """Give what a column holds by its heading: one of READ_COLUMNS, `source`, `target`, or nothing.

    >>> [column_of(heading) for heading in ("Dutch term", "Engels", "term_nl", "Definitie (EN)", "English synonyms")]
    ['nl', 'en', 'nl', 'definition', 'en_admitted']
    >>> column_of("Bron"), column_of("Vakgebied"), column_of("Part of speech"), column_of("Prioriteit")
    ('source', 'field', 'pos', '')
    """
    folded = heading.strip().casefold()
    if folded in READ_COLUMNS:
        return folded
    if not folded or len(folded) > _LONGEST_HEADING:
        return ""
    spaced = " ".join(_WORDS.findall(folded))
    for phrase, word in _PHRASES.items():
        spaced = spaced.replace(phrase, word)
    words = [word for word in spaced.split() if not word.isdecimal()]
    roles = {_ROLE_OF[word] for word in words if word in _ROLE_OF}
    languages = [_LANGUAGES[word] for word in words if word in _LANGUAGES]
    sides = [_SIDES[word] for word in words if word in _SIDES]
    if any(not _is_known(word) for word in words) or not (roles or languages or sides):
        return ""
    return _column(min(roles, key=_ROLE_ORDER.__getitem__, default="term"), languages, sides)


def _is_known(word: str) -> bool:
    return word in _ROLE_OF or word in _LANGUAGES or word in _SIDES or word in _FILLERS


def _column(role: str, languages: Sequence[str], sides: Sequence[str]) -> str:
    if role == "term":
        # 'term' alone stands beside 'translation'.
        return languages[0] if languages else sides[0] if sides else "source"
    language = languages[0] if languages else {"source": "nl", "target": "en"}.get(sides[0], "") if sides else ""
    if role in _BY_LANGUAGE and language:
        return f"{language}_{role}"
    if role in {"pos", "plural"} and language == "en":
        return f"en_{role}"
    return {"admitted": "nl_admitted", "deprecated": "en_deprecated", "usage": "en_usage"}.get(role, role)


def find_layout(cells: Sequence[str]) -> Layout | None:
    """Give the layout that a row of headings makes; None for a row that names no Dutch and English column.

    >>> find_layout(["Nederlands", "Engels", "Prioriteit"])
    Layout(columns=((0, 'nl'), (1, 'en')), width=3, unread=('Prioriteit',), blank=(), is_ours=False)
    >>> find_layout(["omzet", "revenue"]) is None
    True
    """
    if sum(1 for cell in cells if cell.strip()) < 2:
        return None
    named = {position: column_of(cell) for position, cell in enumerate(cells)}
    sides = _settled(set(named.values()))
    if sides is None:
        return None
    found = {position: sides.get(name, name) for position, name in named.items()}
    columns = tuple((position, name) for position, name in found.items() if name)
    unread = tuple(cell.strip() for position, cell in enumerate(cells) if cell.strip() and not found[position])
    ours = set(COLUMNS) <= {cell.strip() for cell in cells}
    return Layout(columns, len(cells), unread, _blank(cells), ours)


def _blank(cells: Sequence[str]) -> tuple[int, ...]:
    return tuple(position for position, cell in enumerate(cells) if not cell.strip())


def _settled(names: set[str]) -> Mapping[str, str] | None:
    """Say what `source` and `target` mean beside the other columns; None where a language is missing."""
    if {"nl", "en"} <= names:
        # Beside both languages a source is where the entry comes from.
        return {"source": "origin", "target": ""}
    if {"nl", "target"} <= names:
        return {"target": "en", "source": "origin"}
    if "en" in names and names & {"source", "target"}:
        return {"source": "nl", "target": ""} if "source" in names else {"target": "nl"}
    return {} if {"source", "target"} <= names else None


class UnknownColumnError(ValueError):
    """A column that was asked for is not in the table, or not one of ours."""


def told_layout(told: Mapping[str, str], first: Sequence[str], *, is_heading: bool) -> Layout:
    """Give the layout that a person told: our name of a column to its heading or 1-based number.

    Columns that nobody spoke of stay what their heading says. Raises UnknownColumnError.
    """
    wanted: dict[int, str] = {}
    for name, where in told.items():
        if name not in READ_COLUMNS:
            raise UnknownColumnError(
                tr(
                    "'{name}' is no column that is read; known are {read_columns}",
                    name=name,
                    read_columns=", ".join(READ_COLUMNS),
                )
            )
        wanted[_position(where, first)] = name
    if is_heading:
        taken = {*wanted.values(), "source", "target", ""}
        named = ((position, column_of(cell)) for position, cell in enumerate(first))
        wanted.update({position: name for position, name in named if position not in wanted and name not in taken})
    if missing := [name for name in ("nl", "en") if name not in wanted.values()]:
        names = " and ".join(f"'{name}'" for name in missing)
        raise UnknownColumnError(tr("no column is known as {names}; name it with --column as well", names=names))
    unread = tuple(cell.strip() for n, cell in enumerate(first) if is_heading and cell.strip() and n not in wanted)
    columns = tuple(sorted(wanted.items()))
    blank = tuple(position for position in _blank(first) if position not in wanted)
    return Layout(columns, len(first), unread, blank) if is_heading else Layout(columns, 0)


def _position(where: str, heading: Sequence[str]) -> int:
    folded = where.strip().casefold()
    for position, cell in enumerate(heading):
        if cell.strip().casefold() == folded:
            return position
    if folded.isdecimal() and len(folded) < 6 and int(folded) > 0:
        return int(folded) - 1
    there = ", ".join(f"'{cell.strip()}'" for cell in heading[:12] if cell.strip())
    raise UnknownColumnError(tr("has no column '{where}'; there are {there}", where=where, there=there))
