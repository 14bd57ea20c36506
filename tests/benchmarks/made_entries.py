"""A number to that many concept entries of Dutch compounds and phrases, made of the components in terms/."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from glossary.dutch.inflection import inflected, plurals
from glossary.model import ConceptEntry, SubjectField, Term
from glossary.starter.parsing import Component, load_starter_terms
from glossary.termbase import open_termbase
from glossary.termbase.changes import BatchKind, Changing

# The nouns that take an -s when another word follows: handelingskosten, zekerheidseis, liquiditeitspositie.
_LINKED = ("ing", "heid", "teit", "schap", "ling")
# Entries written at a time, so that memory stays bounded.
_AT_A_TIME = 50_000
_LETTERS = "etaonirsldghvkmubpwjczf"


def made_entries(count: int, seed: int = 1) -> Iterator[ConceptEntry]:
    """Give entries with one Dutch and one English term each, no two with the same Dutch."""
    random = Random(seed)
    components = load_starter_terms().components
    role = {name: [part for part in components if part.role == name] for name in ("modifier", "head", "adjective")}
    fields = list(SubjectField)
    seen: set[str] = set()
    while len(seen) < count:
        dutch, english = _made(random, role)
        if dutch not in seen:
            seen.add(dutch)
            yield ConceptEntry(
                0, random.choice(fields), "", (Term(dutch, "nl", pos="noun"), Term(english, "en")), source="benchmark"
            )


def _made(random: Random, role: dict[str, list[Component]]) -> tuple[str, str]:
    """Make a compound of two parts (half of them), of three, or one behind an adjective."""
    head = random.choice(role["head"])
    parts = [random.choice(role["modifier"]) for _ in range(1 if random.random() < 0.65 else 2)]
    dutch = "".join(_linked(part.nl) for part in parts) + head.nl
    english = " ".join(random.choice(part.en) for part in (*parts, head))
    if random.random() < 0.2:
        adjective = random.choice(role["adjective"])
        return f"{inflected(adjective.nl)} {dutch}", f"{adjective.en[0]} {english}"
    return dutch, english


def _linked(part: str) -> str:
    return part + "s" if part.endswith(_LINKED) else part


def made_termbase(path: Path, count: int) -> Path:
    """Give the termbase with that many entries at a path, making it when it is not there."""
    if path.exists():
        return path
    unfinished = path.with_suffix(".making")
    unfinished.unlink(missing_ok=True)
    with open_termbase(unfinished, create=True) as termbase:
        entries = made_entries(count)
        while batch := list(islice(entries, _AT_A_TIME)):
            with termbase.writing() as connection:
                Changing(connection, BatchKind.IMPORT, "benchmark", "benchmark").add(batch)
    unfinished.rename(path)
    return path


def inflected_query(dutch: str) -> str:
    """Give the plural of a term."""
    return plurals(dutch)[0]


def mistyped_query(dutch: str, random: Random) -> str:
    """Give a term with a typing error, or with two in every third."""
    for _ in range(1 + (random.random() < 1 / 3)):
        at = random.randrange(1, len(dutch) - 1)
        letter = random.choice(_LETTERS)
        dutch = random.choice(
            (
                dutch[:at] + dutch[at + 1 :],
                dutch[:at] + letter + dutch[at:],
                dutch[:at] + letter + dutch[at + 1 :],
                dutch[:at] + dutch[at + 1] + dutch[at] + dutch[at + 2 :],
            )
        )
    return dutch
