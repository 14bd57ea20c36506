"""The library without the command line: what other programs may build on, under one name.

    from glossary import api

Everything here takes an open termbase, raises GlossaryError for what a person can mend, and prints nothing. What is not
named here may change without notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from glossary.catalogs import Selection, export_file, write_catalogs
from glossary.checking.check import check_segments
from glossary.checking.findings import Finding
from glossary.checking.segments import Translation
from glossary.checking.terms import build_index
from glossary.errors import GlossaryError
from glossary.importing import ImportChoices, import_files
from glossary.lookup import look_up
from glossary.model import Candidate, ConceptEntry, Equivalent, Evidence, Place, SubjectField, Term, TermPair
from glossary.pairing import Pairer
from glossary.review import Review
from glossary.starter.overlay import sound_overlay
from glossary.suggest import Mining, MiningReport, suggest_terms
from glossary.termbase import Termbase, open_termbase

__all__ = [
    "Candidate",
    "ConceptEntry",
    "Equivalent",
    "Evidence",
    "GlossaryError",
    "ImportChoices",
    "Mining",
    "MiningReport",
    "Place",
    "Review",
    "Selection",
    "SubjectField",
    "Term",
    "TermPair",
    "Termbase",
    "check",
    "equivalents",
    "export_file",
    "import_files",
    "look_up",
    "open_glossary",
    "suggest_terms",
    "write_catalogs",
]


def open_glossary(path: Path | str | None = None, *, create: bool = False) -> AbstractContextManager[Termbase]:
    """Open a termbase with the starter terms beside it.

    `path` is a file; without one, the termbase that the command line would take. A file that is not there gives an
    empty termbase in memory, or with `create` a new file. Raises TermbaseError for a file that is no termbase.

    >>> with open_glossary("none.db") as termbase:
    ...     result = look_up(termbase, "vrije kasstromen")
    >>> result.answers[0].entry.en, result.answers[0].kind
    ('free cash flow', 'inflected')
    """
    return open_termbase(Path(path) if path is not None else None, create=create, starter=sound_overlay())


def equivalents(
    termbase: Termbase, terms: Sequence[str], subject_field: SubjectField = SubjectField.FINANCE
) -> dict[str, tuple[Equivalent, ...]]:
    """Give up to five English terms for each Dutch term, best first, with evidence and confidence (0 to 1).

    >>> with open_glossary("none.db") as termbase:
    ...     found = equivalents(termbase, ["omzetmijlpalen"])
    >>> best = found["omzetmijlpalen"][0]
    >>> best.en, best.evidence[0].text
    ('revenue milestones', 'omzet = revenue, mijlpalen = milestone')
    """
    pairer = Pairer(termbase)
    return {term: pairer.equivalents(term, subject_field) for term in terms}


def check(termbase: Termbase, translations: Sequence[tuple[str, str]]) -> list[Finding]:
    """Check English against the Dutch it translates; each translation is a Dutch and an English text.

    The line of a finding's place is the number of the translation, from 1.

    >>> with open_glossary("none.db") as termbase:
    ...     (finding,) = check(termbase, [("De omzet steeg tot 1,4 miljard.", "Revenue rose to 1.4 million.")])
    >>> finding.kind.value, finding.message
    ('number-changed', '1,4 miljard is 1.4 million in the English')
    """
    segments = [Translation(nl, en, Place("", number)) for number, (nl, en) in enumerate(translations, 1)]
    return check_segments(build_index(termbase), segments)
