"""Inflected forms to the starter terms they are of: does each meet its term? `python -m tests.benchmarks.inflection [--misses N]`.

The forms: the plurals that the spelling rules or terms/ give nouns and noun phrases, adjectives with their -e, and of verbs all that the
lemma dictionary has. A form is found when its match key is its term's, or the first of its other readings that is a known term is.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from glossary.dutch.inflection import inflected, plurals
from glossary.dutch.keys import alternative_keys, infinitive_keys, match_key
from glossary.dutch.lexicon import dictionary_lemma, frequencies
from glossary.model import Term
from glossary.starter.parsing import load_starter_terms

# What the rules would give a wrong plural: abbreviations, and terms that are plurals without the mark.
_SHORT = 9


def forms(term: Term, verb_forms: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Give the forms of a term, each with its kind."""
    words = term.text.split(" ")
    if term.pos == "noun" and term.plural not in {"-", "="} and term.text.islower() and not term.text.endswith("en"):
        likely = term.plural.split(";")[0].strip() or plurals(term.text)[0]
        if term.plural or len(words[-1]) >= _SHORT or likely.split(" ")[-1] in frequencies():
            yield ("plural of a phrase" if len(words) > 1 else "plural of a noun"), likely
    elif term.pos == "adjective" and len(words) == 1 and (form := inflected(term.text)) != term.text:
        yield "adjective with -e", form
    elif term.pos == "verb" and len(words) == 1:
        for form in sorted(verb_forms.get(term.text, ())):
            yield "form of a verb", form


def main() -> None:
    """Print the shares, and some of the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of each kind")
    shown = parser.parse_args().misses
    terms = [term for concept in load_starter_terms().concepts for term in concept.in_language("nl")]
    known = {match_key(term.text) for term in terms}
    verb_forms: dict[str, set[str]] = defaultdict(set)
    for form in frequencies():
        if (lemma := dictionary_lemma(form)) is not None and lemma != form:
            verb_forms[lemma].add(form)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    misses: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        wanted = match_key(term.text)
        for kind, form in forms(term, verb_forms):
            readings = (match_key(form), *alternative_keys(form), *infinitive_keys(form))
            if readings[0] == wanted:
                found = "by its key"
            else:
                found = "by another reading" if next((k for k in readings if k in known), "") == wanted else "not"
            counts[kind][found] += 1
            if found == "not":
                misses[kind].append(f"{form} ({term.text})")
    out = sys.stdout.write
    out("| forms | number | by the key | by another reading | found |\n|---|---|---|---|---|\n")
    for kind, of_kind in counts.items():
        key, other, number = of_kind["by its key"], of_kind["by another reading"], of_kind.total()
        out(f"| {kind} | {number} | {key / number:.3f} | {other / number:.3f} | {(key + other) / number:.3f} |\n")
        chosen = random.Random(1).sample(misses[kind], min(shown, len(misses[kind])))
        out("".join(f"    {miss}\n" for miss in chosen))


if __name__ == "__main__":
    main()
