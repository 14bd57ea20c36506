"""A file with texts in two languages to segment pairs, Dutch and English, whichever way it translates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from glossary.errors import ReadingError
from glossary.i18n import tr, tr_later, trn
from glossary.model import Place, Problem
from glossary.reading.base import Limits
from glossary.reading.bilingual_direction import dutch_first, foreign
from glossary.reading.bilingual_raw import RawPair, RawPairs
from glossary.reading.bilingual_text import has_words, plain_text

# Pairs that are looked at to tell which side is Dutch.
_SAMPLE = 500
# Fewer pairs than this do not overrule what the file says of its languages.
_ENOUGH_TO_OVERRULE = 5
# What is said of the pairs that are passed over, by the reason.
_SAYS = {
    "empty": tr_later("without text on one side"),
    "broken": tr_later("with one side missing"),
    "fuzzy": tr_later("marked as unsure (fuzzy)"),
    "obsolete": tr_later("marked as obsolete"),
    "duplicate": tr_later("that were there before"),
    "identical": tr_later("not translated: both sides are the same"),
    "wordless": tr_later("without words on one side"),
    "long": tr_later("longer than a line or cell of text is"),
    "Dutch": tr_later("whose Dutch side is in another language"),
    "English": tr_later("whose English side is in another language"),
    "other": tr_later("in other languages than Dutch and English"),
}


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """A Dutch text and its English, as plain text, with the place where they stand."""

    nl: str
    en: str
    place: Place


@dataclass(frozen=True, slots=True)
class BilingualDocument:
    """A bilingual file being read: its pairs come one by one; when they are through, the problems are complete."""

    name: str
    pairs: Iterator[SegmentPair]
    problems: list[Problem]


def _formats() -> dict[str, Callable[[BinaryIO, str, Limits, list[Problem]], RawPairs]]:
    from glossary.reading import bilingual_catalog, bilingual_tables, bilingual_xml

    return {
        ".po": bilingual_catalog.catalog_pairs,
        ".mo": bilingual_catalog.compiled_pairs,
        ".tmx": bilingual_xml.memory_pairs,
        ".xliff": bilingual_xml.xliff_pairs,
        ".xlf": bilingual_xml.xliff_pairs,
        ".tsv": bilingual_tables.delimited_pairs,
        ".csv": bilingual_tables.delimited_pairs,
        ".xlsx": bilingual_tables.workbook_pairs,
    }


def bilingual_suffixes() -> tuple[str, ...]:
    """Give the file name endings that can be read as pairs."""
    return tuple(_formats())


def read_pairs(path: Path | str, limits: Limits | None = None) -> BilingualDocument:
    """Open a .po, .mo, .tmx, .xliff, .tsv, .csv or .xlsx file as segment pairs.

    The file names the languages, else its texts tell them. Accelerators, placeholders and markup are taken out; pairs
    that teach nothing are passed over and counted in the problems, with the place of the first. Raises ReadingError
    when the file cannot be read at all or its direction cannot be told; it does so when the first pair is drawn at the
    latest. A fault behind the first pair becomes a problem.
    """
    name, limits = str(path), limits or Limits()
    check_bilingual(name, limits)
    problems: list[Problem] = []
    return BilingualDocument(name, _pairs(name, limits, problems), problems)


def check_bilingual(name: str, limits: Limits) -> None:
    """Raise ReadingError for a file that is missing, too large, or none of `bilingual_suffixes`."""
    from glossary.reading.opening import check_source

    if Path(name).suffix.casefold() not in _formats():
        raise ReadingError(
            name,
            tr(
                "is not read as a bilingual file; known are {bilingual_suffixes}",
                bilingual_suffixes=", ".join(bilingual_suffixes()),
            ),
        )
    check_source(name, limits)


@contextmanager
def opened_pairs(name: str, limits: Limits, problems: list[Problem]) -> Iterator[tuple[Iterator[RawPair], bool | None]]:
    """Open a file as its raw pairs, and whether the first text of each is Dutch; None when each pair says so itself.

    Raises ReadingError when nothing can be read or the direction cannot be told. A fault further on becomes a problem.
    """
    from glossary.reading.opening import opened

    with opened(name, limits) as source:
        raw = _formats()[Path(name).suffix.casefold()](source, name, limits, problems)
        pairs = _until_fault(raw.pairs, name, problems)
        sample = list(islice(pairs, _SAMPLE))
        direction = _direction([pair for pair in sample if not pair.fault], raw.languages, name, problems)
        yield chain(sample, pairs), direction


@dataclass(slots=True)
class _Sieve:
    """Counts what is passed over, by reason, with the place of the first."""

    name: str
    passed: dict[str, list[Place]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    given: int = 0

    def drop(self, reason: str, place: Place) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1
        self.passed.setdefault(reason, [place])

    def problems(self) -> Iterator[Problem]:
        for reason in (*_SAYS, "turned"):
            if count := self.counts.get(reason, 0):
                what = (
                    trn(
                        "{count} pair passed over {says}",
                        "{count} pairs passed over {says}",
                        count,
                        says=tr(_SAYS[reason]),
                    )
                    if reason in _SAYS
                    else trn(
                        "{count} pair turned around: the Dutch stood on the English side",
                        "{count} pairs turned around: the Dutch stood on the English side",
                        count,
                    )
                )
                yield Problem(self.passed[reason][0], tr("{what}; the first is here", what=what))


def _pairs(name: str, limits: Limits, problems: list[Problem]) -> Iterator[SegmentPair]:
    sieve = _Sieve(name)
    with opened_pairs(name, limits, problems) as (pairs, direction):
        for pair in pairs:
            if found := _sifted(pair, direction, sieve, limits):
                sieve.given += 1
                yield found
    problems.extend(sieve.problems())
    if not sieve.given:
        problems.append(Problem(Place(name), tr("holds no pair of Dutch and English texts that could be used")))


def _until_fault(pairs: Iterable[RawPair], name: str, problems: list[Problem]) -> Iterator[RawPair]:
    """Give the pairs up to the place where the file is broken; a fault before the first one is raised."""
    last: Place | None = None
    try:
        for pair in pairs:
            last = pair.place
            yield pair
    except (ReadingError, OSError) as error:
        if last is None:
            raise (
                error
                if isinstance(error, ReadingError)
                else ReadingError(name, tr("cannot be read ({error})", error=error))
            ) from error
        reason = str(error).removeprefix(f"{name}: ")
        problems.append(Problem(last, tr("nothing behind this place was read: {reason}", reason=reason)))


def _direction(sample: list[RawPair], told: tuple[str, str], name: str, problems: list[Problem]) -> bool | None:
    """Say whether the first texts are Dutch; None when each pair says so itself. The texts overrule a header."""
    said = dutch_is_first(told)
    plain = [(plain_text(pair.first[:2000]), plain_text(pair.second[:2000])) for pair in sample]
    own = {pair.languages for pair in sample} - {("", "")}
    if said is None and own:
        said = dutch_is_first(next(iter(own))) if len(own) == 1 else None
        if len(own) > 1:
            return None
    if strange := {*told} - {"nl", "en", ""}:
        raise ReadingError(
            name,
            tr("holds another language ({strange}), not Dutch and English alone", strange=", ".join(sorted(strange))),
        )
    different = [(one, other) for one, other in plain if one != other]
    found = dutch_first(different)
    if said is not None and len(different) < _ENOUGH_TO_OVERRULE:
        return said
    if said is not None and found is not None and said != found:
        problems.append(
            Problem(Place(name), tr("the languages it names are the wrong way round; the texts were believed"))
        )
    if found is None and said is None and any(one and other for one, other in plain):
        raise ReadingError(name, tr("does not tell which side is Dutch; name the languages in its header"))
    return found if found is not None else said is not False


def dutch_is_first(languages: tuple[str, str]) -> bool | None:
    """Say whether the first of two languages is Dutch, as far as they are named."""
    if languages[0] == "nl" or (languages[1] == "en" and not languages[0]):
        return True if languages[1] in {"en", ""} else None
    if languages[1] == "nl" or (languages[0] == "en" and not languages[1]):
        return False if languages[0] in {"en", ""} else None
    return None


def _sifted(pair: RawPair, direction: bool | None, sieve: _Sieve, limits: Limits) -> SegmentPair | None:
    """Clean a pair; None for one that is passed over, and counted."""
    if reason := _raw_fault(pair, limits):
        sieve.drop(reason, pair.place)
        return None
    nl_first = direction if direction is not None else dutch_is_first(pair.languages)
    if nl_first is None:
        sieve.drop("other", pair.place)
        return None
    first, second = plain_text(pair.first), plain_text(pair.second)
    nl, en = (first, second) if nl_first else (second, first)
    reason = _fault(nl, en)
    if not reason and (reason := foreign(nl, en)) == "turned":
        sieve.drop("turned", pair.place)
        nl, en, reason = en, nl, ""
    known = hash((nl.casefold(), en.casefold()))
    if not reason and known in sieve.seen:
        reason = "duplicate"
    if reason:
        sieve.drop(reason, pair.place)
        return None
    sieve.seen.add(known)
    return SegmentPair(nl, en, pair.place)


def _raw_fault(pair: RawPair, limits: Limits) -> str:
    if pair.fault:
        return pair.fault
    if not pair.first.strip() or not pair.second.strip():
        return "empty"
    return "long" if max(len(pair.first), len(pair.second)) > limits.paragraph_characters else ""


def _fault(nl: str, en: str) -> str:
    if not has_words(nl) or not has_words(en):
        return "wordless"
    return "identical" if nl.casefold() == en.casefold() else ""
