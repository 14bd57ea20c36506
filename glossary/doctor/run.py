"""Everything that `glossary doctor` looks at, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glossary.doctor.cache import examine_cache
from glossary.doctor.findings import Finding
from glossary.doctor.installation import examine_installation
from glossary.doctor.surroundings import examine_surroundings
from glossary.doctor.termbase_file import examine_termbase


def examine_everything(termbase: Path) -> Iterator[Finding]:
    """Look at the installation, the surroundings, the cache and a termbase; nothing of it is changed but a damaged cache."""
    yield from examine_installation()
    yield from examine_surroundings()
    yield from examine_cache()
    yield from examine_termbase(termbase)
