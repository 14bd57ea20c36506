"""The schema: what it is, and what it refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.termbase import Termbase, open_termbase
from glossary.termbase.connection import SCHEMA_VERSION

SNAPSHOT = Path(__file__).with_name("schema.sql")


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    open_termbase(tmp_path / "glossary.db", create=True).connection.close()
    # Opened a second time, as it nearly always is.
    with open_termbase(tmp_path / "glossary.db") as opened:
        yield opened


def schema_of(termbase: Termbase) -> str:
    """Give the statements that make the schema, the shadow tables of the full-text index left out."""
    rows = termbase.rows(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'terms_trigrams\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY type DESC, name"
    )
    return "".join(f"{row['sql']};\n" for row in rows)


def test_the_migrations_together_give_the_schema_in_the_snapshot(termbase: Termbase) -> None:
    assert schema_of(termbase) == SNAPSHOT.read_text(encoding="utf-8"), f"the schema changed; write it to {SNAPSHOT}"


def test_the_version_is_the_number_of_the_last_migration(termbase: Termbase) -> None:
    assert termbase.rows("PRAGMA user_version")[0][0] == SCHEMA_VERSION


def test_a_file_is_in_wal_mode_and_keeps_its_references(termbase: Termbase) -> None:
    assert termbase.rows("PRAGMA journal_mode")[0][0] == "wal"
    assert termbase.rows("PRAGMA foreign_keys")[0][0] == 1


def test_every_table_is_strict(termbase: Termbase) -> None:
    loose = [
        row["name"]
        for row in termbase.rows("PRAGMA table_list")
        if row["schema"] == "main"
        and row["type"] == "table"
        and not row["strict"]
        and not row["name"].startswith(("sqlite_", "_"))
    ]
    assert loose == []


PAIR = "INSERT INTO term_pairs (id, key, nl, subject_field, worth) VALUES (1, 'omzet', 'omzet', 'finance', 0.5)"
VERDICT = (
    "INSERT INTO verdicts (pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes)"
    " VALUES (1, '{decision}', '{nl}', '{en}', 'finance', '', '', 'x', '2026-01-01', {undoes})"
)
ENTRY = (
    "INSERT INTO concept_entries (id, subject_field, subfield, definition, note, source)"
    " VALUES (1, 'finance', '', '', '', 'review')"
)
TERM = (
    "INSERT INTO terms (entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind)"
    " VALUES ({entry}, 0, '{language}', '{text}', 'omzet', 'omzet', '{status}', '', '', '', '{region}', '{kind}')"
)


def verdict(decision: str = "approved", nl: str = "omzet", en: str = "revenue", undoes: str = "NULL") -> str:
    return VERDICT.format(decision=decision, nl=nl, en=en, undoes=undoes)


def term(
    entry: int = 1,
    language: str = "nl",
    text: str = "omzet",
    status: str = "preferred",
    region: str = "",
    kind: str = "",
) -> str:
    return TERM.format(entry=entry, language=language, text=text, status=status, region=region, kind=kind)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO documents (name, digest, words, segments) VALUES ('a', '', -1, 0)",
        "INSERT INTO documents (name, digest, words, segments) VALUES ('a', '', 'many', 0)",
        PAIR.replace("(1, 'omzet'", "(2, ''"),
        PAIR.replace("(1,", "(2,"),
        PAIR.replace("(1, 'omzet', 'omzet', 'finance'", "(2, 'winst', 'winst', 'law'"),
        PAIR.replace("(1, 'omzet'", "(2, 'winst'").replace("0.5", "-1"),
        "INSERT INTO equivalents (pair_id, rank, en, confidence, evidence) VALUES (1, 1, 'revenue', 1.5, '[]')",
        "INSERT INTO equivalents (pair_id, rank, en, confidence, evidence) VALUES (1, 1, 'revenue', 0.5, 'why')",
        "INSERT INTO equivalents (pair_id, rank, en, confidence, evidence) VALUES (99, 1, 'revenue', 0.5, '[]')",
        verdict("maybe"),
        verdict(en=""),
        verdict("edited", nl=""),
        verdict("undone"),
        verdict("approved", undoes="1"),
        verdict().replace("(1, 'approved'", "(99, 'approved'"),
        ENTRY.replace("(1, 'finance'", "(2, 'law'"),
        term(entry=99),
        term(language="de"),
        term(text=""),
        term(status="fine"),
        term(region="en-AU"),
        term(kind="slang"),
    ],
)
def test_what_breaks_a_rule_is_refused(termbase: Termbase, statement: str) -> None:
    connection = termbase.connection
    for given in (PAIR, verdict(), ENTRY):
        connection.execute(given)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


def test_what_keeps_the_rules_is_taken(termbase: Termbase) -> None:
    for statement in (PAIR, verdict(), verdict("undone", undoes="1"), verdict("rejected", en=""), ENTRY, term()):
        termbase.connection.execute(statement)
    assert termbase.rows("SELECT count(*) FROM terms")[0][0] == 1


@pytest.mark.parametrize(
    "statement", ["DELETE FROM verdicts", "UPDATE verdicts SET en = 'sales'", "DELETE FROM term_pairs WHERE id = 1"]
)
def test_a_verdict_cannot_be_changed_or_deleted(termbase: Termbase, statement: str) -> None:
    for given in (PAIR, verdict()):
        termbase.connection.execute(given)
    with pytest.raises(sqlite3.IntegrityError):
        termbase.connection.execute(statement)
    assert termbase.rows("SELECT en FROM verdicts")[0][0] == "revenue"


def test_a_verdict_cannot_be_replaced(termbase: Termbase) -> None:
    for given in (PAIR, verdict()):
        termbase.connection.execute(given)
    with pytest.raises(sqlite3.IntegrityError, match="verdicts are kept"):
        termbase.connection.execute(
            "INSERT OR REPLACE INTO verdicts (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment)"
            " VALUES (1, 1, 'rejected', 'omzet', '', 'finance', '', 'x', 'x', '2026-01-01')"
        )


def test_the_same_verdict_is_undone_once(termbase: Termbase) -> None:
    for given in (PAIR, verdict(), verdict("undone", undoes="1")):
        termbase.connection.execute(given)
    with pytest.raises(sqlite3.IntegrityError):
        termbase.connection.execute(verdict("undone", undoes="1"))
