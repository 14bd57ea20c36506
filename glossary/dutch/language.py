"""Is a segment Dutch? Counted by the commonest words of Dutch and of the languages it is mixed with."""

from __future__ import annotations

from functools import lru_cache

from glossary.dutch.tokens import words

# The commonest words of each language that the others (nearly) lack. Words two of them share (in, de, is, was) say nothing.
_COMMON = {
    "nl": """het een van en dat niet op te zijn voor met aan er om hij naar ook bij uit wordt worden maar deze dit door
        nog wel geen over werd hebben heeft als dan meer onder tot hun ze zich tegen kan moet zal daar toen wij jaar
        na al tussen ten ter vanaf volgens waar waarbij waarop welke deze onze uw u ik""",
    "en": """the of and to that it for on with as this be are by from at or which have has not you your an will can
        we they their its were been had would there if he she his when who all more these our up out than into""",
    "de": """der die das und ist nicht ein eine von zu mit den dem des für auf im sich auch es werden wird aus bei nach
        wie oder einer einem einen sind noch wurde nur zum zur über durch haben hat kann sie ich wir""",
    "fr": """le la les des et est une du dans pour que qui sur pas au aux avec ce cette il elle nous vous sont par plus
        ou mais leur ses son se ne été être ont cela""",
}
_SETS = {language: frozenset(common.split()) for language, common in _COMMON.items()}
# Where each language is counted in the number that a text gives: no text has 2 ** 32 words.
_BITS = 32
_MASK = 2**_BITS - 1
_SHIFTS = {language: _BITS * place for place, language in enumerate(_SETS, 1)}
# Below this many words a segment is a heading, cell or label and says too little of its language.
MIN_WORDS = 5


def language_of(text: str) -> str:
    """Give `nl`, `en`, `de` or `fr`, or an empty string when the text says too little.

    >>> language_of("De omzet van het bedrijf steeg in het derde kwartaal"), language_of("Omzet per regio")
    ('nl', '')
    >>> language_of("The company raised its outlook for the full year")
    'en'
    """
    told = sum(map(_told_by, text.split()))
    if told & _MASK < MIN_WORDS:
        return ""
    counts = {language: told >> shift & _MASK for language, shift in _SHIFTS.items()}
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if counts[best] > others else ""


@lru_cache(maxsize=50_000)
def _told_by(piece: str) -> int:
    """Count the words of a text without spaces, and those common in each language, as one number that adds up."""
    found = [word.casefold() for word in words(piece)]
    common = (sum(word in _SETS[language] for word in found) << shift for language, shift in _SHIFTS.items())
    return len(found) + sum(common)


def may_be_dutch(text: str) -> bool:
    """Say whether a segment should be mined: Dutch, or too short to tell."""
    return language_of(text) in {"nl", ""}
