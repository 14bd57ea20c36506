"""An interrupted run of many files goes on where it was, and gives what it would have given."""

from __future__ import annotations

import errno
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.mining import mine
from glossary.mining.checkpoint import Checkpoint
from glossary.mining.fields import FieldKnowledge, field_knowledge
from glossary.mining.mine import MinedCorpus
from glossary.mining.ranking import SHIPPED
from glossary.model import Document, Place, Problem, Segment, SubjectField

TEXTS = {
    "kwartaal.txt": ["De vrije kasstroom (free cash flow) steeg.", "De winst- en verliesrekening sluit."],
    "leeg.txt": [],
    "handleiding.txt": ["Klik op de instellingen van het apparaatbeheer.", "De winstenKern vielen op."],
    "fonds.txt": ["Het pensioenfonds verlaagt de rekenrente."],
}
DIGESTS = {name: f"{number:064x}" for number, name in enumerate(TEXTS)}
KNOWN = field_knowledge([("rekenrente", SubjectField.FINANCE, "pensions")])


class StoppedError(Exception):
    """The run was interrupted."""


def documents(read: list[str], stop_at: str = "") -> Iterator[Document]:
    """Give the documents; note those whose segments are drawn, and stop in the middle of one."""
    for name in TEXTS:
        problems: list[Problem] = []
        yield Document(name, segments(name, read, stop_at, problems), problems)


def segments(name: str, read: list[str], stop_at: str, problems: list[Problem]) -> Iterator[Segment]:
    read.append(name)
    for line, text in enumerate(TEXTS[name], 1):
        yield Segment(text, Place(name, line, 10 * line, "blad \udc80"))
        if name == stop_at:
            raise StoppedError
    problems.append(Problem(Place(name), "2 of 4 segments skipped: not Dutch (en)"))


def run(
    folder: Path, stop_at: str = "", digests: dict[str, str] = DIGESTS, **how: object
) -> tuple[MinedCorpus, list[str]]:
    read: list[str] = []
    known = how.get("known", KNOWN)
    assert isinstance(known, FieldKnowledge)
    with Checkpoint(folder, digests, known, str(how.get("settings", ""))) as checkpoint:
        return mine(documents(read, stop_at), known, SHIPPED, checkpoint=checkpoint), read


def interrupted(folder: Path, at: str = "fonds.txt") -> None:
    with pytest.raises(StoppedError):
        run(folder, stop_at=at)


@pytest.fixture
def expected() -> MinedCorpus:
    return mine(documents([]), KNOWN, SHIPPED)


def test_a_run_started_again_reads_only_what_was_not_finished(tmp_path: Path, expected: MinedCorpus) -> None:
    interrupted(tmp_path)
    again, read = run(tmp_path)
    assert read == ["fonds.txt"]
    assert repr(again) == repr(expected)


def test_a_run_that_was_interrupted_twice_gives_what_it_would_have_given(tmp_path: Path, expected: MinedCorpus) -> None:
    interrupted(tmp_path)
    interrupted(tmp_path)
    again, read = run(tmp_path)
    assert read == ["fonds.txt"]
    assert repr(again) == repr(expected)


def test_a_run_that_ends_well_leaves_nothing_behind(tmp_path: Path) -> None:
    interrupted(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    run(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_run_leaves_the_files_of_others_alone(tmp_path: Path) -> None:
    (tmp_path / "starter-0123.db").write_bytes(b"")
    interrupted(tmp_path)
    kept = set(tmp_path.iterdir())
    run(tmp_path, digests=dict.fromkeys(TEXTS, "f" * 64))
    assert set(tmp_path.iterdir()) == kept


@pytest.mark.parametrize("size", [0, 1, 20, -1, -9])
def test_a_file_cut_short_is_made_again(tmp_path: Path, expected: MinedCorpus, size: int) -> None:
    interrupted(tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:size])
    again, read = run(tmp_path)
    assert read == list(TEXTS)
    assert repr(again) == repr(expected)


@pytest.mark.parametrize("place", range(12, 90, 13))
def test_a_file_with_a_wrong_byte_is_made_again(tmp_path: Path, expected: MinedCorpus, place: int) -> None:
    interrupted(tmp_path)
    for path in tmp_path.iterdir():
        damaged = bytearray(path.read_bytes())
        damaged[place % len(damaged)] ^= 0x55
        path.write_bytes(damaged)
    again, _ = run(tmp_path)
    assert repr(again) == repr(expected)


@pytest.mark.parametrize(
    "text", ["", "[", "null\n", "[[1]]\n", "[[],{}]\n[]\n", '[[["a"]],{"words":"x"}]\n[]\n', "[" * 99_999]
)
def test_a_file_of_another_shape_is_made_again(tmp_path: Path, expected: MinedCorpus, text: str) -> None:
    interrupted(tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(gzip.compress(text.encode()))
    again, read = run(tmp_path)
    assert read == list(TEXTS)
    assert repr(again) == repr(expected)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    interrupted(tmp_path)
    _, read = run(tmp_path, digests=DIGESTS | {"kwartaal.txt": "e" * 64})
    assert read == ["kwartaal.txt", "fonds.txt"]


def test_other_settings_and_other_known_terms_read_all_again(tmp_path: Path) -> None:
    interrupted(tmp_path)
    assert run(tmp_path, settings="columns=B")[1] == list(TEXTS)
    assert run(tmp_path, known=FieldKnowledge())[1] == list(TEXTS)
    assert run(tmp_path)[1] == ["fonds.txt"]


def test_a_document_without_a_digest_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        run(tmp_path, stop_at="fonds.txt", digests={"kwartaal.txt": "a" * 64})
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_as_good_as_none(tmp_path: Path, expected: MinedCorpus) -> None:
    file = tmp_path / "geen map"
    file.write_text("")
    again, read = run(file)
    assert read == list(TEXTS)
    assert repr(again) == repr(expected)


@pytest.mark.parametrize("call", ["write", "close"])
def test_a_full_disk_leaves_no_half_checkpoint_and_takes_nothing_from_the_run(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = run(tmp_path / "one")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(gzip.GzipFile, call, full)
        found, _ = run(tmp_path / "two")
    assert found.candidates == whole.candidates
    assert [path for path in (tmp_path / "two").rglob("*") if path.is_file()] == []
