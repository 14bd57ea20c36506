"""Concepts and suggestions for the tests of the gettext exchange."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polib

from glossary.model import (
    ConceptEntry,
    Equivalent,
    Evidence,
    EvidenceKind,
    Place,
    SubjectField,
    Term,
    TermPair,
    TermStatus,
)

MOMENT = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2025, 1, 2, 8, 0, tzinfo=UTC)
FINANCE, TECH = SubjectField.FINANCE, SubjectField.TECH
PO = "en/LC_MESSAGES/finance.po"


def concept(nl: str, en: str, *terms: Term, subfield: str = "results", pos: str = "noun", number: int = 1, **more):
    field = more.pop("field", FINANCE)
    return ConceptEntry(number, field, subfield, (Term(nl, "nl", pos=pos), Term(en, "en"), *terms), **more)


def english(text: str, status: TermStatus = TermStatus.ADMITTED, region: str = "") -> Term:
    return Term(text, "en", status, region=region)


def dutch(text: str, status: TermStatus = TermStatus.ADMITTED, region: str = "", kind: str = "") -> Term:
    return Term(text, "nl", status, region=region, kind=kind)


def suggestion(nl: str, en: str, *others: str, confidence: float = 0.82, number: int = 7) -> TermPair:
    best = Equivalent(en, confidence, (Evidence(EvidenceKind.COMPOSED, f"parts of {nl}"),))
    return TermPair(number, nl, nl, FINANCE, (best, *(Equivalent(other, 0.3, ()) for other in others)))


def message(msgid: str, msgstr: str, msgctxt: str | None = None, *flags: str, **more) -> polib.POEntry:
    more.setdefault("comment", "Subject field: finance")
    return polib.POEntry(msgid=msgid, msgstr=msgstr, msgctxt=msgctxt, flags=list(flags), **more)


def read(out: Path, name: str = PO) -> polib.POFile:
    return polib.pofile(str(out / name), encoding="utf-8")


def edit(out: Path, old: str, new: str, name: str = PO) -> None:
    """Change a catalog as a translator's editor does."""
    text = (out / name).read_text(encoding="utf-8")
    assert old in text
    (out / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def sample_concepts() -> list[ConceptEntry]:
    """A handful that shows everything a catalog holds."""
    return [
        ConceptEntry(
            1,
            FINANCE,
            "results",
            (
                Term("kapitaaluitgave", "nl", pos="noun", gender="de"),
                dutch("kapitaalinvestering"),
                dutch("investeringsuitgave", region="nl-BE"),
                Term("capital expenditure", "en"),
                Term("capex", "en", TermStatus.ADMITTED, kind="abbr"),
                english("capital spending", region="en-US"),
                english("capital output", TermStatus.FORBIDDEN),
            ),
            definition="Money a company spends on things it will use for years.",
            note="Mostly used in the plural.",
            source="review",
            places=(Place("jaarverslag 2024.docx", 12), Place("artikel.txt", 3)),
        ),
        concept("rekening", "invoice", subfield="bookkeeping", number=2),
        concept("rekening", "account", subfield="banking", number=3),
        concept("één-tweetje", "one-two", pos="", subfield="", number=4),
        concept("Ebitda", "EBITDA", pos="noun", number=5),
    ]
