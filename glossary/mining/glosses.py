"""A gloss in brackets behind a term: "de vrije kasstroom (free cash flow)", "het bruto binnenlands product (bbp)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# A gloss is a term, not a remark.
MOST_WORDS = 5


def glosses(texts: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Give each candidate that stands before a bracket with the words in the bracket.

    >>> list(glosses("de vrije kasstroom ( free cash flow ) steeg".split(), [(1, 3), (2, 3)]))
    [('vrije kasstroom', 'free cash flow')]
    """
    if "(" not in texts:
        return
    for position, text in enumerate(texts):
        if text != "(":
            continue
        close = next(
            (at for at in range(position + 1, min(len(texts), position + MOST_WORDS + 2)) if texts[at] == ")"), 0
        )
        inside = [word for word in texts[position + 1 : close] if word not in {'"', "“", "”", "'"}]
        before = [span for span in spans if span[1] == position]
        if close and inside and before and all(word[:1].isalpha() for word in inside):
            start, end = min(before)
            yield " ".join(texts[start:end]), " ".join(inside)
