"""A Dutch word by itself to the features that hint at its part of speech: spelling, lemma, frequency, related forms.

Nobody has listed which Dutch words are nouns here. But a word beside which `-je` exists is one (omzet, omzetje), one
beside which `-er` and `-ste` exist is an adjective, and one with `-t`, `-de` and `ge-` a verb. So most features ask the
frequency list and the lemma dictionary which related forms they have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from glossary.dutch.compounds import split
from glossary.dutch.lemmas import lemma
from glossary.dutch.lexicon import FUNCTION_WORDS, dictionary_lemma, frequencies, zipf

# Without its cache: the forms asked for here mostly do not exist and would push real words out of it.
_dictionary_lemma = dictionary_lemma.__wrapped__
_DIMINUTIVES = ("je", "tje", "pje", "etje", "kje", "'tje")
_COMPARED = ("st", "er", "ste")
# What stands behind a noun, adjective or verb stem, and before one. Each that gives a known word is a feature.
_ENDINGS = ("heid", "loos", "achtig", "baar", "ing", "lijk", "er", "isch", "es", "schap", "vol")
_VERB_ENDINGS = ("je", "tje", "ster", "end", "st", "ste")
_BEGINNINGS = tuple("""on uit aan op af in door over ver be her ge voor super hoofd groot eind""".split())
# Words as frequent as this are not looked into for parts.
_COMMON = 3.0


class Case(IntEnum):
    """What a capital says about a word where it stands."""

    WRITTEN = 0
    """Within a sentence: a capital marks a name."""
    FIRST = 1
    """At the start of a sentence: a capital says little."""
    HEADLINE = 2
    """In a sentence in capitals, or with a capital on every word: case says nothing."""


# Written small in names and sentences, with a capital only where every word has one. Parts of names (Van, De) do not tell.
_SMALL = frozenset(
    "En Of In Op Met Per Voor Naar Bij Door Uit Over Tot Na Om Een Als Is Aan Tegen Onder Zijn Wordt".split()
)
# A name has few long words; a line with more that all have a capital is a headline.
_LONG = 4
_MOSTLY = 0.8


def sentence_case(words: Sequence[str]) -> Case:
    """Say whether the case of the words of a sentence means anything: WRITTEN, or HEADLINE.

    >>> sentence_case("Winst van ASML stijgt".split()), sentence_case("OMZET STIJGT STERK".split())
    (<Case.WRITTEN: 0>, <Case.HEADLINE: 2>)
    >>> sentence_case("Omzet Per Regio".split())
    <Case.HEADLINE: 2>
    """
    # Nearly every sentence has few capitals and is done here.
    if sum([word[:1].isupper() for word in words]) * 2 < len(words) * _MOSTLY:
        return Case.WRITTEN
    lettered = [word for word in words if word[:1].isalpha()]
    if len(lettered) < 2 or sum(word[0].isupper() for word in lettered) < _MOSTLY * len(lettered):
        return Case.WRITTEN
    shouted = sum(word.isupper() for word in lettered) >= _MOSTLY * len(lettered)
    long = sum(len(word) >= _LONG for word in lettered)
    titled = long >= _LONG or not _SMALL.isdisjoint(lettered[1:])
    return Case.HEADLINE if titled or (shouted and any(len(word) > _LONG for word in lettered)) else Case.WRITTEN


def first_words(words: Sequence[str]) -> Iterator[int]:
    """Give the positions of the words that begin a sentence: the first, and the first after a colon.

    >>> list(first_words(["“", "De", "vraag", ":", "Wie", "betaalt", "?"]))
    [0, 1, 4]
    """
    start = True
    for position, word in enumerate(words):
        if start:
            yield position
            start = not any(map(str.isalnum, word))
        elif word == ":":
            start = True


def own_features(word: str, case: Case = Case.WRITTEN) -> list[str]:
    """Give the features of a word by itself, in a fixed order.

    >>> own_features("%")
    ['', 'w=%', 'c=.']
    >>> {"s=ven", "h=uitgaven", "h>n>"} <= set(own_features("kapitaaluitgaven"))
    True
    """
    low = word.lower()
    shape = _shape(word, case)
    if not any(map(str.isalpha, low)):
        pattern = "".join("0" if sign.isdigit() else sign for sign in low)
        return ["", "w=" + (pattern.rstrip("%") or pattern)[:_LONGEST_PATTERN], "c=" + shape]
    head = _head(low)
    return [*_spelling(low, shape), *_capital(word, low, shape), *_lexical(low, head, shape)]


def _head(low: str) -> str:
    """Give the last part of a compound that is rare itself, else the word."""
    if "-" in low or (zipf(low) < _COMMON and dictionary_lemma(low) is None):
        head = split(low)[-1]
        return head if low.endswith(head) else low
    return low


def _shape(word: str, case: Case) -> str:
    """Describe capitals and digits piece by piece: AI-chips is XX-x, iPhone mX, 5G 9m."""
    shapes = [_piece_shape(piece) for piece in word.split("-")[:3]]
    if case == Case.HEADLINE:
        shapes = ["?" if shape in _CASED else shape for shape in shapes]
    elif case == Case.FIRST and shapes[0] in {"X", "Xx"}:
        shapes[0] = "F" + shapes[0]
    return "-".join(shapes)


_CASED = frozenset({"x", "Xx", "X", "XX", "XXX"})
# Of a number, what tells a year, an amount and a time apart.
_LONGEST_PATTERN = 6
# Abbreviations are seldom longer; longer words in capitals are words that are shouted.
_LONGEST_ABBREVIATION = 5


def _piece_shape(piece: str) -> str:  # one return for each shape
    if piece.islower():
        return "x"
    if not any(map(str.isalpha, piece)):
        return "9" if any(map(str.isdigit, piece)) else "."
    if piece.isupper():
        return "X" if len(piece) == 1 else "XX" if len(piece) <= _LONGEST_ABBREVIATION else "XXX"
    if piece[0].isupper() and piece[1:].islower():
        return "Xx"
    return "9m" if piece[0].isdigit() else "mX"


def _spelling(low: str, shape: str) -> Iterator[str]:
    yield ""
    yield "c=" + shape
    yield "w=" + low
    yield f"w={low}|{shape}"
    size = len(low)
    for length in range(1, min(5, size - 1) + 1):
        yield "s=" + low[-length:]
    for length in range(2, min(4, size - 1) + 1):
        yield "p=" + low[:length]
    yield f"s={low[-3:]}|{shape}"
    yield f"s={low[-2:]}|{shape}"
    yield f"n={min(size // 2, 8)}"
    band = int(zipf(low))
    yield f"z={band}"
    yield f"z={band}|{shape}"
    if low in FUNCTION_WORDS:
        yield "f"


def _capital(word: str, low: str, shape: str) -> Iterator[str]:
    """Ask the dictionary for the word with its capital: Jan, Fransman, not Omzet."""
    if shape[0] in "XF" and word != low:
        known = _dictionary_lemma(word)
        yield f"C={'-' if known is None else '=' if known == word else '+'}{dictionary_lemma(low) is None}|{shape}"
    elif shape[0] == "?" and dictionary_lemma(low) is None:
        yield f"C?{_dictionary_lemma(low.capitalize()) is None}"


def _lexical(low: str, head: str, shape: str) -> Iterator[str]:
    known = dictionary_lemma(head)
    base = lemma(head) if known is None else known
    if dictionary_lemma(low) is None:
        yield "u|" + shape
    if head != low:
        yield "h|" + shape
        yield "hs=" + head[-3:]
    yield "h=" + head
    yield "l=" + base
    yield "ls=" + base[-3:]
    change = _change(head, base)
    signature = _signature(head, base)
    yield "h>" + change
    yield "g=" + signature
    yield f"g={signature}{change}"
    yield f"g={signature}|{head[-2:]}"
    yield f"g={signature}|{shape}"
    yield from _frequencies_beside(head)
    yield from (f"d{found}" for found in _relatives(head, _ENDINGS))
    if base != head:
        yield from (f"D{found}" for found in _relatives(base.removesuffix("en"), _ENDINGS + _VERB_ENDINGS))


def _change(form: str, base: str) -> str:
    """Say how the form differs from its lemma: uitgaven, uitgave give n>."""
    same = 0
    for one, other in zip(form, base, strict=False):
        if one != other:
            break
        same += 1
    if not same and form != base:
        return "ge+" + form[-1] if form.startswith("ge") else "!"
    gone, come = form[same:], base[same:]
    return f"{gone}>{come}" if len(gone) < 6 and len(come) < 6 else "!"


def _signature(head: str, base: str) -> str:
    """Say of which parts of speech the dictionary has forms, of the word, its lemma, and the verb it may belong to."""
    third = _dictionary_lemma(head + "t")
    return "".join(
        (
            own := _paradigm(head),
            "|",
            own if base == head else _paradigm(base),
            "|",
            "t" if third is not None and third.endswith("n") else "",
            _paradigm(head + "en"),
            _paradigm(head[:-1] + "en") if head.endswith("t") else "",
            "e" if _dictionary_lemma(head + "e") == head else "",
        )
    )


# The forms of a word share their lemma.
@lru_cache(maxsize=20_000)
def _paradigm(base: str) -> str:
    """Give N, A and V where the dictionary has diminutives, degrees and participles with this lemma.

    >>> _paradigm("omzet"), _paradigm("snel"), _paradigm("groeien")
    ('N', 'A', 'V')
    """
    if _dictionary_lemma(base) is None:
        return ""
    noun = any(_dictionary_lemma(base + ending) == base for ending in _DIMINUTIVES)
    adjective = any(_dictionary_lemma(base + ending) == base for ending in _COMPARED)
    verb = base.endswith("n") and base in (_dictionary_lemma(base + "d"), _dictionary_lemma(base + "de"))
    return "N" * noun + "A" * adjective + "V" * verb


def _frequencies_beside(head: str) -> Iterator[str]:
    """Compare how frequent the word is with how frequent other forms are that it may have."""
    own = zipf(head)
    for ending in ("t", "e", "en", "s"):
        yield f"z+{ending}{_compared(head + ending, own)}"
    yield "zge" + _compared("ge" + head, own)
    if len(head) <= 3:
        return
    yield f"z-{head[-1]}{_compared(head[:-1], own)}"
    yield f"z-{head[-2:]}{_compared(head[:-2], own)}"
    if head.endswith("en"):
        stem = head[:-2]
        yield "zt" + _compared(stem + "t", own)
        yield f"zgd{_compared(f'ge{stem}d', own)}{_compared(f'ge{stem}t', own)}"
        yield "ze" + _compared(head[:-1], own)


def _compared(form: str, own: float) -> str:
    """Give 0 for an unknown form, else - = + as it is rarer than, as frequent as or more frequent than `own`."""
    other = zipf(form)
    return "0" if other == 0 else "-" if other < own - 1 else "=" if other < own + 0.5 else "+"


def _relatives(stem: str, endings: Sequence[str]) -> Iterator[str]:
    known = frequencies()
    for ending in endings:
        if stem + ending in known:
            yield "-" + ending
    for beginning in _BEGINNINGS:
        if beginning + stem in known:
            yield "+" + beginning
