"""TBX 3 that is written fits the standard: a RELAX NG schema made after its public description."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from glossary.exchange.formats import WriteOptions, format_named
from glossary.model import ConceptEntry

from .entry_samples import glossaries, sample_entries

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("tbx3_basic.rng"))))


def faults(content: bytes) -> list[str]:
    SCHEMA.validate(etree.fromstring(content))
    return [str(error.message) for error in SCHEMA.error_log]


@settings(deadline=None)
@given(found=glossaries().filter(bool))
def test_any_glossary_is_written_as_the_standard_wants_it(found: list[ConceptEntry]) -> None:
    assert faults(format_named("tbx3").write(found, WriteOptions()).content) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("<term>activa</term>", ""),
        ('id="fin-0001"', ""),
        ('xml:lang="en"', ""),
        (">other<", ">common<"),
        ("TBX-Basic", "TBX"),
        ("conceptEntry", "termEntry"),
    ],
)
def test_the_schema_refuses_what_the_standard_does_not_know(old: str, new: str) -> None:
    content = format_named("tbx3").write(sample_entries(), WriteOptions()).content.decode()
    assert old in content
    assert faults(content.replace(old, new).encode()) != []
