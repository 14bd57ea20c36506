"""The tables of a termbase as SQL; `migrations.py` applies them in numbered steps."""

from __future__ import annotations

_MINED = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    words INTEGER NOT NULL CHECK (words >= 0),
    segments INTEGER NOT NULL CHECK (segments >= 0)
) STRICT;
CREATE TABLE candidates (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    term TEXT NOT NULL CHECK (term <> ''),
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    termhood REAL NOT NULL CHECK (termhood BETWEEN 0 AND 1),
    unithood REAL NOT NULL CHECK (unithood BETWEEN 0 AND 1),
    is_name INTEGER NOT NULL CHECK (is_name IN (0, 1)),
    features TEXT NOT NULL CHECK (json_valid(features))
) STRICT;
CREATE TABLE occurrences (
    candidate_id INTEGER NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    surface TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    line INTEGER NOT NULL CHECK (line > 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    part TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (candidate_id, document_id, surface)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrences_by_document ON occurrences (document_id);
"""
_PAIRS = """
CREATE TABLE term_pairs (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    nl TEXT NOT NULL CHECK (nl <> ''),
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    candidate_id INTEGER REFERENCES candidates (id) ON DELETE SET NULL,
    worth REAL NOT NULL CHECK (worth >= 0)
) STRICT;
CREATE INDEX term_pairs_by_worth ON term_pairs (worth DESC, key);
CREATE TABLE equivalents (
    pair_id INTEGER NOT NULL REFERENCES term_pairs (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank > 0),
    en TEXT NOT NULL CHECK (en <> ''),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    PRIMARY KEY (pair_id, rank)
) STRICT, WITHOUT ROWID;
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pair_id INTEGER NOT NULL REFERENCES term_pairs (id),
    decision TEXT NOT NULL CHECK (decision IN ('approved', 'edited', 'rejected', 'deferred', 'undone')),
    nl TEXT NOT NULL,
    en TEXT NOT NULL,
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    previous TEXT NOT NULL,
    reason TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    moment TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES verdicts (id),
    CHECK ((decision = 'undone') = (undoes IS NOT NULL)),
    CHECK (decision NOT IN ('approved', 'edited') OR (nl <> '' AND en <> ''))
) STRICT;
CREATE INDEX verdicts_by_pair ON verdicts (pair_id, id);
CREATE TRIGGER verdicts_are_kept BEFORE DELETE ON verdicts
BEGIN SELECT RAISE(ABORT, 'verdicts are kept'); END;
CREATE TRIGGER verdicts_are_never_changed BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'verdicts are never changed'); END;
CREATE VIEW standing_verdicts AS
SELECT verdicts.* FROM verdicts
JOIN (
    SELECT pair_id, max(id) AS id FROM verdicts
    WHERE decision <> 'undone' AND id NOT IN (SELECT undoes FROM verdicts WHERE undoes IS NOT NULL)
    GROUP BY pair_id
) AS last USING (id);
"""
_KEPT = """
CREATE TABLE rankers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weights TEXT NOT NULL CHECK (json_valid(weights)),
    bias REAL NOT NULL,
    threshold REAL NOT NULL CHECK (threshold BETWEEN 0 AND 1),
    verdicts INTEGER NOT NULL CHECK (verdicts >= 0),
    loss_before REAL NOT NULL,
    loss_after REAL NOT NULL,
    moment TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TABLE exports (
    path TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    moment TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
ENTRIES = """
CREATE TABLE concept_entries (
    id INTEGER PRIMARY KEY,
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    subfield TEXT NOT NULL,
    definition TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    pair_id INTEGER UNIQUE REFERENCES term_pairs (id)
) STRICT;
CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES concept_entries (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank >= 0),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    text TEXT NOT NULL CHECK (text <> ''),
    key TEXT NOT NULL CHECK (key <> ''),
    spelling TEXT NOT NULL CHECK (spelling <> ''),
    status TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'forbidden')),
    pos TEXT NOT NULL,
    gender TEXT NOT NULL,
    plural TEXT NOT NULL,
    region TEXT NOT NULL CHECK (region IN ('', 'nl-NL', 'nl-BE', 'en-GB', 'en-US')),
    kind TEXT NOT NULL CHECK (kind IN ('', 'abbr', 'spelling')),
    UNIQUE (entry_id, language, text)
) STRICT;
CREATE INDEX terms_by_key ON terms (language, key);
CREATE INDEX terms_by_spelling ON terms (language, spelling);
CREATE INDEX terms_by_entry ON terms (entry_id);
CREATE VIRTUAL TABLE terms_trigrams USING fts5 (spelling, content = 'terms', content_rowid = 'id', tokenize = 'trigram', detail = 'none');
"""
INDEXING = """
CREATE TRIGGER terms_indexed AFTER INSERT ON terms
BEGIN INSERT INTO terms_trigrams (rowid, spelling) VALUES (new.id, new.spelling); END;
CREATE TRIGGER terms_unindexed AFTER DELETE ON terms
BEGIN INSERT INTO terms_trigrams (terms_trigrams, rowid, spelling) VALUES ('delete', old.id, old.spelling); END;
CREATE TRIGGER terms_reindexed AFTER UPDATE OF spelling ON terms
BEGIN
    INSERT INTO terms_trigrams (terms_trigrams, rowid, spelling) VALUES ('delete', old.id, old.spelling);
    INSERT INTO terms_trigrams (rowid, spelling) VALUES (new.id, new.spelling);
END;
"""

# What the first migration makes: documents, candidates, pairs, verdicts, entries; fitted rankers; what was exported last.
_FIRST = _MINED + _PAIRS + _KEPT + ENTRIES + INDEXING

# What the second adds to the tables of entries, here and in the database of the starter terms.
ENTRIES_SECOND = """
ALTER TABLE concept_entries ADD COLUMN identifier TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE terms ADD COLUMN case_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (case_sensitive IN (0, 1));
CREATE INDEX concept_entries_by_identifier ON concept_entries (identifier) WHERE identifier <> '';
"""
# Changes of entries other than by a verdict: appended, never changed, undone by another batch.
# `after_verdict` is the newest verdict at that time, so that both logs together have one order whatever a clock says.
_CHANGES = """
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'edit', 'merge', 'remove', 'import', 'sync', 'undo')),
    source TEXT NOT NULL,
    author TEXT NOT NULL,
    moment TEXT NOT NULL,
    after_verdict INTEGER NOT NULL,
    undoes INTEGER UNIQUE REFERENCES batches (id),
    CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE TABLE entry_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    entry_id INTEGER NOT NULL,
    pair_id INTEGER REFERENCES term_pairs (id),
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX entry_changes_by_batch ON entry_changes (batch_id, id);
CREATE INDEX entry_changes_by_entry ON entry_changes (entry_id, id);
CREATE TRIGGER batches_are_kept BEFORE DELETE ON batches
BEGIN SELECT RAISE(ABORT, 'batches are kept'); END;
CREATE TRIGGER batches_are_never_changed BEFORE UPDATE ON batches
BEGIN SELECT RAISE(ABORT, 'batches are never changed'); END;
CREATE TRIGGER entry_changes_are_kept BEFORE DELETE ON entry_changes
BEGIN SELECT RAISE(ABORT, 'changes are kept'); END;
CREATE TRIGGER entry_changes_are_never_changed BEFORE UPDATE ON entry_changes
BEGIN SELECT RAISE(ABORT, 'changes are never changed'); END;
"""
# Findings of a check that a person called no fault, by their fingerprint.
_SILENCED = """
CREATE TABLE silenced_findings (
    fingerprint TEXT PRIMARY KEY CHECK (fingerprint <> ''),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    moment TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
# Beside those columns: the log of changes, and findings that were silenced.
_SECOND = ENTRIES_SECOND + _CHANGES + _SILENCED

# The script of each migration by the name under which a termbase remembers it; a new one is appended, none is edited.
SCRIPTS = {"m001_first": _FIRST, "m002_changes": _SECOND}


def statements(script: str) -> list[str]:
    """Cut a script into statements; a trigger's body stays whole.

    >>> statements("CREATE TABLE a (b); CREATE TABLE c (d);")
    ['CREATE TABLE a (b);', 'CREATE TABLE c (d);']
    """
    import sqlite3

    found: list[str] = []
    piece = ""
    for part in script.split(";"):
        piece += part + ";"
        if sqlite3.complete_statement(piece):
            if piece.strip(" \n;"):
                found.append(piece.strip())
            piece = ""
    return found
