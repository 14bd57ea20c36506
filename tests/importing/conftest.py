"""A termbase of the test's own, and files to import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossary.importing import ImportChoices, ImportReport, import_files
from glossary.model import ConceptEntry, SubjectField, Term
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing

Importing = Callable[..., ImportReport]


@pytest.fixture
def termbase(tmp_path: Path) -> Iterator[Termbase]:
    with open_termbase(tmp_path / "glossary.db", create=True) as opened:
        yield opened


@pytest.fixture
def importing(termbase: Termbase, tmp_path: Path) -> Importing:
    """Import records, each as the JSON format has them, from a file `klant.json`."""

    def run(*records: dict[str, object], name: str = "klant.json", **choices: object) -> ImportReport:
        path = tmp_path / name
        path.write_text("[\n" + ",\n".join(json.dumps(record) for record in records) + "\n]\n", encoding="utf-8")
        return import_files(termbase, [path], ImportChoices(format_name="json", **choices), "ans")  # type: ignore[arg-type]

    return run


def record(nl: str, en: str, *terms: dict[str, str], field: str = "finance", **more: object) -> dict[str, object]:
    """A record of the JSON format."""
    both = [{"language": "nl", "text": nl}, {"language": "en", "text": en}]
    return {"field": field, **more, "terms": [*both, *terms]}


def term(language: str, text: str, status: str = "admitted") -> dict[str, str]:
    return {"language": language, "text": text, "status": status}


def entry(nl: str, en: str, *terms: Term, **more: object) -> ConceptEntry:
    return ConceptEntry(
        0,
        SubjectField.FINANCE,
        str(more.pop("subfield", "")),
        (Term(nl, "nl"), Term(en, "en"), *terms),
        **more,  # type: ignore[arg-type]
    )


def put(termbase: Termbase, *entries: ConceptEntry) -> list[int]:
    """Add entries as a person does."""
    with termbase.writing() as connection:
        return Changing(connection, BatchKind.ADD, "", "bea").add(entries)
