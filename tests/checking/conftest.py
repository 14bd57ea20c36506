"""What the tests of checking share: a termbase with the approved terms of the cases, and its index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossary.checking.check import Wanted, check_segments
from glossary.checking.findings import Finding
from glossary.checking.segments import Translation
from glossary.checking.terms import TermIndex, build_index
from glossary.model import Place
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.entries import insert_entries
from tests.checking.judged import approved_entries

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def termbase(overlay: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Termbase]:
    """A termbase with the approved terms of the cases; tests only read it."""
    path = tmp_path_factory.mktemp("checking") / "glossary.db"
    with open_termbase(path, create=True, starter=overlay) as termbase:
        with termbase.writing() as connection:
            insert_entries(connection, approved_entries())
        yield termbase


@pytest.fixture(scope="session")
def index(termbase: Termbase) -> TermIndex:
    """The terms of the termbase, ready to be looked for."""
    return build_index(termbase)


@pytest.fixture
def check(index: TermIndex) -> Check:
    """Check one segment: Dutch, English."""

    def run(nl: str, en: str, wanted: Wanted | None = None) -> list[Finding]:
        return check_segments(index, [Translation(nl, en, Place("proef.po", 1))], wanted)

    return run
