"""A Dutch term to its match key: what its spellings and inflections have in common.

The key is folded in Unicode and case, without accents, lemmatised word by word, and written solid, so that `vrije kasstromen`, `Vrije
kas-stroom` and `vrije kasstroom` meet. Mining, look-up, pairing and checking all match on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

from glossary.dutch.compounds import split
from glossary.dutch.lemmas import lemma, singulars
from glossary.dutch.lexicon import dictionary_lemma, is_known
from glossary.dutch.tokens import normalise, words

_ARTICLES = frozenset({"de", "het", "een", "'t"})
_SOLID = str.maketrans("", "", "-' .&/_()")


def fold(text: str) -> str:
    """Fold case, accents and look-alike characters.

    >>> fold("Financiële coördinatie")
    'financiele coordinatie'
    """
    if text.isascii():  # nothing to decompose, and most text is
        return text.replace("`", "'").casefold()
    # Some letters only show their case when they are decomposed (mathematical capitals), and some of those decompose again.
    decomposed = unicodedata.normalize("NFKD", normalise(unicodedata.normalize("NFKD", text)).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


# Keys of words that were worked out before, for who has to make tens of thousands at once.
_prepared: dict[str, str] = {}


@contextmanager
def prepared(keys: Mapping[str, str]) -> Iterator[None]:
    """Take the keys of words as they are for a while, instead of working them out."""
    _prepared.update(keys)
    try:
        yield
    finally:
        for word in keys:
            _prepared.pop(word, None)


@lru_cache(maxsize=80_000)
def word_key(word: str) -> str:
    """Give the key of one word: its lemma, folded and solid.

    >>> word_key("Kapitaaluitgaven"), word_key("cash-flow"), word_key("N.V.")
    ('kapitaaluitgave', 'cashflow', 'nv')
    """
    if word in _prepared:
        return _prepared[word]
    folded = normalise(word).casefold()
    solid = folded.replace("-", "")
    # cash-flow is cashflow when that is a word; AI-chips keeps its pieces apart for the lemma of the head.
    base = solid if "-" in folded and is_known(solid) else folded
    return fold(lemma(base)).translate(_SOLID) or fold(base)


@lru_cache(maxsize=100_000)
def match_key(term: str) -> str:
    """Give the match key of a term of one or more words. An article in front does not count.

    >>> match_key("vrije kasstromen") == match_key("Vrije kasstroom")
    True
    >>> match_key("cash flow") == match_key("cashflow") == match_key("cash-flow")
    True
    >>> match_key("berekening") == match_key("rekening")
    False
    """
    pieces = words(normalise(term))
    if len(pieces) > 1 and pieces[0].casefold() in _ARTICLES:
        pieces = pieces[1:]
    # A term without letters or digits (a lone sign) still has a key of its own: itself.
    return "".join(word_key(piece) for piece in pieces) or fold(term).strip()


def spelling_key(term: str) -> str:
    """Give the key without lemmas: only case, accents, hyphens and spaces are folded.

    >>> spelling_key("Cash-flow's")
    'cashflows'
    """
    return fold(term).translate(_SOLID) or fold(term).strip()


def alternative_keys(term: str) -> tuple[str, ...]:
    """Give the keys of other readings of a term's words, those nearest to the usual one first.

    A form has several readings (`verkopen` is the plural of verkoop, or the verb), and the key of a lemma may be another
    than that of its forms.

    >>> alternative_keys("gedwongen verkopen")[0]
    'dwingenverkoop'
    >>> match_key("samenwerkt"), match_key("samenwerken") in alternative_keys("samenwerkt")
    ('samenwerkt', True)
    """
    pieces = words(normalise(term))
    if not pieces:
        return ()
    if len(pieces) > 1 and pieces[0].casefold() in _ARTICLES:
        pieces = pieces[1:]
    known = match_key(term)
    found = [""]
    for piece in pieces[:-1]:
        likely = readings(piece)[:_MOST_READINGS]
        found = [begun + key for begun in found for key in likely][:_MOST_BEGINNINGS]
    keys = (begun + key for begun in found for key in readings(pieces[-1]))
    return tuple(key for key in dict.fromkeys(keys) if key != known)


# Readings beyond these are ever less likely, and a long term would have thousands.
_MOST_READINGS = 3
_MOST_BEGINNINGS = 9


@lru_cache(maxsize=80_000)
def readings(word: str) -> tuple[str, ...]:
    """Give the keys of a word form in all its readings, the usual one first.

    >>> readings("verkopen")[:2], "samenwerken" in readings("samenwerkt")
    (('verkopen', 'verkoop'), True)
    """
    folded = word.casefold()
    stems = singulars(folded)
    # A singular as it is written, and its key: the dictionary may have it for a form of another word.
    found = [*(fold(stem).translate(_SOLID) for stem in stems), *map(word_key, stems)]
    if (base := dictionary_lemma(folded)) is not None:
        found.append(fold(base))  # not its key: stromen, of stroomde, is the plural of stroom too
    if "-" in folded.strip("-"):
        # directeuren-grootaandeelhouders: both parts have the plural
        found.append("".join(map(word_key, folded.split("-"))))
    return tuple(dict.fromkeys(key for key in (word_key(word), *found) if key))


def infinitive_keys(term: str) -> tuple[str, ...]:
    """Give the key of the verb that the last word of a term may be a form of, for who asks for one word at a time.

    Too loose for running text: the key of `stromen`, and so of `stroomde`, is that of stroom.

    >>> infinitive_keys("uitgerold") == (match_key("uitrollen"),), infinitive_keys("omzet")
    (True, ())
    """
    pieces = words(normalise(term))
    base = dictionary_lemma(pieces[-1].casefold()) if pieces else None
    if base is None or not base.endswith("n") or base == pieces[-1].casefold():
        return ()
    return ("".join(map(word_key, [*pieces[:-1], base])),)


def part_keys(word: str) -> tuple[str, ...]:
    """Give the keys of the parts of a compound, head last; of a simple word its own key.

    >>> part_keys("omzetmijlpalen"), part_keys("berekening")
    (('omzet', 'mijl', 'paal'), ('berekening',))
    """
    return tuple(word_key(part) for part in split(word))
