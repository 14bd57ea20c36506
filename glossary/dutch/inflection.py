"""A Dutch noun or noun phrase to the plurals that the spelling rules give it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_VOWELS = "aeiouy"
_PREPOSITIONS = frozenset(
    """aan achter als bij binnen boven buiten door in met na naar naast of om onder op over per te tegen ten
        ter tot tussen uit van via vanaf volgens voor voorafgaand zonder""".split()
)
# Unstressed endings behind an earlier syllable take -s: bodem(s), gegeven(s), beheerder(s).
_UNSTRESSED = re.compile(r"[^aeiouy]*+[aeiouy].*[^aeiouy](?:el|em|en|er|erd|je)$")
# The same endings where they carry the stress.
_STRESSED = ("model", "hotel", "kartel", "rebel", "karwei", "loket")
_OPEN_VOWEL = re.compile(r"(?:[^aeiouy]|^)[aiouy]$")
_SHORT_VOWEL = re.compile(r"(?:[^aeiouy]|qu|^)[aeiou]$")
# Letters that are never doubled, and -ig, whose vowel is not short but weak.
_NEVER_DOUBLED = "aeiouywxjv"
_VOICED = {"f": "v", "s": "z"}
_VOICING = re.compile(r"(?:ij|ei|ui|ou|ie|oe|eu|[lr])$")
# Words that keep their f or s: koersen, eisen, paragrafen.
_UNVOICED = ("koers", "pers", "mars", "kaars", "eis", "kruis", "graaf", "vals", "fotograaf", "romans", "puls")
# Nouns whose plural no rule gives, by their last part; compounds take it over (bestuurslid, bestuursleden).
IRREGULAR = {
    "bad": "baden", "bedrag": "bedragen", "blad": "bladen", "bod": "biedingen", "dag": "dagen", "dak": "daken",
    "gat": "gaten", "gebed": "gebeden", "gebod": "geboden", "gebrek": "gebreken", "glas": "glazen", "goed": "goederen",
    "kind": "kinderen", "lid": "leden", "lot": "loten", "oorlog": "oorlogen", "pad": "paden", "schip": "schepen",
    "slag": "slagen", "slot": "sloten", "stad": "steden", "vat": "vaten", "verbod": "verboden", "verdrag": "verdragen",
    "verlof": "verloven", "weg": "wegen",
}  # fmt: skip

# Endings with what they become, the first that fits; stressed -ie takes -ën, which the spelling does not show.
_BY_ENDING: tuple[tuple[tuple[str, ...], Callable[[str], tuple[str, ...]]], ...] = (
    (("heid",), lambda noun: (noun[:-4] + "heden",)),
    (("aar",), lambda noun: (noun + "s", noun[:-2] + "ren")),
    (("ee",), lambda noun: (noun + "ën", noun + "s")),
    (("ie", "é", "eau", "ay", "ey", "oy", "oe", "ae", "ue", "um"), lambda noun: (noun + "s",)),
    (("e",), lambda noun: (noun + "n", noun + "s")),
    (("or", "eur", "ier"), lambda noun: (noun + "en", noun + "s")),
)
_EXCEPTIONS = {"aar": ("jaar", "zwaar", "vaar"), "or": ("oor",)}


@lru_cache(maxsize=50_000)
def regular_plurals(noun: str) -> tuple[str, ...]:
    """Give the plurals of one noun by the spelling rules alone, likeliest first.

    >>> regular_plurals("kasstroom"), regular_plurals("bedrijf"), regular_plurals("risico")
    (('kasstromen',), ('bedrijven',), ("risico's",))
    >>> regular_plurals("waarde"), regular_plurals("instelling"), regular_plurals("mogelijkheid")
    (('waarden', 'waardes'), ('instellingen',), ('mogelijkheden',))
    """
    for endings, plurals_of in _BY_ENDING:
        if noun.endswith(endings) and not noun.endswith(_EXCEPTIONS.get(endings[0], ())):
            return plurals_of(noun)
    if _OPEN_VOWEL.search(noun):
        return (noun + "'s",)
    if _UNSTRESSED.match(noun) and not noun.endswith(_STRESSED):
        return (noun + "s",)
    return (_with_en(noun),)


def _with_en(word: str) -> str:
    """Write -en behind a word: a long vowel loses a letter, a short one doubles the consonant, f and s are voiced."""
    body, last = word[:-1], word[-1:]
    voiced = last if word.endswith(_UNVOICED) else _VOICED.get(last, last)
    if last not in _VOWELS and len(body) > 1 and body[-1] == body[-2] and body[-1] in "aeou":
        return body[:-1] + voiced + "en"
    if voiced != last and _VOICING.search(body):
        return body + voiced + "en"
    if last not in _NEVER_DOUBLED and _SHORT_VOWEL.search(body) and not word.endswith("ig"):
        return word + last + "en"
    return word + "en"


@lru_cache(maxsize=50_000)
def plurals(noun: str) -> tuple[str, ...]:
    """Give the likely plurals of a noun or noun phrase: irregular by its last part, else by rule.

    >>> plurals("bestuurslid"), plurals("vrije kasstroom"), plurals("raad van commissarissen")
    (('bestuursleden',), ('vrije kasstromen',), ('raden van commissarissen',))
    """
    before, head, behind = _parts(noun)
    for ending in sorted(IRREGULAR, key=len, reverse=True):
        if head.endswith(ending) and (len(head) == len(ending) or len(head) > len(ending) + 2):
            found: tuple[str, ...] = (head.removesuffix(ending) + IRREGULAR[ending],)
            break
    else:
        # Stressed -ie takes -ën (economieën): the spelling does not show the stress.
        found = (*regular_plurals(head), *([head + "ën"] if head.endswith("ie") else []))
    return _phrases(before, found, behind)


@lru_cache(maxsize=50_000)
def is_regular_plural(noun: str, plural: str) -> bool:
    """Say whether the spelling rules alone give this plural.

    >>> is_regular_plural("neuraal netwerk", "neurale netwerken"), is_regular_plural("bestuurslid", "bestuursleden")
    (True, False)
    """
    before, head, behind = _parts(noun)
    return plural in _phrases(before, regular_plurals(head), behind)


def head_word(noun: str) -> str:
    """Give the head of a noun phrase: the last word before a preposition.

    >>> head_word("raad van commissarissen"), head_word("vrije kasstroom")
    ('raad', 'kasstroom')
    """
    return _parts(noun)[1]


def _parts(noun: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Cut a noun phrase into what stands before its head, the head, and what stands behind it."""
    words = noun.split(" ")
    end = next((place for place, word in enumerate(words) if place and word.casefold() in _PREPOSITIONS), len(words))
    return tuple(words[: end - 1]), words[end - 1], tuple(words[end:])


def _phrases(before: tuple[str, ...], heads: tuple[str, ...], behind: tuple[str, ...]) -> tuple[str, ...]:
    adjectives = [before] if not before else list(dict.fromkeys([tuple(map(inflected, before)), before]))
    return tuple(" ".join((*front, head, *behind)) for front in adjectives for head in heads)


def inflected(adjective: str) -> str:
    """Give an adjective the -e it has before a plural; one that has it, or takes none, stays.

    >>> [inflected(word) for word in ("neuraal", "vrij", "actief", "verplichte", "eigen", "materieel")]
    ['neurale', 'vrije', 'actieve', 'verplichte', 'eigen', 'materiële']
    """
    if not adjective.isalpha() or adjective.endswith(("e", "a", "o")):
        return adjective
    if adjective.endswith("en") and not adjective.endswith("een"):
        return adjective
    if adjective.endswith("ieel"):
        return adjective[:-4] + "iële"
    return _with_en(adjective).removesuffix("n")
