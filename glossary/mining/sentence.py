"""A sentence to tagged words: what the candidate patterns run over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from glossary.dutch.compounds import analyse
from glossary.dutch.lemmas import singulars
from glossary.dutch.lexicon import CALENDAR, FUNCTION_WORDS, UNITS, dictionary_lemma, is_known, zipf
from glossary.dutch.tagger import tag
from glossary.dutch.tokens import tokens

# winstenAmazon: a word that runs on into a name. Three letters at least, so that iPhone and eBay stay whole.
_RUN_TOGETHER = re.compile(r"^([a-zà-ÿ]{3,})([A-Z][\w-]+)$")
# deturbine: an article that runs on into a noun, in a word that nobody else uses.
_GLUED_ARTICLE = re.compile(r"^(de|het|een)([a-zà-ÿ]{5,})$")
# The noun must be common enough that the split is no accident.
_COMMON_NOUN = 3.0
_SIGNS = frozenset("€$£%°")


class Words(NamedTuple):
    """The tokens of a sentence in parallel lists."""

    texts: list[str]
    tags: list[str]
    repaired: list[str]
    """Tokens that were run together in the text and have been taken apart."""


def analyse_sentence(sentence: str) -> Words:
    """Cut a sentence into words with their tags; words that were run together are taken apart.

    >>> words = analyse_sentence("De winstenKern-topman stegen.")
    >>> words.texts, words.repaired
    (['De', 'winsten', 'Kern-topman', 'stegen', '.'], ['winstenKern-topman'])
    """
    texts: list[str] = []
    repaired: list[str] = []
    for chunk in sentence.split():
        pieces, apart = _cut(chunk)
        texts += pieces
        if apart:
            repaired += apart
    return Words(texts, _tags(texts) if texts else [], repaired)


# No token runs over a space, and nearly all text between spaces has been seen before.
@lru_cache(maxsize=80_000)
def _cut(chunk: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a piece of text without spaces, and those that were run together."""
    texts: list[str] = []
    repaired: list[str] = []
    for token in tokens(chunk):
        pieces = _apart(token.text) if token.kind == "word" else (token.text,)
        if len(pieces) > 1:
            repaired.append(token.text)
        texts += pieces
    return tuple(texts), tuple(repaired)


def _apart(word: str) -> tuple[str, ...]:
    """Take a run-together word apart; any other comes back alone."""
    found = _RUN_TOGETHER.match(word)
    if found and is_known(found.group(1)) and not is_known(word):
        return found.group(1), found.group(2)
    found = _GLUED_ARTICLE.match(word)
    if found and not is_known(word) and zipf(found.group(2)) >= _COMMON_NOUN:
        return found.group(1), found.group(2)
    return (word,)


def _tags(texts: Sequence[str]) -> list[str]:
    tags = [_closed_class(text) or _corrected(text, given) for text, given in zip(texts, tag(texts), strict=True)]
    _mend_nouns(texts, tags)
    return tags


def _corrected(text: str, given: str) -> str:
    """Take a compound that no dictionary has for the noun it is, where the tagger guessed a verb."""
    return "NOUN" if given == "VERB" and _is_new_compound(text) else given


def _mend_nouns(texts: Sequence[str], tags: list[str]) -> None:
    """Take a form in -en for the plural it is behind `de` or an inflected adjective: de online verkopen, naakte ontslagen."""
    for place in range(1, len(tags)):
        if tags[place] == "VERB" and texts[place].endswith("en") and _follows_adjective(texts, tags, place):
            tags[place] = "NOUN"


def _follows_adjective(texts: Sequence[str], tags: Sequence[str], place: int) -> bool:
    before = texts[place - 1].casefold()
    if before in _BEFORE_PLURALS:
        return True
    inflected = tags[place - 1] in {"ADJ", "PTCP"} and before.endswith("e")
    bare = before in _UNINFLECTED and place > 1 and texts[place - 2].casefold() in _BEFORE_PLURALS
    return (inflected or bare) and _has_singular(texts[place].casefold())


@lru_cache(maxsize=80_000)
def _has_singular(form: str) -> bool:
    """Say whether a form in -en has a stem that is a noun as people write it: verkopen, verkoop."""
    return any(zipf(stem) >= _COMMON_NOUN for stem in singulars(form))


# No verb in -en follows these; an infinitive may follow `het`, and any verb `die` and `zijn`.
_BEFORE_PLURALS = frozenset({"de", "deze", "onze", "hun", "alle", "enkele", "meerdere"})
_UNINFLECTED = frozenset({"online", "offline", "extra", "netto", "bruto"})


@lru_cache(maxsize=100_000)
def _is_new_compound(word: str) -> bool:
    folded = word.casefold()
    return len(folded) > 8 and dictionary_lemma(folded) is None and not is_known(folded) and analyse(folded) is not None


@lru_cache(maxsize=80_000)
def _closed_class(text: str) -> str:
    """Give the tag of a word that is looked up, not guessed; nothing for the others."""
    folded = text.casefold()
    if folded in _FIXED:
        return _FIXED[folded]
    if text.endswith("-") and len(text) > 1:
        return "FUNC"  # winst- of winst- en verliesrekening; ellipsis.py completes it
    if "/" in text or text.endswith(("²", "³")) or _UNIT.match(folded):
        return "NUM"
    if text.endswith(".") and text.islower():
        return "FUNC"  # bijv., a.g.v.
    return ""


# kilowattuur, megabyte, gigahertz: measures.
_UNIT = re.compile(
    r"^(?:kilo|mega|giga|tera|peta|milli|micro|nano|centi)(?:watt|byte|bit|hertz|volt|ampère|meter|gram|liter|joule|ton)(?:uur|uren|piek|s)?$"
)
# Closed classes are looked up, not guessed.
_FIXED = (
    dict.fromkeys(FUNCTION_WORDS, "FUNC")
    | dict.fromkeys((*UNITS, *CALENDAR, *_SIGNS), "NUM")
    | dict.fromkeys(("de", "het", "een", "der", "des"), "DET")
    | dict.fromkeys(
        """aan achter bij binnen boven buiten door in met na naar naast om onder op over per sinds te tegen ten
            ter tot tussen uit van vanaf vanuit via volgens voor wegens zonder""".split(),
        "ADP",
    )
)
