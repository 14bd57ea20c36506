"""A termbase with the starter terms, in which the sample article was mined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase import Termbase, open_termbase
from tests.mined import with_english


@pytest.fixture
def termbase(mined: Path, overlay: Path) -> Iterator[Termbase]:
    with open_termbase(mined, starter=overlay) as opened:
        yield opened


@pytest.fixture
def suggested(termbase: Termbase) -> list[int]:
    """Give the numbers of the suggestions that can be approved as they are."""
    return with_english(termbase)


def entry(nl: str, en: str, field: SubjectField = SubjectField.FINANCE) -> ConceptEntry:
    return ConceptEntry(0, field, "", (Term(nl, "nl"), Term(en, "en")))
