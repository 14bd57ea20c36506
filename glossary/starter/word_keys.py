"""The match keys of the words of terms/, worked out when the package was made: a third of the time of building the overlay.

A word that is not among them is worked out as ever. `python -m tests.starter.making_word_keys --write` makes the file anew.
"""

from __future__ import annotations

import lzma
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).with_name("word_keys.xz")


def dictionaries() -> str:
    """Name what keys depend on beside our own code: with another release of these a key may be another."""
    return " ".join(f"{name} {version(name)}" for name in ("simplemma", "wordfreq"))


def kept_keys() -> dict[str, str]:
    """Give the keys by word; none when they were made with other dictionaries than are installed."""
    made_with, *lines = lzma.decompress(FILE.read_bytes()).decode("utf-8").splitlines()
    if made_with != dictionaries():
        return {}
    return dict(line.split("\t") for line in lines)


def packed_keys(keys: dict[str, str]) -> bytes:
    """Give the content of the file."""
    lines = [dictionaries(), *(f"{word}\t{key}" for word, key in sorted(keys.items()))]
    return lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
