"""How often a dictionary's translations are right: `python -m tests.benchmarks.dictionary FILE.index`.

Asks for every starter term; right is an English term of the same concept, by its match key. Prints a line a place in the entry.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from glossary.english.keys import match_key
from glossary.model import SubjectField
from glossary.pairing.dictionary import DictdDictionary
from glossary.starter.parsing import load_starter_terms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    dictionary = DictdDictionary(parser.parse_args().index)
    said: Counter[int] = Counter()
    right: Counter[int] = Counter()
    concepts = load_starter_terms().concepts
    for concept in concepts:
        english = {match_key(term.text) for term in concept.in_language("en")}
        for place, suggestion in enumerate(dictionary(concept.nl, SubjectField.FINANCE), 1):
            said[place] += 1
            right[place] += match_key(suggestion.en) in english
    print(f"{said[1]} of {len(concepts)} concepts have an entry")
    for place in sorted(said):
        print(f"place {place}: {right[place]} of {said[place]} right, {right[place] / said[place]:.2f}")


if __name__ == "__main__":
    main()
