"""A Dutch word to the parts it is made of: kapitaaluitgaven to kapitaal + uitgaven."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import NamedTuple

from glossary.dutch.lexicon import dictionary_lemma, frequencies, zipf

# Shorter parts are nearly always chance (ka, in, ge); the exceptions are listed below.
MIN_PART = 3
SHORT_PARTS = frozenset(["ai", "it", "ip", "pc", "tv", "cv", "eu", "vn", "id", "hr", "vr", "ar", "ki"])
# Prepositions, particles, prefixes and suffixes that the frequency list has as words: a split that needs one of
# them as a part is a derivation (onder+neming, voor+spelling, ver+mogen), not a compound.
_NEVER_FIRST = frozenset(
    """aan achter af be bij bijeen binnen boven daar dan dat de den der des die dit door een eer elk en er ge
        heen her het hier hij hoe hun iets in inter intra is kan kon los maar mede mee men met mis naar niet nog
        nu of om on onder ons ont oor open op over per rond ruim samen te tegen ten ter terug toe tot tussen uit
        uiteen van vanaf vanuit vast vele ver via vol vooraf voor voort voorbij waar wan was wat weer weg wel
        weder zal zich ziet zij zijn zo zou al als ander anti co con contra dis extra ex multi pre pro re semi
        sub super trans ultra uni vice aller ant art bel bes bet beg bed bek bla ble dee dis don els erg erk eva
        fin fra gel gen gew gez has hem hen her hum ine int kom lam lan lat lee les lev liq lui mar mat mel mil
        min mol mon nal ner nod nor ond ont opp ord ori pan par pas pat pel pen per pet pol por pos pre pri pro
        que ras rea rec red ref reg rel ren rep res ret rev rus sal san sen ser sim son spe sta ste str sup tal
        tan tar ten ter tes the tom tra tri uni val van var vel ver ves vit vor zen best vooruit geg verk voorr
        ink maak comp cons cont corp dire fina inve kapi ontw tech orga algo auto ven""".split()
) - {"tar", "pas", "val", "pen", "les", "beg"}  # fmt: skip
_NEVER_LAST = frozenset(
    """aal aar aard aars achtig ant ante aren aren baar baars ci de den der die dom ede een eel eer eind elen
        els elijk en ende ens ent ente er eren erend erij ers es eus euze geen gen haft heden heid iaal iek iel
        ieel ier ieve ig ige ing ingen inge is isch ische isme ist iste iteit ite kunde ken ker kers king kingen
        lang lijk lijke lijks ling lingen loos los matig men nen ner ners ning ningen nis om op ren ring ringen
        rs schap schappen sel sels sen ser sing singen ste sten ster sters tal te ten teit ter tering tie ties
        ting tingen toe tor toren uit ven ver vers ving vol vormig waarts zaam zame zen zing zingen zijn aat air
        ale eerd eerde erde atie aties dig erig gaven komsten neming nemingen nemer nemers geving lopen lopend
        staande gave stand keling teling ling gelegd gesteld genomen uren unie end delen lei hande leden lief
        ant aan af bij door in na onder over tegen voor ens ona cent tron uut sche logie logisch gerend gerende
        naar heen bare bank naires nair naal nale nele neel eerder eerders eurs wing ra rie ria ion ions ors
        riaat tief tieve teur teurs ciën cië nieuws satie zicht kening riteit gen chap paald pen loos mers mer
        bel dien diende richt leid leider leiders dragen drag spraak spreken ding dings lange lande ander ging
        gers and matig matige zichten zicht alen ment menten mas geving ger gingen""".split()
) - {"bank", "uren", "stand", "lopend", "nieuws", "delen", "leider", "leiders", "unie", "cent", "drag", "ding", "end", "lange", "lande"}  # fmt: skip
_NEVER_INSIDE = _NEVER_FIRST | _NEVER_LAST
# Letters that glue parts together, by their first, each with its price: a part that ends in one wins when it is a word.
_LINKERS = {"s": (("s", 0.6),), "e": (("e", 1.2), ("en", 0.8), ("er", 1.5)), "n": (("n", 1.0),)}
_MAX_PARTS = 6
_MAX_LENGTH = 60
# A word as common as this costs nothing beyond the price of one more part.
_COMMON = 6.0
_PART = 1.0
# A part that the dictionary lacks is a loan at best (cloud, fintech), at worst letters (gers, nti).
_NOT_IN_DICTIONARY = 1.8
# A stem may be a part (spaartegoed), the third person of a verb (spaart) hardly ever.
_FINITE_VERB = 1.5
# Above this cost a part, a split is letters that happen to be words.
_DEAR = 5.6
# A word the frequency list has is split when its parts cost at most this much more than the word itself:
# aandeel+houder costs 3 more than aandeelhouder, beleg+ging 3 more than belegging with its doubtful second part.
_WHOLE_ALLOWANCE = 3.9
# Very common words are words in their own right (netwerk, website); a linking -s- still shows a compound (arbeidsmarkt).
_VERY_COMMON = 4.2
_COMMON_ALLOWANCE = 1.5
_LINKER_ALLOWANCE = 1.5


class Split(NamedTuple):
    """A word cut into parts."""

    parts: tuple[str, ...]
    """The parts without linking letters."""
    linkers: tuple[str, ...]
    """The linking letters behind each part but the last."""
    cost: float
    """How unlikely the split is: for each part 1 + its rarity on the Zipf scale."""


@lru_cache(maxsize=50_000)
def _part_cost(part: str) -> float | None:
    if part not in frequencies() or (len(part) < MIN_PART and part not in SHORT_PARTS):
        return None
    frequency = zipf(part)
    # Short rare words are foreign words, names and abbreviations more often than parts.
    shortness = max(0, 5 - len(part)) * 0.45
    lemma = dictionary_lemma(part)
    strangeness = 0.0 if part in SHORT_PARTS or lemma else _NOT_IN_DICTIONARY
    if part[-1] == "t" and lemma and lemma.endswith("en") and dictionary_lemma(part[:-1]) == lemma:
        strangeness += _FINITE_VERB
    return _PART + max(0.0, _COMMON - frequency) + shortness + strangeness


def _cheapest(word: str, dearest: float = inf) -> Split | None:
    """Find the cheapest cut of `word` in two or more parts by dynamic programming over its positions.

    Cuts that cost more than `dearest` are not looked for.
    """
    size = len(word)
    known = frequencies()
    # For each position the cost of the cheapest way there, and its last step: where from, the part, its linker.
    costs = {0: 0.0, size: inf}
    steps: dict[int, tuple[int, str, str]] = {}
    counts = {0: 0}
    last = size - MIN_PART
    for start in range(last + 1):
        if start not in costs or counts[start] >= _MAX_PARTS or costs[start] + _PART > min(dearest, costs[size]):
            continue
        banned = _NEVER_INSIDE if start else _NEVER_FIRST
        for end in range(start + MIN_PART, last + 1):  # shorter parts are abbreviations, which take a hyphen
            part = word[start:end]
            if (
                part not in known
                or part in banned
                or (cost := _part_cost(part)) is None
                or (spent := costs[start] + cost) > dearest
                or spent >= costs[size]
            ):
                continue
            if spent < costs.get(end, inf):
                costs[end], counts[end], steps[end] = spent, counts[start] + 1, (start, part, "")
            for linker, price in _LINKERS.get(word[end], ()):
                after = end + len(linker)
                if after <= last and spent + price < costs.get(after, inf) and word.startswith(linker, end):
                    costs[after], counts[after], steps[after] = spent + price, counts[start] + 1, (start, part, linker)
        part = word[start:]
        if start and part in known and part not in _NEVER_LAST and (cost := _part_cost(part)) is not None:
            spent = costs[start] + cost
            if spent <= dearest and spent < costs[size]:
                costs[size], steps[size] = spent, (start, part, "")
    return _retraced(steps, size, costs[size]) if size in steps else None


def _retraced(steps: dict[int, tuple[int, str, str]], size: int, cost: float) -> Split:
    """Follow the steps back from the end of a word."""
    parts: list[str] = []
    linkers: list[str] = []
    place = size
    while place:
        place, part, linker = steps[place]
        parts.append(part)
        linkers.append(linker)
    return Split(tuple(reversed(parts)), tuple(reversed(linkers[1:])), cost)


def _dearest(word: str) -> float:
    """Give what a split of a word may cost at most: of one the frequency list has, its own cost and an allowance."""
    whole = _part_cost(word)
    return inf if whole is None else whole + max(_WHOLE_ALLOWANCE, _COMMON_ALLOWANCE + _LINKER_ALLOWANCE)


def _worth_splitting(word: str, found: Split) -> bool:
    whole = _part_cost(word)
    if whole is None:
        return found.cost / len(found.parts) <= _DEAR
    allowance = _WHOLE_ALLOWANCE
    if zipf(word) >= _VERY_COMMON:
        allowance = _COMMON_ALLOWANCE + (_LINKER_ALLOWANCE if "s" in found.linkers else 0.0)
    return found.cost <= whole + allowance


def _deepen(found: Split) -> Split:
    """Split parts that are compounds themselves, and move a final -s of a modifier to the linker."""
    parts: list[str] = []
    linkers: list[str] = []
    for position, (part, linker) in enumerate(zip(found.parts, (*found.linkers, ""), strict=True)):
        last = position + 1 == len(found.parts)
        inner = analyse(part)
        pieces, glue = (inner.parts, inner.linkers) if inner else ((part,), ())
        behind = linker
        if not last and not linker and pieces[-1].endswith("s") and dictionary_lemma(pieces[-1]) == pieces[-1][:-1]:
            pieces, behind = (*pieces[:-1], pieces[-1][:-1]), "s"
        parts.extend(pieces)
        linkers.extend((*glue, behind))
    return Split(tuple(parts), tuple(linkers[:-1]), found.cost)


@lru_cache(maxsize=50_000)
def split(word: str) -> tuple[str, ...]:
    """Give the parts of a compound without linking letters; a word that is none comes back whole.

    Source of the method: Koehn & Knight 2003, with part costs on the Zipf scale.

    >>> split("kapitaaluitgaven"), split("advertentie-inkomsten"), split("onderneming")
    (('kapitaal', 'uitgaven'), ('advertentie', 'inkomsten'), ('onderneming',))
    """
    found = analyse(word)
    return found.parts if found else (word.casefold(),)


@lru_cache(maxsize=50_000)
def analyse(word: str) -> Split | None:
    """Give the best split of a compound with its linkers and cost, or None for a word that is not one."""
    folded = word.casefold().strip("-")
    if not 5 <= len(folded) <= _MAX_LENGTH:
        return None
    if "-" in folded:
        return _hyphenated(folded)
    if folded.endswith("'s"):
        found = analyse(folded[:-2])
        return found._replace(parts=(*found.parts[:-1], found.parts[-1] + "'s")) if found else None
    if not folded.isalpha():
        return None
    found = _cheapest(folded, _dearest(folded))
    return _deepen(found) if found and _worth_splitting(folded, found) else None


def _hyphenated(word: str) -> Split | None:
    """Cut at hyphens first: AI-infrastructuurplannen to ai + infrastructuur + plannen."""
    parts: list[str] = []
    linkers: list[str] = []
    cost = 0.0
    for piece in filter(None, word.split("-")):
        inner = analyse(piece) or Split((piece,), (), _PART)
        linkers.extend(("-", *inner.linkers) if parts else inner.linkers)
        parts.extend(inner.parts)
        cost += inner.cost
    return Split(tuple(parts), tuple(linkers), cost) if len(parts) > 1 else None
