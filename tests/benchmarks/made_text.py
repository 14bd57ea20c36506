"""A seed to Dutch-like business text of any length: what the benchmarks of speed and memory read.

The sentences come from templates, the words from wordfreq, drawn as often as Dutch has them, and compounds are made of
two nouns. So new words keep coming, as in real text, and memory that grows with the vocabulary shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random

from glossary.dutch.lexicon import FUNCTION_WORDS, dictionary_lemma, frequencies

# c a compound, n a noun, m a plural, a an adjective, v a participle, P a name, 9 a number; the rest stands as it is.
_TEMPLATES = """
De n van P steeg in het derde kwartaal met 9 procent tot 9 miljoen euro .
Volgens P is de a n van de c gedaald , omdat de m in P minder c gebruiken .
Het bedrijf heeft zijn c en m v , zei topman P P in een a toelichting .
P verwacht dat de a m over het hele jaar uitkomen op 9 miljard dollar , tegen 9 miljard een jaar eerder .
Door de a c nam de n per n toe tot 9 euro .
De raad van commissarissen heeft de n van de m besproken met de externe n .
Wie een n gebruikt , moet de c eerst laten v door een n .
In de n staat dat de a n niet in de m is v .
Ook de c bleef achter bij de a m : de n kwam uit op 9 procent , waar analisten op 9 procent hadden gerekend .
Onder de m vallen de kosten van n , c en a n .
De groep waardeert haar m tegen a n , verminderd met de c .
Zonder de a n van P zou de c met 9 procent zijn gegroeid .
Klik op de n om de a c in te stellen en kies daarna de n die bij de m hoort .
P neemt de a n over voor een bedrag van 9 miljoen euro in c .
""".strip().splitlines()
# The vocabulary of a library of reports; rarer words of the frequency list are misspellings and names.
_WORDS = 40_000
# Words that are drawn for each slot at a time.
_DRAWN = 20_000
_ADJECTIVE_ENDINGS = ("ige", "lijke", "ische", "ele", "ieve", "bare", "ende", "ale")
_FIRST = """Aal Bron Dal Eik Gors Hoor Kern Lind Meer Noord Oever Polder Rand Sluis Til Veld Water Zand""".split()
_LAST = ["bank", "bouw", "data", "dijk", "groep", "haven", "kamp", "net", "stroom", "tech", "veen", "werk"]


@cache
def _vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    """Give the words of each slot with their cumulated frequencies."""
    found: dict[str, dict[str, float]] = {slot: {} for slot in "nmav"}
    for word, share in list(frequencies().items())[:_WORDS]:
        slot = _slot(word)
        if slot:
            found[slot][word] = share
    return {slot: (list(shares), list(accumulate(shares.values()))) for slot, shares in found.items()}


def _slot(word: str) -> str:
    """Say by its form which slot of the templates a word may fill."""
    lemma = dictionary_lemma(word)
    if len(word) < 4 or not word.isalpha() or word in FUNCTION_WORDS or lemma is None:
        return ""
    if word.endswith(_ADJECTIVE_ENDINGS):
        return "a"
    if word.startswith(("ge", "ver", "be")) and word.endswith(("d", "t")) and lemma.endswith("n"):
        return "v"
    if lemma != word:
        return "m" if word.endswith(("en", "s")) and not lemma.endswith("en") else ""
    return "" if word.endswith("en") else "n"


def sentences(words: int, seed: int = 1) -> Iterator[str]:
    """Give sentences with about `words` words in all; the same seed gives the same sentences.

    >>> len(" ".join(sentences(1_000)).split()) >= 1_000, list(sentences(50)) == list(sentences(50))
    (True, True)
    """
    random = Random(seed)
    drawn = {slot: _draws(random, slot) for slot in "nmavcP9"}
    left = words
    while left > 0:
        pieces = random.choice(_TEMPLATES).split(" ")
        text = " ".join([next(drawn[piece]) if piece in drawn else piece for piece in pieces])
        text = text[0].upper() + text[1:].replace(" .", ".").replace(" ,", ",").replace(" :", ":")
        left -= text.count(" ") + 1
        yield text


def _draws(random: Random, slot: str) -> Iterator[str]:
    """Give words for a slot without end."""
    if slot == "9":
        while True:
            yield f"{random.random() * 100:.1f}".replace(".", ",")
    if slot == "P":
        while True:
            yield random.choice(_FIRST) + random.choice(_LAST)
    if slot == "c":
        heads = _draws(random, "n")
        for modifier in _draws(random, "n"):
            yield f"{modifier}{'s' if modifier.endswith(('ing', 'heid', 'teit')) else ''}{next(heads)}"
    words, shares = _vocabulary()[slot]
    while True:
        yield from random.choices(words, cum_weights=shares, k=_DRAWN)


def paragraphs(words: int, seed: int = 1) -> Iterator[str]:
    """Give the same sentences in paragraphs of ten."""
    paragraph: list[str] = []
    for sentence in sentences(words, seed):
        paragraph.append(sentence)
        if len(paragraph) == 10:
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)
