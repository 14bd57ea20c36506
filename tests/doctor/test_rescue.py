"""Damage of every kind, made with bytes: it is diagnosed, and what can be read is saved."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.doctor import Level, examine_everything, rescue
from glossary.editing import Alteration, add_entry, edit_entry, remove_entries
from glossary.errors import TermbaseError, UsageError
from glossary.model import ConceptEntry
from glossary.review import Review
from glossary.termbase import open_termbase
from glossary.termbase.carving import carve
from glossary.termbase.copies import examine
from glossary.termbase.entries import all_entries
from glossary.termbase.verdicts import history
from tests.editing.conftest import entry

PAGE = 4096
ADDED = 400


@pytest.fixture(scope="module")
def worked_once(mined_once: Path, overlay: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A termbase with some months of work: verdicts, entries, one with a text longer than a page, one removed."""
    path = tmp_path_factory.mktemp("worked") / "glossary.db"
    shutil.copy(mined_once / "glossary.db", path)
    with open_termbase(path, starter=overlay) as termbase:
        judge = Review(termbase, "ans")
        for number in range(1, 21):
            judge.approve(number, en=f"english {number}")
        for number in range(ADDED):
            add_entry(termbase, entry(f"rapport {number:04}", f"report {number:04}"), "ans")
        long = add_entry(termbase, entry("jaarverslag", "annual report"), "ans").entry
        edit_entry(termbase, long.number, Alteration(definition="Een verslag over een jaar. " * 600), "ans")
        gone = add_entry(termbase, entry("weggooier", "throwaway"), "ans").entry
        remove_entries(termbase, [gone.number])
        termbase.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def worked(worked_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(worked_once, tmp_path / "glossary.db"))


def entries_of(path: Path) -> dict[str, ConceptEntry]:
    with open_termbase(path) as termbase:
        return {found.identifier: found for found in all_entries(termbase) if found.source != "rescued"}


def pages_of(path: Path, *kinds: int) -> Iterator[int]:
    """Give where the pages of some kinds begin, the first page aside."""
    content = path.read_bytes()
    yield from (start for start in range(PAGE, len(content), PAGE) if content[start] in kinds)


def overwrite(path: Path, *places: int, length: int = PAGE) -> None:
    content = bytearray(path.read_bytes())
    noise = random.Random(1)
    for place in places:
        content[place : place + length] = noise.randbytes(length)
    path.write_bytes(content)


def test_a_sound_termbase_is_saved_whole(worked: Path, tmp_path: Path) -> None:
    saved = rescue(worked, tmp_path / "gered.db")
    assert (saved.damaged, saved.carved, saved.problems) == ((), {}, ())
    assert entries_of(saved.path) == entries_of(worked)
    assert examine(saved.path).faults == ()
    with open_termbase(worked) as old, open_termbase(saved.path) as new:
        assert history(new) == history(old)


def test_the_first_page_overwritten_loses_nothing(worked: Path, tmp_path: Path) -> None:
    """SQLite cannot even open such a file; the pages hold everything."""
    before = entries_of(worked)
    overwrite(worked, 0)
    saved = rescue(worked, tmp_path / "gered.db")
    after = entries_of(saved.path)
    assert before.items() <= after.items()
    assert saved.verdicts == 20
    assert examine(saved.path).faults == ()


def test_inner_pages_overwritten_lose_nothing(worked: Path, tmp_path: Path) -> None:
    before = entries_of(worked)
    inner = list(pages_of(worked, 0x05))
    assert inner, "the sample is too small to have inner pages"
    overwrite(worked, *inner)
    after = entries_of(rescue(worked, tmp_path / "gered.db").path)
    assert before.items() <= after.items()


@pytest.mark.parametrize("seed", range(6))
def test_one_page_in_ten_overwritten_leaves_nine_in_ten_entries_as_they_were(
    worked: Path, tmp_path: Path, seed: int
) -> None:
    before = entries_of(worked)
    places = list(range(PAGE, worked.stat().st_size, PAGE))
    overwrite(worked, *random.Random(seed).sample(places, len(places) // 10))
    saved = rescue(worked, tmp_path / "gered.db")
    after = entries_of(saved.path)
    whole = [identifier for identifier, found in before.items() if after.get(identifier) == found]
    assert len(whole) >= 0.9 * len(before), f"{len(whole)} of {len(before)}; {saved.damaged}"
    assert examine(saved.path).faults == ()


def test_bytes_in_the_middle_of_pages_lose_next_to_nothing(worked: Path, tmp_path: Path) -> None:
    before = entries_of(worked)
    leaves = list(pages_of(worked, 0x0D))
    overwrite(worked, *(place + PAGE // 2 for place in leaves[::7]), length=300)
    after = entries_of(rescue(worked, tmp_path / "gered.db").path)
    whole = [identifier for identifier, found in before.items() if after.get(identifier) == found]
    assert len(whole) >= 0.95 * len(before)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_file_that_was_cut_off_gives_what_stands_before_the_cut(worked: Path, tmp_path: Path, share: float) -> None:
    content = worked.read_bytes()
    worked.write_bytes(content[: int(len(content) * share)])
    saved = rescue(worked, tmp_path / "gered.db")
    rows = saved.entries + saved.verdicts + saved.suggestions
    assert rows >= 20
    assert examine(saved.path).faults == ()


def test_what_the_log_beside_the_file_holds_is_saved_too(worked: Path, tmp_path: Path) -> None:
    """A crash left the newest verdicts in the write-ahead log, and the first page of the file is gone."""
    with open_termbase(worked) as termbase:
        add_entry(termbase, entry("noodverslag", "emergency report"), "ans")
        crashed = tmp_path / "gecrasht.db"
        for part in ("", "-wal"):
            shutil.copy(f"{worked}{part}", f"{crashed}{part}")
    overwrite(crashed, 0)
    saved = rescue(crashed, tmp_path / "gered.db")
    assert "noodverslag" in {found.nl for found in entries_of(saved.path).values()}


def test_the_damaged_file_is_left_as_it_is(worked: Path, tmp_path: Path) -> None:
    overwrite(worked, *list(pages_of(worked, 0x0D))[::5])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rescue(worked, tmp_path / "gered.db")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "gered.db"} == before


def test_json_lines_hold_every_entry_and_verdict(worked: Path, tmp_path: Path) -> None:
    overwrite(worked, 0)
    saved = rescue(worked, tmp_path / "gered.jsonl")
    lines = [json.loads(line) for line in saved.path.read_text(encoding="utf-8").splitlines()]
    kinds = [line["kind"] for line in lines]
    assert (kinds.count("entry"), kinds.count("verdict")) == (saved.entries, 20)
    assert any(line["kind"] == "entry" and line["terms"][0]["text"] == "jaarverslag" for line in lines)


def test_a_removed_entry_does_not_come_back_from_a_sound_table(worked: Path, tmp_path: Path) -> None:
    overwrite(worked, next(iter(pages_of(worked, 0x0A))))
    found = entries_of(rescue(worked, tmp_path / "gered.db").path)
    assert "weggooier" not in {one.nl for one in found.values()}


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 50_000, b"Dit is geen database. " * 900, random.Random(3).randbytes(90_000)]
)
def test_a_file_without_anything_of_ours_is_said_to_hold_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leeg.db"
    path.write_bytes(content)
    with pytest.raises(TermbaseError, match="holds nothing that can be read"):
        rescue(path, tmp_path / "gered.db")
    assert [found.name for found in tmp_path.iterdir()] == ["leeg.db"]


def test_a_rescue_never_replaces_a_file(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "gered.db"
    target.write_text("van mij")
    with pytest.raises(UsageError, match="is there already"):
        rescue(worked, target)
    with pytest.raises(UsageError, match=r"end the name in \.db"):
        rescue(worked, tmp_path / "gered.txt")
    with pytest.raises(TermbaseError, match="is not there"):
        rescue(tmp_path / "weg.db", tmp_path / "gered2.db")
    assert target.read_text() == "van mij"


@pytest.mark.parametrize("seed", range(20))
def test_carving_any_bytes_ends_and_never_fails(tmp_path: Path, seed: int) -> None:
    noise = random.Random(seed)
    content = bytearray(noise.randbytes(PAGE * 8))
    for start in range(0, len(content), PAGE):
        content[start] = 0x0D
    (tmp_path / "ruis.db").write_bytes(content)
    assert all(row.values is not None for row in carve(tmp_path / "ruis.db"))


def finding(path: Path, what: str) -> tuple[Level, str, str]:
    (found,) = [one for one in examine_everything(path) if one.area == "termbase" and one.what == what]
    return found.level, found.message, found.advice


def test_the_doctor_finds_a_sound_termbase_sound(worked: Path, overlay: Path) -> None:
    level, message, _ = finding(worked, "content")
    assert (level, message) == (Level.FINE, f"sound: {ADDED + 21} entries, 20 verdicts")


@pytest.mark.parametrize("kind", [0x0D, 0x05, 0x0A])
def test_the_doctor_finds_damage_and_says_how_to_save_the_rest(worked: Path, overlay: Path, kind: int) -> None:
    overwrite(worked, next(iter(pages_of(worked, kind))))
    level, message, advice = finding(worked, "content")
    assert level is Level.BROKEN
    assert message.startswith("damaged: ")
    assert "glossary doctor --rescue" in advice


def test_the_doctor_names_the_newest_sound_backup(worked: Path, overlay: Path) -> None:
    from glossary.backups import back_up

    good = back_up(worked).path
    bad = back_up(worked).path
    overwrite(bad, next(iter(pages_of(bad, 0x0D))))
    overwrite(worked, next(iter(pages_of(worked, 0x0D))))
    assert f"glossary restore {good}" in finding(worked, "content")[2]


def test_the_doctor_builds_a_damaged_cache_again(
    worked: Path, overlay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glossary.starter.overlay import overlay_path

    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("GLOSSARY_CACHE", str(folder))
    shutil.copy(overlay, folder / overlay.name)
    copied = overlay_path()
    assert copied.name == overlay.name
    overwrite(copied, *range(PAGE, PAGE * 40, PAGE))
    (found,) = [one for one in examine_everything(worked) if one.what == "starter database"]
    assert (found.level, "has been built again" in found.message) == (Level.NOTE, True)
    (found,) = [one for one in examine_everything(worked) if one.what == "starter database"]
    assert found.level is Level.FINE
