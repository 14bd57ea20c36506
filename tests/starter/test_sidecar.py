"""What is worked out from the starter terms is kept beside their database, and built again when it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.model import SubjectField
from glossary.pairing import Pairer
from glossary.pairing.attested import attested_english
from glossary.pairing.learnt import learn_components
from glossary.starter import knowledge
from glossary.starter.overlay import overlay_path
from glossary.starter.sidecar import kept_beside
from glossary.termbase import open_termbase


def kept(database: Path, built: list[str]) -> dict[str, int]:
    def build() -> dict[str, int]:
        built.append("once")
        return {"omzet": 3}

    return kept_beside(database, "counts", build, dict, dict)


def test_what_was_kept_is_not_built_again(tmp_path: Path) -> None:
    built: list[str] = []
    assert kept(tmp_path / "starter.db", built) == kept(tmp_path / "starter.db", built) == {"omzet": 3}
    assert built == ["once"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b'0000\n{"omzet": 4}'])
def test_a_damaged_file_is_built_again(tmp_path: Path, damage: bytes) -> None:
    built: list[str] = []
    kept(tmp_path / "starter.db", built)
    (tmp_path / "starter.counts.json").write_bytes(damage)
    assert kept(tmp_path / "starter.db", built) == {"omzet": 3}
    assert built == ["once", "once"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    assert kept(tmp_path / "missing" / "starter.db", []) == {"omzet": 3}


def test_the_knowledge_of_the_fields_reads_back_as_it_was_learnt() -> None:
    learnt = knowledge._learn()
    knowledge.starter_knowledge.cache_clear()
    knowledge.starter_knowledge()
    knowledge.starter_knowledge.cache_clear()
    assert knowledge.starter_knowledge() == learnt


def test_the_counted_english_reads_back_as_it_was_counted() -> None:
    with open_termbase(Path("missing.db"), starter=overlay_path()) as termbase:
        first, second = attested_english(termbase), attested_english(termbase)
    assert first == second
    assert first.has("free cash flow")


def test_who_asks_again_gets_counts_of_his_own() -> None:
    with open_termbase(Path("missing.db"), starter=overlay_path()) as termbase:
        first = attested_english(termbase)
        first.add(["quixotic ledger"])
        assert not attested_english(termbase).has("quixotic ledger")


def test_parts_that_were_learnt_are_not_in_the_lexicon_of_the_next() -> None:
    learnt = learn_components([("zeecontainer", "shipping box", 5.0), ("container", "box", 5.0)])
    with open_termbase(Path("missing.db"), starter=overlay_path()) as termbase:
        taught = Pairer(termbase, learnt=learnt).lexicon.senses("head", "container", SubjectField.FINANCE)
        assert "box" in taught
        assert "box" not in Pairer(termbase).lexicon.senses("head", "container", SubjectField.FINANCE)
