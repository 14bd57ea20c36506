from __future__ import annotations

import os
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import Document, Problem
from glossary.reading import Limits, expand_sources, read_document, read_documents
from tests.reading.conftest import zipped
from tests.reading.test_docx import document, p

TEXT = "De omzet steeg in het derde kwartaal."
MORE = "De winst daalde. De schuld bleef gelijk."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the current folder with some reports in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("stukken/b.txt", "stukken/a.md", "stukken/2024/c.txt", "stukken/.verborgen.txt", "stukken/.git/d.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT)
    Path("stukken/plaatje.png").write_bytes(b"\x89PNG")
    Path("stukken/foto.PNG").write_bytes(b"\x89PNG")
    Path("stukken/LEESMIJ").write_text(TEXT)
    return tmp_path


def expanded(*names: str) -> tuple[list[str], list[str]]:
    problems: list[Problem] = []
    return expand_sources(names, problems), [str(problem) for problem in problems]


def test_a_folder_gives_its_files_sorted_and_says_what_it_skips(folder: Path) -> None:
    assert expanded("stukken") == (
        ["stukken/2024/c.txt", "stukken/a.md", "stukken/b.txt"],
        [
            "stukken:1: 1 files that end in '.PNG', which are not read, skipped",
            "stukken:1: 1 files that end in '.png', which are not read, skipped",
            "stukken:1: 1 files without an ending skipped",
            "stukken:1: 2 hidden files skipped",
        ],
    )


def test_a_pattern_gives_the_files_that_match(folder: Path) -> None:
    assert expanded("stukken/*.txt")[0] == ["stukken/b.txt"]
    assert expanded("stukken/**/*.txt")[0] == ["stukken/2024/c.txt", "stukken/b.txt"]
    assert expanded("stukken/*.docx") == (
        [],
        ["stukken/*.docx:1: no file matches; check the pattern, or put it in quotes"],
    )


def test_a_file_with_brackets_in_its_name_is_no_pattern(folder: Path) -> None:
    Path("rapport[1].txt").write_text(TEXT)
    assert expanded("rapport[1].txt") == (["rapport[1].txt"], [])


def test_names_keep_their_order_and_count_once(folder: Path) -> None:
    assert expanded("stukken/b.txt", "-", "stukken/*.txt", "weg.txt")[0] == ["stukken/b.txt", "-", "weg.txt"]


def test_links_that_lead_in_a_circle_are_not_followed(folder: Path) -> None:
    Path("stukken/rond").symlink_to(folder / "stukken")
    files, problems = expanded("stukken")
    assert len(files) == 3
    assert "stukken:1: 1 links to folders skipped" in problems


def test_pipes_and_names_that_cannot_be_shown_are_skipped(folder: Path) -> None:
    os.mkfifo("stukken/pijp.txt")
    Path("stukken/regel\neinde.txt").write_text(TEXT)
    Path(os.fsdecode(b"stukken/b\xe8ta.txt")).write_text(TEXT)
    files, problems = expanded("stukken")
    assert len(files) == 3
    assert "stukken:1: 1 pipes, devices and broken links skipped" in problems
    assert "stukken:1: 2 files with control characters in their names skipped" in problems


def test_an_archive_gives_its_members_and_each_is_read(folder: Path) -> None:
    members = {
        "map/verslag.docx": document(p(TEXT)),
        "b.txt": TEXT,
        "binnen.zip": zipped({"a.txt": TEXT}),
        "__MACOSX/._b.txt": "x",
        "foto.png": "x",
        "map/": "",
    }
    Path("stukken/archief.zip").write_bytes(zipped(members))
    files, problems = expanded("stukken/archief.zip")
    assert files == ["stukken/archief.zip/b.txt", "stukken/archief.zip/map/verslag.docx"]
    assert problems == [
        "stukken/archief.zip:1: 1 archives inside the archive skipped",
        "stukken/archief.zip:1: 1 files that end in '.png', which are not read, skipped",
        "stukken/archief.zip:1: 1 hidden files skipped",
    ]
    segments = [segment for file in files for segment in read_document(file).segments]
    assert [str(segment.place) for segment in segments] == [f"{file}:1" for file in files]
    assert {segment.text for segment in segments} == {TEXT}
    assert files[1] in expanded("stukken")[0]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("weg.txt", "weg.txt: is not there; check the name"),
        ("stukken", "stukken: is a folder; name the files in it"),
        ("a.zip", "a.zip: is an archive; name a file in it, as in 'a.zip/report.docx'"),
        ("a.zip/weg.txt", "a.zip/weg.txt: holds no weg.txt; it is broken or another kind of file: save it again"),
        ("oud.doc", "oud.doc: files that end in '.doc' are not read; save it as '.docx' first"),
        ("pijp.txt", "pijp.txt: is a pipe or device; name '-' and send its text to the standard input"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(name: str, message: str, folder: Path) -> None:
    Path("a.zip").write_bytes(zipped({"b.txt": TEXT}))
    Path("oud.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    os.mkfifo("pijp.txt")
    with pytest.raises(ReadingError) as caught:
        list(read_document(name).segments)
    assert str(caught.value) == message


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    with pytest.raises(ReadingError, match="has 37 bytes, more than the 10 allowed; split it or raise --max-bytes"):
        read_document("stukken/b.txt", Limits(file_bytes=10))


def test_many_files_are_read_and_a_broken_one_is_a_problem(folder: Path) -> None:
    Path("stukken/kapot.docx").write_bytes(b"PK\x03\x04 rommel")
    Path("stukken/kapot.zip").write_bytes(b"PK\x03\x04 rommel")
    Path("stukken/leeg.txt").write_text("")
    found = list(read_documents(["stukken", "weg.txt"]))
    documents = [document for document in found if isinstance(document, Document)]
    assert [document.name for document in documents] == ["stukken/2024/c.txt", "stukken/a.md", "stukken/b.txt"]
    assert [[segment.text for segment in document.segments] for document in documents] == [[TEXT]] * 3
    problems = [str(problem) for problem in found if isinstance(problem, Problem) and "skipped" not in problem.message]
    assert problems == [
        "stukken/kapot.zip:1: is broken (File is not a zip file); save or pack it again",
        "stukken/kapot.docx:1: is broken (File is not a zip file); save or pack it again",
        "stukken/leeg.txt:1: is empty; there is nothing to read",
        "weg.txt:1: is not there; check the name",
    ]


def test_no_segment_is_lost_when_it_is_tried_whether_a_file_can_be_read(folder: Path) -> None:
    Path("bericht.txt").write_text(f"{TEXT} {MORE}")
    (found,) = read_documents(["bericht.txt"])
    assert isinstance(found, Document)
    assert [segment.text for segment in found.segments] == [TEXT, "De winst daalde.", "De schuld bleef gelijk."]


def test_files_are_opened_one_at_a_time(folder: Path) -> None:
    for number in range(30):
        Path(f"stukken/{number}.txt").write_text(TEXT)
    stream = read_documents(["stukken"])
    while not isinstance(first := next(stream), Document):
        pass
    Path("stukken/b.txt").unlink()
    assert [segment.text for segment in first.segments] == [TEXT]
    assert any(isinstance(found, Problem) and found.place.file == "stukken/b.txt" for found in stream)
