PRAGMA application_id = 1196184409;
PRAGMA user_version = 2;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (1, 'glossary', 'm001_first', '2026-11-22 18:05:57.878578+00:00');
INSERT INTO "_sqlite_migrations" (id, migration_set, name, applied_at) VALUES (2, 'glossary', 'm002_changes', '2026-11-22 18:05:57.880244+00:00');
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    words INTEGER NOT NULL CHECK (words >= 0),
    segments INTEGER NOT NULL CHECK (segments >= 0)
) STRICT;
INSERT INTO "documents" (id, name, digest, words, segments) VALUES (1, 'bericht.txt', 'a27b147378ad98fe79661d70324b1dc31f6526f50cfb9506b86f8e26a9c4f736', 40, 3);
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
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (1, 'kapitaaluitgave', 'kapitaaluitgaven', 'finance', 9.89530193223747800423e-01, 1.0, 0, '[1.099657, 0.866667, 0.166667, 0.0, 1.0, 0.503548, 0.909885, 0.3, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.659794, 0.866667, 0.0, 1.0, 0.0, 0.866667, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (10, 'kasstroom', 'kasstroom', 'finance', 5.98318054998981718739e-01, 1.0, 0, '[0.85799, 0.625, 0.166667, 0.0, 1.0, 0.588119, 0.742908, 0.45, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.514794, 0.625, 0.0, 1.0, 1.0, 0.625, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (11, 'dalen', 'dalen', 'finance', 0.325586770811556, 1.0, 0, '[0.556323, 0.323333, 0.166667, 0.0, 1.0, 0.136078, 0.0, 0.05, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.333794, 0.323333, 0.0, 1.0, 0.0, 0.323333, 0.0, 0.0, 0.0, 0.0, 1.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (2, 'brutomarge', 'brutomarge', 'finance', 9.88479373388347792861e-01, 1.0, 0, '[1.099657, 0.866667, 0.166667, 0.0, 1.0, 0.60683, 0.615557, 0.3, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.659794, 0.866667, 0.0, 1.0, 0.0, 0.866667, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (3, 'nettoschuld', 'nettoschuld', 'finance', 0.986994840225417, 1.0, 0, '[1.061323, 0.828333, 0.166667, 0.0, 1.0, 0.654175, 0.738395, 0.55, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.636794, 0.828333, 0.0, 1.0, 0.0, 0.828333, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (4, 'vrijkasstroom', 'vrije kasstroom', 'finance', 9.83510777151810899887e-01, 1.0, 0, '[0.593823, 0.360833, 0.166667, 0.0, 1.0, 0.588119, 0.790253, 0.45, 0.0, 0.25, 1.0, 0.0, 0.0, 0.0, 0.0, 0.178147, 0.360833, 0.0, 1.0, 0.0, 0.096667, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (5, 'obligatielening', 'obligatielening', 'finance', 9.61591210492648618135e-01, 1.0, 0, '[0.959657, 0.726667, 0.166667, 0.0, 1.0, 0.674157, 0.738395, 0.2, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.575794, 0.726667, 0.0, 0.268074, 0.0, 0.726667, 0.0, 0.0, 0.0, 0.731926, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (6, 'rentelast', 'rentelasten', 'finance', 9.48447892419441718203e-01, 1.0, 0, '[0.874657, 0.641667, 0.166667, 0.0, 1.0, 0.708892, 0.967314, 0.6, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.524794, 0.641667, 0.0, 0.268074, 0.0, 0.641667, 0.0, 0.0, 0.0, 0.731926, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (7, 'kwartaal', 'kwartaal', 'finance', 8.28948025522774245565e-01, 1.0, 0, '[0.59299, 0.36, 0.166667, 0.0, 1.0, 0.431357, 0.0, 0.05, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.355794, 0.36, 0.0, 1.0, 0.0, 0.36, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (8, 'dijkzicht', 'Dijkzicht', 'general', 6.83973334838525293122e-01, 1.0, 1, '[1.06299, 0.83, 0.166667, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.637794, 0.0, 0.0, 0.0, 0.0, 0.83, 0.0, 0.0, 0.0, 0.0, 0.0]');
INSERT INTO "candidates" (id, key, term, subject_field, termhood, unithood, is_name, features) VALUES (9, 'voorziening', 'voorziening', 'finance', 6.7056481951908830652e-01, 1.0, 0, '[0.629657, 0.396667, 0.166667, 0.0, 1.0, 0.556214, 0.0, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.377794, 0.396667, 0.0, 0.183621, 0.0, 0.396667, 0.0, 0.0, 0.0, 0.816379, 0.0]');
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
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (1, 1, 'kapitaaluitgaven', 1, 1, 0, '', 'De kapitaaluitgaven van Dijkzicht stegen in het derde kwartaal.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (10, 1, 'kasstroom', 1, 1, 64, '', 'De vrije kasstroom daalde door de hogere rentelasten, maar de brutomarge hield stand.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (11, 1, 'daalde', 1, 1, 64, '', 'De vrije kasstroom daalde door de hogere rentelasten, maar de brutomarge hield stand.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (2, 1, 'brutomarge', 1, 1, 64, '', 'De vrije kasstroom daalde door de hogere rentelasten, maar de brutomarge hield stand.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (3, 1, 'nettoschuld', 1, 1, 150, '', 'De nettoschuld en de voorziening bleven gelijk; de obligatielening loopt tot volgend jaar.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (4, 1, 'vrije kasstroom', 1, 1, 64, '', 'De vrije kasstroom daalde door de hogere rentelasten, maar de brutomarge hield stand.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (5, 1, 'obligatielening', 1, 1, 150, '', 'De nettoschuld en de voorziening bleven gelijk; de obligatielening loopt tot volgend jaar.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (6, 1, 'rentelasten', 1, 1, 64, '', 'De vrije kasstroom daalde door de hogere rentelasten, maar de brutomarge hield stand.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (7, 1, 'kwartaal', 1, 1, 0, '', 'De kapitaaluitgaven van Dijkzicht stegen in het derde kwartaal.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (8, 1, 'Dijkzicht', 1, 1, 0, '', 'De kapitaaluitgaven van Dijkzicht stegen in het derde kwartaal.');
INSERT INTO "occurrences" (candidate_id, document_id, surface, count, line, start, part, sentence) VALUES (9, 1, 'voorziening', 1, 1, 150, '', 'De nettoschuld en de voorziening bleven gelijk; de obligatielening loopt tot volgend jaar.');
CREATE TABLE term_pairs (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    nl TEXT NOT NULL CHECK (nl <> ''),
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    candidate_id INTEGER REFERENCES candidates (id) ON DELETE SET NULL,
    worth REAL NOT NULL CHECK (worth >= 0)
) STRICT;
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (1, 'kapitaaluitgave', 'kapitaaluitgaven', 'finance', 1, 0.980624);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (10, 'kasstroom', 'kasstroom', 'finance', 10, 0.589942);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (11, 'dalen', 'dalen', 'finance', 11, 0.312563);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (2, 'brutomarge', 'brutomarge', 'finance', 2, 0.979583);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (3, 'nettoschuld', 'nettoschuld', 'finance', 3, 0.978112);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (4, 'vrijkasstroom', 'vrije kasstroom', 'finance', 4, 0.974659);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (5, 'obligatielening', 'obligatielening', 'finance', 5, 0.952937);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (6, 'rentelast', 'rentelasten', 'finance', 6, 0.921417);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (7, 'kwartaal', 'kwartaal', 'finance', 7, 0.824389);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (8, 'dijkzicht', 'Dijkzicht', 'general', 8, 0.66448);
INSERT INTO "term_pairs" (id, key, nl, subject_field, candidate_id, worth) VALUES (9, 'voorziening', 'voorziening', 'finance', 9, 0.643742);
CREATE TABLE equivalents (
    pair_id INTEGER NOT NULL REFERENCES term_pairs (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank > 0),
    en TEXT NOT NULL CHECK (en <> ''),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    PRIMARY KEY (pair_id, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (1, 1, 'capital expenditure', 0.982, '[["concept", "starter terms: finance, results"], ["concept", "starter terms: finance, results"], ["composed", "an example in the starter components"], ["composed", "composed: kapitaal = capital, uitgaven = expenditure"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (1, 2, 'capex', 0.461, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (1, 3, 'investment expenditure', 0.338, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (1, 4, 'capital spending', 0.19, '[["composed", "composed: kapitaal = capital, uitgaven = spending"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (1, 5, 'capital expenses', 0.095, '[["composed", "composed: kapitaal = capital, uitgaven = expenses"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (10, 1, 'cash flow', 0.972, '[["concept", "starter terms: finance, results"], ["composed", "composed: kas = cash, stroom = flow"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (10, 2, 'petty cash flow', 0.23, '[["composed", "composed: kas = petty cash, stroom = flow"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (10, 3, 'cash electricity', 0.095, '[["composed", "composed: kas = cash, stroom = electricity"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (10, 4, 'cash power', 0.067, '[["composed", "composed: kas = cash, stroom = power"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (10, 5, 'cash stream', 0.051, '[["composed", "composed: kas = cash, stroom = stream"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (11, 1, 'fall', 0.92, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (11, 2, 'decline', 0.466, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (11, 3, 'decrease', 0.338, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (11, 4, 'drop', 0.223, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (11, 5, 'go down', 0.146, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (2, 1, 'gross margin', 0.982, '[["concept", "starter terms: finance, results"], ["composed", "an example in the starter components"], ["composed", "composed: bruto = gross, marge = margin"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (2, 2, 'gross profit margin', 0.461, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (2, 3, 'gross margin deposit', 0.141, '[["composed", "composed: bruto = gross, marge = margin deposit"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (2, 4, 'gross initial margin', 0.083, '[["composed", "composed: bruto = gross, marge = initial margin"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (2, 5, 'gross page margin', 0.046, '[["composed", "composed: bruto = gross, marge = page margin"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (3, 1, 'net debt', 0.982, '[["concept", "starter terms: finance, results"], ["composed", "an example in the starter components"], ["composed", "composed: netto = net, schuld = debt"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (3, 2, 'net liability', 0.161, '[["composed", "composed: netto = net, schuld = liability"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (3, 3, 'net payable', 0.082, '[["composed", "composed: netto = net, schuld = payable"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (3, 4, 'net amount owed', 0.051, '[["composed", "composed: netto = net, schuld = amount owed"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (3, 5, 'net indebtedness', 0.04, '[["composed", "composed: netto = net, schuld = indebtedness"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (4, 1, 'free cash flow', 0.982, '[["concept", "starter terms: finance, results"], ["concept", "starter terms: finance, results"], ["composed", "an example in the starter components"], ["composed", "composed: vrije = free, kas = cash, stroom = flow"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (4, 2, 'FCF', 0.288, '[["concept", "starter terms: finance, results"], ["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (4, 3, 'free cash electricity', 0.144, '[["composed", "composed: vrije = free, kas = cash, stroom = electricity"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (4, 4, 'free cash power', 0.087, '[["composed", "composed: vrije = free, kas = cash, stroom = power"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (4, 5, 'free cash stream', 0.058, '[["composed", "composed: vrije = free, kas = cash, stroom = stream"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (5, 1, 'bond loan', 0.982, '[["concept", "starter terms: finance, bonds"], ["composed", "an example in the starter components"], ["composed", "composed: obligatie = bond, lening = loan"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (5, 2, 'bond', 0.461, '[["concept", "starter terms: finance, bonds"], ["concept", "starter terms: finance, bonds"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (5, 3, 'debenture loan', 0.307, '[["concept", "starter terms: finance, bonds"], ["composed", "composed: obligatie = debenture, lening = loan"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (5, 4, 'debenture', 0.223, '[["concept", "starter terms: finance, bonds"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (5, 5, 'bond issue', 0.146, '[["concept", "starter terms: finance, bonds"], ["concept", "starter terms: finance, bonds"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (6, 1, 'interest expense', 0.943, '[["concept", "starter terms: finance, accounting"], ["composed", "an example in the starter components"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (6, 2, 'interest expenses', 0.88, '[["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["composed", "composed: rente = interest, lasten = expenses"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (6, 3, 'interest costs', 0.742, '[["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["concept", "starter terms: finance, accounting"], ["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["concept", "starter terms: finance, accounting"], ["composed", "composed: rente = interest, lasten = costs"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (6, 4, 'interest charges', 0.622, '[["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["concept", "starter terms: finance, accounting"], ["composed", "composed: rente = interest, lasten = charges"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (6, 5, 'interest burdens', 0.18, '[["inflected", "starter terms: finance, bonds, as ''rentelast''"], ["composed", "composed: rente = interest, lasten = burden"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (7, 1, 'quarter', 0.989, '[["concept", "starter terms: finance, results"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (8, 1, 'Dijkzicht', 0.943, '[["composed", "Dijkzicht = Dijkzicht, like the Dutch word"]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (9, 1, 'provision', 0.92, '[["concept", "starter terms: finance, accounting"], ["false friend", "not ''facility'' but provision or allowance: In accounts a voorziening is a provision; facility fits roads, schools and lending."]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (9, 2, 'allowance', 0.466, '[["concept", "starter terms: finance, accounting"], ["false friend", "not ''facility'' but provision or allowance: In accounts a voorziening is a provision; facility fits roads, schools and lending."]]');
INSERT INTO "equivalents" (pair_id, rank, en, confidence, evidence) VALUES (9, 3, 'accrual', 0.338, '[["concept", "starter terms: finance, accounting"], ["false friend", "not ''facility'' but provision or allowance: In accounts a voorziening is a provision; facility fits roads, schools and lending."]]');
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
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (1, 4, 'approved', 'vrije kasstroom', 'free cash flow', 'finance', '', '', 'ans', '2026-11-22T18:06:07.375662+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (10, 1, 'rejected', 'kapitaaluitgaven', 'capital spending', 'finance', '', 'te ruim', 'bea', '2026-11-22T18:06:08.831051+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (2, 1, 'edited', 'kapitaaluitgaven', 'capital spending', 'finance', 'capital expenditure', '', 'ans', '2026-11-22T18:06:07.390527+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (3, 2, 'rejected', 'brutomarge', 'gross margin', 'finance', '', 'te algemeen', 'ans', '2026-11-22T18:06:07.401664+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (4, 3, 'deferred', 'nettoschuld', 'net debt', 'finance', '', '', 'ans', '2026-11-22T18:06:07.417904+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (5, 6, 'edited', 'rentelast', 'interest costs', 'finance', 'interest expense', '', 'ans', '2026-11-22T18:06:07.430457+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (6, 5, 'approved', 'obligatielening', 'bond loan', 'finance', '', '', 'bea', '2026-11-22T18:06:07.434528+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (7, 5, 'undone', 'obligatielening', 'bond loan', 'finance', '', '', 'bea', '2026-11-22T18:06:07.481532+00:00', 6);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (8, 5, 'rejected', 'obligatielening', 'bond loan', 'finance', '', 'naam', 'bea', '2026-11-22T18:06:07.490451+00:00', NULL);
INSERT INTO "verdicts" (id, pair_id, decision, nl, en, subject_field, previous, reason, reviewer, moment, undoes) VALUES (9, 9, 'approved', 'voorziening', 'provision', 'finance', '', '', 'ans', '2026-11-22T18:06:07.494385+00:00', NULL);
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
INSERT INTO "exports" (path, content, moment) VALUES ('/home/ans/uit/en/LC_MESSAGES/finance.po', '# Dutch-English glossary: finance.
# The export writes the lines that start with ''#.'' and ''#:''.
# It keeps the English, the remarks and the states that translators put in.
msgid ""
msgstr ""
"Project-Id-Version: dutch-glossary finance\n"
"POT-Creation-Date: 2026-11-22 00:00+0000\n"
"PO-Revision-Date: 2026-11-22 00:00+0000\n"
"Last-Translator: Automatically generated\n"
"Language-Team: none\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: dutch-glossary\n"
"X-Source-Language: nl\n"

#. Note: Dalen met: fall by; dalen tot/naar: fall to.
#. Part of speech: verb
#. Subject field: finance
#. Subfield: results
#. Status: preferred
#. Admitted Dutch: afnemen; zakken
#. Admitted English: decline; decrease; drop; go down; slide; be down; go lower; plunge
#. Source: starter
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "dalen"
msgstr "fall"

#. Subject field: finance
#. Status: preferred
#. Source: review
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "kapitaaluitgaven"
msgstr "capital spending"

#. Definition: Money coming into and going out of a business.
#. Part of speech: noun
#. Article: de
#. Subject field: finance
#. Subfield: results
#. Status: preferred
#. Admitted Dutch: cashflow; cash flow (spelling)
#. Source: starter
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "kasstroom"
msgstr "cash flow"

#. Definition: A period of three months of the financial year.
#. Part of speech: noun
#. Article: het
#. Subject field: finance
#. Subfield: results
#. Status: preferred
#. Source: starter
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "kwartaal"
msgstr "quarter"

#. Definition: Interest-bearing debt less cash.
#. Part of speech: noun
#. Article: de
#. Subject field: finance
#. Subfield: results
#. Status: preferred
#. Source: starter
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "nettoschuld"
msgstr "net debt"

#. Part of speech: noun
#. Article: de
#. Subject field: finance
#. Subfield: bonds
#. Status: preferred
#. Admitted Dutch: rentekosten; rentelasten
#. Admitted English: interest expense; interest charge; interest cost; interest burden; interest expenses; finance cost; financing cost
#. Source: review
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "rentelast"
msgstr "interest costs"

#. Definition: A liability of uncertain timing or amount.
#. Note: Against receivables: allowance. Not ''facility'', which is another sense.
#. Part of speech: noun
#. Article: de
#. Subject field: finance
#. Subfield: accounting
#. Status: preferred
#. Admitted English: allowance; accrual
#. Source: review
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "voorziening"
msgstr "provision"

#. Definition: Cash generated by operations after capital expenditure.
#. Part of speech: noun
#. Article: de
#. Subject field: finance
#. Subfield: results
#. Status: preferred
#. Admitted Dutch: vrije cashflow; free cashflow; fcf (abbreviation)
#. Admitted English: FCF (abbreviation)
#. Source: review
#. weblate-flags: terminology
#: bericht.txt:1
#, terminology
msgid "vrije kasstroom"
msgstr "free cash flow"
', '2026-11-22T00:00:00+00:00');
CREATE TABLE concept_entries (
    id INTEGER PRIMARY KEY,
    subject_field TEXT NOT NULL CHECK (subject_field IN ('finance', 'tech', 'general')),
    subfield TEXT NOT NULL,
    definition TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    pair_id INTEGER UNIQUE REFERENCES term_pairs (id)
, identifier TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "concept_entries" (id, subject_field, subfield, definition, note, source, pair_id, identifier) VALUES (1, 'finance', 'results', 'Cash generated by operations after capital expenditure.', '', 'review', 4, '0c113ba877');
INSERT INTO "concept_entries" (id, subject_field, subfield, definition, note, source, pair_id, identifier) VALUES (3, 'finance', 'bonds', '', '', 'review', 6, '13e352ebb7');
INSERT INTO "concept_entries" (id, subject_field, subfield, definition, note, source, pair_id, identifier) VALUES (4, 'finance', 'accounting', 'A liability of uncertain timing or amount.', 'Against receivables: allowance. Not ''facility'', which is another sense.', 'review', 9, '4428cab646');
INSERT INTO "concept_entries" (id, subject_field, subfield, definition, note, source, pair_id, identifier) VALUES (5, 'finance', '', 'De koers van de dag.', '', 'added', NULL, 'f1075b4c42');
INSERT INTO "concept_entries" (id, subject_field, subfield, definition, note, source, pair_id, identifier) VALUES (6, 'finance', '', '', '', 'added', NULL, '75451a3d8c');
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
    kind TEXT NOT NULL CHECK (kind IN ('', 'abbr', 'spelling')), note TEXT NOT NULL DEFAULT '', case_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (case_sensitive IN (0, 1)),
    UNIQUE (entry_id, language, text)
) STRICT;
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (1, 1, 0, 'nl', 'vrije kasstroom', 'vrijkasstroom', 'vrijekasstroom', 'preferred', 'noun', 'de', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (10, 3, 1, 'en', 'interest costs', 'interestcost', 'interestcosts', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (11, 3, 2, 'nl', 'rentekosten', 'rentekost', 'rentekosten', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (12, 3, 3, 'nl', 'rentelasten', 'rentelast', 'rentelasten', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (13, 3, 4, 'en', 'interest expense', 'interestexpense', 'interestexpense', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (14, 3, 5, 'en', 'interest charge', 'interestcharge', 'interestcharge', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (15, 3, 6, 'en', 'interest cost', 'interestcost', 'interestcost', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (16, 3, 7, 'en', 'interest burden', 'interestburden', 'interestburden', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (17, 3, 8, 'en', 'interest expenses', 'interestexpenses', 'interestexpenses', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (18, 3, 9, 'en', 'finance cost', 'financecost', 'financecost', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (19, 3, 10, 'en', 'financing cost', 'financingcost', 'financingcost', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (2, 1, 1, 'en', 'free cash flow', 'freecashflow', 'freecashflow', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (20, 4, 0, 'nl', 'voorziening', 'voorziening', 'voorziening', 'preferred', 'noun', 'de', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (21, 4, 1, 'en', 'provision', 'provision', 'provision', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (22, 4, 2, 'en', 'allowance', 'allowance', 'allowance', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (23, 4, 3, 'en', 'accrual', 'accrual', 'accrual', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (24, 5, 0, 'nl', 'dagkoers', 'dagkoers', 'dagkoers', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (25, 5, 1, 'en', 'daily rate', 'dailyrate', 'dailyrate', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (26, 5, 2, 'en', 'day rate', 'dayrate', 'dayrate', 'forbidden', '', '', '', '', '', 'letterlijk', 1);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (27, 6, 0, 'nl', 'slotkoers', 'slotkoers', 'slotkoers', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (28, 6, 1, 'en', 'closing price', 'closingprice', 'closingprice', 'preferred', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (29, 6, 2, 'nl', 'slotstand', 'slotstand', 'slotstand', 'admitted', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (3, 1, 2, 'nl', 'vrije cashflow', 'vrijcashflow', 'vrijecashflow', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (30, 6, 3, 'en', 'closing level', 'closinglevel', 'closinglevel', 'admitted', '', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (4, 1, 3, 'nl', 'free cashflow', 'freecashflow', 'freecashflow', 'admitted', 'noun', '', '', '', '', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (5, 1, 4, 'nl', 'fcf', 'fcf', 'fcf', 'admitted', 'noun', '', '', '', 'abbr', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (6, 1, 5, 'en', 'FCF', 'fcf', 'fcf', 'admitted', 'noun', '', '', '', 'abbr', '', 0);
INSERT INTO "terms" (id, entry_id, rank, language, text, key, spelling, status, pos, gender, plural, region, kind, note, case_sensitive) VALUES (9, 3, 0, 'nl', 'rentelast', 'rentelast', 'rentelast', 'preferred', 'noun', 'de', '', '', '', '', 0);
CREATE VIRTUAL TABLE terms_trigrams USING fts5 (spelling, content = 'terms', content_rowid = 'id', tokenize = 'trigram', detail = 'none');
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
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (1, 'add', 'dagkoers', 'ans', '2026-11-22T18:06:08.783415+00:00', 9, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (2, 'edit', 'dagkoers', 'bea', '2026-11-22T18:06:08.790969+00:00', 9, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (3, 'add', 'slotkoers', 'ans', '2026-11-22T18:06:08.797126+00:00', 9, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (4, 'add', 'slotstand', 'ans', '2026-11-22T18:06:08.811029+00:00', 9, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (5, 'merge', 'slotkoers', 'bea', '2026-11-22T18:06:08.814693+00:00', 9, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (6, 'remove', 'te ruim', 'bea', '2026-11-22T18:06:08.831246+00:00', 10, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (7, 'import', 'termen.tbx', 'ans', '2026-11-22T18:06:08.834816+00:00', 10, NULL);
INSERT INTO "batches" (id, kind, source, author, moment, after_verdict, undoes) VALUES (8, 'undo', 'termen.tbx', 'bea', '2026-11-22T18:06:08.846603+00:00', 10, 7);
CREATE TABLE entry_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL REFERENCES batches (id),
    entry_id INTEGER NOT NULL,
    pair_id INTEGER REFERENCES term_pairs (id),
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (1, 1, 5, NULL, NULL, '{"id":"f1075b4c42","field":"finance","source":"added","terms":[{"language":"nl","text":"dagkoers","status":"preferred"},{"language":"en","text":"daily rate","status":"preferred"}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (10, 8, 9, NULL, '{"id":"41dd3642a2","field":"finance","terms":[{"language":"nl","text":"koersval","status":"preferred"},{"language":"en","text":"price slump","status":"preferred"}]}', NULL);
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (11, 8, 8, NULL, '{"id":"71b960ddfd","field":"finance","terms":[{"language":"nl","text":"beurskrach","status":"preferred"},{"language":"en","text":"stock market crash","status":"preferred"}]}', NULL);
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (2, 2, 5, NULL, '{"id":"f1075b4c42","field":"finance","source":"added","terms":[{"language":"nl","text":"dagkoers","status":"preferred"},{"language":"en","text":"daily rate","status":"preferred"}]}', '{"id":"f1075b4c42","field":"finance","definition":"De koers van de dag.","source":"added","terms":[{"language":"nl","text":"dagkoers","status":"preferred"},{"language":"en","text":"daily rate","status":"preferred"},{"language":"en","text":"day rate","status":"forbidden","note":"letterlijk","case_sensitive":true}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (3, 3, 6, NULL, NULL, '{"id":"75451a3d8c","field":"finance","source":"added","terms":[{"language":"nl","text":"slotkoers","status":"preferred"},{"language":"en","text":"closing price","status":"preferred"}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (4, 4, 7, NULL, NULL, '{"id":"bdbcef313b","field":"finance","source":"added","terms":[{"language":"nl","text":"slotstand","status":"preferred"},{"language":"en","text":"closing level","status":"preferred"}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (5, 5, 7, NULL, '{"id":"bdbcef313b","field":"finance","source":"added","terms":[{"language":"nl","text":"slotstand","status":"preferred"},{"language":"en","text":"closing level","status":"preferred"}]}', NULL);
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (6, 5, 6, NULL, '{"id":"75451a3d8c","field":"finance","source":"added","terms":[{"language":"nl","text":"slotkoers","status":"preferred"},{"language":"en","text":"closing price","status":"preferred"}]}', '{"id":"75451a3d8c","field":"finance","source":"added","terms":[{"language":"nl","text":"slotkoers","status":"preferred"},{"language":"en","text":"closing price","status":"preferred"},{"language":"nl","text":"slotstand","status":"admitted"},{"language":"en","text":"closing level","status":"admitted"}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (7, 6, 2, 1, '{"id":"d994cbf7cc","field":"finance","source":"review","terms":[{"language":"nl","text":"kapitaaluitgaven","status":"preferred"},{"language":"en","text":"capital spending","status":"preferred"}]}', NULL);
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (8, 7, 8, NULL, NULL, '{"id":"71b960ddfd","field":"finance","terms":[{"language":"nl","text":"beurskrach","status":"preferred"},{"language":"en","text":"stock market crash","status":"preferred"}]}');
INSERT INTO "entry_changes" (id, batch_id, entry_id, pair_id, before, after) VALUES (9, 7, 9, NULL, NULL, '{"id":"41dd3642a2","field":"finance","terms":[{"language":"nl","text":"koersval","status":"preferred"},{"language":"en","text":"price slump","status":"preferred"}]}');
CREATE TABLE silenced_findings (
    fingerprint TEXT PRIMARY KEY CHECK (fingerprint <> ''),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    moment TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "silenced_findings" (fingerprint, reason, author, moment) VALUES ('C001:dagkoers', 'zo gewenst', 'ans', '2026-11-22T12:00:00+00:00');
INSERT INTO terms_trigrams (terms_trigrams) VALUES ('rebuild');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence (name, seq) VALUES ('batches', 8);
INSERT INTO sqlite_sequence (name, seq) VALUES ('entry_changes', 11);
INSERT INTO sqlite_sequence (name, seq) VALUES ('verdicts', 10);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX occurrences_by_document ON occurrences (document_id);
CREATE INDEX term_pairs_by_worth ON term_pairs (worth DESC, key);
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
CREATE INDEX terms_by_key ON terms (language, key);
CREATE INDEX terms_by_spelling ON terms (language, spelling);
CREATE INDEX terms_by_entry ON terms (entry_id);
CREATE TRIGGER terms_indexed AFTER INSERT ON terms
BEGIN INSERT INTO terms_trigrams (rowid, spelling) VALUES (new.id, new.spelling); END;
CREATE TRIGGER terms_unindexed AFTER DELETE ON terms
BEGIN INSERT INTO terms_trigrams (terms_trigrams, rowid, spelling) VALUES ('delete', old.id, old.spelling); END;
CREATE TRIGGER terms_reindexed AFTER UPDATE OF spelling ON terms
BEGIN
    INSERT INTO terms_trigrams (terms_trigrams, rowid, spelling) VALUES ('delete', old.id, old.spelling);
    INSERT INTO terms_trigrams (rowid, spelling) VALUES (new.id, new.spelling);
END;
CREATE INDEX concept_entries_by_identifier ON concept_entries (identifier) WHERE identifier <> '';
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
