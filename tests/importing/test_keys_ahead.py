"""Keys worked out ahead by several processes: the same keys, and the same termbase."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary.dutch import keys
from glossary.importing import ImportChoices, import_files, keys_ahead
from glossary.termbase import open_termbase
from glossary.termbase.keyed_terms import own_keyed_terms

TABLE = "nl,en\n" + "".join(
    f"{first}{second}en,{first} {second}\n"
    for first in ("omzet", "kwartaal", "netto", "jaar", "dijkzicht")
    for second in ("rapport", "cijfer", "ramp", "boek")
)


def imported(folder: Path, name: str) -> list[tuple[str, str]]:
    table = folder / "lijst.csv"
    table.write_text(TABLE, encoding="utf-8")
    keys.word_key.cache_clear()
    with open_termbase(folder / name, create=True) as termbase:
        import_files(termbase, [table], ImportChoices(), "ans")
        return sorted((term.text, term.key) for term in own_keyed_terms(termbase))


def test_keys_of_several_processes_are_those_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = imported(tmp_path, "een.db")
    taken: list[int] = []
    real = keys_ahead.prepared
    monkeypatch.setattr(keys_ahead, "_FEWEST", 10)
    monkeypatch.setattr(keys_ahead, "cpu_count", lambda: 2)
    monkeypatch.setattr(keys_ahead, "prepared", lambda found: taken.append(len(found)) or real(found))
    assert imported(tmp_path, "twee.db") == plain
    assert taken == [20]
    assert keys._prepared == {}


def test_what_a_killed_process_had_to_work_out_is_worked_out_by_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = imported(tmp_path, "een.db")
    monkeypatch.setattr(keys_ahead, "_FEWEST", 10)
    monkeypatch.setattr(keys_ahead, "cpu_count", lambda: 2)
    monkeypatch.setattr(keys_ahead, "_tell_keys", lambda share, telling: os._exit(9))
    assert imported(tmp_path, "twee.db") == plain
