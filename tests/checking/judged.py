"""The hand-made cases: what a check should find in them, and how well it, or a plain search, does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.checking.check import Wanted, check_segments
from glossary.checking.findings import Kind
from glossary.checking.segments import Translation
from glossary.checking.terms import TermIndex
from glossary.model import ConceptEntry, Place, SubjectField, Term, TermStatus

CASES = Path(__file__).with_name("cases")
Found = tuple[str, str]
"""A kind, and the words that the finding is about."""


@dataclass(frozen=True, slots=True)
class Case:
    """Segments of one file, and what should be found in them."""

    line: int
    group: str
    segments: tuple[tuple[str, str], ...]
    expected: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well the cases were judged."""

    right: int
    wrong: int
    missed: int
    faults: tuple[str, ...]
    """What was found wrongly or not found, a line each."""

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def read_cases(name: str) -> Iterator[Case]:
    """Read a file of cases: `nl | en | kind: about; kind: about`, the segments of one file separated by //."""
    group = ""
    for line, text in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), start=1):
        if text.startswith("## "):
            group = text[3:]
        if not text.strip() or text.startswith("#"):
            continue
        nl, en, told = (cell.strip() for cell in text.split("|"))
        expected = tuple(
            (kind, about) for kind, _, about in (one.strip().partition(": ") for one in told.split(";") if one.strip())
        )
        assert all(kind in set(Kind) for kind, _ in expected), f"{name}:{line}: unknown kind"
        segments = tuple(zip(re.split(r"\s//\s", nl), re.split(r"\s//\s", en), strict=True))
        yield Case(line, group, segments, expected)


def approved_entries() -> list[ConceptEntry]:
    """Give the approved terms that the cases are written for."""
    entries: list[ConceptEntry] = []
    for text in (CASES / "terms.txt").read_text(encoding="utf-8").splitlines():
        if not text.strip() or text.startswith("#"):
            continue
        nl, en, *marks = (cell.strip() for cell in text.split("|"))
        cased = "cased" in marks
        terms = [Term(nl, "nl", pos="verb" if "verb" in marks else "noun", case_sensitive=cased)]
        for place, english in enumerate(en.split(";")):
            status = TermStatus.ADMITTED if place else TermStatus.PREFERRED
            terms.append(Term(english.strip(), "en", status, case_sensitive=cased))
        for mark in marks:
            word, _, english = mark.partition(": ")
            if english:
                terms.append(Term(english, "en", TermStatus(word)))
        entries.append(ConceptEntry(0, SubjectField.FINANCE, "", tuple(terms), source="review"))
    return entries


Judge = Callable[[Case], list[Found]]


def our_check(index: TermIndex) -> Judge:
    """Give what `glossary check` finds in a case."""

    def judge(case: Case) -> list[Found]:
        segments = [Translation(nl, en, Place("case", number)) for number, (nl, en) in enumerate(case.segments, 1)]
        return [(found.kind, f"{found.subject} / {found.found}") for found in check_segments(index, segments, Wanted())]

    return judge


def plain_check(entries: list[ConceptEntry]) -> Judge:
    """Give what a search finds that many tools have: the Dutch term as a whole word, its English as a part of the text."""
    terms = [
        (entry.nl, [term.text for term in entry.in_language("en") if term.status in {"preferred", "admitted"}],
         [term for term in entry.in_language("en") if term.status in {"forbidden", "deprecated"}])
        for entry in entries
    ]  # fmt: skip

    def judge(case: Case) -> list[Found]:
        found: list[Found] = []
        for nl, en in case.segments:
            for term, admitted, refused in terms:
                if not re.search(rf"\b{re.escape(term)}\b", nl, re.IGNORECASE):
                    continue
                wrong = [one for one in refused if one.text.casefold() in en.casefold()]
                found += ((f"term-{one.status}", one.text) for one in wrong)
                if not wrong and not any(one.casefold() in en.casefold() for one in admitted):
                    found.append((Kind.TERM_MISSING, term))
        return found

    return judge


def score(cases: list[Case], judge: Judge) -> Score:
    """Compare what is found with what should be: the same kind, about the same words."""
    right = wrong = missed = 0
    faults: list[str] = []
    for case in cases:
        found = judge(case)
        for kind, about in case.expected:
            hit = next((one for one in found if one[0] == kind and about.casefold() in one[1].casefold()), None)
            if hit:
                found.remove(hit)
                right += 1
            else:
                missed += 1
                faults.append(f"{case.line} missed {kind}: {about} | {case.segments}")
        wrong += len(found)
        faults += (f"{case.line} wrong {kind}: {about} | {case.segments}" for kind, about in found)
    return Score(right, wrong, missed, tuple(faults))
