"""Short messages that are terms to Dutch terms with their English and counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.dutch.keys import match_key
from glossary.dutch.lexicon import CALENDAR, FUNCTION_WORDS
from glossary.dutch.tokens import words
from glossary.english.keys import match_key as english_key
from glossary.pairing.parallel.forms import Capitals
from glossary.pairing.parallel.words import english_words
from glossary.reading.bilingual import SegmentPair

# A message with more words is a sentence or an instruction.
_MOST_DUTCH, _MOST_ENGLISH = 4, 5
_NO_TERM = re.compile(r"[.!?;:|<>=\\\n\"“”…]|\d{3}|@|https?:|[%{}$]")
_SHOWN = 3


def is_entry_term(pair: SegmentPair) -> bool:
    """Say whether a message is a term: a few words, no sentence, not only function words.

    >>> from glossary.model import Place
    >>> [is_entry_term(SegmentPair(nl, en, Place("a.po"))) for nl, en in (("Grootboek", "Ledger"), ("Weet u het zeker?", "Sure?"))]
    [True, False]
    """
    if _NO_TERM.search(pair.nl) or _NO_TERM.search(pair.en):
        return False
    dutch, english = words(pair.nl), english_words(pair.en)
    if not 0 < len(dutch) <= _MOST_DUTCH or not 0 < len(english) <= _MOST_ENGLISH:
        return False
    folded = {word.casefold() for word in dutch}
    meaning = folded - FUNCTION_WORDS - CALENDAR
    return any(len(word) > 1 and not word.isdigit() for word in meaning) and dutch[0].casefold() not in {
        "u",
        "uw",
        "dit",
        "deze",
    }


@dataclass(slots=True)
class EntryTerms:
    """Dutch terms of short messages with their English."""

    by_term: dict[str, Counter[str]] = field(default_factory=dict)
    """By the term as it is written, in running text."""
    _by_key: dict[str, dict[str, tuple[str, int, list[SegmentPair]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[SegmentPair, int]], capitals: Capitals) -> EntryTerms:
        """Collect the messages that are terms; each pair comes with its number of copies."""
        found = cls()
        names: dict[str, str] = {}
        for pair, copies in pairs:
            if is_entry_term(pair):
                key = match_key(pair.nl)
                term = names.setdefault(key, _lowered(pair.nl))
                en = capitals.natural(pair.en)
                found.by_term.setdefault(term, Counter())[en] += copies
                rows = found._by_key.setdefault(key, {})
                said, count, segments = rows.get(english_key(en), (en, 0, []))
                rows[english_key(en)] = (said, count + copies, [*segments, pair][:_SHOWN])
        return found

    def of_key(self, key: str) -> dict[str, tuple[str, int, list[SegmentPair]]]:
        """Give the rows of a match key by English key: the English, its count, and segments."""
        return self._by_key.get(key, {})

    def of_term(self, term: str) -> Counter[str]:
        """Give the English of a term, by its match key, with counts."""
        return Counter({said: count for said, count, _ in self.of_key(match_key(term)).values()})

    def segments(self, term: str, en: str) -> tuple[SegmentPair, ...]:
        """Give a few messages that are the pair."""
        row = self.of_key(match_key(term)).get(english_key(en))
        return tuple(row[2]) if row else ()


def _lowered(term: str) -> str:
    """Write a Dutch message as in running text: words with a capital only in front are lowered."""
    return " ".join(word if any(letter.isupper() for letter in word[1:]) else word.casefold() for word in term.split())
