"""How the termbase and the starter terms put Dutch into English, as plain rows for pairing: term by term and part by part."""

from __future__ import annotations

import json
from typing import NamedTuple

from glossary.termbase.connection import Termbase


class FalseFriendRow(NamedTuple):
    """A Dutch word that looks like an English one of another meaning."""

    nl: str
    key: str
    wrong: str
    right: tuple[str, ...]
    why: str


class ComponentRow(NamedTuple):
    """A part of compounds with its English, best first, and the compounds that show it."""

    nl: str
    role: str
    field: str
    en: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


def known_words(termbase: Termbase) -> list[tuple[str, str]]:
    """Give the Dutch words of the termbase and the starter terms, each with its preferred English."""
    rows = termbase.rows(
        "SELECT n.text AS nl, e.text AS en FROM starter.terms AS n JOIN starter.terms AS e ON e.entry_id = n.entry_id"
        " WHERE n.language = 'nl' AND e.language = 'en' AND e.status = 'preferred' AND instr(n.text, ' ') = 0"
        " UNION ALL SELECT n.text, e.text FROM main.terms AS n JOIN main.terms AS e ON e.entry_id = n.entry_id"
        " WHERE n.language = 'nl' AND e.language = 'en' AND e.status = 'preferred' AND instr(n.text, ' ') = 0"
    )
    return [(row["nl"], row["en"]) for row in rows]


def newest_own_pairs(termbase: Termbase, limit: int) -> list[tuple[str, str]]:
    """Give the usable Dutch terms of the person's own entries, each with its preferred English, newest first."""
    rows = termbase.rows(
        "SELECT n.text AS nl, e.text AS en FROM main.terms AS n JOIN main.terms AS e ON e.entry_id = n.entry_id"
        " WHERE n.language = 'nl' AND e.language = 'en' AND n.status IN ('preferred', 'admitted')"
        " AND e.status = 'preferred' ORDER BY n.id DESC LIMIT ?",
        limit,
    )
    return [(row["nl"], row["en"]) for row in rows]


def starter_components(termbase: Termbase) -> list[ComponentRow]:
    """Give the components that are attached, in their order."""
    return [
        ComponentRow(
            row["nl"],
            row["role"],
            row["field"],
            tuple(json.loads(row["en"])),
            tuple((nl, en) for nl, en in json.loads(row["examples"])),
        )
        for row in termbase.rows("SELECT nl, role, field, en, examples FROM starter.components ORDER BY id")
    ]


def false_friends(termbase: Termbase) -> list[FalseFriendRow]:
    """Give the false friends of the starter terms, in their order."""
    if termbase.starter_path is None:
        return []
    rows = termbase.rows('SELECT nl, key, wrong, "right", why FROM starter.false_friends ORDER BY id')
    return [FalseFriendRow(nl, key, wrong, tuple(json.loads(right)), why) for nl, key, wrong, right, why in rows]
