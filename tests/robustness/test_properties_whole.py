"""What always holds over the whole tool: places point at the text, logs replay to the state, export passes the check."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from glossary.checking.check import check_segments
from glossary.checking.segments import Translation
from glossary.checking.sources import bilingual_translations
from glossary.checking.terms import build_index
from glossary.dutch.keys import match_key, spelling_key
from glossary.dutch.tokens import normalise
from glossary.english.keys import match_key as english_key
from glossary.errors import GlossaryError, on_one_line
from glossary.exchange.formats import WriteOptions, format_named
from glossary.model import Place, Problem
from glossary.reading import read_document
from glossary.reading.base import Limits
from glossary.starter.parsing import load_starter_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.changes import BatchKind, Changing, batches, changes_of_batch
from glossary.termbase.entries import all_entries
from glossary.termbase.entry_json import entry_text
from tests.editing.test_undoing import do_something
from tests.exchange.formats.entry_samples import sample_entries

SENTENCES = st.sampled_from(
    ["De omzet steeg met 4,5%.", "De coöperatie’s marge daalde!", "e\u0301e\u0301n AI-chip kost € 3.", "Zei hij: „Ja.”", "de vrije kas-",
     "stroom (FCF)", "Nee", "– Hoe lang nog?", "x"]
)  # fmt: skip
LINES = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6)
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
KINDS = {
    ".txt": "\n".join,
    ".md": lambda lines: "# Kop\n\n" + "\n\n".join(f"- {line}" for line in lines),
    ".srt": lambda lines: "\n".join(f"{n}\n00:00:01,000 --> 00:00:02,000\n{line}\n" for n, line in enumerate(lines, 1)),
}


@pytest.mark.parametrize("suffix", KINDS)
@QUIET
@given(lines=LINES, ends=st.sampled_from(["\n", "\r\n"]))
def test_the_text_of_a_segment_stands_at_its_offset(suffix: str, lines: list[str], ends: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(KINDS[suffix](lines).replace("\n", ends).encode())
    text = path.read_bytes().decode().replace("\r\n", "\n")
    for segment in read_document(path, any_language=True).segments:
        first = segment.text.split()[0][:2]
        at = normalise(text[segment.place.offset : segment.place.offset + 12]).lstrip(" -–")
        assert at.startswith(first.lstrip("-–")), (segment, at)


@given(st.text(max_size=40))
@example("coördinatie e\u0301e\u0301n \u1e9b\u0323")
@example("Ångström Å")
def test_all_unicode_forms_of_a_term_have_one_key(term: str) -> None:
    for key in (match_key, spelling_key, english_key):
        assert len({key(unicodedata.normalize(form, term)) for form in ("NFC", "NFD")}) == 1
    assert unicodedata.is_normalized("NFC", normalise(term))


def test_a_key_read_as_a_term_is_its_own_key_but_for_verb_forms() -> None:
    """A key is never read as a term; where the lemma of a word is another word's form, it would not be its own key."""
    terms = [concept.nl for concept in load_starter_terms().concepts]
    assert len(terms) > 5_000
    kept = sum(match_key(match_key(term)) == match_key(term) for term in terms)
    assert kept / len(terms) > 0.99
    assert all(spelling_key(spelling_key(term)) == spelling_key(term) for term in terms)


def own(termbase: Termbase) -> dict[int, str]:
    return {entry.number: entry_text(entry) for entry in all_entries(termbase) if entry.number > 0}


@pytest.mark.parametrize("seed", range(6))
def test_the_log_of_batches_replayed_from_nothing_gives_the_entries(seed: int, tmp_path: Path) -> None:
    choose = random.Random(seed)
    with open_termbase(tmp_path / "een.db", create=True) as termbase:
        for _ in range(25):
            with_pairs = {"approve", "other", "reject", "defer"}
            try:
                do_something(termbase, [1], _Without(choose, with_pairs), "ans")
            except GlossaryError:
                continue
        replayed: dict[int, str] = {}
        for batch in reversed(batches(termbase)):
            for change in changes_of_batch(termbase, batch.number):
                assert (entry_text(change.before) if change.before else None) == replayed.get(change.entry)
                if change.after is None:
                    del replayed[change.entry]
                else:
                    replayed[change.entry] = entry_text(change.after)
        assert replayed == own(termbase)
        assert len(batches(termbase)) > 5


class _Without(random.Random):
    """Chooses among what is left when some choices are taken away."""

    def __init__(self, source: random.Random, refused: set[str]) -> None:
        super().__init__(source.random())
        self._refused = refused

    def choice(self, seq):  # type: ignore[no-untyped-def]
        left = [one for one in seq if one not in self._refused]
        return super().choice(left)


@pytest.mark.parametrize("name", ["gettext", "tmx", "csv"])
def test_the_check_is_silent_on_what_export_writes(name: str, tmp_path: Path, overlay: Path) -> None:
    path = tmp_path / f"uit{format_named(name).suffix}"
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase:
        with termbase.writing() as connection:
            Changing(connection, BatchKind.ADD, "", "ans").add(sample_entries()[:2])
        entries = [entry for entry in all_entries(termbase) if entry.number > 0]
        path.write_bytes(format_named(name).write(entries, WriteOptions()).content)
        problems: list[Problem] = []
        translations = list(bilingual_translations(str(path), Limits(), problems))
        assert len(translations) >= len(entries)
        allowed = [one for one in translations if (one.nl, one.en) in pairs_of(entries)]
        assert allowed
        assert [str(one.message) for one in check_segments(build_index(termbase), allowed)] == []


def pairs_of(entries) -> set[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """The preferred pairs: what a translator is to write."""
    return {(entry.nl, entry.en) for entry in entries}


def test_the_check_of_the_starter_terms_own_pairs_is_silent(tmp_path: Path, overlay: Path) -> None:
    with open_termbase(tmp_path / "g.db", create=True, starter=overlay) as termbase:
        index = build_index(termbase)
    concepts = random.Random(7).sample(load_starter_terms().concepts, 250)
    segments = [Translation(one.nl, one.en, Place("a.po", line)) for line, one in enumerate(concepts, 1)]
    noisy = check_segments(index, segments)
    # Homonyms have other English in another field; what is said of them is no more than a few in a hundred.
    assert len(noisy) / len(segments) < 0.05, [str(one.message) for one in noisy][:10]


@given(st.text(max_size=30))
def test_what_is_said_of_a_file_is_one_line_whatever_it_quotes(quoted: str) -> None:
    for said in (
        Problem(Place("a.csv"), f"column '{quoted}'").message,
        str(GlossaryError(f"'{quoted}'")),
        on_one_line(quoted),
    ):
        assert len(said.splitlines()) <= 1
