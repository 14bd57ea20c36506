"""Dictionaries in dictd's format: what they say of a term, and what is said of broken ones."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import EvidenceKind, SubjectField
from glossary.pairing.dictionary import DictdDictionary
from glossary.starter.overlay import overlay_path
from glossary.suggest import Mining, suggest_terms
from glossary.termbase import open_termbase

ENTRIES = {
    "00databaseinfo": "00databaseinfo\nEen klein woordenboek\n",
    "omzet": "omzet /ɔmzɛt/\n1. turnover, sales (goods)\n2. <fig> yield; turnover\n",
    "zeecontainer": "zeecontainer\nshipping container\n",
}
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def number(value: int) -> str:
    digits = ""
    while value or not digits:
        digits, value = DIGITS[value % 64] + digits, value // 64
    return digits


def written(folder: Path, *, packed: bool = True) -> Path:
    text, index = b"", ""
    for headword, entry in ENTRIES.items():
        data = entry.encode()
        index += f"{headword}\t{number(len(text))}\t{number(len(data))}\n"
        text += data
    (folder / "klein.index").write_text(index, encoding="utf-8")
    name = "klein.dict.dz" if packed else "klein.dict"
    (folder / name).write_bytes(gzip.compress(text) if packed else text)
    return folder / "klein.index"


@pytest.mark.parametrize("packed", [True, False])
def test_senses_come_in_order_without_sounds_numbers_and_notes(tmp_path: Path, *, packed: bool) -> None:
    dictionary = DictdDictionary(written(tmp_path, packed=packed))
    assert dictionary.translations("omzet") == ["turnover", "sales", "yield"]


def test_an_inflected_term_is_found_by_its_lemma_and_the_second_sense_is_less_sure(tmp_path: Path) -> None:
    dictionary = DictdDictionary(written(tmp_path))
    assert [one.en for one in dictionary("zeecontainers", SubjectField.FINANCE)] == ["shipping container"]
    first, second, _ = dictionary("Omzet", SubjectField.FINANCE)
    assert first.kind is EvidenceKind.DICTIONARY
    assert first.confidence > second.confidence
    assert first.text == "klein: 'omzet', in place 1"


def test_what_describes_the_dictionary_is_no_headword(tmp_path: Path) -> None:
    assert DictdDictionary(written(tmp_path)).translations("00databaseinfo") == []


def test_mining_asks_the_dictionary_only_when_it_is_named(tmp_path: Path) -> None:
    article = tmp_path / "artikel.txt"
    article.write_text("De vervoerder huurt elke zeecontainer van een partij in Rotterdam.", encoding="utf-8")
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay_path()) as termbase:

        def said(*dictionaries: str) -> set[EvidenceKind]:
            report = suggest_terms(termbase, [article], Mining(again=True, dictionaries=dictionaries))
            pair = next(pair for pair in report.pairs if pair.nl == "zeecontainer")
            return {evidence.kind for equivalent in pair.equivalents for evidence in equivalent.evidence}

        assert EvidenceKind.DICTIONARY not in said()
        assert EvidenceKind.DICTIONARY in said(str(written(tmp_path)))


@pytest.mark.parametrize(
    ("index", "says"),
    [
        ("omzet\n", "klein.index:1: has no offset"),
        ("omzet\t!\tB\n", "broken offset"),
        ("omzet\t" + "/" * 9 + "\tB\n", "broken offset"),
    ],
)
def test_a_broken_index_is_told_with_its_line(tmp_path: Path, index: str, says: str) -> None:
    path = written(tmp_path)
    path.write_text(index, encoding="utf-8")
    with pytest.raises(ReadingError, match=says):
        DictdDictionary(path)


def test_a_missing_or_damaged_dictionary_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be read"):
        DictdDictionary(tmp_path / "geen.index")
    path = written(tmp_path)
    (tmp_path / "klein.dict.dz").write_bytes(b"no gzip")
    with pytest.raises(ReadingError, match="no gzip file"):
        DictdDictionary(path)


@pytest.mark.outside
def test_the_dictionary_that_debian_ships_is_read() -> None:
    dictionary = DictdDictionary(Path("/usr/share/dictd/freedict-nld-eng.index"))
    assert dictionary.translations("aandeelhouder") == ["shareholder"]
    assert dictionary.translations("aandeel op naam") == ["registered share"]
