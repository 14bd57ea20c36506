"""A Dutch word form to its lemma: kapitaaluitgaven to kapitaaluitgave, beursgenoteerde to beursgenoteerd."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.dutch.compounds import analyse
from glossary.dutch.lexicon import dictionary_lemma, is_known, zipf

_VOWELS = "aeiouy"
# 'geboekte' is the inflected participle 'geboekt'; 'behoefte' is a noun, far commoner than the verb form 'behoeft'.
_PARTICIPLE = re.compile(r"^(?:ge|be|ver|ont|her|er|on|in|aan|af|uit|toe|op|voor|over|onder|door|mee|na)\w{2,}(?:[dt]e)$")
_NOUN_LEAD = 0.7
_PLURAL_S = re.compile(r"^(.+?)(?:'s|(?<=[^s])s)$")


@lru_cache(maxsize=400_000)
def lemma(form: str) -> str:
    """Give the lemma of a word form, in lower case.

    A word the dictionary lacks takes the lemma of its head. A lemma longer than the form that ends in -n is refused:
    it is a verb where a noun stands (kaart, kaarten).

    >>> [lemma(form) for form in ("kapitaaluitgaven", "kaart", "vrije", "foto's", "AI-chips", "kasstromen")]
    ['kapitaaluitgave', 'kaart', 'vrij', 'foto', 'ai-chip', 'kasstroom']
    """
    folded = form.casefold()
    known = dictionary_lemma(folded)
    if known is not None:
        if len(known) > len(folded) and known.endswith("n"):
            return _uninflected(folded)
        return _uninflected(folded) if known == folded else known
    if "-" in folded.strip("-"):
        before, _, last = folded.rpartition("-")
        return f"{before}-{lemma(last)}"
    found = analyse(folded)
    if found and found.parts[-1] != folded and folded.endswith(found.parts[-1]):
        head = found.parts[-1]
        return folded.removesuffix(head) + lemma(head)
    return _by_rule(folded)


def _uninflected(form: str) -> str:
    """Take the -e off an inflected participle that the dictionary has as a word of its own."""
    if _PARTICIPLE.match(form) and is_known(form[:-1]) and zipf(form) < zipf(form[:-1]) + _NOUN_LEAD:
        return lemma(form[:-1])
    return form


def _by_rule(form: str) -> str:
    """Guess the singular of an unknown word: AI's, fintechs, hyperscalers; known stems only for -en and -e."""
    if form.endswith("'s"):
        return form[:-2]
    for stem in singulars(form):
        if is_known(stem) or dictionary_lemma(stem) is not None:
            return stem
    if len(form) > 4 and form.endswith(("ers", "els", "ens", "ings", "chips", "ches")):
        return form[:-1]
    return form


def singulars(form: str) -> list[str]:
    """Give what the singular may be of a form in -s, -en or -e, by the spelling rules, likeliest first.

    >>> singulars("verkopen")
    ['verkoop', 'verkop', 'verkope']
    >>> singulars("bedrijven")
    ['bedrijf', 'bedrijv', 'bedrijve']
    """
    if form.endswith("heden") and len(form) > 7:
        return [form[:-5] + "heid"]
    if form.endswith("en") and len(form) > 4:
        return _stems_of_en(form[:-2])
    if form.endswith("s") and len(form) > 3 and not form.endswith("ss"):
        return [form[:-1].rstrip("'")]
    if form.endswith("e") and len(form) > 4:
        return [*_stems_of_en(form[:-1])[:-1]]
    return []


def _stems_of_en(stem: str) -> list[str]:
    """Undo the doubling of consonants and vowels and the voicing of f and s before -en."""
    found: list[str] = []
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.append(stem[:-1])
    elif stem[-1] == "v":
        found.append(_long(stem[:-1]) + "f")
    elif stem[-1] == "z":
        found.append(_long(stem[:-1]) + "s")
    else:
        long = _long(stem[:-1]) + stem[-1]
        if long != stem:
            found.append(long)
    if stem.endswith("ë"):
        found.append(stem[:-1])
    return [*found, stem, stem + "e"]


def _long(stem: str) -> str:
    """Write a single vowel at the end of an open syllable double: kop(en) to koop."""
    if len(stem) >= 2 and stem[-1] in "aeou" and stem[-2] not in _VOWELS:
        return stem + stem[-1]
    return stem
