"""A Dutch word form to its lemma: kapitaaluitgaven to kapitaaluitgave, beursgenoteerde to beursgenoteerd."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.dutch.compounds import analyse
from glossary.dutch.lexicon import dictionary_lemma, is_known, zipf

_VOWELS = "aeiouy"
# 'geboekte' is the inflected participle 'geboekt'; 'behoefte' is a noun, far commoner than the verb form 'behoeft'.
_PARTICIPLE = re.compile(
    r"^(?:ge|be|ver|ont|her|er|on|in|aan|af|uit|toe|op|voor|over|onder|door|mee|na)\w{2,}(?:[dt]e|ene)$"
)
_ONE_LETTER = re.compile(r"(\w)\1")
# Ends of inflected participles, and of the people who are called after them: verzekerde, verzekerden, betrokkenen.
_INFLECTED = ("de", "te", "den", "ten", "ene", "enen")
_NOUN_LEAD = 0.7
# A stem this much rarer than the form is not its stem: schade is no form of the verb 'schaden'.
_STEM_LAG = 1.5
# Forms that the dictionary takes for other words (lijden, verslaan, nemen); in our texts they are nearly always this.
_NOUNS = {
    "leden": "lid", "verliezen": "verlies", "verslagen": "verslag", "verdragen": "verdrag", "namen": "naam",
    "velden": "veld", "terugkopen": "terugkoop", "kasten": "kast", "gedachte": "gedachte", "gedachten": "gedachte", "reus": "reus", "token": "token",
}  # fmt: skip
# Plurals that are made otherwise, by their ends; those that the dictionary has for another word, or not in compounds.
_IRREGULAR = {
    "activa": "actief", "passiva": "passief", "biedingen": "bod", "cycli": "cyclus", "lieden": "man", "lui": "man",
    "leden": "lid", "steden": "stad", "schepen": "schip", "heden": "heid", "ën": "", "ële": "eel",
}  # fmt: skip
# What ends so, and is not in the dictionary, is the plural of a noun: indekkingen, kapitalisaties, beurshandelaars.
_SURE_PLURALS = (
    ("ingen", 2), ("aties", 1), ("cties", 1), ("nties", 1), ("eities", 1), ("sties", 1), ("sies", 1), ("gieën", 2),
    ("aars", 1),
)  # fmt: skip


@lru_cache(maxsize=80_000)
def lemma(form: str) -> str:
    """Give the lemma of a word form, in lower case.

    A word the dictionary lacks takes the lemma of its head. A lemma longer than the form is refused: it is a verb where
    a noun stands (kaart, kaarten) or a woman where anyone does (houder, houdster); but musea is of museum.

    >>> [lemma(form) for form in ("kapitaaluitgaven", "kaart", "vrije", "foto's", "AI-chips", "kasstromen")]
    ['kapitaaluitgave', 'kaart', 'vrij', 'foto', 'ai-chip', 'kasstroom']
    """
    folded = form.casefold()
    if folded in _NOUNS:
        return _NOUNS[folded]
    known = dictionary_lemma(folded)
    if (participle := _participle(folded, known)) is not None:
        return lemma(participle)
    if known is not None:
        return _by_dictionary(folded, known)
    if "-" in folded.strip("-"):
        before, _, last = folded.rpartition("-")
        return f"{before}-{lemma(last)}"
    return _by_parts(folded)


def _by_dictionary(form: str, known: str) -> str:
    """Give the lemma of a form for which the dictionary has `known`."""
    if len(known) > len(form) and not known.endswith("um"):
        return _uninflected(form)
    doubtful = form[-1:] == "e" or dictionary_lemma(known) is None or analyse(form)
    if known != form and not is_known(known) and doubtful:
        # A lemma that nobody writes is a slip of the dictionary (kernwaarden, kernwaard): the parts know better.
        return _by_parts(form)
    return _uninflected(known)


def _participle(form: str, known: str | None) -> str | None:
    """Give the participle that a form in -e or -en is the inflection of: they then have one lemma, whatever the dictionary has for each.

    `known` is what the dictionary has for the form itself.
    """
    if form.endswith(_INFLECTED) and known != form and (known is None or known.endswith("en")):
        bare = form.removesuffix("n").removesuffix("e")
        of_verb = dictionary_lemma(bare)
        if of_verb is not None and (of_verb == bare or of_verb.endswith("en")) and _PARTICIPLE.match(bare + "e"):
            sure = form[-1] == "e" or bare[-1] == "n"
            return bare if sure or (known in {None, of_verb} and _is_weak(bare, of_verb)) else None
    if known is None and form.endswith("ende") and len(form) > 7 and dictionary_lemma(form[:-2]) == form[:-2]:
        return form[:-1]  # voorspellende, of voorspellen; shorter ones are bende, zevende
    return None


def _is_weak(form: str, verb: str) -> bool:
    """Say whether a form in -d or -t is a participle: behield is none, as the stem of behouden is another."""
    return "ge" in form or _ONE_LETTER.sub(r"\1", form[:-1]) == _ONE_LETTER.sub(r"\1", verb[:-2])


def _by_parts(form: str) -> str:
    """Give the lemma of a word by its ending or its head; the word itself when neither tells."""
    if singular := _sure_singular(form):
        return singular
    found = analyse(form)
    if found and found.parts[-1] != form and form.endswith(found.parts[-1]):
        head = found.parts[-1]
        return form.removesuffix(head) + _noun(head)
    return _by_rule(form)


def _noun(head: str) -> str:
    """Give the lemma of the head of a compound, which is a noun even where its form may be a verb's (terugkopen).

    A stem that may be the verb's own must be the commoner one: boeten to boete, but not vertrouwen to 'vertrouw'.
    """
    known = lemma(head)
    if known[0] != head[0]:
        return head  # a form of 'to be' is no head: ransomware
    if not (head.endswith("en") and known.endswith("en")) or head.endswith("een"):
        return known
    least = zipf(head)
    stems = [stem for stem in singulars(head) if zipf(stem) > least + _NOUN_LEAD * (dictionary_lemma(stem) == known)]
    return lemma(max(stems, key=zipf)) if stems else known


def _sure_singular(form: str) -> str:
    """Give the singular of a form that can only be a plural, or nothing."""
    if form.endswith("sleden") and len(form) > 8:
        return form[:-5] + "lid"
    if form.endswith("heden") and len(form) > 8:
        return form[:-5] + "heid"
    cut = next((size for ending, size in _SURE_PLURALS if form.endswith(ending)), 0)
    return form[:-cut] if cut and len(form) > 6 else ""


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
        known = is_known(stem) or dictionary_lemma(stem) is not None
        if known and zipf(stem) > zipf(form) - _STEM_LAG:
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
    >>> singulars("overnamebiedingen")[0], singulars("prudentiële"), singulars("portemonneeën")
    ('overnamebod', ['prudentieel'], ['portemonnee'])
    """
    for ending, singular in _IRREGULAR.items():
        if form.endswith(ending) and len(form) > 3:
            return [form.removesuffix(ending) + singular]
    if form.endswith("en") and len(form) > 4:
        return _stems_of_en(form[:-2])
    if form.endswith("s") and len(form) > 3 and not form.endswith("ss"):
        return [form[:-1].rstrip("'")]
    if form.endswith("e") and not form.endswith("ie") and len(form) > 4:
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
