"""What the formats of terminology write reads back as the same entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.exchange.formats import ReadOptions, WriteOptions, format_named
from glossary.model import ConceptEntry

from .entry_samples import by_identifier, glossaries, sample_entries

FORMATS = ("tbx2", "tbx3", "tmx", "utx", "json", "gettext")
JOINS = "an entry that says the same as another one is joined with it"
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def there_and_back(
    name: str, found: list[ConceptEntry], folder: Path
) -> tuple[list[ConceptEntry], list[str], list[str]]:
    """The entries read from the file that was written, what the format said it could not hold, and the problems."""
    chosen = format_named(name)
    written = chosen.write(found, WriteOptions())
    path = folder / f"glossary{chosen.suffix}"
    path.write_bytes(written.content)
    assert chosen.recognises(path, written.content[:4096])
    if not found and name == "gettext":
        return [], [], []
    read = chosen.read(path, ReadOptions())
    losses = [loss.message for loss in written.losses]
    return [one.entry for one in read.entries], losses, [problem.message for problem in read.problems]


@pytest.mark.parametrize("name", FORMATS)
@quick
@given(found=glossaries())
def test_what_is_written_reads_back_as_the_same_entries(
    name: str, found: list[ConceptEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    read, losses, problems = there_and_back(name, found, tmp_path_factory.mktemp("out"))
    joined = [loss for loss in losses if loss.startswith(JOINS)]
    assert losses == (joined if name == "gettext" else [])
    if not joined:
        assert by_identifier(read) == by_identifier(found)
        assert problems == []


@pytest.mark.parametrize("name", FORMATS)
@quick
@given(found=glossaries(), data=st.data())
def test_the_order_in_which_entries_are_given_makes_no_difference(
    name: str, found: list[ConceptEntry], data: st.DataObject
) -> None:
    chosen = format_named(name)
    shuffled = data.draw(st.permutations(found))
    assert chosen.write(shuffled, WriteOptions()).content == chosen.write(found, WriteOptions()).content


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_reads_back_whole(name: str, tmp_path: Path) -> None:
    read, losses, problems = there_and_back(name, sample_entries(), tmp_path)
    assert by_identifier(read) == by_identifier(sample_entries())
    assert (losses, problems) == ([], [])
