"""What a tagger says of sentences whose tags are known, to figures: accuracy, per tag, and what it takes for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.dutch.tagger import TAGS, Tagger
from tests.benchmarks.treebank import Sentence

# How figures are usually given, and the classes that decide where a noun phrase begins and ends.
SEVEN = ("NOUN", "PROPN", "ADJ", "VERB", "ADP", "DET", "rest")
FIVE = ("NOUN", "PROPN", "ADJ", "VERB", "rest")


def merged(tag: str, classes: Sequence[str]) -> str:
    """Give the class of a tag among fewer: PTCP is ADJ, what is not among them is the rest."""
    tag = "ADJ" if tag == "PTCP" else tag
    return tag if tag in classes else "rest"


def figures(tagger: Tagger, held_out: Sequence[Sentence], known: frozenset[str]) -> Iterator[str]:
    """Give accuracy over all tags and fewer classes, on words not in training, per tag, and the confusions."""
    pairs: Counter[tuple[str, str]] = Counter()
    unseen: Counter[tuple[str, str]] = Counter()
    for sentence in held_out:
        found = tagger.tag([text for text, _ in sentence])
        for (text, right), tag in zip(sentence, found, strict=True):
            pairs[right, tag] += 1
            if text.lower() not in known and any(map(str.isalpha, text)):
                unseen[right, tag] += 1
    for name, counts in (("all tokens", pairs), ("words not in training", unseen)):
        shares = (_accuracy(counts, classes) for classes in (TAGS, SEVEN, FIVE))
        yield "{} ({}): {:.2%} of 12 tags, {:.2%} of 7, {:.2%} of 5".format(name, counts.total(), *shares)
    yield from (_of_tag(pairs, tag) for tag in TAGS)
    yield "rows are right, columns are given: " + " ".join(FIVE)
    for one in FIVE:
        yield f"{one:6}" + "".join(f"{_between(pairs, one, other):7}" for other in FIVE)


def _of_tag(pairs: Counter[tuple[str, str]], tag: str) -> str:
    right = sum(count for (gold, _), count in pairs.items() if gold == tag)
    given = sum(count for (_, guess), count in pairs.items() if guess == tag)
    both = pairs[tag, tag]
    return f"{tag:6} {right:6} precision {both / max(given, 1):.1%} recall {both / max(right, 1):.1%}"


def _between(pairs: Counter[tuple[str, str]], right: str, given: str) -> int:
    return sum(n for (one, two), n in pairs.items() if (merged(one, FIVE), merged(two, FIVE)) == (right, given))


def _accuracy(pairs: Counter[tuple[str, str]], classes: Sequence[str]) -> float:
    if classes == TAGS:
        good = sum(count for (right, given), count in pairs.items() if right == given)
    else:
        good = sum(n for (one, two), n in pairs.items() if merged(one, classes) == merged(two, classes))
    return good / max(1, pairs.total())
