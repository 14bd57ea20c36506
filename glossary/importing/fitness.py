"""A text that a file gives as a term, to the reason why it is none."""

from __future__ import annotations

from glossary.dutch.lexicon import dictionary_lemma, zipf
from glossary.english.lexicon import english_zipf
from glossary.i18n import tr

# The longest official titles of laws and standards that people keep as terms have about 150 letters.
MOST_LETTERS = 200
# The longest names of balance sheet headings have eleven words; more is a clause.
MOST_WORDS = 12
# From this many words on, a full stop ends a sentence rather than an abbreviation.
_SENTENCE_WORDS = 5
_PUNCTUATION = frozenset("-‐‑‒–—_.,;:!?…*/\\|'\"`´()[]{}<>=~^")
# A Dutch word that one in ten million words of English is too (software, manager) may be the same in both.
_ENGLISH = 2.0
# A word of Dutch that is this common, and no English, was left untranslated.
_DUTCH = 2.0


def fault(text: str) -> str:
    """Say why a cleaned text is no term; nothing when it may be one.

    >>> fault("vrije kasstroom")
    ''
    >>> fault("De vrije kasstroom daalde vorig jaar.")
    'is a sentence, not a term'
    >>> fault("---")
    'is punctuation, not a term'
    """
    if not text:
        return tr("holds nothing that can be seen")
    if len(text) > MOST_LETTERS:
        return tr(
            "has {count} characters; a term has at most {most_letters}", count=len(text), most_letters=MOST_LETTERS
        )
    words = text.count(" ") + 1
    if words > MOST_WORDS:
        return tr("has {words} words; a term has at most {most_words}", words=words, most_words=MOST_WORDS)
    if words >= _SENTENCE_WORDS and text[-1] in ".!?…":
        return tr("is a sentence, not a term")
    if _PUNCTUATION.issuperset(text.replace(" ", "")):
        return tr("is punctuation, not a term")
    return ""


def is_untranslated(nl: str, en: str) -> bool:
    """Tell whether the English is the Dutch again, of a word that is Dutch and no English.

    Names, abbreviations and loans are the same in both and say so: `EBITDA`, `Dijkzicht`, `cashflow`.

    >>> is_untranslated("omzet", "omzet"), is_untranslated("cashflow", "cashflow"), is_untranslated("EBITDA", "EBITDA")
    (True, False, False)
    """
    if nl != en:
        return False
    words = [word for word in nl.split() if word.isalpha()]
    return any(_is_dutch_only(word) for word in words)


def _is_dutch_only(word: str) -> bool:
    if not word.islower():
        return False
    dutch = dictionary_lemma(word) is not None or zipf(word) >= _DUTCH
    return dutch and english_zipf(word) < _ENGLISH
