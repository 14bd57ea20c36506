"""The terms of a segment and its English to findings: missing, forbidden, deprecated, false friends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.checking.amount_words import SCALES
from glossary.checking.english_text import EnglishTerm, EnglishText, english_term
from glossary.checking.findings import Kind
from glossary.checking.matching import Match, parts_of
from glossary.checking.terms import Expected, TermIndex
from glossary.dutch.keys import fold, match_key
from glossary.dutch.lexicon import FUNCTION_WORDS, dictionary_lemma
from glossary.english.lexicon import english_zipf
from glossary.i18n import tr
from glossary.termbase.wording import FalseFriendRow

# A false friend this common in English stands in sentences for other reasons (als, as).
_EVERYWHERE = 6.3
# Shorter parts in front of a compound are chance more often than not.
_LEAST_MODIFIER = 5
# Equivalents that are told as what was expected.
_TOLD = 3


class TermFault(NamedTuple):
    """Something about a term that may be wrong."""

    kind: Kind
    subject: str
    term: str
    found: str
    expected: tuple[str, ...]
    message: str


class Rendering(NamedTuple):
    """How a term was translated in a segment."""

    key: str
    term: str
    surface: str
    en: str
    own: bool
    """Whether the term is approved."""
    admitted: bool
    """Whether its entries admit this English, rather than the starter terms alone."""


def term_faults(
    index: TermIndex, matches: Iterable[Match], english: EnglishText, *, starter: bool
) -> Iterator[TermFault]:
    """Give what is wrong with the English of the terms of a segment; `starter` asks for starter terms too."""
    found = list(matches)
    for match in _first_of_each(found):
        expected = index.expected(match.key, match.terms)
        misused = list(_misused(match, expected, english, index, found))
        yield from misused
        # One finding about a term is enough: who mends the forbidden one puts the right one in its place.
        if not misused and not _is_rendered(match, expected, english):
            yield from _unrendered(index, match, expected, english, starter=starter)


def _unrendered(
    index: TermIndex, match: Match, expected: Expected, english: EnglishText, *, starter: bool
) -> Iterator[TermFault]:
    """Say what is missing of a term without its English; of a starter term, what the approved terms within it miss."""
    if match.part_of:
        yield from _part_missing(match, expected)
    elif expected.own or (starter and match.key not in index.rejected):
        yield _missing(match, expected)
    else:
        for part in parts_of(index, match.surface, match.start):
            wanted = index.expected(part.key, part.terms)
            if not _is_rendered(part, wanted, english):
                yield from _part_missing(part, wanted)


def _first_of_each(matches: list[Match]) -> list[Match]:
    """Give each term once: the whole word where it stands alone, else its place in a compound."""
    chosen: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: bool(match.part_of)):
        chosen.setdefault(match.key, match)
    return sorted(chosen.values(), key=lambda match: match.start)


def _is_rendered(match: Match, expected: Expected, english: EnglishText) -> bool:
    if not expected.admitted:
        return True
    return any(english.has(term) for term in expected.admitted) or any(english.has(term) for term in expected.also)


def _missing(match: Match, expected: Expected) -> TermFault:
    kind = Kind.TERM_MISSING if expected.own else Kind.STARTER_MISSING
    wanted = tuple(term.text for term in expected.admitted)
    cased = next((term.text for term in expected.admitted if term.case_sensitive), "")
    how = tr(", with these capitals") if cased else ""
    message = tr(
        "'{surface}' should be {what}{how}, and the English has none of it",
        surface=match.surface,
        what=_or(wanted),
        how=how,
    )
    return TermFault(kind, match.surface, match.terms[0].text, "", wanted, message)


def _part_missing(match: Match, expected: Expected) -> Iterator[TermFault]:
    """Ask for the English of a noun in a compound that is no term.

    In 7,000 messages of programs, translated by people, a term that is a word of its own has one of its equivalents in
    the English 85 times of a hundred, a noun at the end of a compound 83 times, one before it 78 times, if it has five
    letters; shorter ones 35 times, and verbs and adjectives less than 65 times.
    """
    if not expected.own or any(term.pos not in {"", "noun"} for term in match.own):
        return
    if not match.is_head and len(match.surface) < _LEAST_MODIFIER:
        return
    wanted = tuple(term.text for term in expected.admitted)
    message = tr(
        "'{part_of}' holds '{text}', and the English has no {what}",
        part_of=match.part_of,
        text=match.terms[0].text,
        what=_or(wanted),
    )
    yield TermFault(Kind.PART_MISSING, match.part_of, match.terms[0].text, "", wanted, message)


def _or(terms: tuple[str, ...]) -> str:
    shown = [f"'{term}'" for term in terms[:_TOLD]]
    more = tr(" or another admitted term") if len(terms) > _TOLD else ""
    return tr(" or ").join(shown) + more


def _misused(
    match: Match, expected: Expected, english: EnglishText, index: TermIndex, others: list[Match]
) -> Iterator[TermFault]:
    """Find forbidden and deprecated English, but not within longer English that is right, nor where another term has it."""
    # English that is right stands there for the term, so that the other one is of something else (staff turnover).
    if match.part_of or any(english.place(term) for term in expected.admitted if not term.case_sensitive):
        return
    for kind, terms in ((Kind.TERM_FORBIDDEN, expected.forbidden), (Kind.TERM_DEPRECATED, expected.deprecated)):
        for term in terms:
            place = english.place(term)
            if place is None or _covered(place, term, (*expected.admitted, *expected.also), english):
                continue
            if _belongs_to_another(term, match, index, others, english):
                continue
            wanted = tuple(one.text for one in expected.admitted)
            instead = tr("; use {what}", what=_or(wanted)) if wanted else ""
            told = (
                tr("'{term}' is forbidden for '{nl}'", term=term.text, nl=match.terms[0].text)
                if kind is Kind.TERM_FORBIDDEN
                else tr("'{term}' is deprecated for '{nl}'", term=term.text, nl=match.terms[0].text)
            )
            message = told + instead
            yield TermFault(kind, match.surface, match.terms[0].text, term.text, wanted, message)


def _covered(place: tuple[int, int], term: EnglishTerm, right: Iterable[EnglishTerm], english: EnglishText) -> bool:
    """Say whether English at a place is within a longer term that is right."""
    longer = (english.place(other) for other in right if len(other.keys) > len(term.keys))
    return any(found[0] <= place[0] and place[1] <= found[1] for found in longer if found)


def _belongs_to_another(
    term: EnglishTerm, match: Match, index: TermIndex, others: list[Match], english: EnglishText
) -> bool:
    """Say whether English is the right English of another term of the segment, or stands within it."""
    for other in others:
        if other.key == match.key:
            continue
        expected = index.expected(other.key, other.terms)
        for right in (*expected.admitted, *expected.also):
            if right.solid == term.solid:
                return True
            if len(right.keys) > len(term.keys) and term.solid in right.solid and english.place(right):
                return True
    return False


def false_friend_faults(
    index: TermIndex, matches: list[Match], english: EnglishText, nl: str, keys: Iterable[str]
) -> Iterator[TermFault]:
    """Give the false friends of a segment; `keys` are the match keys of its words and phrases."""
    for key in dict.fromkeys(keys):
        for friend in index.friends.get(key, ()):
            # One that is listed in the plural (effecten) is no friend in the singular (effect).
            if fold(friend.nl).replace(" ", "") != key and friend.nl.casefold() not in nl.casefold():
                continue
            if fault := _false_friend(index, matches, english, friend):
                yield fault


def _false_friend(
    index: TermIndex, matches: list[Match], english: EnglishText, friend: FalseFriendRow
) -> TermFault | None:
    wrong = english_term(friend.wrong)
    if not _can_be_wrong(friend) or english.place(wrong) is None:
        return None
    if any(english.has(english_term(right)) for right in friend.right):
        return None
    for match in [*matches, *_other_readings(index, friend)]:
        expected = index.expected(match.key, match.terms)
        for right in (*expected.admitted, *expected.also):
            # The person's own entries and other terms of the segment may well have this English.
            same = right.solid == wrong.solid or (wrong.solid in right.solid and english.place(right) is not None)
            if same and (expected.own or match.part_of or match.terms[0].text.casefold() != friend.nl.casefold()):
                return None
    message = tr(
        "'{wrong}' is a false friend of '{nl}', which is {what}: {why}",
        wrong=friend.wrong,
        nl=friend.nl,
        what=_or(friend.right),
        why=friend.why,
    )
    return TermFault(Kind.FALSE_FRIEND, friend.nl, friend.nl, friend.wrong, friend.right, message)


def _other_readings(index: TermIndex, friend: FalseFriendRow) -> list[Match]:
    """Give the terms that the form of a false friend may be of as well: `kost` is a form of kosten."""
    base = dictionary_lemma(friend.nl.casefold())
    key = match_key(base) if base else friend.key
    terms = index.by_key.get(key) if key != friend.key else None
    return [Match(0, 0, friend.nl, key, tuple(terms))] if terms else []


def with_friends(faults: list[TermFault], friends: list[TermFault]) -> list[TermFault]:
    """Put false friends beside what is wrong with terms; where both are about the same Dutch term, in one finding."""
    explained: dict[str, TermFault] = {match_key(friend.term): friend for friend in friends}
    joined: list[TermFault] = []
    for fault in faults:
        friend = explained.pop(match_key(fault.term), None)
        missing = friend and fault.kind in {Kind.TERM_MISSING, Kind.STARTER_MISSING}
        joined.append(
            fault._replace(message=f"{fault.message}; {friend.message}", found=friend.found)
            if friend and missing
            else fault
        )
    return [*joined, *explained.values()]


def _can_be_wrong(friend: FalseFriendRow) -> bool:
    """Leave out words that stand everywhere, and miljard and biljoen, which are compared as numbers."""
    return not (friend.nl in FUNCTION_WORDS or friend.nl in SCALES["nl"] or english_zipf(friend.wrong) >= _EVERYWHERE)


def renderings(index: TermIndex, matches: Iterable[Match], english: EnglishText) -> Iterator[Rendering]:
    """Give how the terms of a segment were translated, where that is plain: one of their equivalents stands there."""
    for match in matches:
        expected = index.expected(match.key, match.terms)
        # Verbs and adjectives have many English words for good reasons.
        if match.part_of or (not expected.own and any(term.pos != "noun" for term in match.terms)):
            continue
        there = [term for term in (*expected.admitted, *expected.also) if english.place(term) is not None]
        longest = [
            term for term in there if not any(term.solid != one.solid and term.solid in one.solid for one in there)
        ]
        if len({term.solid for term in longest}) == 1:
            admitted = expected.own and longest[0] in expected.admitted
            yield Rendering(match.key, match.terms[0].text, match.surface, longest[0].text, expected.own, admitted)
