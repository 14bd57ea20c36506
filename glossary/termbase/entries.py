"""Concept entries to and from the termbase."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, islice

from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.termbase.connection import Termbase, attached


@cache
def _keys() -> tuple[Callable[[str], str], Callable[[str], str], Callable[[str], str]]:
    """Give the functions for the match key of Dutch, of English, and for the key of a spelling; reading needs none of them."""
    from glossary.dutch import keys as dutch
    from glossary.english import keys as english

    return dutch.match_key, english.match_key, dutch.spelling_key


def term_key(term: Term) -> str:
    """Give the match key of a term in its language."""
    of_dutch, of_english, _ = _keys()
    return of_dutch(term.text) if term.language == "nl" else of_english(term.text)


def term_spelling(text: str) -> str:
    """Give the key of a term's spelling, for exact and fuzzy search in either language."""
    return _keys()[2](text)


def make_ready() -> None:
    """Load what makes the keys of terms. Before a termbase is locked, so that nobody has to wait for it."""
    # Words that need every part: a compound in the plural, and another inflection.
    term_key(Term("rentelasten van leningen", "nl"))
    term_key(Term("costs of borrowing", "en"))
    term_spelling("term")


_INSERT_ENTRY = (
    "INSERT INTO concept_entries (id, subject_field, subfield, definition, note, source, identifier, pair_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
# The number of an entry that was removed is never given to another one: the log knows it by that number.
_NEXT_NUMBER = "SELECT max((SELECT coalesce(max(id), 0) FROM concept_entries), (SELECT coalesce(max(entry_id), 0) FROM entry_changes)) + 1"
_TERM_COLUMN_NAMES = (
    "entry_id", "rank", "language", "text", "key", "spelling", "status", "pos", "gender", "plural", "region", "kind", "note",
    "case_sensitive",
)  # fmt: skip
_FROM_JSON = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(_TERM_COLUMN_NAMES)))
# Many rows in one statement: a statement for each makes the full-text index write what it has gathered each time, which
# doubles the time of an import.
_INSERT_TERMS = (
    f"INSERT OR IGNORE INTO terms ({', '.join(_TERM_COLUMN_NAMES)})"  # noqa: S608 - names of ours
    f" SELECT {_FROM_JSON} FROM json_each(?) ORDER BY json_each.id"
)
_TERMS_AT_A_TIME = 5_000


def insert_entries(
    connection: sqlite3.Connection, entries: Iterable[ConceptEntry], pair: int | None = None
) -> list[int]:
    """Write entries and their terms; give the numbers they got. An entry without an identifier gets one to keep."""
    first = int(connection.execute(_NEXT_NUMBER).fetchone()[0])
    numbered = [
        (number, given if given.identifier else replace(given, identifier=given.stable_identifier))
        for number, given in enumerate(entries, first)
    ]
    _insert(connection, numbered, pair)
    return [number for number, _ in numbered]


def insert_terms(connection: sqlite3.Connection, number: int, entry: ConceptEntry) -> None:
    """Write the terms of an entry whose row is there."""
    _insert_rows(connection, _term_rows(number, entry))


def insert_numbered(connection: sqlite3.Connection, entries: Sequence[ConceptEntry]) -> None:
    """Write many entries with the numbers they have."""
    _insert(connection, [(entry.number, entry) for entry in entries], None)


def _insert(connection: sqlite3.Connection, entries: Sequence[tuple[int, ConceptEntry]], pair: int | None) -> None:
    """Write entries, each under a number of its own."""
    connection.executemany(_INSERT_ENTRY, ((number, *_entry_row(entry), pair) for number, entry in entries))
    _insert_rows(connection, (row for number, entry in entries for row in _term_rows(number, entry)))


def _insert_rows(connection: sqlite3.Connection, rows: Iterator[tuple[object, ...]]) -> None:
    import json

    while batch := list(islice(rows, _TERMS_AT_A_TIME)):
        connection.execute(_INSERT_TERMS, (json.dumps(batch, ensure_ascii=False),))


def _entry_row(entry: ConceptEntry) -> tuple[str, ...]:
    return entry.subject_field, entry.subfield, entry.definition, entry.note, entry.source, entry.identifier


def _term_rows(number: int, entry: ConceptEntry) -> Iterator[tuple[object, ...]]:
    return ((number, rank, *_term_row(term)) for rank, term in enumerate(entry.terms))


def _term_row(term: Term) -> tuple[str | int, ...]:
    return (
        term.language, term.text, term_key(term), term_spelling(term.text), term.status, term.pos, term.gender, term.plural,
        term.region, term.kind, term.note, int(term.case_sensitive),
    )  # fmt: skip


_ENTRY_COLUMNS = "SELECT id, subject_field, subfield, definition, note, source, identifier FROM"
_TERM_COLUMNS = "SELECT entry_id, language, text, status, pos, gender, plural, region, kind, note, case_sensitive FROM"
# SQLite's limit on the parameters of one statement is 999 in old builds.
_BATCH = 900


def entries_by_number(termbase: Termbase, numbers: Sequence[int]) -> list[ConceptEntry]:
    """Give entries by their numbers, negative ones from the starter terms, in the order asked for."""
    found: dict[int, ConceptEntry] = {}
    for schema, wanted in (("main", [n for n in numbers if n > 0]), ("starter", [n for n in numbers if n < 0])):
        if schema == "starter" and termbase.starter_path is None:
            continue
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            with termbase.reading():
                entries = termbase.rows(f"{_ENTRY_COLUMNS} {schema}.concept_entries WHERE id IN ({marks})", *batch)
                terms = termbase.rows(
                    f"{_TERM_COLUMNS} {schema}.terms WHERE entry_id IN ({marks}) ORDER BY entry_id, rank", *batch
                )
            found.update(_assemble(entries, terms))
    return [found[number] for number in numbers if number in found]


def entry_of(connection: sqlite3.Connection, number: int) -> ConceptEntry:
    """Give one entry inside a transaction. Raises KeyError when there is none."""
    schema = "starter" if number < 0 else "main"
    entries = connection.execute(f"{_ENTRY_COLUMNS} {schema}.concept_entries WHERE id = ?", (number,)).fetchall()
    terms = connection.execute(f"{_TERM_COLUMNS} {schema}.terms WHERE entry_id = ? ORDER BY rank", (number,)).fetchall()
    return _assemble(entries, terms)[number]


def all_entries(termbase: Termbase, schema: str = "main") -> list[ConceptEntry]:
    """Give every entry of the termbase itself (`main`) or of the starter terms (`starter`)."""
    assert schema in {"main", "starter"}  # noqa: S101 - the name goes into the statement
    # In one moment: between two readings another process may have taken an entry's terms away.
    with termbase.reading():
        entries = termbase.rows(f"{_ENTRY_COLUMNS} {schema}.concept_entries ORDER BY id")
        terms = termbase.rows(f"{_TERM_COLUMNS} {schema}.terms ORDER BY entry_id, rank")
    return list(_assemble(entries, terms).values())


def english_terms(termbase: Termbase, schema: str, limit: int = -1) -> list[str]:
    """Give the English terms that may be used, of the termbase itself (`main`) or of the starter terms (`starter`).

    With a limit, those of the newest entries.
    """
    assert schema in {"main", "starter"}  # noqa: S101 - the name goes into the statement
    sql = (
        f"SELECT text FROM {schema}.terms NOT INDEXED WHERE language = 'en' AND status IN ('preferred', 'admitted')"  # noqa: S608
        " ORDER BY id DESC LIMIT ?"
    )
    return [row["text"] for row in termbase.rows(sql, limit)]


def _assemble(entries: list[sqlite3.Row], terms: list[sqlite3.Row]) -> dict[int, ConceptEntry]:
    by_entry = {number: tuple(map(_term, group)) for number, group in groupby(terms, key=lambda row: row["entry_id"])}
    return {
        row["id"]: ConceptEntry(
            row["id"], SubjectField(row["subject_field"]), row["subfield"], by_entry.get(row["id"], ()), row["definition"],
            row["note"], row["source"], identifier=row["identifier"],
        )
        for row in entries
    }  # fmt: skip


def _term(row: sqlite3.Row) -> Term:
    return Term(
        row["text"],
        row["language"],
        TermStatus(row["status"]),
        row["pos"],
        row["gender"],
        row["plural"],
        row["region"],
        row["kind"],
        row["note"],
        bool(row["case_sensitive"]),
    )


def delete_entry_of_pair(connection: sqlite3.Connection, pair: int) -> None:
    """Take the entry away that the approval of a pair made; the verdicts keep its history."""
    connection.execute("DELETE FROM concept_entries WHERE pair_id = ?", (pair,))


def starter_concept(
    connection: sqlite3.Connection, dutch: Term, english: Term, subject_field: SubjectField
) -> ConceptEntry | None:
    """Give the starter concept that has both terms, or None."""
    if "starter" not in attached(connection):
        return None
    row = connection.execute(
        "SELECT e.id FROM starter.concept_entries AS e JOIN starter.terms AS n ON n.entry_id = e.id AND n.language = 'nl'"
        " JOIN starter.terms AS t ON t.entry_id = e.id AND t.language = 'en'"
        " WHERE n.key = ? AND t.key = ? ORDER BY e.subject_field <> ?, e.id DESC LIMIT 1",
        (term_key(dutch), term_key(english), subject_field),
    ).fetchone()
    return None if row is None else entry_of(connection, row["id"])
