"""Tagged words to the spans that may be terms: noun-phrase patterns, every part of a phrase that stands on its own included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossary.dutch.lexicon import FUNCTION_WORDS

MAX_WORDS = 5
# One letter a tag, so that patterns are regular expressions over a string as long as the sentence.
_LETTERS = {"NOUN": "N", "PROPN": "P", "ADJ": "A", "PTCP": "A", "X": "N", "VERB": "v", "ADP": "o", "DET": "d"}
_OTHER = "."
# A noun phrase: adjectives, then nouns and names; then perhaps a preposition with a second one.
_SIMPLE = re.compile(r"A{0,3}[NP]+")
# winst per aandeel, raad van commissarissen, recht van de eerste koop.
_LINKED = re.compile(r"(?=(A{0,2}N{1,2}p(?:d)?A?N{1,2}))")
# Prepositions that join the parts of a term; the others mostly begin an adverbial (in het kwartaal, met de klant).
_JOINING = frozenset("""van per op tot voor in aan bij uit met onder tegen naar zonder over""".split())
# Adjectives that any noun takes: they say how much, which or how good, and make no term.
GENERAL_ADJECTIVES = frozenset(
    """aanhoudend aantrekkelijk aanzienlijk absoluut actueel afgelopen afzonderlijk algeheel apart beduidend begin behoorlijk bekend
    belangrijk bepaald beroemd beschikbaar beste bestaand bijkomend bijzonder bovengenoemd bovenstaand breed buitengewoon
    compleet cruciaal daadwerkelijk denkbaar desbetreffend dergelijk divers drastisch duidelijk echt eerder eerst eerstvolgend eigen eind enkel enorm
    ernstig essentieel extra fantastisch feitelijk fiks flink fors ander gangbaar gebruikelijk geheel gehele genoemd geschikt geweldig gezamenlijk
    gigantisch globaal goed gering groeiend groot half heel helder hetzelfde hevig hoog huidig ideaal immens indrukwekkend ingrijpend
    interessant jong juist klein komend kort krachtig laag laatst lang lastig later licht logisch maximaal
    meerder merkbaar meest minder minimaal moeilijk mogelijk mooi nader natuurlijk nieuw nodig noodzakelijk normaal nuttig
    onderhavig onderling ongekend onlangs onderstaand ontelbaar oorspronkelijk opmerkelijk opvallend oud overig overgroot passend populair
    positief precies prachtig recent redelijk relevant resterend reusachtig ruim samen scherp simpel slecht slim snel
    specifiek speciaal spectaculair stevig sterk steeds substantieel tal talrijk toekomstig toenemend totaal traditioneel
    trots typisch uiteindelijk uiteenlopend uniek uitstekend uitgebreid vaak veel verder verdergaand vermeend verschillend
    verschillende vergelijkbaar volgend volledig voldoende vorig voormalig vooraanstaand waarschijnlijk wederzijds weinig
    wezenlijk wijd zeker zeldzaam zichtbaar zogenaamd zogeheten zoveel zulk zwaar zwak
    aankomend allereerst altijd gewenst vereist vermeld betrokken gegeven beoogd voorgenomen gewoon mogelijke zorgvuldig
    momenteel dagelijks gehouden gedaan gemaakt gekomen gezien gesteld gebracht gericht genomen
    Nederlands Belgisch Europees Amerikaans Brits Duits Frans Chinees Japans Vlaams Spaans Italiaans""".casefold().split()
)


@lru_cache(maxsize=100_000)
def is_general_adjective(word: str) -> bool:
    """Say whether an adjective goes with any noun: nieuwe, grote, belangrijkste."""
    from glossary.dutch.lemmas import lemma

    folded = word.casefold()
    return folded in GENERAL_ADJECTIVES or lemma(folded) in GENERAL_ADJECTIVES or folded in FUNCTION_WORDS


def encode(texts: Sequence[str], tags: Sequence[str]) -> str:
    """Write the tags of a sentence as a string, a letter a word.

    >>> encode(["winst", "per", "aandeel"], ["NOUN", "ADP", "NOUN"])
    'NpN'
    """
    return "".join(map(_letter, texts, tags))


@lru_cache(maxsize=100_000)
def _letter(text: str, tag: str) -> str:
    letter = _LETTERS.get(tag, _OTHER)
    if letter == "o":
        return "p" if text.casefold() in _JOINING else _OTHER
    # Zwolse, Brusselse: of a place, inside a sentence.
    placed = text[:1].isupper() and text[1:].islower() and text.endswith("se")
    return _OTHER if letter == "A" and (placed or is_general_adjective(text)) else letter


@lru_cache(maxsize=4096)
def _inside(pattern: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of a simple phrase that may be terms: any run that ends in a noun and holds no adjective after a noun."""
    found = []
    size = len(pattern)
    for start in range(size):
        for end in range(start + 1, min(size, start + MAX_WORDS) + 1):
            if pattern[end - 1] in "NP":
                found.append((start, end))
    return tuple(found)


def candidate_spans(texts: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the start and end, in words, of every span that may be a term.

    >>> texts = "de vrije kasstroom per aandeel".split()
    >>> tags = ["DET", "ADJ", "NOUN", "ADP", "NOUN"]
    >>> [" ".join(texts[a:b]) for a, b in candidate_spans(texts, tags)]
    ['vrije kasstroom', 'kasstroom', 'aandeel', 'vrije kasstroom per aandeel', 'kasstroom per aandeel']
    """
    pattern = encode(texts, tags)
    for phrase in _SIMPLE.finditer(pattern):
        offset = phrase.start()
        for start, end in _inside(phrase.group()):
            yield offset + start, offset + end
    if "p" in pattern:
        for linked in _LINKED.finditer(pattern):
            start, end = linked.span(1)
            if end - start <= MAX_WORDS:
                yield start, end
