"""What takes a text of unknown origin, or a file that is no document: each as a target of fuzzing."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.model import Place
from tests.robustness import fuzz_seeds
from tests.robustness.fuzz_target import SaidError, Target, check_said


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def parsers(folder: Path) -> Iterable[Target]:
    texts = fuzz_seeds.TEXTS
    yield Target("sentences and keys", lambda content: _language(_text(content)), texts, weight=2)
    yield Target("checking", _checking(folder), fuzz_seeds.BOTH, weight=0.5)
    yield Target("queries", _queries(folder), fuzz_seeds.QUERIES, weight=0.5)
    yield Target("mined sentences", lambda content: _mined(_text(content)), texts, weight=2)
    yield Target("typed terms", lambda content: _typed(_text(content)), fuzz_seeds.TYPED, weight=3)
    yield Target("merged catalogs", _merging(folder), fuzz_seeds.of_suffix(".po"), weight=0.5)
    yield Target("commented catalogs", _commenting(folder), fuzz_seeds.of_suffix(".po"), weight=0.5)
    yield Target("sync tables", _sync_tables, fuzz_seeds.TABLES, weight=3)
    yield Target("starter rows", _starter_rows, fuzz_seeds.TABLES, weight=3)
    yield Target("dictionaries", _dictionaries(folder), fuzz_seeds.DICTIONARIES)


def _language(text: str) -> None:
    from glossary.dutch.compounds import analyse
    from glossary.dutch.keys import alternative_keys, match_key, spelling_key
    from glossary.dutch.sentences import sentence_spans
    from glossary.dutch.tokens import tokens
    from glossary.english.keys import match_key as english_key

    for start, end in sentence_spans(text):
        sentence = text[start:end]
        for token in tokens(sentence):
            if sentence[token.start : token.start + len(token.text)] != token.text:
                raise SaidError(f"a token does not stand where it says: {token!r}")
        analyse(sentence[:80])
    term = text[:120]
    for key in (match_key, spelling_key, english_key):
        composed, apart = (key(unicodedata.normalize(form, term)) for form in ("NFC", "NFD"))
        if composed != apart:
            raise SaidError(f"{key.__module__}.{key.__name__} of {term!r} is {composed!r} in NFC and {apart!r} in NFD")
    if spelling_key(spelling_key(term)) != spelling_key(term):
        raise SaidError(f"the spelling key of {term!r} has another spelling key")
    alternative_keys(term)


def _mined(text: str) -> None:
    from glossary.mining.ellipsis import ellipses
    from glossary.mining.sentence import analyse_sentence

    for line in text.splitlines():
        analyse_sentence(line)
        list(ellipses(line.split()))


def _typed(text: str) -> None:
    from glossary.catalogs.moments import moment_named
    from glossary.cli.term_specs import status_given, term_given
    from glossary.dutch.inflection import inflected, plurals
    from glossary.english.inflection import plural, singular
    from glossary.importing.fitness import fault
    from glossary.review.quoting import quoted, shown
    from glossary.review.writing import clean_term

    for parse in (status_given, term_given, moment_named, plurals, inflected, plural, singular, fault):
        try:
            parse(text)
        except GlossaryError as error:
            check_said([str(error)[:500].replace(text, "")])
    clean = clean_term(text)
    if clean_term(clean) != clean:
        raise SaidError(f"cleaned twice, {text!r} is another term: {clean!r}, {clean_term(clean)!r}")
    sentence, _, surface = text.partition("|")
    quoted(sentence, surface)
    if not all(letter.isprintable() for letter in shown(text)):
        raise SaidError(f"shown to a person: {shown(text)!r}")


def _checking(folder: Path) -> Callable[[bytes], object]:
    from glossary.checking.check import check_segments
    from glossary.checking.segments import Translation
    from glossary.checking.terms import TermIndex, build_index

    @cache
    def index() -> TermIndex:
        with fuzz_seeds.termbase(folder) as termbase:
            return build_index(termbase)

    def run(content: bytes) -> None:
        nl, _, en = _text(content).partition("\n")
        for finding in check_segments(index(), [Translation(nl, en, Place("a.po"))]):
            if not finding.message:
                raise SaidError("a finding says nothing")

    return run


def _queries(folder: Path) -> Callable[[bytes], object]:
    from glossary.lookup import complete, look_up, look_up_typed

    # Open as long as the process runs.
    opened = cache(lambda: fuzz_seeds.termbase(folder))

    def run(content: bytes) -> None:
        query, termbase = _text(content), opened()
        reverse = bool(content) and content[0] % 2 == 1
        look_up(termbase, query, reverse=reverse)
        look_up_typed(termbase, query, reverse=reverse)
        complete(termbase, query, reverse=reverse)

    return run


def _merging(folder: Path) -> Callable[[bytes], object]:
    from glossary.exchange.gettext_files import parse_catalog
    from glossary.exchange.merge import merge_catalogs

    path = folder / "merged.po"
    ours = parse_catalog(fuzz_seeds.of_suffix(".po")[0].decode(), path)

    def run(content: bytes) -> None:
        try:
            merge_catalogs(ours, parse_catalog(_text(content), path))
        except GlossaryError as error:
            check_said([error])

    return run


def _commenting(folder: Path) -> Callable[[bytes], object]:
    from glossary.annotating.catalog import with_terms, without_terms
    from glossary.checking.terms import TermIndex, build_index

    @cache
    def index() -> TermIndex:
        with fuzz_seeds.termbase(folder) as termbase:
            return build_index(termbase)

    path = folder / "commented.po"

    def run(content: bytes) -> None:
        try:
            bare = without_terms(content, path)
            commented = with_terms(index(), content, path)
            if without_terms(commented, path) != bare:
                raise SaidError("comments that were put in are not all taken out")
        except GlossaryError as error:
            check_said([error])

    return run


def _sync_tables(content: bytes) -> None:
    from glossary.sync.tables import read_table

    try:
        check_said(read_table("finance.csv", content, lambda: None, known={}).problems)
    except GlossaryError as error:
        check_said([error])


def _starter_rows(content: bytes) -> None:
    from glossary.model import TermStatus
    from glossary.starter.parsing import cell_list, parse_term
    from glossary.starter.sheets import format_rows, marked, members, parse_rows

    text = _text(content)
    try:
        rows = list(parse_rows("finance.csv", text))
        if rows:
            format_rows("finance.csv", [cells for _, cells in rows])
        for _, cells in rows:
            for cell in cells:
                for member in members(cell):
                    marked(member)
                for member in cell_list(cell):
                    parse_term(member, "nl", TermStatus.ADMITTED)
    except csv.Error:
        # What the function says it raises; those who call it name the file and the line.
        return
    except GlossaryError as error:
        check_said([error])


def _dictionaries(folder: Path) -> Callable[[bytes], object]:
    from glossary.pairing.dictionary import DictdDictionary

    index, texts = folder / "d.index", folder / "d.dict"

    def run(content: bytes) -> None:
        first, _, second = content.partition(b"\n\n")
        index.write_bytes(first)
        texts.write_bytes(second)
        try:
            dictionary = DictdDictionary(index)
        except GlossaryError as error:
            check_said([error])
            return
        for word in ("omzet", "winst"):
            dictionary.translations(word)

    return run
