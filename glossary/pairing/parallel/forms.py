"""An English candidate, counted by its key, to the form in which people write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.english.inflection import singular
from glossary.pairing.parallel.words import english_words

# A word is a name when at least this share of its places in running text has a capital.
_NAME = 0.9
_MOST_KEPT = 50_000


@dataclass(slots=True)
class Capitals:
    """How the words of the English segments are written in running text, where a capital means something."""

    seen: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    _natural: dict[str, str] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Count the words of a segment but its first; in a segment whose words all have capitals none counts."""
        words = [text[word.start : word.end] for word in english_words(text)][1:]
        if any(len(word) > 3 and word.islower() for word in words):
            for word in words:
                self.seen[word.casefold()] += 1
                self.capital[word.casefold()] += not word.islower()

    def is_name(self, word: str) -> bool:
        """Say whether a word keeps its capitals: IBAN, OpenAI, December."""
        folded = word.casefold()
        if any(letter.isupper() for letter in word[1:]) and not (word.isupper() and len(word) > 5):
            return self.capital[folded] * 2 >= self.seen[folded]
        return self.seen[folded] > 1 and self.capital[folded] >= _NAME * self.seen[folded]

    def natural(self, text: str) -> str:
        """Write a candidate as in running text: Gross Amount as gross amount, IBAN as IBAN."""
        if text not in self._natural:
            if len(self._natural) > _MOST_KEPT:
                self._natural.clear()
            self._natural[text] = self._worked_out(text)
        return self._natural[text]

    def _worked_out(self, text: str) -> str:
        pieces: list[str] = []
        end = 0
        for word in english_words(text):
            written = text[word.start : word.end]
            pieces += [text[end : word.start], written if self.is_name(written) else written.casefold()]
            end = word.end
        return "".join((*pieces, text[end:])).strip()


def commonest(written: Iterable[tuple[str, bool]], *, plural: bool) -> str:
    """Give the commonest of the ways to write a candidate, each with whether the Dutch stood there as it was asked for.

    Where both numbers are there, that of the Dutch term is taken.

    >>> commonest([("share", True), ("shares", True), ("shares", False)], plural=False)
    'share'
    """
    counts: Counter[str] = Counter()
    for form, same in written:
        counts[form] += 3 if same else 1
    fitting = {form: count for form, count in counts.items() if _is_plural(form) == plural}
    return min(fitting or counts, key=lambda form: (-(fitting or counts)[form], form))


def _is_plural(term: str) -> bool:
    last = term.rpartition(" ")[2]
    return singular(last) != last
