"""English words in Dutch: adopted as they are, or by the endings and spellings that the two languages share.

Likeness of spelling is never evidence by itself (rente is not rent); only whole words that English has, and regular respellings.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from glossary.dutch.lexicon import dictionary_lemma, zipf
from glossary.english.lexicon import english_zipf

# Dutch ending, English ending; of the English words that they make the commonest is taken.
_ENDINGS = (
    ("isering", "isation"), ("isatie", "isation"), ("iseren", "ise"), ("eren", "ate"), ("eren", "e"), ("eren", ""), ("ificeren", "ify"), ("iceren", "icate"), ("aans", "an"), ("aanse", "an"), ("ees", "ese"), ("ese", "ese"), ("atie", "ation"), ("itie", "ition"), ("ctie", "ction"),
    ("sie", "sion"), ("tie", "tion"), ("iteit", "ity"), ("ische", "ic"), ("ische", "ical"), ("isch", "ic"), ("isch", "ical"), ("logie", "logy"),
    ("grafie", "graphy"), ("nomie", "nomy"), ("loog", "logist"), ("graaf", "graph"), ("ief", "ive"), ("ieve", "ive"), ("air", "ary"), ("air", "ar"), ("aire", "ary"),
    ("entie", "ency"), ("entie", "ence"), ("antie", "ance"), ("antie", "ancy"), ("ueel", "ual"), ("eel", "al"), ("ele", "al"),
    ("iële", "ial"), ("ieel", "ial"), ("aal", "al"), ("ale", "al"), ("teur", "tor"), ("eur", "er"), ("isme", "ism"), ("uur", "ure"),
    ("ica", "ics"), ("iek", "ics"), ("iek", "ic"), ("iek", "ique"), ("ie", "y"), ("ent", "ent"), ("or", "or"), ("ose", "osis"), ("age", "age"),
    ("aat", "ate"), ("eit", "ity"), ("oop", "ope"), ("oom", "ome"), ("eem", "em"), ("oon", "one"), ("oon", "on"), ("aar", "ar"), ("iaan", "ian"), ("bel", "ble"), ("bele", "ble"),
    ("baar", "able"), ("ieur", "ior"), ("feer", "phere"), ("theek", "theque"), ("ine", "ine"), ("eus", "ous"), ("euze", "ous"), ("ide", "ide"), ("gram", "gram"),
    ("arium", "arium"), ("ium", "ium"), ("asme", "asm"), ("rie", "ry"), ("riek", "ric"), ("metrie", "metry"), ("meter", "meter"), ("kunde", "ics"),
)  # fmt: skip
# Prefixes that both languages set before words of their own, as English writes them.
_PREFIXES = {
    "niet-": "non-", "anti": "anti-", "co": "co-", "her": "re", "mede": "co-", "multi": "multi-", "inter": "inter", "intra": "intra-", "micro": "micro", "macro": "macro",
    "mini": "mini-", "bio": "bio", "geo": "geo", "hydro": "hydro", "thermo": "thermo", "elektro": "electro", "tele": "tele", "trans": "trans",
    "sub": "sub-", "super": "super", "pre": "pre-", "post": "post-", "pseudo": "pseudo-", "ultra": "ultra-", "semi": "semi-", "eco": "eco-", "agro": "agro-",
    "cyber": "cyber", "nano": "nano", "mega": "mega", "hyper": "hyper", "auto": "auto", "foto": "photo", "radio": "radio", "video": "video ", "audio": "audio ", "crypto": "crypto-",
    "neo": "neo-", "ex-": "former ", "pro-": "pro-", "euro": "euro ", "turbo": "turbo", "aero": "aero", "petro": "petro", "meta": "meta",
}  # fmt: skip
# Spellings that differ regularly within a word.
_RESPELT = (
    ("ks", "x"), ("kw", "qu"), ("k", "c"), ("f", "ph"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("uu", "u"), ("ij", "y"), ("z", "s"), ("oe", "u"),
    ("aë", "ae"), ("eë", "ee"), ("oö", "oo"), ("ë", "e"), ("ï", "i"), ("é", "e"), ("è", "e"), ("ie", "i"), ("sj", "sh"), ("e", "ae"), ("i", "y"),
)  # fmt: skip
# Respellings tried together; more give words that only look alike.
_MOST_RESPELT = 3
# An English word must be this common (Zipf) to be taken for one: names and misprints are rarer.
_ENGLISH = 3.0
_TECHNICAL = 2.0
# A word both languages have is English in a Dutch text when Dutch uses it much less.
_LEAD = 0.3
# Shorter words that look alike are chance.
_LEAST_LETTERS = 5
_SAME_LETTERS = 6
_LEAST_STEM = 2


def is_english(word: str) -> bool:
    """Say whether a word in a Dutch text is one that Dutch took from English as it is.

    >>> is_english("cloud"), is_english("rente"), is_english("omzet")
    (True, False, False)
    """
    common = english_zipf(word)
    if common < _ENGLISH:
        return False
    return common > zipf(word) + _LEAD or (dictionary_lemma(word) is None and common > zipf(word))


@lru_cache(maxsize=20_000)
def english_cognate(word: str) -> str:
    """Give the English word that a regular ending or respelling makes of a Dutch one, or nothing.

    >>> [english_cognate(word) for word in ("capaciteit", "robotica", "strategie", "kabinet", "calamiteit", "lening")]
    ['capacity', 'robotics', 'strategy', 'cabinet', 'calamity', '']
    """
    folded = word.casefold()
    if len(folded) < _LEAST_LETTERS or not folded.isalpha():
        return ""
    found = [
        spelt + english
        for stem, english in _with_english_ending(folded)
        for spelt in _respelt(stem)
        if english_zipf(spelt + english) >= _TECHNICAL
    ]
    if not found and len(folded) >= _SAME_LETTERS and not folded.endswith("en"):
        found = [spelt for spelt in _respelt(folded) if _looks_english(spelt, folded)]
    return max(found, key=lambda candidate: (english_zipf(candidate), candidate), default="")


def _looks_english(spelt: str, dutch: str) -> bool:
    """Say whether a respelling is an English word, and not the Dutch one in an English text."""
    return english_zipf(spelt) >= (_ENGLISH if spelt == dutch else _TECHNICAL + 0.7) and english_zipf(spelt) > zipf(
        spelt
    )


def _with_english_ending(word: str) -> Iterator[tuple[str, str]]:
    """Give the stem and the English ending for each Dutch ending that the word has."""
    for dutch, english in _ENDINGS:
        if word.endswith(dutch) and len(word) >= len(dutch) + _LEAST_STEM:
            yield word[: -len(dutch)], english


def _respelt(stem: str) -> list[str]:
    """Give a stem as it is and with the regular spellings of English."""
    found = {stem: 0}
    for dutch, english in _RESPELT:
        for known, changes in list(found.items()):
            if dutch in known and changes < _MOST_RESPELT:
                found.setdefault(known.replace(dutch, english), changes + 1)
    return list(found)


def prefixed(word: str) -> tuple[str, str] | None:
    """Part a word from a prefix that English has too: the English prefix and the rest of the word.

    >>> prefixed("antifraudeteam"), prefixed("niet-financieel"), prefixed("herbelegging"), prefixed("rente")
    (('anti-', 'fraudeteam'), ('non-', 'financieel'), ('re', 'belegging'), None)
    """
    folded = word.casefold()
    for dutch in sorted(_PREFIXES, key=len, reverse=True):
        rest = folded[len(dutch) :].lstrip("-")
        if folded.startswith(dutch) and len(rest) >= _LEAST_LETTERS:
            return _PREFIXES[dutch], rest
    return None
