"""The name of a file that is not there, to the names of the files that may be meant."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from glossary.i18n import tr

# Entries of a folder that are compared; a folder may hold a million.
_MOST_COMPARED = 5_000
_SHOWN = 3


def near_files(path: Path) -> list[str]:
    """Give files in the folder of a missing one whose names are like its own: other endings first, then nearest first."""
    try:
        names = sorted(found.name for found in islice(path.parent.iterdir(), _MOST_COMPARED))
    except (OSError, ValueError):
        return []
    folded = {name.casefold(): name for name in names if name.isprintable()}
    near = get_close_matches(path.name.casefold(), folded, n=_SHOWN, cutoff=0.6)
    same_stem = [name for name in folded.values() if Path(name).stem.casefold() == path.stem.casefold()]
    found = list(dict.fromkeys([*same_stem, *(folded[name] for name in near)]))[:_SHOWN]
    return [str(path.parent / name) for name in found]


def hint_for(path: Path) -> str:
    """Say what to do about a file that is not there.

    >>> hint_for(Path("/nergens/artikel.txt"))
    'the folder /nergens is not there either; check the name'
    """
    if near := near_files(path):
        return tr("did you mean {near}?", near=" or ".join(near))
    if not path.parent.is_dir():
        return tr("the folder {parent} is not there either; check the name", parent=path.parent)
    return tr("check the name")
