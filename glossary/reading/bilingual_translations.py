"""A bilingual file to all its translations, for who checks them: nothing that is translated is passed over for being alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glossary.i18n import tr, tr_later, trn
from glossary.model import Place, Problem
from glossary.reading.base import Limits
from glossary.reading.bilingual import SegmentPair, check_bilingual, dutch_is_first, opened_pairs
from glossary.reading.bilingual_raw import RawPair
from glossary.reading.bilingual_text import has_words, plain_text

# Why a pair is passed over, and what is said of it.
_SAYS = {
    "empty": tr_later("not translated yet"),
    "fuzzy": tr_later("marked as unsure (fuzzy); they are checked when the mark is gone"),
    "obsolete": tr_later("marked as obsolete"),
    "broken": tr_later("with one side missing"),
    "long": tr_later("longer than a line or cell of text is"),
    "other": tr_later("in other languages than Dutch and English"),
}


def read_translations(path: Path | str, limits: Limits, problems: list[Problem]) -> Iterator[SegmentPair]:
    """Give the pairs of a .po, .mo, .tmx, .xliff, .tsv, .csv or .xlsx file, as plain text, in the order they stand in.

    Unlike `read_pairs`, which gathers evidence, this gives pairs that stand there twice, that are the same in both
    languages, and in which a side is in another language than it should. What is passed over is counted in `problems`.
    Raises ReadingError when the file cannot be read, is no bilingual file, or does not tell which side is Dutch.
    """
    name = str(path)
    check_bilingual(name, limits)
    passed: dict[str, list[Place]] = {}
    given = 0
    with opened_pairs(name, limits, problems) as (pairs, direction):
        for pair in pairs:
            found = _translation(pair, direction, limits)
            if isinstance(found, str):
                passed.setdefault(found, []).append(pair.place)
            elif found is not None:
                given += 1
                yield found
    for reason, places in passed.items():
        problems.append(
            Problem(
                places[0],
                trn(
                    "{count} segment passed over {says}; it is here",
                    "{count} segments passed over {says}; the first is here",
                    len(places),
                    says=tr(_SAYS[reason]),
                ),
            )
        )
    if not given:
        problems.append(Problem(Place(name), tr("holds no translation from Dutch to English that could be checked")))


def _translation(pair: RawPair, direction: bool | None, limits: Limits) -> SegmentPair | str | None:
    """Give a pair as plain text, or why it is passed over; None for one without words or numbers."""
    if pair.fault in _SAYS:
        return pair.fault
    if not pair.first.strip() or not pair.second.strip():
        return "empty" if pair.first.strip() or pair.second.strip() else None
    if max(len(pair.first), len(pair.second)) > limits.paragraph_characters:
        return "long"
    dutch_first = direction if direction is not None else dutch_is_first(pair.languages)
    if dutch_first is None:
        return "other"
    first, second = plain_text(pair.first), plain_text(pair.second)
    nl, en = (first, second) if dutch_first else (second, first)
    if not (has_words(nl) or any(letter.isdigit() for letter in nl)):
        return None
    return SegmentPair(nl, en, pair.place)
