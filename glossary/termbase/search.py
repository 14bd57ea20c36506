"""A query to the terms it may mean: by spelling, by match key, by prefix, by likeness."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from weakref import WeakKeyDictionary

from glossary.termbase.connection import Termbase

# Trigrams of a query, none overlapping another, of which a term must have two. A typing error spoils at most two of
# them, mostly one. Measured on mistyped compounds: four miss one term in a hundred; five, which cost twice as much, none.
# So five are asked where four find nothing that is surely meant. The rarest, overlapping, are often those of the error.
_TRIGRAMS = (4, 5)
# Likeness from which a term is surely meant: two letters wrong in seventeen.
_SURE = 88.0
# A shorter query has too few trigrams apart from each other: a term with any one of them is compared.
_FEW = 4
# Up to this many letters, all trigrams count, since every error spoils half of them.
_SHORT = 8
# Terms among which trigrams are counted: the rare ones of a million terms are rare among these too.
_SAMPLE = 50_000
# Terms that are compared letter by letter; only queries made to be slow come near.
_MOST_CANDIDATES = 20_000
# Letters of a query that are looked at: the longest term of terms/ has 60.
_MOST_LETTERS = 120
# Letters by which a term may be longer or shorter than the query, more for long ones.
_ROOM = 3
# Below this likeness (0 to 100) two spellings are different words.
LEAST_LIKENESS = 72.0
_BATCH = 900
# The last likeness search of each termbase, with what it was asked and found; as many hits as anything asks for.
_LAST: WeakKeyDictionary[Termbase, tuple[tuple[str, str, int, int], list[Hit]]] = WeakKeyDictionary()
_KEPT = 30
# How many terms the chosen trigrams have together, and the trigrams.
_Choice = tuple[float, tuple[str, ...]]
_IMPOSSIBLE: _Choice = (inf, ())
# What was counted of each termbase: by schema, by trigram.
_COUNTED: WeakKeyDictionary[Termbase, dict[str, dict[str, int]]] = WeakKeyDictionary()


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
    return ("main",) if termbase.starter_path is None else ("main", "starter")


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
        # The inner query reads the index alone; only the rows that are given are fetched.
        sql = (
            f"SELECT entry_id, text FROM (SELECT id FROM {schema}.terms WHERE language = ? AND spelling >= ? AND spelling < ?"  # noqa: S608
            f" ORDER BY length(spelling), spelling, id LIMIT ?) CROSS JOIN {schema}.terms USING (id)"
        )
        rows = termbase.rows(sql, language, spelling, spelling + "\U0010ffff", limit)
        found.extend(Hit(row["entry_id"], row["text"], 100.0) for row in rows)
    return sorted(_unique(found), key=lambda hit: (len(hit.text), hit.text))[:limit]


def by_likeness(termbase: Termbase, spelling: str, language: str, limit: int = 5) -> list[Hit]:
    """Give the terms whose spelling is most like the query: trigrams first, then letter by letter."""
    spelling = spelling[:_MOST_LETTERS]
    # A look-up asks for answers, then the pairer for suggestions: the search is made once for both.
    asked = (spelling, language, *_state(termbase))
    last = _LAST.get(termbase)
    if last is None or last[0] != asked:
        last = _LAST[termbase] = (asked, _likest(termbase, spelling, language, max(limit, _KEPT)))
    return last[1][:limit]


def _state(termbase: Termbase) -> tuple[int, int]:
    """Give two numbers of which one changes when the termbase does, through this connection or another."""
    return termbase.connection.total_changes, int(termbase.rows("PRAGMA main.data_version")[0][0])


def _likest(termbase: Termbase, spelling: str, language: str, limit: int) -> list[Hit]:
    found: list[Hit] = []
    for most in _TRIGRAMS:
        found = _compared(termbase, spelling, language, limit, most)
        if (found and found[0].likeness >= _SURE) or len(spelling) < 3 * (most + 1):
            break
    return found


def _compared(termbase: Termbase, spelling: str, language: str, limit: int, most: int) -> list[Hit]:
    """Give the likest of the terms that share two of that many trigrams."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    best: list[tuple[float, float, Hit]] = []
    for schema in schemas(termbase):
        rows = _sharing_trigrams(termbase, schema, spelling, language, most)
        spellings = [row["spelling"] for row in rows]
        for text, score, position in process.extract(
            spelling, spellings, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=limit
        ):
            row = rows[position]
            tie = JaroWinkler.normalized_similarity(spelling, text)
            best.append((score, tie, Hit(row["entry_id"], row["text"], score)))
    best.sort(key=lambda found: (-found[0], -found[1], found[2].text))
    return _unique(hit for _, _, hit in best)


def _sharing_trigrams(termbase: Termbase, schema: str, spelling: str, language: str, most: int) -> list[sqlite3.Row]:
    """Give the terms that share enough rare trigrams with the query."""
    query = _trigram_query(termbase, schema, spelling, most)
    if not query:
        return []
    sql = (
        f"SELECT entry_id, text, terms.spelling FROM {schema}.terms_trigrams"  # noqa: S608
        # CROSS keeps the planner from walking through all terms first.
        f" CROSS JOIN {schema}.terms ON terms.id = terms_trigrams.rowid"
        " WHERE terms_trigrams MATCH ? AND language = ? AND abs(length(terms.spelling) - ?) <= ? LIMIT ?"
    )
    room = max(_ROOM, len(spelling) // 5)
    return termbase.rows(sql, query, language, len(spelling), room, _MOST_CANDIDATES)


def _trigram_query(termbase: Termbase, schema: str, spelling: str, most: int) -> str:
    """Give the full-text query for the terms that may be near: two of `most` trigrams, or one of fewer."""
    plain = re.sub(r"[^\w]", "", spelling)
    trigrams = [plain[start : start + 3] for start in range(len(plain) - 2)]
    if len(plain) > _SHORT:
        counts = _counts(termbase, schema, trigrams)
        trigrams = rarest_apart(trigrams, [counts[trigram] for trigram in trigrams], most)
    quoted = [f'"{trigram}"' for trigram in dict.fromkeys(trigrams)]
    if len(plain) <= _SHORT or len(quoted) < _FEW:
        return " OR ".join(quoted)
    return _two_of(sorted(quoted, key=lambda trigram: counts[trigram[1:-1]]))


def _two_of(quoted: Sequence[str]) -> str:
    """Give the query for any two of some trigrams; each stands in it a few times, not once with every other.

    >>> _two_of(["a", "b", "c"])
    '(a AND (b OR c)) OR (b AND c)'
    """
    if len(quoted) < 2:
        return ""
    half = len(quoted) // 2
    first, second = quoted[:half], quoted[half:]
    across = " AND ".join(_any_of(side) for side in (first, second))
    return " OR ".join(
        f"({query})" if query is across else query for query in (across, _two_of(first), _two_of(second)) if query
    )


def _any_of(quoted: Sequence[str]) -> str:
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def rarest_apart(trigrams: Sequence[str], counts: Sequence[int], most: int) -> list[str]:
    """Choose trigrams that do not overlap, as many as there are up to `most`, with the fewest terms in all.

    `trigrams` are those of a word in order, `counts` how many terms have each.

    >>> rarest_apart(["kas", "ass", "sst", "str"], [90, 20, 1, 50], 1)
    ['sst']
    >>> rarest_apart(["kas", "ass", "sst", "str"], [90, 20, 1, 50], 2)
    ['kas', 'str']
    """
    most = min(most, (len(trigrams) + 2) // 3)
    # row[end]: the cheapest choice so far that ends before the letter `end`.
    row: list[_Choice] = [(0, ())] * (len(trigrams) + 3)
    for _ in range(most):
        longer = [_IMPOSSIBLE] * 3
        for place, (trigram, count) in enumerate(zip(trigrams, counts, strict=True)):
            cost, before = row[place]
            longer.append(min(longer[-1], (cost + count, (*before, trigram))))
        row = longer
    return list(row[-1][1])


def _counts(termbase: Termbase, schema: str, trigrams: Iterable[str]) -> dict[str, int]:
    """Give how many terms of a sample have each trigram; an open termbase counts each once, rough counts serve as well."""
    known = _COUNTED.setdefault(termbase, {}).setdefault(schema, {})
    sql = (
        f"SELECT count(*) FROM {schema}.terms_trigrams WHERE terms_trigrams MATCH ?"  # noqa: S608
        f" AND rowid <= (SELECT min(id) FROM {schema}.terms) + {_SAMPLE}"
    )
    for trigram in trigrams:
        if trigram not in known:
            known[trigram] = termbase.rows(sql, f'"{trigram}"')[0][0]
    return known


def _unique(hits: Iterable[Hit]) -> list[Hit]:
    """Keep the first hit of each entry."""
    seen: dict[int, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.entry, hit)
    return list(seen.values())
