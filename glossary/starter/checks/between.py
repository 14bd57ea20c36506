"""Rows of terms/ to findings between them: duplicates, homonyms, conflicts, false friends, heads of another article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from glossary.dutch.compounds import split
from glossary.dutch.inflection import head_word
from glossary.starter.checks.findings import Finding, at
from glossary.starter.sheets import CONCEPT_FILES, Row, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_IDENTITY: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "components.csv": lambda row: (row.nl.casefold(), row["role"], row["field"]),
    "false_friends.csv": lambda row: (row.nl.casefold(), row["wrong"].casefold(), row["field"]),
    "abbreviations.csv": lambda row: (row["nl"], row["nl_expanded"].casefold(), row["en"]),
}
# Heads that are shorter are too often chance: actie in transactie, stel in toestel.
_SHORTEST_HEAD = 4


def check_between(rows: Sequence[Row]) -> Iterator[Finding]:
    """Find what rows contradict in each other."""
    concepts = [row for row in rows if row.file in CONCEPT_FILES]
    yield from _duplicates(rows)
    yield from _homonyms(concepts)
    yield from _conflicts(concepts)
    yield from _false_friends(concepts, [row for row in rows if row.file == "false_friends.csv"])
    yield from _articles(concepts)


def _duplicates(rows: Iterable[Row]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row.file in _IDENTITY:
            identity = (row.file, *_IDENTITY[row.file](row))
            if identity in seen:
                yield at(row, "T010", f"says the same as line {seen[identity].line}; make them one row")
            seen.setdefault(identity, row)


def _homonyms(concepts: Iterable[Row]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Row] = {}
    for row in concepts:
        identity = (row.nl, row["subfield"])
        if first := seen.get(identity):
            code = "T010" if {term.text for term in row.english} & {term.text for term in first.english} else "T011"
            action = "make them one row" if code == "T010" else "give the meanings different subfields"
            yield at(row, code, f"stands in line {first.line} with the same subfield; {action}")
        seen.setdefault(identity, row)


def _english(row: Row) -> set[str]:
    return {term.text.casefold() for term in row.english}


def _conflicts(concepts: Sequence[Row]) -> Iterator[Finding]:
    preferred = {(row.nl.casefold(), row["subfield"]): row for row in concepts}
    for row in concepts:
        for term in row.dutch[1:]:
            other = preferred.get((term.text.casefold(), row["subfield"]))
            if other and other is not row and other["pos"] == row["pos"] and not _english(row) & _english(other):
                where = f"{other.file}:{other.line}"
                yield at(
                    row,
                    "T025",
                    f"'{term.text}' is preferred in {where} with other English; give both one English or drop it",
                )


def _false_friends(concepts: Iterable[Row], friends: Iterable[Row]) -> Iterator[Finding]:
    wrong: dict[str, list[Row]] = defaultdict(list)
    for friend in friends:
        wrong[friend.nl.casefold()].append(friend)
    for row in concepts:
        places = {"", row["subfield"], row.file.removesuffix(".csv")}
        offered = [term.text.casefold() for term in row.english if not term.marks & {"forbidden", "deprecated"}]
        for friend in wrong.get(row.nl.casefold(), ()):
            if friend["field"] in places and friend["wrong"].casefold() in offered:
                code = "T024" if friend["wrong"].casefold() == offered[0] else "T026"
                yield at(
                    row,
                    code,
                    f"'{friend['wrong']}' is wrong for it ({friend.file}:{friend.line}); correct one of the two",
                )


# Heads that are two words with two articles (het leer, de leer), or that a cut makes of another one (plaatstaal: staal).
_TWO_WORDS = frozenset({"leer", "stof", "taal"})


def _articles(concepts: Sequence[Row]) -> Iterator[Finding]:
    """Find solid compounds with another article than the one their head has as a term of its own."""
    articles: dict[str, set[str]] = defaultdict(set)
    for row in concepts:
        if row["pos"] == "noun" and row["article"]:
            articles[row.nl.casefold()].add(row["article"])
    for row in concepts:
        head = head_of(row.nl)
        if row["pos"] != "noun" or not row["article"] or row["plural"] == "=" or not head:
            continue
        known = articles.get(head, set())
        if _side_by_side(row, articles) or head in _TWO_WORDS:
            continue
        if len(known) == 1 and row["article"] not in known and "de/het" not in known:
            yield at(row, "T040", f"has {row['article']}, its head '{head}' has {min(known)}; correct one of the two")


def _side_by_side(row: Row, articles: Mapping[str, set[str]]) -> bool:
    """Say whether a phrase is of two nouns, headed by the first: mutatie werkkapitaal, reservering vakantiegeld."""
    before = row.nl.casefold().split(" ")[:-1]
    uninflected = row["article"] == "de" and any(not word.endswith(("e", "en")) for word in before)
    return uninflected or any(row["article"] in articles.get(word, ()) for word in before)


def head_of(term: str) -> str:
    """Give the head of a phrase, or the last part of a compound; nothing for a simple word."""
    last = head_word(term.casefold())
    if " " in term:
        return last if last.isalpha() else ""
    head = split(last)[-1]
    return head if head != last and len(head) >= _SHORTEST_HEAD else ""


def component_english(rows: Iterable[Row], role: str) -> dict[str, set[str]]:
    """Give the words of the English of each component in a role."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.file == "components.csv" and row["role"] == role:
            for member in members(row["en"]):
                found[row.nl.casefold()].update(member.casefold().replace("~", " ").split())
    return found
