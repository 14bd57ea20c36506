"""The keys that the package brings along are those that would be worked out."""

from __future__ import annotations

import lzma

import pytest

from glossary.dutch import keys
from glossary.starter import word_keys
from glossary.starter.word_keys import kept_keys, packed_keys
from tests.starter.making_word_keys import made


def test_the_keys_are_right_and_nearly_all_there() -> None:
    keys.word_key.cache_clear()
    worked_out, kept = made(), kept_keys()
    if lzma.decompress(word_keys.FILE.read_bytes()).decode().splitlines()[0] != word_keys.dictionaries():
        assert kept == {}
        return
    assert {word: key for word, key in kept.items() if worked_out.get(word, key) != key} == {}
    # Terms may be added without making the file anew; too many of them make the first start slow.
    assert len(worked_out.keys() - kept.keys()) < 0.05 * len(worked_out)


def test_keys_made_with_other_dictionaries_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("keys") / "word_keys.xz"
    file.write_bytes(packed_keys({"omzetten": "omzet"}))
    monkeypatch.setattr(word_keys, "FILE", file)
    assert kept_keys() == {"omzetten": "omzet"}
    monkeypatch.setattr(word_keys, "dictionaries", lambda: "simplemma 0.0 wordfreq 0.0")
    assert kept_keys() == {}


def test_a_word_whose_key_was_prepared_is_not_worked_out_meanwhile() -> None:
    keys.word_key.cache_clear()
    with keys.prepared({"kwartaalcijfers": "voorbereid"}):
        assert keys.word_key("kwartaalcijfers") == "voorbereid"
    keys.word_key.cache_clear()
    assert keys.word_key("kwartaalcijfers") == "kwartaalcijfer"
