"""The doctor compares what is installed with the hashes that the build wrote into the wheel."""

from __future__ import annotations

import base64
import hashlib
from importlib import metadata
from pathlib import Path

import pytest

from glossary.doctor.findings import Finding, Level
from glossary.doctor.installation import examine_installation

FILES = {
    "glossary/__init__.py": b"__version__ = '0.1.0'\n",
    "glossary/_shipped/terms/finance.csv": b"nl,en\nkasstroom,cash flow\n",
    "glossary/dutch/tagger_weights.xz": b"\xfd7zXZ",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder into which an installer put a small wheel, with the hashes in RECORD."""
    record = ["dutch_glossary-0.1.0.dist-info/RECORD,,"]
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record.append(f"{name},sha256={digest},{len(content)}")
    about = tmp_path / "dutch_glossary-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: dutch-glossary\nVersion: 0.1.0\n", encoding="utf-8")
    (about / "RECORD").write_text("\n".join(record) + "\n", encoding="utf-8")
    monkeypatch.setattr(metadata, "distribution", lambda name: metadata.PathDistribution(about))
    return tmp_path


def package_finding() -> Finding:
    (found,) = [one for one in examine_installation() if one.what == "package"]
    return found


def test_files_as_they_were_installed_are_fine(site: Path) -> None:
    found = package_finding()
    assert (found.level, found.message) == (Level.FINE, "glossary 0.1.0, 3 files as they were installed")


@pytest.mark.parametrize("name", ["glossary/_shipped/terms/finance.csv", "glossary/dutch/tagger_weights.xz"])
def test_shipped_data_with_one_other_byte_is_named(site: Path, name: str) -> None:
    content = bytearray((site / name).read_bytes())
    content[-2] ^= 1
    (site / name).write_bytes(content)
    found = package_finding()
    assert found.level is Level.BROKEN
    assert f"{name} missing or changed since installation" in found.message
    assert "--force-reinstall" in found.advice


def test_a_shipped_file_that_is_gone_is_named(site: Path) -> None:
    (site / "glossary/_shipped/terms/finance.csv").unlink()
    assert "glossary/_shipped/terms/finance.csv missing" in package_finding().message


def test_what_the_person_adds_to_the_folder_is_no_fault(site: Path) -> None:
    (site / "glossary/_shipped/terms/mine.csv").write_text("nl,en\n", encoding="utf-8")
    assert package_finding().level is Level.FINE
