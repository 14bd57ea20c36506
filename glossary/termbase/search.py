"""A query to the terms it may mean: by spelling, by match key, by prefix, by likeness."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.termbase.connection import Termbase

# The rarest trigrams of a query that are looked up: more find the same terms and cost more.
_TRIGRAMS = 5
# Terms that share one of those trigrams and are compared letter by letter.
_MOST_CANDIDATES = 3_000
# Below this likeness (0 to 100) two spellings are different words.
LEAST_LIKENESS = 72.0
_BATCH = 900


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the termbase that a query may mean."""

    entry: int
    """The entry's number; negative for starter terms."""
    text: str
    likeness: float
    """100 for the same spelling, less the more letters differ."""


def schemas(termbase: Termbase) -> tuple[str, ...]:
    """Give the databases that are searched: the person's own first."""
    attached = {row["name"] for row in termbase.rows("PRAGMA database_list")}
    return tuple(name for name in ("main", "starter") if name in attached)


def by_spelling(termbase: Termbase, spelling: str, language: str) -> list[Hit]:
    """Give the terms that are spelt like the query, but for case, accents, hyphens and spaces."""
    return _by_column(termbase, "spelling", spelling, language)


def by_key(termbase: Termbase, key: str, language: str) -> list[Hit]:
    """Give the terms with the same match key: inflections and other spellings."""
    return _by_column(termbase, "key", key, language)


def _by_column(termbase: Termbase, column: str, value: str, language: str) -> list[Hit]:
    found: list[Hit] = []
    for schema in schemas(termbase):
        sql = (
            f"SELECT entry_id, text FROM {schema}.terms WHERE language = ? AND {column} = ?"  # noqa: S608 - names of ours
            " ORDER BY status <> 'preferred', rank, entry_id DESC"
        )
        found.extend(Hit(row["entry_id"], row["text"], 100.0) for row in termbase.rows(sql, language, value))
    return _unique(found)


def by_keys(termbase: Termbase, keys: Iterable[str], language: str = "nl") -> dict[str, list[Hit]]:
    """Look many match keys up at once."""
    wanted = sorted(set(keys))
    found: dict[str, list[Hit]] = {}
    for schema in schemas(termbase):
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            sql = (
                f"SELECT key, entry_id, text FROM {schema}.terms WHERE language = ? AND key IN ({marks})"  # noqa: S608
                " ORDER BY key, status <> 'preferred', rank, entry_id DESC"
            )
            for row in termbase.rows(sql, language, *batch):
                found.setdefault(row["key"], []).append(Hit(row["entry_id"], row["text"], 100.0))
    return {key: _unique(hits) for key, hits in found.items()}


def by_prefix(termbase: Termbase, spelling: str, language: str, limit: int) -> list[Hit]:
    """Give the terms that begin with the query, shortest first."""
    if not spelling:
        return []
    found: list[Hit] = []
    for schema in schemas(termbase):
        sql = (
            f"SELECT entry_id, text FROM {schema}.terms WHERE language = ? AND spelling >= ? AND spelling < ?"  # noqa: S608
            " ORDER BY length(spelling), spelling, entry_id LIMIT ?"
        )
        rows = termbase.rows(sql, language, spelling, spelling + "\U0010ffff", limit)
        found.extend(Hit(row["entry_id"], row["text"], 100.0) for row in rows)
    return sorted(_unique(found), key=lambda hit: (len(hit.text), hit.text))[:limit]


def by_likeness(termbase: Termbase, spelling: str, language: str, limit: int = 5) -> list[Hit]:
    """Give the terms whose spelling is most like the query: trigrams first, then letter by letter."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    best: list[tuple[float, float, Hit]] = []
    for schema in schemas(termbase):
        rows = list(_sharing_trigrams(termbase, schema, spelling, language))
        spellings = [row["spelling"] for row in rows]
        for text, score, position in process.extract(
            spelling, spellings, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=limit * 3
        ):
            row = rows[position]
            tie = JaroWinkler.normalized_similarity(spelling, text)
            best.append((score, tie, Hit(row["entry_id"], row["text"], score)))
    best.sort(key=lambda found: (-found[0], -found[1], found[2].text))
    return _unique(hit for _, _, hit in best)[:limit]


def _sharing_trigrams(termbase: Termbase, schema: str, spelling: str, language: str) -> Iterator[sqlite3.Row]:
    """Give the terms that share one of the query's rarest trigrams."""
    trigrams = _rarest(termbase, schema, spelling)
    if not trigrams:
        return
    query = " OR ".join(f'"{trigram}"' for trigram in trigrams)
    sql = (
        f"SELECT entry_id, text, terms.spelling FROM {schema}.terms_trigrams"  # noqa: S608
        # CROSS keeps the planner from walking through all terms first.
        f" CROSS JOIN {schema}.terms ON terms.id = terms_trigrams.rowid"
        " WHERE terms_trigrams MATCH ? AND language = ? AND abs(length(terms.spelling) - ?) <= ? LIMIT ?"
    )
    room = max(3, len(spelling) // 3)
    yield from termbase.rows(sql, query, language, len(spelling), room, _MOST_CANDIDATES)


def _rarest(termbase: Termbase, schema: str, spelling: str) -> list[str]:
    """Give the trigrams of a query that fewest terms have."""
    plain = re.sub(r"[^\w]", "", spelling)
    trigrams = list(dict.fromkeys(plain[start : start + 3] for start in range(len(plain) - 2)))
    if len(trigrams) <= _TRIGRAMS:
        return trigrams
    counted = []
    for trigram in trigrams:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {schema}.terms_trigrams WHERE terms_trigrams MATCH ? LIMIT 5000)"  # noqa: S608
        counted.append((termbase.rows(sql, f'"{trigram}"')[0][0], trigram))
    return [trigram for count, trigram in sorted(counted) if count][:_TRIGRAMS]


def _unique(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the first hit of each entry."""
    seen: dict[int, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.entry, hit)
    return list(seen.values())
