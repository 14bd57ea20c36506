"""A Dutch text to the terms in it: inflected or not, the longest first, and as parts of compounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from glossary.checking.terms import DutchTerm, TermIndex
from glossary.dutch.compounds import analyse
from glossary.dutch.keys import alternative_keys, word_key
from glossary.dutch.lexicon import CALENDAR, FUNCTION_WORDS, UNITS, zipf
from glossary.dutch.tokens import Token, tokens
from glossary.pairing.known import is_abbreviation

_GRAMMAR = FUNCTION_WORDS | CALENDAR | UNITS
# After these a word in -en is a noun, not a verb: de verkopen, hogere verkopen.
_DETERMINERS = frozenset(
    "de het een deze die dit dat onze ons hun haar zijn mijn uw alle geen meer minder veel enkele beide elke ieder iedere der".split()
)
# Marks that may stand within a term; others end it.
_INNER_MARKS = frozenset({"-", "–", "&", "/"})
# Two words of a fixed phrase, whose noun is no term in it: rekening houden met, op grond van, onder controle.
_IDIOMS = frozenset(
    {
        ("rekening", "met"), ("rekening", "houdend"), ("rekening", "houden"), ("rekening", "houdt"), ("rekening", "gehouden"),
        ("grond", "van"), ("stand", "gebracht"), ("stand", "komen"), ("stand", "houden"),
        ("sprake", "van"), ("hand", "van"), ("deel", "uit"), ("deel", "aan"), ("plaats", "van"),
        ("onder", "controle"), ("controle", "over"),
    }
)  # fmt: skip
# A shorter word is no compound that is looked into.
_LEAST_COMPOUND = 7
# A word that is written at least once in a hundred thousand words is a word, not an abbreviation in small letters.
_A_WORD = 4.0


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text."""

    start: int
    end: int
    surface: str
    key: str
    terms: tuple[DutchTerm, ...]
    """The terms with this key, own ones first."""
    part_of: str = ""
    """The compound that it is a part of, where it is no word of its own."""
    is_head: bool = True
    """Of a part: whether it is the last one."""

    @property
    def own(self) -> tuple[DutchTerm, ...]:
        """The terms of the person's own entries."""
        return tuple(term for term in self.terms if term.own)


def find_terms(index: TermIndex, text: str) -> list[Match]:
    """Give the terms of a text in order; where two overlap, the longer one."""
    found = [token for token in tokens(text) if token.kind != "mark" or token.text not in _INNER_MARKS]
    keys = [word_key(token.text) if token.kind not in {"mark", "url"} else "" for token in found]
    by_key = index.by_key
    matches: list[tuple[int, int, Match]] = []
    for at in range(len(found)):
        joined = ""
        for end in range(at, min(at + index.most_words, len(found))):
            if not keys[end]:
                break
            joined += keys[end]
            # Most runs of words are no term; a lone word may be one by another reading of its form.
            if (joined in by_key or at == end) and (match := _match(index, text, found, (at, end), joined)):
                matches.append((at, end, match))
    return _longest(index, found, matches)


def phrase_keys(index: TermIndex, text: str, matches: list[Match]) -> list[str]:
    """Give the match keys of the words of a text and of the phrases that false friends are listed under.

    The words of a term of several words mean what the term means (raad van commissarissen).
    """
    longer = [match for match in matches if not match.part_of and " " in match.surface]
    there = tokens(text)
    keys = [word_key(token.text) if token.kind == "word" else "" for token in there]
    found = [
        key
        for at, (token, key) in enumerate(zip(there, keys, strict=True))
        if key and not _in_idiom(there, at) and not any(match.start <= token.start < match.end for match in longer)
    ]
    for words in range(2, index.friend_words + 1):
        found += ("".join(keys[at : at + words]) for at in range(len(keys) - words + 1) if all(keys[at : at + words]))
    return found


def _match(index: TermIndex, text: str, found: list[Token], span: tuple[int, int], key: str) -> Match | None:
    at, end = span
    terms = index.by_key.get(key)
    last = found[end].text
    if terms is None and last[-2:] in {"en", "rs", "ls", "ns"} and at == end and _is_noun_here(found, at):
        key = next((other for other in alternative_keys(last) if other in index.by_key), "")
        terms = index.by_key.get(key)
    if not terms:
        return None
    start, stop = found[at].start, found[end].start + len(last)
    fitting = [term for term in terms if _fits(term, text, found, span)]
    if not fitting:
        return None
    surface = text[start:stop]
    fitting.sort(key=lambda term: (not term.own, term.text.casefold() != surface.casefold(), term.kind == "abbr"))
    return Match(start, stop, surface, key, tuple(fitting))


def _is_noun_here(found: list[Token], at: int) -> bool:
    before = found[at - 1].text.casefold() if at else ""
    return before in _DETERMINERS or (before.endswith("e") and at > 1 and found[at - 2].text.casefold() in _DETERMINERS)


def _fits(term: DutchTerm, text: str, found: list[Token], span: tuple[int, int]) -> bool:
    """Say whether a term whose key was met can be meant here."""
    at, end = span
    surface = text[found[at].start : found[end].start + len(found[end].text)]
    if term.case_sensitive:
        return _same_case(term.text, surface)
    if at < end:
        return True
    if surface.casefold() in _GRAMMAR and not term.own:
        return False
    if term.kind == "abbr" or is_abbreviation(term.text):
        return _is_short_form(term.text, surface)
    before = found[at - 1].text.casefold() if at else ""
    return (
        _is_form(term, surface.casefold(), before) and not _in_idiom(found, at) and not _in_name(term.text, found, at)
    )


def _in_idiom(found: list[Token], at: int) -> bool:
    """Say whether a word stands in a fixed phrase: `rekening` is nothing in `rekening houden met`."""
    words = [token.text.casefold() for token in found[max(0, at - 1) : at + 2]]
    return not _IDIOMS.isdisjoint(pairwise(words))


def _is_form(term: DutchTerm, word: str, before: str) -> bool:
    """Say whether a word can be a form of a term where it stands.

    `lagere` is no form of the layer (laag), `de verkopen` none of the verb.
    """
    if term.pos == "noun" and word.endswith("e") and not term.text.casefold().endswith("e"):
        return False
    return not (term.pos == "verb" and before in _DETERMINERS and not word.endswith("d"))


def _same_case(text: str, surface: str) -> bool:
    """Say whether a form has the capitals of a term.

    >>> _same_case("WACC", "WACC"), _same_case("WACC", "wacc"), _same_case("Apple", "Apples")
    (True, False, True)
    """
    stem = text if len(text) <= 4 else text[:-1]
    return surface.startswith(stem)


def _is_short_form(text: str, surface: str) -> bool:
    bare, written = text.replace(".", "").replace("-", ""), surface.replace(".", "").replace("-", "")
    if not written.casefold().startswith(bare.casefold()) or len(written) > len(bare) + 2:
        return False
    return not (written.islower() and not bare.islower() and zipf(written) >= _A_WORD) and (
        written.casefold() not in _GRAMMAR or written.isupper()
    )


def _in_name(text: str, found: list[Token], at: int) -> bool:
    """Say whether a word is part of a name: a capital in the middle of a sentence, beside another one."""
    word = found[at].text
    if not at or not word[:1].isupper() or text[:1].isupper() or word.isupper():
        return False
    beside = [found[other].text for other in (at - 1, at + 1) if 0 <= other < len(found)]
    neighbours = [other for other in beside if other[:1].isupper() and len(other) > 1]
    capitals = sum(token.text[:1].isupper() for token in found if token.kind == "word")
    # In a heading every word has one.
    only_first = at == 1 and neighbours == [found[0].text]
    return bool(neighbours) and capitals <= len(found) / 2 and not (only_first and neighbours[0].casefold() in _GRAMMAR)


def _longest(index: TermIndex, found: list[Token], matches: list[tuple[int, int, Match]]) -> list[Match]:
    """Keep the longest of overlapping matches, and look into the compounds that are no term."""
    taken = [False] * len(found)
    kept: list[Match] = []
    for at, end, match in sorted(matches, key=lambda one: (one[0] - one[1], one[0])):
        if not any(taken[at : end + 1]):
            taken[at : end + 1] = [True] * (end + 1 - at)
            kept.append(match)
    for place, token in enumerate(found):
        # A capital in the middle of a sentence: Rabobank is a name, no bank of some kind.
        is_name = place > 0 and token.text[:1].isupper()
        if not taken[place] and not is_name and token.kind == "word" and len(token.text) >= _LEAST_COMPOUND:
            kept.extend(parts_of(index, token.text, token.start))
    return sorted(kept, key=lambda match: match.start)


def parts_of(index: TermIndex, word: str, place: int = 0) -> list[Match]:
    """Give the terms within a compound that stands at a place in a text, the longest first."""
    found: list[Match] = []
    for start, end, key, is_head in compound_runs(word):
        terms = [term for term in index.by_key.get(key, ()) if not term.case_sensitive and not term.kind]
        if terms and not any(place + start < other.end and other.start < place + end for other in found):
            terms.sort(key=lambda term: not term.own)
            found.append(Match(place + start, place + end, word[start:end], key, tuple(terms), word, is_head))
    return found


@lru_cache(maxsize=50_000)
def compound_runs(word: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Give the runs of parts of a compound, longest first: where they begin and end, their key, whether they end the word.

    >>> [(key, is_head) for _, _, key, is_head in compound_runs("omzetmijlpalen")]
    [('omzetmijl', False), ('mijlpaal', True), ('omzet', False), ('mijl', False), ('paal', True)]
    """
    whole = analyse(word)
    if whole is None:
        return ()
    places: list[tuple[int, int]] = []
    at, folded = 0, word.casefold()
    for part, linker in zip(whole.parts, (*whole.linkers, ""), strict=True):
        start = folded.find(part, at)
        if start < 0:
            return ()
        places.append((start, start + len(part)))
        at = start + len(part) + (len(linker) if linker != "-" else 0)
    runs = [
        (first, last)
        for first in range(len(places))
        for last in range(first, len(places))
        if last - first < len(places) - 1
    ]
    runs.sort(key=lambda run: (run[0] - run[1], run[0]))
    return tuple(
        (places[first][0], places[last][1], word_key(word[places[first][0] : places[last][1]]), last == len(places) - 1)
        for first, last in runs
    )
