"""Files made in a test, read as a user's file is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import Segment
from glossary.reading import Limits, read_document


@dataclass(frozen=True)
class Reading:
    """What came out of a file."""

    segments: list[Segment]
    problems: list[str]

    @property
    def texts(self) -> list[str]:
        return [segment.text for segment in self.segments]

    @property
    def places(self) -> list[tuple[int, str]]:
        return [(segment.place.line, segment.place.part) for segment in self.segments]


Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Write a file with this name and content, and read it. Limits are given as keywords."""
    monkeypatch.chdir(tmp_path)

    def written_and_read(name: str, content: bytes | str, **limits: object) -> Reading:
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        document = read_document(name, Limits(**limits))  # type: ignore[arg-type]
        segments = list(document.segments)
        return Reading(segments, [str(problem) for problem in document.problems])

    return written_and_read


@pytest.fixture
def attempt(read: Read) -> Read:
    """Read as `read` does; an error that refuses the file is its only problem."""

    def read_or_refused(name: str, content: bytes | str, **limits: object) -> Reading:
        try:
            return read(name, content, **limits)
        except ReadingError as error:
            return Reading([], [str(error)])

    return read_or_refused


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Give a zip file with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
