"""Concept entries for the tests of the formats: a handful to read, and any that there could be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from glossary.exchange.plain_text import one_line
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus

FINANCE, TECH, GENERAL = SubjectField
PREFERRED, ADMITTED, DEPRECATED, FORBIDDEN = TermStatus


def sample_entries() -> list[ConceptEntry]:
    """A handful that shows everything an entry holds."""
    return [
        ConceptEntry(
            1,
            FINANCE,
            "results",
            (
                Term("kapitaaluitgave", "nl", pos="noun", gender="de"),
                Term("kapitaalinvestering", "nl", ADMITTED, "noun", "de"),
                Term("investeringsuitgave", "nl", ADMITTED, "noun", "de", region="nl-BE"),
                Term("capital expenditure", "en", pos="noun"),
                Term("capex", "en", ADMITTED, "noun", kind="abbr", note="In tables and headings."),
                Term("capital spending", "en", ADMITTED, "noun", region="en-US"),
                Term("capital output", "en", FORBIDDEN, "noun"),
            ),
            "Money a company spends on things it will use for years.",
            "Mostly used in the plural.",
            "jaarverslag",
            identifier="fin-0001",
        ),
        ConceptEntry(
            2,
            FINANCE,
            "accounting",
            (Term("activa", "nl", pos="noun", gender="de", plural="="), Term("assets", "en", pos="noun")),
            source="jaarverslag",
            identifier="3fa9c0ffee",
        ),
        ConceptEntry(
            3,
            TECH,
            "",
            (
                Term("aan boord brengen", "nl", pos="phrase"),
                Term("onboard", "en", pos="verb"),
                Term("WACC & <co>", "en", DEPRECATED, "verb", case_sensitive=True),
            ),
            note='Say "onboarding" of people only.',
            source="hr-handboek",
            identifier="hr 12",
        ),
    ]


def texts(least: int = 1) -> st.SearchStrategy[str]:
    """Any line of text: tidy, but with every letter, bracket, quote and sign there is."""
    letters = st.text(st.characters(codec="utf-8"), max_size=12)
    signs = st.text("ab €é;,:()[]<>&\"'\\|#=+-@%$/{}~_.!?\n", max_size=16)
    named = st.sampled_from(
        [
            "Plural: x",
            "Note: Case: matters",
            "de; het",
            "omzet [abbr]",
            "capex (abbreviation)",
            "Source: y",
            "'=1+1",
            "=",
            "\\",
        ]
    )
    tidy = st.one_of(letters, signs, named).map(lambda text: one_line(text.replace("\ufffe", "").replace("\uffff", "")))
    return tidy.filter(lambda text: len(text) >= least)


@st.composite
def terms(draw: st.DrawFn, language: str, status: st.SearchStrategy[TermStatus]) -> Term:
    """A term of a language."""
    dutch = language == "nl"
    return Term(
        draw(texts()),
        language,
        draw(status),
        draw(st.sampled_from(["", "noun", "verb", "adjective", "adverb", "phrase"])),
        draw(st.sampled_from(["", "de", "het", "de/het"])) if dutch else "",
        draw(st.one_of(st.sampled_from(["", "-", "="]), texts(0))),
        draw(st.sampled_from(["", "nl-NL", "nl-BE"] if dutch else ["", "en-GB", "en-US"])),
        draw(st.sampled_from(["", "abbr", "spelling"])),
        draw(st.one_of(st.just(""), texts(0))),
        draw(st.booleans()),
    )


@st.composite
def entries(draw: st.DrawFn, identifier: int = 1) -> ConceptEntry:
    """An entry with every field that a termbase keeps, its first terms usable."""
    found: list[Term] = []
    for language in ("nl", "en"):
        first = draw(terms(language, st.sampled_from([PREFERRED, ADMITTED])))
        rest = draw(st.lists(terms(language, st.sampled_from(TermStatus)), max_size=3))
        found += {term.text: term for term in (*rest, first)}.values()
        if not any(term.status in {PREFERRED, ADMITTED} for term in found if term.language == language):
            found[-1] = replace(found[-1], status=PREFERRED)
    if draw(st.booleans()):
        # As most entries are: nothing is said of a term but its text, its status and where it is used.
        found = [replace(term, pos="noun", plural="", gender="", note="", case_sensitive=False) for term in found]
    named = draw(st.one_of(st.just(f"e{identifier}"), texts().map(lambda text: f"{text}{identifier}")))
    return ConceptEntry(
        0,
        draw(st.sampled_from(SubjectField)),
        draw(st.one_of(st.just(""), texts(0))),
        tuple(found),
        draw(st.one_of(st.just(""), texts(0))),
        draw(st.one_of(st.just(""), texts(0))),
        draw(texts()),
        identifier=one_line(named),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> list[ConceptEntry]:
    """A few entries, each with an identifier of its own."""
    found = [draw(entries(number)) for number in range(draw(st.integers(0, 4)))]
    return list({entry.identifier: entry for entry in found}.values())


def by_identifier(found: list[ConceptEntry]) -> dict[str, ConceptEntry]:
    """Entries by their identifiers, with Dutch terms first."""
    return {
        entry.identifier: replace(entry, number=0, terms=(*entry.in_language("nl"), *entry.in_language("en")))
        for entry in found
    }
