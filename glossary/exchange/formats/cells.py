r"""Terms to the text of a cell, and back: `capex [abbr]; capital spending [us]`.

A cell holds the terms of a language and status, with a semicolon between them. Marks in brackets behind a term say what
differs from the first term of its language: the region (`be`, `nl`, `gb`, `us`), the kind (`abbr`, `spelling`), the
article (`de`, `het`), the status, `case` where case matters, or anything by its name, as in `[pos=verb]`. A backslash
stands in front of a semicolon, bracket or backslash that belongs to a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossary.model import Term, TermStatus

REGIONS = {"be": "nl-BE", "nl": "nl-NL", "gb": "en-GB", "us": "en-US"}
_REGION_MARKS = {region: mark for mark, region in REGIONS.items()}
_KINDS = frozenset({"abbr", "spelling"})
_ARTICLES = frozenset({"de", "het", "de/het"})
_STATUSES = {status.value: status for status in TermStatus}
# What a mark can name that has no short form.
_NAMED = frozenset({"pos", "gender", "plural", "note", "region", "kind"})
_CASE = "case"
_SPECIAL = re.compile(r"[\\;\[\]]")
_ESCAPED = re.compile(r"\\([\\;\[\]])")
# A member of a cell, up to a semicolon without a backslash.
_MEMBER = re.compile(r"(?:\\.|[^\\;]|\\$)+", re.DOTALL)
# What stands in the brackets of a mark.
_INSIDE = re.compile(r"(?:\\.|[^\\\[\]])*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a term is where its marks say nothing."""

    status: TermStatus = TermStatus.PREFERRED
    pos: str = ""
    gender: str = ""
    plural: str = ""
    note: str = ""
    case_sensitive: bool = False


def term_cell(terms: Iterable[tuple[Term, Defaults]]) -> str:
    """Give the cell of some terms, each with what it would be without marks.

    >>> term_cell([(Term("capex", "en", TermStatus.ADMITTED, kind="abbr"), Defaults(TermStatus.ADMITTED))])
    'capex [abbr]'
    """
    return "; ".join(_member(term, defaults) for term, defaults in terms)


def _member(term: Term, defaults: Defaults) -> str:
    text = _escaped(term.text)
    marks = list(_marks(term, defaults))
    return f"{text} {' '.join(f'[{mark}]' for mark in marks)}" if marks else text


def _marks(term: Term, defaults: Defaults) -> Iterator[str]:
    if term.region:
        yield _REGION_MARKS.get(term.region) or f"region={_escaped(term.region)}"
    if term.kind:
        yield term.kind if term.kind in _KINDS else f"kind={_escaped(term.kind)}"
    if term.gender != defaults.gender:
        yield term.gender if term.gender in _ARTICLES else f"gender={_escaped(term.gender)}"
    if term.pos != defaults.pos:
        yield f"pos={_escaped(term.pos)}"
    if term.plural != defaults.plural:
        yield f"plural={_escaped(term.plural)}"
    if term.status is not defaults.status:
        yield term.status.value
    if term.case_sensitive and not defaults.case_sensitive:
        yield _CASE
    if term.note != defaults.note:
        yield f"note={_escaped(term.note)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text) if _SPECIAL.search(text) else text


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def members(cell: str) -> list[str]:
    r"""Give the members of a list cell as they are written, empty ones left out.

    >>> members(r"omzet; winst \; verlies ;; kosten")
    ['omzet', 'winst \\; verlies', 'kosten']
    """
    if ";" not in cell:
        return [cell.strip()] if cell.strip() else []
    return [member for found in _MEMBER.findall(cell) if (member := found.strip())]


def read_member(member: str, language: str, defaults: Defaults) -> Term:
    """Give the term of a member; brackets that are no mark belong to its text.

    >>> term = read_member("capex [us] [abbr]", "en", Defaults(TermStatus.ADMITTED))
    >>> term.text, term.region, term.kind, term.status.value
    ('capex', 'en-US', 'abbr', 'admitted')
    >>> read_member("bedrag [euro]", "nl", Defaults()).text
    'bedrag [euro]'
    """
    status, gender = defaults.status, defaults.gender
    if "[" not in member:
        text = _unescaped(member)
        return Term(
            text, language, status, defaults.pos, gender, defaults.plural, note=defaults.note,
            case_sensitive=defaults.case_sensitive,
        )  # fmt: skip
    text, told = _without_marks(member)
    return Term(
        text,
        language,
        TermStatus(told.get("status", status)),
        told.get("pos", defaults.pos),
        told.get("gender", gender),
        told.get("plural", defaults.plural),
        told.get("region", ""),
        told.get("kind", ""),
        told.get("note", defaults.note),
        "case" in told or defaults.case_sensitive,
    )


def _without_marks(member: str) -> tuple[str, Mapping[str, str]]:
    told: dict[str, str] = {}
    rest = member.rstrip()
    while rest.endswith("]") and (at := _last_bracket(rest)) > 0 and _INSIDE.fullmatch(inside := rest[at + 1 : -1]):
        named = _named(inside)
        before = rest[:at].rstrip()
        if named is None or not before:
            break
        told.setdefault(*named)
        rest = before
    return _unescaped(rest), told


def _last_bracket(text: str) -> int:
    """Give where the last opening bracket without a backslash stands; -1 where there is none."""
    at = text.rfind("[")
    while at > 0 and _is_escaped(text, at):
        at = text.rfind("[", 0, at)
    return at


def _is_escaped(text: str, at: int) -> bool:
    """Say whether an odd number of backslashes stands before a position."""
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _named(mark: str) -> tuple[str, str] | None:
    """Give what a mark says, as a name and a value; None for brackets that are no mark."""
    short = mark.strip()
    if short in REGIONS:
        return "region", REGIONS[short]
    if short in _KINDS:
        return "kind", short
    if short in _ARTICLES:
        return "gender", short
    if short in _STATUSES:
        return "status", short
    if short == _CASE:
        return _CASE, short
    name, sign, value = mark.partition("=")
    return (name.strip(), _unescaped(value)) if sign and name.strip() in _NAMED else None
