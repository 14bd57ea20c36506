"""The words of terms/ to the file of their match keys: `python -m tests.starter.making_word_keys [--write]`."""

from __future__ import annotations

import sys

from glossary.dutch.keys import word_key
from glossary.dutch.tokens import normalise, words
from glossary.starter.parsing import load_starter_terms
from glossary.starter.word_keys import FILE, packed_keys


def made() -> dict[str, str]:
    """Work out the key of each Dutch word of the starter terms."""
    terms = load_starter_terms()
    texts = [term.text for concept in terms.concepts for term in concept.in_language("nl")]
    texts += [friend.nl for friend in terms.false_friends]
    found = {word for text in texts for word in words(normalise(text)) if "\t" not in word}
    return {word: word_key(word) for word in sorted(found)}


if __name__ == "__main__":
    packed = packed_keys(made())
    if "--write" in sys.argv:
        FILE.write_bytes(packed)
    sys.stdout.write(f"{FILE.name}: {len(packed)} bytes\n")
