"""How fast `glossary check` is, on 10,000 made messages against 70,000 made terms, and how well it judges the cases.

python -m tests.benchmarks.checking
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import tempfile
import time
from itertools import islice, product
from pathlib import Path

from glossary.checking.check import Wanted, check_segments
from glossary.checking.segments import Translation
from glossary.checking.terms import TermIndex, build_index
from glossary.model import ConceptEntry, Place, SubjectField, Term
from glossary.starter.files import terms_folder
from glossary.starter.overlay import overlay_path
from glossary.termbase import open_termbase
from glossary.termbase.entries import insert_entries
from tests.checking.judged import approved_entries, our_check, plain_check, read_cases, score

_TEMPLATES = (
    ("De {0} stegen in het {q} kwartaal met {n} procent, terwijl de {1} achterbleef.", "The {0} rose {m} percent in the {e} quarter, while the {1} lagged behind."),
    ("Volgens de directie is de {0} van {y} nog niet rond.", "According to management, the {0} of {y} has not been completed yet."),
    ("Kies een {0} en klik op Opslaan.", "Choose a {0} and click Save."),
    ("Er is {n} miljard euro vrijgemaakt voor de {0} en de {1}.", "An amount of {m} billion euros has been set aside for the {0} and the {1}."),
    ("Zonder {0} wordt de {1} niet verlengd.", "The {1} will not be extended without a {0}."),
)  # fmt: skip
_QUARTERS = (("eerste", "first"), ("tweede", "second"), ("derde", "third"), ("vierde", "fourth"))
# One message in ten has a term with the English of another.
_WRONG = 0.1


def made_entries(count: int, seed: int = 7) -> list[ConceptEntry]:
    """Make terms: every modifier of terms/components.csv with every head, in a random order that is always the same."""
    with (terms_folder() / "components.csv").open(encoding="utf-8") as source:
        rows = [row for row in csv.DictReader(source) if row["en"] and "~" not in row["en"] and row["nl"].isalpha()]
    parts = {
        role: [(row["nl"], row["en"].split(";")[0]) for row in rows if row["role"] == role]
        for role in ("modifier", "head")
    }
    draw = random.Random(seed)
    for found in parts.values():
        draw.shuffle(found)
    pairs = (
        (first, second) for second, first in product(parts["head"][:400], parts["modifier"]) if first[0] != second[0]
    )
    chosen = dict.fromkeys((f"{first[0]}{second[0]}", f"{first[1]} {second[1]}") for first, second in pairs)
    return [
        ConceptEntry(0, SubjectField.FINANCE, "", (Term(nl, "nl", pos="noun"), Term(en, "en")), source="made")
        for nl, en in islice(chosen, count)
    ]  # fmt: skip


def made_messages(entries: list[ConceptEntry], count: int, seed: int = 11) -> list[Translation]:
    """Make messages with one or two terms each, some with a number."""
    draw = random.Random(seed)
    found: list[Translation] = []
    for number in range(1, count + 1):
        nl, en = draw.choice(_TEMPLATES)
        one, other, third = draw.sample(entries, 3)
        quarter, tenths = draw.choice(_QUARTERS), draw.randint(11, 989)
        dutch = {"n": f"{tenths // 10},{tenths % 10}", "q": quarter[0], "y": 2020 + number % 8}
        english = {"m": f"{tenths // 10}.{tenths % 10}", "e": quarter[1], "y": 2020 + number % 8}
        said = third.en if draw.random() < _WRONG else one.en
        found.append(
            Translation(
                nl.format(one.nl, other.nl, **dutch), en.format(said, other.en, **english), Place("made.po", number)
            )
        )
    return found


def _speed(entries: int, messages: int) -> None:
    made = made_entries(entries)
    texts = made_messages(made, messages)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_termbase(Path(folder) / "made.db", create=True, starter=overlay_path()) as termbase,
    ):
        with termbase.writing() as connection:
            insert_entries(connection, made)
        begun = time.perf_counter()
        index = build_index(termbase)
        built = time.perf_counter() - begun
    begun, worked = time.perf_counter(), time.process_time()
    findings = check_segments(index, texts, Wanted())
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(made)} terms and the starter terms read in {built:.2f} s")
    print(
        f"{len(texts)} messages in {seconds:.2f} s: {len(texts) / seconds:,.0f} a second"
        f" ({len(texts) / worked:,.0f} a second of processor time), {len(findings)} findings, {memory:.0f} MB"
    )


def _quality() -> None:
    entries = approved_entries()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_termbase(Path(folder) / "cases.db", create=True, starter=overlay_path()) as termbase,
    ):
        with termbase.writing() as connection:
            insert_entries(connection, entries)
        index: TermIndex = build_index(termbase)
    print("cases              check: precision recall   whole words: precision recall")
    for name in ("development.txt", "held_out.txt"):
        cases = list(read_cases(name))
        ours, plain = score(cases, our_check(index)), score(cases, plain_check(entries))
        print(
            f"{name:<16}{len(cases):>4} {ours.precision:>15.3f} {ours.recall:>6.3f} {plain.precision:>24.3f} {plain.recall:>6.3f}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=70_000)
    parser.add_argument("--messages", type=int, default=10_000)
    given = parser.parse_args()
    _speed(given.terms, given.messages)
    _quality()
