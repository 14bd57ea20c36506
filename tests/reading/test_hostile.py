"""Files made to do harm: they are refused or passed over in one line, soon, and nothing outside them is touched."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from time import perf_counter

import pytest

from glossary.errors import ReadingError
from glossary.reading import Limits, expand_sources, read_document
from tests.reading.conftest import Read, zipped

BOMB = (
    "<!DOCTYPE {root} [<!ENTITY a0 'rente '>"
    + "".join(f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 12))
    + "]>"
)
EXTERNAL = "<!DOCTYPE {root} [<!ENTITY geheim SYSTEM 'file://{secret}'>]>"
PARAMETER = "<!DOCTYPE {root} [<!ENTITY % geheim SYSTEM 'file://{secret}'> %geheim;]>"
REFUSED = r"declares entities, which are not read; save it again without a DOCTYPE"
# Each format with XML in it: name, root element, and how the document is packed.
XML_FORMATS = {
    "a.tmx": ("tmx", "<tmx><body><tu><tuv xml:lang='nl'><seg>De rente &{entity};</seg></tuv></tu></body></tmx>", ""),
    "a.xlf": (
        "xliff",
        "<xliff srcLang='nl'><file><unit><segment><source>&{entity};</source></segment></unit></file></xliff>",
        "",
    ),
    "a.docx": ("document", "<document><body><p><r><t>&{entity};</t></r></p></body></document>", "word/document.xml"),
    "a.odt": ("document-content", "<document-content><p>&{entity};</p></document-content>", "content.xml"),
    "a.xlsx": ("Relationships", "<Relationships>&{entity};</Relationships>", "xl/_rels/workbook.xml.rels"),
}


@pytest.mark.parametrize("name", XML_FORMATS)
@pytest.mark.parametrize(("doctype", "entity"), [(BOMB, "a11"), (EXTERNAL, "geheim"), (PARAMETER, "geheim")])
def test_declared_entities_are_refused(name: str, doctype: str, entity: str, read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    root, document, part = XML_FORMATS[name]
    content = doctype.replace("{root}", root).replace("{secret}", str(secret)) + document.replace("{entity}", entity)
    with pytest.raises(ReadingError, match=REFUSED) as caught:
        read(name, zipped({part: content}) if part else content)
    assert "wachtwoord" not in str(caught.value)


def test_an_entity_in_an_attribute_of_the_root_is_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match=REFUSED):
        read("a.tmx", BOMB.replace("{root}", "tmx") + "<tmx version='&a11;'/>")


def test_xml_that_nests_without_end_is_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match=r"a\.tmx: is broken XML \(Excessive depth"):
        read("a.tmx", "<tmx>" + "<a>" * 100_000)


def bomb(size: int) -> bytes:
    """Give a Word document whose text unpacks to `size` bytes of the same letter."""
    return zipped({"word/document.xml": b"<document><body><p><r><t>" + b"a" * size})


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked(read: Read) -> None:
    start = perf_counter()
    with pytest.raises(ReadingError, match=r"word/document\.xml unpacks to \d+ times its size, as no text does"):
        read("bom.docx", bomb(20_000_000))
    assert perf_counter() - start < 2


def test_a_part_over_the_limit_is_not_unpacked(read: Read) -> None:
    with pytest.raises(ReadingError, match="unpacks to 1000025 bytes, more than the 100000 allowed"):
        read("bom.docx", bomb(1_000_000), unpacked_bytes=100_000)


def test_a_part_that_lies_about_its_size_is_not_read_further(read: Read) -> None:
    content = bomb(8_000_000)
    directory = content.rindex(b"PK\x01\x02")
    lying = bytearray(content)
    struct.pack_into("<L", lying, directory + 24, 1000)
    struct.pack_into("<L", lying, 22, 1000)
    with pytest.raises(ReadingError, match=r"is broken \(Bad CRC-32"):
        read("bom.docx", bytes(lying))


def test_a_directory_that_claims_millions_of_members_is_not_read(read: Read) -> None:
    content = bytearray(zipped({"word/document.xml": "<a/>"}))
    struct.pack_into("<L", content, len(content) - 10, 900_000_000)
    with pytest.raises(ReadingError, match="has more than 10000 members; split it"):
        read("bom.docx", bytes(content))


def test_too_many_members_are_refused(read: Read) -> None:
    with pytest.raises(ReadingError, match="has 30 members, more than 20; split it"):
        read("a.docx", zipped({f"deel{number}": "x" for number in range(30)}), zip_members=20)


def test_a_member_cannot_lead_out_of_its_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../buiten.txt", "/etc/passwd.txt", "C:\\temp\\a.txt", "map/../../b.txt", "regel\neinde.txt", "goed.txt"]
    Path("a.zip").write_bytes(zipped(dict.fromkeys(names, "De omzet steeg.")))
    problems: list = []
    assert expand_sources(["a.zip"], problems) == ["a.zip/goed.txt"]
    assert len(problems) == 5
    assert all("its name leads out of the archive" in str(problem) and "\n" not in str(problem) for problem in problems)
    for name in names[:2]:
        with pytest.raises(ReadingError):
            list(read_document(f"a.zip/{name}").segments)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_locked_or_oddly_packed_member_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = bytearray(zipped({"slot.txt": "De omzet steeg."}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    Path("slot.zip").write_bytes(content)
    with zipfile.ZipFile("lzma.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "De omzet steeg.")
    problems: list = []
    assert expand_sources(["slot.zip", "lzma.zip"], problems) == []
    assert [str(problem) for problem in problems] == [
        "slot.zip:1: slot.txt is locked with a password; pack it again without one",
        "lzma.zip:1: a.txt is packed in a way that is not read; pack it again as an ordinary zip file",
    ]


def test_a_damaged_member_is_a_fault_of_that_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = bytearray(zipped({"a.txt": "De omzet steeg. " * 200}))
    content[45] ^= 0xFF
    Path("a.zip").write_bytes(content)
    with pytest.raises(ReadingError, match=r"a\.zip/a\.txt: is broken \(.+\); save or pack it again"):
        list(read_document("a.zip/a.txt").segments)


def test_an_archive_that_unpacks_to_more_than_allowed_is_read_until_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.zip").write_bytes(zipped({f"{number}.txt": "De omzet steeg. " * 100 for number in range(4)}))
    problems: list = []
    assert expand_sources(["a.zip"], problems, Limits(unpacked_bytes=4000)) == ["a.zip/0.txt", "a.zip/1.txt"]
    assert [str(problem).partition(" passed over")[0] for problem in problems] == ["a.zip:1: 2.txt", "a.zip:1: 3.txt"]


@pytest.mark.parametrize(
    "name", ["a.docx", "a.odt", "a.xlsx", "a.pdf", "a.html", "a.rtf", "a.po", "a.csv", "a.srt", "a.txt"]
)
@pytest.mark.parametrize(
    "content",
    [
        b"\x00" * 2000,
        b"PK\x03\x04" + b"\x00" * 200,
        b"PK\x05\x06" + b"\x00" * 18,
        b"%PDF-1.7\n" + b"\x00" * 200,
        zlib.compress(b"rente" * 1000),
        b"<?xml version='1.0'?>" + b"<" * 2000,
    ],
    ids=["zeros", "zip head", "empty zip", "pdf head", "zlib", "brackets"],
)
def test_rubbish_under_any_name_is_refused_in_one_line(name: str, content: bytes, attempt: Read) -> None:
    problems = attempt(name, content).problems
    assert all(problem.startswith(f"{name}:") and "\n" not in problem for problem in problems)


@pytest.mark.parametrize("name", XML_FORMATS)
def test_no_beginning_of_a_file_is_taken_for_the_whole(name: str, attempt: Read) -> None:
    _, document, part = XML_FORMATS[name]
    plain = document.replace("&{entity};", "daalde")
    content = zipped({part: plain}) if part else plain.encode()
    for size in range(1, len(content), 7):
        problems = attempt(name, content[:size]).problems
        assert problems
        assert all("\n" not in problem for problem in problems)


def test_a_stream_that_ends_early_is_no_traceback() -> None:
    from glossary.reading.pdf import paragraphs

    with pytest.raises(ReadingError):
        list(paragraphs(io.BytesIO(b"%PDF-1.4"), "a.pdf", Limits(), []))
